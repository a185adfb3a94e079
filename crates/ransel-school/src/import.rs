//! Import of rosters and absences from an exchange file (PIFU-IMS).
//!
//! The file is streamed, never held. A roster is read three times: once before anything is written, so that an
//! unreadable file changes nothing; then, within one transaction, for people and groups, and for what ties them
//! together, since a row may name somebody who comes later. In memory stay the outline of the groups and a few keys of 16
//! bytes per person and membership. Importing the same file twice writes nothing.
//!
//! Deliberately absent: merging people, ending guardianship, and anything about the owner's own offices. Those are
//! for somebody who looks.

mod absences;
mod contact;
mod contact_point;
pub(crate) mod dated;
mod group;
mod identifiers;
mod identity;
mod key;
mod leavers;
mod membership;
mod number;
mod person;
mod places;
mod reading;
mod report;
mod role;
mod run;
mod scan;
mod shelf;
mod stored_ties;
mod subject;

use std::path::Path;

use ransel_kernel::{Caller, KernelError, Owner};

use crate::actions::ImportRoster;
use reading::RosterFile;
use run::Run;

pub use absences::{AbsenceCount, FoundAbsence, pifu_absences};
pub use report::{ImportError, NumberPolicy, Options, Progress, Report, RowNote, Stage, Tally};

/// Rows that are looked up together: one query for all of them.
const CHUNK: usize = 500;

/// Brings in a roster, whole or not at all.
///
/// # Errors
/// [`ImportError::Unreadable`], [`ImportError::BadRows`] if `strict`, [`ImportError::TooManyLeavers`]: nothing has
/// changed then. Nor has it if the store fails.
pub fn pifu(
    owner: &Owner,
    file: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ImportError> {
    let file = RosterFile::open(file)?;
    let scan = scan::read(owner, &file, progress)?;
    if options.strict && !scan.bad_rows.is_empty() {
        return Err(ImportError::BadRows(scan.bad_rows));
    }
    let ctx = owner.ctx(Caller::part("import"))?;
    // What is told although the transaction is rolled back: a rehearsal's report, or why the import stopped.
    let mut told = None;
    let kept = ctx.change(ImportRoster {}, |change| {
        told = None;
        match Run::new(owner, options, &scan, change).and_then(|run| run.all(&file, progress)) {
            Ok(report) if !options.dry_run => Ok(report),
            Err(ImportError::Store(error)) => Err(error),
            other => {
                told = Some(other);
                Err(KernelError::invalid("import-not-kept"))
            }
        }
    });
    if let Some(told) = told {
        return told;
    }
    let report = kept?;
    // The kernel leaves reloading to the parts of the product: once, at their end.
    owner.reload(None)?;
    Ok(report)
}
