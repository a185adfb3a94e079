//! Measurements, in process: each figure stands beside a baseline of the same run on the same machine, so the ratio
//! means something elsewhere too. Nothing fails here because it is slow: a table is for reading, not a timed test.
//!
//! Deliberately absent: a load generator (on two cores it would measure itself) and PostgreSQL.

mod measure;
mod page;
mod permission;
mod roster;
mod table;
mod town;

use std::{error::Error, time::Instant};

/// What went wrong while measuring.
type Fault = Box<dyn Error + Send + Sync>;

/// How many pupils the owners of the permission measurement have; the class page is read at the first.
const PUPILS: [usize; 2] = [1_000, 100_000];

fn main() -> Result<(), Fault> {
    if let Some(done) = roster::part() {
        return done;
    }
    let start = Instant::now();
    println!("# Ransel, measured\n");
    machine()?;
    let (mut permission, mut pages) = (permission::heading(), page::heading());
    let towns = ["page", "permission"].into_iter().any(asked_for);
    for pupils in PUPILS.into_iter().filter(|_| towns) {
        let town = town::Town::build(pupils)?;
        println!("{}", town.said());
        if pupils == PUPILS[0] && asked_for("page") {
            page::measure(&town, &mut pages)?;
        }
        if asked_for("permission") {
            permission::measure(&town, &mut permission)?;
        }
    }
    println!("\n## Permission: caller, action, one subject → decision with its grounds\n\n{permission}");
    println!("## Cost of the law: the names of a class of thirty\n\n{pages}");
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
