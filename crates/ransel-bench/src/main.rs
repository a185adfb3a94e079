//! Measurements, in process: each figure stands beside a baseline of the same run on the same machine, so the ratio
//! means something elsewhere too. Nothing fails here because it is slow: a table is for reading, not a timed test.
//!
//! Deliberately absent: a load generator (on two cores it would measure itself).
//!
//! Names of measurements choose some of them: `permission lists start page reads growth sweep roster survey`. `growth` alone writes into
//! `docs`.

mod growth;
mod lists;
mod measure;
mod other_engine;
mod page;
mod permission;
mod picture;
mod reads;
mod roster;
mod start;
mod survey;
mod sweep;
mod table;
mod town;

use std::{error::Error, path::Path, time::Instant};

use growth::Size;
use town::Town;

/// What went wrong while measuring.
type Fault = Box<dyn Error + Send + Sync>;

/// How many pupils the owners have. Pages are read at the first.
const PUPILS: [usize; 5] = [1_000, 5_000, 20_000, 50_000, 100_000];

fn main() -> Result<(), Fault> {
    if let Some(done) = roster::part().or_else(start::part) {
        return done;
    }
    let start = Instant::now();
    println!("# Ransel, measured\n");
    machine()?;
    let mut tables = Tables::new();
    let towns = ["permission", "lists", "start", "page", "reads", "growth"].into_iter().any(asked_for);
    let mut sizes = Vec::new();
    for pupils in PUPILS.into_iter().filter(|_| towns) {
        sizes.extend(tables.at(&Town::build(pupils)?)?);
    }
    if asked_for("page")
        && let Some(town) = other_engine::build()?
    {
        page::measure(&town, "PostgreSQL", &mut tables.page)?;
        town.end()?;
    }
    tables.print();
    if sizes.len() == PUPILS.len() {
        println!("## Growth\n\n{}", growth::table(&sizes));
        growth::write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs"), &sizes)?;
    }
    if asked_for("survey") {
        println!("## A survey while ten classes answer it\n\n{}", survey::measure()?);
    }
    if asked_for("sweep") {
        println!("## Sweep: what is due goes\n\n{}", sweep::measure()?);
    }
    if asked_for("roster") {
        println!("## Roster import: a generator piped in\n\n{}", roster::measure()?);
    }
    println!(
        "All of it took {:.0} s, {:.0} s of them on a processor.",
        start.elapsed().as_secs_f64(),
        measure::cpu().as_secs_f64()
    );
    Ok(())
}

/// What is printed at the end.
struct Tables {
    permission: table::Table,
    lists: table::Table,
    start: table::Table,
    page: table::Table,
    reads: table::Table,
}

impl Tables {
    fn new() -> Self {
        Self {
            permission: permission::heading(),
            lists: lists::heading(),
            start: start::heading(),
            page: page::heading(),
            reads: reads::heading(),
        }
    }

    /// Measures one owner; its figures for the growth picture, if that is wanted.
    fn at(&mut self, town: &Town) -> Result<Option<Size>, Fault> {
        println!("{}", town.said());
        let first = town.pupils == PUPILS[0];
        if first && asked_for("reads") {
            reads::measure(town, &mut self.reads)?;
        }
        if first && asked_for("page") {
            page::measure(town, "SQLite", &mut self.page)?;
        }
        let growth = asked_for("growth");
        let wanted = |name| growth || asked_for(name);
        let decision = if wanted("permission") {
            permission::measure(town, &mut self.permission)?
        } else {
            Default::default()
        };
        let lists = if wanted("lists") { lists::measure(town, &mut self.lists)? } else { Default::default() };
        let started =
            if wanted("start") { start::measure(town, &mut self.start)? } else { Default::default() };
        if !growth {
            return Ok(None);
        }
        let page = page::Pages::of(town)?.pair(16)?;
        Ok(Some(Size { pupils: town.pupils, decision, lists, page, started, read_in: town.read_in }))
    }

    fn print(&self) {
        println!(
            "\n## Permission: caller, action, one subject → decision with its grounds\n\n{}",
            self.permission
        );
        println!("## Lists of those one may see\n\n{}", self.lists);
        println!("## Cold start, memory, and the first lists after it\n\n{}", self.start);
        println!("## Cost of the law: the whole page of a class of thirty\n\n{}", self.page);
        println!("## Durable audited reads: the names of a class of thirty\n\n{}", self.reads);
    }
}

/// Whether a measurement is wanted: all are, unless some are named.
fn asked_for(name: &str) -> bool {
    let mut named = std::env::args().skip(1).peekable();
    named.peek().is_none() || named.any(|one| one == name)
}

/// What a reader must know about the machine to understand the figures.
fn machine() -> Result<(), Fault> {
    let cores = std::thread::available_parallelism()?;
    let sync = measure::disk_sync()?;
    let timer = measure::timer();
    println!(
        "- {cores} cores; the disk syncs 4 KiB (fdatasync) in {} (p50), {} (p99)",
        table::time(sync.p50),
        table::time(sync.p99)
    );
    println!(
        "- reading the clock twice takes {} (p50): it is part of every time that is taken singly",
        table::time(timer.p50)
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    /// A ledger that keeps nothing exists for measurements alone.
    #[test]
    fn no_other_crate_asks_for_the_kernel_that_can_keep_nothing() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut asking = Vec::new();
        for folder in ["crates", "modules", "."] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let manifest = entry.unwrap().path().join("Cargo.toml");
                let text = fs::read_to_string(&manifest).unwrap_or_default();
                asking.extend(text.contains("\"measure\"").then_some(manifest));
            }
        }
        assert!(asking.iter().all(|it| it.ends_with("crates/ransel-bench/Cargo.toml")), "{asking:?}");
        assert!(!asking.is_empty());
    }
}
