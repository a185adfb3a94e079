//! The numbers of the absence limit, dated. A change of law is a new row and an end for the old one.

use jiff::civil::{Date, date};
use ransel_law::reference::Instrument::Foppl2024;
use ransel_law::{LawRef, Period, Provision};

use super::class::Reading::{self, Quota, RunningTotal};
use super::scope::Assessment::{
    self, EndOfYearHalfYearAssessment, MidYearHalfYearAssessment, OverallAchievementGrade,
};

/// The absence limit as it applied during a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AbsenceLimit {
    /// The days it applied.
    pub valid: Period,
    /// More than this share of the subject's annual minutes is over the limit.
    pub percent: u32,
    /// Up to this share of undocumented and self-declared minutes the head in person may decide otherwise.
    pub head_percent: u32,
    /// The readings the wording carries; the first one serves where the owner has chosen none.
    pub readings: &'static [Reading],
    /// The assessments a pupil over the limit has no right to.
    pub covers: &'static [Assessment],
    /// The provision, in the wording of the day the row begins.
    pub source: LawRef,
}

const SECTION: Provision = Provision::chaptered(9, 8);

/// Every row, oldest first. Before 2024-08-01 the limit stood in the former regulation, with exceptions during the
/// pandemic that were not traced; no row claims to know them.
pub const ABSENCE_LIMITS: &[AbsenceLimit] = &[
    // Health absence had to be documented by health personnel from the first hour, so only the quota makes sense.
    AbsenceLimit {
        valid: Period::between(date(2024, 8, 1), date(2025, 8, 1)),
        percent: 10,
        head_percent: 15,
        readings: &[Quota],
        covers: &[OverallAchievementGrade, EndOfYearHalfYearAssessment, MidYearHalfYearAssessment],
        source: LawRef::new(Foppl2024, SECTION, date(2024, 8, 1)),
    },
    // Self-declared health absence accepted up to the limit; the mid-year grade no longer at stake.
    AbsenceLimit {
        valid: Period::between(date(2025, 8, 1), date(2026, 8, 1)),
        percent: 10,
        head_percent: 15,
        readings: &[RunningTotal, Quota],
        covers: &[OverallAchievementGrade, EndOfYearHalfYearAssessment],
        source: LawRef::new(Foppl2024, SECTION, date(2025, 8, 1)),
    },
    // The same numbers; visits to the school health service are no longer absence, which is a matter of class.
    AbsenceLimit {
        valid: Period::since(date(2026, 8, 1)),
        percent: 10,
        head_percent: 15,
        readings: &[RunningTotal, Quota],
        covers: &[OverallAchievementGrade, EndOfYearHalfYearAssessment],
        source: LawRef::new(Foppl2024, SECTION, date(2026, 8, 1)),
    },
];

impl AbsenceLimit {
    /// The limit that applies on a day; none before the table begins.
    pub fn on(day: Date) -> Option<&'static Self> {
        ABSENCE_LIMITS.iter().find(|limit| limit.valid.holds_on(day))
    }

    /// The reading the owner has chosen if the wording carries it, else the one that serves by default.
    pub fn reading(&self, chosen: Option<Reading>) -> Reading {
        let carried = chosen.filter(|reading| self.readings.contains(reading));
        carried.or(self.readings.first().copied()).unwrap_or(RunningTotal)
    }
}
