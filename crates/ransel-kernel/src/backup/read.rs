//! Restoring a backup into stores that are empty, and bringing it to where the erasures are.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{KEYS, MANIFEST, Manifest, Piece, STORES, place};
use crate::{
    House, KernelError, Owner, Result, Value,
    card::StoreKind,
    db::{Conn, Database},
    keys::Key,
    ledger,
    migrate::migrate_upto,
    owner::Opening,
    sweep::erasures::FILE,
    value::Kind,
};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The backup it is of.
    pub folder: PathBuf,
    /// How many rows.
    pub rows: u64,
    /// How many erasures were done again.
    pub erasures: u64,
}

/// Restores the backup called `stamp` of `folder`, or the newest, into the stores of `opening`, which must be empty.
/// The owner that comes back has done again what was erased since, and may serve.
///
/// # Errors
/// There is no such backup, it is damaged, the owner's key does not open it, or the stores are not empty.
pub fn restore(
    house: Arc<House>,
    opening: Opening,
    folder: &Path,
    stamp: Option<&str>,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<(Arc<Owner>, Restored)> {
    let backup = find(folder, stamp)?;
    let manifest = Manifest::read(&backup)?;
    let key = manifest.key(&opening.key)?;
    let stamp = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if let crate::db::Place::Directory(target) = &opening.place {
        std::fs::create_dir_all(target).map_err(|source| fault(target, source))?;
    }
    let mut rows = 0;
    for kind in STORES {
        let database = Database::open(&opening.place, kind.name())?;
        let limit = |module: &str| {
            manifest.steps.get(kind.name()).and_then(|steps| steps.get(module)).copied().unwrap_or(0)
        };
        database.read(|conn| {
            if kind == StoreKind::Ledger {
                return ledger::create(conn);
            }
            migrate_upto(conn, kind, &house.modules, opening.clock.now(), &limit)
        })?;
        refuse_if_used(&database, kind)?;
        each_piece(&backup, kind.name(), &stamp, &key, &mut |piece| {
            rows += piece.rows.len() as u64;
            progress(&piece.table, rows);
            database.write(|conn| put(conn, &piece))
        })?;
    }
    let [main, vault] =
        [StoreKind::Main, StoreKind::Vault].map(|kind| Database::open(&opening.place, kind.name()));
    let (main, vault) = (main?, vault?);
    each_piece(folder, KEYS, KEYS, &key, &mut |piece| {
        let database = if piece.table == "person_key" { &main } else { &vault };
        database.write(|conn| put(conn, &piece))
    })?;
    let owner = Owner::open(house, opening)?;
    let journal = folder.join(FILE);
    let erasures = if journal.exists() { owner.replay_erasures(&journal, manifest.at)? } else { 0 };
    owner.drop_what_has_no_key()?;
    owner.journal_erasures()?;
    owner.forget_erased()?;
    Ok((owner, Restored { folder: backup, rows, erasures }))
}

/// The backup asked for, or the newest that is whole.
fn find(folder: &Path, stamp: Option<&str>) -> Result<PathBuf> {
    let whole = |path: &PathBuf| path.join(MANIFEST).exists();
    if let Some(stamp) = stamp {
        let path = folder.join(stamp);
        return if whole(&path) { Ok(path) } else { Err(none(folder)) };
    }
    let entries = std::fs::read_dir(folder).map_err(|source| fault(folder, source))?;
    // Names are times: the last in order is the newest.
    entries.flatten().map(|entry| entry.path()).filter(whole).max().ok_or_else(|| none(folder))
}

fn none(folder: &Path) -> KernelError {
    KernelError::Stores(format!("there is no whole backup of that name in {}", folder.display()))
}

fn refuse_if_used(database: &Database, kind: StoreKind) -> Result<()> {
    let table = match kind {
        StoreKind::Main => "store_key",
        StoreKind::Vault => "unit_key",
        StoreKind::Ledger => "entry",
    };
    let sql = database.sql(&format!("SELECT count(*) FROM {table}"));
    match database.read(|conn| conn.first(&sql, &[Kind::Int]))?.as_deref() {
        Some([Value::Int(0)]) | None => Ok(()),
        _ => Err(KernelError::Stores("there is something in these stores: restore into empty ones".into())),
    }
}

fn each_piece(
    folder: &Path,
    name: &str,
    stamp: &str,
    key: &Key,
    take: &mut dyn FnMut(Piece) -> Result<()>,
) -> Result<()> {
    let path = folder.join(name);
    let mut file = BufReader::new(File::open(&path).map_err(|source| fault(&path, source))?);
    for number in 0.. {
        let mut length = [0; 4];
        file.read_exact(&mut length).map_err(|source| fault(&path, source))?;
        let mut sealed = Vec::new();
        let length = u64::from(u32::from_be_bytes(length));
        (&mut file).take(length).read_to_end(&mut sealed).map_err(|source| fault(&path, source))?;
        let piece = Piece::open(key, &place(stamp, name, number), &sealed)?;
        if piece.table.is_empty() {
            return Ok(());
        }
        take(piece)?;
    }
    Ok(())
}

fn put(conn: &mut Conn, piece: &Piece) -> Result<()> {
    let names: Vec<_> = piece.columns.iter().map(|(name, _)| name.as_str()).collect();
    let start = format!("INSERT INTO {} ({}) VALUES (", piece.table, names.join(", "));
    for row in &piece.rows {
        let mut sql = conn.sql(&start);
        sql.list(row, ", ", |sql, value| {
            sql.bind(value.clone());
        })
        .push(")");
        conn.execute(&sql)?;
    }
    Ok(())
}

fn fault(path: &Path, source: std::io::Error) -> KernelError {
    KernelError::File { path: path.display().to_string(), source }
}

impl Owner {
    /// Rows of an older backup whose keys have been erased since can never be opened again: they go too.
    fn drop_what_has_no_key(&self) -> Result<()> {
        let sealed = |card: &&'static crate::Card| {
            card.store == StoreKind::Vault && card.fields.iter().any(|field| field.sealed)
        };
        self.store(StoreKind::Vault).write(|conn| {
            for card in self.house.cards().filter(sealed) {
                let Some(id) = card.id() else { continue };
                let text = format!(
                    "DELETE FROM {0} WHERE NOT EXISTS (SELECT 1 FROM unit_key k WHERE k.unit = {0}.{1})",
                    card.table, id.name
                );
                let sql = conn.sql(&text);
                conn.execute(&sql)?;
            }
            Ok(())
        })
    }
}
