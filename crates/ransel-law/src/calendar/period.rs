//! Periods: stretches of days with a half-open end, so that one can follow another without gap or overlap.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of days, half-open: `from` is the first day, `to` the first day after. No `to`: still running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day that is no longer inside; none while open.
    pub to: Option<Date>,
}

impl Period {
    /// From a day on, without end.
    pub const fn since(from: Date) -> Self {
        Self { from, to: None }
    }

    /// From a day until, but not including, another. Empty if `to` is not after `from`.
    pub const fn between(from: Date, to: Date) -> Self {
        Self { from, to: Some(to) }
    }

    /// Is the day inside?
    pub fn holds_on(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on < to)
    }

    /// Do the two share at least one day?
    pub fn overlaps(&self, other: &Period) -> bool {
        let latest_start = self.from.max(other.from);
        self.holds_on(latest_start) && other.holds_on(latest_start)
    }
}
