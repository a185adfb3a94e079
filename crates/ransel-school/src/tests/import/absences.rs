//! Absences handed over with the people and places they belong to.

use super::{
    file::{SOURCE, full, grep, group, id, member_with, owner, person, school, small},
    town::Town,
};
use crate::{
    import::{AbsenceCount, FoundAbsence, ImportError, pifu_absences},
    records::Subject,
};

/// A role with absences of so many days.
fn away(role: &str, days: &[&str]) -> String {
    let one = |day: &&str| {
        format!(
            "<pifu_absence pifu_absence_mode=\"occurrence\"><pifu_absence_type>hours</pifu_absence_type>\
             <timeframe><begin>{day}</begin><end>{day}</end></timeframe>\
             <pifu_absence_value>0.75</pifu_absence_value></pifu_absence>"
        )
    };
    let absences: String = days.iter().map(one).collect();
    format!("<role roletype=\"{role}\"><status>1</status><extension>{absences}</extension></role>")
}

fn read(town: &Town, rows: &[String]) -> (AbsenceCount, Vec<FoundAbsence>, usize) {
    let (mut found, mut calls) = (Vec::new(), 0);
    let count = pifu_absences(&town.owner, &town.write(&full(rows)), &mut |some| {
        calls += 1;
        found.extend(some);
        Ok(())
    });
    (count.unwrap(), found, calls)
}

fn with_subject() -> Vec<String> {
    let mut rows = small();
    rows[6] = group("8A norsk", "grp", "2", "Skolen", &grep("NOR0214"));
    rows
}

#[test]
fn an_absence_in_a_group_comes_with_group_subject_and_school() {
    let town = Town::on("2026-09-01");
    town.import(&full(&with_subject()));
    let rows = [member_with("8A norsk", "Nora", &away("01", &["2026-08-20", "2026-08-21"]))];
    let (count, found, _) = read(&town, &rows);
    assert_eq!((count.handed_over, count.unknown_places), (2, 0));
    let [subject] = &town.all::<Subject>()[..] else { panic!("one subject, by its code") };
    for one in &found {
        assert_eq!((one.person, one.source.as_str()), (town.person("Nora"), SOURCE));
        assert_eq!((one.group, one.subject), (Some(town.group("8A norsk")), Some(subject.id)));
        assert_eq!(one.school, Some(town.school("Skolen")));
    }
}

#[test]
fn absences_of_others_than_pupils_are_left() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let rows = [member_with("8A", "Kari", &away("02", &["2026-08-20"]))];
    assert_eq!(read(&town, &rows).0, AbsenceCount::default());
}

#[test]
fn people_nobody_knows_are_counted_each_once_and_unknown_places_too() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let rows = [
        owner(),
        school("Skolen"),
        group("Astronomi", "grp", "7", "Skolen", ""),
        member_with("8A", "Nobody", &away("01", &["2026-08-20", "2026-08-21"])),
        member_with("8A norsk", "Nobody", &away("01", &["2026-08-20"])),
        member_with("9Z", "Nora", &away("01", &["2026-08-20"])),
        member_with("Astronomi", "Nora", &away("01", &["2026-08-20"])),
    ];
    let (count, found, _) = read(&town, &rows);
    assert_eq!((count.handed_over, count.unknown_persons, count.unknown_places), (2, 1, 2));
    assert_eq!((found[0].group, found[0].subject, found[0].school), (None, None, None));
    // A subject nobody knows is still taught at a school.
    assert_eq!((found[1].subject, found[1].school), (None, Some(town.school("Skolen"))));
}

#[test]
fn many_absences_come_in_pieces_and_an_unreadable_file_hands_over_nothing() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows.extend((0..30).map(|n| person(&format!("P{n}"), "")));
    town.import(&full(&rows));
    let days = ["2026-08-20"; 40];
    let rows: Vec<_> = (0..30).map(|n| member_with("8A", &format!("P{n}"), &away("01", &days))).collect();
    let (count, found, calls) = read(&town, &rows);
    assert_eq!((count.handed_over, found.len(), calls), (1200, 1200, 4));

    let whole = full(&rows);
    let path = town.write(&whole[..whole.len() - 15]);
    let error = pifu_absences(&town.owner, &path, &mut |_| panic!("nothing is handed over")).unwrap_err();
    assert!(matches!(error, ImportError::Unreadable { reason: "truncated", .. }));
    assert!(id("x").contains(SOURCE));
}
