//! Oslo days, school years and half-years.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::any_date;
use crate::calendar::{
    Period, SchoolYear, SchoolYearError, TERM_BOUNDARIES, Term, oslo_date, oslo_midnight, oslo_time,
};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn in_winter_the_day_turns_at_23_utc_and_in_summer_at_22() {
    assert_eq!(oslo_date(at("2026-01-10T22:59:59Z")), date(2026, 1, 10));
    assert_eq!(oslo_date(at("2026-01-10T23:00:00Z")), date(2026, 1, 11));
    assert_eq!(oslo_date(at("2026-07-10T21:59:59Z")), date(2026, 7, 10));
    assert_eq!(oslo_date(at("2026-07-10T22:00:00Z")), date(2026, 7, 11));
}

#[test]
fn clocks_jump_over_two_in_march_and_repeat_it_in_october() {
    assert_eq!(oslo_time(at("2026-03-29T00:59:59Z")).to_string(), "2026-03-29T01:59:59");
    assert_eq!(oslo_time(at("2026-03-29T01:00:00Z")).to_string(), "2026-03-29T03:00:00");
    assert_eq!(oslo_time(at("2026-10-25T00:30:00Z")).to_string(), "2026-10-25T02:30:00");
    assert_eq!(oslo_time(at("2026-10-25T01:30:00Z")).to_string(), "2026-10-25T02:30:00");
}

#[test]
fn midnight_is_an_instant_even_on_the_days_the_clocks_change() {
    assert_eq!(oslo_midnight(date(2026, 3, 29)), at("2026-03-28T23:00:00Z"));
    assert_eq!(oslo_midnight(date(2026, 3, 30)), at("2026-03-29T22:00:00Z"));
    assert_eq!(oslo_midnight(date(2026, 10, 26)), at("2026-10-25T23:00:00Z"));
}

#[test]
fn the_edges_of_the_calendar_give_the_edges_of_time() {
    assert_eq!(oslo_midnight(Date::MAX), Timestamp::MAX);
    assert_eq!(oslo_midnight(Date::MIN), Timestamp::MIN);
}

#[test]
fn a_school_year_runs_from_1_august_to_31_july() {
    let year = SchoolYear::of(date(2026, 8, 1));
    assert_eq!(SchoolYear::of(date(2027, 7, 31)), year);
    assert_eq!(SchoolYear::of(date(2026, 7, 31)), year.previous());
    assert_eq!(SchoolYear::of(date(2027, 8, 1)), year.next());
    assert_eq!((year.starts(), year.ends()), (date(2026, 8, 1), date(2027, 8, 1)));
    assert_eq!(year.to_string(), "2026-2027");
}

#[test]
fn a_school_year_is_read_only_in_its_one_form() {
    assert_eq!("2026-2027".parse(), Ok(SchoolYear::of(date(2026, 8, 1))));
    assert_eq!("1999-2000".parse(), Ok(SchoolYear::of(date(1999, 8, 1))));
    assert_eq!("2026-2028".parse::<SchoolYear>(), Err(SchoolYearError::NotConsecutive));
    for wrong in
        ["20262027", "2026/2027", "2026-27", "+026-2027", "2026-2027 ", "0000-0001", "9999-10000", ""]
    {
        assert_eq!(wrong.parse::<SchoolYear>(), Err(SchoolYearError::Form), "{wrong:?}");
    }
}

#[test]
fn a_school_year_is_stored_in_the_form_people_read() {
    let year = SchoolYear::of(date(2026, 8, 1));
    assert_eq!(serde_json::to_string(&year).unwrap(), "\"2026-2027\"");
    assert_eq!(serde_json::from_str::<SchoolYear>("\"2026-2027\"").unwrap(), year);
}

#[test]
fn years_at_the_edge_of_the_calendar_are_held_inside_it() {
    assert_eq!(SchoolYear::of(Date::MAX).ends(), date(9999, 8, 1));
    assert_eq!(SchoolYear::of(Date::MIN).starts(), date(1, 8, 1));
    assert_eq!(SchoolYear::of(Date::MAX).next(), SchoolYear::of(Date::MAX));
    assert_eq!(SchoolYear::of(Date::MIN).previous(), SchoolYear::of(Date::MIN));
}

#[test]
fn the_second_half_year_starts_in_mid_january() {
    assert_eq!(Term::of(date(2026, 8, 1)), Term::H1);
    assert_eq!(Term::of(date(2027, 1, 15)), Term::H1);
    assert_eq!(Term::of(date(2027, 1, 16)), Term::H2);
    assert_eq!(Term::of(date(2027, 7, 31)), Term::H2);
    assert_eq!(Term::of(date(2027, 8, 1)), Term::H1);
}

#[test]
fn boundaries_are_real_days_and_the_newest_row_comes_last() {
    assert!(TERM_BOUNDARIES.is_sorted_by_key(|row| row.valid_from));
    assert!(TERM_BOUNDARIES.iter().all(|row| Date::new(2027, row.month, row.day).is_ok()));
}

#[test]
fn a_period_holds_its_first_day_and_not_its_end() {
    let period = Period::between(date(2026, 8, 1), date(2026, 8, 3));
    let held: Vec<bool> =
        (30..=33).map(|day| period.holds_on(date(2026, 7, 1) + jiff::Span::new().days(day))).collect();
    assert_eq!(held, [false, true, true, false]);
    assert!(Period::since(date(2026, 8, 1)).holds_on(date(2126, 8, 1)));
    assert!(!Period::between(date(2026, 8, 1), date(2026, 8, 1)).holds_on(date(2026, 8, 1)));
}

#[test]
fn periods_that_only_touch_do_not_overlap() {
    let first = Period::between(date(2026, 8, 1), date(2026, 9, 1));
    assert!(!first.overlaps(&Period::since(date(2026, 9, 1))));
    assert!(first.overlaps(&Period::since(date(2026, 8, 31))));
    assert!(Period::since(date(2026, 8, 31)).overlaps(&first));
}

proptest! {
    #[test]
    fn midnight_begins_the_day_and_the_second_before_lies_in_the_day_before(on in any_date()) {
        let midnight = oslo_midnight(on);
        prop_assert_eq!(oslo_date(midnight), on);
        let second_before = midnight - jiff::SignedDuration::from_secs(1);
        prop_assert_eq!(oslo_date(second_before), on.yesterday().unwrap());
    }

    #[test]
    fn every_day_lies_in_exactly_one_half_year_of_its_school_year(on in any_date()) {
        let year = SchoolYear::of(on);
        prop_assert!(year.period().holds_on(on));
        let holding: Vec<Term> =
            [Term::H1, Term::H2].into_iter().filter(|term| term.period(year).holds_on(on)).collect();
        prop_assert_eq!(holding, vec![Term::of(on)]);
    }

    #[test]
    fn a_school_year_reads_back_what_it_writes(on in any_date()) {
        let year = SchoolYear::of(on);
        prop_assert_eq!(year.to_string().parse(), Ok(year));
    }
}
