//! Roster import at size: a made-up county, written as a PIFU-IMS file into a pipe while it is read at the other end.
//!
//! Each size is imported by a process of its own, so that its memory is its own. Meanwhile this process writes to the
//! same store, as whoever takes a roll does, and takes the time. Then the rows that came out of it are loaded once more by
//! the raw engine, table by table with one prepared statement each: the baseline.
//!
//! The importing process keeps no index of relations (`ransel_school::BASE_FOR_PARTS`), as on the command line.

mod county;

use std::{
    io::{BufReader, BufWriter},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use ransel_exchange::pifu::RosterReader;
use ransel_kernel::{
    Caller, Clock, House, Owner,
    db::Place,
    keys::Key,
    owner::Opening,
    settings::{OwnerEntry, Settings},
};
use ransel_school::{
    actions::NoteExport,
    import::{NumberPolicy, Options, Watch, bring_in},
    records::{Format, Purpose, RosterExport},
};
use rusqlite::{Connection, types::Value};

use crate::{
    Fault,
    measure::Spread,
    table::{Table, ratio, time},
};

/// How many pupils, unless `RANSEL_BENCH_PUPILS` names others (`50000,850000`).
const PUPILS: [usize; 2] = [10_000, 50_000];
/// How often somebody writes meanwhile.
const KNOCK: Duration = Duration::from_millis(25);
/// Rows of the baseline in one transaction.
const BULK: usize = 10_000;
/// The first argument of the process that imports.
const PART: &str = "roster-part";

/// Measures all sizes.
pub fn measure() -> Result<Table, Fault> {
    let mut table = Table::new([
        "pupils",
        "rows in the file",
        "file",
        "time",
        "raw load of the same rows",
        "ratio",
        "peak memory",
        "a write meanwhile, p50",
        "p99",
        "longest",
    ]);
    let named = std::env::var("RANSEL_BENCH_PUPILS").ok();
    let sizes: Vec<usize> = match &named {
        Some(named) => named.split(',').map(str::parse).collect::<Result<_, _>>()?,
        None => PUPILS.to_vec(),
    };
    for pupils in sizes {
        let folder = tempfile::tempdir()?;
        let key = folder.path().join("owner.key");
        Key::create(&key, ransel_kernel::Randomness)?;
        let owner = open(folder.path(), "bench-roll")?;
        let mut child = Command::new(std::env::current_exe()?)
            .args([PART, &pupils.to_string()])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut waits = Vec::new();
        while child.try_wait()?.is_none() {
            waits.push(write_something(&owner)?);
            std::thread::sleep(KNOCK);
        }
        let said = String::from_utf8(child.wait_with_output()?.stdout)?;
        let said: Vec<u64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let [rows, bytes, micros, peak] = said[..] else { return Err("the importing process failed".into()) };
        drop(owner);
        let took = Duration::from_micros(micros);
        let raw = raw_load(folder.path())?;
        let longest = waits.iter().max().copied().unwrap_or_default();
        let waits = Spread::of(waits);
        table.line(&[
            pupils.to_string(),
            rows.to_string(),
            format!("{} MB", bytes / 1_000_000),
            time(took),
            time(raw),
            ratio(took, raw),
            format!("{} MB", peak / 1024),
            time(waits.p50),
            time(waits.p99),
            time(longest),
        ]);
    }
    Ok(table)
}

fn open(folder: &Path, writer: &'static str) -> Result<Arc<Owner>, Fault> {
    let entry = OwnerEntry {
        name: "Målt fylke".to_owned(),
        organisation_number: String::new(),
        kind: "county".to_owned(),
        accountable_head: "fylkeskommunedirektøren".to_owned(),
        data_protection_officer: String::new(),
        contact: String::new(),
        general_statement: String::new(),
    };
    let opening = Opening {
        journal: None,
        place: Place::Directory(folder.join("stores")),
        key: Key::load(&folder.join("owner.key"))?,
        clock: Clock::running(),
        writer,
        first_settings: Settings::default_for(entry),
    };
    let house = House::build(&[ransel_school::module()], ransel_school::BASE_FOR_PARTS)?;
    Ok(Owner::open(house, opening)?)
}

/// One small change with its ledger entry, as a roll is.
fn write_something(owner: &Owner) -> Result<Duration, Fault> {
    let ctx = owner.ctx(Caller::part("bench"))?;
    let row = RosterExport {
        id: owner.random.uuid()?,
        at: owner.clock.now(),
        format: Format::Pifu,
        purpose: Purpose::Statistics,
        numbers: false,
        protected: false,
    };
    let start = Instant::now();
    ctx.change(NoteExport {}, |change| change.insert(&row))?;
    Ok(start.elapsed())
}

/// The process that imports, if this is one: says rows, bytes, microseconds and its peak memory in kB.
pub fn part() -> Option<Result<(), Fault>> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next()? != PART {
        return None;
    }
    let pupils = arguments.next().and_then(|pupils| pupils.parse().ok());
    let folder = arguments.next();
    let (Some(pupils), Some(folder)) = (pupils, folder) else {
        return Some(Err("pupils and a folder".into()));
    };
    Some(import(pupils, Path::new(&folder)))
}

fn import(pupils: usize, folder: &Path) -> Result<(), Fault> {
    let owner = open(folder, "bench-import")?;
    let (reader, writer) = std::io::pipe()?;
    let generator =
        std::thread::spawn(move || county::write(pupils, BufWriter::with_capacity(64 * 1024, writer)));
    let mut source = RosterReader::new(BufReader::with_capacity(64 * 1024, reader));
    let options = Options {
        numbers: NumberPolicy::SyntheticOnly,
        staging: Some(folder.join("import")),
        strict: true,
        ..Options::default()
    };
    let start = Instant::now();
    let report =
        bring_in(&owner, &mut source, &options, &mut Watch { progress: &mut |_| {}, absences: None })?;
    let took = start.elapsed();
    let (rows, bytes) = generator.join().map_err(|_| "the generator stopped")??;
    if report.persons.added == 0 || !report.bad_rows.is_empty() {
        return Err("the made-up county is not what it should be".into());
    }
    println!("{rows} {bytes} {} {}", took.as_micros(), peak_memory()?);
    Ok(())
}

/// The most memory this process has had, in kB.
fn peak_memory() -> Result<u64, Fault> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Loads the rows of the main store into an empty one with the same tables, indexes and settings.
fn raw_load(folder: &Path) -> Result<Duration, Fault> {
    let from = Connection::open(folder.join("stores").join("main.db"))?;
    let to = Connection::open(folder.join("raw.db"))?;
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL"), ("secure_delete", "ON")] {
        to.pragma_update(None, name, value)?;
    }
    let tables = "SELECT name, sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
    let made = |kind: &str| -> Result<Vec<(String, String)>, Fault> {
        let mut statement = from.prepare(tables)?;
        let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let all = made("table")?;
    for (_, sql) in all.iter().chain(&made("index")?) {
        to.execute_batch(sql)?;
    }
    let mut took = Duration::ZERO;
    for (table, _) in &all {
        let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = read.column_count();
        let places = vec!["?"; columns].join(", ");
        let mut write = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
        let mut rows = read.query([])?;
        loop {
            let mut bulk = Vec::with_capacity(BULK);
            while bulk.len() < BULK
                && let Some(row) = rows.next()?
            {
                bulk.push((0..columns).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>()?);
            }
            if bulk.is_empty() {
                break;
            }
            let start = Instant::now();
            to.execute_batch("BEGIN")?;
            for row in bulk {
                write.execute(rusqlite::params_from_iter(row))?;
            }
            to.execute_batch("COMMIT")?;
            took += start.elapsed();
        }
    }
    Ok(took)
}
