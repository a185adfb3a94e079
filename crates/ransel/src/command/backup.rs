//! `ransel backup` and `ransel restore`.

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use ransel_kernel::backup;

use super::Which;
use crate::{Fault, modules::house};

/// Back up an owner while it serves.
#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    which: Which,
    /// The folder of all backups; each gets a folder of its own in it. The owner's key is not in it: keep it elsewhere.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Backup {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open_for_parts()?;
        let bar = bar();
        let backed = owner.backup(&self.folder, &mut |table, rows| told(&bar, table, rows))?;
        bar.finish_and_clear();
        println!("{} rows in {}", backed.rows, backed.folder.display());
        if owner.journal().is_none() {
            println!("no journal of erasures outside the stores: a restored backup cannot do them again");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Restore a backup into empty stores; what was erased since it was made is erased again before this ends.
#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    which: Which,
    /// The folder of all backups.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Which backup, by the name of its folder; without it the newest.
    #[arg(long, value_name = "NAME")]
    backup: Option<String>,
}

impl Restore {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let opening = self.which.opening()?;
        let bar = bar();
        let (_, restored) =
            backup::restore(house()?, opening, &self.folder, self.backup.as_deref(), &mut |table, rows| {
                told(&bar, table, rows);
            })?;
        bar.finish_and_clear();
        println!(
            "{} rows of {}, {} erasures done again",
            restored.rows,
            restored.folder.display(),
            restored.erasures
        );
        Ok(ExitCode::SUCCESS)
    }
}

fn bar() -> ProgressBar {
    let bar =
        if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        bar.set_style(style);
    }
    bar
}

fn told(bar: &ProgressBar, table: &str, rows: u64) {
    bar.set_message(format!("{table}: {rows} rows"));
    bar.tick();
}
