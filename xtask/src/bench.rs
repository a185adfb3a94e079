//! The measurements: ratios against a baseline in the same run, never a timed test.

use crate::{Result, cargo};

/// Runs them, optimised.
pub fn run() -> Result {
    cargo::run(&mut cargo::cargo(&["run", "--release", "--package", "ransel-bench"]))
}
