//! Absence: the roll of each lesson, reports and their reasons, and what absence means for the right to a grade. And
//! apart from it, order and conduct: late arrivals and notes.

pub mod actions;
mod choices;
mod days;
mod derived;
mod diploma;
mod export;
mod import;
mod letter;
mod migrations;
mod pages;
mod reckoning;
pub mod records;
mod roll;
pub mod rules;
mod seed;
mod store;

use ransel_kernel::{Module, events, events::PupilLeft, handovers, records};

pub use import::{Count, import};
pub use pages::pages;
use ransel_school::handovers::{AbsenceForDiploma, AbsenceToSystem};
pub use ransel_school::import::FoundAbsence;
pub use seed::{SeedMark, SeedState, seed};

use crate::records::{
    AbsenceReason, AbsenceRemark, AbsenceReport, AbsenceWarning, Attestation, ConductNote, ConductWarning,
    ConductWords, Correction, DaysLeftOut, DecisionReasons, FollowUpStep, ImportedAbsence, LetterOpened,
    LimitDecision, Mark, RollSaved, RollTaken,
};

/// Absence, as a module of the house.
pub fn module() -> Module {
    Module {
        name: "absence",
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![
            RollTaken,
            Mark,
            Correction,
            AbsenceReport,
            ImportedAbsence,
            AbsenceReason,
            ConductNote,
            ConductWords,
            AbsenceWarning,
            ConductWarning,
            LetterOpened,
            LimitDecision,
            DecisionReasons,
            FollowUpStep,
            Attestation,
            RollSaved,
            DaysLeftOut,
            AbsenceRemark
        ],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
        gives: handovers![AbsenceForDiploma => diploma::give, AbsenceToSystem],
        asks: handovers![],
        hears: events![PupilLeft => diploma::offer],
    }
}

#[cfg(test)]
mod tests;
