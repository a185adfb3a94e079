//! The file, read from its beginning as often as needed.

use std::{
    fs::File,
    io::{BufReader, Seek},
    path::Path,
};

use ransel_exchange::pifu::{self, Dropped, Row, RowError};
use ransel_kernel::{Pass, Record, action::Opens, pass::Change, rows::Rows};

use super::report::ImportError;
use crate::actions::ImportRoster;

/// An opened file. Held open, so that another file of the same name cannot take its place between two readings.
pub struct RosterFile(File);

impl RosterFile {
    /// Opens it.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        File::open(path).map(Self).map_err(ImportError::Open)
    }

    /// Gives each row to `on`, from the beginning; returns what was turned away.
    pub fn each(
        &self,
        mut on: impl FnMut(Result<Row, RowError>) -> Result<(), ImportError>,
    ) -> Result<Dropped, ImportError> {
        let mut file = &self.0;
        file.rewind().map_err(ImportError::Open)?;
        let mut reader = pifu::read(BufReader::with_capacity(64 * 1024, file));
        while let Some(row) = reader.next_row()? {
            on(row)?;
        }
        Ok(*reader.dropped())
    }
}

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
