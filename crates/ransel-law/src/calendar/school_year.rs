//! The school year, 1 August to 31 July, and its one written form.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::Period;

/// A school year (skoleår), 1 August to 31 July, written `2026-2027` (R0-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SchoolYear {
    // INVARIANT: within FIRST..=LAST, so that both ends are dates of the calendar.
    starting: i16,
}

const FIRST: i16 = 1;
const LAST: i16 = 9998;

impl SchoolYear {
    /// The school year a date lies in. Dates outside years 1 to 9998 give the first or last school year.
    pub fn of(on: Date) -> Self {
        let starting = if on.month() >= 8 { on.year() } else { on.year().saturating_sub(1) };
        Self { starting: starting.clamp(FIRST, LAST) }
    }

    /// Its first day, 1 August.
    pub fn starts(self) -> Date {
        date(self.starting, 8, 1)
    }

    /// The day after its last, 1 August of the next year: the half-open end.
    pub fn ends(self) -> Date {
        date(self.starting + 1, 8, 1)
    }

    /// All its days.
    pub fn period(self) -> Period {
        Period::between(self.starts(), self.ends())
    }

    /// The year after; the last one gives itself.
    pub fn next(self) -> Self {
        Self { starting: (self.starting + 1).min(LAST) }
    }

    /// The year before; the first one gives itself.
    pub fn previous(self) -> Self {
        Self { starting: (self.starting - 1).max(FIRST) }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:04}", self.starting, self.starting + 1)
    }
}

/// Why a text is no school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchoolYearError {
    /// It does not have the form `2026-2027`.
    #[error("a school year is written like 2026-2027")]
    Form,
    /// The second year does not follow the first.
    #[error("the second year of a school year follows the first")]
    NotConsecutive,
}

impl FromStr for SchoolYear {
    type Err = SchoolYearError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, second) = text.split_once('-').ok_or(SchoolYearError::Form)?;
        let (starting, ending) = (four_digits(first)?, four_digits(second)?);
        if !(FIRST..=LAST).contains(&starting) {
            return Err(SchoolYearError::Form);
        }
        if ending != starting + 1 {
            return Err(SchoolYearError::NotConsecutive);
        }
        Ok(Self { starting })
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = SchoolYearError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> Self {
        year.to_string()
    }
}

fn four_digits(text: &str) -> Result<i16, SchoolYearError> {
    // `parse` alone would take "+026" as well.
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(SchoolYearError::Form);
    }
    text.parse().map_err(|_| SchoolYearError::Form)
}
