//! Tables on both engines, and a database of an earlier version brought up: it ends as a fresh one and loses nothing.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    collections::BTreeMap,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use jiff::Timestamp;
use ransel::modules::house;
use ransel_engines::{Engine, Stores, address, both};
use ransel_kernel::{
    Clock, House, KernelError, Module, Owner, Randomness, Value,
    card::StoreKind,
    db::{Conn, Database, Place},
    keys::Key,
    migrate::{
        Migration, NewTable, compare, migrate,
        schema::{self, Tables},
    },
    owner::Opening,
    settings::{OwnerEntry, Settings},
    value::Kind,
};
use ransel_testkit::trial;
use uuid::Uuid;

both! {
    a_database_stopped_at_any_step_ends_as_a_fresh_one_and_loses_nothing,
    a_newer_store_is_refused_and_says_what_to_do,
    a_step_that_fails_leaves_nothing_and_is_taken_up,
    a_program_killed_while_it_brings_stores_up_is_taken_up_by_the_next,
}

/// The stores whose tables are made by steps.
const STEPPED: [StoreKind; 2] = [StoreKind::Main, StoreKind::Vault];
/// Names the stores a process is to bring up until it is killed.
const BRING_UP: &str = "RANSEL_TEST_BRING_UP";

fn now() -> Timestamp {
    "2026-11-19T09:05:00.000001Z".parse().expect("an instant")
}

fn bring_up(stores: &Stores, modules: &[Module]) -> Result<(), KernelError> {
    STEPPED
        .into_iter()
        .try_for_each(|store| stores.raw(store).read(|conn| migrate(conn, store, modules, now())))
}

fn tables(stores: &Stores, store: StoreKind) -> Tables {
    stores.raw(store).read(schema::live).expect("the catalogue")
}

fn open(place: Place, modules: &[Module]) -> Result<(), KernelError> {
    let house = House::build(modules, ransel_school::BASE)?;
    let entry = OwnerEntry {
        name: "Soløy kommune".into(),
        organisation_number: String::new(),
        kind: "municipality".into(),
        accountable_head: String::new(),
        data_protection_officer: String::new(),
        contact: String::new(),
        general_statement: String::new(),
    };
    let opening = Opening {
        journal: None,
        place,
        key: Key::random(Randomness)?,
        clock: Clock::still(now()),
        writer: "server",
        first_settings: Settings::default_for(entry),
    };
    Owner::open(house, opening).map(drop)
}

/// PostgreSQL's types in SQLite's words: it knows fewer.
fn in_sqlite_words(tables: Tables) -> Tables {
    let kinds = [Kind::Bool, Kind::Int, Kind::Text, Kind::Bytes, Kind::Uuid, Kind::Date, Kind::Instant];
    let words = |kind: Kind, engine: Engine| engine.column_type(kind).to_lowercase();
    let mut tables = tables;
    for (kind, _) in tables.values_mut().flat_map(|shape| shape.columns.values_mut()) {
        let known = kinds.iter().find(|known| words(**known, Engine::Postgres) == *kind);
        *kind = words(*known.unwrap_or_else(|| panic!("{kind} is a type of ours")), Engine::Sqlite);
    }
    tables
}

#[test]
fn both_engines_have_the_same_tables_columns_keys_and_indexes_and_the_cards_say_so() {
    let Some(url) = address() else { return };
    let house = house().expect("the house stands");
    let (sqlite, postgres) = (Stores::in_a_folder(), Stores::at(&url));
    for stores in [&sqlite, &postgres] {
        // The product's own modules; the kernel puts its own before them.
        open(stores.place(), &house.modules[1..]).expect("the owner opens");
    }
    for store in [StoreKind::Main, StoreKind::Vault, StoreKind::Ledger] {
        let on_postgres = tables(&postgres, store);
        assert!(on_postgres.len() > 1, "{}", store.name());
        assert_eq!(tables(&sqlite, store), in_sqlite_words(on_postgres.clone()), "{}", store.name());
        let cards: Vec<_> = house.cards().filter(|card| card.store == store).collect();
        for stores in [&sqlite, &postgres] {
            let faults = stores.raw(store).read(|conn| compare(conn, &cards)).expect("the catalogue");
            assert_eq!(faults, Vec::<String>::new());
        }
        for card in cards {
            let key = &on_postgres[card.table].key;
            let id = card.id().expect("a row has an id").name;
            assert!(key.iter().any(|column| column == id), "{}: {id} is in the key {key:?}", card.table);
        }
    }
}

/// A row as somebody may have left it: every column filled, no two rows alike.
fn filled(shape: &schema::Shape, kinds: &BTreeMap<String, Kind>, n: i64) -> Vec<(String, Value)> {
    let value = |column: &String| match kinds[column] {
        Kind::Bool => Value::Bool(n % 2 == 0),
        Kind::Int => Value::Int(n),
        Kind::Text => Value::Text(format!("Åse Ŋálla {n}")),
        Kind::Bytes => Value::Bytes(vec![0, 255, u8::try_from(n).unwrap_or(0)]),
        Kind::Uuid => Value::Uuid(Uuid::from_u128(u128::try_from(n).unwrap_or(0))),
        Kind::Date => Value::Date(jiff::civil::date(2026, 2, 1)),
        Kind::Instant => Value::Instant(now()),
    };
    let leave_empty = |nullable: bool| nullable && n % 2 == 1;
    let columns = shape.columns.iter();
    columns
        .map(|(column, (_, nullable))| {
            let value = if leave_empty(*nullable) { Value::Null } else { value(column) };
            (column.clone(), value)
        })
        .collect()
}

/// The kind of each column, as PostgreSQL's words tell it: each kind has one of its own there.
fn kinds(modules: &[Module], store: StoreKind) -> BTreeMap<String, BTreeMap<String, Kind>> {
    let all = [Kind::Bool, Kind::Int, Kind::Text, Kind::Bytes, Kind::Uuid, Kind::Date, Kind::Instant];
    let of = |word: &str| {
        let kind = all.into_iter().find(|kind| Engine::Postgres.column_type(*kind) == word);
        kind.unwrap_or_else(|| panic!("{word} is a type of ours"))
    };
    let tables = schema::declared(modules, store, Engine::Postgres);
    tables
        .into_iter()
        .map(|(name, shape)| {
            (name, shape.columns.into_iter().map(|(column, (word, _))| (column, of(&word))).collect())
        })
        .collect()
}

/// Fills every table with three rows, and says what is in them.
fn fill(stores: &Stores, store: StoreKind, modules: &[Module]) -> BTreeMap<String, Vec<String>> {
    let (live, kinds) = (tables(stores, store), kinds(modules, store));
    let database = stores.raw(store);
    for (table, shape) in &live {
        database
            .write(|conn| (1..=3).try_for_each(|n| insert(conn, table, filled(shape, &kinds[table], n))))
            .unwrap_or_else(|error| panic!("{table}: {error} {:?}", std::error::Error::source(&error)));
    }
    live.keys().map(|table| (table.clone(), rows(&database, table, &kinds[table]))).collect()
}

fn insert(conn: &mut Conn, table: &str, row: Vec<(String, Value)>) -> Result<(), KernelError> {
    let names: Vec<_> = row.iter().map(|(name, _)| name.clone()).collect();
    let mut sql = conn.sql(&format!("INSERT INTO {table} ({}) VALUES (", names.join(", ")));
    sql.list(row, ", ", |sql, (_, value)| {
        sql.bind(value);
    })
    .push(")");
    conn.execute(&sql).map(drop)
}

fn rows(database: &Database, table: &str, kinds: &BTreeMap<String, Kind>) -> Vec<String> {
    let names: Vec<_> = kinds.keys().cloned().collect();
    let kinds: Vec<_> = kinds.values().copied().collect();
    let sql = database.sql(&format!("SELECT {} FROM {table}", names.join(", ")));
    let rows = database.read(|conn| conn.all(&sql, &kinds)).expect("the rows");
    let mut rows: Vec<_> = rows.into_iter().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// The house as it was: one module stopped at a step, or all of them at no later step than that.
fn earlier(modules: &[Module]) -> Vec<(String, Vec<Module>)> {
    let stopped = |module: &Module, at: usize| Module { migrations: &module.migrations[..at], ..*module };
    let longest = modules.iter().map(|module| module.migrations.len()).max().unwrap_or(0);
    let mut houses = Vec::new();
    for at in 0..longest {
        let all = modules.iter().map(|module| stopped(module, at.min(module.migrations.len())));
        houses.push((format!("all at {at}"), all.collect()));
    }
    for (which, module) in modules.iter().enumerate() {
        for at in 0..module.migrations.len() {
            let mut house = modules.to_vec();
            house[which] = stopped(module, at);
            houses.push((format!("{} at {at}", module.name), house));
        }
    }
    houses
}

fn a_database_stopped_at_any_step_ends_as_a_fresh_one_and_loses_nothing() {
    let house = house().expect("the house stands");
    let fresh = Stores::new();
    bring_up(&fresh, &house.modules).expect("the tables");
    for (which, modules) in earlier(&house.modules) {
        let stores = Stores::new();
        bring_up(&stores, &modules).expect("the earlier tables");
        let before = STEPPED.map(|store| fill(&stores, store, &modules));
        bring_up(&stores, &house.modules).expect("brought up");
        for (store, before) in STEPPED.into_iter().zip(before) {
            assert_eq!(tables(&stores, store), tables(&fresh, store), "{which}");
            let (database, kinds) = (stores.raw(store), kinds(&house.modules, store));
            for (table, told) in before {
                assert_eq!(rows(&database, &table, &kinds[&table]), told, "{which}: {table}");
            }
        }
        // Once more changes nothing.
        bring_up(&stores, &house.modules).expect("there already");
    }
}

fn a_newer_store_is_refused_and_says_what_to_do() {
    let stores = Stores::new();
    open(stores.place(), &[ransel_school::module(), trial::second()]).expect("the newer program opens it");
    let before = STEPPED.map(|store| tables(&stores, store));
    for modules in [vec![ransel_school::module(), trial::first()], vec![ransel_school::module()]] {
        let refused = open(stores.place(), &modules).expect_err("the store is newer").to_string();
        assert!(refused.contains("`trial`") && refused.contains("start a newer version"), "{refused}");
    }
    assert_eq!(STEPPED.map(|store| tables(&stores, store)), before);
    open(stores.place(), &[ransel_school::module(), trial::second()])
        .expect_err("the key of these stores is another: the store itself was accepted");
}

fn a_step_that_fails_leaves_nothing_and_is_taken_up() {
    const WRONG: &[Migration] = &[Migration {
        number: 1,
        tables: &[
            NewTable { store: StoreKind::Main, name: "first", columns: "id uuid key", indexes: &[] },
            NewTable {
                store: StoreKind::Main,
                name: "second",
                columns: "id uuid key",
                indexes: &["missing"],
            },
        ],
    }];
    const RIGHT: &[Migration] = &[Migration {
        number: 1,
        tables: &[
            NewTable { store: StoreKind::Main, name: "first", columns: "id uuid key", indexes: &[] },
            NewTable {
                store: StoreKind::Main,
                name: "second",
                columns: "id uuid key, found text",
                indexes: &["found"],
            },
        ],
    }];
    let stores = Stores::new();
    let module = |migrations| Module { migrations, ..trial::first() };
    bring_up(&stores, &[module(WRONG)]).expect_err("an index on a column that is not there");
    assert!(tables(&stores, StoreKind::Main).is_empty());
    bring_up(&stores, &[module(RIGHT)]).expect("taken up");
    assert_eq!(tables(&stores, StoreKind::Main).len(), 2);
}

/// In a process that is to be killed: brings the named stores up.
#[test]
fn bring_up_what_is_named() {
    let Ok(named) = std::env::var(BRING_UP) else { return };
    let place = match named.split_once('|') {
        Some((url, schema)) => Place::Postgres { url: url.to_owned(), schema: schema.to_owned() },
        None => Place::Directory(named.into()),
    };
    let modules = &house().expect("the house stands").modules;
    // Before the house is put together there is nothing to be killed at.
    println!("begins");
    open(place, &modules[1..]).expect("the owner opens");
}

fn a_program_killed_while_it_brings_stores_up_is_taken_up_by_the_next() {
    let house = house().expect("the house stands");
    let fresh = Stores::new();
    bring_up(&fresh, &house.modules).expect("the tables");
    let mut halfway = 0;
    for wait in (0..8).map(|n| Duration::from_millis(n * n * 4)) {
        let stores = Stores::new();
        let named = match stores.place() {
            Place::Directory(folder) => folder.display().to_string(),
            Place::Postgres { url, schema } => format!("{url}|{schema}"),
        };
        let mut process = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "upgrade::bring_up_what_is_named", "--nocapture"])
            .env(BRING_UP, named)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let mut said = std::io::BufReader::new(process.stdout.take().expect("what it says"));
        let mut line = String::new();
        while !line.contains("begins") {
            line.clear();
            let read = std::io::BufRead::read_line(&mut said, &mut line).expect("a line");
            assert!(read > 0, "it stopped before it began");
        }
        thread::sleep(wait);
        process.kill().expect("killed");
        process.wait().expect("gone");
        let reached = tables(&stores, StoreKind::Main).len();
        halfway += usize::from(reached < tables(&fresh, StoreKind::Main).len());
        bring_up(&stores, &house.modules).expect("taken up");
        for store in STEPPED {
            assert_eq!(tables(&stores, store), tables(&fresh, store), "killed after {wait:?}");
        }
    }
    assert!(halfway > 0, "none was killed before it was done");
}
