//! What is asked of an import and what it tells. No name and no number of anybody: lines, and keys of texts.

use ransel_exchange::pifu::{Dropped, FileError, RowError};
use ransel_kernel::KernelError;

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
    /// Reading the file through, before anything is written.
    Reading,
    /// People and groups.
    People,
    /// Contacts and memberships.
    Ties,
    /// Who has left.
    Leavers,
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
}

/// Something to say about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowNote {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The element of the format.
    pub element: &'static str,
    /// Key of the text that says what.
    pub reason: &'static str,
}

impl From<&RowError> for RowNote {
    fn from(error: &RowError) -> Self {
        Self { line: error.line, element: error.element, reason: error.reason.key() }
    }
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
}

impl Report {
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

impl From<FileError> for ImportError {
    fn from(error: FileError) -> Self {
        Self::Unreadable { line: error.line, reason: error.reason.key() }
    }
}
