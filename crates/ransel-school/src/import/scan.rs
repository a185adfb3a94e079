//! The first reading: is the file whole, what is in it, and how do its groups hang together.

use std::collections::{HashMap, HashSet};

use ransel_exchange::pifu::{
    Dropped, Entry, Group, GroupKind as Kind, IdentifierKind, Membership, Person, RoleKind, Row, RowError,
    TransferKind,
};
use ransel_kernel::Owner;

use super::{
    CHUNK,
    key::Key,
    reading::RosterFile,
    report::{ImportError, Progress, RowNote, Stage},
};

/// What a group of the file is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The school owner.
    Owner,
    /// A school.
    School,
    /// A class.
    Class,
    /// A teaching group.
    Teaching,
    /// A contact teacher's group and nothing else. One that is a class too counts as a class, and only an explicit
    /// contact teacher is one there: the word opens more than teaching does.
    ContactTeacher,
    /// A subject.
    Subject,
    /// Anything else. Not kept, but the way to a group's school may lead through it.
    Passed,
}

/// A group as far as others depend on it.
#[derive(Debug)]
pub struct Outline {
    /// What it is.
    pub sort: Sort,
    /// What it belongs to.
    pub parents: Vec<Key>,
    /// Keys it had before.
    pub former: Vec<Key>,
    /// Its code in the national curriculum.
    pub code: Option<String>,
}

/// What the first reading found.
#[derive(Debug, Default)]
pub struct Scan {
    /// The system that sends.
    pub source: String,
    /// Whether what is not in the file is gone.
    pub full: bool,
    /// People in the file.
    pub persons: u64,
    /// Groups in the file.
    pub groups: u64,
    /// Members in the file.
    pub members: u64,
    /// Rows that stay out.
    pub bad_rows: Vec<RowNote>,
    /// What was turned away.
    pub dropped: Dropped,
    /// The groups.
    pub outline: HashMap<Key, Outline>,
    /// Pupil and school, for whoever is at a school by a row of her own (or by one that could not be read).
    pub at_school: HashSet<u128>,
    /// Everybody with a place in the file. Empty if guardians' numbers are kept anyway.
    pub placed: HashSet<Key>,
    track_placed: bool,
}

/// Reads the file through.
pub fn read(
    owner: &Owner,
    file: &RosterFile,
    progress: &mut dyn FnMut(Progress),
) -> Result<Scan, ImportError> {
    let track_placed = !owner.settings().guardian_identity_number;
    let mut scan = Scan { track_placed, ..Scan::default() };
    let mut done = 0;
    scan.dropped = file.each(|row| {
        scan.row(owner, row);
        done += 1;
        if done % CHUNK as u64 == 0 {
            progress(Progress { stage: Stage::Reading, done, of: 0 });
        }
        Ok(())
    })?;
    progress(Progress { stage: Stage::Reading, done, of: done });
    Ok(scan)
}

impl Scan {
    fn row(&mut self, owner: &Owner, row: Result<Row, RowError>) {
        match row.map(|row| row.entry) {
            Ok(Entry::Properties(properties)) => {
                self.source = properties.datasource;
                self.full = properties.kind == TransferKind::Full;
            }
            Ok(Entry::Person(Person { .. })) => self.persons += 1,
            Ok(Entry::Group(group)) => self.group(owner, &group),
            Ok(Entry::Member(member)) => self.member(owner, &member),
            Err(error) => {
                self.bad_rows.push(RowNote::from(&error));
                if let (Some(group), Some(person)) = (&error.about.group, &error.about.person) {
                    // What could not be read may have been the row that puts the pupil at the school.
                    self.at_school.insert(Key::new(owner, person).with(Key::new(owner, group)));
                }
            }
        }
    }

    fn group(&mut self, owner: &Owner, group: &Group) {
        self.groups += 1;
        let outline = Outline {
            sort: sort(group),
            parents: group.parents.iter().map(|parent| Key::new(owner, &parent.id)).collect(),
            former: group.former_ids().iter().map(|former| Key::new(owner, &former.id)).collect(),
            code: code(group),
        };
        // The first row of a key is the one that counts; the others are named when groups are brought in.
        self.outline.entry(Key::new(owner, group.sourced_id())).or_insert(outline);
    }

    fn member(&mut self, owner: &Owner, member: &Membership) {
        self.members += 1;
        let (person, group) = (Key::new(owner, &member.member), Key::new(owner, &member.group));
        if self.track_placed {
            self.placed.insert(person);
        }
        let maybe_school = self.outline.get(&group).is_none_or(|outline| outline.sort == Sort::School);
        if maybe_school && member.roles.iter().any(|role| role.kind == RoleKind::Pupil) {
            self.at_school.insert(person.with(group));
        }
    }
}

fn sort(group: &Group) -> Sort {
    let sorts = [
        (Kind::Owner, Sort::Owner),
        (Kind::School, Sort::School),
        (Kind::SchoolClass, Sort::Class),
        (Kind::TeachingGroup, Sort::Teaching),
        (Kind::ContactTeacherGroup, Sort::ContactTeacher),
        (Kind::Subject, Sort::Subject),
    ];
    sorts.into_iter().find(|(kind, _)| group.is(kind)).map_or(Sort::Passed, |(_, sort)| sort)
}

/// The short code of the national curriculum, or the last part of its address.
pub fn code(group: &Group) -> Option<String> {
    let short = group.identifier(IdentifierKind::GrepShortForm).map(str::trim);
    let long = || group.identifier(IdentifierKind::GrepCode).and_then(|code| code.trim().rsplit('/').next());
    short.filter(|code| !code.is_empty()).or_else(long).filter(|code| !code.is_empty()).map(str::to_owned)
}
