//! Who has left: what this system once said of the places in its file, and no longer says.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use ransel_kernel::{GroupId, Owner, Pass, PersonId, SchoolId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    drawers::{Drawers, Filler, Seal},
    key::Key,
    places::Places,
    report::ImportError,
    role::Tie,
    run::{Done, Found, Run},
    staged::Staged,
    stored_ties::{StoredTie, ties_at_school, ties_in_groups},
};
use crate::actions::ImportRoster;

/// More than this part in a hundred at once, and a file is more likely cut short than right.
const SHARE_MAX: u64 = 5;
/// More people than this at once, likewise.
const PEOPLE_MAX: u64 = 20;
/// Groups looked at together.
const GROUPS: usize = 50;
/// Drawers by place.
const DRAWERS: usize = 256;

/// What was said of a place.
#[derive(Serialize, Deserialize)]
enum Said {
    /// The file speaks of this row.
    Row(Uuid),
    /// The person does not leave: a row of hers could not be read.
    Spared(Uuid),
}

/// What the file speaks of, by place: as long as the file, and so on disk.
pub struct Heard {
    filler: Filler,
}

impl Heard {
    /// Begins.
    pub fn new(owner: &Owner, path: &Path, salt: &[u8]) -> Result<Self, ImportError> {
        Ok(Self { filler: Filler::new(path, Seal::new(owner, salt, b"spoken-of"), DRAWERS)? })
    }

    /// Adds what a chunk spoke of.
    pub fn add(&mut self, done: &mut Done) -> Result<(), ImportError> {
        for (place, row) in done.spoken_of.drain(..) {
            self.filler.put(drawer(place), &(place, Said::Row(row)))?;
        }
        for (place, person) in done.spared_at.drain(..) {
            self.filler.put(drawer(place), &(place, Said::Spared(person.0)))?;
        }
        Ok(())
    }
}

fn drawer(place: Uuid) -> usize {
    Key(place).drawer(DRAWERS)
}

/// What is to end.
#[derive(Default)]
pub struct Leaving {
    /// The rows.
    pub rows: Vec<StoredTie>,
    /// Rows that held before this import and still do.
    staying: u64,
}

/// What is known of the places of one drawer.
struct Looking<'l> {
    found: &'l Found,
    staged: &'l Staged,
    spared_places: &'l HashSet<Uuid>,
    spoken_of: HashSet<Uuid>,
    spared: HashSet<(Uuid, Uuid)>,
}

impl Leaving {
    /// Finds what the file no longer has.
    pub fn find(
        heard: Heard,
        pass: &mut Pass<'_, ImportRoster>,
        places: &Places<'_>,
        staged: &Staged,
        found: &Found,
    ) -> Result<Self, ImportError> {
        let drawers = heard.filler.finish(&())?;
        let spared_places: HashSet<_> =
            staged.unread_groups.iter().flat_map(|group| places.spared(*group)).collect();
        let mut by_drawer: HashMap<usize, (Vec<SchoolId>, Vec<GroupId>)> = HashMap::new();
        let (schools, groups) = places.described();
        schools.into_iter().for_each(|id| by_drawer.entry(drawer(id.0)).or_default().0.push(id));
        groups.into_iter().for_each(|id| by_drawer.entry(drawer(id.0)).or_default().1.push(id));
        let mut leaving = Self::default();
        let source = &staged.head.source;
        for (drawer, (schools, groups)) in by_drawer {
            let looking = Looking::at(&drawers, drawer, found, staged, &spared_places)?;
            for school in schools {
                leaving.look(&looking, ties_at_school(pass, source, school)?);
            }
            for groups in groups.chunks(GROUPS) {
                leaving.look(&looking, ties_in_groups(pass, source, groups)?);
            }
        }
        // In one order, however the places were found: an import that is taken up goes on as it began.
        leaving.rows.sort_unstable_by_key(|row| row.id);
        Ok(leaving)
    }

    fn look(&mut self, looking: &Looking<'_>, rows: Vec<StoredTie>) {
        let today = looking.staged.head.day;
        for row in rows {
            if row.to.is_some_and(|to| to <= today.max(row.from)) {
                continue;
            }
            if looking.spoken_of.contains(&row.id) || looking.spares(row.person, row.tie) {
                self.staying += 1;
            } else {
                self.rows.push(row);
            }
        }
    }

    /// Stops at what is more likely a file cut short than people leaving.
    pub fn refuse_too_many(&self, confirmed: Option<u64>) -> Result<(), ImportError> {
        let people: HashSet<_> = self.rows.iter().map(|row| row.person).collect();
        let (count, leaving) = (people.len() as u64, self.rows.len() as u64);
        let all = (leaving + self.staying).max(1);
        let many = count > PEOPLE_MAX || leaving * 100 > all * SHARE_MAX;
        if many && confirmed.is_none_or(|confirmed| confirmed < count) {
            return Err(ImportError::TooManyLeavers { count, share: leaving * 100 / all });
        }
        Ok(())
    }
}

impl<'l> Looking<'l> {
    fn at(
        drawers: &Drawers,
        drawer: usize,
        found: &'l Found,
        staged: &'l Staged,
        spared_places: &'l HashSet<Uuid>,
    ) -> Result<Self, ImportError> {
        let (spoken_of, spared) = (HashSet::new(), HashSet::new());
        let mut looking = Self { found, staged, spared_places, spoken_of, spared };
        drawers.each(drawer, |(place, said)| {
            match said {
                Said::Row(row) => drop(looking.spoken_of.insert(row)),
                Said::Spared(person) => drop(looking.spared.insert((place, person))),
            }
            Ok(())
        })?;
        Ok(looking)
    }

    fn spares(&self, person: PersonId, tie: Tie) -> bool {
        self.found.spared.contains(&person)
            || self.spared_places.contains(&tie.place())
            || self.spared.contains(&(tie.place(), person.0))
    }
}

impl Run<'_, '_, '_> {
    /// Ends what the file no longer has.
    pub fn leave(mut self, rows: &[StoredTie]) -> Result<Done, ImportError> {
        for one in rows {
            // What was only planned ends where it begins.
            self.end(one, self.today.max(one.from))?;
            self.done.report.ended += 1;
        }
        Ok(self.finish())
    }
}
