//! Schools, classes, groups and subjects.

use jiff::civil::date;

use super::{
    file::{
        class, delta, full, grep, group, id, member, member_with, owner, person, renamed, role_with, school,
        small, teaching,
    },
    town::Town,
};
use crate::records::{Group, GroupKind, GroupMember, GroupRole, Post, School, Stage, Subject};

#[test]
fn a_school_has_name_number_and_stage_and_what_the_file_leaves_out_stays() {
    let town = Town::on("2026-09-01");
    let number = |value: &str| {
        format!(
            "<pifu_id type=\"organizationNumber\"><pifu_value>{value}</pifu_value><pifu_scope>x</pifu_scope>\
             <pifu_unique>1</pifu_unique></pifu_id>"
        )
    };
    let school = |extension: &str| group("Skolen", "org", "2", "Solvik", extension);
    let kind = |word: &str| format!("<pifu_schoolType>{word}</pifu_schoolType>");
    town.import(&full(&[owner(), school(&(number("974589648") + &kind("videregående")))]));
    let stored = |town: &Town| town.all::<School>().into_iter().find(|row| row.name == "Skolen").unwrap();
    assert_eq!(stored(&town).organisation_number, "974589648");
    assert_eq!(stored(&town).stage, Stage::UpperSecondary);
    assert!(town.import(&full(&[owner(), school("")])).nothing_changed());
    let report = town.import(&full(&[owner(), school(&(number("974589649") + &kind("barneskole")))]));
    assert_eq!(report.warnings[0].reason, "organisation-number");
    assert_eq!(
        (stored(&town).organisation_number.as_str(), stored(&town).stage),
        ("974589648", Stage::Compulsory)
    );
    // A school of both stages: the absence limit must not hang on a guess.
    town.import(&full(&[owner(), school(&(kind("ungdomsskole") + &kind("videregående")))]));
    assert_eq!(stored(&town).stage, Stage::Compulsory);
}

#[test]
fn a_group_finds_its_school_through_its_parents_and_their_parents() {
    let town = Town::on("2026-09-01");
    let rows = [
        class("8A", "8. trinn"),
        group("8. trinn", "grp", "4", "Skolen", ""),
        school("Skolen"),
        owner(),
        class("Lost", "Nowhere"),
        class("Ring", "Ring 2"),
        group("Ring 2", "grp", "4", "Ring", ""),
    ];
    let report = town.import(&full(&rows));
    let reasons: Vec<_> = report.bad_rows.iter().map(|row| (row.line, row.reason)).collect();
    assert_eq!(reasons, [(8, "no-school"), (9, "no-school")]);
    assert_eq!(report.not_kept, 2, "year levels are only passed through");
    let [class] = &town.all::<Group>()[..] else { panic!("one") };
    assert_eq!((class.kind, class.school), (GroupKind::Class, town.school("Skolen")));
}

#[test]
fn a_teaching_group_has_the_subject_it_belongs_to_or_that_of_its_code() {
    let town = Town::on("2026-09-01");
    let parents = |row: String, other: &str| {
        row.replacen(
            "<extension>",
            &format!("<relationship relation=\"1\">{}<label>x</label></relationship><extension>", id(other)),
            1,
        )
    };
    let rows = [
        owner(),
        school("Skolen"),
        school("Nabo"),
        group("Norsk", "grp", "7", "Skolen", &grep("NOR0214")),
        group("Norsk hos naboen", "grp", "7", "Nabo", &grep("NOR0214")),
        group("Sløyd", "grp", "7", "Skolen", ""),
        parents(teaching("8A sløyd", "Skolen"), "Sløyd"),
        group("8A norsk", "grp", "2", "Skolen", &grep("NOR0214")),
        group("8A matte", "grp", "2", "Skolen", &grep("MAT0010")),
        teaching("8A uten", "Skolen"),
    ];
    town.import(&full(&rows));
    let subjects = town.all::<Subject>();
    let mut codes: Vec<_> = subjects.iter().map(|row| (row.code.as_str(), row.name_nb.as_str())).collect();
    codes.sort_unstable();
    // One for each code, whoever sends it; the one nobody describes is called by its code.
    assert_eq!(codes, [("MAT0010", "MAT0010"), ("NOR0214", "Norsk"), ("Sløyd", "Sløyd")]);
    let subject_of = |name: &str| {
        let group = town.all::<Group>().into_iter().find(|row| row.name == name).unwrap();
        subjects.iter().find(|row| Some(row.id) == group.subject).map(|row| row.code.clone())
    };
    assert_eq!(subject_of("8A sløyd").as_deref(), Some("Sløyd"));
    assert_eq!(subject_of("8A norsk").as_deref(), Some("NOR0214"));
    assert_eq!(subject_of("8A matte").as_deref(), Some("MAT0010"));
    assert_eq!(subject_of("8A uten"), None);
    assert!(town.import(&full(&rows)).nothing_changed());
    // Described later, the bare one gets its name.
    let mut described = rows.to_vec();
    described.push(group("Matematikk", "grp", "7", "Skolen", &grep("MAT0010")));
    let report = town.import(&full(&described));
    assert_eq!((report.groups.added, report.groups.changed), (0, 1));
    assert!(town.all::<Subject>().iter().any(|row| row.name_nb == "Matematikk"));
    assert!(town.import(&full(&described)).nothing_changed());
}

#[test]
fn a_group_whose_key_changes_stays_the_same_group_and_one_key_twice_is_named() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let before = town.group("8A");
    let mut rows: Vec<_> = small().iter().map(|row| row.replace("<id>8A</id>", "<id>G-8A</id>")).collect();
    rows[5] = class("8A", "Skolen").replacen(&id("8A"), &renamed("8A", "G-8A"), 1);
    let report = town.import(&full(&rows));
    assert_eq!((report.groups.changed, report.memberships.unchanged, report.ended), (1, 6, 0));
    assert_eq!(town.group("8A"), before);
    rows[5] = class("8A", "Skolen").replacen(&id("8A"), &id("G-8A"), 1);
    assert!(town.import(&full(&rows)).nothing_changed());
    rows.insert(6, rows[5].clone());
    assert_eq!(town.import(&full(&rows)).bad_rows[0].reason, "key-twice");
}

#[test]
fn a_group_has_its_dates_and_a_delta_may_end_it() {
    let town = Town::on("2026-09-01");
    let frame = |row: String| {
        row.replacen(
            "<relationship",
            "<timeframe><begin>2026-08-17</begin><end>2027-06-18</end></timeframe><relationship",
            1,
        )
    };
    town.import(&full(&[owner(), school("Skolen"), frame(class("8A", "Skolen"))]));
    let dates = |town: &Town| (town.all::<Group>()[0].valid_from, town.all::<Group>()[0].valid_to);
    assert_eq!(dates(&town), (date(2026, 8, 17), Some(date(2027, 6, 19))));
    let gone = frame(class("8A", "Skolen")).replace("<group>", "<group recstatus=\"3\">");
    town.import(&delta(&[gone]));
    assert_eq!(dates(&town), (date(2026, 8, 17), Some(date(2026, 9, 1))));
}

#[test]
fn a_role_at_a_school_is_a_post_with_no_more_rights_than_it_says() {
    let town = Town::on("2026-09-01");
    let roles = [
        ("A", "02", ""),
        ("B", "05", "rektor"),
        ("C", "05", "inspektør"),
        ("D", "05", ""),
        ("E", "07", "kontormedarbeider"),
        ("F", "07", ""),
        ("G", "07", "vaktmester"),
        ("H", "06", ""),
        ("I", "08", ""),
    ];
    let mut rows: Vec<_> = roles.iter().map(|(key, ..)| person(key, "")).collect();
    rows.extend([owner(), school("Skolen")]);
    for (key, role, sub_role) in roles {
        rows.push(member_with("Skolen", key, &role_with(role, sub_role, "1", "2026-08-01", "")));
        // At the owner nobody gets a post by a file.
        rows.push(member_with("Solvik", key, &role_with(role, sub_role, "1", "2026-08-01", "")));
    }
    let report = town.import(&full(&rows));
    let posts = town.all::<Post>();
    let hat =
        |key: &str| posts.iter().find(|post| post.person == town.person(key)).map(|post| post.hat.as_str());
    let hats: Vec<_> = roles.iter().map(|(key, ..)| hat(key).unwrap_or("-")).collect();
    let (head, office) = ("department-head", "secretary");
    assert_eq!(hats, ["teacher", "principal", head, head, office, office, "-", "teacher", "-"]);
    assert!(posts.iter().all(|post| post.school == Some(town.school("Skolen"))));
    assert_eq!(report.warnings.iter().map(|row| row.reason).collect::<Vec<_>>(), ["sub-role-without-post"]);
    assert_eq!(report.not_kept, 9 + 2);
}

#[test]
fn a_teacher_of_a_contact_teachers_group_is_its_contact_teacher_and_of_a_class_only_its_teacher() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows.insert(6, group("Karis", "grp", "3", "Skolen", ""));
    rows.push(member("Karis", "Kari", "02", "2026-08-17"));
    rows.push(member("8A", "Kari", "02", "2026-08-17"));
    town.import(&full(&rows));
    let members = town.all::<GroupMember>();
    let role = |name: &str| {
        let group = town.group(name);
        let mut roles: Vec<_> = members
            .iter()
            .filter(|row| row.group_id == group && row.person == town.person("Kari"))
            .map(|row| row.role)
            .collect();
        roles.sort_unstable();
        roles
    };
    assert_eq!(role("Karis"), [GroupRole::ContactTeacher]);
    assert_eq!(role("8A"), [GroupRole::Teacher, GroupRole::ContactTeacher]);
}
