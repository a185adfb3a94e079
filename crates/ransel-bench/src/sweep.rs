//! The sweep beside a bare batched DELETE of the same rows in a copy of the same tables, and with ten times as much stored
//! beside what is due.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use jiff::civil::{Date, date};
use ransel_kernel::{Caller, House, PersonId, house::Policies, pass::Set, sweep::Swept};
use ransel_school::{actions::ImportRoster, records::Enrolment};
use rusqlite::{Connection, params_from_iter};

use crate::{
    Fault,
    table::{Table, ratio, time},
    town::{Town, modules},
};

/// How many pupils are stored: what is due must not cost more where more is.
const PUPILS: [usize; 2] = [5_000, 50_000];
/// How many of them left longer ago than they are kept.
const LEAVERS: usize = 400;
/// When they left.
const LEFT: Date = date(2025, 6, 20);
/// Persons in one transaction of the baseline, as in a step of the sweep.
const BATCH: usize = 200;

/// Measures both sizes.
pub fn measure() -> Result<Table, Fault> {
    let mut table = Table::new([
        "pupils stored",
        "rows that went",
        "persons",
        "sweep",
        "of it relations read anew",
        "the rest",
        "bare DELETE of the same rows",
        "ratio of the rest",
        "beside the smaller: the rest, bare",
        "target",
    ]);
    let mut smaller = None;
    for pupils in PUPILS {
        let town = Town::build(pupils)?;
        // The first sweep of all settles everybody; after it only who was touched.
        town.owner.sweep(&mut |_| {})?;
        leave(&town)?;
        town.owner.due()?;
        let copy = tempfile::tempdir()?;
        copied(&town, copy.path())?;
        let start = Instant::now();
        let lines = town.owner.sweep(&mut |_| {})?;
        let swept = start.elapsed();
        // Who is erased moves the relations, and they are read as a whole: that costs what is stored, whoever does it.
        let start = Instant::now();
        town.owner.reload(None)?;
        let reread = start.elapsed();
        let rest = swept.saturating_sub(reread);
        let (bare, rows, persons) = bare(&town, copy.path(), &lines)?;
        let gone: i64 = lines.iter().filter(|line| line.table != "entry").map(|line| line.rows).sum();
        if gone < LEAVERS as i64 || rows != gone {
            return Err(format!("{gone} rows were swept and {rows} deleted: not the same work").into());
        }
        let (first, first_bare) = *smaller.get_or_insert((rest, bare));
        table.line(&[
            pupils.to_string(),
            rows.to_string(),
            persons.to_string(),
            time(swept),
            time(reread),
            time(rest),
            time(bare),
            ratio(rest, bare),
            format!("{}, {}", ratio(rest, first), ratio(bare, first_bare)),
            "≤ 3; 0.80–1.20".to_owned(),
        ]);
    }
    Ok(table)
}

/// Some pupils, spread over the schools, left long ago.
fn leave(town: &Town) -> Result<(), Fault> {
    let enrolments = &town.made_up.enrolments;
    let pupils = enrolments.iter().step_by((enrolments.len() / LEAVERS).max(1)).take(LEAVERS);
    let pupils: Vec<PersonId> = pupils.map(|row| town.person(row.pupil)).collect();
    let ctx = town.owner.ctx(Caller::part("bench"))?;
    ctx.change(ImportRoster {}, |change| {
        let rows = change.rows::<Enrolment>().among(Enrolment::PUPIL, pupils.clone()).all()?;
        rows.iter().try_for_each(|row| {
            let set = Set::default()
                .to(Enrolment::VALID_FROM, &date(2020, 8, 1))
                .to(Enrolment::VALID_TO, &Some(LEFT));
            change.update(&row.id, set)
        })
    })?;
    Ok(())
}

/// The main store as it is before the sweep.
fn copied(town: &Town, to: &Path) -> Result<(), Fault> {
    let from = Connection::open(town.file("main.db"))?;
    from.execute("VACUUM INTO ?1", [to.join("main.db").display().to_string()])?;
    Ok(())
}

/// Deletes the same with nothing but statements: how long it took, how many rows, and of how many persons.
fn bare(town: &Town, folder: &Path, lines: &[Swept]) -> Result<(Duration, i64, usize), Fault> {
    let house = House::build_with(&modules(), ransel_school::BASE, Policies::Own)?;
    let to = Connection::open(folder.join("main.db"))?;
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL"), ("secure_delete", "ON")] {
        to.pragma_update(None, name, value)?;
    }
    let gone = gone(&to, &town.file("main.db"))?;
    // What the sweep keeps its own books by is its price, not the rows'.
    let tables: Vec<(&str, &str)> = house
        .cards()
        .filter(|card| lines.iter().any(|line| line.table == card.table))
        .filter_map(|card| Some((card.table, card.subject()?.name)))
        .collect();
    let (start, mut rows) = (Instant::now(), 0);
    for people in gone.chunks(BATCH) {
        to.execute_batch("BEGIN IMMEDIATE")?;
        for (table, subject) in &tables {
            let marks = vec!["?"; people.len()].join(", ");
            let mut delete =
                to.prepare_cached(&format!("DELETE FROM {table} WHERE {subject} IN ({marks})"))?;
            rows += delete.execute(params_from_iter(people))? as i64;
        }
        to.execute_batch("COMMIT")?;
    }
    Ok((start.elapsed(), rows, gone.len()))
}

/// The ids of those who stood in the copy and are gone from the store.
fn gone(copy: &Connection, store: &Path) -> Result<Vec<Vec<u8>>, Fault> {
    copy.execute("ATTACH ?1 AS swept", [store.display().to_string()])?;
    let people = {
        let gone = "SELECT id FROM main.person WHERE id NOT IN (SELECT id FROM swept.person)";
        copy.prepare(gone)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    copy.execute_batch("DETACH swept")?;
    Ok(people)
}
