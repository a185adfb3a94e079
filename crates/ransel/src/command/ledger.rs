//! `ransel ledger`.

use std::process::ExitCode;

use clap::Subcommand;

use super::Which;
use crate::Fault;

/// Look after the ledger.
#[derive(Subcommand)]
pub enum LedgerCommand {
    /// Recompute every hash, set and signed head. Exit code 1 if anything does not hold.
    Verify {
        #[command(flatten)]
        which: Which,
    },
}

impl LedgerCommand {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let Self::Verify { which } = self;
        let owner = which.open()?;
        let report = owner.ledger.verify()?;
        for fault in &report.faults {
            println!("{fault}");
        }
        println!("{} entries, {} signed heads, {} faults", report.entries, report.heads, report.faults.len());
        Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
