//! An import that is cut off at any moment is finished by the next, and ends as if nothing had happened.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use ransel_kernel::Record;

use super::{
    file::{class, delta, full, guardian, member, number, owner, person, person_with, school},
    people::synthetic,
    town::{Town, options},
};
use crate::{
    import::{ImportError, Options, Progress, Report, Resumed, Stage, Watch, pifu, resume},
    records::{
        Enrolment, FamilyTie, Group, GroupMember, ImportRun, NationalNumber, Person, School, SourceKey,
    },
};

ransel_engines::both! {
    an_import_cut_off_after_any_chunk_ends_as_if_it_had_not_been,
    resuming_tells_what_was_left_to_do_and_there_is_nothing_to_resume_twice,
    leavers_that_were_confirmed_leave_also_when_the_import_is_taken_up,
    a_staging_file_that_is_gone_or_cut_short_stops_nobody_from_importing_again,
    what_lies_on_disk_meanwhile_says_nothing_and_is_erased,
    what_an_import_left_that_was_cut_off_while_it_read_is_removed_by_the_next,
    two_imports_do_not_take_each_other_for_cut_off,
    others_write_while_an_import_is_at_work,
}

/// Some chunks of pupils, each with a guardian and a class.
fn county(pupils: usize) -> Vec<String> {
    let mut rows = vec![owner(), school("Skolen")];
    rows.extend((0..pupils / 25 + 1).map(|n| class(&format!("8{n}"), "Skolen")));
    for n in 0..pupils {
        rows.push(person(&format!("P{n}"), &guardian(&format!("G{n}"))));
        rows.push(person(&format!("G{n}"), ""));
        rows.push(member("Skolen", &format!("P{n}"), "01", "2026-08-17"));
        rows.push(member(&format!("8{}", n / 25), &format!("P{n}"), "01", "2026-08-17"));
    }
    rows
}

fn staging(town: &Town) -> Options {
    Options { staging: Some(town.folder().join("import")), ..options() }
}

/// Cuts the import off at the step with this number, if it comes that far.
fn cut_off(town: &Town, text: &str, options: &Options, at: usize) -> bool {
    let (path, mut steps) = (town.write(text), 0);
    let run = AssertUnwindSafe(|| {
        pifu(&town.owner, &path, options, &mut |step: Progress| {
            let writes = !matches!(step.stage, Stage::Reading | Stage::Checking);
            steps += usize::from(writes);
            assert!(steps != at, "cut off");
        })
    });
    catch_unwind(run).is_err()
}

/// What the store holds, told without its random ids.
fn told(town: &Town) -> Vec<BTreeSet<String>> {
    let keys: std::collections::HashMap<_, _> =
        town.all::<SourceKey>().into_iter().map(|row| (row.person, row.key)).collect();
    let groups: std::collections::HashMap<_, _> =
        town.all::<Group>().into_iter().map(|row| (row.id, row.source_key)).collect();
    let of = |id| &keys[&id];
    vec![
        town.all::<Person>()
            .iter()
            .map(|row| format!("{} {} {}", of(row.id), row.given, row.family))
            .collect(),
        town.all::<School>().into_iter().map(|row| row.source_key).collect(),
        town.all::<Enrolment>()
            .iter()
            .map(|row| format!("{} {:?} {:?}", of(row.pupil), row.valid_from, row.valid_to))
            .collect(),
        town.all::<GroupMember>()
            .iter()
            .map(|row| {
                format!(
                    "{} {} {:?} {:?}",
                    of(row.person),
                    groups[&row.group_id],
                    row.valid_from,
                    row.valid_to
                )
            })
            .collect(),
        town.all::<FamilyTie>()
            .iter()
            .map(|row| format!("{} {} {:?}", of(row.child), of(row.adult), row.valid_from))
            .collect(),
    ]
}

fn count<R: Record>(town: &Town) -> usize
where
    crate::actions::ImportRoster: ransel_kernel::action::Opens<R>,
{
    town.all::<R>().len()
}

fn left_over(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files.map(|file| file.unwrap().path()).collect()
}

fn an_import_cut_off_after_any_chunk_ends_as_if_it_had_not_been() {
    let text = full(&county(320));
    let whole = Town::on("2026-09-01");
    pifu(&whole.owner, &whole.write(&text), &staging(&whole), &mut |_| {}).unwrap();
    let expected = told(&whole);
    let mut at = 1;
    loop {
        let town = Town::on("2026-09-01");
        if !cut_off(&town, &text, &staging(&town), at) {
            break;
        }
        assert_eq!(count::<ImportRun>(&town), 1, "step {at}: somebody knows that it is not finished");
        // A day later: what has no date of its own still holds from the day the file was read.
        town.later("2026-09-02");
        let report = pifu(&town.owner, &town.write(&delta(&[])), &staging(&town), &mut |_| {}).unwrap();
        assert!(report.nothing_changed(), "the file that was given is another");
        assert_eq!(told(&town), expected, "step {at}");
        assert_eq!((count::<ImportRun>(&town), left_over(&town.folder().join("import")).len()), (0, 0));
        at += 1;
    }
    assert!(at > 6, "there were several chunks to be cut off after: {at}");
}

fn resuming_tells_what_was_left_to_do_and_there_is_nothing_to_resume_twice() {
    let town = Town::on("2026-09-01");
    let text = full(&county(320));
    assert!(cut_off(&town, &text, &staging(&town), 4));
    let before = count::<Person>(&town);
    assert!(before > 0 && before < 640, "{before}");
    let mut watch = Watch { progress: &mut |_| {}, absences: None };
    let Resumed::Finished(report) = resume(&town.owner, &staging(&town), &mut watch).unwrap() else {
        panic!()
    };
    assert_eq!(report.persons.added as usize + before, 640);
    assert!(matches!(resume(&town.owner, &staging(&town), &mut watch).unwrap(), Resumed::None));
}

fn leavers_that_were_confirmed_leave_also_when_the_import_is_taken_up() {
    let town = Town::on("2026-09-01");
    let import = |rows: &[String], options: &Options| {
        pifu(&town.owner, &town.write(&full(rows)), options, &mut |_| {}).unwrap()
    };
    import(&county(330), &staging(&town));
    town.later("2026-10-01");
    let mut rows = county(330);
    rows.retain(|row| !(row.starts_with("<membership") && row.contains("<id>P1")));
    rows.push(person("New", ""));
    let confirmed = Options { leavers: Some(200), ..staging(&town) };
    // Cut off before the first of them has left.
    assert!(cut_off(&town, &full(&rows), &confirmed, 1));
    let open = || town.all::<Enrolment>().iter().filter(|row| row.valid_to.is_none()).count();
    assert_eq!(open(), 330);
    let mut watch = Watch { progress: &mut |_| {}, absences: None };
    assert!(matches!(resume(&town.owner, &staging(&town), &mut watch).unwrap(), Resumed::Finished(_)));
    assert_eq!(open(), 330 - 111, "P1, P10 to P19 and P100 to P199");
}

fn a_staging_file_that_is_gone_or_cut_short_stops_nobody_from_importing_again() {
    for spoil in [
        (|path: &Path| std::fs::remove_file(path).unwrap()) as fn(&Path),
        |path| {
            let bytes = std::fs::read(path).unwrap();
            std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        },
        |path| {
            let mut bytes = std::fs::read(path).unwrap();
            let middle = bytes.len() - 40;
            bytes[middle] ^= 1;
            std::fs::write(path, bytes).unwrap();
        },
    ] {
        let town = Town::on("2026-09-01");
        let text = full(&county(320));
        assert!(cut_off(&town, &text, &staging(&town), 4));
        for path in left_over(&town.folder().join("import")) {
            spoil(&path);
        }
        let mut watch = Watch { progress: &mut |_| {}, absences: None };
        assert!(matches!(resume(&town.owner, &staging(&town), &mut watch).unwrap(), Resumed::Lost));
        pifu(&town.owner, &town.write(&text), &staging(&town), &mut |_| {}).unwrap();
        assert_eq!(count::<Person>(&town), 640);
        assert_eq!(left_over(&town.folder().join("import")), Vec::<PathBuf>::new());
    }
}

fn what_lies_on_disk_meanwhile_says_nothing_and_is_erased() {
    let town = Town::on("2026-09-01");
    let digits = synthetic(2012, 2, 29);
    let mut rows = county(320);
    rows.push(person_with(&super::file::id("Nora"), "Noraline", &number(&digits), ""));
    assert!(cut_off(&town, &full(&rows), &staging(&town), 1));
    let files = left_over(&town.folder().join("import"));
    assert_eq!(files.len(), 1, "{files:?}");
    let bytes = std::fs::read(&files[0]).unwrap();
    for said in [digits.as_str(), "Noraline", "Skolen", "P17"] {
        assert!(!bytes.windows(said.len()).any(|window| window == said.as_bytes()), "{said} lies in clear");
    }
    let mut watch = Watch { progress: &mut |_| {}, absences: None };
    resume(&town.owner, &staging(&town), &mut watch).unwrap();
    assert_eq!(count::<NationalNumber>(&town), 1);
    assert!(!files[0].exists());
}

fn what_an_import_left_that_was_cut_off_while_it_read_is_removed_by_the_next() {
    let town = Town::on("2026-09-01");
    let path = town.write(&full(&county(320)));
    let run = AssertUnwindSafe(|| {
        pifu(&town.owner, &path, &staging(&town), &mut |step| {
            assert!(step.stage != Stage::Checking, "cut off")
        })
    });
    assert!(catch_unwind(run).is_err());
    let folder = town.folder().join("import");
    assert_eq!((count::<ImportRun>(&town), left_over(&folder).is_empty()), (0, false));
    pifu(&town.owner, &path, &staging(&town), &mut |_| {}).unwrap();
    assert_eq!(left_over(&folder), Vec::<PathBuf>::new());
}

fn two_imports_do_not_take_each_other_for_cut_off() {
    let town = Town::on("2026-09-01");
    let (path, mut refused) = (town.write(&full(&county(320))), None);
    let report: Report = pifu(&town.owner, &path, &staging(&town), &mut |step| {
        if step.stage == Stage::Contacts && refused.is_none() {
            refused = Some(pifu(&town.owner, &path, &staging(&town), &mut |_| {}));
        }
    })
    .unwrap();
    assert!(matches!(refused, Some(Err(ImportError::AnotherRuns))), "{refused:?}");
    assert_eq!(report.persons.added, 640);
}

fn others_write_while_an_import_is_at_work() {
    let town = Town::on("2026-09-01");
    let (path, mut written) = (town.write(&full(&county(320))), 0);
    pifu(&town.owner, &path, &staging(&town), &mut |step| {
        if step.stage == Stage::People {
            let id = town.owner.random.uuid().unwrap();
            town.office(|change| {
                let (source, source_key) = (String::new(), id.to_string());
                let school = School {
                    id: ransel_kernel::SchoolId(id),
                    name: "Ny".to_owned(),
                    stage: crate::records::Stage::Compulsory,
                    organisation_number: String::new(),
                    source,
                    source_key,
                };
                change.insert(&school).unwrap();
            });
            written += 1;
        }
    })
    .unwrap();
    assert!(written > 3);
    assert_eq!(town.all::<School>().iter().filter(|school| school.name == "Ny").count(), written);
}
