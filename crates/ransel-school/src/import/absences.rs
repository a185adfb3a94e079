//! Absences of an exchange file, handed over with the people and places they belong to here. What becomes of them is
//! for the absence module.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use ransel_exchange::pifu::{Absence, Dropped, Entry, RoleKind, SourcedId};
use ransel_kernel::{Caller, GroupId, Owner, Pass, PersonId, SchoolId};
use uuid::Uuid;

use super::{
    CHUNK,
    key::Key,
    places::{Place, Places},
    reading::RosterFile,
    report::{ImportError, RowNote},
    scan,
    shelf::behind,
};
use crate::{actions::ImportRoster, records::Group};

/// An absence of somebody known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAbsence {
    /// Who.
    pub person: PersonId,
    /// The group it was recorded in, if it was one.
    pub group: Option<GroupId>,
    /// The subject it was recorded in, or that of the group.
    pub subject: Option<Uuid>,
    /// The school it was recorded at, or that of the group or subject.
    pub school: Option<SchoolId>,
    /// The system that says so.
    pub source: String,
    /// What it says.
    pub absence: Absence,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AbsenceCount {
    /// Absences handed over.
    pub handed_over: u64,
    /// People with absences whom nobody here is known as.
    pub unknown_persons: u64,
    /// Absences handed over whose group or subject is not known here.
    pub unknown_places: u64,
    /// Rows that stayed out.
    pub bad_rows: Vec<RowNote>,
    /// What was turned away while reading.
    pub dropped: Dropped,
}

/// The absences of one pupil in one place, by keys.
struct Waiting {
    person: Key,
    group: Key,
    absences: Vec<Absence>,
}

/// Hands over the absences of pupils, some hundred at a time, after the whole file has been found readable.
///
/// # Errors
/// [`ImportError::Unreadable`] before anything is handed over; those of `sink` and of the store.
pub fn pifu_absences(
    owner: &Owner,
    file: &Path,
    sink: &mut dyn FnMut(Vec<FoundAbsence>) -> ransel_kernel::Result<()>,
) -> Result<AbsenceCount, ImportError> {
    let file = RosterFile::open(file)?;
    let scan = scan::read(owner, &file, &mut |_| {})?;
    let ctx = owner.ctx(Caller::part("import"))?;
    let mut pass = ctx.may(ImportRoster {})?;
    let places = Places::load(owner, &scan.outline, &mut pass)?;
    let mut found = Finder {
        pass,
        places,
        source: &scan.source,
        unknown: HashSet::new(),
        count: AbsenceCount::default(),
    };
    let (mut waiting, mut size) = (Vec::new(), 0);
    let key = |id: &SourcedId| Key::new(owner, id);
    file.each(|row| {
        let Ok(Entry::Member(member)) = row.map(|row| row.entry) else { return Ok(()) };
        let pupil = member.roles.into_iter().filter(|role| role.kind == RoleKind::Pupil);
        let absences: Vec<_> = pupil.flat_map(|role| role.absences).collect();
        if absences.is_empty() {
            return Ok(());
        }
        size += absences.len();
        waiting.push(Waiting { person: key(&member.member), group: key(&member.group), absences });
        if size >= CHUNK {
            size = 0;
            sink(found.find(std::mem::take(&mut waiting))?)?;
        }
        Ok(())
    })?;
    if !waiting.is_empty() {
        sink(found.find(waiting)?)?;
    }
    let unknown_persons = found.unknown.len() as u64;
    Ok(AbsenceCount { unknown_persons, bad_rows: scan.bad_rows, dropped: scan.dropped, ..found.count })
}

struct Finder<'f> {
    pass: Pass<'f, ImportRoster>,
    places: Places<'f>,
    source: &'f str,
    unknown: HashSet<Key>,
    count: AbsenceCount,
}

impl Finder<'_> {
    fn find(&mut self, waiting: Vec<Waiting>) -> Result<Vec<FoundAbsence>, ImportError> {
        let people = behind(&mut self.pass, waiting.iter().map(|one| one.person))?;
        let subjects = self.subjects(&waiting)?;
        let mut found = Vec::new();
        for one in waiting {
            let Some(person) = people.get(&one.person) else {
                self.unknown.insert(one.person);
                continue;
            };
            let near = self.places.school_of(one.group);
            let (group, subject, school) = match self.places.place(one.group) {
                Some(Place::Group { id, school, .. }) => (Some(id), subjects.get(&id).copied(), Some(school)),
                Some(Place::Subject(subject)) => (None, Some(subject), near),
                Some(Place::School(school) | Place::Undescribed(school)) => (None, None, Some(school)),
                Some(Place::Owner | Place::Passed) | None => {
                    self.count.unknown_places += one.absences.len() as u64;
                    (None, None, near)
                }
            };
            self.count.handed_over += one.absences.len() as u64;
            let source = self.source;
            found.extend(one.absences.into_iter().map(|absence| FoundAbsence {
                person: *person,
                group,
                subject,
                school,
                source: source.to_owned(),
                absence,
            }));
        }
        Ok(found)
    }

    /// What the groups are taught.
    fn subjects(&self, waiting: &[Waiting]) -> Result<HashMap<GroupId, Uuid>, ImportError> {
        let groups: HashSet<_> = waiting
            .iter()
            .filter_map(|one| match self.places.place(one.group) {
                Some(Place::Group { id, .. }) => Some(id),
                _ => None,
            })
            .collect();
        let rows = self.pass.rows::<Group>().among(Group::ID, groups).all()?;
        Ok(rows.into_iter().filter_map(|group| Some((group.id, group.subject?))).collect())
    }
}
