//! The roster in OneRoster CSV files. The format has no addresses, and no contact teacher's group: a contact teacher is
//! there the first teacher of a class. Nor can it say that somebody is a guardian of one and only to be called about
//! another, so next of kin stay out.

use std::collections::HashSet;

use ransel_exchange::{
    oneroster::{Folder, WriteError, Writer},
    roster::{ContactKind, Group, Person, Sort, SourcedId},
};

use super::{ExportError, Place, Receiver};
use crate::records::Format;

/// Writes one transfer. [`OneRoster::finish`] must be called: without its manifest it is none.
pub struct OneRoster<F> {
    writer: Writer<F>,
    /// Guardians whose part at a school has been written.
    guardians: HashSet<String>,
    /// Groups the format has no room for: nor has it for those in them.
    left_out: HashSet<SourcedId>,
}

impl<F: Folder> OneRoster<F> {
    /// Begins.
    ///
    /// # Errors
    /// The files cannot be made.
    pub fn new(folder: F) -> Result<Self, ExportError> {
        let writer = Writer::new(folder).map_err(failed)?;
        Ok(Self { writer, guardians: HashSet::new(), left_out: HashSet::new() })
    }

    /// Ends the files and writes the manifest.
    ///
    /// # Errors
    /// Writing fails.
    pub fn finish(self, source: &str) -> Result<F, ExportError> {
        self.writer.finish(source).map_err(failed)
    }
}

fn failed(error: WriteError) -> ExportError {
    ExportError::Write(match error {
        WriteError::Io(error) => error,
        other => std::io::Error::other(other),
    })
}

/// Whether the row was written; only what makes the files useless is an error.
fn written(result: Result<(), WriteError>) -> Result<bool, ExportError> {
    match result {
        Ok(()) => Ok(true),
        Err(WriteError::Row(_)) => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

impl<F: Folder> Receiver for OneRoster<F> {
    fn format(&self) -> Format {
        Format::OneRoster
    }

    fn person(&mut self, row: &Person, school: Option<&SourcedId>) -> Result<bool, ExportError> {
        let mut row = row.clone();
        row.contacts.retain(|contact| contact.kind == ContactKind::Guardian);
        if !written(self.writer.user(&row, school))? {
            return Ok(false);
        }
        let Some(school) = school else { return Ok(true) };
        for contact in &row.contacts {
            if self.guardians.insert(contact.id.id.clone()) {
                let id = format!("{}-guardian", contact.id.id);
                written(self.writer.relative(&id, &contact.id, school, contact.kind))?;
            }
        }
        Ok(true)
    }

    fn group(&mut self, row: &Group) -> Result<bool, ExportError> {
        let done = match (row.sort, row.parents.as_slice()) {
            (Sort::Owner | Sort::School | Sort::Subject, _) => written(self.writer.place(row))?,
            (Sort::Class | Sort::Teaching, [school, course @ ..]) => {
                written(self.writer.class(row, school, course.first()))?
            }
            _ => false,
        };
        if !done {
            self.left_out.insert(row.id.clone());
        }
        Ok(done)
    }

    fn place(&mut self, place: &Place<'_>) -> Result<bool, ExportError> {
        if self.left_out.contains(place.group) {
            return Ok(false);
        }
        let (id, (from, to)) = (place.id.to_string(), place.period);
        let period = (Some(from), to);
        written(match place.school {
            None => self.writer.role(&id, place.person, place.group, place.kind, period),
            Some(school) => {
                self.writer.enrollment(&id, place.person, place.group, school, place.kind, period)
            }
        })
    }
}
