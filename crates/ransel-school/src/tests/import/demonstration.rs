//! The roster of the demonstration: a whole small municipality, as a school administrative system would send it.

use std::collections::HashMap;

use jiff::civil::date;
use ransel_demo::{MIN_PUPILS, Owner, PersonKey, Role, Spec};
use ransel_kernel::{Hat, PersonId};

use super::town::{Town, options};
use crate::{
    import::{Report, pifu},
    records::{Account, Enrolment, GroupMember, NationalNumber, Person, Post, School, SourceKey, Subject},
};

fn soloy() -> Owner {
    ransel_demo::soloy(Spec { pupils: MIN_PUPILS, ..Spec::on(date(2026, 10, 15)) })
}

fn import(town: &Town, soloy: &Owner) -> Report {
    let text = String::from_utf8(ransel_demo::pifu(soloy, Vec::new()).unwrap()).unwrap();
    pifu(&town.owner, &town.write(&text), &options(), &mut |_| {}).unwrap()
}

#[test]
fn the_demonstrations_roster_goes_in_whole_and_changes_nothing_the_second_time() {
    let (town, soloy) = (Town::on("2026-10-15"), soloy());
    let report = import(&town, &soloy);
    assert_eq!(report.bad_rows, []);
    let hard: Vec<_> = report.warnings.iter().filter(|note| note.reason != "sub-role-without-post").collect();
    assert_eq!(hard, Vec::<&crate::import::RowNote>::new());
    assert_eq!(report.persons.added as usize, soloy.people.len() - 1, "all but who runs the server");
    assert_eq!(town.all::<Person>().len(), soloy.people.len() - 1);
    // The owner stands among the schools, as its own office.
    assert_eq!(town.all::<School>().len(), soloy.schools.len() + 1);
    assert_eq!(town.all::<Subject>().len(), soloy.subjects.len());
    assert_eq!(town.all::<Enrolment>().len(), soloy.enrolments.len());
    assert!(town.all::<NationalNumber>().len() > MIN_PUPILS && town.all::<Account>().len() > MIN_PUPILS);
    let epoch = town.epoch();
    let again = import(&town, &soloy);
    assert!(again.nothing_changed(), "{again:?}");
    assert_eq!(town.epoch(), epoch);
}

#[test]
fn the_relations_of_the_demonstration_are_those_its_teachers_have() {
    let (town, soloy) = (Town::on("2026-10-15"), soloy());
    import(&town, &soloy);
    let keys = town.all::<SourceKey>();
    let keys: HashMap<_, _> = keys.iter().map(|row| (row.key.as_str(), row.person)).collect();
    let here = |key: PersonKey| -> PersonId { keys[soloy.person(key).id.to_string().as_str()] };
    let relations = town.owner.relations().unwrap();
    let mut seen = 0;
    for assignment in soloy.assignments.iter().filter(|row| row.period.holds_on(soloy.spec.today)) {
        let group = soloy.group(assignment.group);
        let school = &soloy.school(group.school).name;
        let caller = town.caller(here(assignment.teacher), Hat::Teacher, school);
        for pupil in group.pupils.iter().take(2) {
            assert!(relations.facts(&caller, here(*pupil)).unwrap().teaches());
            seen += 1;
        }
    }
    assert!(seen > 50);
    let offices =
        soloy.posts.iter().filter(|post| post.role == Role::Secretary && post.school.is_some()).count();
    let secretaries = town.all::<Post>().iter().filter(|post| post.hat == "secretary").count();
    assert_eq!(secretaries, offices, "and nobody else is the office");
    assert!(town.all::<GroupMember>().len() > MIN_PUPILS * 3);
}
