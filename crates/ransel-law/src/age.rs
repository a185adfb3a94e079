//! Age in law: how it is counted, the bands in which a pupil's say grows, and the limits with their provisions.
//! Deliberately absent: who may see or decide what. Policy asks this file and adds custody, protection and the rest.

mod limits;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use limits::{AGE_LIMITS, AgeLimit, AgeRight, age_limit, has_reached};

/// Whole years of age on a day. Zero before and in the year after birth, at most 255.
///
/// Whoever is born on 29 February turns a year older on 1 March in years without that day: on 28 February the
/// birthday has not come yet.
pub fn age_on(born: Date, on: Date) -> u8 {
    let birthday_to_come = (on.month(), on.day()) < (born.month(), born.day());
    let years = i32::from(on.year()) - i32::from(born.year()) - i32::from(birthday_to_come);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// The stretches of childhood between which the law moves a right from guardians to pupil. They turn at midnight
/// in Oslo on the birthday. Ask [`has_reached`] for a certain right; the bands are for what follows age as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Heard according to age and maturity.
    Under12,
    /// The opinion carries great weight.
    From12,
    /// Own consent to services offered to children online.
    From13,
    /// Decides everything about the own education.
    From15,
    /// Of age in health matters.
    From16,
    /// Adult: guardians' access ends.
    Adult,
}

impl AgeBand {
    /// The band on a day.
    pub fn on(born: Date, on: Date) -> Self {
        match age_on(born, on) {
            0..12 => Self::Under12,
            12 => Self::From12,
            13..15 => Self::From13,
            15 => Self::From15,
            16..18 => Self::From16,
            18.. => Self::Adult,
        }
    }
}
