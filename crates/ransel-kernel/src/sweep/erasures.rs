//! The journal of erasures: outside the stores, so that it travels with every backup and a restored one can be brought
//! to where the erasures were before it serves. It holds ids and names of rules and tables, nothing else.
//!
//! An erasure is noted in the transaction that does it and brought over afterwards, as the ledger's entries are.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Card, KernelError, Owner, Result, Value,
    card::StoreKind,
    db::Conn,
    ledger::insert_row,
    rows::id_at,
    sweep::persons::{delete, delete_units},
    value::Kind,
};

/// The journal's file among an owner's.
pub const FILE: &str = "erasures.journal";

/// What was erased.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Erased<'e> {
    /// All that goes by a rule about these people.
    Rule { rule: &'e str, people: &'e [Uuid] },
    /// These rows of a table, and their keys.
    Rows { table: &'e str, rows: &'e [Uuid] },
    /// That these people exist, and their keys.
    Persons { people: &'e [Uuid] },
}

/// A line of the journal, as it is read again.
#[derive(Debug, Deserialize)]
struct Line {
    id: Uuid,
    at: Timestamp,
    what: What,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Rule { rule: String, people: Vec<Uuid> },
    Rows { table: String, rows: Vec<Uuid> },
    Persons { people: Vec<Uuid> },
}

/// Notes an erasure in the transaction that does it.
pub(crate) fn note(owner: &Owner, conn: &mut Conn, store: StoreKind, what: &Erased<'_>) -> Result<()> {
    let table = if store == StoreKind::Main { "erasure" } else { "vault_erasure" };
    // Ids and names always have a JSON form.
    let text = serde_json::to_string(what).unwrap_or_default();
    insert_row(
        conn,
        table,
        [Value::Uuid(owner.random.uuid()?), Value::Instant(owner.clock.now()), Value::Text(text)],
    )
}

/// A row was deleted by somebody: its key goes with it, and the journal hears of it.
pub(crate) fn erased_row(owner: &Owner, conn: &mut Conn, card: &Card, row: Uuid) -> Result<()> {
    if card.store == StoreKind::Vault && card.fields.iter().any(|field| field.sealed) {
        delete(conn, "unit_key", "unit", vec![row])?;
    }
    note(owner, conn, card.store, &Erased::Rows { table: card.table, rows: &[row] })
}

impl Owner {
    /// Brings what was erased over to the journal. Where there is none outside the stores, it waits in them.
    ///
    /// # Errors
    /// The journal cannot be written: the erasures stand, and wait.
    pub fn journal_erasures(&self) -> Result<()> {
        let Some(path) = &self.journal else { return Ok(()) };
        for (store, table) in [(StoreKind::Vault, "vault_erasure"), (StoreKind::Main, "erasure")] {
            let database = self.store(store);
            loop {
                let sql = database.sql(&format!("SELECT id, at, what FROM {table} ORDER BY at LIMIT 500"));
                let rows = database.read(|conn| conn.all(&sql, &[Kind::Uuid, Kind::Instant, Kind::Text]))?;
                if rows.is_empty() {
                    break;
                }
                append(path, &rows)?;
                // Only now: cut off in between, a line stands twice, and erasing twice does no harm.
                let gone = rows.iter().filter_map(|row| id_at(row, 0)).collect();
                database.write(|conn| delete(conn, table, "id", gone).map(drop))?;
            }
        }
        Ok(())
    }

    /// Does again what a journal says was erased after `since`: for a restored backup, before it serves. Gives the
    /// number of erasures.
    ///
    /// # Errors
    /// The journal cannot be read, or a store fails.
    pub fn replay_erasures(&self, journal: &Path, since: Timestamp) -> Result<u64> {
        let file = std::fs::File::open(journal)
            .map_err(|source| KernelError::File { path: journal.display().to_string(), source })?;
        let mut done = 0;
        for line in BufReader::new(file).lines() {
            let line =
                line.map_err(|source| KernelError::File { path: journal.display().to_string(), source })?;
            // The last line may have been cut off in the middle; then the erasure still waits in its store.
            let Ok(line) = serde_json::from_str::<Line>(&line) else { continue };
            if line.at >= since {
                self.erase_again(&line.what)?;
                tracing::debug!(erasure = %line.id, "done again");
                done += 1;
            }
        }
        self.reload(None)?;
        Ok(done)
    }

    fn erase_again(&self, what: &What) -> Result<()> {
        match what {
            What::Rule { rule, people } => match self.house.keep.rule(rule) {
                Some(rule) => self.erase_by_rule(rule, people, &mut |_, _| {}),
                None => Ok(()),
            },
            What::Persons { people } => self.erase_persons(people, &mut |_, _| {}),
            What::Rows { table, rows } => {
                let Some(card) = self.house.cards().find(|card| card.table == table) else { return Ok(()) };
                let Some(id) = card.id() else { return Ok(()) };
                self.store(card.store).write(|conn| {
                    if card.store == StoreKind::Main {
                        delete(conn, card.table, id.name, rows.clone())?;
                    } else {
                        delete_units(conn, card, rows.clone())?;
                    }
                    note(self, conn, card.store, &Erased::Rows { table, rows })
                })
            }
        }
    }

    /// Where the journal is.
    pub fn journal(&self) -> Option<&PathBuf> {
        self.journal.as_ref()
    }
}

/// Adds lines to the journal; they are on disk when this returns.
fn append(path: &Path, rows: &[Vec<Value>]) -> Result<()> {
    let file = |source| KernelError::File { path: path.display().to_string(), source };
    let mut text = String::new();
    for row in rows {
        if let [Value::Uuid(id), Value::Instant(at), Value::Text(what)] = row.as_slice() {
            text += &format!("{{\"id\":\"{id}\",\"at\":\"{at}\",\"what\":{what}}}\n");
        }
    }
    let mut journal = std::fs::OpenOptions::new().create(true).append(true).open(path).map_err(file)?;
    journal.write_all(text.as_bytes()).and_then(|()| journal.sync_all()).map_err(file)
}
