//! What is kept: rolls, marks, corrections, reports, reasons, and absence brought in from elsewhere.
//! Deliberately absent: a row for a pupil who was there, and anything that says why beside `AbsenceReason`.

mod imported;
mod reports;
mod roll;

pub use imported::{Documented, ImportedAbsence, Mode, Unit};
pub use reports::{AbsenceReason, AbsenceReport, Cause};
pub use roll::{Correction, CorrectionCause, Effect, Mark, MarkState, RollTaken};
