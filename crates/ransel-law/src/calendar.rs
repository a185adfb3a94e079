//! Dates as the law counts them: days turn at midnight in Oslo, the school year on 1 August.
//! Deliberately absent: teaching days. They are local regulations and live with the owner.

mod holidays;
mod period;
mod school_year;
mod term;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{self, TimeZone};

pub use holidays::{is_public_holiday, next_working_day};
pub use period::Period;
pub use school_year::{SchoolYear, SchoolYearError};
pub use term::{TERM_BOUNDARIES, Term, TermBoundary};

/// Compiled in, so that every installation agrees on the offset whatever its operating system believes.
static OSLO: TimeZone = tz::get!("Europe/Oslo");

/// The date in Oslo at an instant. Ages, deadlines and keep rules count in these dates.
pub fn oslo_date(at: Timestamp) -> Date {
    oslo_time(at).date()
}

/// Date and clock time in Oslo at an instant.
pub fn oslo_time(at: Timestamp) -> DateTime {
    OSLO.to_datetime(at)
}

/// The instant a date begins in Oslo.
///
/// Summer time changes at night but never at midnight here, so the answer is unique. Dates at the very edge of
/// the calendar (years -9999 and 9999) have no instant; they give the earliest or latest one.
pub fn oslo_midnight(on: Date) -> Timestamp {
    let edge = if on.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    OSLO.to_timestamp(on.to_datetime(jiff::civil::Time::midnight())).unwrap_or(edge)
}
