//! The absence of the year so far.

use std::collections::{HashMap, HashSet};

use jiff::civil::date;

use super::{autumn, spring};
use crate::{
    AbsencePiece, Documentation, GroupKey, LESSON_MINUTES, Missed, Owner, PersonKey, Reporter, Spec, Stage,
    soloy,
};

fn absent(piece: &AbsencePiece) -> bool {
    matches!(piece.missed, Missed::Absent { .. })
}

#[test]
fn every_piece_is_a_lesson_of_the_pupil_on_a_taught_day_before_today() {
    let owner = spring();
    for piece in owner.absence() {
        assert!(owner.calendar.is_teaching_day(piece.date) && piece.date < owner.spec.today);
        assert!(owner.enrolment(piece.pupil).unwrap().groups.contains(&piece.group));
        let weekday = piece.date.weekday();
        let mut slots = owner.slots_of(piece.group).iter();
        assert!(slots.any(|slot| slot.weekday == weekday && slot.start == piece.start));
        if let Missed::Late { minutes } = piece.missed {
            assert!((1..45).contains(&minutes.get()));
        }
    }
}

#[test]
fn no_lesson_is_missed_twice() {
    let owner = spring();
    let mut seen = HashSet::new();
    assert!(owner.absence().all(|piece| seen.insert((piece.pupil, piece.date, piece.start))));
}

#[test]
fn most_pupils_miss_one_to_four_per_cent_and_some_pass_the_limit_of_a_subject() {
    let owner = spring();
    let mut missed: HashMap<PersonKey, usize> = HashMap::new();
    let mut in_group: HashMap<(PersonKey, GroupKey), u32> = HashMap::new();
    for piece in owner.absence().filter(absent) {
        *missed.entry(piece.pupil).or_default() += 1;
        *in_group.entry((piece.pupil, piece.group)).or_default() += u32::from(LESSON_MINUTES);
    }
    let days = owner.calendar.days_before(owner.spec.today).len();
    let share = |owner: &Owner, pupil: PersonKey| {
        let groups = &owner.enrolment(pupil).unwrap().groups;
        let weekly: usize = groups.iter().map(|group| owner.slots_of(*group).len()).sum();
        missed.get(&pupil).copied().unwrap_or(0) * 1000 / (weekly * days / 5)
    };
    let shares: Vec<usize> = owner.enrolments.iter().map(|row| share(&owner, row.pupil)).collect();
    let usual = shares.iter().filter(|share| (5..=45).contains(*share)).count();
    println!("mean {} per mille, {usual} usual", shares.iter().sum::<usize>() / shares.len());
    assert!(usual > 800, "{usual} of 1200");

    let limit = |group: GroupKey| owner.subject(owner.group(group).subject).annual_minutes.get() / 10;
    let upper = |pupil: PersonKey| {
        owner.school(owner.enrolment(pupil).unwrap().school).stage == Stage::UpperSecondary
    };
    let rows = || in_group.iter().filter(|((pupil, _), _)| upper(*pupil));
    let over = rows().filter(|((_, group), minutes)| **minutes > limit(*group));
    let near =
        rows().filter(|((_, group), minutes)| (limit(*group) * 8 / 10..=limit(*group)).contains(minutes));
    let over: HashSet<PersonKey> = over.map(|((pupil, _), _)| *pupil).collect();
    let near: HashSet<PersonKey> = near.map(|((pupil, _), _)| *pupil).collect();
    println!("{} pupils over the limit of a subject, {} near one", over.len(), near.len());
    assert!((8..60).contains(&over.len()), "{} over", over.len());
    assert!(near.len() > 10, "{} near", near.len());
}

#[test]
fn only_a_guardian_with_responsibility_or_a_pupil_of_age_reports() {
    let owner = spring();
    let mut by_guardian = 0;
    for piece in owner.absence() {
        match piece.reporter {
            Reporter::Guardian(guardian) => {
                by_guardian += 1;
                let mut rows = owner.guardianships_of(piece.pupil).iter();
                assert!(rows.any(|row| {
                    row.guardian == guardian && row.kind.is_responsible() && row.period.holds_on(piece.date)
                }));
            }
            Reporter::Pupil => assert!(owner.person(piece.pupil).born.year() + 18 <= piece.date.year()),
            Reporter::Nobody => assert_eq!(piece.documentation, Documentation::Undocumented),
        }
    }
    assert!(by_guardian > 1000);
}

#[test]
fn pupils_come_in_order_and_before_the_school_year_there_is_nothing() {
    let owner = autumn();
    let places: Vec<_> = owner.absence().map(|piece| (piece.pupil, piece.date, piece.start)).collect();
    assert!(places.is_sorted());
    assert_eq!(soloy(Spec::on(date(2026, 8, 10))).absence().count(), 0);
}
