//! All of a file or nothing of it, and nothing twice.

use ransel_kernel::{Hat, platform::ReadAccessLog};

use super::{
    file::{full, member, person, small},
    town::{Town, options},
};
use crate::{
    import::{ImportError, Options, RowNote, Tally, pifu},
    records::{Enrolment, FamilyTie, GroupMember, Person, Post},
};

ransel_engines::both! {
    a_roster_brings_people_groups_and_what_ties_them,
    a_teacher_teaches_her_pupil_on_a_day_when_both_are_in_the_group,
    importing_twice_writes_nothing,
    a_rehearsal_tells_and_keeps_nothing,
    a_file_that_ends_too_early_changes_nothing,
    a_row_that_cannot_be_read_stays_out_and_is_named_or_stops_everything_if_strict,
    a_row_about_somebody_unknown_is_bad_and_stops_everything_if_strict,
    more_people_than_one_chunk_go_in_and_nobody_twice,
    whoever_is_brought_in_or_changed_finds_it_in_her_log,
}

fn a_roster_brings_people_groups_and_what_ties_them() {
    let town = Town::on("2026-09-01");
    let report = town.import(&full(&small()));
    assert_eq!(report.persons, Tally { added: 3, ..Tally::default() });
    assert_eq!(report.groups, Tally { added: 4, ..Tally::default() });
    assert_eq!(report.contacts, Tally { added: 1, ..Tally::default() });
    assert_eq!(report.memberships, Tally { added: 6, ..Tally::default() });
    assert_eq!((report.ended, report.not_kept), (0, 0));
    assert_eq!((report.warnings, report.bad_rows), (vec![], vec![]));
    assert_eq!((town.all::<Enrolment>().len(), town.all::<Post>().len()), (1, 1));
    assert_eq!((town.all::<GroupMember>().len(), town.all::<FamilyTie>().len()), (4, 1));
}

fn a_teacher_teaches_her_pupil_on_a_day_when_both_are_in_the_group() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let (kari, nora) = (town.person("Kari"), town.person("Nora"));
    let facts = |town: &Town| {
        town.owner.relations().unwrap().facts(&town.caller(kari, Hat::Teacher, "Skolen"), nora).unwrap()
    };
    assert!(facts(&town).teaches() && facts(&town).contact_teacher());
    town.later("2026-08-16");
    assert!(!facts(&town).teaches() && !facts(&town).contact_teacher(), "the day before it begins");
    let mor = town.owner.relations().unwrap().hats(town.person("Mor"));
    assert_eq!(mor.len(), 0, "nobody is a guardian here before the import said so");
    town.later("2026-09-01");
    assert_eq!(town.owner.relations().unwrap().hats(town.person("Mor")).len(), 1);
}

fn importing_twice_writes_nothing() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let epoch = town.epoch();
    for day in ["2026-09-01", "2026-09-02"] {
        town.later(day);
        let report = town.import(&full(&small()));
        assert!(report.nothing_changed(), "{report:?}");
        assert_eq!((report.persons.unchanged, report.groups.unchanged), (3, 4));
        assert_eq!((report.contacts.unchanged, report.memberships.unchanged), (1, 6));
        assert_eq!(town.epoch(), epoch);
    }
}

fn a_rehearsal_tells_and_keeps_nothing() {
    let town = Town::on("2026-09-01");
    let epoch = town.epoch();
    let rehearsal = town.try_import(&full(&small()), &Options { dry_run: true, ..options() }).unwrap();
    assert_eq!(town.all::<Person>().len(), 0);
    assert_eq!(town.epoch(), epoch);
    assert_eq!(rehearsal, town.import(&full(&small())), "it told what would happen");
}

fn a_file_that_ends_too_early_changes_nothing() {
    let town = Town::on("2026-09-01");
    let whole = full(&small());
    let cut = &whole[..whole.len() - 20];
    let error = town.try_import(cut, &options()).unwrap_err();
    let ImportError::Unreadable { line, reason } = error else { panic!("{error}") };
    assert_eq!((line, reason), (16, "truncated"));
    assert_eq!((town.all::<Person>().len(), town.epoch()), (0, 0));
}

fn a_row_that_cannot_be_read_stays_out_and_is_named_or_stops_everything_if_strict() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows.push(member("8A", "Nora", "01", "2026-13-40"));
    let report = town.import(&full(&rows));
    assert_eq!(report.bad_rows, [RowNote { line: 17, element: "role", reason: "not-a-date" }]);

    let strict = Town::on("2026-09-01");
    let error = strict.try_import(&full(&rows), &Options { strict: true, ..options() }).unwrap_err();
    assert!(matches!(error, ImportError::BadRows(rows) if rows == report.bad_rows));
    assert_eq!(strict.all::<Person>().len(), 0);
}

fn a_row_about_somebody_unknown_is_bad_and_stops_everything_if_strict() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows.push(member("8A", "Nobody", "01", "2026-08-17"));
    rows.push(member("9Z", "Nora", "01", "2026-08-17"));
    let expected = [("member", "person-unknown"), ("member", "group-unknown")];
    let error = town.try_import(&full(&rows), &Options { strict: true, ..options() }).unwrap_err();
    let ImportError::BadRows(bad) = error else { panic!("{error}") };
    assert_eq!(bad.iter().map(|row| (row.element, row.reason)).collect::<Vec<_>>(), expected);
    assert_eq!(town.all::<Person>().len(), 0, "what had been written is rolled back");
    assert_eq!(town.import(&full(&rows)).bad_rows, bad);
}

fn more_people_than_one_chunk_go_in_and_nobody_twice() {
    let town = Town::on("2026-09-01");
    let mut rows: Vec<_> = (0..1203).map(|n| person(&format!("P{n}"), "")).collect();
    rows.extend(small().drain(3..7));
    rows.extend((0..1203).map(|n| member("Skolen", &format!("P{n}"), "01", "2026-08-17")));
    let mut steps = Vec::new();
    let path = town.write(&full(&rows));
    let report = pifu(&town.owner, &path, &options(), &mut |step| steps.push(step)).unwrap();
    assert_eq!((report.persons.added, report.memberships.added), (1203, 1203));
    assert!(steps.windows(2).all(|pair| pair[0].stage != pair[1].stage || pair[0].done <= pair[1].done));
    assert!(steps.len() > 8, "somebody who waits sees that it goes on");
    assert!(town.import(&full(&rows)).nothing_changed());
}

fn whoever_is_brought_in_or_changed_finds_it_in_her_log() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let mut rows = small();
    rows[1] = rows[1].replace("<given>Nora", "<given>Nora Maria");
    town.later("2026-09-02");
    assert_eq!(town.import(&full(&rows)).persons.changed, 1);
    let nora = town.person("Nora");
    let ctx = town.owner.ctx(town.caller(nora, Hat::Pupil, "Skolen")).unwrap();
    let lines = ctx.may(ReadAccessLog { person: nora }).unwrap().log(0, 10).unwrap();
    // One line for each chunk that wrote about her: herself, and on the first day her guardian.
    let mut written: Vec<_> =
        lines.iter().filter(|line| line.action == "import-roster").map(|line| line.at).collect();
    assert_eq!(written.len(), 3, "{lines:?}");
    written.dedup();
    assert_eq!(written.len(), 2, "{lines:?}");
}
