//! Making a backup, while the owner goes on serving.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use super::{FORM, KEY_TABLES, KEYS, MANIFEST, Manifest, PIECE, Piece, STORES, hex, pieces_key, place};
use crate::{
    Card, KernelError, Owner, Randomness, Result, Value, card::StoreKind, db::Conn, keys::Key,
    migrate::versions, sweep::erasures::FILE, value::Kind,
};

/// What a backup holds.
#[derive(Debug)]
pub struct Backed {
    /// Its folder.
    pub folder: PathBuf,
    /// How many rows.
    pub rows: u64,
}

impl Owner {
    /// Backs up into a new folder of `folder`, and brings the keys and the journal there up to date. All stores are
    /// seen as they were at one moment; nobody waits longer than that moment. `progress` hears of each piece.
    ///
    /// # Errors
    /// A store cannot be read or a file not written; what is there of this backup then has no manifest and is none.
    pub fn backup(&self, folder: &Path, progress: &mut dyn FnMut(&str, u64)) -> Result<Backed> {
        self.journal_erasures()?;
        self.ledger.flush()?;
        let at = self.clock.now();
        let stamp = at.strftime("%Y-%m-%dT%H%M%SZ").to_string();
        let target = folder.join(&stamp);
        std::fs::create_dir_all(&target).map_err(|source| file_fault(&target, source))?;
        let [main, vault, ledger] = STORES.map(|kind| self.store(kind));
        let snapshots =
            main.write(|_| vault.write(|_| Ok([main.snapshot()?, vault.snapshot()?, ledger.snapshot()?])))?;
        let key = pieces_key(&self.keys.main);
        let mut manifest = Manifest { form: FORM, at, steps: BTreeMap::new(), store_keys: BTreeMap::new() };
        let mut keys = Vec::new();
        let mut rows = 0;
        for (kind, mut conn) in STORES.into_iter().zip(snapshots) {
            let mut out = Out::create(&target, kind.name(), &stamp, &key, self.random)?;
            if kind != StoreKind::Ledger {
                manifest.steps.insert(kind.name().to_owned(), versions(&mut conn)?);
            }
            for card in self.house.cards().filter(|card| card.store == kind) {
                if KEY_TABLES.contains(&card.table) {
                    dump(&mut conn, card, &mut |piece| {
                        keys.push(piece);
                        Ok(())
                    })?;
                    continue;
                }
                if card.table == "store_key" {
                    manifest.store_keys = store_keys(&mut conn)?;
                }
                dump(&mut conn, card, &mut |piece| {
                    rows += piece.rows.len() as u64;
                    progress(card.table, rows);
                    out.add(&piece)
                })?;
            }
            out.finish()?;
        }
        // Keys after the stores: a backup never lacks a key of what it holds, and one that was erased is gone here too.
        replace(folder, KEYS, |path| {
            let name = file_name(path);
            let mut out = Out::create(folder, &name, KEYS, &key, self.random)?;
            keys.iter().try_for_each(|piece| out.add(piece))?;
            out.finish()
        })?;
        if let Some(journal) = self.journal().filter(|journal| journal.exists()) {
            replace(folder, FILE, |path| {
                std::fs::copy(journal, path).map_err(|source| file_fault(path, source))?;
                File::open(path).and_then(|file| file.sync_all()).map_err(|source| file_fault(path, source))
            })?;
        }
        let text = toml::to_string(&manifest).map_err(|error| KernelError::Stores(error.to_string()))?;
        replace(&target, MANIFEST, |path| {
            let mut out = File::create(path).map_err(|source| file_fault(path, source))?;
            out.write_all(text.as_bytes())
                .and_then(|()| out.sync_all())
                .map_err(|source| file_fault(path, source))
        })?;
        Ok(Backed { folder: target, rows })
    }
}

/// Makes a file beside the one it replaces, so that there is always a whole one.
fn replace(folder: &Path, name: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let (new, old) = (folder.join(format!("{name}.new")), folder.join(name));
    make(&new)?;
    std::fs::rename(&new, &old).map_err(|source| file_fault(&old, source))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| file_fault(folder, source))
}

/// Gives a table's rows in pieces.
fn dump(conn: &mut Conn, card: &Card, give: &mut dyn FnMut(Piece) -> Result<()>) -> Result<()> {
    let kind = |field: &crate::card::Field| if field.sealed { Kind::Bytes } else { field.kind };
    let columns: Vec<_> = card.fields.iter().map(|field| (field.name.to_owned(), kind(field))).collect();
    let names: Vec<_> = card.fields.iter().map(|field| field.name).collect();
    let kinds: Vec<_> = card.fields.iter().map(kind).collect();
    let sql = conn.sql(&format!("SELECT {} FROM {}", names.join(", "), card.table));
    let piece = |rows| Piece { table: card.table.to_owned(), columns: columns.clone(), rows };
    let mut rows = Vec::new();
    conn.each(&sql, &kinds, |row| {
        rows.push(row);
        if rows.len() < PIECE {
            return Ok(());
        }
        give(piece(std::mem::take(&mut rows)))
    })?;
    if rows.is_empty() { Ok(()) } else { give(piece(rows)) }
}

fn store_keys(conn: &mut Conn) -> Result<BTreeMap<String, String>> {
    let sql = conn.sql("SELECT name, wrapped FROM store_key");
    let rows = conn.all(&sql, &[Kind::Text, Kind::Bytes])?;
    Ok(rows
        .iter()
        .filter_map(|row| match row.as_slice() {
            [Value::Text(name), Value::Bytes(wrapped)] => Some((name.clone(), hex(wrapped))),
            _ => None,
        })
        .collect())
}

/// A file of sealed pieces, each with its length before it; an empty one ends it.
struct Out<'k> {
    path: PathBuf,
    file: BufWriter<File>,
    stamp: &'k str,
    name: String,
    key: &'k Key,
    random: Randomness,
    number: u64,
}

impl<'k> Out<'k> {
    fn create(folder: &Path, name: &str, stamp: &'k str, key: &'k Key, random: Randomness) -> Result<Self> {
        let path = folder.join(name);
        let file = BufWriter::new(File::create(&path).map_err(|source| file_fault(&path, source))?);
        let name = name.trim_end_matches(".new").to_owned();
        Ok(Self { path, file, stamp, name, key, random, number: 0 })
    }

    fn add(&mut self, piece: &Piece) -> Result<()> {
        let sealed = piece.seal(self.key, &place(self.stamp, &self.name, self.number), self.random)?;
        self.number += 1;
        let length = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
        let done = self.file.write_all(&length.to_be_bytes()).and_then(|()| self.file.write_all(&sealed));
        done.map_err(|source| file_fault(&self.path, source))
    }

    fn finish(mut self) -> Result<()> {
        self.add(&Piece { table: String::new(), columns: Vec::new(), rows: Vec::new() })?;
        let done = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        done.map_err(|source| file_fault(&self.path, source))
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn file_fault(path: &Path, source: std::io::Error) -> KernelError {
    KernelError::File { path: path.display().to_string(), source }
}
