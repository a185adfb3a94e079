//! Import of rosters and absences from exchange files.
//!
//! A file is streamed into staging, sorted by whom its rows are about, and gone through on paper before anything is
//! written; then it goes into the store in chunks, each a short transaction with its ledger entry. Cut off, it is taken
//! up where it was. Importing the same file twice writes nothing. The merge knows no format: all of them become the rows
//! of `ransel_exchange::roster`.
//!
//! Deliberately absent: merging people, ending guardianship, and anything about the owner's own offices. Those are
//! for somebody who looks.

mod absences;
mod contact;
mod contact_point;
pub(crate) mod dated;
mod desk;
mod drawers;
mod group;
mod identifiers;
mod identity;
mod key;
mod leavers;
mod membership;
mod number;
mod pace;
mod person;
mod places;
mod report;
mod role;
mod run;
mod shelf;
mod staged;
mod stored_ties;
mod subject;
mod work;

use std::{fs::File, io::BufReader, path::Path};

use ransel_exchange::{pifu::RosterReader, roster::Source};
use ransel_kernel::Owner;

pub use absences::{AbsenceCount, FoundAbsence, Sink};
pub use report::{ImportError, NumberPolicy, Options, Progress, Report, RowNote, Stage, Tally};
pub use work::{Resumed, Watch, bring_in, resume};

/// Rows that are gone through together: looked up with one query each. The most that goes in together, too; how much does is
/// a matter of time ([`pace`]).
const CHUNK: usize = 300;

/// Brings in a roster in PIFU-IMS.
///
/// # Errors
/// [`ImportError::Unreadable`], [`ImportError::BadRows`] if `strict`, [`ImportError::TooManyLeavers`]: nothing has
/// changed then. If the store fails, the import is finished by the next one, or by [`resume`].
pub fn pifu(
    owner: &Owner,
    file: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ImportError> {
    let mut source = open(file)?;
    bring_in(owner, &mut source, options, &mut Watch { progress, absences: None })
}

/// Brings in a roster in OneRoster CSV files. `source` names the system where the manifest does not.
///
/// # Errors
/// As [`pifu`].
pub fn oneroster(
    owner: &Owner,
    folder: &Path,
    source: Option<String>,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ImportError> {
    let mut source = ransel_exchange::oneroster::RosterReader::new(folder.to_owned(), source);
    bring_in(owner, &mut source, options, &mut Watch { progress, absences: None })
}

/// Hands over the absences of pupils, some hundred at a time, after the whole file has been found readable.
///
/// # Errors
/// [`ImportError::Unreadable`] before anything is handed over; those of `sink` and of the store.
pub fn pifu_absences(owner: &Owner, file: &Path, sink: &mut Sink<'_>) -> Result<AbsenceCount, ImportError> {
    work::absences_only(owner, &mut open(file)?, &std::env::temp_dir(), sink)
}

fn open(file: &Path) -> Result<impl Source, ImportError> {
    let file = File::open(file).map_err(ImportError::Open)?;
    Ok(RosterReader::new(BufReader::with_capacity(64 * 1024, file)))
}
