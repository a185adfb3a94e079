//! What a transfer says, and what stays out of it.

use jiff::civil::date;

use super::{read, sample};
use crate::oneroster::RosterReader;
use crate::roster::{ContactKind, Entry, Part, Sort, Source, Unreadable};

#[test]
fn a_school_is_read_with_everything_that_ties_it_together() {
    let contents = read(&sample()).unwrap();
    assert_eq!((contents.transfer.source.as_str(), contents.transfer.full), ("sas@solvik.example", true));
    assert_eq!(contents.faults(), []);
    let mut seen = Vec::new();
    for entry in contents.entries() {
        match entry {
            Entry::Group(group) => seen.push(format!(
                "{:?} {} {:?} {:?}–{:?}",
                group.sort, group.short, group.code, group.from, group.to
            )),
            Entry::Person(person) => {
                let contacts: Vec<_> =
                    person.contacts.iter().map(|contact| (contact.kind, &contact.id.id)).collect();
                seen.push(format!("{} {}, {contacts:?}", person.given, person.family));
            }
            Entry::Birth(birth) => seen.push(format!("{} born {}", birth.id.id, birth.born)),
            Entry::Kin(kin) => {
                seen.push(format!("{} has {:?} {}", kin.child.id, kin.contact.kind, kin.contact.id.id))
            }
            Entry::Member(member) => {
                let role = member.roles[0];
                seen.push(format!(
                    "{} in {}: {:?} {:?}–{:?}",
                    member.person.id, member.group.id, role.kind, role.from, role.to
                ));
            }
        }
    }
    assert_eq!(
        seen,
        [
            "Owner Solvik kommune None None–None",
            "School Solvik skole None None–None",
            "Subject NOR0214 Some(\"NOR0214\") None–None",
            // The end of the format is the first day after.
            "Class 8A None Some(2026-08-17)–Some(2027-06-18)",
            "Teaching 8A-NOR None Some(2026-08-17)–Some(2027-06-18)",
            "kari in s1: Teacher Some(2024-08-01)–None",
            "nora in s1: Pupil Some(2026-08-17)–None",
            "Kari Vik, []",
            "Nora Maria Vik, [(Guardian, \"mor\")]",
            "nora has Guardian mor",
            "Mor Vik, []",
            "nora born 2013-02-28",
            "nora in 8a: Pupil Some(2026-08-17)–Some(2027-06-18)",
            // Whom the source puts first in a homeroom; in a teaching group it means nothing of the kind.
            "kari in 8a: ContactTeacher Some(2026-08-17)–None",
            "kari in 8an: Teacher Some(2026-08-17)–None",
        ]
    );
}

#[test]
fn passwords_and_ids_of_other_systems_are_turned_away_and_counted() {
    let mut reader = RosterReader::new(sample(), None);
    reader.begin().unwrap();
    while reader.next_row().unwrap().is_some() {}
    assert_eq!((reader.dropped().passwords, reader.dropped().user_ids), (1, 1));
}

#[test]
fn a_bad_row_is_named_with_file_line_and_reason_and_the_rest_goes_in() {
    let files = sample();
    let whole = read(&files).unwrap().rows.len();
    files.edit("roles.csv", "r2,,,nora,primary,student,2026-08-17", "r2,,,nora,primary,student,17.08.2026");
    files.edit("users.csv", "mor,,,true,mor,,Mor,Vik", "mor,,,true,mor,,,Vik");
    files.edit(
        "enrollments.csv",
        "e1,,,8a,s1,nora,student,,2026-08-17,2027-06-19",
        "e1,,,8a,s1,nora,student",
    );
    files.edit("classes.csv", "8an,,,8A norsk,8,n,8A-NOR,scheduled", "8an,,,8A norsk,8,n,8A-NOR,evening");
    let contents = read(&files).unwrap();
    assert_eq!(
        contents.faults(),
        [
            ("classes.csv", 3, "unknown-word"),
            ("roles.csv", 3, "not-a-date"),
            ("users.csv", 4, "missing"),
            ("enrollments.csv", 2, "columns"),
        ]
    );
    // Mother's row also said whose mother she is.
    assert_eq!(contents.rows.len(), whole - 5);
    let about = &contents.faults[1].about;
    assert_eq!(
        about.person.as_ref().map(|id| id.id.as_str()),
        Some("nora"),
        "so that she does not leave for it"
    );
    assert_eq!(about.group.as_ref().map(|id| id.id.as_str()), Some("s1"));
}

#[test]
fn a_period_that_ends_no_later_than_it_begins_stays_out() {
    let files = sample();
    files.edit("enrollments.csv", "2026-08-17,2027-06-19", "2026-08-17,2026-08-17");
    assert_eq!(read(&files).unwrap().faults(), [("enrollments.csv", 2, "ends-before-it-begins")]);
    files.edit("enrollments.csv", "2026-08-17,2026-08-17", "2026-08-17,2026-08-18");
    let contents = read(&files).unwrap();
    let one_day = contents.entries().into_iter().any(|entry| {
        matches!(entry, Entry::Member(member) if member.group.id == "8a"
            && member.roles[0].to == Some(date(2026, 8, 17)))
    });
    assert!(one_day);
}

#[test]
fn a_delta_says_of_each_row_what_happened_and_nobody_leaves_by_silence() {
    let files = sample();
    files.edit("manifest.csv", "file.enrollments,bulk", "file.enrollments,delta");
    files.set(
        "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n\
         e1,tobedeleted,2026-10-01T10:00:00.000Z,8a,s1,nora,student,,2026-08-17,\n\
         e2,active,,8a,s1,kari,teacher,true,2026-08-17,\n\
         e3,,2026-10-01T10:00:00.000Z,8an,s1,kari,teacher,true,2026-08-17,\n\
         e4,gone,2026-10-01T10:00:00.000Z,8an,s1,kari,teacher,true,2026-08-17,\n\
         e5,active,yesterday,8an,s1,kari,teacher,true,2026-08-17,\n",
    );
    let contents = read(&files).unwrap();
    assert!(!contents.transfer.full);
    let reasons: Vec<_> = contents.faults.iter().map(|fault| (fault.spot.line, fault.reason)).collect();
    assert_eq!(reasons, [(3, "missing"), (4, "missing"), (5, "unknown-word"), (6, "not-a-date")]);
    let gone: Vec<_> = contents
        .entries()
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Member(member) if member.roles[0].gone => Some(member.group.id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(gone, ["8a"]);
}

#[test]
fn without_enrolments_nobody_can_tell_who_has_left() {
    let files = sample();
    files.edit("manifest.csv", "file.enrollments,bulk", "file.enrollments,absent");
    assert!(!read(&files).unwrap().transfer.full);
}

#[test]
fn a_manifest_that_is_not_kept_makes_the_transfer_unreadable() {
    let fails = |part, line, reason| Some(Unreadable { part, line, reason });
    let with = |from: &str, to: &str| {
        let files = sample();
        files.edit("manifest.csv", from, to);
        read(&files).err()
    };
    assert_eq!(
        with("oneroster.version,1.2", "oneroster.version,1.1"),
        fails(Part::Manifest, 1, "oneroster-version")
    );
    assert_eq!(
        with("manifest.version,1.0", "manifest.version,2"),
        fails(Part::Manifest, 1, "manifest-version")
    );
    assert_eq!(with("file.users,bulk", "file.users,some"), fails(Part::Manifest, 1, "unknown-word"));
    assert_eq!(with("file.orgs,bulk", "file.users,bulk"), fails(Part::Manifest, 12, "property-twice"));
    let files = sample();
    files.0.borrow_mut().remove("enrollments.csv");
    assert_eq!(read(&files).err(), fails(Part::Enrollments, 1, "file-missing"));
    files.0.borrow_mut().remove("manifest.csv");
    assert_eq!(read(&files).err(), fails(Part::Manifest, 1, "file-missing"));
}

#[test]
fn a_system_that_does_not_name_itself_is_named_by_whoever_reads() {
    let files = sample();
    files.edit("manifest.csv", "source.systemName,Skoleadmin\nsource.systemCode,sas@solvik.example\n", "");
    assert_eq!(
        read(&files).err(),
        Some(Unreadable { part: Part::Manifest, line: 1, reason: "source-unnamed" })
    );
    let mut reader = RosterReader::new(files, Some("admin@solvik.example".to_owned()));
    assert_eq!(reader.begin().unwrap().source, "admin@solvik.example");
}

#[test]
fn a_file_that_cannot_be_read_says_which_and_where() {
    let files = sample();
    files.edit("users.csv", "familyName,", "surname,");
    assert_eq!(read(&files).err(), Some(Unreadable { part: Part::Users, line: 1, reason: "column-missing" }));
    let files = sample();
    let text = files.0.borrow()["users.csv"].clone();
    let latin1: Vec<_> = text.iter().map(|byte| if *byte == b'N' { 0xC5 } else { *byte }).collect();
    files.0.borrow_mut().insert("users.csv".to_owned(), latin1);
    let error = read(&files).err().unwrap();
    assert_eq!((error.part, error.reason), (Part::Users, "encoding"));
    let files = sample();
    let endless = format!("\"{}", "x\n".repeat(2_000_000));
    files.edit("orgs.csv", "o1,,,", &endless);
    let error = read(&files).err().unwrap();
    assert_eq!((error.part, error.reason), (Part::Orgs, "too-long"));
}

#[test]
fn a_mark_at_the_beginning_quotes_and_line_breaks_are_no_trouble() {
    let files = sample();
    files.edit("orgs.csv", "sourcedId", "\u{feff}sourcedId");
    files.edit("orgs.csv", "Solvik skole", "\"Solvik \"\"gamle\"\" skole, avd. 2\"");
    let text = String::from_utf8(files.0.borrow()["orgs.csv"].clone()).unwrap();
    files.set("orgs.csv", &text.replace('\n', "\r\n"));
    let contents = read(&files).unwrap();
    let school = contents.entries().into_iter().find_map(|entry| match entry {
        Entry::Group(group) if group.sort == Sort::School => Some(group.clone()),
        _ => None,
    });
    let school = school.unwrap();
    assert_eq!(school.name, "Solvik \"gamle\" skole, avd. 2");
    assert_eq!(school.organisation_number.as_deref(), Some("974760673"));
}

#[test]
fn a_relative_without_a_role_is_not_taken_for_a_guardian() {
    let files = sample();
    files.edit("roles.csv", "r3,,,mor,primary,guardian", "r3,,,mor,primary,relative");
    let kinds = |files| {
        let contents = read(files).unwrap();
        contents
            .entries()
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Person(person) => person.contacts.first().map(|contact| contact.kind),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(&files), [ContactKind::NextOfKin]);
    files.edit("roles.csv", "r3,,,mor,primary,relative,,,s1,\n", "");
    // Nobody says what the two are to each other, from either side.
    assert_eq!(kinds(&files), [ContactKind::Unsaid, ContactKind::Unsaid]);
}
