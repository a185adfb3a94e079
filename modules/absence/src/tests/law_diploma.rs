//! Days and hours on the diploma, what may be left out, and what a statistic may show.

use proptest::prelude::*;
use ransel_law::Minutes;

use crate::rules::{
    Count, DAYS_AT_MOST, DayCause, DiplomaStage, FEWEST, SchoolDay, Totals, count, deductible, printed,
    shown, totals,
};
use DayCause::{Health, HealthAtRisk, Neither, Other};
use SchoolDay::{Here, Partly, Whole};

fn left_out(days: &[SchoolDay]) -> u32 {
    deductible(days, DiplomaStage::Upper).outcome
}

fn whole(cause: DayCause, days: usize) -> Vec<SchoolDay> {
    vec![Whole(cause); days]
}

#[test]
fn whole_days_are_days_the_rest_is_hours_and_hours_never_become_days() {
    let part = Partly(Minutes::new(45));
    let year = [vec![part; 40], whole(Neither, 3), vec![Here; 10]].concat();
    let totals = totals(&year);
    assert_eq!(totals, Totals { days: 3, minutes: Minutes::new(1800) });
    assert_eq!(totals.hours(), 30, "thirty hours, and not five days more");
    assert_eq!(Totals { days: 0, minutes: Minutes::new(59) }.hours(), 0);
    assert_eq!(Totals { days: 0, minutes: Minutes::new(60) }.hours(), 1);
}

#[test]
fn illness_is_left_out_from_the_fourth_day_and_other_causes_from_the_first() {
    assert_eq!([1, 3, 4, 5, 13].map(|days| left_out(&whole(Health, days))), [0, 0, 1, 2, 10]);
    assert_eq!(
        [1, 3, 4].map(|days| left_out(&whole(HealthAtRisk, days))),
        [1, 3, 4],
        "certified: from the first"
    );
    assert_eq!([1, 2].map(|days| left_out(&whole(Other, days))), [1, 2]);
    assert_eq!(left_out(&whole(Neither, 20)), 0, "what nobody documented stays");
}

#[test]
fn two_short_illnesses_are_not_one_long_one() {
    let apart = [whole(Health, 3), vec![Here], whole(Health, 3)].concat();
    assert_eq!(left_out(&apart), 0);
    let half_a_day_between = [whole(Health, 3), vec![Partly(Minutes::new(90))], whole(Health, 3)].concat();
    assert_eq!(left_out(&half_a_day_between), 0);
    assert_eq!(left_out(&whole(Health, 6)), 3);
    let welfare_between = [whole(Health, 3), whole(Other, 1), whole(Health, 3)].concat();
    assert_eq!(left_out(&welfare_between), 1, "the day of another cause alone");
}

#[test]
fn at_most_ten_days_of_a_school_year_are_left_out() {
    assert_eq!([9, 10, 11, 40].map(|days| left_out(&whole(Other, days))), [9, 10, 10, 10]);
    assert_eq!(DAYS_AT_MOST, 10);
    assert_eq!((printed(12, 10), printed(12, 4), printed(12, 99), printed(3, 10)), (2, 8, 2, 0));
    let ruling = deductible(&whole(Other, 12), DiplomaStage::Upper);
    assert_eq!(ruling.source.to_string(), "forskrift til opplæringslova § 9-53");
    let facts: Vec<_> = ruling.because.iter().map(|fact| (fact.name, &*fact.value)).collect();
    assert_eq!(facts, [("days_that_may", "12"), ("days_at_most", "10")], "and nothing about health");
}

fn any_day() -> impl Strategy<Value = SchoolDay> {
    prop::sample::select(vec![
        Here,
        Partly(Minutes::new(45)),
        Whole(Neither),
        Whole(Health),
        Whole(HealthAtRisk),
        Whole(Other),
    ])
}

proptest! {
    #[test]
    fn no_more_is_left_out_than_there_are_days_and_never_more_than_ten(year in prop::collection::vec(any_day(), 0..60)) {
        let out = left_out(&year);
        prop_assert!(out <= totals(&year).days && out <= 10);
    }

    // Documenting a day never costs one: the fourth day of an illness counts from its beginning.
    #[test]
    fn documenting_a_day_better_never_leaves_out_fewer(
        year in prop::collection::vec(any_day(), 1..40),
        which: prop::sample::Index,
    ) {
        let at = which.index(year.len());
        if let Whole(Neither) = year[at] {
            for better in [Health, HealthAtRisk, Other] {
                let mut documented = year.clone();
                documented[at] = Whole(better);
                prop_assert!(left_out(&documented) >= left_out(&year), "{better:?}");
            }
        }
    }

    #[test]
    fn what_a_statistic_leaves_out_is_nobody_or_at_least_five_in_two_rows(
        pupils in prop::collection::vec(0_usize..40, 0..12),
    ) {
        let open = shown(&pupils);
        let hidden: Vec<_> =
            pupils.iter().zip(&open).filter(|(count, open)| !**open && **count > 0).map(|(count, _)| *count).collect();
        let nothing_shown = open.iter().all(|open| !open);
        prop_assert!(hidden.is_empty() || nothing_shown || (hidden.len() > 1 && hidden.iter().sum::<usize>() >= FEWEST));
        for (count, open) in pupils.iter().zip(&open) {
            prop_assert!(!open || *count >= FEWEST);
        }
    }
}

#[test]
fn a_row_of_four_is_left_out_and_takes_the_smallest_other_with_it() {
    assert_eq!(shown(&[5, 20, 25]), [true, true, true]);
    assert_eq!(shown(&[4, 20, 25]), [false, false, true], "four alone could be subtracted");
    assert_eq!(shown(&[4, 1, 25]), [false, false, true], "two rows of five in all");
    assert_eq!(shown(&[2, 2, 25, 30]), [false, false, false, true], "two rows, but four in all");
    assert_eq!(shown(&[4]), [false]);
    assert_eq!(shown(&[0, 25]), [false, true], "an empty class tells of nobody");
}

#[test]
fn few_and_nearly_all_are_words_and_other_numbers_go_by_fives() {
    let told = |some| count(some, 28);
    assert_eq!(told(0), Count::Nobody);
    assert_eq!([1, 4].map(told), [Count::Few, Count::Few]);
    assert_eq!([5, 9, 10, 23].map(told), [5, 5, 10, 20].map(Count::AtLeast));
    assert_eq!([24, 27, 28].map(told), [Count::NearlyAll; 3]);
}

/// Six of class 2STA are over the limit, five of them in Norwegian, which the same pupils have: who sees both rows does not
/// learn that it is one pupil in another subject.
#[test]
fn two_rows_about_the_same_pupils_do_not_tell_of_the_one_between_them() {
    assert_eq!(count(6, 28), count(5, 28));
    assert_eq!(count(7, 28), count(9, 28));
    for class in 0..=28_usize {
        for subject in class.saturating_sub(FEWEST - 1)..class {
            let apart = match (count(class, 28), count(subject, 28)) {
                (Count::AtLeast(one), Count::AtLeast(other)) => one - other,
                _ => 0,
            };
            // A step tells that somebody crossed it, never how many stand between the two.
            assert!(apart == 0 || apart == FEWEST, "{class} and {subject}");
        }
    }
}
