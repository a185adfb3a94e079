//! The example files of the format's authors. They have no licence and stay outside this repository.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use ransel_kernel::Hat;

use super::town::Town;
use crate::{
    import::{NumberPolicy, Options, Report, Tally, pifu, pifu_absences},
    records::{
        ContactKind, ContactPoint, Enrolment, FamilyTie, Group, GroupMember, GroupRole, NationalNumber,
        NextOfKin, Person, Post, School, SourceKey, Stage, Subject,
    },
};

/// A file that is shared with other projects but not part of this repository, or `None` with a printed line.
pub fn shared(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("RANSEL_SHARED").map_or(PathBuf::from("../shared"), PathBuf::from);
    let path = root.join(shared).join("pifu-ims").join(name);
    if path.exists() {
        return Some(path);
    }
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!strict, "{name} is missing; RANSEL_SHARED must name the directory that holds pifu-ims");
    println!("skipped: {name} is missing, RANSEL_SHARED names no directory that holds pifu-ims");
    None
}

fn import(town: &Town) -> Option<Report> {
    let options = Options { numbers: NumberPolicy::Either, ..Options::default() };
    Some(pifu(&town.owner, &shared("PIFU-IMS_SAS_eksempel.xml")?, &options, &mut |_| {}).unwrap())
}

fn added(added: u64) -> Tally {
    Tally { added, ..Tally::default() }
}

#[test]
fn the_roster_example_goes_in_with_exactly_what_can_be_used_of_it() {
    let town = Town::on("2013-01-10");
    let Some(report) = import(&town) else { return };
    assert_eq!((report.persons, report.groups), (added(5), added(6)));
    assert_eq!((report.contacts, report.memberships), (added(3), added(5)));
    // Three groups of other kinds with two roles each, and two roles at the owner.
    assert_eq!((report.ended, report.not_kept), (0, 11));
    let notes = |notes: &[crate::import::RowNote]| notes.iter().map(|note| note.reason).collect::<Vec<_>>();
    // A role that ends before it begins, and members of two groups that no row describes.
    let unknown = "group-unknown";
    assert_eq!(notes(&report.bad_rows), ["ends-before-it-begins", unknown, unknown, unknown, unknown]);
    let (number, organisation) = ("number-check-digits", "organisation-number");
    assert_eq!(notes(&report.warnings), [number, number, organisation, organisation]);
    assert_eq!((report.dropped.passwords, report.dropped.photos, report.dropped.comments), (2, 1, 48));
}

#[test]
fn the_roster_example_leaves_these_rows() {
    let town = Town::on("2013-01-10");
    if import(&town).is_none() {
        return;
    }
    assert_eq!(town.all::<NationalNumber>().len(), 0, "both numbers fail their check");
    assert!(town.all::<Person>().iter().all(|person| !person.verified));
    assert_eq!(town.all::<SourceKey>().len(), 5);
    let schools: Vec<_> =
        town.all::<School>().iter().map(|school| (school.name.clone(), school.stage)).collect();
    assert_eq!(schools.len(), 2);
    assert!(schools.contains(&("Måneflekken skole".to_owned(), Stage::Unknown)));
    let subjects: Vec<_> = town.all::<Subject>().into_iter().map(|row| (row.code, row.name_nb)).collect();
    assert_eq!(subjects, [("NAT007".to_owned(), "Matematikk".to_owned())]);
    let class = town.all::<Group>().into_iter().find(|group| group.name == "7A").unwrap();
    assert_eq!((class.valid_from, class.valid_to), (date(2006, 8, 20), Some(date(2007, 7, 10))));
    let [enrolment] = &town.all::<Enrolment>()[..] else { panic!("one") };
    assert_eq!((enrolment.valid_from, enrolment.valid_to), (date(2000, 8, 9), None));
    let [post] = &town.all::<Post>()[..] else { panic!("one") };
    assert_eq!((post.hat.as_str(), post.valid_from, post.valid_to), ("teacher", date(2003, 7, 22), None));
    let period = (date(2006, 8, 20), Some(date(2007, 7, 1)));
    let mut members: Vec<(GroupRole, (Date, Option<Date>))> =
        town.all::<GroupMember>().iter().map(|row| (row.role, (row.valid_from, row.valid_to))).collect();
    members.sort_unstable();
    let (pupil, contact) = (GroupRole::Pupil, GroupRole::ContactTeacher);
    assert_eq!(members, [(pupil, period), (pupil, period), (contact, period)]);
    assert_eq!((town.all::<FamilyTie>().len(), town.all::<NextOfKin>().len()), (2, 1));
}

#[test]
fn a_person_of_the_roster_example_is_reached_in_each_way_once() {
    let town = Town::on("2013-01-10");
    if import(&town).is_none() {
        return;
    }
    let janne = town.all::<Person>().into_iter().find(|person| person.given == "Janne").unwrap();
    let mut ways: Vec<_> = town.all::<ContactPoint>();
    ways.retain(|way| way.person == janne.id);
    let count = |kind| ways.iter().filter(|way| way.kind == kind).count();
    assert_eq!(count(ContactKind::Phone), 3);
    assert_eq!(count(ContactKind::Mobile), 2);
    assert_eq!(count(ContactKind::Email), 2);
    assert_eq!((count(ContactKind::RegisteredAddress), count(ContactKind::PostalAddress)), (1, 1));
    let postal = ways.iter().find(|way| way.kind == ContactKind::PostalAddress).unwrap();
    let parts = (postal.value.as_str(), postal.postal_code.as_str(), postal.locality.as_str());
    assert_eq!(parts, ("Neil Armstrongs aveny 23, leilighet 7", "7271", "Måneby"));
    assert_eq!(town.all::<ContactPoint>().len(), 9 + 4 + 1 + 1 + 1);
}

#[test]
fn the_roster_example_changes_nothing_the_second_time() {
    let town = Town::on("2013-01-10");
    if import(&town).is_none() {
        return;
    }
    let epoch = town.epoch();
    let again = import(&town).unwrap();
    assert!(again.nothing_changed(), "{again:?}");
    assert_eq!(again.persons.unchanged + again.groups.unchanged, 11);
    assert_eq!(again.contacts.unchanged + again.memberships.unchanged, 8);
    assert_eq!(town.epoch(), epoch);
}

#[test]
fn in_march_2007_the_contact_teacher_of_the_roster_example_has_her_pupil() {
    let town = Town::on("2007-03-10");
    if import(&town).is_none() {
        return;
    }
    let named = |name: &str| town.all::<Person>().into_iter().find(|person| person.given == name).unwrap().id;
    let (janne, ola) = (named("Janne"), named("Ola Tobias"));
    let caller = town.caller(janne, Hat::Teacher, "Måneflekken skole");
    assert!(town.owner.relations().unwrap().facts(&caller, ola).unwrap().contact_teacher());
    town.later("2007-07-01");
    assert!(!town.owner.relations().unwrap().facts(&caller, ola).unwrap().contact_teacher(), "the day after");
}

#[test]
fn the_absence_examples_hand_over_their_absences_with_person_and_school() {
    let town = Town::on("2013-01-10");
    if import(&town).is_none() {
        return;
    }
    let ola = town.all::<Person>().into_iter().find(|person| person.given == "Ola Tobias").unwrap().id;
    let school = town.school("Måneflekken skole");
    let [subject] = &town.all::<Subject>()[..] else { panic!("one") };
    let read = |name: &str| {
        let mut found = Vec::new();
        let file = shared(name).unwrap();
        let count = pifu_absences(&town.owner, &file, &mut |some| {
            found.extend(some);
            Ok(())
        });
        (count.unwrap(), found)
    };
    let (count, found) = read("PIFU-IMS_SAS_eksempel_fravar_1.xml");
    assert_eq!((count.handed_over, count.unknown_persons, count.unknown_places), (7, 0, 0));
    let reasons: Vec<_> = count.bad_rows.iter().map(|row| (row.element, row.reason)).collect();
    assert_eq!(reasons, [("pifu_absence", "ends-before-it-begins"); 2]);
    assert!(found.iter().all(|one| one.person == ola && one.school == Some(school) && one.group.is_none()));
    assert_eq!(found.iter().filter(|one| one.subject.is_none()).count(), 4);
    // The example gives two subjects one code; the code decides.
    assert_eq!(found.iter().filter(|one| one.subject == Some(subject.id)).count(), 3);

    let (count, found) = read("PIFU-IMS_SAS_eksempel_fravar_1_kompakt.xml");
    assert_eq!((count.handed_over, count.unknown_persons, count.bad_rows.len()), (4, 0, 0));
    assert!(found.iter().all(|one| one.person == ola && one.school == Some(school) && one.subject.is_none()));
    assert_eq!(found[0].source, "mitt-sas@måne.kommune.no");
}
