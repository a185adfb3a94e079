//! The principal's own decision above the limit, and the right to complain (R2-9, R3-9).

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use ransel_law::{
    LawRef, Provision, Ruling, calendar::next_working_day, facts, reference::Instrument::Foppl2024,
};

use super::Limit;

/// Days to complain that no final grade was given. Practice treats it as the setting of a final grade (likely).
const DAYS_TO_COMPLAIN: i64 = 10;

/// May the principal decide? Only between the limit and the margin: below it the right is kept without her, above it
/// nobody has discretion. FOPPL-2024 § 9-8.
pub fn head_may_decide(limit: &Ruling<Limit>) -> Ruling<bool> {
    Ruling {
        outcome: matches!(limit.outcome, Limit::ExceededHeadMayDecide),
        source: limit.source,
        because: limit.because.clone(),
    }
}

/// The ruling on the limit after the principal has decided. Her decision holds while the absence stays within her
/// margin: more of it takes the ground away from under the decision.
pub fn after_decision(limit: Ruling<Limit>, kept: bool) -> Ruling<Limit> {
    match limit.outcome {
        Limit::ExceededHeadMayDecide if kept => Ruling { outcome: Limit::KeptByHead, ..limit },
        _ => limit,
    }
}

/// The last day to complain, counted from the day one was told (FOPPL-2024 ch. 10; FVL-1967 §§ 29 and 30 on the
/// counting). The complaint goes to the school, and Statsforvalteren decides it.
pub fn complain_by(told_on: Date) -> Ruling<Date> {
    Ruling {
        outcome: next_working_day(told_on.saturating_add(DAYS_TO_COMPLAIN.days())),
        source: LawRef::new(Foppl2024, Provision::whole_chapter(10), date(2024, 8, 1)),
        because: facts![told_on, days = DAYS_TO_COMPLAIN],
    }
}
