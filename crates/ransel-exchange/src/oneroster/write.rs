//! The writer: rows go to their files as they come, and the manifest last, when it is known what there is.

use std::{
    collections::BTreeSet,
    fs::{File, OpenOptions},
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use jiff::civil::Date;

use super::words::{OTHERS, ROSTER, columns};
use crate::roster::{ContactKind, Group, Part, Person, RoleKind, Sort, SourcedId, Way};

/// Where the files go.
pub trait Folder {
    /// Makes a file.
    ///
    /// # Errors
    /// It cannot be made, or is there already.
    fn create(&mut self, name: &str) -> io::Result<Box<dyn Write>>;
}

impl Folder for PathBuf {
    fn create(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // People's names: for the eyes of whoever made the folder.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file: File = options.open(self.join(name))?;
        Ok(Box::new(BufWriter::with_capacity(64 * 1024, file)))
    }
}

/// Why something was not written. The text holds no value.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The format has no room for this; nothing of the row was written.
    #[error("the format has no room for this {0}")]
    Row(&'static str),
    /// Writing failed; what has been written is of no use.
    #[error("writing failed")]
    Io(#[from] io::Error),
    /// Likewise.
    #[error("writing failed")]
    Csv(#[from] csv::Error),
}

/// Writes one transfer in full. [`Writer::finish`] must be called: without its manifest it is none.
pub struct Writer<F> {
    folder: F,
    tables: Vec<(Part, csv::Writer<Box<dyn Write>>)>,
    /// Periods of classes, which the format keeps in a file of their own.
    terms: BTreeSet<(Date, Date)>,
}

impl<F: Folder> Writer<F> {
    /// Begins.
    ///
    /// # Errors
    /// The files cannot be made.
    pub fn new(mut folder: F) -> Result<Self, WriteError> {
        let mut tables = Vec::new();
        for part in ROSTER {
            let file = folder.create(part.file().unwrap_or_default())?;
            // CRLF, as RFC 4180 has it.
            let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
            table.write_record(columns(part).iter().map(|column| column.trim_start_matches('*')))?;
            tables.push((part, table));
        }
        Ok(Self { folder, tables, terms: BTreeSet::new() })
    }

    fn put(&mut self, part: Part, cells: &[(&str, &str)]) -> Result<(), WriteError> {
        let Some((_, table)) = self.tables.iter_mut().find(|(known, _)| *known == part) else {
            return Err(WriteError::Row("file"));
        };
        if cells.iter().any(|(_, text)| text.chars().any(|letter| letter.is_control())) {
            return Err(WriteError::Row("control character"));
        }
        for column in columns(part) {
            let bare = column.trim_start_matches('*');
            let text = cells.iter().find(|(name, _)| *name == bare).map_or("", |(_, text)| text.trim());
            if bare != *column && text.is_empty() {
                return Err(WriteError::Row("empty field"));
            }
        }
        table.write_record(columns(part).iter().map(|column| {
            let bare = column.trim_start_matches('*');
            cells.iter().find(|(name, _)| *name == bare).map_or("", |(_, text)| text.trim())
        }))?;
        Ok(())
    }

    /// Writes an owner, a school or a subject.
    ///
    /// # Errors
    /// The format has no room for it, or writing fails.
    pub fn place(&mut self, group: &Group) -> Result<(), WriteError> {
        let parent = group.parents.first().map_or("", |parent| parent.id.as_str());
        match group.sort {
            Sort::Owner | Sort::School => self.put(
                Part::Orgs,
                &[
                    ("sourcedId", &group.id.id),
                    ("name", &group.name),
                    ("type", if group.sort == Sort::Owner { "district" } else { "school" }),
                    ("identifier", group.organisation_number.as_deref().unwrap_or_default()),
                    ("parentSourcedId", parent),
                ],
            ),
            Sort::Subject => self.put(
                Part::Courses,
                &[
                    ("sourcedId", &group.id.id),
                    ("title", &group.name),
                    ("courseCode", group.code.as_deref().unwrap_or_default()),
                    ("orgSourcedId", parent),
                ],
            ),
            _ => Err(WriteError::Row("kind of group")),
        }
    }

    /// Writes a class or teaching group at a school.
    ///
    /// # Errors
    /// As [`Writer::place`].
    pub fn class(
        &mut self,
        group: &Group,
        school: &SourcedId,
        course: Option<&SourcedId>,
    ) -> Result<(), WriteError> {
        let kind = match group.sort {
            Sort::Class => "homeroom",
            Sort::Teaching => "scheduled",
            _ => return Err(WriteError::Row("kind of group")),
        };
        let term = match (group.from, group.to) {
            (Some(from), Some(to)) => {
                self.terms.insert((from, to));
                term(from, to)
            }
            // The format knows no class without an end but one that is in no term.
            _ => String::new(),
        };
        self.put(
            Part::Classes,
            &[
                ("sourcedId", &group.id.id),
                ("title", &group.name),
                ("courseSourcedId", course.map_or("", |course| course.id.as_str())),
                ("classCode", &group.short),
                ("classType", kind),
                ("schoolSourcedId", &school.id),
                ("termSourcedIds", &term),
                ("subjectCodes", group.code.as_deref().unwrap_or_default()),
            ],
        )
    }

    /// Writes a person with the guardians she names.
    ///
    /// # Errors
    /// As [`Writer::place`].
    pub fn user(&mut self, person: &Person, main_school: Option<&SourcedId>) -> Result<(), WriteError> {
        let way = |by| person.reached.iter().find(|way| way.by == by).map_or("", |way| way.value.as_str());
        let known = |values: &[String], word: &str| -> Vec<String> {
            values.iter().map(|value| format!("{{{word}:{value}}}")).collect()
        };
        let ids = [known(&person.numbers, "personNIN"), known(&person.feide, "feideID")].concat();
        let breaks = |text: &String| text.contains([',', '{', '}']);
        if person.numbers.iter().chain(&person.feide).any(breaks) {
            return Err(WriteError::Row("user id"));
        }
        let agents: Vec<_> = person.contacts.iter().map(|contact| contact.id.id.clone()).collect();
        if agents.iter().any(|agent| agent.contains(',')) {
            return Err(WriteError::Row("key"));
        }
        self.put(
            Part::Users,
            &[
                ("sourcedId", &person.id.id),
                ("enabledUser", "true"),
                ("username", person.feide.first().unwrap_or(&person.id.id)),
                ("userIds", &ids.join(",")),
                ("givenName", &person.given),
                ("familyName", &person.family),
                ("email", way(Way::Email)),
                ("sms", way(Way::Mobile)),
                ("phone", way(Way::Phone)),
                ("agentSourcedIds", &agents.join(",")),
                ("primaryOrgSourcedId", main_school.map_or("", |school| school.id.as_str())),
            ],
        )?;
        match person.born {
            Some(born) => self
                .put(Part::Demographics, &[("sourcedId", &person.id.id), ("birthDate", &born.to_string())]),
            None => Ok(()),
        }
    }

    /// Writes what somebody is at a school.
    ///
    /// # Errors
    /// As [`Writer::place`].
    pub fn role(
        &mut self,
        id: &str,
        person: &SourcedId,
        org: &SourcedId,
        kind: RoleKind,
        period: (Option<Date>, Option<Date>),
    ) -> Result<(), WriteError> {
        let word = match kind {
            RoleKind::Pupil => "student",
            RoleKind::Teacher | RoleKind::ContactTeacher => "teacher",
            RoleKind::Principal => "principal",
            RoleKind::Leader | RoleKind::Office | RoleKind::Administration => "siteAdministrator",
            RoleKind::Other => "aide",
        };
        self.roles_row(id, person, org, word, period)
    }

    /// Writes that somebody is a guardian or relative of pupils at a school.
    ///
    /// # Errors
    /// As [`Writer::place`].
    pub fn relative(
        &mut self,
        id: &str,
        person: &SourcedId,
        org: &SourcedId,
        kind: ContactKind,
    ) -> Result<(), WriteError> {
        let word = match kind {
            ContactKind::Guardian => "guardian",
            ContactKind::NextOfKin => "relative",
            ContactKind::Unsaid => return Err(WriteError::Row("contact")),
        };
        self.roles_row(id, person, org, word, (None, None))
    }

    fn roles_row(
        &mut self,
        id: &str,
        person: &SourcedId,
        org: &SourcedId,
        word: &str,
        period: (Option<Date>, Option<Date>),
    ) -> Result<(), WriteError> {
        let (begin, end) = written(period)?;
        self.put(
            Part::Roles,
            &[
                ("sourcedId", id),
                ("userSourcedId", &person.id),
                ("roleType", "primary"),
                ("role", word),
                ("beginDate", &begin),
                ("endDate", &end),
                ("orgSourcedId", &org.id),
            ],
        )
    }

    /// Writes who is in a class or group of a school.
    ///
    /// # Errors
    /// As [`Writer::place`].
    pub fn enrollment(
        &mut self,
        id: &str,
        person: &SourcedId,
        class: &SourcedId,
        school: &SourcedId,
        kind: RoleKind,
        period: (Option<Date>, Option<Date>),
    ) -> Result<(), WriteError> {
        let (word, primary) = match kind {
            RoleKind::Pupil => ("student", ""),
            RoleKind::Teacher => ("teacher", "false"),
            RoleKind::ContactTeacher => ("teacher", "true"),
            _ => return Err(WriteError::Row("role")),
        };
        let (begin, end) = written(period)?;
        self.put(
            Part::Enrollments,
            &[
                ("sourcedId", id),
                ("classSourcedId", &class.id),
                ("schoolSourcedId", &school.id),
                ("userSourcedId", &person.id),
                ("role", word),
                ("primary", primary),
                ("beginDate", &begin),
                ("endDate", &end),
            ],
        )
    }

    /// Writes the terms and the manifest, and ends all files.
    ///
    /// # Errors
    /// Writing fails.
    pub fn finish(mut self, source: &str) -> Result<F, WriteError> {
        for (from, to) in std::mem::take(&mut self.terms) {
            let (begin, end) = written((Some(from), Some(to)))?;
            let id = term(from, to);
            self.put(
                Part::AcademicSessions,
                &[
                    ("sourcedId", &id),
                    ("title", &format!("{from} – {to}")),
                    ("type", "term"),
                    ("startDate", &begin),
                    ("endDate", &end),
                    ("schoolYear", &school_year(from).to_string()),
                ],
            )?;
        }
        for (_, mut table) in self.tables.drain(..) {
            table.flush()?;
        }
        let mut manifest = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(self.folder.create("manifest.csv")?);
        manifest.write_record(["propertyName", "value"])?;
        manifest.write_record(["manifest.version", "1.0"])?;
        manifest.write_record(["oneroster.version", "1.2"])?;
        let ours =
            ROSTER.iter().filter_map(|part| part.file()).map(|file| (file.trim_end_matches(".csv"), "bulk"));
        let mut files: Vec<_> = ours.chain(OTHERS.iter().map(|name| (*name, "absent"))).collect();
        // `userFlags` belongs to another profile of the format: read where it stands, never written.
        files.retain(|(name, _)| *name != "userFlags");
        files.sort_unstable();
        for (name, word) in files {
            manifest.write_record([&format!("file.{name}"), word])?;
        }
        manifest.write_record(["source.systemName", source])?;
        manifest.write_record(["source.systemCode", source])?;
        manifest.flush()?;
        drop(manifest);
        Ok(self.folder)
    }
}

/// A period as the format has it: its end is the first day after.
fn written((from, to): (Option<Date>, Option<Date>)) -> Result<(String, String), WriteError> {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(WriteError::Row("period"));
    }
    let end = to.map(|to| to.tomorrow().map_err(|_| WriteError::Row("period"))).transpose()?;
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    Ok((text(from), text(end)))
}

fn term(from: Date, to: Date) -> String {
    format!("term-{from}-{to}")
}

/// The year a school year that begins about this day ends in.
fn school_year(from: Date) -> i16 {
    if from.month() >= 7 { from.year() + 1 } else { from.year() }
}
