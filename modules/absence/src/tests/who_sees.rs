//! Who sees which rows, and who sees nobody.

use ransel_kernel::{Hat, PersonId};

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{ReadAbsence, ReadAbsenceOverview, ReadLessons},
    records::{Mark, RollTaken},
    rules::AbsenceClass,
    seed::{SeedMark, SeedState, seed},
};

/// Jonas was away from Norwegian and mathematics, Ada from Norwegian.
fn with_absence() -> Town {
    let town = Town::new();
    let mark = |pupil, group, starts| SeedMark {
        pupil,
        group,
        day: FRIDAY,
        starts,
        ends: starts + 45,
        state: SeedState::Absent,
        minutes: 45,
        class: AbsenceClass::Undocumented,
        marked_by: town.kari,
    };
    let marks = [
        mark(town.jonas, town.norwegian, 495),
        mark(town.jonas, town.mathematics, 555),
        mark(town.ada, town.norwegian, 495),
    ];
    assert_eq!(seed(&town.owner, marks.into_iter()).unwrap(), 3);
    town
}

/// The groups somebody sees a pupil's absence in; nothing where she is refused.
fn groups_seen(town: &Town, person: PersonId, hat: Hat, pupil: PersonId) -> Option<usize> {
    let ctx = town.act(person, hat);
    let pass = ctx.may(ReadAbsence { pupil }).ok()?;
    Some(pass.rows::<Mark>().all().unwrap().len())
}

#[test]
fn everybody_sees_what_belongs_to_the_hat_and_the_relation() {
    let town = with_absence();
    let seen = |person, hat| groups_seen(&town, person, hat, town.jonas);
    assert_eq!(seen(town.jonas, Hat::Pupil), Some(2), "herself: all subjects");
    assert_eq!(seen(town.mona, Hat::Guardian), Some(2));
    assert_eq!(seen(town.kari, Hat::Teacher), Some(2), "the contact teacher: all subjects");
    assert_eq!(seen(town.ola, Hat::Teacher), Some(2), "teaches both subjects");
    assert_eq!(seen(town.principal, Hat::Principal), Some(2));
    assert_eq!(seen(town.secretary, Hat::Secretary), Some(2));
    for (person, hat) in [
        (town.liv, Hat::Teacher),
        (town.sofie, Hat::Pupil),
        (town.geir, Hat::Guardian),
        (town.kari, Hat::Guardian),
        (town.principal, Hat::Teacher),
        (town.principal, Hat::DepartmentHead),
        (town.principal, Hat::DataProtectionOfficer),
        (town.principal, Hat::Administrator),
        (town.jonas, Hat::None),
    ] {
        assert_eq!(seen(person, hat), None, "{hat:?}");
    }
}

#[test]
fn a_subject_teacher_sees_her_own_subject_and_not_the_pupils_others() {
    let town = with_absence();
    // Ada is not Kari's contact pupil; Kari teaches her Norwegian.
    assert_eq!(groups_seen(&town, town.kari, Hat::Teacher, town.ada), Some(1));
    let marks = [SeedMark {
        pupil: town.ada,
        group: town.mathematics,
        day: FRIDAY,
        starts: 555,
        ends: 600,
        state: SeedState::Absent,
        minutes: 45,
        class: AbsenceClass::Undocumented,
        marked_by: town.ola,
    }];
    seed(&town.owner, marks.into_iter()).unwrap();
    assert_eq!(groups_seen(&town, town.kari, Hat::Teacher, town.ada), Some(1), "mathematics stays closed");
    assert_eq!(groups_seen(&town, town.ada, Hat::Pupil, town.ada), Some(2));
}

#[test]
fn a_guardian_no_longer_sees_the_absence_from_the_pupils_eighteenth_birthday() {
    let town = with_absence();
    assert_eq!(groups_seen(&town, town.mona, Hat::Guardian, town.ada), None, "Ada is 18");
    town.owner.clock.set("2027-03-13T12:00:00Z".parse().unwrap());
    assert_eq!(groups_seen(&town, town.mona, Hat::Guardian, town.jonas), Some(2));
    town.owner.clock.set("2027-03-13T23:30:00Z".parse().unwrap());
    assert_eq!(groups_seen(&town, town.mona, Hat::Guardian, town.jonas), None);
}

#[test]
fn the_overview_holds_contact_pupils_the_school_or_ones_children() {
    let town = with_absence();
    let overview = |person, hat| {
        let ctx = town.act(person, hat);
        let pass = ctx.may(ReadAbsenceOverview {}).unwrap();
        let mut pupils = pass.rows::<ransel_school::records::Person>().all().unwrap();
        pupils.sort_by_key(|pupil| pupil.given.clone());
        pupils.into_iter().map(|pupil| pupil.given).collect::<Vec<_>>()
    };
    assert_eq!(overview(town.kari, Hat::Teacher), ["Jonas", "Sofie Elise"]);
    assert_eq!(overview(town.principal, Hat::Principal), ["Ada", "Jonas", "Sofie Elise"]);
    assert_eq!(overview(town.mona, Hat::Guardian), ["Jonas", "Sofie Elise"], "not the one who is of age");
    assert_eq!(overview(town.geir, Hat::Guardian), Vec::<String>::new());
    assert_eq!(overview(town.ola, Hat::Teacher), Vec::<String>::new());
    assert_eq!(overview(town.jonas, Hat::Pupil), Vec::<String>::new());
}

#[test]
fn a_teachers_list_of_lessons_is_her_own() {
    let town = with_absence();
    let kari = town.act(town.kari, Hat::Teacher);
    assert!(kari.may(ReadLessons { teacher: town.kari }).is_ok());
    assert!(refused(kari.may(ReadLessons { teacher: town.ola }).map(drop)));
    assert!(refused(town.act(town.jonas, Hat::Pupil).may(ReadLessons { teacher: town.jonas }).map(drop)));
}

#[test]
fn setting_up_twice_changes_nothing_and_every_recent_lesson_has_its_roll() {
    let town = with_absence();
    let rolls = town.all::<RollTaken>().len();
    assert_eq!(rolls, 2, "Friday's Norwegian and mathematics");
    let before = town.all::<Mark>();
    let again = before.iter().map(|mark| SeedMark {
        pupil: mark.pupil,
        group: mark.group_id,
        day: mark.day,
        starts: mark.starts,
        ends: mark.ends,
        state: SeedState::Late,
        minutes: 3,
        class: AbsenceClass::Undocumented,
        marked_by: mark.marked_by,
    });
    assert_eq!(seed(&town.owner, again.collect::<Vec<_>>().into_iter()).unwrap(), 0);
    assert_eq!(town.all::<Mark>(), before);
    assert_eq!(town.all::<RollTaken>().len(), rolls);
}
