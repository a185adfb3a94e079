//! Groups, teachers and the timetable.

use std::collections::{HashMap, HashSet};

use jiff::civil::{Time, Weekday};

use super::autumn;
use crate::{GroupKey, LESSON_MINUTES, Owner, PersonKey, Spec, soloy};

/// Is anything in two places at once? `of` names who or what a group needs.
fn clashes<T: std::hash::Hash + Eq>(owner: &Owner, of: impl Fn(GroupKey) -> Vec<T>) -> usize {
    let mut taken: HashSet<(T, Weekday, Time)> = HashSet::new();
    let slots = owner.slots.iter();
    slots
        .flat_map(|slot| of(slot.group).into_iter().map(|thing| (thing, slot.weekday, slot.start)))
        .map(|place| usize::from(!taken.insert(place)))
        .sum()
}

fn no_clash_in(owner: &Owner) {
    let mut teachers: HashMap<GroupKey, Vec<PersonKey>> = HashMap::new();
    for row in &owner.assignments {
        teachers.entry(row.group).or_default().push(row.teacher);
    }
    assert_eq!(clashes(owner, |group| owner.group(group).pupils.clone()), 0, "pupils");
    assert_eq!(clashes(owner, |group| teachers[&group].clone()), 0, "teachers");
    let room = |group| vec![(owner.group(group).school, owner.group(group).room.clone())];
    assert_eq!(clashes(owner, room), 0, "rooms");
}

#[test]
fn nobody_and_no_room_is_in_two_places_at_once() {
    no_clash_in(&autumn());
    for pupils in [130, 333, 2500] {
        no_clash_in(&soloy(Spec { pupils, ..autumn().spec }));
    }
}

#[test]
fn every_group_has_a_teacher_and_the_lessons_of_its_subject() {
    let owner = autumn();
    let taught: HashSet<GroupKey> = owner.assignments.iter().map(|row| row.group).collect();
    for (place, group) in owner.groups.iter().enumerate() {
        let key = GroupKey(place as u32);
        assert!(taught.contains(&key), "{}", group.name);
        assert!((1..=30).contains(&group.pupils.len()), "{}", group.name);
        let weekly = owner.slots_of(key).len() as u32 * u32::from(LESSON_MINUTES);
        assert!(weekly * 38 >= owner.subject(group.subject).annual_minutes.get(), "{}", group.name);
    }
}

#[test]
fn every_pupil_is_taught_as_much_as_the_year_asks_for() {
    let owner = autumn();
    for enrolment in &owner.enrolments {
        let lessons: usize = enrolment.groups.iter().map(|group| owner.slots_of(*group).len()).sum();
        assert!((26..=35).contains(&lessons), "{lessons} lessons in {}", owner.class(enrolment.class).name);
        for group in &enrolment.groups {
            assert!(owner.group(*group).pupils.contains(&enrolment.pupil));
        }
    }
}

#[test]
fn teachers_hold_a_post_at_the_school_and_have_at_most_23_lessons() {
    let owner = autumn();
    let mut lessons: HashMap<PersonKey, usize> = HashMap::new();
    for row in &owner.assignments {
        *lessons.entry(row.teacher).or_default() += owner.slots_of(row.group).len();
        let school = owner.group(row.group).school;
        assert!(owner.posts.iter().any(|post| post.person == row.teacher && post.school == Some(school)));
    }
    assert!(lessons.values().all(|count| *count <= 23));
    println!("{} teachers with {} lessons", lessons.len(), lessons.values().sum::<usize>());
}

#[test]
fn contact_teachers_teach_their_own_class() {
    let owner = autumn();
    let mut contact_teachers = HashSet::new();
    for class in &owner.classes {
        assert!(contact_teachers.insert(class.contact_teacher), "{} shares its contact teacher", class.name);
        let pupil = owner.enrolment(class.pupils[0]).unwrap();
        let mut rows = owner.assignments.iter();
        assert!(rows.any(|row| row.teacher == class.contact_teacher && pupil.groups.contains(&row.group)));
    }
}

#[test]
fn subject_codes_are_unique_and_programme_subjects_cross_classes() {
    let owner = autumn();
    let codes: HashSet<_> = owner.subjects.iter().map(|subject| subject.code).collect();
    assert_eq!(codes.len(), owner.subjects.len());
    let names: HashSet<_> = owner.groups.iter().map(|group| (group.school, &group.name)).collect();
    assert_eq!(names.len(), owner.groups.len());
    let vg2: Vec<_> =
        owner.classes.iter().filter(|class| class.level.0 == 12).map(|class| &class.name).collect();
    assert_eq!(vg2, ["2STA", "2STB", "2STC", "2HEAA"]);
    assert!(owner.groups.iter().any(|group| group.classes.len() > 1 && group.name.starts_with("2ST-A/")));
}
