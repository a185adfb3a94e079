//! `ransel settings`.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use ransel_kernel::settings::Settings;

use super::Which;
use crate::Fault;

/// Carry the owner's settings in and out.
#[derive(Subcommand)]
pub enum SettingsCommand {
    /// Print the settings in force as one TOML document.
    Export {
        #[command(flatten)]
        which: Which,
    },
    /// Take a document into force as a new version; what law does not allow is refused.
    Import {
        #[command(flatten)]
        which: Which,
        /// The document.
        file: PathBuf,
    },
}

impl SettingsCommand {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        match self {
            Self::Export { which } => print!("{}", which.open()?.settings().document()?),
            Self::Import { which, file } => {
                let text = std::fs::read_to_string(&file).map_err(Fault::io(file.display().to_string()))?;
                let version = which.open()?.change_settings(Settings::parse(&text)?, None)?;
                println!("version {version} is in force");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
