//! The measurements: ratios against a baseline in the same run, never a timed test.

use crate::{Result, cargo, tools};

/// Runs them, optimised, with PostgreSQL beside SQLite.
pub fn run() -> Result {
    let mut bench = cargo::cargo(&["run", "--release", "--package", "ransel-bench"]);
    if let Some(url) = tools::postgres()? {
        bench.env("RANSEL_TEST_POSTGRES", url);
    }
    cargo::run(&mut bench)
}
