//! What is kept: rolls, marks, corrections, remarks, reports, reasons, notes, letters, and absence brought in from elsewhere.
//! Deliberately absent: a row for a pupil who was there, and anything that says why outside the vault.

mod attested;
mod conduct;
mod imported;
mod letters;
mod remark;
mod reports;
mod roll;

pub use attested::{Attestation, Attested, DaysLeftOut, RollSaved};
pub use conduct::{Concern, ConductNote, ConductWords, NoteKind, Withdrawal};
pub use imported::{Documented, ImportedAbsence, Mode, Unit};
pub use letters::{
    AbsenceWarning, ConductWarning, Danger, Decided, DecisionReasons, FollowUpStep, LetterOpened,
    LimitDecision, Step,
};
pub use remark::AbsenceRemark;
pub use reports::{AbsenceReason, AbsenceReport, Cause};
pub use roll::{Correction, CorrectionCause, Effect, Mark, MarkState, RollTaken};
