//! `ransel demo`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiff::civil::Date;
use ransel_kernel::db::Place;

use crate::{Fault, demo, modules::house, profiles::Profile, serve::serve};

/// Start the demonstration owner.
#[derive(Args)]
pub struct Demo {
    /// Where it keeps its data; used again if it is there.
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    data: PathBuf,
    /// The port to listen on, at 127.0.0.1.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// How many pupils a new demonstration has.
    #[arg(long, value_name = "N", default_value_t = 1200)]
    pupils: usize,
    /// What a new demonstration has chosen: as owners of this kind do.
    #[arg(long, value_name = "NAME")]
    profile: Option<Profile>,
    /// The day it stands at; the latest day of school where none is said.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Keep the data in this PostgreSQL database instead (schemas `soloy`, `soloy_vault`, `soloy_ledger`).
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Demo {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let options = demo::Options {
            data: self.data,
            pupils: self.pupils,
            profile: self.profile,
            today: self.today,
            database: self.database.map(|url| Place::Postgres { url, schema: "soloy".to_owned() }),
        };
        let demo = demo::open(house()?, &options, None, &mut |step| eprintln!("… {step}"))?;
        let address = format!("http://127.0.0.1:{}", self.port);
        let (served, _) = demo::served(&demo, &address)?;
        serve(&format!("127.0.0.1:{}", self.port), served, |address| println!("ready {address}"))?;
        Ok(ExitCode::SUCCESS)
    }
}
