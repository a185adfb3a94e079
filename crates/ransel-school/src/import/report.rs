//! What is asked of an import and what it tells. No name and no number of anybody: lines, and keys of texts.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use ransel_exchange::roster::{Dropped, Spot, Unreadable};
use ransel_kernel::KernelError;
use serde::{Deserialize, Deserializer, Serialize};

use super::AbsenceCount;

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Any row that cannot be taken in stops everything.
    pub strict: bool,
    /// How many people may leave at once, confirmed by whoever imports; `None` for the ordinary limit.
    pub leavers: Option<u64>,
    /// The file's name, for messages.
    pub name: String,
    /// Rehearse: do everything, tell, and keep nothing.
    pub dry_run: bool,
    /// Which national identity numbers are taken.
    pub numbers: NumberPolicy,
    /// The folder where the file lies meanwhile, sealed; the machine's own for such files if none is named.
    pub staging: Option<PathBuf>,
}

/// Which national identity numbers are taken. A refused number is like one that fails its check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberPolicy {
    /// Those of the Population Register only: an installation in service.
    #[default]
    RealOnly,
    /// Those made for testing only: an installation for testing or showing.
    SyntheticOnly,
    /// Both.
    Either,
}

/// What the import is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the file into staging.
    Reading,
    /// Going through it on paper.
    Checking,
    /// Schools, classes, groups and subjects.
    Groups,
    /// People and what ties them.
    People,
    /// Guardians and next of kin.
    Contacts,
    /// Who has left.
    Leavers,
    /// Absences.
    Absences,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Rows done.
    pub done: u64,
    /// Rows in all; 0 while nobody knows.
    pub of: u64,
}

/// How many of a kind were added, changed and left as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Added.
    pub added: u64,
    /// Changed.
    pub changed: u64,
    /// Left as they were.
    pub unchanged: u64,
}

impl Tally {
    /// Counts one that was there already.
    pub(super) fn met(&mut self, changed: bool) {
        *(if changed { &mut self.changed } else { &mut self.unchanged }) += 1;
    }

    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
    }
}

/// Something to say about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RowNote {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The element of the format, or the file where a transfer has several.
    pub element: &'static str,
    /// Key of the text that says what.
    pub reason: &'static str,
}

impl RowNote {
    pub(super) fn new(spot: Spot, element: &'static str, reason: &'static str) -> Self {
        Self { line: spot.line, element: spot.part.file().unwrap_or(element), reason }
    }

    /// The file, where a transfer has several.
    pub fn file(&self) -> Option<&'static str> {
        Some(self.element).filter(|element| element.ends_with(".csv"))
    }
}

impl<'de> Deserialize<'de> for RowNote {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            line: u64,
            element: String,
            reason: String,
        }
        let Written { line, element, reason } = Written::deserialize(from)?;
        Ok(Self { line, element: word(element), reason: word(reason) })
    }
}

/// One of our own words, read back from staging. There are some dozens of them, each kept once.
fn word(word: String) -> &'static str {
    static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = known.get(word.as_str()) {
        return word;
    }
    let word: &'static str = Box::leak(word.into_boxed_str());
    known.insert(word);
    word
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The file's name.
    pub name: String,
    /// People.
    pub persons: Tally,
    /// Schools, classes, groups and subjects.
    pub groups: Tally,
    /// Guardians and next of kin.
    pub contacts: Tally,
    /// Enrolments, posts and memberships of groups.
    pub memberships: Tally,
    /// Enrolments, posts and memberships ended because the file no longer has them.
    pub ended: u64,
    /// Roles and groups of kinds that are of no use here.
    pub not_kept: u64,
    /// What was turned away while reading.
    pub dropped: Dropped,
    /// Rows that went in, and what somebody should look at.
    pub warnings: Vec<RowNote>,
    /// Rows that stayed out.
    pub bad_rows: Vec<RowNote>,
    /// What became of absences, if they were asked for.
    pub absences: AbsenceCount,
}

impl Report {
    /// Adds what a chunk did.
    pub(super) fn add(&mut self, chunk: Self) {
        self.persons.add(chunk.persons);
        self.groups.add(chunk.groups);
        self.contacts.add(chunk.contacts);
        self.memberships.add(chunk.memberships);
        self.ended += chunk.ended;
        self.not_kept += chunk.not_kept;
        self.warnings.extend(chunk.warnings);
        self.bad_rows.extend(chunk.bad_rows);
    }

    /// With notes in the order of the file.
    pub(super) fn in_order(mut self) -> Self {
        self.warnings.sort_by_key(|note| (note.file(), note.line));
        self.bad_rows.sort_by_key(|note| (note.file(), note.line));
        self
    }

    /// Whether the import changed nothing.
    pub fn nothing_changed(&self) -> bool {
        let all = [self.persons, self.groups, self.contacts, self.memberships];
        self.ended == 0 && all.iter().all(|tally| tally.added == 0 && tally.changed == 0)
    }
}

/// Why an import stopped. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened.
    #[error("the file cannot be opened")]
    Open(#[source] std::io::Error),
    /// The place for the file on its way cannot be used.
    #[error("the folder for the file on its way cannot be used")]
    Workplace(#[source] std::io::Error),
    /// The file on its way is not what was put there.
    #[error("the file on its way does not hold ({0})")]
    Staging(&'static str),
    /// Two imports at once would take each other's rows for their own.
    #[error("another import is at work")]
    AnotherRuns,
    /// A file of a transfer cannot be read to its end.
    #[error("{file}, line {line}: the file is unreadable ({reason})")]
    UnreadablePart {
        /// Which.
        file: &'static str,
        /// The line reading had come to.
        line: u64,
        /// Key of the text that says why.
        reason: &'static str,
    },
    /// The file cannot be read to its end.
    #[error("line {line}: the file is unreadable ({reason})")]
    Unreadable {
        /// The line reading had come to.
        line: u64,
        /// Key of the text that says why.
        reason: &'static str,
    },
    /// Rows that cannot be taken in, where that was not to be.
    #[error("{} rows cannot be taken in", .0.len())]
    BadRows(Vec<RowNote>),
    /// So many would leave that the file is more likely to be incomplete. Confirm with [`Options::leavers`].
    #[error("{count} people would leave")]
    TooManyLeavers {
        /// How many people.
        count: u64,
        /// Their part of what holds now, in per cent.
        share: u64,
    },
    /// The store or the ledger failed.
    #[error("the store failed")]
    Store(#[from] KernelError),
}

impl From<Unreadable> for ImportError {
    fn from(error: Unreadable) -> Self {
        let Unreadable { part, line, reason } = error;
        match part.file() {
            Some(file) => Self::UnreadablePart { file, line, reason },
            None => Self::Unreadable { line, reason },
        }
    }
}
