//! `ransel jobs`: what is due and nobody waits for, done once. A server does the same by itself.

use std::process::ExitCode;

use clap::Args;

use super::Which;
use crate::Fault;

/// Do what is due: tell the systems what has happened, delete what is over. A server does this by itself.
#[derive(Args)]
pub struct Jobs {
    #[command(flatten)]
    which: Which,
}

impl Jobs {
    /// Does it. What another process is at work with is left to it. Exit code 1 if something failed.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        let worked = owner.work()?;
        for one in &worked {
            println!("{}: {}", one.job, if one.done { "done" } else { "failed, and is tried again" });
        }
        if worked.is_empty() {
            println!("nothing is due, or another process is at work with it");
        }
        Ok(if worked.iter().all(|one| one.done) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
