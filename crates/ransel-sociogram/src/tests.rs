use proptest::prelude::*;

use super::*;

const P: Sign = Sign::Positive;
const N: Sign = Sign::Negative;

/// A class in which all have answered.
fn class(count: usize, made: &[(Sign, Seat, Seat)]) -> Choices {
    Choices::new(vec![true; count], made.iter().copied()).unwrap()
}

fn both(one: Seat, other: Seat) -> [(Sign, Seat, Seat); 2] {
    [(P, one, other), (P, other, one)]
}

#[test]
fn one_whom_nobody_chose_is_found_with_whom_she_chose_herself() {
    let choices = class(4, &[(P, 0, 1), (P, 1, 0), (P, 2, 1), (P, 3, 0), (P, 3, 2)]);
    assert_eq!(findings(&choices).first(), Some(&Finding::Unchosen { seat: 3, chooses: vec![0, 2] }));
    assert!(findings(&choices).contains(&Finding::Unanswered {
        seat: 2,
        chooses: vec![1],
        chosen_by: vec![3]
    }));
}

#[test]
fn one_who_has_not_answered_is_said_not_to_have() {
    let choices = Choices::new(vec![true, true, false], [(P, 0, 1), (P, 1, 0)]).unwrap();
    let found = findings(&choices);
    assert!(found.contains(&Finding::Silent { seat: 2 }));
    assert!(found.contains(&Finding::Unchosen { seat: 2, chooses: vec![] }), "the others did not choose her");
    assert!(!found.iter().any(|one| matches!(one, Finding::Silent { seat } if *seat != 2)));
}

#[test]
fn a_group_is_those_who_all_chose_each_other_and_a_closed_one_lets_nobody_in_or_out() {
    let trio: Vec<_> = [both(0, 1), both(1, 2), both(0, 2)].concat();
    let closed = class(5, &[trio.clone(), both(3, 4).to_vec()].concat());
    let found = findings(&closed);
    assert!(found.contains(&Finding::Group { seats: vec![0, 1, 2], closed: true }));
    assert!(found.contains(&Finding::Pair { seats: [3, 4] }));
    assert!(found.contains(&Finding::Parted { parts: 2 }));
    let open = class(5, &[trio.clone(), both(3, 4).to_vec(), vec![(P, 3, 0)]].concat());
    assert!(findings(&open).contains(&Finding::Group { seats: vec![0, 1, 2], closed: false }));
    assert!(!findings(&open).iter().any(|one| matches!(one, Finding::Parted { .. })));
    let no_trio = class(3, &[both(0, 1).to_vec(), both(1, 2).to_vec(), vec![(P, 0, 2)]].concat());
    assert!(
        !findings(&no_trio).iter().any(|one| matches!(one, Finding::Group { .. })),
        "one choice is not returned"
    );
}

#[test]
fn three_who_do_not_want_to_be_with_somebody_are_told_of_and_two_are_not() {
    let three = class(5, &[(N, 0, 4), (N, 1, 4), (N, 2, 4)]);
    assert!(findings(&three).contains(&Finding::Rejected { seat: 4, by: 3 }));
    let two = class(5, &[(N, 0, 4), (N, 1, 4)]);
    assert!(!findings(&two).iter().any(|one| matches!(one, Finding::Rejected { .. })));
    let one_sided = class(2, &[(P, 0, 1), (N, 1, 0)]);
    assert!(findings(&one_sided).contains(&Finding::OneSided { chooses: 0, refuses: 1 }));
}

#[test]
fn what_does_not_fit_the_class_is_refused() {
    assert_eq!(Choices::new(vec![true], [(P, 0, 1)]), Err(Fault::NoSuchSeat(1)));
    assert_eq!(Choices::new(vec![true, true], [(P, 1, 1)]), Err(Fault::Herself(1)));
    assert_eq!(Choices::new(vec![false, true], [(P, 0, 1)]), Err(Fault::Silent(0)));
    assert_eq!(class(0, &[]).seats(), 0);
    assert!(findings(&class(0, &[])).is_empty() && layout(&class(0, &[])).is_empty());
}

#[test]
fn one_who_has_left_is_in_nobody_s_answers() {
    let choices = class(4, &[(P, 0, 1), (P, 1, 2), (P, 2, 3), (N, 3, 1)]);
    assert_eq!(choices.without(1), class(3, &[(P, 1, 2)]));
}

/// A class of `count` with choices of it.
fn any_class() -> impl Strategy<Value = Choices> {
    (1_usize..36).prop_flat_map(|count| {
        let choice = (any::<bool>(), 0..count, 0..count);
        (prop::collection::vec(any::<bool>(), count), prop::collection::vec(choice, 0..count * 4)).prop_map(
            |(answered, made)| {
                let fits = |(_, from, to): &(bool, Seat, Seat)| from != to && answered[*from];
                let made: Vec<_> = made.into_iter().filter(fits).collect();
                let signed = made.into_iter().map(|(likes, from, to)| (if likes { P } else { N }, from, to));
                Choices::new(answered.clone(), signed).unwrap()
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn everybody_has_a_place_of_her_own_in_the_frame_and_always_the_same(choices in any_class()) {
        let points = layout(&choices);
        prop_assert_eq!(&points, &layout(&choices));
        prop_assert_eq!(points.len(), choices.seats());
        for (seat, one) in points.iter().enumerate() {
            prop_assert!((0.0..=1.0).contains(&one.x) && (0.0..=1.0).contains(&one.y), "{:?}", one);
            for other in &points[seat + 1..] {
                let (x, y) = (one.x - other.x, one.y - other.y);
                prop_assert!((x * x + y * y).sqrt() > APART * 0.8, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn without_somebody_nothing_tells_of_her(choices in any_class(), gone in any::<prop::sample::Index>()) {
        let gone = gone.index(choices.seats());
        let left = choices.without(gone);
        prop_assert_eq!(left.seats(), choices.seats() - 1);
        let still = |(from, to): &(Seat, Seat)| *from != gone && *to != gone;
        for sign in [P, N] {
            prop_assert_eq!(left.of(sign).count(), choices.of(sign).filter(still).count());
        }
    }
}

#[test]
fn those_who_chose_each_other_stand_nearer_than_the_rest() {
    let friends: Vec<_> = (0..7)
        .flat_map(|four| {
            let first = four * 4;
            (0..4).flat_map(move |one| {
                (0..4).filter(move |other| *other != one).map(move |other| (P, first + one, first + other))
            })
        })
        .collect();
    let points = layout(&class(28, &friends));
    let distance = |one: Seat, other: Seat| {
        let (x, y) = (points[one].x - points[other].x, points[one].y - points[other].y);
        (x * x + y * y).sqrt()
    };
    let mean = |same: bool| {
        let pairs = (0..28).flat_map(|one| (one + 1..28).map(move |other| (one, other)));
        let of: Vec<_> = pairs
            .filter(|(one, other)| (one / 4 == other / 4) == same)
            .map(|(one, other)| distance(one, other))
            .collect();
        of.iter().sum::<f64>() / of.len() as f64
    };
    assert!(mean(true) * 2.0 < mean(false), "{} {}", mean(true), mean(false));
}
