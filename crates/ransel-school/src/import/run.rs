//! One import within its transaction: the order of the readings, and what is remembered between chunks.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, civil::Date};
use ransel_exchange::pifu::Entry;
use ransel_kernel::{Owner, PersonId, pass::Change};
use uuid::Uuid;

use super::{
    CHUNK,
    key::Key,
    membership::Ties,
    places::Places,
    reading::RosterFile,
    report::{ImportError, Options, Progress, Report, RowNote, Stage},
    scan::Scan,
};
use crate::actions::ImportRoster;

/// One import. Made anew if the transaction has to run again.
pub struct Run<'r, 'c> {
    pub owner: &'r Owner,
    pub options: &'r Options,
    pub scan: &'r Scan,
    pub change: &'r mut Change<'c, ImportRoster>,
    pub today: Date,
    pub now: Timestamp,
    pub report: Report,
    pub places: Places<'r>,
    /// Keys of people and groups whose row has come.
    pub come: HashSet<Key>,
    /// People whose row has come; one may stand in the file under several keys.
    pub people: HashSet<PersonId>,
    /// Keys of people whose row stayed out: nothing else in the file is taken for theirs.
    pub left_out: HashSet<Key>,
    /// Rows this file speaks of: whether they are new.
    pub spoken_of: HashMap<Uuid, bool>,
    /// People who do not leave, since their rows stayed out.
    pub spared: HashSet<PersonId>,
    /// Person and place whose row could not be read.
    pub spared_at: HashSet<(PersonId, Uuid)>,
    /// Places with a row that could not be read and says not even whose it was.
    pub spared_places: HashSet<Uuid>,
}

impl<'r, 'c> Run<'r, 'c> {
    /// Begins.
    pub fn new(
        owner: &'r Owner,
        options: &'r Options,
        scan: &'r Scan,
        change: &'r mut Change<'c, ImportRoster>,
    ) -> Result<Self, ImportError> {
        let mut places = Places::load(owner, &scan.outline, change)?;
        places.make_room(owner.random)?;
        Ok(Self {
            owner,
            options,
            scan,
            change,
            places,
            today: owner.clock.today(),
            now: owner.clock.now(),
            report: Report {
                name: options.name.clone(),
                dropped: scan.dropped,
                bad_rows: scan.bad_rows.clone(),
                ..Report::default()
            },
            come: HashSet::new(),
            people: HashSet::new(),
            left_out: HashSet::new(),
            spoken_of: HashMap::new(),
            spared: HashSet::new(),
            spared_at: HashSet::new(),
            spared_places: HashSet::new(),
        })
    }

    /// All of it.
    pub fn all(
        mut self,
        file: &RosterFile,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, ImportError> {
        self.bare_subjects()?;
        self.people_and_groups(file, progress)?;
        self.contacts_and_memberships(file, progress)?;
        if self.scan.full {
            progress(Progress { stage: Stage::Leavers, done: 0, of: 0 });
            self.leavers()?;
        }
        if self.options.strict && !self.report.bad_rows.is_empty() {
            return Err(ImportError::BadRows(self.report.bad_rows));
        }
        Ok(self.report)
    }

    fn people_and_groups(
        &mut self,
        file: &RosterFile,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ImportError> {
        let (mut people, mut groups) = (Vec::new(), Vec::new());
        let (mut done, of) = (0, self.scan.persons + self.scan.groups);
        file.each(|row| {
            let Ok(row) = row else { return Ok(()) };
            match row.entry {
                Entry::Person(person) => people.push((row.line, person)),
                Entry::Group(group) => groups.push((row.line, group)),
                Entry::Properties(_) | Entry::Member(_) => return Ok(()),
            }
            done += 1;
            if people.len() >= CHUNK || groups.len() >= CHUNK {
                self.people(std::mem::take(&mut people))?;
                self.groups(std::mem::take(&mut groups))?;
                progress(Progress { stage: Stage::People, done, of });
            }
            Ok(())
        })?;
        self.people(people)?;
        self.groups(groups)?;
        progress(Progress { stage: Stage::People, done, of });
        Ok(())
    }

    fn contacts_and_memberships(
        &mut self,
        file: &RosterFile,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ImportError> {
        let mut ties = Ties::default();
        let (mut done, of) = (0, self.scan.persons + self.scan.members);
        file.each(|row| {
            done += u64::from(ties.take(self.owner, row));
            if ties.len() >= CHUNK {
                self.ties(std::mem::take(&mut ties))?;
                progress(Progress { stage: Stage::Ties, done, of });
            }
            Ok(())
        })?;
        self.ties(ties)?;
        progress(Progress { stage: Stage::Ties, done, of });
        Ok(())
    }

    /// The row went in, and somebody should look.
    pub fn warn(&mut self, line: u64, element: &'static str, reason: &'static str) {
        self.report.warnings.push(RowNote { line, element, reason });
    }

    /// The row stays out.
    pub fn refuse(&mut self, line: u64, element: &'static str, reason: &'static str) {
        self.report.bad_rows.push(RowNote { line, element, reason });
    }

    /// A new id.
    pub fn id(&self) -> Result<Uuid, ImportError> {
        Ok(self.owner.random.uuid()?)
    }
}
