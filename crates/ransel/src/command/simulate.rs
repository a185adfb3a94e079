//! `ransel simulate`: what will be deleted when, as the rules are today. On a copy: the owner's own data stays.

mod copy;

use std::process::ExitCode;

use clap::Args;
use ransel_kernel::{Clock, backup::restore, db::Place, owner::Opening};
use ransel_law::calendar::oslo_midnight;

pub use copy::tidy;

use super::Which;
use crate::{Fault, modules::house};

/// Say what will be deleted when, if nothing else happens: a copy of the owner is swept on each day something is due.
#[derive(Args)]
pub struct Simulate {
    #[command(flatten)]
    which: Which,
    /// How many years ahead.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=200))]
    years: u16,
}

impl Simulate {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let folder = copy::Copy::make()?;
        let (backups, copy) = (folder.path().join("backups"), folder.path().join("copy"));
        let owner = self.which.open_for_parts()?;
        let today = owner.clock.today();
        owner.backup(&backups, &mut |_, _| {})?;
        drop(owner);
        let clock = Clock::still(oslo_midnight(today));
        let opening = Opening {
            place: Place::Directory(copy),
            journal: None,
            clock: clock.clone(),
            ..self.which.opening()?
        };
        let (owner, _) = restore(house()?, opening, &backups, None, &mut |_, _| {})?;
        let end = today
            .checked_add(jiff::Span::new().years(i64::from(self.years)))
            .unwrap_or(jiff::civil::Date::MAX);
        let mut all = 0;
        loop {
            for line in owner.erase_due(&mut |_| {})? {
                println!(
                    "{} {} {}: {} rows about {} persons",
                    owner.clock.today(),
                    line.rule,
                    line.table,
                    line.rows,
                    line.persons
                );
                all += line.rows;
            }
            match owner.next_due()? {
                Some(next) if next <= end => clock.set(oslo_midnight(next)),
                _ => break,
            }
        }
        println!("{all} rows will be deleted until {end}, if nothing else happens");
        Ok(ExitCode::SUCCESS)
    }
}
