//! Keep rules at, just before and just after their day.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::keep::{Event, Period};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn a_year_after_somebody_left_it_is_due_and_the_day_before_it_is_not() {
    let (left, year) = (date(2027, 6, 19), period("P1Y"));
    assert_eq!(Event::Left.due(left, year), date(2028, 6, 19));
    assert!(left >= Event::Left.due_before(date(2028, 6, 18), year));
    assert!(left < Event::Left.due_before(date(2028, 6, 19), year));
}

#[test]
fn months_end_on_the_same_date_or_on_their_last() {
    assert_eq!(Event::Written.due(date(2026, 11, 30), period("P3M")), date(2027, 2, 28));
    assert_eq!(Event::Written.due(date(2027, 11, 30), period("P3M")), date(2028, 2, 29));
    assert_eq!(Event::Written.due(date(2024, 2, 29), period("P1Y")), date(2025, 2, 28));
}

#[test]
fn what_runs_from_the_end_of_the_school_year_is_due_for_the_whole_year_at_once() {
    let three = period("P3M");
    for day in [date(2026, 8, 1), date(2026, 11, 19), date(2027, 7, 31)] {
        assert_eq!(Event::SchoolYearEnd.due(day, three), date(2027, 11, 1));
        assert!(day >= Event::SchoolYearEnd.due_before(date(2027, 10, 31), three), "{day}");
        assert!(day < Event::SchoolYearEnd.due_before(date(2027, 11, 1), three), "{day}");
    }
    // A day in the next school year is not due with it.
    assert!(date(2027, 8, 1) >= Event::SchoolYearEnd.due_before(date(2027, 11, 1), three));
}

#[test]
fn hours_are_counted_in_hours() {
    let twelve = period("PT12H");
    assert!(twelve.is_in_hours() && !period("P1D").is_in_hours());
    let now = "2026-11-19T20:00:00Z".parse().unwrap();
    assert_eq!(twelve.before(now), "2026-11-19T08:00:00Z".parse().unwrap());
}

#[test]
fn a_text_that_is_no_period_is_none() {
    for text in ["", "1 år", "-P1Y", "P", "2 weeks ago"] {
        assert!(text.parse::<Period>().is_err(), "{text}");
    }
    assert!(period("P2Y").is_longer_than(period("P23M")) && !period("P1Y").is_longer_than(period("P12M")));
}

fn days() -> impl Strategy<Value = Date> {
    (2000_i16..2060, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    /// What the index asks and what the rule says are the same: nothing goes too early, nothing too late.
    #[test]
    fn due_before_agrees_with_due(on in days(), today in days(), months in 0_i32..40, days in 0_i32..90) {
        let period: Period = format!("P{months}M{days}D").parse().unwrap();
        for event in Event::ALL {
            let due = event.due(on, period) <= today;
            prop_assert_eq!(due, on < event.due_before(today, period), "{:?} {} {}", event, on, today);
        }
    }
}

#[test]
fn a_period_is_written_as_it_is_read_and_chosen_within_reason() {
    for text in ["P1Y", "P18M", "P21D", "PT12H", "P0D", "P3M"] {
        let period: Period = text.parse().unwrap();
        assert_eq!(period.to_string(), text);
    }
    assert_eq!("P3W".parse::<Period>().unwrap().to_string(), "P21D");
    assert_eq!(Period::of(12, "month"), "P1Y".parse().ok());
    assert_eq!(Period::of(300, "year").map(|period| period.to_string()), Some("P300Y".to_owned()));
    for (count, unit) in
        [(0, "day"), (-1, "day"), (301, "year"), (i64::MAX, "hour"), (i64::MAX, "year"), (1, "week")]
    {
        assert_eq!(Period::of(count, unit), None, "{count} {unit}");
    }
}
