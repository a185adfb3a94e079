//! `ransel sweep`: delete what is due, or say what would go.

use std::{io::IsTerminal, process::ExitCode};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use ransel_kernel::Owner;

use super::Which;
use crate::Fault;

/// Delete what is due.
#[derive(Args)]
pub struct Sweep {
    #[command(flatten)]
    which: Which,
    /// Only say what is due; delete nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Sweep {
    /// Does it. What waits for somebody's approval, or is held back, stays.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        if self.dry_run {
            let due = owner.due()?;
            for line in &due {
                let since = line.since.map(|since| format!(", since {since}")).unwrap_or_default();
                println!("{}: {} due{since}, {} of them wait", line.rule, line.count, line.waiting);
            }
            if due.is_empty() {
                println!("nothing is due");
            }
            kept(&owner);
            return Ok(ExitCode::SUCCESS);
        }
        let bar =
            if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        let lines = owner.sweep(&mut |line| {
            bar.set_message(format!("{}: {} rows", line.table, line.rows));
            bar.tick();
        })?;
        bar.finish_and_clear();
        for line in &lines {
            println!("{} {}: {} rows about {} persons", line.rule, line.table, line.rows, line.persons);
        }
        println!("{} rows deleted", lines.iter().map(|line| line.rows).sum::<i64>());
        kept(&owner);
        Ok(ExitCode::SUCCESS)
    }
}

/// What no sweep deletes, and the law that says so.
fn kept(owner: &Owner) {
    for (rule, law) in &owner.house.keep.kept {
        println!("{rule}: kept ({law})");
    }
}
