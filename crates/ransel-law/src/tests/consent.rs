//! Who must say yes, at, under and over each age.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::{
    AgeBand,
    consent::{
        Audience, Needed,
        Needed::{Both, Either, Guardian, Pupil},
        Sort, Stricter, WhoSaysYes, who_must_say_yes,
    },
};

const BORN: Date = date(2010, 4, 9);

fn rules(on: Date, sort: Sort, audience: Audience) -> WhoSaysYes {
    who_must_say_yes(AgeBand::on(BORN, on), sort, audience, Stricter::default(), on).outcome
}

fn needed(on: Date, sort: Sort, audience: Audience) -> Needed {
    rules(on, sort, audience).needed
}

#[test]
fn from_the_twelfth_birthday_everyday_pictures_at_school_are_the_pupils_own() {
    let everyday = |day| needed(date(2022, 4, day), Sort::Everyday, Audience::Limited);
    assert_eq!([everyday(8), everyday(9), everyday(10)], [Guardian, Either, Either]);
    assert_eq!(needed(date(2025, 4, 9), Sort::Everyday, Audience::Limited), Pupil, "alone from 15");
}

#[test]
fn what_everybody_sees_is_the_guardians_until_the_fifteenth_birthday() {
    let open = |day| needed(date(2025, 4, day), Sort::Everyday, Audience::Open);
    assert_eq!([open(8), open(9), open(10)], [Guardian, Pupil, Pupil]);
    assert_eq!(needed(date(2022, 4, 9), Sort::Everyday, Audience::Open), Guardian, "at 12");
}

#[test]
fn what_may_become_a_problem_is_the_guardians_until_fifteen_wherever_it_is_shown() {
    for audience in [Audience::Limited, Audience::Open] {
        let problematic = |day| needed(date(2025, 4, day), Sort::Problematic, audience);
        assert_eq!([problematic(8), problematic(9), problematic(10)], [Guardian, Pupil, Pupil]);
        assert_eq!(needed(date(2023, 4, 9), Sort::Problematic, audience), Guardian, "at 13");
    }
}

#[test]
fn guardians_are_told_from_fifteen_until_eighteen_and_can_stop_nothing_from_fifteen() {
    let at = |year, day| rules(date(year, 4, day), Sort::Everyday, Audience::Open);
    assert!(!at(2025, 8).guardians_told && at(2025, 8).guardian_may_stop, "14");
    assert!(at(2025, 9).guardians_told && !at(2025, 9).guardian_may_stop, "15");
    assert!(at(2028, 8).guardians_told && !at(2028, 8).guardian_may_stop, "17");
    assert!(!at(2028, 9).guardians_told && !at(2028, 9).guardian_may_stop, "18");
}

#[test]
fn an_owner_who_wants_both_gets_both_from_twelve_to_fifteen_and_no_longer() {
    let both = Stricter { both_from_12: true, every_guardian: true };
    let at =
        |on| who_must_say_yes(AgeBand::on(BORN, on), Sort::Everyday, Audience::Limited, both, on).outcome;
    let said = |on| (at(on).needed, at(on).every_guardian);
    assert_eq!(said(date(2022, 4, 8)), (Guardian, true), "11: the guardians, all of them");
    assert_eq!(said(date(2022, 4, 9)), (Both, true), "12");
    assert_eq!(said(date(2025, 4, 8)), (Both, true), "14");
    assert_eq!(said(date(2025, 4, 9)), (Pupil, false), "15");
}

#[test]
fn each_answer_names_a_section_that_is_in_force_and_no_birth_date() {
    let on = date(2026, 11, 19);
    for band in [AgeBand::Under12, AgeBand::From12, AgeBand::From15, AgeBand::Adult] {
        let ruling = who_must_say_yes(band, Sort::Everyday, Audience::Open, Stricter::default(), on);
        assert!(ruling.source.in_force(on), "{:?}", ruling.source);
        assert!(ruling.because.iter().all(|fact| fact.name != "born"));
    }
}

proptest! {
    #[test]
    fn a_stricter_owner_takes_nothing_away(
        age in 0_i16..30, problematic: bool, open: bool, both: bool, every: bool,
    ) {
        let on = date(2010 + age, 4, 9);
        let sort = if problematic { Sort::Problematic } else { Sort::Everyday };
        let audience = if open { Audience::Open } else { Audience::Limited };
        let stricter = Stricter { both_from_12: both, every_guardian: every };
        let who = who_must_say_yes(AgeBand::on(BORN, on), sort, audience, stricter, on).outcome;
        let plain = who_must_say_yes(AgeBand::on(BORN, on), sort, audience, Stricter::default(), on).outcome;
        prop_assert!(who.needed == plain.needed || (who.needed == Both && plain.needed != Pupil));
        prop_assert!(who.every_guardian >= plain.every_guardian);
        prop_assert_eq!(who.guardian_may_stop, plain.guardian_may_stop);
    }
}
