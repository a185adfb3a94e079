//! What is written reads as the same rows, whatever is in them.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Memory, read};
use crate::{
    oneroster::{WriteError, Writer},
    roster::{
        Contact, ContactKind, Entry, Group, Member, Person, Reached, Role, RoleKind, Sort, SourcedId, Way,
    },
};

const SOURCE: &str = "ransel@solvik.example";

fn id(id: &str) -> SourcedId {
    SourcedId { source: SOURCE.to_owned(), id: id.to_owned() }
}

fn group(key: &str, sort: Sort, name: &str) -> Group {
    Group {
        id: id(key),
        former: Vec::new(),
        gone: false,
        sort,
        parents: Vec::new(),
        code: None,
        short: name.to_owned(),
        name: name.to_owned(),
        names: Vec::new(),
        organisation_number: None,
        stage: None,
        from: None,
        to: None,
    }
}

/// Text a name may hold: whatever a school may write, nothing at its ends, no control characters.
fn name() -> impl Strategy<Value = String> {
    "[a-zæøåA-ZÆØÅ,\"'; á-ž]{1,20}"
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("empty", |text| !text.is_empty())
}

fn day() -> impl Strategy<Value = Date> {
    (0..20_000_i64)
        .prop_map(|days| date(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap())
}

fn period() -> impl Strategy<Value = (Option<Date>, Option<Date>)> {
    (prop::option::of(day()), prop::option::of(day())).prop_map(|(one, other)| match (one, other) {
        (Some(from), Some(to)) if to < from => (Some(to), Some(from)),
        both => both,
    })
}

fn person(key: String) -> impl Strategy<Value = Person> {
    let names = (name(), name());
    let ids = (prop::option::of("[0-9]{11}"), prop::option::of("[a-z]{2,8}@solvik\\.example"));
    let ways = (prop::option::of("[a-z]{2,8}@x\\.example"), prop::option::of("\\+47[0-9]{8}"));
    (names, ids, ways, prop::option::of(day())).prop_map(
        move |((given, family), (number, feide), (mail, mobile), born)| {
            let way = |by, value| {
                let (postal_code, locality, from, to) = Default::default();
                Reached { by, value, postal_code, locality, from, to }
            };
            let mail = mail.map(|mail| way(Way::Email, mail));
            Person {
                id: id(&key),
                former: Vec::new(),
                gone: false,
                numbers: number.into_iter().collect(),
                feide: feide.into_iter().collect(),
                given,
                family,
                born,
                language: None,
                reached: mail.into_iter().chain(mobile.map(|mobile| way(Way::Mobile, mobile))).collect(),
                contacts: Vec::new(),
            }
        },
    )
}

/// A small school with made-up people, one guardian and some periods.
fn roster() -> impl Strategy<Value = (Vec<Person>, Vec<Member>, (Date, Date))> {
    let people: Vec<_> = (0..4).map(|n| person(format!("p{n}"))).collect();
    let kind = prop::sample::select(vec![RoleKind::Pupil, RoleKind::Teacher, RoleKind::ContactTeacher]);
    let member = (0..4_usize, kind, period()).prop_map(|(who, kind, (from, to))| Member {
        person: id(&format!("p{who}")),
        group: id("8a"),
        roles: vec![Role { kind, gone: false, active: true, from, to }],
        absences: Vec::new(),
    });
    let year = (day(), 1..400_i64).prop_map(|(from, days)| {
        (from, from.checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap())
    });
    (people, prop::collection::vec(member, 0..6), year).prop_map(|(mut people, members, year)| {
        people[0].contacts = vec![Contact { kind: ContactKind::Guardian, id: id("p3") }];
        (people, members, year)
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_as_the_same_rows((people, members, (from, to)) in roster()) {
        let school = Group { parents: vec![id("o")], ..group("s", Sort::School, "Solvik skole") };
        let course = Group { code: Some("NOR0214".to_owned()), short: "NOR0214".to_owned(), ..group("n", Sort::Subject, "Norsk") };
        let class = Group { from: Some(from), to: Some(to), parents: vec![id("s")], ..group("8a", Sort::Class, "8A") };
        let lesson = Group { parents: vec![id("s"), id("n")], ..group("8an", Sort::Teaching, "8A norsk") };
        let mut writer = Writer::new(Memory::default()).unwrap();
        for place in [&group("o", Sort::Owner, "Solvik"), &school, &course] {
            writer.place(place).unwrap();
        }
        writer.class(&class, &id("s"), None).unwrap();
        writer.class(&lesson, &id("s"), Some(&id("n"))).unwrap();
        for person in &people {
            writer.user(person, Some(&id("s"))).unwrap();
        }
        writer.relative("g", &id("p3"), &id("s"), ContactKind::Guardian).unwrap();
        for (at, member) in members.iter().enumerate() {
            let role = member.roles[0];
            writer.enrollment(&format!("e{at}"), &member.person, &id("8a"), &id("s"), role.kind, (role.from, role.to)).unwrap();
        }
        let again = read(&writer.finish(SOURCE).unwrap()).unwrap();
        prop_assert!(again.transfer.full && again.transfer.source == SOURCE);
        prop_assert_eq!(again.faults(), []);
        let mut expected: Vec<_> = [group("o", Sort::Owner, "Solvik"), school, course, class, lesson].map(Entry::Group).into();
        let mut births = Vec::new();
        for person in people {
            births.extend(person.born.map(|born| Entry::Birth(crate::roster::Birth { id: person.id.clone(), born })));
            expected.push(Entry::Person(Person { born: None, ..person }));
        }
        expected.extend(births);
        expected.extend(members.into_iter().map(Entry::Member));
        prop_assert_eq!(again.entries(), expected.iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_row_the_format_has_no_room_for_is_refused_whole() {
    let mut writer = Writer::new(Memory::default()).unwrap();
    let lost = group("x", Sort::ContactTeacher, "8A");
    assert!(matches!(writer.class(&lost, &id("s"), None), Err(WriteError::Row(_))));
    let unnamed = group("s", Sort::School, " ");
    assert!(matches!(writer.place(&unnamed), Err(WriteError::Row(_))));
    let two_lines = group("s", Sort::School, "Solvik\nskole");
    assert!(matches!(writer.place(&two_lines), Err(WriteError::Row(_))));
    let backwards = (Some(date(2026, 8, 18)), Some(date(2026, 8, 17)));
    assert!(writer.role("r", &id("p"), &id("s"), RoleKind::Pupil, backwards).is_err());
    assert_eq!(read(&writer.finish(SOURCE).unwrap()).unwrap().rows, []);
}
