//! Dated references to law. A legal basis is never free text: instrument, provision and the day whose wording
//! is meant. The validity comes from the tables here, so that no citing record can contradict them (LB-1 to LB-6).

mod instrument;
mod parse;
mod provision;
mod validity;

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

pub use instrument::Instrument;
pub use parse::LawRefError;
pub use provision::{Numbered, Provision, ProvisionForm};

/// The day the tables of this crate were last read against the consolidated law.
pub const LAW_READ_ON: Date = date(2026, 10, 1);

/// How sure we are of a row in a table of law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the consolidated text, or stable and well known.
    Sure,
    /// From a secondary source or firm professional knowledge.
    Likely,
    /// The best reconstruction; to be confirmed before a user sees it.
    Unverified,
}

/// A provision of an instrument, in the wording of a certain day.
///
/// Sorts by instrument, then by number: section numbers were reused with new meaning in 2024, so they are
/// never compared without the instrument (LB-3).
///
/// In text form `FOPPL-2024 § 9-8` or `POL-2018 art. 6(1)(e)`, with ` @ 2025-08-01` for a wording other than
/// the one last read. It is stored and configured in this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LawRef {
    /// The act or regulation.
    pub instrument: Instrument,
    /// Section or article, with paragraph and letter where they matter.
    pub provision: Provision,
    /// The provision is meant as it stood on this day.
    pub wording_of: Date,
}

/// A provision was cited on a day when it did not apply (LB-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not in force on {on}", cited.compact())]
pub struct NotInForce {
    /// What was cited.
    pub cited: LawRef,
    /// The day of the decision, letter or record that cites it.
    pub on: Date,
}

impl LawRef {
    /// A provision as it stood on a day.
    pub const fn new(instrument: Instrument, provision: Provision, wording_of: Date) -> Self {
        Self { instrument, provision, wording_of }
    }

    /// A provision in its last wording known here: as last read, or as it stood when its instrument ended.
    pub fn last_known(instrument: Instrument, provision: Provision) -> Self {
        let ended = validity::of(instrument, &provision).to.filter(|last| *last < LAW_READ_ON);
        Self { instrument, provision, wording_of: ended.unwrap_or(LAW_READ_ON) }
    }

    /// The first day the provision applied; none if it is adopted but not yet in force.
    pub fn valid_from(&self) -> Option<Date> {
        validity::of(self.instrument, &self.provision).from
    }

    /// The last day the provision applied, inclusive as statutes are written; none while it applies.
    pub fn valid_to(&self) -> Option<Date> {
        validity::of(self.instrument, &self.provision).to
    }

    /// Did the provision apply on a day?
    pub fn in_force(&self, on: Date) -> bool {
        self.valid_from().is_some_and(|from| from <= on) && self.valid_to().is_none_or(|last| on <= last)
    }

    /// LB-2: a new decision, letter or record may only cite what is in force on its day. An error, not a warning.
    pub fn may_be_cited(&self, on: Date) -> Result<(), NotInForce> {
        if self.in_force(on) { Ok(()) } else { Err(NotInForce { cited: *self, on }) }
    }

    /// Has the section been reworded after the wording meant here, and by the given day? The number may have
    /// stayed the same while the meaning moved.
    pub fn reworded_by(&self, on: Date) -> bool {
        validity::rewordings(self.instrument, &self.provision).any(|day| self.wording_of < day && day <= on)
    }

    /// The text form, with the wording only where it is not the last known one.
    pub fn compact(&self) -> String {
        let plain = format!("{} {}", self.instrument.key(), self.provision.compact());
        if self.wording_of == Self::last_known(self.instrument, self.provision).wording_of {
            return plain;
        }
        format!("{plain} @ {}", self.wording_of)
    }
}

/// As a Norwegian letter cites it: `forskrift til opplæringslova § 9-8`. Bokmål and nynorsk agree up to the
/// sixth paragraph (ledd); later ones are written with a numeral for that reason.
impl fmt::Display for LawRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The General Data Protection Regulation is law through the Personal Data Act but has a name of its own.
        let name = match self.provision.form {
            ProvisionForm::Article => "personvernforordningen",
            ProvisionForm::Section | ProvisionForm::Chapter => self.instrument.name(),
        };
        write!(f, "{name} {}", self.provision)
    }
}

impl From<LawRef> for String {
    /// Always with the day of the wording: what is stored must not drift when the tables are read anew.
    fn from(law: LawRef) -> Self {
        format!("{} {} @ {}", law.instrument.key(), law.provision.compact(), law.wording_of)
    }
}
