//! Who must be warned, in time, that a grade may lapse or be lowered (R3-7, R3-8).

use jiff::civil::date;
use ransel_law::{LawRef, Provision, Ruling, facts, reference::Instrument::Foppl2024};
use serde::{Deserialize, Serialize};

use super::{Limit, Standing};

/// The duty to warn in writing. That § 3-7 of the former regulation is § 9-7 now is from a secondary source (likely).
pub const DUTY_TO_WARN: LawRef = LawRef::new(Foppl2024, Provision::chaptered(9, 7), date(2024, 8, 1));

/// Is a written warning due?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningDue {
    /// The limit is passed. The pupil must be told at once, and without a warning no grade can be withheld.
    Late,
    /// There is danger, and still time to turn.
    InTime,
    /// There is no danger.
    NotYet,
}

/// Is a warning due, as the absence stands? `near_percent` is the owner's and no number of the law, which says: at
/// once when there is doubt, and early enough to leave a chance.
pub fn warning_due(standing: &Standing, limit: Limit, near_percent: u32) -> Ruling<WarningDue> {
    let counted = standing.counted();
    let near = u64::from(counted.get()) * 100 >= u64::from(standing.annual.get()) * u64::from(near_percent);
    let outcome = match limit {
        Limit::Exceeded | Limit::ExceededHeadMayDecide => WarningDue::Late,
        Limit::Kept | Limit::KeptByHead if near => WarningDue::InTime,
        Limit::Kept | Limit::KeptByHead => WarningDue::NotYet,
    };
    Ruling {
        outcome,
        source: DUTY_TO_WARN,
        because: facts![
            annual_minutes = standing.annual,
            counted_minutes = counted,
            minutes_left = standing.left,
            limit_percent = standing.limit.percent,
            near_percent,
        ],
    }
}

/// What is known of a pupil's order and conduct this term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Times late.
    pub late: u32,
    /// Standing notes on order.
    pub order: u32,
    /// Standing notes on conduct.
    pub conduct: u32,
}

/// From how many remarks somebody should look: the owner's choice, no number of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triggers {
    /// Days with absence within [`DAYS_LOOKED_AT`] days.
    pub days: u32,
    /// Times late this term.
    pub late: u32,
    /// Notes of one concern this term.
    pub notes: u32,
}

/// How far back days with absence are counted.
pub const DAYS_LOOKED_AT: i64 = 14;

/// Should a warning on order be considered? A person decides: the grade is given as a whole, not by counting.
pub fn order_in_doubt(remarks: Remarks, triggers: Triggers) -> Ruling<bool> {
    let Remarks { late, order, .. } = remarks;
    Ruling {
        outcome: late >= triggers.late || order >= triggers.notes,
        source: DUTY_TO_WARN,
        because: facts![times_late = late, notes = order],
    }
}

/// Should a warning on conduct be considered?
pub fn conduct_in_doubt(remarks: Remarks, triggers: Triggers) -> Ruling<bool> {
    let notes = remarks.conduct;
    Ruling { outcome: notes >= triggers.notes, source: DUTY_TO_WARN, because: facts![notes] }
}

/// Does absence of late call for a talk? The owner must follow up pupils who stay away (OPPL-2023 § 10-6); from when
/// on is the owner's choice (R2-18).
pub fn absence_calls_for_a_talk(days_away: u32, triggers: Triggers) -> Ruling<bool> {
    Ruling {
        outcome: days_away >= triggers.days,
        source: LawRef::new(
            ransel_law::reference::Instrument::Oppl2023,
            Provision::chaptered(10, 6),
            date(2024, 8, 1),
        ),
        because: facts![days_away],
    }
}
