//! Days and hours on the diploma, and what a pupil may have left out (R2-13 to R2-17). Hours never become days.
//! Deliberately absent: half days; the format has whole days and whole hours.

use jiff::civil::date;
use ransel_law::{LawRef, Minutes, Provision, Ruling, facts, reference::Instrument::Foppl2024};
use serde::{Deserialize, Serialize};

/// At most so many days of a school year are left out.
pub const DAYS_AT_MOST: u32 = 10;
/// Health absence must last longer than this; only what comes after these days is left out.
const HEALTH_DAYS_KEPT: u32 = 3;

/// Absence on the diploma of upper secondary education (the number from a secondary source, likely).
const ON_DIPLOMA: LawRef = LawRef::new(Foppl2024, Provision::chaptered(9, 53), date(2024, 8, 1));
/// For compulsory school the rule is read, its number is not: the chapter is cited.
const ON_COMPULSORY_DIPLOMA: LawRef = LawRef::new(Foppl2024, Provision::whole_chapter(9), date(2024, 8, 1));

/// Where the pupil goes: the demands on documentation differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiplomaStage {
    /// Upper secondary.
    Upper,
    /// Years 8 to 10.
    Compulsory,
}

/// Why a whole day was missed, as far as the deduction asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCause {
    /// Nothing that is accepted.
    Neither,
    /// Health, documented as the stage demands.
    Health,
    /// The same, with a certified higher risk (in compulsory school: disability or chronic illness).
    HealthAtRisk,
    /// Another accepted cause, or granted leave.
    Other,
}

/// A day with teaching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolDay {
    /// The pupil was there.
    Here,
    /// She missed some of it.
    Partly(Minutes),
    /// She missed all scheduled teaching.
    Whole(DayCause),
}

/// What stands on the diploma for a school year, before anything is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Whole days.
    pub days: u32,
    /// The rest, in minutes.
    pub minutes: Minutes,
}

impl Totals {
    /// Whole hours. That a begun hour is not counted is a choice in the pupil's favour: no text was found on it.
    pub fn hours(self) -> u32 {
        self.minutes.get() / 60
    }
}

/// Whole days and the minutes beside them.
pub fn totals(days: &[SchoolDay]) -> Totals {
    let whole = days.iter().filter(|day| matches!(day, SchoolDay::Whole(_))).count();
    let partly = days
        .iter()
        .filter_map(|day| if let SchoolDay::Partly(minutes) = day { Some(*minutes) } else { None });
    Totals {
        days: u32::try_from(whole).unwrap_or(u32::MAX),
        minutes: Minutes::checked_sum(partly).unwrap_or(Minutes::new(u32::MAX)),
    }
}

/// How many days a pupil who asks for it may have left out. `days` are all days with teaching of one school year, in
/// order: days of illness that follow each other are one absence, whatever weekend lies between them.
pub fn deductible(days: &[SchoolDay], stage: DiplomaStage) -> Ruling<u32> {
    let (mut in_row, mut health, mut other) = (0_u32, 0_u32, 0_u32);
    for day in days {
        in_row = match day {
            SchoolDay::Whole(DayCause::Health | DayCause::HealthAtRisk) => in_row + 1,
            _ => 0,
        };
        match day {
            SchoolDay::Whole(DayCause::Other) => other += 1,
            SchoolDay::Whole(DayCause::HealthAtRisk) => health += 1,
            SchoolDay::Whole(DayCause::Health) if in_row > HEALTH_DAYS_KEPT => health += 1,
            _ => {}
        }
    }
    let source = match stage {
        DiplomaStage::Upper => ON_DIPLOMA,
        DiplomaStage::Compulsory => ON_COMPULSORY_DIPLOMA,
    };
    // Two numbers of days that may be left out, and not which of them was health: a ruling is shown and stored.
    let may = health + other;
    Ruling {
        outcome: may.min(DAYS_AT_MOST),
        source,
        because: facts![days_that_may = may, days_at_most = DAYS_AT_MOST],
    }
}

/// The days printed when so many are asked to be left out.
pub fn printed(total: u32, claimed: u32) -> u32 {
    total.saturating_sub(claimed.min(DAYS_AT_MOST))
}
