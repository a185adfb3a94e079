//! Our own sample, value by value.

use jiff::civil::date;

use super::super::{
    AddressKind, Amount, Change, Classification, ContactKind, EmailKind, Entry, FormerKind, Gender,
    GroupKind, IdentifierKind, Moment, PhoneKind, PupilStatus, RoleKind, SchoolType, TransferKind, Unit,
    UserIdKind,
};
use super::{SAMPLE, read_all};

fn entries() -> Vec<Entry> {
    let contents = read_all(SAMPLE.as_bytes()).unwrap();
    assert_eq!(contents.left_out, []);
    contents.entries
}

#[test]
fn the_properties_say_what_the_transfer_is() {
    let Entry::Properties(properties) = &entries()[0] else { panic!("properties come first") };
    assert_eq!(properties.kind, TransferKind::Delta);
    assert_eq!(properties.language, "nn");
    assert_eq!(properties.targets, ["ransel@solvik.example", "library@solvik.example"]);
    assert_eq!(properties.created_at, Moment::Instant("2026-08-17T04:30:00Z".parse().unwrap()));
}

#[test]
fn a_person_is_read_with_every_part() {
    let Entry::Person(person) = &entries()[1] else { panic!("a person comes second") };
    assert_eq!(person.sourced_id().id, "P-1");
    assert_eq!(
        person.former_ids().iter().map(|former| former.kind).collect::<Vec<_>>(),
        [FormerKind::Old, FormerKind::Duplicate]
    );
    assert_eq!(person.change, Some(Change::Updated));
    assert_eq!(person.user_ids.len(), 2);
    assert_eq!(person.user_id(UserIdKind::FeideId), Some("nora@solvik.example"));
    assert_eq!(person.name.given, "Nora");
    assert_eq!(person.born, Some(date(2012, 2, 29)));
    assert_eq!(person.gender, Gender::Female);
    assert_eq!(person.active, Some(true));
    assert_eq!(person.pupil_status, [PupilStatus::FullTime, PupilStatus::Adult]);
    assert_eq!(person.preferred_language.as_deref(), Some("nn"));
    assert_eq!(person.native_tongues, ["smj"]);
    let contacts: Vec<_> =
        person.contacts.iter().map(|contact| (contact.kind, contact.id.id.as_str())).collect();
    assert_eq!(contacts, [(ContactKind::Guardian, "P-2"), (ContactKind::NextOfKin, "P-3")]);
}

#[test]
fn a_person_can_be_reached() {
    let Entry::Person(person) = &entries()[1] else { panic!("a person comes second") };
    let emails: Vec<_> = person.emails.iter().map(|email| (email.kind, email.priority)).collect();
    assert_eq!(emails, [(EmailKind::Main, None), (EmailKind::Private, Some(2)), (EmailKind::Unstated, None)]);
    let phones: Vec<_> = person.phones.iter().map(|phone| phone.kind).collect();
    assert_eq!(phones, [PhoneKind::Main, PhoneKind::MainMobile, PhoneKind::PrivateMobile]);
    let [main, holiday] = &person.addresses[..] else { panic!("two addresses") };
    assert_eq!((main.kind, main.streets.len()), (AddressKind::Main, 2));
    assert_eq!((holiday.kind, holiday.valid.to), (AddressKind::Holiday, Some(date(2026, 7, 31))));
}

#[test]
fn text_is_put_together_across_comments_sections_and_references_and_becomes_one_line() {
    let Entry::Person(person) = &entries()[1] else { panic!("a person comes second") };
    assert_eq!(person.name.formatted, "Nora <Berg> & Sønn");
    assert_eq!(person.name.family.split_whitespace().collect::<Vec<_>>(), ["Berg", "Lie"]);
    assert!(!person.name.family.contains('\n'));
}

#[test]
fn a_group_is_read_with_every_part() {
    let Entry::Group(group) = &entries()[2] else { panic!("a group comes third") };
    assert_eq!(group.kinds, [GroupKind::SchoolClass, GroupKind::ContactTeacherGroup]);
    assert_eq!(group.names.short, "8A");
    assert_eq!(group.period.label.as_deref(), Some("2026/2027"));
    assert_eq!(group.parents[0].label, "Solvik skule");
    assert_eq!(group.also_known_as[0].id.id, "8a");
    assert_eq!(group.identifier(IdentifierKind::GrepCode), Some("NOR01-06"));
    assert_eq!(group.more_names[0].language.as_deref(), Some("nn"));
    assert_eq!(group.school_types, [SchoolType::LowerSecondary]);
}

#[test]
fn a_member_is_read_with_roles_and_absences() {
    let Entry::Member(member) = &entries()[3] else { panic!("a member comes fourth") };
    assert_eq!((member.group.id.as_str(), member.member.id.as_str()), ("G-1", "P-1"));
    let [pupil, other] = &member.roles[..] else { panic!("two roles") };
    assert_eq!((&pupil.kind, pupil.sub_role.as_deref()), (&RoleKind::Pupil, Some("E")));
    assert_eq!((pupil.active, pupil.primary, pupil.change), (true, true, Some(Change::Added)));
    assert_eq!((pupil.period.from, pupil.period.to), (Some(date(2026, 8, 17)), None));
    assert_eq!((&other.kind, other.active, other.primary), (&RoleKind::Member, false, false));
    let [lesson, sum] = &pupil.absences[..] else { panic!("two absences") };
    assert_eq!((lesson.unit, lesson.classification), (Unit::Hours, Some(Classification::Valid)));
    assert_eq!(lesson.amount.ten_thousandths(), 8333);
    assert_eq!((sum.unit, sum.classification, sum.id.as_ref()), (Unit::Days, None, None));
    assert_eq!(Some(sum.amount), Amount::from_hundredths(-150));
}

#[test]
fn nothing_that_is_never_kept_becomes_a_value() {
    let contents = read_all(SAMPLE.as_bytes()).unwrap();
    // Every password, photo, link, grade, comment and foreign element of the sample says so.
    let everything = format!("{:?}", contents.entries).to_lowercase();
    assert!(!everything.contains("secret"));
    assert!(!everything.contains("+4721000001") && !everything.contains("+4721000002"), "telefax numbers");
    let counted: Vec<_> = contents.dropped.each().into_iter().map(|(_, count)| count).collect();
    assert_eq!(counted, [1, 1, 2, 2, 2, 2, 1, 1]);
}

#[test]
fn a_printed_person_shows_no_national_id_number() {
    assert!(SAMPLE.contains("00000000000"));
    assert!(!format!("{:?}", entries()).contains("00000000000"));
}

#[test]
fn every_row_knows_its_line() {
    let lines = read_all(SAMPLE.as_bytes()).unwrap().lines;
    let starts = ["<p:properties", "<p:person ", "<p:group>", "<p:member>"];
    let expected: Vec<_> = starts
        .iter()
        .map(|start| SAMPLE.lines().position(|line| line.contains(start)).unwrap() as u64 + 1)
        .collect();
    assert_eq!(lines, expected);
}
