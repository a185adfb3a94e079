//! Who has left: what this system once said of the places in its file, and no longer says.

use std::collections::HashSet;

use uuid::Uuid;

use super::{report::ImportError, role::Tie, run::Run, stored_ties::StoredTie};

/// More than this part in a hundred at once, and a file is more likely cut short than right.
const SHARE_MAX: u64 = 5;
/// More people than this at once, likewise.
const PEOPLE_MAX: u64 = 20;
/// Groups looked at together.
const GROUPS: usize = 50;

/// What has been found so far.
#[derive(Default)]
struct Found {
    /// Rows that are to end.
    leaving: Vec<StoredTie>,
    /// Rows that held before this import and still do.
    staying: u64,
}

impl Run<'_, '_> {
    /// Ends what the file no longer has, unless it is too much.
    pub fn leavers(&mut self) -> Result<(), ImportError> {
        let found = self.missing()?;
        self.refuse_too_many(&found)?;
        for one in found.leaving {
            // What was only planned ends where it begins.
            self.date(one.tie, one.id, one.from, Some(self.today.max(one.from)))?;
            self.report.ended += 1;
        }
        Ok(())
    }

    fn missing(&mut self) -> Result<Found, ImportError> {
        let (schools, groups) = self.places.described();
        let mut found = Found::default();
        for school in schools {
            for row in self.ties_at_school(school)? {
                self.look(&mut found, school.0, row);
            }
        }
        for groups in groups.chunks(GROUPS) {
            for row in self.ties_in_groups(groups)? {
                if let Tie::Member(group, _) = row.tie {
                    self.look(&mut found, group.0, row);
                }
            }
        }
        Ok(found)
    }

    fn look(&self, found: &mut Found, place: Uuid, row: StoredTie) {
        if row.to.is_some_and(|to| to <= self.today.max(row.from)) {
            return;
        }
        let spared = self.spared.contains(&row.person)
            || self.spared_places.contains(&place)
            || self.spared_at.contains(&(row.person, place));
        match self.spoken_of.get(&row.id) {
            Some(true) => {}
            Some(false) => found.staying += 1,
            None if spared => found.staying += 1,
            None => found.leaving.push(row),
        }
    }

    fn refuse_too_many(&self, found: &Found) -> Result<(), ImportError> {
        let people: HashSet<_> = found.leaving.iter().map(|row| row.person).collect();
        let (count, leaving) = (people.len() as u64, found.leaving.len() as u64);
        let all = (leaving + found.staying).max(1);
        let many = count > PEOPLE_MAX || leaving * 100 > all * SHARE_MAX;
        if many && self.options.leavers.is_none_or(|confirmed| confirmed < count) {
            return Err(ImportError::TooManyLeavers { count, share: leaving * 100 / all });
        }
        Ok(())
    }
}
