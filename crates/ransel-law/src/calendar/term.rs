//! The two half-years of a school year and the day between them.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::{Period, SchoolYear};

/// A half-year (termin) of the school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Term {
    /// From 1 August to mid-January.
    H1,
    /// From mid-January to 31 July.
    H2,
}

/// The day the second half-year starts, for school years from `valid_from` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermBoundary {
    /// The first day of the first school year it holds for.
    pub valid_from: Date,
    /// Month of the first day of H2.
    pub month: i8,
    /// Day of the month of the first day of H2.
    pub day: i8,
}

/// Where H2 starts, oldest row first. No act or regulation sets the day: schools close H1 "about mid-January"
/// (R0-2, likely). A row for an owner's own day would be a setting of that owner, not a row here.
pub const TERM_BOUNDARIES: &[TermBoundary] =
    &[TermBoundary { valid_from: date(2006, 8, 1), month: 1, day: 16 }];

impl Term {
    /// The half-year a date lies in.
    pub fn of(on: Date) -> Self {
        if on < second_term_starts(SchoolYear::of(on)) { Self::H1 } else { Self::H2 }
    }

    /// The days of this half-year in a school year.
    pub fn period(self, year: SchoolYear) -> Period {
        let boundary = second_term_starts(year);
        match self {
            Self::H1 => Period::between(year.starts(), boundary),
            Self::H2 => Period::between(boundary, year.ends()),
        }
    }
}

fn second_term_starts(year: SchoolYear) -> Date {
    let row = TERM_BOUNDARIES.iter().rfind(|row| row.valid_from <= year.starts());
    // School years before the first row only occur in old records; the oldest known day serves them.
    let (month, day) = row.or(TERM_BOUNDARIES.first()).map_or((1, 16), |row| (row.month, row.day));
    date(year.ends().year(), month, day)
}
