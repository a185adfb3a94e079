//! Where a chunk of an import is worked through: first on paper, then in the store. It is the same work, so what is told
//! beforehand is what is done.

use ransel_kernel::{
    Pass, Record, Result,
    action::Opens,
    pass::{Change, Set},
    rows::Rows,
    value::Datum,
};

use crate::actions::ImportRoster;

/// Where rows can be read: within a change, or with a pass.
pub trait Reads {
    /// A query over a table the import opens.
    fn rows<R: Record>(&mut self) -> Rows<'_, R>
    where
        ImportRoster: Opens<R>;
}

impl Reads for Change<'_, ImportRoster> {
    fn rows<R: Record>(&mut self) -> Rows<'_, R>
    where
        ImportRoster: Opens<R>,
    {
        Change::rows(self)
    }
}

impl Reads for Pass<'_, ImportRoster> {
    fn rows<R: Record>(&mut self) -> Rows<'_, R>
    where
        ImportRoster: Opens<R>,
    {
        Pass::rows(self)
    }
}

/// On paper or in the store.
pub enum Desk<'d, 'c> {
    /// On paper: what would be written is counted.
    Paper(&'d Pass<'c, ImportRoster>, u64),
    /// In the store.
    Store(&'d mut Change<'c, ImportRoster>),
}

impl Desk<'_, '_> {
    /// Whether nothing is written.
    pub fn on_paper(&self) -> bool {
        matches!(self, Self::Paper(..))
    }

    /// How much would have been written, if this was on paper.
    pub fn planned(&self) -> u64 {
        if let Self::Paper(_, planned) = self { *planned } else { 0 }
    }

    /// Adds a row.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<()>
    where
        ImportRoster: Opens<R>,
    {
        match self {
            Self::Paper(_, planned) => *planned += 1,
            Self::Store(change) => change.insert(record)?,
        }
        Ok(())
    }

    /// Changes columns of a row.
    pub fn update<R: Record, I: Datum>(&mut self, id: &I, set: Set<R>) -> Result<()>
    where
        ImportRoster: Opens<R>,
    {
        match self {
            Self::Paper(_, planned) => *planned += 1,
            Self::Store(change) => change.update(id, set)?,
        }
        Ok(())
    }
}

impl Reads for Desk<'_, '_> {
    fn rows<R: Record>(&mut self) -> Rows<'_, R>
    where
        ImportRoster: Opens<R>,
    {
        match self {
            Self::Paper(pass, _) => pass.rows(),
            Self::Store(change) => change.rows(),
        }
    }
}
