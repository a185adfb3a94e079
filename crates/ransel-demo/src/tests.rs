//! What the demonstration owner promises, told about the whole of it.

mod absence;
mod people;
mod personas;
mod roster;
mod teaching;

use std::time::Instant;

use jiff::civil::date;

use crate::{Owner, Spec, soloy};

/// A Saturday in November of Vg2.
pub(super) fn autumn() -> Owner {
    soloy(Spec::on(date(2026, 11, 21)))
}

/// After Easter, with most of the year behind.
pub(super) fn spring() -> Owner {
    soloy(Spec::on(date(2027, 5, 20)))
}

#[test]
fn the_same_specification_gives_the_same_owner() {
    assert_eq!(autumn(), autumn());
    assert!(autumn().absence().eq(autumn().absence()));
    let other = soloy(Spec { seed: 2, ..autumn().spec });
    assert_ne!(other.people[40].name, autumn().people[40].name);
}

#[test]
fn another_day_of_the_school_year_changes_neither_people_nor_groups() {
    let (autumn, spring) = (autumn(), spring());
    let names = |owner: &Owner| owner.people.iter().map(|person| person.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&autumn), names(&spring));
    assert_eq!(autumn.groups, spring.groups);
    assert_eq!(autumn.slots, spring.slots);
}

#[test]
fn asking_for_absence_takes_nothing_from_other_streams() {
    let owner = autumn();
    let before = owner.clone();
    assert!(owner.absence().count() > 0);
    assert_eq!(owner, before);
}

#[test]
fn the_owner_has_as_many_pupils_as_asked_for() {
    for (asked, got) in [(1, 130), (130, 130), (500, 500), (1200, 1200), (2500, 2500)] {
        let owner = soloy(Spec { pupils: asked, ..Spec::on(date(2026, 11, 21)) });
        assert_eq!(owner.enrolments.len(), got);
        assert_eq!(owner.personas.iter().filter(|persona| persona.person.is_none()).count(), 1, "{asked}");
    }
}

#[test]
fn a_town_is_built_quickly_enough_for_every_test_to_have_its_own() {
    let start = Instant::now();
    let owner = autumn();
    let built = start.elapsed();
    let pieces = owner.absence().count();
    println!("1 200 pupils in {built:?}, {pieces} pieces of absence in {:?}", start.elapsed() - built);
    assert!(start.elapsed().as_secs() < 5);
}
