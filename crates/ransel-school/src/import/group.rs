//! Schools, classes and groups.

use std::collections::HashMap;

use ransel_exchange::pifu::{self, GroupNameKind, IdentifierKind, SchoolType};
use ransel_kernel::{GroupId, SchoolId, pass::Set};
use ransel_law::identifier::OrganisationNumber;

use super::{dated::day_after, key::Key, places::Place, report::ImportError, run::Run};
use crate::records::{Group, GroupKind, School, Stage};

type Rows = Vec<(u64, pifu::Group)>;

impl Run<'_, '_> {
    /// Brings in some groups.
    pub fn groups(&mut self, rows: Rows) -> Result<(), ImportError> {
        let (mut schools, mut groups, mut subjects) = (Vec::new(), Vec::new(), Vec::new());
        for (line, row) in rows {
            let key = Key::new(self.owner, row.sourced_id());
            if !self.come.insert(key) {
                self.refuse(line, "group", "key-twice");
                continue;
            }
            match self.places.place(key) {
                Some(Place::School(school) | Place::Undescribed(school)) => schools.push((line, school, row)),
                Some(Place::Owner) => {
                    schools.extend(self.places.school(key).map(|school| (line, school, row)))
                }
                Some(Place::Group { id, school, kind }) => {
                    groups.push((
                        Group { subject: self.places.subject_of(key), ..empty(id, school, kind) },
                        row,
                    ));
                }
                Some(Place::Subject(subject)) => subjects.push((subject, row)),
                Some(Place::Passed) => self.report.not_kept += 1,
                None => self.refuse(line, "group", "no-school"),
            }
        }
        self.schools(schools)?;
        self.classes_and_groups(groups)?;
        self.subjects(subjects)
    }

    fn schools(&mut self, rows: Vec<(u64, SchoolId, pifu::Group)>) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(_, id, _)| *id);
        let stored = self.change.rows::<School>().among(School::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|school| (school.id, school)).collect();
        for (line, id, row) in rows {
            let before = stored.remove(&id);
            let number = self.organisation_number(line, &row);
            let stage = stage(&row.school_types);
            let name = row.more_names.iter().find(|name| name.kind == GroupNameKind::Usual);
            let school = School {
                id,
                name: name.map_or(&row.names.short, |name| &name.value).clone(),
                // What the file does not say, the office may have said.
                stage: stage.or(before.as_ref().map(|school| school.stage)).unwrap_or(Stage::Unknown),
                organisation_number: number
                    .or(before.as_ref().map(|school| school.organisation_number.clone()))
                    .unwrap_or_default(),
                source: row.sourced_id().source.clone(),
                source_key: row.sourced_id().id.clone(),
            };
            match before {
                None => {
                    self.change.insert(&school)?;
                    self.report.groups.added += 1;
                }
                Some(before) if before == school => self.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(School::NAME, &school.name)
                        .to(School::STAGE, &school.stage)
                        .to(School::ORGANISATION_NUMBER, &school.organisation_number)
                        .to(School::SOURCE, &school.source)
                        .to(School::SOURCE_KEY, &school.source_key);
                    self.change.update(&id, set)?;
                    self.report.groups.met(true);
                }
            }
        }
        Ok(())
    }

    fn organisation_number(&mut self, line: u64, row: &pifu::Group) -> Option<String> {
        let number = row.identifier(IdentifierKind::OrganisationNumber)?.parse::<OrganisationNumber>();
        if number.is_err() {
            self.warn(line, "group", "organisation-number");
        }
        number.ok().map(|number| number.to_string())
    }

    fn classes_and_groups(&mut self, rows: Vec<(Group, pifu::Group)>) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(group, _)| group.id);
        let stored = self.change.rows::<Group>().among(Group::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|group| (group.id, group)).collect();
        for (group, row) in rows {
            let before = stored.remove(&group.id);
            let begun = before.as_ref().map(|group| group.valid_from);
            // What the file does not say, setting up the school may have said.
            let subject = group.subject.or(before.as_ref().and_then(|group| group.subject));
            let ended = row.period.to.map(day_after);
            let gone = row.change == Some(pifu::Change::Deleted);
            let group = Group {
                subject,
                name: row.names.short.clone(),
                source: row.sourced_id().source.clone(),
                source_key: row.sourced_id().id.clone(),
                valid_from: row.period.from.or(begun).unwrap_or(self.today),
                valid_to: if gone {
                    Some(ended.map_or(self.today, |ended| ended.min(self.today)))
                } else {
                    ended
                },
                ..group
            };
            match before {
                None => {
                    self.change.insert(&group)?;
                    self.report.groups.added += 1;
                }
                Some(before) if before == group => self.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(Group::SCHOOL, &group.school)
                        .to(Group::KIND, &group.kind)
                        .to(Group::NAME, &group.name)
                        .to(Group::SUBJECT, &group.subject)
                        .to(Group::SOURCE, &group.source)
                        .to(Group::SOURCE_KEY, &group.source_key)
                        .to(Group::VALID_FROM, &group.valid_from)
                        .to(Group::VALID_TO, &group.valid_to);
                    self.change.update(&group.id, set)?;
                    self.report.groups.met(true);
                }
            }
        }
        Ok(())
    }
}

fn empty(id: GroupId, school: SchoolId, kind: GroupKind) -> Group {
    Group {
        id,
        school,
        kind,
        name: String::new(),
        subject: None,
        source: String::new(),
        source_key: String::new(),
        valid_from: jiff::civil::Date::ZERO,
        valid_to: None,
    }
}

/// `None` where the file says nothing, or that it is a school of both stages: the absence limit hangs on it.
fn stage(types: &[SchoolType]) -> Option<Stage> {
    let upper = types.contains(&SchoolType::UpperSecondary);
    let lower = types.iter().any(|kind| matches!(kind, SchoolType::Primary | SchoolType::LowerSecondary));
    match (upper, lower) {
        (true, false) => Some(Stage::UpperSecondary),
        (false, true) => Some(Stage::Compulsory),
        _ => None,
    }
}
