//! A cold start, in a process of its own so that its memory is its own: modules, stores, relations, site. What the index of
//! relations takes is the difference to the same start without one. Then the first lists after it, while every decision is
//! new, and the same lists again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use ransel_kernel::{
    Caller, GroupId, Hat, House, Owner, PersonId, SchoolId, db::Place, house::Policies, keys::Key,
};
use ransel_school::actions::{ListGroup, ListPeople};
use ransel_site::{Site, SiteConfig};
use uuid::Uuid;

use crate::{
    Fault,
    measure::Spread,
    table::{Table, ratio, time},
    town::{TODAY, Town, key_file, modules, open_with},
};

/// The first argument of the process that starts.
const PART: &str = "start-part";

/// What a start came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Started {
    /// From the process's first line of code until a request can be answered.
    pub took: Duration,
    /// Resident memory then, in kB.
    pub resident: u64,
    /// Of it for the relations.
    pub index: u64,
    /// The first list of a class, the longest of the first ones, and all of them together.
    first: [Duration; 3],
    /// The median and the sum of the same lists again.
    again: [Duration; 2],
}

/// The table's head.
pub fn heading() -> Table {
    Table::new([
        "pupils",
        "cold start",
        "memory",
        "of it relations",
        "relations read in",
        "per 100 000 pupils",
        "first lists, cold: first / longest / all",
        "the same again: p50 / all",
        "ratio",
        "target",
    ])
}

/// Measures at one owner.
pub fn measure(town: &Town, table: &mut Table) -> Result<Started, Fault> {
    let mut readers = String::new();
    for (caller, group) in &town.classes {
        if let (Some(person), Some(school)) = (caller.person, caller.place) {
            readers.push_str(&format!("{person} {school} {group}\n"));
        }
    }
    if let (Some(person), Some(school)) = (town.principal.person, town.principal.place) {
        readers.push_str(&format!("{person} {school} -\n"));
    }
    fs::write(town.folder().join("readers"), readers)?;
    let [_, without, ..] = child(town.folder(), "nobody")?;
    let [took, resident, first, longest, all, p50, again] = child(town.folder(), "all")?;
    let of = |micros| Duration::from_micros(micros);
    let started = Started {
        took: of(took),
        resident,
        index: resident.saturating_sub(without),
        first: [of(first), of(longest), of(all)],
        again: [of(p50), of(again)],
    };
    let pupils = town.pupils as u64;
    let megabytes = |kilobytes: u64| format!("{:.1} MB", kilobytes as f64 / 1024.0);
    let [first, longest, all] = started.first.map(time);
    table.line(&[
        pupils.to_string(),
        time(started.took),
        megabytes(started.resident),
        megabytes(started.index),
        time(town.read_in),
        megabytes(started.index * 100_000 / pupils.max(1)),
        format!("{first} / {longest} / {all}"),
        started.again.map(time).join(" / "),
        ratio(started.first[2], started.again[1]),
        if pupils == 20_000 { "< 1 s, < 150 MB".to_owned() } else { String::new() },
    ]);
    Ok(started)
}

fn child(folder: &Path, relations: &str) -> Result<[u64; 7], Fault> {
    let said = Command::new(std::env::current_exe()?).args([PART, relations]).arg(folder).output()?;
    let said = String::from_utf8(said.stdout)?;
    let said: Vec<u64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    said.try_into().map_err(|_| "the starting process failed".into())
}

/// What the started process does; `None` in every other.
pub fn part() -> Option<Result<(), Fault>> {
    let begun = Instant::now();
    let mut args = std::env::args().skip(1);
    (args.next()? == PART).then_some(())?;
    let (relations, folder) = (args.next()?, PathBuf::from(args.next()?));
    Some(start(&folder, &relations, begun))
}

fn start(folder: &Path, relations: &str, begun: Instant) -> Result<(), Fault> {
    let load = if relations == "all" { ransel_school::load_relations } else { ransel_school::load_nobody };
    let house = House::build_with(&modules(), load, Policies::Own)?;
    let key = Key::load(&key_file(folder))?;
    let owner = open_with(Place::Directory(folder.to_owned()), &key, "started", house)?;
    let site = Site::build(SiteConfig {
        owner: owner.clone(),
        pages: vec![ransel_absence::pages()],
        providers: Vec::new(),
        address: "http://localhost".to_owned(),
    })?;
    let took = begun.elapsed();
    let resident = resident()?;
    let mut lists = [Vec::new(), Vec::new()];
    if relations == "all" {
        owner.ledger.measure.keep_nothing(true);
        let readers = fs::read_to_string(folder.join("readers"))?;
        for times in &mut lists {
            for line in readers.lines() {
                let start = Instant::now();
                list(&owner, line)?;
                times.push(start.elapsed());
            }
        }
    }
    drop(site);
    let [cold, warm] = lists;
    let sum = |times: &[Duration]| times.iter().sum::<Duration>().as_micros();
    let first = cold.first().copied().unwrap_or_default().as_micros();
    let longest = cold.iter().max().copied().unwrap_or_default().as_micros();
    let median = Spread::of(warm.clone()).p50.as_micros();
    println!("{} {resident} {first} {longest} {} {median} {}", took.as_micros(), sum(&cold), sum(&warm));
    Ok(())
}

/// A teacher's class, or a principal's school.
fn list(owner: &Owner, line: &str) -> Result<(), Fault> {
    let mut words = line.split_whitespace();
    let mut id = || words.next().and_then(|word| word.parse::<Uuid>().ok());
    let (person, school, group) = (id().ok_or("no person")?, id().ok_or("no school")?, id());
    let hat = if group.is_some() { Hat::Teacher } else { Hat::Principal };
    let caller: Caller = Town::caller(PersonId(person), hat, Some(SchoolId(school)));
    let ctx = owner.ctx(caller)?;
    let seen = match group {
        Some(group) => ctx.may(ListGroup { group: GroupId(group), on: TODAY })?.subjects().len(),
        None => ctx.may(ListPeople {})?.subjects().len(),
    };
    if seen == 0 { Err("a list is empty".into()) } else { Ok(()) }
}

/// Resident memory in kB.
fn resident() -> Result<u64, Fault> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse()?)
}
