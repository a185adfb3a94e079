//! People, families, numbers and posts.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;

use super::{autumn, spring};
use crate::{GuardianshipKind, Owner, PersonKey, Protection, Role, Stage};

#[test]
fn every_pupil_is_in_exactly_one_class_and_born_for_its_year() {
    let owner = autumn();
    let mut seen = HashSet::new();
    for (place, class) in owner.classes.iter().enumerate() {
        assert!((1..=28).contains(&class.pupils.len()), "{}", class.name);
        for pupil in &class.pupils {
            assert!(seen.insert(*pupil));
            let enrolment = owner.enrolment(*pupil).unwrap();
            assert_eq!((enrolment.pupil, enrolment.class.index()), (*pupil, place));
            assert_eq!(enrolment.school, class.school);
            assert_eq!(i16::from(class.level.0), 2026 - 5 - owner.person(*pupil).born.year());
        }
    }
    assert_eq!(seen.len(), 1200);
}

#[test]
fn national_numbers_are_synthetic_and_unique() {
    let owner = autumn();
    let numbers: Vec<_> = owner.people.iter().filter_map(|person| person.national_id).collect();
    assert!(numbers.iter().all(|number| number.is_synthetic()));
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), numbers.len());
    let d_numbers = numbers.iter().filter(|number| number.kind() == ransel_law::NationalIdKind::DNumber);
    assert!(d_numbers.count() > 5);
    let without = owner.people.iter().filter(|person| person.national_id.is_none()).count();
    assert!((1..30).contains(&without), "{without} without a number");
}

#[test]
fn names_for_logging_in_mail_and_telephones_are_unique() {
    let owner = autumn();
    let unique = |values: Vec<String>| values.len() == values.iter().collect::<HashSet<_>>().len();
    assert!(unique(owner.people.iter().map(|person| person.email.clone()).collect()));
    assert!(unique(owner.people.iter().filter_map(|person| person.phone.clone()).collect()));
    let names = owner.people.iter().filter_map(|person| Some(person.feide_name.as_ref()?.to_string()));
    assert!(unique(names.collect()));
    assert!(owner.people.iter().all(|person| person.email.ends_with("soloy.example")));
    assert!(owner.people.iter().filter_map(|person| person.phone.as_ref()).all(|phone| phone.len() == 11));
}

#[test]
fn login_names_belong_to_pupils_and_staff_only() {
    let owner = autumn();
    let staff: HashSet<PersonKey> = owner.posts.iter().map(|post| post.person).collect();
    for (place, person) in owner.people.iter().enumerate() {
        let key = PersonKey(place as u32);
        assert_eq!(person.feide_name.is_some(), place < 1200 || staff.contains(&key));
    }
}

#[test]
fn about_a_quarter_of_the_pupils_have_parents_who_live_apart_in_every_way() {
    let owner = autumn();
    let mut kinds: HashMap<GuardianshipKind, usize> = HashMap::new();
    let mut apart = 0;
    for enrolment in &owner.enrolments {
        let now: Vec<_> = owner
            .guardianships_of(enrolment.pupil)
            .iter()
            .filter(|row| row.period.to.is_none_or(|to| to > owner.spec.today) || row.period.to.is_none())
            .collect();
        apart += usize::from(now.iter().any(|row| row.kind != GuardianshipKind::LivesWith));
        for row in now {
            *kinds.entry(row.kind).or_default() += 1;
        }
    }
    assert!((200..400).contains(&apart), "{apart} of 1200");
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

#[test]
fn parental_responsibility_ends_on_the_eighteenth_birthday() {
    let owner = spring();
    for enrolment in &owner.enrolments {
        let of_age = owner.person(enrolment.pupil).born.saturating_add(18.years());
        let rows = owner.guardianships_of(enrolment.pupil);
        assert!(!rows.is_empty());
        let still = rows.iter().any(|row| row.period.holds_on(owner.spec.today));
        assert_eq!(still, of_age > owner.spec.today);
    }
}

#[test]
fn siblings_share_guardians_and_homes() {
    let owner = autumn();
    let mut children: HashMap<PersonKey, HashSet<PersonKey>> = HashMap::new();
    for row in &owner.guardianships {
        children.entry(row.guardian).or_default().insert(row.child);
    }
    let with_several = children.values().filter(|children| children.len() > 1).count();
    assert!(with_several > 200, "{with_several} guardians of several");
    for siblings in children.values() {
        let homes: HashSet<_> = siblings.iter().map(|child| owner.person(*child).home).collect();
        assert_eq!(homes.len(), 1);
    }
}

#[test]
fn strictly_protected_addresses_are_not_there_at_all() {
    let owner = autumn();
    let levels: HashSet<Protection> = owner.people.iter().map(|person| person.protection).collect();
    assert_eq!(levels.len(), 4);
    for person in owner.people.iter().filter(|person| person.protection == Protection::StrictlyConfidential) {
        assert!(person.home.is_none_or(|home| owner.home(home).address.is_none()));
        assert!(person.postal.is_none());
    }
}

#[test]
fn some_guardians_work_for_the_owner() {
    let owner = autumn();
    let guardians: HashSet<PersonKey> = owner.guardianships.iter().map(|row| row.guardian).collect();
    let both = owner.posts.iter().filter(|post| guardians.contains(&post.person)).count();
    assert!(both > 2, "{both} guardians with a post");
}

#[test]
fn every_school_has_its_leaders_and_the_owner_its_offices() {
    let owner = autumn();
    for school in 0..owner.schools.len() {
        for role in [Role::Principal, Role::DepartmentHead, Role::Secretary] {
            let holds =
                |post: &&crate::Post| post.role == role && post.school.is_some_and(|at| at.index() == school);
            assert!(owner.posts.iter().any(|post| holds(&post)), "{role:?}");
        }
    }
    for role in [Role::AccountableHead, Role::SystemOwner, Role::Dpo, Role::It, Role::Operator] {
        assert!(owner.posts.iter().any(|post| post.role == role && post.school.is_none()), "{role:?}");
    }
    assert!(owner.posts.iter().any(|post| post.period.to.is_some()), "a post that has ended");
}

#[test]
fn the_schools_have_norwegian_names_and_numbers_of_their_own() {
    let owner = autumn();
    let names: Vec<_> = owner.schools.iter().map(|school| school.name.as_str()).collect();
    assert_eq!(names, ["Soløy barneskole", "Havnes ungdomsskole", "Soløy videregående skole"]);
    let stages: Vec<_> = owner.schools.iter().map(|school| school.stage).collect();
    assert_eq!(stages, [Stage::Primary, Stage::LowerSecondary, Stage::UpperSecondary]);
    let mut numbers: HashSet<_> = owner.schools.iter().map(|school| school.organisation_number).collect();
    numbers.insert(owner.organisation_number);
    assert_eq!(numbers.len(), 4);
}

/// The people of the owner, for reading: `cargo test -p ransel-demo census -- --nocapture`.
#[test]
fn a_census() {
    let owner: Owner = autumn();
    println!(
        "{} people, {} schools, {} classes, {} subjects, {} groups, {} slots, {} homes, {} guardianships, {} posts",
        owner.people.len(),
        owner.schools.len(),
        owner.classes.len(),
        owner.subjects.len(),
        owner.groups.len(),
        owner.slots.len(),
        owner.homes.len(),
        owner.guardianships.len(),
        owner.posts.len(),
    );
    assert!(owner.people.len() > 2500);
}
