//! What an adult is to a child, by the rows that hold.

use ransel_kernel::facts::Guardianship::{
    self, AfterCareOrder, Apart, Appointed, Barred, Foster, LivesWith, NoResponsibility, None, Shared,
    ThirdPerson,
};
use uuid::Uuid;

use crate::{
    custody::{Holding, Lives, Now, SAYABLE, Step, Who, standing, steps},
    records::{ResidenceKind, TieKind},
};

fn holding(ties: &[TieKind], homes: (bool, bool), care_order: bool) -> Holding {
    let mut holding = Holding::default();
    (holding.together, holding.shared, holding.care_order) = (homes.0, homes.1, care_order);
    ties.iter().for_each(|tie| holding.add(*tie));
    holding
}

#[test]
fn responsibility_and_home_decide_together() {
    let home = (true, false);
    let shared = (true, true);
    let elsewhere = (false, false);
    let is = |ties: &[TieKind], homes, care| standing(holding(ties, homes, care));
    use TieKind as T;
    for (ties, homes, care, wanted) in [
        (&[T::Responsibility][..], home, false, LivesWith),
        (&[T::Responsibility], shared, false, Shared),
        (&[T::Responsibility], elsewhere, false, Apart),
        // BARN-1981 § 47: a parent without responsibility, even in the same home, has no standing right.
        (&[T::Parent], home, false, NoResponsibility),
        (&[T::Parent, T::Responsibility], home, false, LivesWith),
        // A bar closes whatever else she is; lifted, the rest is as before.
        (&[T::Responsibility, T::Barred], home, false, Barred),
        (&[T::Foster, T::Barred], home, true, Barred),
        // BVL-2021 § 5-1: with a care order foster parents are as those at home, and parents as those without the care.
        (&[T::Responsibility], home, true, AfterCareOrder),
        (&[T::Foster], home, true, Foster),
        (&[T::Foster], home, false, None),
        (&[T::Appointed], elsewhere, false, Appointed),
        (&[T::ThirdPerson], home, false, ThirdPerson),
        // Either parent's objection stops a third person.
        (&[T::ThirdPerson, T::Objection], home, false, None),
        // To have asked, or to know about health, is nothing by itself.
        (&[T::Asked], elsewhere, false, None),
        (&[T::HealthAllowed], elsewhere, false, None),
        (&[], home, false, None),
    ] {
        assert_eq!(is(ties, homes, care), wanted, "{ties:?} {homes:?} care order: {care}");
    }
}

/// Families as they can be before: every combination of where they live and what she was.
fn families() -> Vec<Now> {
    let id = |number| Uuid::from_u128(number);
    let lives = |row, home, kind| Lives { row: id(row), home: id(home), kind };
    let fixed = |row, home| lives(row, home, ResidenceKind::Fixed);
    let homes = [
        (vec![], vec![]),
        (vec![fixed(1, 100)], vec![]),
        (vec![], vec![fixed(2, 200)]),
        (vec![fixed(1, 100)], vec![fixed(2, 100)]),
        (vec![fixed(1, 100)], vec![fixed(2, 200)]),
        (
            vec![lives(1, 100, ResidenceKind::Shared), lives(3, 200, ResidenceKind::Shared)],
            vec![fixed(2, 200)],
        ),
    ];
    let ties = [
        vec![],
        vec![(id(10), TieKind::Responsibility)],
        vec![(id(10), TieKind::Parent), (id(11), TieKind::Asked)],
        vec![(id(10), TieKind::Responsibility), (id(12), TieKind::Barred)],
        vec![(id(13), TieKind::ThirdPerson)],
    ];
    let both = homes.iter().flat_map(|homes| ties.iter().map(move |ties| (homes, ties)));
    both.map(|((child, adult), ties)| Now { ties: ties.clone(), child: child.clone(), adult: adult.clone() })
        .collect()
}

/// The family after the steps, as the index would see it.
fn after(now: &Now, steps: &[Step], care_order: bool) -> Guardianship {
    let mut ties: Vec<_> = now.ties.clone();
    let (mut child, mut adult) = (now.child.clone(), now.adult.clone());
    for step in steps {
        match *step {
            Step::EndTie(row) => ties.retain(|(id, _)| *id != row),
            Step::Tie(kind) => ties.push((Uuid::nil(), kind)),
            Step::EndResidence(who, row) => {
                let list = if who == Who::Child { &mut child } else { &mut adult };
                list.retain(|lives| lives.row != row);
            }
            Step::Live(who, home, kind) => {
                let list = if who == Who::Child { &mut child } else { &mut adult };
                list.push(Lives { row: Uuid::nil(), home, kind });
            }
        }
    }
    let common = child.iter().find(|one| adult.iter().any(|other| one.home == other.home));
    let shared = common.is_some_and(|lives| lives.kind == ResidenceKind::Shared);
    let ties: Vec<_> = ties.into_iter().map(|(_, kind)| kind).collect();
    standing(holding(&ties, (common.is_some(), shared), care_order))
}

#[test]
fn whatever_a_family_was_what_the_office_says_is_what_it_becomes() {
    for now in families() {
        for wanted in SAYABLE {
            let steps = steps(&now, wanted, Uuid::from_u128(999));
            assert_eq!(after(&now, &steps, wanted == Foster), wanted, "{now:?} {steps:?}");
        }
    }
}

#[test]
fn saying_what_is_so_already_writes_nothing() {
    for now in families() {
        for wanted in SAYABLE.into_iter().filter(|wanted| *wanted != Foster) {
            if after(&now, &[], false) == wanted {
                let steps = steps(&now, wanted, Uuid::from_u128(999));
                assert!(
                    steps.iter().all(|step| matches!(step, Step::EndTie(_))),
                    "{now:?} {wanted:?} {steps:?}"
                );
            }
        }
    }
}
