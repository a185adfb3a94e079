//! What is written can be read again, and the schema accepts it.

use std::process::Command;

use super::super::{
    Entry, Group, GroupKind, Ids, Membership, Names, Period, Person, Properties, Relation, Role, RoleKind,
    Rule, SourcedId, WriteError, Writer,
};
use super::examples::{FILES, example, shared};
use super::{Contents, SAMPLE, read_all};

fn write_all(entries: &[Entry]) -> Vec<u8> {
    let Some((Entry::Properties(properties), rows)) = entries.split_first() else {
        panic!("properties come first")
    };
    let mut writer = Writer::new(Vec::new(), properties).unwrap();
    for entry in rows {
        writer.entry(entry).unwrap();
    }
    writer.finish().unwrap()
}

fn sample() -> Contents {
    read_all(SAMPLE.as_bytes()).unwrap()
}

#[test]
fn what_is_written_reads_as_the_same_entries() {
    let examples = FILES.into_iter().filter_map(example);
    for contents in examples.chain([sample()]) {
        let again = read_all(&write_all(&contents.entries)).unwrap();
        assert_eq!(again.entries, contents.entries);
        assert_eq!(again.left_out, []);
        assert_eq!(again.dropped, super::super::Dropped::default());
    }
}

#[test]
fn the_schema_accepts_what_is_written() {
    let Some(schema) = shared("PIFU-IMS_SAS.xsd") else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        let strict = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!strict, "xmllint is missing; it comes with libxml2-utils");
        println!("skipped: xmllint is missing");
        return;
    }
    let examples = FILES.into_iter().filter_map(example);
    for (number, contents) in examples.chain([sample()]).enumerate() {
        let file = std::env::temp_dir().join(format!("ransel-exchange-{}-{number}.xml", std::process::id()));
        std::fs::write(&file, write_all(&contents.entries)).unwrap();
        let verdict =
            Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(verdict.status.success(), "{number}: {}", String::from_utf8_lossy(&verdict.stderr));
    }
}

fn properties() -> Properties {
    match sample().entries.swap_remove(0) {
        Entry::Properties(properties) => properties,
        other => panic!("properties come first, not {other:?}"),
    }
}

fn nora() -> Person {
    match sample().entries.swap_remove(1) {
        Entry::Person(person) => person,
        other => panic!("a person comes second, not {other:?}"),
    }
}

fn key(id: &str) -> SourcedId {
    SourcedId { source: "sas@solvik.example".to_owned(), id: id.to_owned() }
}

fn pupil(group: &str, person: &str) -> Membership {
    let role = Role {
        kind: RoleKind::Pupil,
        sub_role: None,
        change: None,
        active: true,
        established: None,
        period: Period::default(),
        primary: false,
        absences: Vec::new(),
    };
    Membership { group: key(group), member: key(person), roles: vec![role] }
}

#[test]
fn members_of_one_group_that_follow_each_other_share_a_membership() {
    let mut writer = Writer::new(Vec::new(), &properties()).unwrap();
    for (group, person) in [("A", "1"), ("A", "2"), ("B", "1")] {
        writer.member(&pupil(group, person)).unwrap();
    }
    let text = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(text.matches("<membership>").count(), 2);
    assert_eq!(text.matches("<member>").count(), 3);
    assert_eq!(read_all(text.as_bytes()).unwrap().entries.len(), 4);
}

#[test]
fn rows_out_of_order_are_refused() {
    let mut writer = Writer::new(Vec::new(), &properties()).unwrap();
    writer.member(&pupil("A", "1")).unwrap();
    assert!(matches!(writer.person(&nora()), Err(WriteError::Order)));
    assert!(matches!(writer.entry(&Entry::Properties(properties())), Err(WriteError::Order)));
}

/// Makes a person the format cannot express.
type Spoil = fn(&mut Person);

#[test]
fn a_row_the_format_cannot_express_is_refused_whole_and_the_file_stays_sound() {
    let spoil: [(Spoil, Rule); 7] = [
        (|person| person.name.family = "x".repeat(257), Rule::AtMost(256)),
        (|person| person.name.family = "\u{1}".to_owned(), Rule::XmlCharacters),
        (|person| person.ids.current.source = "x".repeat(33), Rule::AtMost(32)),
        (|person| person.emails[0].address = "nora".to_owned(), Rule::EmailAddress),
        (|person| person.phones[0].number = "21000000".to_owned(), Rule::PhoneNumber),
        (|person| person.addresses[0].streets = vec![String::new(); 4], Rule::Room),
        (|person| person.addresses[1].valid.label = Some("autumn".to_owned()), Rule::AdministrativePeriod),
    ];
    let mut writer = Writer::new(Vec::new(), &properties()).unwrap();
    for (spoil, expected) in spoil {
        let mut person = nora();
        spoil(&mut person);
        let Err(WriteError::Row { rule, .. }) = writer.person(&person) else {
            panic!("{expected:?} is refused")
        };
        assert_eq!(rule, expected);
    }
    writer.person(&nora()).unwrap();
    let again = read_all(&writer.finish().unwrap()).unwrap();
    assert_eq!(again.entries, [Entry::Properties(properties()), Entry::Person(nora())]);
}

#[test]
fn a_group_of_an_unknown_kind_and_a_member_without_role_are_refused() {
    let mut group = Group {
        ids: Ids::new(key("G")),
        change: None,
        kinds: Vec::new(),
        names: Names { short: "8A".to_owned(), long: None, full: None },
        period: Period::default(),
        parents: vec![Relation { id: key("S"), label: String::new() }],
        also_known_as: Vec::new(),
        identifiers: Vec::new(),
        more_names: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        school_types: Vec::new(),
    };
    let mut writer = Writer::new(Vec::new(), &properties()).unwrap();
    assert!(writer.group(&group).is_err());
    group.kinds = vec![GroupKind::Other { scheme: "x".to_owned(), level: "1".to_owned() }];
    assert!(writer.group(&group).is_err());
    group.kinds = vec![GroupKind::SchoolClass];
    writer.group(&group).unwrap();
    assert!(writer.member(&Membership { roles: Vec::new(), ..pupil("A", "1") }).is_err());
    assert_eq!(read_all(&writer.finish().unwrap()).unwrap().entries.len(), 2);
}
