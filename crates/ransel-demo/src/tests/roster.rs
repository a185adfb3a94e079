//! The roster file. Its reader refuses what the format does not allow; the schema itself needs a tool of its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use ransel_exchange::pifu::{
    ContactKind, Entry, Group, GroupKind, Membership, Person, RoleKind, UserIdKind, read,
};

use super::autumn;
use crate::{GuardianshipKind, Owner, Protection, pifu};

#[derive(Default)]
struct Roster {
    people: Vec<Person>,
    groups: Vec<Group>,
    members: Vec<Membership>,
}

/// Written and read once: a roster is ten megabytes.
static AUTUMN: LazyLock<(Owner, Roster)> = LazyLock::new(|| {
    let owner = autumn();
    let file = pifu(&owner, Vec::new()).unwrap();
    let mut reader = read(file.as_slice());
    let mut roster = Roster::default();
    while let Some(row) = reader.next_row().unwrap() {
        match row.unwrap().entry {
            Entry::Person(person) => roster.people.push(person),
            Entry::Group(group) => roster.groups.push(group),
            Entry::Member(member) => roster.members.push(member),
            Entry::Properties(_) => {}
        }
    }
    (owner, roster)
});

#[test]
fn everybody_but_those_who_run_the_server_is_in_the_roster() {
    let (owner, Roster { people, .. }) = &*AUTUMN;
    assert_eq!(people.len(), owner.people.len() - 1);
    let keys: HashSet<_> = people.iter().map(Person::sourced_id).collect();
    assert_eq!(keys.len(), people.len());
    let numbers = people.iter().filter(|person| person.user_id(UserIdKind::NationalId).is_some()).count();
    assert!(numbers > 2600);
}

#[test]
fn guardians_with_responsibility_are_contacts_and_nobody_else() {
    let (owner, Roster { people, .. }) = &*AUTUMN;
    let find = |key: &str| {
        let person = owner.persona(key).and_then(|persona| persona.person).unwrap();
        people.iter().find(|row| row.ids.current.id == owner.person(person).id.to_string()).unwrap()
    };
    let contacts = |child: &str| {
        let rows = find(child).contacts.iter().filter(|contact| contact.kind == ContactKind::Guardian);
        rows.map(|contact| contact.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(contacts("pupil").len(), 2);
    assert_eq!(contacts("pupil-young"), [find("guardian").ids.current.clone()]);
    assert_eq!(contacts("pupil-adult"), []);
    assert!(owner.guardianships.iter().any(|row| row.kind == GuardianshipKind::Barred));
}

#[test]
fn addresses_and_telephones_of_protected_people_stay_out() {
    let (owner, Roster { people, .. }) = &*AUTUMN;
    let protected: HashSet<String> = owner
        .people
        .iter()
        .filter(|person| person.protection != Protection::None)
        .map(|person| person.id.to_string())
        .collect();
    let rows = people.iter().filter(|person| protected.contains(&person.ids.current.id));
    assert!(rows.clone().count() > 5);
    assert!(rows.into_iter().all(|person| person.addresses.is_empty() && person.phones.is_empty()));
}

#[test]
fn groups_and_memberships_are_those_of_the_owner() {
    let (owner, roster) = &*AUTUMN;
    let of = |kind: GroupKind| roster.groups.iter().filter(|group| group.is(&kind)).count();
    assert_eq!(of(GroupKind::School), owner.schools.len());
    assert_eq!(of(GroupKind::SchoolClass), owner.classes.len());
    assert_eq!(of(GroupKind::ContactTeacherGroup), owner.classes.len());
    assert_eq!(of(GroupKind::TeachingGroup), owner.groups.len());
    assert_eq!(of(GroupKind::Subject), owner.subjects.len());

    let known: HashSet<_> = roster.groups.iter().map(Group::sourced_id).collect();
    assert!(roster.members.iter().all(|member| known.contains(&member.group)));
    let roles = |kind: RoleKind| {
        roster.members.iter().filter(|member| member.roles.iter().any(|role| role.kind == kind)).count()
    };
    let in_groups: usize = owner.groups.iter().map(|group| group.pupils.len()).sum();
    assert_eq!(roles(RoleKind::Pupil), in_groups + 3 * owner.enrolments.len());
    assert_eq!(roles(RoleKind::ContactTeacher), 2 * owner.classes.len());
    assert!(roles(RoleKind::SchoolLeader) >= 6 && roles(RoleKind::Administrator) >= 6);
}
