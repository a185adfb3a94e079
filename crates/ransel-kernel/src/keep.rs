//! Keep rules: what a record's time runs from, for how long, and whether law wants it preserved first. Pure: the
//! sweep asks here what is due, the statement prints the same rule, and a simulation can ask years ahead.
//!
//! Two sorts of rules, told apart by the cards: one runs from something that happens to the *person* (she leaves), so
//! that one date per person and rule says when all of it goes; the other from a date *in the row*. Both are found by
//! an index, so a sweep costs what is due and not what is stored.

mod period;
mod plan;

pub use period::Period;
pub use plan::{Plan, Planned};

use jiff::civil::Date;
use ransel_law::calendar::SchoolYear;

/// What a period runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// The person has left: is no pupil, guardian of a pupil, or member of staff any more.
    Left,
    /// The school year the row's date lies in is over.
    SchoolYearEnd,
    /// The row was written.
    Written,
    /// The date a person has set in the row.
    Set,
    /// The row was used the last time.
    LastUse,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 5] = [Self::Left, Self::SchoolYearEnd, Self::Written, Self::Set, Self::LastUse];

    /// Its word in register entries.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::SchoolYearEnd => "school-year-end",
            Self::Written => "written",
            Self::Set => "set",
            Self::LastUse => "last-use",
        }
    }

    /// The event with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }

    /// Whether it happens to a person, not in a row.
    pub const fn is_about_person(self) -> bool {
        matches!(self, Self::Left)
    }

    /// The first day on which what is dated `on` may be deleted, `period` after the event.
    pub fn due(self, on: Date, period: Period) -> Date {
        let from = match self {
            Self::SchoolYearEnd => SchoolYear::of(on).ends(),
            _ => on,
        };
        period.after(from)
    }

    /// What is dated before this day is due by the morning of `today`.
    pub fn due_before(self, today: Date, period: Period) -> Date {
        let latest = period.latest(today);
        match self {
            // The last school year that was over by then.
            Self::SchoolYearEnd => SchoolYear::of(latest).starts(),
            _ => latest.tomorrow().unwrap_or(latest),
        }
    }
}
