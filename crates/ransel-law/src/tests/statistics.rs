//! Attacks on what a statistic tells: somebody who sees a class's numbers, knows everything but one pupil's answer, and sees the
//! numbers again when she has left.

use proptest::prelude::*;

use crate::statistics::{LEAST_TOLD, Told, told};

/// Dice as the product makes them: anew for whoever is behind a number, and never otherwise.
fn dice(class: u64, option: usize, members: &[usize]) -> u64 {
    let mut state =
        class.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (option as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
    for member in members {
        state = mixed(state ^ (*member as u64 + 1));
    }
    mixed(state)
}

/// SplitMix64's finish.
fn mixed(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

const CLASS: usize = 28;
const OPTIONS: usize = 4;

/// Who has taken which option, and what of it is told.
fn published(class: u64, answers: &[usize]) -> Vec<Told> {
    (0..OPTIONS)
        .map(|option| {
            let members: Vec<_> = (0..answers.len()).filter(|at| answers[*at] == option).collect();
            told(members.len(), answers.len(), dice(class, option, &members))
        })
        .collect()
}

proptest! {
    #[test]
    fn no_number_under_ten_is_told_on_either_side(some in 0_usize..60, others in 0_usize..60, dice: u64) {
        match told(some, some + others, dice) {
            Told::Few => prop_assert!(some < LEAST_TOLD),
            Told::Most => prop_assert!(others < LEAST_TOLD),
            Told::About(about) => {
                prop_assert!(about >= LEAST_TOLD && about.abs_diff(some) < 5);
                prop_assert!(others > 5, "{} others", others);
            }
        }
    }

    #[test]
    fn asking_again_tells_nothing_new(class: u64, answers in prop::collection::vec(0..OPTIONS, CLASS)) {
        prop_assert_eq!(published(class, &answers), published(class, &answers));
    }
}

#[test]
fn exact_multiples_stand_and_limits_are_not_sharp() {
    assert_eq!(told(10, 28, 0), Told::About(10));
    assert_eq!(told(9, 28, 0), Told::Few, "rounded down");
    assert_eq!(told(9, 28, 4 << 32), Told::About(10), "or up");
    assert_eq!(told(28, 28, 0), Told::Most);
    assert_eq!(told(0, 28, u64::MAX), Told::Few);
}

/// Of a hundred pupils, how many take each option.
const OFTEN: [usize; OPTIONS] = [55, 25, 13, 7];

/// A class: most feel well, some do not.
fn class(seed: u64) -> Vec<usize> {
    (0..CLASS as u64)
        .map(|pupil| match mixed(seed.wrapping_mul(31) ^ pupil) % 100 {
            0..55 => 0,
            55..80 => 1,
            80..93 => 2,
            _ => 3,
        })
        .collect()
}

/// The attacker's best guess at one pupil's option. She knows what the others answered, and tries for each option how often what
/// she sees would have come about; `sees` makes it from all answers and a class's number.
fn guessed(answers: &[usize], seen: &[Told], tries: u64, sees: impl Fn(u64, &[usize]) -> Vec<Told>) -> usize {
    let mut best = (0, 0);
    for (option, often) in OFTEN.iter().enumerate() {
        let mut tried = answers.to_vec();
        *tried.last_mut().unwrap() = option;
        let fits = (0..tries).filter(|made_up| sees(*made_up + 1_000_000, &tried) == seen).count();
        // Weighed with how often each is answered, which she knows as well.
        if fits * often > best.1 {
            best = (option, fits * often);
        }
    }
    best.0
}

/// Of so many classes, how often an attacker who knows all but one answer finds it, and how often whoever says what most answer.
fn hits(sees: impl Fn(u64, &[usize]) -> Vec<Told>) -> (usize, usize, usize) {
    let classes = 300;
    let mut found = (0, 0);
    for seed in 0..classes {
        let answers = class(seed);
        let truth = *answers.last().unwrap();
        let guess = guessed(&answers, &sees(seed, &answers), 200, &sees);
        found.0 += usize::from(guess == truth);
        found.1 += usize::from(truth == 0);
    }
    (found.0, found.1, classes as usize)
}

#[test]
fn who_knows_all_answers_but_one_hardly_learns_it_from_the_numbers() {
    let (once, plain, of) = hits(published);
    let (twice, ..) = hits(|class, answers| {
        let mut seen = published(class, answers);
        seen.extend(published(class, &answers[..CLASS - 1]));
        seen
    });
    println!(
        "of {of} pupils: {plain} by what most answer, {once} by the numbers, {twice} by them before and after"
    );
    assert!(once <= plain + of / 20, "{once} of {of}, and {plain} without seeing anything");
    // Seeing them a second time tells more, also rounded: a survey tells no numbers once somebody has left.
    assert!(twice > once && twice <= plain + of / 8, "{twice} of {of}");
}

#[test]
fn exact_numbers_would_give_her_away_each_time() {
    let exact = |answers: &[usize]| -> Vec<Told> {
        (0..OPTIONS).map(|option| Told::About(answers.iter().filter(|it| **it == option).count())).collect()
    };
    let (found, _, of) = hits(|_, answers| exact(answers));
    assert_eq!(found, of, "the attack works where nothing is done against it");
}
