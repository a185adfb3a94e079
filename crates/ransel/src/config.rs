//! `ransel.toml`: hosts, keys, stores and providers. Choices of the owner are settings, not configuration.

use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use ransel_kernel::{
    Clock, House, Owner, Randomness,
    db::Place,
    keys::Key,
    owner::Opening,
    settings::{OwnerEntry, Settings},
};
use serde::Deserialize;

use crate::Fault;

/// The name of the owner's key among systemd credentials.
const CREDENTIAL: &str = "ransel-owner-key";
/// The file that marks a folder as a demonstration's.
pub const DEMO_MARK: &str = "demo.toml";

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    #[serde(default = "listen")]
    pub listen: String,
    /// Addresses of the proxies before us: what they say of where a request comes from is believed.
    #[serde(default)]
    pub proxies: Vec<IpAddr>,
    /// The owners this process serves.
    pub owner: Vec<OwnerConfig>,
}

/// One owner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerConfig {
    /// The host name browsers ask for.
    pub host: String,
    /// Where browsers find it, without a slash at the end.
    pub address: String,
    /// Folder of the embedded engine.
    pub directory: Option<PathBuf>,
    /// Connection string of PostgreSQL.
    pub database: Option<String>,
    /// Schema on PostgreSQL.
    pub schema: Option<String>,
    /// The file that keeps what was erased, so that a restored backup can be brought to it: named with `database`, and on
    /// another disk than that; with `directory` it lies there unless it is named.
    pub journal: Option<PathBuf>,
    /// File with the owner's key; else the systemd credential `ransel-owner-key`.
    pub key_file: Option<PathBuf>,
    /// Who the controller is: taken at the first start, a setting after that.
    pub controller: OwnerEntry,
    /// Ways to sign in.
    #[serde(default)]
    pub provider: Vec<ProviderEntry>,
}

/// A way to sign in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderEntry {
    /// `feide` or `id-porten`.
    pub kind: String,
    /// The issuer.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// File with our secret there.
    pub client_secret_file: Option<PathBuf>,
}

fn listen() -> String {
    "127.0.0.1:8080".to_owned()
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong, by line.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let text = std::fs::read_to_string(path).map_err(Fault::io(path.display().to_string()))?;
        let config: Self =
            toml::from_str(&text).map_err(|error| Fault::said(format!("{}: {error}", path.display())))?;
        if config.owner.is_empty() {
            return Err(Fault::said(format!("{}: name at least one [[owner]]", path.display())));
        }
        Ok(config)
    }
}

impl OwnerConfig {
    /// Opens the owner, refusing a folder of the demonstration.
    ///
    /// # Errors
    /// No key, stores that do not open, or a demonstration's folder.
    pub fn open(&self, house: Arc<House>, writer: &'static str) -> Result<Arc<Owner>, Fault> {
        Ok(Owner::open(house, self.opening(writer)?)?)
    }

    /// What the owner is opened with.
    ///
    /// # Errors
    /// No key, or a demonstration's folder.
    pub fn opening(&self, writer: &'static str) -> Result<Opening, Fault> {
        let place = match (&self.directory, &self.database) {
            (Some(folder), None) => {
                if folder.join(DEMO_MARK).exists() {
                    return Err(Fault::said(format!(
                        "{} belongs to the demonstration; it holds made-up people and is opened by `ransel demo --data` only",
                        folder.display()
                    )));
                }
                Place::Directory(folder.clone())
            }
            (None, Some(url)) => Place::Postgres {
                url: url.clone(),
                schema: self.schema.clone().unwrap_or_else(|| "ransel".into()),
            },
            _ => {
                return Err(Fault::said(format!(
                    "owner {}: give either `directory` or `database`",
                    self.host
                )));
            }
        };
        if let (Place::Postgres { .. }, None) = (&place, &self.journal) {
            return Err(Fault::said(format!(
                "owner {}: with `database`, say in `journal` which file keeps what was erased; without it a restored backup \
                 would bring deleted people back. Take a disk that is not lost with the database",
                self.host
            )));
        }
        let key = Key::load(&self.key_path()?)?;
        let first_settings = Settings::default_for(self.controller.clone());
        Ok(Opening {
            place,
            journal: self.journal.clone(),
            key,
            clock: Clock::running(),
            writer,
            first_settings,
        })
    }

    /// The file of the owner's key.
    ///
    /// # Errors
    /// Neither a file nor a credential is named.
    pub fn key_path(&self) -> Result<PathBuf, Fault> {
        if let Some(path) = &self.key_file {
            return Ok(path.clone());
        }
        let folder = std::env::var_os("CREDENTIALS_DIRECTORY").ok_or_else(|| {
            Fault::said(format!("owner {}: no `key_file`, and no systemd credential `{CREDENTIAL}`: see `ransel keys init --help`", self.host))
        })?;
        Ok(PathBuf::from(folder).join(CREDENTIAL))
    }
}

/// The key of a folder that is opened with `--data`: beside the stores, as the demonstration keeps it.
///
/// # Errors
/// It cannot be read or, where there is none yet, made.
pub fn folder_key(folder: &Path) -> Result<Key, Fault> {
    let path = folder.join("keys").join("owner.key");
    if path.exists() {
        return Ok(Key::load(&path)?);
    }
    Ok(Key::create(&path, Randomness)?)
}
