//! Enrolments, posts and memberships over time.

use jiff::civil::{Date, date};

use super::{
    file::{class, delta, full, member, member_with, owner, period, person, role_with, school, small},
    town::Town,
};
use crate::records::{Enrolment, GroupMember, Post};

fn enrolments(town: &Town) -> Vec<(Date, Option<Date>)> {
    let mut rows: Vec<_> = town.all::<Enrolment>().iter().map(|row| (row.valid_from, row.valid_to)).collect();
    rows.sort_unstable();
    rows
}

/// Nora at the school with these roles.
fn nora(roles: &str) -> String {
    full(&[person("Nora", ""), owner(), school("Skolen"), member_with("Skolen", "Nora", roles)])
}

#[test]
fn the_last_day_of_a_role_belongs_to_it() {
    let town = Town::on("2026-09-01");
    town.import(&nora(&period("01", "2026-08-17", "2027-06-18")));
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), Some(date(2027, 6, 19)))]);
}

#[test]
fn a_role_without_a_period_begins_when_the_source_entered_it_or_else_today() {
    let town = Town::on("2026-09-01");
    let entered = "<role roletype=\"01\"><status>1</status><datetime>2026-08-20T07:00:00</datetime></role>";
    town.import(&nora(entered));
    assert_eq!(enrolments(&town), [(date(2026, 8, 20), None)]);

    let town = Town::on("2026-09-01");
    town.import(&nora(&period("01", "", "")));
    assert_eq!(enrolments(&town), [(date(2026, 9, 1), None)]);
    town.later("2026-10-01");
    assert!(town.import(&nora(&period("01", "", ""))).nothing_changed(), "today is not another beginning");
}

#[test]
fn a_role_that_is_not_active_ends_and_one_that_has_ended_keeps_its_dates() {
    let town = Town::on("2026-09-01");
    town.import(&nora(&period("01", "2026-08-17", "")));
    town.later("2026-10-01");
    let over = nora(&role_with("01", "", "0", "2026-08-17", ""));
    assert_eq!(town.import(&over).memberships.changed, 1);
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), Some(date(2026, 10, 1)))]);
    town.later("2026-10-02");
    assert!(town.import(&over).nothing_changed(), "it ended yesterday and stays so");
    let dated = nora(&role_with("01", "", "0", "2026-08-17", "2026-09-14"));
    assert_eq!(town.import(&dated).memberships.changed, 1);
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), Some(date(2026, 9, 15)))]);
}

#[test]
fn a_role_that_is_yet_to_begin_is_kept_with_its_dates() {
    let town = Town::on("2026-09-01");
    town.import(&nora(&role_with("01", "", "0", "2027-01-04", "2027-06-18")));
    assert_eq!(enrolments(&town), [(date(2027, 1, 4), Some(date(2027, 6, 19)))]);

    let town = Town::on("2026-09-01");
    assert_eq!(town.import(&nora(&role_with("01", "", "0", "", ""))).not_kept, 1, "over, and never known");
}

#[test]
fn a_later_beginning_is_a_new_period_and_an_earlier_one_a_correction() {
    let town = Town::on("2026-09-01");
    town.import(&nora(&period("01", "2025-08-18", "")));
    let next = nora(&period("01", "2026-08-17", "2027-06-18"));
    let report = town.import(&next);
    assert_eq!((report.memberships.added, report.memberships.changed, report.ended), (1, 1, 0));
    let (year, last) = (date(2026, 8, 17), Some(date(2027, 6, 19)));
    assert_eq!(enrolments(&town), [(date(2025, 8, 18), Some(year)), (year, last)], "last year stays true");
    assert!(town.import(&next).nothing_changed());

    let town = Town::on("2026-09-01");
    town.import(&nora(&period("01", "2026-08-17", "")));
    assert_eq!(town.import(&nora(&period("01", "2026-08-10", ""))).memberships.changed, 1);
    assert_eq!(enrolments(&town), [(date(2026, 8, 10), None)]);
}

#[test]
fn two_roles_that_mean_the_same_are_one_row_and_two_stays_are_two() {
    let town = Town::on("2026-09-01");
    let kari = |roles: &str| {
        full(&[person("Kari", ""), owner(), school("Skolen"), member_with("Skolen", "Kari", roles)])
    };
    let both = kari(&(period("02", "2024-08-01", "") + &period("06", "2026-08-17", "2027-06-18")));
    town.import(&both);
    let [post] = &town.all::<Post>()[..] else { panic!("one post") };
    assert_eq!((post.valid_from, post.valid_to), (date(2024, 8, 1), None));
    assert!(town.import(&both).nothing_changed());

    let town = Town::on("2026-09-01");
    let stays = nora(&(period("01", "2024-08-01", "2025-06-20") + &period("01", "2026-08-17", "")));
    town.import(&stays);
    assert_eq!(enrolments(&town).len(), 2);
    assert!(town.import(&stays).nothing_changed());
}

#[test]
fn a_member_said_twice_is_named_and_does_not_take_turns() {
    let town = Town::on("2026-09-01");
    let rows = [
        person("Nora", ""),
        owner(),
        school("Skolen"),
        member("Skolen", "Nora", "01", "2026-08-17"),
        member_with("Skolen", "Nora", &period("01", "2026-08-20", "2027-06-18")),
    ];
    let report = town.import(&full(&rows));
    assert_eq!(report.warnings.iter().map(|row| row.reason).collect::<Vec<_>>(), ["membership-twice"]);
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), None)]);
    assert!(town.import(&full(&rows)).nothing_changed());
}

#[test]
fn a_pupil_of_a_class_goes_to_its_school_also_where_no_row_says_so() {
    let town = Town::on("2026-09-01");
    let rows = |class_name: &str, from: &str| {
        full(&[
            person("Nora", ""),
            owner(),
            school("Skolen"),
            class("8A", "Skolen"),
            class("8B", "Skolen"),
            member(class_name, "Nora", "01", from),
        ])
    };
    assert_eq!(town.import(&rows("8A", "2026-08-17")).memberships.added, 2);
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), None)]);
    assert!(town.import(&rows("8A", "2026-08-17")).nothing_changed());
    // Another class: still the same pupil of the same school.
    town.later("2026-10-01");
    let options = crate::import::Options { leavers: Some(1), ..super::town::options() };
    let report = town.try_import(&rows("8B", "2026-10-01"), &options).unwrap();
    assert_eq!((report.memberships.added, report.ended), (1, 1));
    assert_eq!(enrolments(&town), [(date(2026, 8, 17), None)]);
}

#[test]
fn a_class_alone_in_a_delta_leaves_the_enrolment_as_it_is() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows[8] = member("Skolen", "Nora", "01", "2020-08-17");
    town.import(&full(&rows));
    let moved = [class("8B", "Skolen"), member_with("8B", "Nora", &period("01", "2026-09-01", "2027-06-18"))];
    assert_eq!(town.import(&delta(&moved)).memberships.added, 1);
    assert_eq!(enrolments(&town), [(date(2020, 8, 17), None)]);
}

#[test]
fn a_delta_says_who_leaves_and_nobody_else_does() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let gone = period("01", "2026-08-17", "").replace("<role ", "<role recstatus=\"3\" ");
    let report = town.import(&delta(&[member_with("8A norsk", "Nora", &gone)]));
    assert_eq!((report.memberships.changed, report.ended), (1, 0));
    let open = town.all::<GroupMember>().iter().filter(|row| row.valid_to.is_none()).count();
    assert_eq!(open, 3);
}

#[test]
fn what_another_system_or_the_office_says_is_left_alone() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let row = Enrolment {
        id: town.owner.random.uuid().unwrap(),
        pupil: town.person("Mor"),
        school: town.school("Skolen"),
        source: String::new(),
        valid_from: date(2026, 8, 1),
        valid_to: None,
    };
    town.office(|change| change.insert(&row).unwrap());
    assert!(town.import(&full(&small())).nothing_changed());
}
