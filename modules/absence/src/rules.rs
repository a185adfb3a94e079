//! The absence limit per subject: does it apply, where does a pupil stand, is the limit exceeded, may the principal
//! decide; who must be warned. Deliberately absent: the teacher's own judgement whether there is basis for a grade.
//! Pure: no clock, no storage.

mod class;
mod diploma;
mod head;
mod limit;
mod scope;
mod standing;
mod warning;

use ransel_law::{Ruling, facts};
use serde::{Deserialize, Serialize};

pub use class::{AbsenceClass, AbsencePiece, Effect, Reading, Risk, counts_towards_limit};
pub use diploma::{DAYS_AT_MOST, DayCause, DiplomaStage, SchoolDay, Totals, deductible, printed, totals};
pub use head::{after_decision, complain_by, head_may_decide};
pub use limit::{ABSENCE_LIMITS, AbsenceLimit};
pub use ransel_law::calendar::{is_public_holiday, next_working_day};
pub use ransel_law::statistics::{Count, FEWEST, count, shown};
pub use scope::{Applies, Assessment, Learner, absence_limit_applies};
pub use standing::{PercentTenths, Standing, StandingError};
pub use warning::{
    DAYS_LOOKED_AT, DUTY_TO_WARN, Remarks, Triggers, WarningDue, absence_calls_for_a_talk, conduct_in_doubt,
    order_in_doubt, warning_due,
};

/// What the absence in a subject means for the right to a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Not above the limit. Whether the teacher has basis for a grade is another question (R2-7).
    Kept,
    /// Above the limit, and the principal in person has decided that the right is kept (R2-9).
    KeptByHead,
    /// Above the limit, but undocumented and self-declared absence stay within what the head in person may
    /// overlook if losing the grade would be clearly unreasonable (R2-9).
    ExceededHeadMayDecide,
    /// Above the limit, and nobody has discretion.
    Exceeded,
}

/// Is the absence above the limit for a grade in this subject?
///
/// The law says "more than" 10 %: exactly at the limit the right is kept, and the head's margin likewise includes
/// its last minute. FOPPL-2024 § 9-8; the wording is that of the row the standing was taken with.
pub fn over_the_limit(standing: &Standing) -> Ruling<Limit> {
    let limit = standing.limit;
    let outcome = if standing.over.is_zero() {
        Limit::Kept
    } else if exceeds(standing.unaccepted, limit.head_percent, standing) {
        Limit::Exceeded
    } else {
        Limit::ExceededHeadMayDecide
    };
    Ruling {
        outcome,
        source: limit.source,
        because: facts![
            annual_minutes = standing.annual,
            total_minutes = standing.total,
            unaccepted_minutes = standing.unaccepted,
            minutes_over = standing.over,
            limit_percent = limit.percent,
            head_percent = limit.head_percent,
            reading = standing.reading.key(),
        ],
    }
}

/// Multiplies instead of dividing: a rounded percentage would decide borderline pupils wrongly.
fn exceeds(minutes: ransel_law::Minutes, percent: u32, standing: &Standing) -> bool {
    u64::from(minutes.get()) * 100 > u64::from(standing.annual.get()) * u64::from(percent)
}
