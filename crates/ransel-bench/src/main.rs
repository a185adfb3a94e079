//! Measurements, in process: each figure stands beside a baseline of the same run on the same machine, so the ratio
//! means something elsewhere too. Nothing fails here because it is slow: a table is for reading, not a timed test.
//!
//! Deliberately absent: a load generator (on two cores it would measure itself) and PostgreSQL.

mod measure;
mod page;
mod permission;
mod table;
mod town;

use std::{error::Error, time::Instant};

/// What went wrong while measuring.
type Fault = Box<dyn Error + Send + Sync>;

/// How many pupils the owners of the permission measurement have; the class page is read at the first.
const PUPILS: [usize; 2] = [1_000, 100_000];

fn main() -> Result<(), Fault> {
    let start = Instant::now();
    println!("# Ransel, measured\n");
    machine()?;
    let mut permission = permission::heading();
    for pupils in PUPILS {
        let town = town::Town::build(pupils)?;
        println!("{}", town.said());
        permission::measure(&town, &mut permission)?;
        if pupils == PUPILS[0] {
            let pages = page::measure(&town)?;
            println!("\n## Permission\n\n(below, when the larger owner is measured too)\n\n## Cost of the law\n\n{pages}");
        }
    }
    println!("\n## Permission\n\n{permission}");
    println!("\nAll of it took {:.0} s.", start.elapsed().as_secs_f64());
    Ok(())
}

/// What a reader must know about the machine to understand the figures.
fn machine() -> Result<(), Fault> {
    let cores = std::thread::available_parallelism()?;
    let sync = measure::disk_sync()?;
    let timer = measure::timer();
    println!("- {cores} cores; the disk syncs 4 KiB (fdatasync) in {} (p50), {} (p99)", table::time(sync.p50), table::time(sync.p99));
    println!("- reading the clock twice takes {} (p50): it is part of every time that is taken singly", table::time(timer.p50));
    Ok(())
}
