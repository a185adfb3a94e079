//! Backup and restore, the same for both engines: each table's rows, as the cards name them, sealed under a key only
//! the owner's key opens. A backup of one engine can be restored on the other.
//!
//! A backup folder holds one folder per backup, and beside them what is never old: the keys of persons and units as
//! they are now, and the journal of erasures. So a key that was erased is in no backup from the next one on, and a
//! restored backup, however old, first does again what was erased since.

mod read;
mod write;

use std::{collections::BTreeMap, path::Path};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    KernelError, Randomness, Result, Value,
    card::StoreKind,
    keys::{Key, from_hex, to_hex},
    value::Kind,
};

pub use read::{Restored, restore};
pub use write::Backed;

/// The form of a backup.
const FORM: u32 = 1;
/// What says what a backup is of; its presence says that it is whole.
const MANIFEST: &str = "backup.toml";
/// Keys of persons and units, as they are now.
const KEYS: &str = "keys";
/// Tables whose rows are keys.
const KEY_TABLES: [&str; 2] = ["person_key", "unit_key"];
/// Rows in one sealed piece.
const PIECE: usize = 500;
/// The stores, in the order they are read: a ledger read after the others has everything they were relieved of.
const STORES: [StoreKind; 3] = [StoreKind::Main, StoreKind::Vault, StoreKind::Ledger];

/// What a backup is of.
#[derive(Debug, Deserialize, Serialize)]
struct Manifest {
    /// The form of the backup.
    form: u32,
    /// When it was made: erasures from then on are done again.
    at: Timestamp,
    /// Store → module → step of its tables.
    steps: BTreeMap<String, BTreeMap<String, i64>>,
    /// The store keys, wrapped by the owner's key, as hexadecimal digits.
    store_keys: BTreeMap<String, String>,
}

impl Manifest {
    fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path)
            .map_err(|source| KernelError::File { path: shown.clone(), source })?;
        let manifest: Self =
            toml::from_str(&text).map_err(|error| KernelError::Stores(format!("{shown}: {error}")))?;
        if manifest.form != FORM {
            return Err(KernelError::Stores(format!(
                "{shown}: form {} is of another version",
                manifest.form
            )));
        }
        Ok(manifest)
    }

    /// The key the pieces are sealed with.
    fn key(&self, owner: &Key) -> Result<Key> {
        let fault = || KernelError::Key("the owner's key does not open this backup");
        let hex = self.store_keys.get("main").ok_or_else(fault)?;
        let wrapped = hex_bytes(hex).ok_or_else(fault)?;
        let main = Key::unwrap(owner, "main", &wrapped).map_err(|_| fault())?;
        Ok(pieces_key(&main))
    }
}

/// The key pieces are sealed with, from the main store's.
fn pieces_key(main: &Key) -> Key {
    main.derive("backup")
}

/// One piece of a store: some rows of one table.
#[derive(Debug, Deserialize, Serialize)]
struct Piece {
    table: String,
    columns: Vec<(String, Kind)>,
    rows: Vec<Vec<Value>>,
}

impl Piece {
    fn seal(&self, key: &Key, place: &str, random: Randomness) -> Result<Vec<u8>> {
        let plain = postcard::to_allocvec(self)
            .map_err(|_| KernelError::Stores("a row cannot be written to a backup".into()))?;
        key.seal(place, &plain, random)
    }

    fn open(key: &Key, place: &str, sealed: &[u8]) -> Result<Self> {
        let broken = || KernelError::Stores(format!("the backup is damaged at {place}"));
        let plain = key.open(place, sealed).map_err(|_| broken())?;
        postcard::from_bytes(&plain).map_err(|_| broken())
    }
}

/// Where a piece stands: bound to it, so that none can be moved, left out or put elsewhere.
fn place(stamp: &str, file: &str, number: u64) -> String {
    format!("backup:{stamp}:{file}:{number}")
}

fn hex_bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks_exact(2);
    pairs.map(|pair| from_hex::<1>(std::str::from_utf8(pair).ok()?).map(|[byte]| byte)).collect()
}

fn hex(bytes: &[u8]) -> String {
    to_hex(bytes)
}
