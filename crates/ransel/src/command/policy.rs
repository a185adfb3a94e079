//! `ransel policy`.

use std::process::ExitCode;

use clap::Subcommand;
use ransel_kernel::table::PolicyTable;
use ransel_school::comparison::differences;

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
    /// Compare what two parents with responsibility see about the schooling: the one the child lives with and the one who
    /// lives elsewhere. A difference is an error.
    Compare,
}

impl PolicyCommand {
    /// Prints it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let Self::Table { csv } = self else { return compare() };
        let table = PolicyTable::of(&house()?.policy).map_err(Fault::said)?;
        print!("{}", if csv { table.to_csv() } else { table.to_text() });
        Ok(ExitCode::SUCCESS)
    }
}

/// Says what differs; 1 where anything does.
fn compare() -> Result<ExitCode, Fault> {
    let found = differences(&*house()?);
    for one in &found {
        println!("{} {}: {}", one.action, one.category.code(), one.case.join(" "));
    }
    println!("two parents with responsibility: {} differences", found.len());
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
