//! Who is told what homes are told, and until when a refusal can be complained of.

use jiff::civil::date;
use ransel_kernel::{
    PersonId,
    facts::{
        Age,
        Guardianship::{
            self, AfterCareOrder, Apart, Appointed, Barred, Foster, LivesWith, NoResponsibility, None,
            Shared, ThirdPerson,
        },
        Protection,
    },
    relations::Kin,
};
use uuid::Uuid;

use crate::{
    records::Happened,
    requests::complain_by,
    telling::{NotTold, Told, addressees, touched},
};

const CHILD: PersonId = PersonId(Uuid::from_u128(1));
const ADULT: PersonId = PersonId(Uuid::from_u128(2));

fn kin(standing: Guardianship, asked: bool) -> Kin {
    Kin { adult: ADULT, standing, asked, homes: Vec::new() }
}

/// What holds for the one adult.
fn adult(standing: Guardianship, asked: bool, protection: Protection, start: bool) -> Result<Told, NotTold> {
    let all = addressees(CHILD, Age::From13, protection, &[kin(standing, asked)], start);
    all.into_iter().find(|one| one.person == ADULT).unwrap().ruling.outcome
}

#[test]
fn each_standing_is_told_or_not_and_why() {
    let open = Protection::None;
    for (standing, asked, start, wanted) in [
        (LivesWith, false, false, Ok(Told::Home)),
        (Shared, false, false, Ok(Told::Both)),
        (Foster, false, false, Ok(Told::Care)),
        (Apart, false, false, Err(NotTold::Elsewhere)),
        (Apart, true, false, Ok(Told::Asked)),
        (Apart, false, true, Ok(Told::FromTheStart)),
        (Appointed, true, true, Err(NotTold::Mandate)),
        (ThirdPerson, true, true, Err(NotTold::ThirdPerson)),
        (NoResponsibility, true, true, Err(NotTold::CaseByCase)),
        (AfterCareOrder, true, true, Err(NotTold::CaseByCase)),
        (Barred, true, true, Err(NotTold::NoRight)),
        (None, true, true, Err(NotTold::NoRight)),
    ] {
        assert_eq!(adult(standing, asked, open, start), wanted, "{standing:?} asked: {asked} start: {start}");
    }
}

#[test]
fn of_a_protected_child_who_lives_elsewhere_is_told_nothing_and_the_reason_tells_nothing() {
    for protection in [Protection::Confidential, Protection::Strict] {
        for asked in [false, true] {
            assert_eq!(adult(Apart, asked, protection, true), Err(NotTold::Elsewhere));
        }
        assert_eq!(adult(LivesWith, false, protection, false), Ok(Told::Home));
    }
    assert_eq!(adult(Apart, true, Protection::Client, false), Ok(Told::Asked));
}

#[test]
fn the_pupil_is_told_from_fifteen_and_from_eighteen_she_alone() {
    let all = |age| addressees(CHILD, age, Protection::None, &[kin(LivesWith, false)], true);
    let told =
        |age| all(age).into_iter().filter(|one| one.is_told()).map(|one| one.person).collect::<Vec<_>>();
    assert_eq!(told(Age::From13), [ADULT]);
    assert_eq!(told(Age::From15), [CHILD, ADULT]);
    assert_eq!(told(Age::From16), [CHILD, ADULT]);
    assert_eq!(told(Age::Adult), [CHILD]);
    assert_eq!(told(Age::Unknown), [CHILD], "an age nobody knows may be 18");
}

#[test]
fn a_change_is_told_to_those_it_touches_and_to_nobody_who_may_not_know() {
    let to = |standing, protection, kind, about| {
        touched(CHILD, Age::From12, protection, &[kin(standing, false)], kind, about) == [ADULT]
    };
    let (open, strict) = (Protection::None, Protection::Strict);
    for standing in [LivesWith, Shared, Foster] {
        assert!(to(standing, open, Happened::Family, Option::None), "{standing:?}");
        assert!(to(standing, strict, Happened::Family, Option::None), "{standing:?}");
    }
    assert!(
        to(Apart, open, Happened::Family, Option::None) && !to(Apart, strict, Happened::Family, Some(ADULT))
    );
    assert!(to(AfterCareOrder, open, Happened::Care, Option::None));
    assert!(!to(AfterCareOrder, open, Happened::Family, Option::None), "where the child lives now");
    for standing in [NoResponsibility, ThirdPerson, Appointed] {
        assert!(to(standing, open, Happened::Family, Some(ADULT)), "{standing:?}");
        assert!(!to(standing, open, Happened::Family, Option::None), "{standing:?}");
    }
    for standing in [Barred, None] {
        assert!(!to(standing, open, Happened::Family, Some(ADULT)), "{standing:?}");
    }
}

#[test]
fn a_refusal_can_be_complained_of_for_three_weeks_and_to_the_next_working_day() {
    assert_eq!(complain_by(date(2026, 11, 19)).outcome, date(2026, 12, 10), "a Thursday");
    // Three weeks from Friday 4 December is Christmas Day, then a Saturday that is no working day, then a Sunday.
    assert_eq!(complain_by(date(2026, 12, 4)).outcome, date(2026, 12, 28));
    assert_eq!(complain_by(date(2026, 11, 19)).source.to_string(), "forvaltningsloven § 29");
}
