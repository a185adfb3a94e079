//! Sentences about the law's small parts, each tested at, just under and just over its limit.

mod ages;
mod calendar;
mod consent;
mod identity_numbers;
mod minutes;
mod other_identifiers;
mod references;
mod rulings;
mod statistics;

use jiff::civil::Date;
use proptest::prelude::*;

/// Any date from 1900 to 2100.
fn any_date() -> impl Strategy<Value = Date> {
    (0..73_413_i64).prop_map(|days| jiff::civil::date(1900, 1, 1) + jiff::Span::new().days(days))
}
