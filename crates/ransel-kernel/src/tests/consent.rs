//! What answers come to: by age, by who said what, and what a withdrawal does.

use jiff::{Timestamp, civil::date};
use ransel_law::{
    AgeBand,
    consent::{Audience, Sort, Stricter},
};
use uuid::Uuid;

use crate::{
    PersonId,
    consent::{Asked, Verdict, verdict},
    platform::{Channel, ConsentAnswer, Right, Said},
};

const PUPIL: PersonId = PersonId(Uuid::from_u128(1));
const MOTHER: PersonId = PersonId(Uuid::from_u128(2));
const FATHER: PersonId = PersonId(Uuid::from_u128(3));
const BOTH: [PersonId; 2] = [MOTHER, FATHER];

/// An answer; `at` orders them.
fn said(by: PersonId, said: Said, age: AgeBand, at: i64) -> ConsentAnswer {
    ConsentAnswer {
        id: Uuid::from_u128(at as u128),
        person: PUPIL,
        request: Uuid::nil(),
        asked_by: PersonId(Uuid::nil()),
        given_by: by,
        in_right: if by == PUPIL { Right::Own } else { Right::Guardian },
        said,
        age,
        text: String::new(),
        channel: Channel::Tick,
        registered_by: None,
        given_at: Timestamp::from_second(at).unwrap(),
        withdrawn_at: None,
        carried_out_at: None,
    }
}

fn withdrawn(answer: ConsentAnswer) -> ConsentAnswer {
    ConsentAnswer { withdrawn_at: Some(answer.given_at), ..answer }
}

fn asked(band: AgeBand, audience: Audience) -> Asked<'static> {
    let (sort, stricter, on) = (Sort::Everyday, Stricter::default(), date(2026, 11, 19));
    Asked { band, sort, audience, stricter, on, guardians: &BOTH }
}

fn at(band: AgeBand, audience: Audience, answers: &[ConsentAnswer]) -> Verdict {
    verdict(&asked(band, audience), answers.iter())
}

use AgeBand::{Adult, From12, From13, From15, From16, Under12};
use Audience::{Limited, Open};
use Said::{No, Yes};

#[test]
fn under_twelve_a_parent_says_yes_and_the_childs_own_yes_opens_nothing() {
    let waits = Verdict::Waiting { pupil: false, guardian: true };
    assert_eq!(at(Under12, Limited, &[said(PUPIL, Yes, Under12, 1)]), waits);
    assert_eq!(at(Under12, Limited, &[said(MOTHER, Yes, Under12, 1)]), Verdict::Valid);
}

#[test]
fn the_childs_no_stops_what_a_parent_has_said_yes_to_until_both_agree() {
    for band in [Under12, From12, From13] {
        let no = [said(MOTHER, Yes, band, 1), said(PUPIL, No, band, 2)];
        assert_eq!(at(band, Open, &no), Verdict::NotAgreed, "{band:?}");
        let then = [no.as_slice(), &[said(PUPIL, Yes, band, 3)]].concat();
        assert_eq!(at(band, Open, &then), Verdict::Valid, "{band:?}");
    }
}

#[test]
fn one_parents_no_stops_the_others_yes_until_fifteen_and_no_longer() {
    let apart = |band| [said(MOTHER, Yes, band, 1), said(FATHER, No, band, 2)];
    assert_eq!(at(From13, Open, &apart(From13)), Verdict::Refused);
    let alone = [apart(From13).as_slice(), &[said(PUPIL, Yes, From15, 3)]].concat();
    assert_eq!(at(From15, Open, &alone), Verdict::Valid);
}

#[test]
fn where_everybody_must_say_yes_one_parent_is_not_enough() {
    let stricter = Stricter { every_guardian: true, both_from_12: false };
    let every = Asked { stricter, ..asked(Under12, Open) };
    let one = [said(MOTHER, Yes, Under12, 1)];
    assert_eq!(verdict(&every, one.iter()), Verdict::Waiting { pupil: false, guardian: true });
    let all = [one.as_slice(), &[said(FATHER, Yes, Under12, 2)]].concat();
    assert_eq!(verdict(&every, all.iter()), Verdict::Valid);
    let none: [PersonId; 0] = [];
    assert_ne!(
        verdict(&Asked { guardians: &none, ..every }, all.iter()),
        Verdict::Valid,
        "nobody is not everybody"
    );
}

#[test]
fn a_yes_that_is_taken_back_ends_it_whoever_else_said_yes() {
    let back = [said(PUPIL, Yes, From13, 1), withdrawn(said(MOTHER, Yes, From13, 2))];
    assert_eq!(at(From13, Limited, &back), Verdict::Refused);
    let own = [said(MOTHER, Yes, From13, 1), withdrawn(said(PUPIL, Yes, From13, 2))];
    assert_eq!(at(From13, Limited, &own), Verdict::NotAgreed);
    let anew = [back.as_slice(), &[said(MOTHER, Yes, From13, 3)]].concat();
    assert_eq!(at(From13, Limited, &anew), Verdict::Valid);
}

#[test]
fn a_guardians_yes_holds_past_fifteen_until_the_pupil_answers_or_it_is_taken_back() {
    let yes = said(MOTHER, Yes, From13, 1);
    assert_eq!(at(From15, Open, std::slice::from_ref(&yes)), Verdict::Valid);
    assert_eq!(at(From15, Open, &[withdrawn(yes.clone())]), Verdict::Refused);
    assert_eq!(at(From16, Open, &[yes.clone(), said(PUPIL, No, From15, 2)]), Verdict::Refused);
    assert_eq!(at(From15, Open, &[]), Verdict::Waiting { pupil: true, guardian: false });
    // What the child said at 13 weighs as it did then; a yes to the whole world was not hers to give.
    assert_eq!(
        at(From15, Open, &[said(PUPIL, Yes, From13, 1)]),
        Verdict::Waiting { pupil: true, guardian: false }
    );
}

#[test]
fn at_eighteen_nothing_that_was_said_before_counts() {
    let waits = Verdict::Waiting { pupil: true, guardian: false };
    assert_eq!(at(Adult, Open, &[said(MOTHER, Yes, From13, 1), said(PUPIL, Yes, From16, 2)]), waits);
    assert_eq!(at(Adult, Open, &[said(PUPIL, Yes, Adult, 1)]), Verdict::Valid);
}

#[test]
fn somebody_who_is_no_guardian_any_more_says_nothing() {
    let stranger = PersonId(Uuid::from_u128(9));
    assert_eq!(
        at(Under12, Open, &[said(stranger, Yes, Under12, 1)]),
        Verdict::Waiting { pupil: false, guardian: true }
    );
}
