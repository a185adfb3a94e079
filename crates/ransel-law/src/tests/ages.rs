//! Counting years and the limits that hang on them.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::any_date;
use crate::age::{AGE_LIMITS, AgeBand, AgeRight, age_limit, age_on, has_reached};
use crate::reference::Certainty;

#[test]
fn the_age_changes_on_the_birthday_and_not_the_day_before() {
    let born = date(2011, 5, 14);
    assert_eq!(age_on(born, date(2026, 5, 13)), 14);
    assert_eq!(age_on(born, date(2026, 5, 14)), 15);
    assert_eq!(age_on(born, date(2026, 5, 15)), 15);
}

#[test]
fn a_child_born_on_29_february_turns_on_1_march_except_in_leap_years() {
    let born = date(2012, 2, 29);
    assert_eq!(age_on(born, date(2027, 2, 28)), 14);
    assert_eq!(age_on(born, date(2027, 3, 1)), 15);
    assert_eq!(age_on(born, date(2028, 2, 28)), 15);
    assert_eq!(age_on(born, date(2028, 2, 29)), 16);
}

#[test]
fn nobody_has_a_negative_age() {
    assert_eq!(age_on(date(2020, 1, 1), date(2019, 12, 31)), 0);
    assert_eq!(age_on(date(2020, 1, 1), date(1820, 1, 1)), 0);
    assert_eq!(age_on(date(1, 1, 1), date(2020, 1, 1)), u8::MAX);
}

#[test]
fn each_band_begins_on_its_birthday() {
    let born = date(2008, 3, 14);
    let band = |year, day| AgeBand::on(born, date(year, 3, day));
    assert_eq!(band(2020, 13), AgeBand::Under12);
    assert_eq!(band(2020, 14), AgeBand::From12);
    assert_eq!(band(2021, 13), AgeBand::From12);
    assert_eq!(band(2021, 14), AgeBand::From13);
    assert_eq!(band(2023, 13), AgeBand::From13);
    assert_eq!(band(2023, 14), AgeBand::From15);
    assert_eq!(band(2024, 13), AgeBand::From15);
    assert_eq!(band(2024, 14), AgeBand::From16);
    assert_eq!(band(2026, 13), AgeBand::From16);
    assert_eq!(band(2026, 14), AgeBand::Adult);
}

#[test]
fn from_fifteen_a_pupil_decides_about_the_own_education() {
    let born = date(2011, 11, 21);
    let decides = |on: Date| has_reached(AgeRight::DecidesOwnEducation, born, on).unwrap();
    assert!(!decides(date(2026, 11, 20)).outcome);
    let ruling = decides(date(2026, 11, 21));
    assert!(ruling.outcome);
    assert_eq!(ruling.source.to_string(), "opplæringslova § 24-5");
    let facts: Vec<_> = ruling.because.iter().map(|fact| (fact.name, fact.value.as_str())).collect();
    assert_eq!(facts, [("age", "15"), ("age_limit", "15"), ("on", "2026-11-21")]);
}

#[test]
fn before_the_education_act_in_force_the_table_claims_nothing() {
    assert!(age_limit(AgeRight::IsAdult, date(2024, 7, 31)).is_none());
    assert!(age_limit(AgeRight::IsAdult, date(2024, 8, 1)).is_some());
}

#[test]
fn every_limit_rests_on_a_provision_in_force_and_the_open_question_is_marked() {
    for limit in AGE_LIMITS {
        assert!(limit.law.in_force(limit.valid.from), "{} cites what was not in force", limit.law);
    }
    let online = age_limit(AgeRight::ConsentsOnline, date(2026, 11, 21)).unwrap();
    assert_eq!((online.age, online.certainty), (13, Certainty::Unverified));
}

#[test]
fn a_right_has_one_limit_at_a_time() {
    for limit in AGE_LIMITS {
        let rivals = AGE_LIMITS.iter().filter(|other| other.right == limit.right);
        assert_eq!(rivals.filter(|other| other.valid.overlaps(&limit.valid)).count(), 1, "{:?}", limit.right);
    }
}

proptest! {
    #[test]
    fn nobody_grows_younger(born in any_date(), on in any_date()) {
        let next_day = on.tomorrow().unwrap();
        prop_assert!(age_on(born, on) <= age_on(born, next_day));
        prop_assert!(AgeBand::on(born, on) <= AgeBand::on(born, next_day));
    }

    #[test]
    fn a_year_has_exactly_one_birthday(born in any_date(), years in 1_i16..100) {
        let new_year = date(born.year() + years, 1, 1);
        let after = date(born.year() + years + 1, 1, 1);
        let turned = u32::from(age_on(born, after)) - u32::from(age_on(born, new_year));
        // On 1 January the birthday of that very day has already come.
        prop_assert_eq!(turned, 1);
    }
}
