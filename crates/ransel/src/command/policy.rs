//! `ransel policy`.

use std::process::ExitCode;

use clap::Subcommand;
use ransel_kernel::table::PolicyTable;

use crate::{Fault, modules::house};

/// Look at the policies.
#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Print who may see what, under which facts: floor rules, then a table per action. The same for every
    /// owner: the owner's choices are facts in it.
    Table {
        /// As CSV.
        #[arg(long)]
        csv: bool,
    },
}

impl PolicyCommand {
    /// Prints it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let Self::Table { csv } = self;
        let table = PolicyTable::of(&house()?.policy).map_err(Fault::said)?;
        print!("{}", if csv { table.to_csv() } else { table.to_text() });
        Ok(ExitCode::SUCCESS)
    }
}
