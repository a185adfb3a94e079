//! Who has left, and files that would have too many leave.

use jiff::civil::date;

use super::{
    file::{class, full, id, member, owner, person, school},
    town::{Town, options},
};
use crate::{
    import::{ImportError, Options},
    records::{Enrolment, GroupMember},
};

ransel_engines::both! {
    a_pupil_the_file_no_longer_has_leaves_school_and_class_today,
    more_than_five_in_a_hundred_leave_only_if_somebody_confirms_how_many,
    more_than_twenty_people_at_once_are_asked_about_however_large_the_school,
    nobody_leaves_a_group_the_file_does_not_have,
    nobody_leaves_because_a_row_could_not_be_read,
    a_teacher_who_left_loses_her_post_and_her_groups,
}

/// A school with so many pupils, all in one class, but for those who are missing.
fn pupils(count: usize, missing: &[usize]) -> Vec<String> {
    let here = || (0..count).filter(|n| !missing.contains(n));
    let mut rows: Vec<_> = (0..count).map(|n| person(&format!("P{n}"), "")).collect();
    rows.extend([owner(), school("Skolen"), class("8A", "Skolen")]);
    rows.extend(here().map(|n| member("Skolen", &format!("P{n}"), "01", "2026-08-17")));
    rows.extend(here().map(|n| member("8A", &format!("P{n}"), "01", "2026-08-17")));
    rows
}

fn a_pupil_the_file_no_longer_has_leaves_school_and_class_today() {
    let town = Town::on("2026-09-01");
    town.import(&full(&pupils(40, &[])));
    town.later("2026-10-01");
    let report = town.import(&full(&pupils(40, &[7])));
    assert_eq!((report.ended, report.memberships.unchanged), (2, 78));
    let left = town.person("P7");
    let ended: Vec<_> = town.all::<Enrolment>().into_iter().filter(|row| row.valid_to.is_some()).collect();
    assert_eq!((ended.len(), ended[0].pupil, ended[0].valid_to), (1, left, Some(date(2026, 10, 1))));
    assert!(town.import(&full(&pupils(40, &[7]))).nothing_changed());
    // Who comes back the next week begins anew: the days in between stay true.
    town.later("2026-10-08");
    let mut rows = pupils(40, &[7]);
    rows.push(member("Skolen", "P7", "01", "2026-10-08"));
    assert_eq!(town.import(&full(&rows)).memberships.added, 1);
}

fn more_than_five_in_a_hundred_leave_only_if_somebody_confirms_how_many() {
    let town = Town::on("2026-09-01");
    town.import(&full(&pupils(40, &[])));
    let epoch = town.epoch();
    let exactly_five = full(&pupils(40, &[1, 2]));
    let rehearsal = Options { dry_run: true, ..options() };
    assert_eq!(town.try_import(&exactly_five, &rehearsal).unwrap().ended, 4, "exactly five in a hundred may");
    let cut_short = full(&pupils(40, &[1, 2, 3]));
    for leavers in [None, Some(2)] {
        let error = town.try_import(&cut_short, &Options { leavers, ..options() }).unwrap_err();
        assert!(matches!(error, ImportError::TooManyLeavers { count: 3, share: 7 }), "{error}");
        assert_eq!(town.epoch(), epoch, "nothing changes");
    }
    let report = town.try_import(&cut_short, &Options { leavers: Some(3), ..options() }).unwrap();
    assert_eq!(report.ended, 6);
}

fn more_than_twenty_people_at_once_are_asked_about_however_large_the_school() {
    let town = Town::on("2026-09-01");
    town.import(&full(&pupils(500, &[])));
    let twenty: Vec<_> = (0..20).collect();
    let rehearsal = Options { dry_run: true, ..options() };
    assert_eq!(town.try_import(&full(&pupils(500, &twenty)), &rehearsal).unwrap().ended, 40);
    let more: Vec<_> = (0..21).collect();
    let error = town.try_import(&full(&pupils(500, &more)), &options()).unwrap_err();
    assert!(matches!(error, ImportError::TooManyLeavers { count: 21, share: 4 }), "{error}");
}

fn nobody_leaves_a_group_the_file_does_not_have() {
    let town = Town::on("2026-09-01");
    town.import(&full(&pupils(5, &[])));
    let mut rows = pupils(5, &[]);
    rows.retain(|row| !row.contains("<id>8A</id>"));
    assert!(town.import(&full(&rows)).nothing_changed());
}

fn nobody_leaves_because_a_row_could_not_be_read() {
    let town = Town::on("2026-09-01");
    town.import(&full(&pupils(5, &[])));
    let broken = |row: &String| {
        // Every row of P3: a role that ends before it begins.
        if row.starts_with("<membership") && row.contains("<id>P3</id>") {
            row.replace("<begin>2026-08-17</begin>", "<begin>2026-08-17</begin><end>2026-08-01</end>")
        } else {
            row.clone()
        }
    };
    let rows: Vec<_> = pupils(5, &[]).iter().map(broken).collect();
    let report = town.import(&full(&rows));
    assert_eq!((report.bad_rows.len(), report.nothing_changed()), (2, true), "{report:?}");
    // Nor where not even the key of the member can be read.
    let nameless = |row: &String| {
        if row.starts_with("<membership") { row.replace(&id("P3"), "") } else { row.clone() }
    };
    let rows: Vec<_> = pupils(5, &[]).iter().map(nameless).collect();
    let report = town.import(&full(&rows));
    assert_eq!((report.bad_rows.len(), report.nothing_changed()), (2, true), "{report:?}");
}

fn a_teacher_who_left_loses_her_post_and_her_groups() {
    let town = Town::on("2026-09-01");
    let mut rows = pupils(40, &[]);
    rows.push(member("Skolen", "P1", "02", "2026-08-17"));
    rows.push(member("8A", "P1", "02", "2026-08-17"));
    town.import(&full(&rows));
    let kari = town.person("P1");
    let teaches =
        |town: &Town| town.owner.relations().unwrap().hats(kari).iter().any(|at| at.hat.code() == "teacher");
    assert!(teaches(&town));
    assert_eq!(town.import(&full(&pupils(40, &[]))).ended, 2);
    assert!(!teaches(&town));
    assert_eq!(town.all::<GroupMember>().iter().filter(|row| row.valid_to.is_some()).count(), 1);
}
