//! The commands. Each that touches data takes `--data DIR` (embedded engine) or `--config FILE`.

mod backup;
mod demo;
mod export;
mod import;
mod jobs;
mod keys;
mod ledger;
mod notice;
mod policy;
mod record;
mod serve;
mod settings;
mod simulate;
mod sweep;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, Subcommand};
use ransel_kernel::{Clock, House, Owner, db::Place, owner::Opening};

use crate::{
    Fault,
    config::{Config, DEMO_MARK, folder_key},
    modules::{house, house_for_parts},
};

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Start the demonstration owner with made-up people, ready to try.
    Demo(demo::Demo),
    /// Serve the owners of a configuration.
    Serve(serve::Serve),
    /// Check a live owner: register, schema, settings, keys, ledger.
    Check(serve::Check),
    /// Bring in data from a file.
    #[command(subcommand)]
    Import(import::Import),
    /// Hand on data to other systems.
    #[command(subcommand)]
    Export(export::Export),
    /// Print the public statement.
    Notice(notice::Notice),
    /// Write the record of processing activities, as a spreadsheet and as PDF/A.
    RecordOfProcessing(record::RecordOfProcessing),
    /// Look after the ledger of who opened what.
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
    /// Look at the policies.
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Delete what is due, or say what would go.
    Sweep(sweep::Sweep),
    /// Do what is due and nobody waits for, once.
    Jobs(jobs::Jobs),
    /// Say what will be deleted when, as the rules are today; deletes nothing.
    Simulate(simulate::Simulate),
    /// Back up an owner while it serves.
    Backup(backup::Backup),
    /// Restore a backup into empty stores; what was erased since is erased again.
    Restore(backup::Restore),
    /// Look after the owner's key.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Carry the owner's settings in and out as one file.
    #[command(subcommand)]
    Settings(settings::SettingsCommand),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// What went wrong, in words that say what to do.
    pub fn run(self) -> Result<ExitCode, Fault> {
        simulate::tidy();
        match self {
            Self::Demo(it) => it.run(),
            Self::Serve(it) => it.run(),
            Self::Check(it) => it.run(),
            Self::Import(it) => it.run(),
            Self::Export(it) => it.run(),
            Self::Notice(it) => it.run(),
            Self::RecordOfProcessing(it) => it.run(),
            Self::Ledger(it) => it.run(),
            Self::Policy(it) => it.run(),
            Self::Sweep(it) => it.run(),
            Self::Jobs(it) => it.run(),
            Self::Simulate(it) => it.run(),
            Self::Backup(it) => it.run(),
            Self::Restore(it) => it.run(),
            Self::Keys(it) => it.run(),
            Self::Settings(it) => it.run(),
        }
    }
}

/// Which owner.
#[derive(Args, Clone, Debug)]
pub struct Which {
    /// Folder of the embedded engine, with the owner's key in `keys/owner.key`.
    #[arg(long, value_name = "DIR", conflicts_with = "config", required_unless_present = "config")]
    pub data: Option<PathBuf>,
    /// The configuration of a live installation.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Which owner of the configuration, by host name; may be left out if there is one.
    #[arg(long, value_name = "HOST", requires = "config")]
    pub host: Option<String>,
    /// The day it is, for looking at another time.
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
}

impl Which {
    /// Opens it.
    ///
    /// # Errors
    /// What is missing, and what to do.
    pub fn open(&self) -> Result<Arc<Owner>, Fault> {
        self.open_in(house()?)
    }

    /// Opens it for the product's own parts, without an index of who is related to whom.
    ///
    /// # Errors
    /// As [`Which::open`].
    pub fn open_for_parts(&self) -> Result<Arc<Owner>, Fault> {
        self.open_in(house_for_parts()?)
    }

    /// The folder a file lies in, sealed, while it is brought in: beside the stores where those are in a folder.
    ///
    /// # Errors
    /// The configuration cannot be read.
    pub fn staging(&self) -> Result<Option<PathBuf>, Fault> {
        let beside = |folder: &PathBuf| folder.join("import");
        if let Some(path) = &self.config {
            let owners = Config::read(path)?.owner;
            let mut fitting =
                owners.iter().filter(|owner| self.host.as_ref().is_none_or(|host| owner.host == *host));
            return Ok(fitting.next().and_then(|owner| owner.directory.as_ref()).map(beside));
        }
        Ok(self.data.as_ref().map(beside))
    }

    fn open_in(&self, house: Arc<House>) -> Result<Arc<Owner>, Fault> {
        Ok(Owner::open(house, self.opening()?)?)
    }

    /// What it is opened with.
    ///
    /// # Errors
    /// As [`Which::open`].
    pub fn opening(&self) -> Result<Opening, Fault> {
        if let Some(path) = &self.config {
            let config = Config::read(path)?;
            let named = |owner: &&crate::config::OwnerConfig| {
                self.host.as_ref().is_none_or(|host| owner.host == *host)
            };
            let mut fitting = config.owner.iter().filter(named);
            return match (fitting.next(), fitting.next()) {
                (Some(owner), None) => owner.opening("command-line"),
                (None, _) => Err(Fault::said("no owner of the configuration has that host name")),
                (Some(_), Some(_)) => {
                    Err(Fault::said("the configuration has several owners: say which with --host"))
                }
            };
        }
        let Some(folder) = &self.data else { return Err(Fault::said("give --data DIR or --config FILE")) };
        let clock = match self.today {
            Some(day) => Clock::starting_at(
                ransel_law::calendar::oslo_midnight(day) + jiff::SignedDuration::from_hours(12),
            ),
            None => Clock::running(),
        };
        let key = folder_key(folder)?;
        Ok(Opening {
            place: Place::Directory(folder.clone()),
            journal: None,
            key,
            clock,
            writer: "command-line",
            first_settings: unnamed_owner(),
        })
    }

    /// Whether it is a demonstration's folder: then only made-up numbers are taken.
    pub fn is_demo(&self) -> bool {
        self.data.as_ref().is_some_and(|folder| folder.join(DEMO_MARK).exists())
    }
}

/// A folder that is opened for the first time by a command gets settings that say they are to be filled in.
fn unnamed_owner() -> ransel_kernel::settings::Settings {
    ransel_kernel::settings::Settings::default_for(ransel_kernel::settings::OwnerEntry {
        name: "Skoleeier uten navn".to_owned(),
        organisation_number: String::new(),
        kind: "municipality".to_owned(),
        accountable_head: "kommunedirektøren".to_owned(),
        data_protection_officer: String::new(),
        contact: String::new(),
        general_statement: String::new(),
    })
}
