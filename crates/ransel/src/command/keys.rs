//! `ransel keys`.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use ransel_kernel::{Randomness, keys::Key};

use super::Which;
use crate::Fault;

/// Look after the owner's key.
#[derive(Subcommand)]
pub enum Keys {
    /// Make a new owner's key. Keep a copy where the stores' backups are not: without it nothing opens.
    Init {
        /// The file to write; never over an existing one.
        file: PathBuf,
    },
    /// Wrap the stores' keys with a new owner's key; the data stays as it is.
    Rotate {
        #[command(flatten)]
        which: Which,
        /// The file of the new key, made with `ransel keys init`.
        #[arg(long, value_name = "FILE")]
        new: PathBuf,
    },
    /// See whether the key fits the stores.
    Check {
        #[command(flatten)]
        which: Which,
    },
}

impl Keys {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Fault> {
        match self {
            Self::Init { file } => {
                Key::create(&file, Randomness)?;
                println!("a new key is in {}", file.display());
            }
            Self::Rotate { which, new } => {
                let new = Key::load(&new)?;
                which.open()?.rotate_keys(&new)?;
                println!("the stores now open with the new key; put it where the old one was");
            }
            Self::Check { which } => {
                which.open()?;
                println!("the key fits");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
