//! Absences of an exchange file, handed over with the people and places they belong to here. What becomes of them is
//! for the absence module.

use std::collections::{HashMap, HashSet};

use ransel_exchange::roster::{Absence, Dropped};
use ransel_kernel::{GroupId, Pass, PersonId, SchoolId};
use uuid::Uuid;

use super::{
    CHUNK,
    key::Key,
    places::{Place, Places},
    report::{ImportError, RowNote},
    shelf::behind,
    staged::{Staged, Waiting},
};
use crate::{actions::ImportRoster, records::Group};

/// Takes absences, some hundred at a time.
pub type Sink<'s> = dyn FnMut(Vec<FoundAbsence>) -> ransel_kernel::Result<()> + 's;

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

/// Hands over the absences of a transfer in staging.
pub fn hand_over(
    staged: &Staged,
    pass: &mut Pass<'_, ImportRoster>,
    places: &Places<'_>,
    sink: &mut Sink<'_>,
) -> Result<AbsenceCount, ImportError> {
    let (source, unknown, count) = (&staged.head.source, HashSet::new(), AbsenceCount::default());
    let mut found = Finder { pass, places, source, unknown, count };
    let (mut waiting, mut size) = (Vec::new(), 0);
    staged.absences(|one| {
        size += one.absences.len();
        waiting.push(one);
        if size >= CHUNK {
            size = 0;
            sink(found.find(std::mem::take(&mut waiting))?)?;
        }
        Ok(())
    })?;
    if !waiting.is_empty() {
        sink(found.find(waiting)?)?;
    }
    Ok(AbsenceCount { unknown_persons: found.unknown.len() as u64, ..found.count })
}

struct Finder<'f, 'p> {
    pass: &'f mut Pass<'p, ImportRoster>,
    places: &'f Places<'f>,
    source: &'f str,
    unknown: HashSet<Key>,
    count: AbsenceCount,
}

impl Finder<'_, '_> {
    fn find(&mut self, waiting: Vec<Waiting>) -> Result<Vec<FoundAbsence>, ImportError> {
        let people = behind(self.pass, waiting.iter().map(|one| one.person))?;
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
