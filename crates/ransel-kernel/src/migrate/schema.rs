//! What the tables of a store are: as the steps declare them, and as an engine says they are.

use std::collections::{BTreeMap, BTreeSet};

use super::NewTable;
use crate::{
    Result, Value,
    card::StoreKind,
    db::{Conn, Engine, Row},
    module::Module,
    value::Kind,
};

/// Tables by their name.
pub type Tables = BTreeMap<String, Shape>;

/// What one table is on an engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Name → its type in the engine's words, and whether it may be empty.
    pub columns: BTreeMap<String, (String, bool)>,
    /// The columns of its key, in order.
    pub key: Vec<String>,
    /// Whether each combination stands once, and the columns, in order.
    pub indexes: BTreeSet<(bool, Vec<String>)>,
}

/// The tables the modules' steps make in a store of this engine.
pub fn declared(modules: &[Module], store: StoreKind, engine: Engine) -> Tables {
    let steps = modules.iter().flat_map(|module| module.migrations);
    let tables = steps.flat_map(|step| step.tables).filter(|table| table.store == store);
    let mut tables: Tables = tables.map(|table| (table.name.to_owned(), shape(table, engine))).collect();
    // What keep rules run from is indexed by the cards ([`super::index_clocks`]).
    for (table, column) in super::clocks(modules, &tables) {
        if let Some(shape) = tables.get_mut(table) {
            shape.indexes.insert((false, vec![column.to_owned()]));
        }
    }
    tables
}

fn shape(table: &NewTable, engine: Engine) -> Shape {
    let mut shape = Shape::default();
    for column in table.columns() {
        let kind = engine.column_type(column.kind).to_lowercase();
        shape.columns.insert(column.name.to_owned(), (kind, column.nullable));
        if column.key {
            shape.key.push(column.name.to_owned());
        }
    }
    for index in table.indexes {
        let (unique, on) = index.strip_prefix("unique ").map_or((false, *index), |on| (true, on));
        shape.indexes.insert((unique, on.split(',').map(|column| column.trim().to_owned()).collect()));
    }
    shape
}

/// The tables that are in a store; without those that keep account of steps.
///
/// # Errors
/// The catalogue cannot be read.
pub fn live(conn: &mut Conn) -> Result<Tables> {
    let mut tables = columns(conn)?;
    for (table, column) in texts(rows(conn, KEYS, &[Kind::Text, Kind::Text])?) {
        tables.entry(table).or_default().key.push(column);
    }
    let mut indexes: BTreeMap<(String, String), (bool, Vec<String>)> = BTreeMap::new();
    for row in rows(conn, INDEXES, &[Kind::Text, Kind::Text, Kind::Int, Kind::Text])? {
        if let [Value::Text(table), Value::Text(index), Value::Int(unique), Value::Text(column)] =
            row.as_slice()
        {
            let found = indexes.entry((table.clone(), index.clone())).or_default();
            found.0 = *unique == 1;
            found.1.push(column.clone());
        }
    }
    for ((table, _), index) in indexes {
        tables.entry(table).or_default().indexes.insert(index);
    }
    tables.remove("schema_version");
    Ok(tables)
}

fn columns(conn: &mut Conn) -> Result<Tables> {
    let mut tables = Tables::new();
    for row in rows(conn, COLUMNS, &[Kind::Text, Kind::Text, Kind::Text, Kind::Int])? {
        if let [Value::Text(table), Value::Text(column), Value::Text(kind), Value::Int(nullable)] =
            row.as_slice()
        {
            let shape = tables.entry(table.clone()).or_default();
            shape.columns.insert(column.clone(), (kind.clone(), *nullable == 1));
        }
    }
    Ok(tables)
}

fn rows(conn: &mut Conn, asked: (&str, &str), kinds: &[Kind]) -> Result<Vec<Row>> {
    let (sqlite, postgres) = asked;
    let sql = conn.sql(if conn.engine() == Engine::Sqlite { sqlite } else { postgres });
    conn.all(&sql, kinds)
}

fn texts(rows: Vec<Row>) -> impl Iterator<Item = (String, String)> {
    rows.into_iter().filter_map(|row| match <[Value; 2]>::try_from(row) {
        Ok([Value::Text(one), Value::Text(other)]) => Some((one, other)),
        _ => None,
    })
}

const COLUMNS: (&str, &str) = (
    "SELECT m.name, c.name, lower(c.type), 1 - c.\"notnull\" FROM sqlite_schema m, pragma_table_info(m.name) c \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
    "SELECT table_name::text, column_name::text, CASE data_type WHEN 'timestamp with time zone' THEN 'timestamptz' \
     ELSE data_type END::text, (CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END)::bigint \
     FROM information_schema.columns WHERE table_schema = current_schema()",
);

const KEYS: (&str, &str) = (
    "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.pk > 0 ORDER BY m.name, c.pk",
    "SELECT t.relname::text, a.attname::text FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place) \
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number \
     WHERE t.relnamespace = current_schema()::regnamespace AND i.indisprimary ORDER BY 1, k.place",
);

const INDEXES: (&str, &str) = (
    "SELECT m.name, i.name, i.\"unique\", c.name FROM sqlite_schema m, pragma_index_list(m.name) i, \
     pragma_index_info(i.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND i.origin <> 'pk' \
     ORDER BY m.name, i.name, c.seqno",
    "SELECT t.relname::text, x.relname::text, i.indisunique::int::bigint, a.attname::text FROM pg_index i \
     JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid \
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place) \
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number \
     WHERE t.relnamespace = current_schema()::regnamespace AND NOT i.indisprimary ORDER BY 1, 2, k.place",
);

/// What a store and the steps that made it do not agree on, one line each. Empty is right.
///
/// # Errors
/// The catalogue cannot be read.
pub fn differences(conn: &mut Conn, store: StoreKind, modules: &[Module]) -> Result<Vec<String>> {
    let (declared, live) = (declared(modules, store, conn.engine()), live(conn)?);
    let differ = |table: &&String| declared.get(*table) != live.get(*table);
    let names: BTreeSet<_> = declared.keys().chain(live.keys()).filter(differ).collect();
    let line = |table: &String| {
        format!("table {table} is {:?} in the store, {:?} by its steps", live.get(table), declared.get(table))
    };
    Ok(names.into_iter().map(line).collect())
}
