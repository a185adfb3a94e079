//! Numbered migrations, one row per step in the store's own `schema_version`. Never changed once shipped:
//! expand first, contract in a later step.

pub mod schema;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{
    Card, KernelError, Result, Value,
    card::{Clock, StoreKind},
    db::{Conn, Engine},
    module::Module,
    value::Kind,
};

/// One step of a module's tables.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its number within the module; ascending from 1.
    pub number: i64,
    /// The tables it makes.
    pub tables: &'static [NewTable],
}

/// A table to make.
#[derive(Clone, Copy, Debug)]
pub struct NewTable {
    /// Where.
    pub store: StoreKind,
    /// Its name.
    pub name: &'static str,
    /// `name kind`, separated by commas; `?` after the kind lets it be empty, `key` after it makes it (part of) the key.
    pub columns: &'static str,
    /// Columns to be found by; `unique` before them lets each combination stand once.
    pub indexes: &'static [&'static str],
}

/// What is to be done for one column.
struct NewColumn<'a> {
    name: &'a str,
    kind: Kind,
    nullable: bool,
    key: bool,
}

impl NewTable {
    fn columns(&self) -> Vec<NewColumn<'_>> {
        self.columns
            .split(',')
            .filter_map(|column| {
                let mut words = column.split_whitespace();
                let (name, kind) = (words.next()?, words.next()?);
                let (kind, nullable) = kind.strip_suffix('?').map_or((kind, false), |kind| (kind, true));
                Some(NewColumn { name, kind: kind_of(kind)?, nullable, key: words.next() == Some("key") })
            })
            .collect()
    }

    fn statements(&self, engine: Engine) -> String {
        let columns = self.columns();
        let mut lines: Vec<_> = columns
            .iter()
            .map(|column| {
                let null = if column.nullable { "" } else { " NOT NULL" };
                format!("{} {}{null}", column.name, engine.column_type(column.kind))
            })
            .collect();
        let keys: Vec<_> = columns.iter().filter(|column| column.key).map(|column| column.name).collect();
        lines.push(format!("PRIMARY KEY ({})", keys.join(", ")));
        let mut text = format!("CREATE TABLE {} ({});", self.name, lines.join(", "));
        for (i, index) in self.indexes.iter().enumerate() {
            let (unique, on) = index.strip_prefix("unique ").map_or(("", *index), |on| ("UNIQUE ", on));
            text += &format!("CREATE {unique}INDEX {0}_by_{i} ON {0} ({on});", self.name);
        }
        text
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    Some(match word {
        "bool" => Kind::Bool,
        "int" => Kind::Int,
        "text" => Kind::Text,
        "bytes" => Kind::Bytes,
        "uuid" => Kind::Uuid,
        "date" => Kind::Date,
        "instant" => Kind::Instant,
        _ => return None,
    })
}

/// Brings one store to the version of this program.
///
/// # Errors
/// The store is newer than the program, or a step fails (nothing of that step is kept).
pub fn migrate(conn: &mut Conn, store: StoreKind, modules: &[Module], now: Timestamp) -> Result<()> {
    migrate_upto(conn, store, modules, now, &|_| i64::MAX)?;
    index_clocks(conn, store, modules)
}

/// As [`migrate`], each module up to the step `limit` says: a backup is restored into the tables it was made of.
///
/// # Errors
/// As [`migrate`].
pub fn migrate_upto(
    conn: &mut Conn,
    store: StoreKind,
    modules: &[Module],
    now: Timestamp,
    limit: &dyn Fn(&str) -> i64,
) -> Result<()> {
    let engine = conn.engine();
    let (text, int, instant) =
        (engine.column_type(Kind::Text), engine.column_type(Kind::Int), engine.column_type(Kind::Instant));
    // Two processes may start at the same time: each step is looked for and taken under the store's lock.
    conn.transaction(|conn| conn.batch(&format!(
        "CREATE TABLE IF NOT EXISTS schema_version (module {text} NOT NULL, number {int} NOT NULL, at {instant} NOT NULL, PRIMARY KEY (module, number))"
    )))?;
    let done = versions(conn)?;
    for (module, number) in &done {
        let known = modules.iter().find(|known| known.name == module);
        let newest = known.and_then(|known| known.migrations.last()).map_or(0, |last| last.number);
        if *number > newest {
            return Err(KernelError::Stores(format!(
                "the {} store is at step {number} of `{module}`, this program knows {newest}: start a newer version",
                store.name()
            )));
        }
    }
    for module in modules {
        let reached = done.get(module.name).copied().unwrap_or(0);
        let wanted = |number: i64| reached < number && number <= limit(module.name);
        for step in module.migrations.iter().filter(|step| wanted(step.number)) {
            conn.transaction(|conn| {
                if versions(conn)?.get(module.name).is_some_and(|reached| *reached >= step.number) {
                    return Ok(());
                }
                for table in step.tables.iter().filter(|table| table.store == store) {
                    conn.batch(&table.statements(engine))?;
                }
                let mut sql = conn.sql("INSERT INTO schema_version VALUES (");
                let row = [Value::Text(module.name.into()), Value::Int(step.number), Value::Instant(now)];
                sql.list(row, ", ", |sql, value| {
                    sql.bind(value);
                })
                .push(")");
                conn.execute(&sql).map(drop)
            })?;
        }
    }
    Ok(())
}

/// What keep rules run from is found by an index, in every store and from the first day: it follows from the cards.
fn index_clocks(conn: &mut Conn, store: StoreKind, modules: &[Module]) -> Result<()> {
    let tables = schema::declared(modules, store, conn.engine());
    for (table, column) in clocks(modules, &tables) {
        conn.transaction(|conn| {
            conn.batch(&format!("CREATE INDEX IF NOT EXISTS {table}_by_clock ON {table} ({column})"))
        })?;
    }
    Ok(())
}

/// The columns keep rules run from, of tables that have them at this step.
fn clocks(modules: &[Module], tables: &schema::Tables) -> Vec<(&'static str, &'static str)> {
    let cards = modules.iter().flat_map(|module| module.records);
    cards
        .filter_map(|card| match card.clock {
            Clock::Column(column) => Some((card.table, column)),
            _ => None,
        })
        .filter(|(table, column)| tables.get(*table).is_some_and(|shape| shape.columns.contains_key(*column)))
        .collect()
}

/// How far each module's steps have come in a store.
///
/// # Errors
/// The store cannot be read.
pub fn versions(conn: &mut Conn) -> Result<BTreeMap<String, i64>> {
    let sql = conn.sql("SELECT module, max(number) FROM schema_version GROUP BY module");
    let rows = conn.all(&sql, &[Kind::Text, Kind::Int])?;
    Ok(rows
        .into_iter()
        .filter_map(|row| match row.as_slice() {
            [Value::Text(module), Value::Int(number)] => Some((module.clone(), *number)),
            _ => None,
        })
        .collect())
}

/// What the live store and the cards do not agree on, one line each. Empty is right.
///
/// # Errors
/// The catalogue cannot be read.
pub fn compare(conn: &mut Conn, cards: &[&'static Card]) -> Result<Vec<String>> {
    let live = schema::live(conn)?;
    let engine = conn.engine();
    let mut faults = Vec::new();
    for card in cards {
        let Some(columns) = live.get(card.table) else {
            faults.push(format!("table {} has a card and is not in the store", card.table));
            continue;
        };
        for field in card.fields {
            let kind = if field.sealed { Kind::Bytes } else { field.kind };
            let wanted = (engine.column_type(kind).to_lowercase(), field.nullable);
            match columns.columns.get(field.name) {
                None => {
                    faults.push(format!("{}.{} has a card and is not in the store", card.table, field.name))
                }
                Some(found) if *found != wanted => faults.push(format!(
                    "{}.{} is {found:?} in the store, {wanted:?} on the card",
                    card.table, field.name
                )),
                Some(_) => {}
            }
        }
        for column in columns.columns.keys().filter(|column| card.field(column).is_none()) {
            faults.push(format!("{}.{column} is in the store and on no card", card.table));
        }
    }
    for table in live.keys().filter(|table| !cards.iter().any(|card| card.table == **table)) {
        faults.push(format!("table {table} is in the store and has no card"));
    }
    Ok(faults)
}
