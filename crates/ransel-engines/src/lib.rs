//! Where tests put an owner's stores: on each engine, apart from those of every other test, and gone afterwards.
//!
//! A test that is to hold on both engines is a plain function, named in [`both!`]; what it opens asks [`Stores::new`] where.
//! PostgreSQL is the one at `RANSEL_TEST_POSTGRES`. Without it those tests say that they are skipped; in CI they fail.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "nothing but tests uses this, and a test that cannot go on stops"
)]

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

pub use ransel_kernel::db::Engine;
use ransel_kernel::{Randomness, card::StoreKind, db::Place};
use tempfile::TempDir;

pub mod trial;

/// Where the tests find PostgreSQL.
pub const ADDRESS: &str = "RANSEL_TEST_POSTGRES";

thread_local! {
    static ENGINE: Cell<Engine> = const { Cell::new(Engine::Sqlite) };
}

/// Makes two tests of each function: on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($test:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test]
            fn $test() {
                $crate::on($crate::Engine::Sqlite, super::$test);
            })*
        }
        mod on_postgresql {
            $(#[test]
            fn $test() {
                $crate::on($crate::Engine::Postgres, super::$test);
            })*
        }
    };
}

/// Runs a test on an engine; says so where it cannot.
pub fn on(engine: Engine, test: fn()) {
    if engine == Engine::Postgres && address().is_none() {
        return;
    }
    ENGINE.set(engine);
    test();
}

/// The engine this test is on.
pub fn engine() -> Engine {
    ENGINE.get()
}

/// Where PostgreSQL is, if the tests were told; without it they are skipped, and in CI they fail.
pub fn address() -> Option<String> {
    let address = std::env::var(ADDRESS).ok();
    if address.is_none() {
        println!("skipped: {ADDRESS} is not set");
        assert!(std::env::var("CI").is_err(), "in CI the tests on PostgreSQL must run");
    }
    address
}

/// An owner's stores on one engine; gone when this is.
#[derive(Debug)]
pub struct Stores {
    folder: TempDir,
    schema: Option<Schema>,
}

#[derive(Debug)]
struct Schema {
    url: String,
    name: String,
    /// The address of another database, where this schema has one of its own.
    beside: Option<String>,
}

impl Default for Stores {
    fn default() -> Self {
        Self::new()
    }
}

impl Stores {
    /// On the engine this test is on.
    pub fn new() -> Self {
        match engine() {
            Engine::Sqlite => Self::in_a_folder(),
            Engine::Postgres => Self::at(&address().expect("an address")),
        }
    }

    /// In a folder of its own.
    pub fn in_a_folder() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), schema: None }
    }

    /// In schemas of its own in the database at `url`.
    pub fn at(url: &str) -> Self {
        let id = Randomness.uuid().expect("random bytes");
        let schema = Schema { url: url.to_owned(), name: format!("t_{}", id.simple()), beside: None };
        Self { schema: Some(schema), ..Self::in_a_folder() }
    }

    /// In a database of its own beside the one at `url`: rows that are deleted stay for as long as anybody in the database
    /// may see them.
    pub fn alone_at(url: &str) -> Self {
        let id = Randomness.uuid().expect("random bytes");
        let name = format!("t_{}", id.simple());
        let (server, _) = url.rsplit_once('/').expect("an address with a database");
        let own = format!("{server}/{name}");
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("PostgreSQL answers");
        client.batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
        let schema = Schema { url: own, name, beside: Some(url.to_owned()) };
        Self { schema: Some(schema), ..Self::in_a_folder() }
    }

    /// Which engine.
    pub fn engine(&self) -> Engine {
        if self.schema.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// Where they are.
    pub fn place(&self) -> Place {
        match &self.schema {
            Some(Schema { url, name, .. }) => Place::Postgres { url: url.clone(), schema: name.clone() },
            None => Place::Directory(self.folder.path().join("stores")),
        }
    }

    /// A folder for everything else, gone with the stores.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// One of the stores, past every pass: what somebody with the machine in her hands could do.
    pub fn raw(&self, store: StoreKind) -> ransel_kernel::db::Database {
        if let Place::Directory(folder) = self.place() {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        ransel_kernel::db::Database::open(&self.place(), store.name()).expect("the store opens")
    }

    /// The files the engine keeps these stores in, and its log, once everything is on disk. `None`, and said, where they
    /// may not be read.
    pub fn files(&self) -> Option<Vec<PathBuf>> {
        match &self.schema {
            Some(schema) => schema.files(),
            None => Some(all_files(&self.folder.path().join("stores"))),
        }
    }

    /// Every file or table in which `text` can be read.
    pub fn holding(&self, text: &str) -> Vec<String> {
        match &self.schema {
            Some(schema) => schema.holding(text),
            None => {
                let files = all_files(&self.folder.path().join("stores"));
                with_bytes(&files, text.as_bytes()).iter().map(|path| path.display().to_string()).collect()
            }
        }
    }
}

impl Schema {
    fn client(&self) -> Option<postgres::Client> {
        postgres::Client::connect(&self.url, postgres::NoTls).ok()
    }

    fn names(&self) -> [String; 3] {
        [StoreKind::Main, StoreKind::Vault, StoreKind::Ledger].map(|store| match store {
            StoreKind::Main => self.name.clone(),
            other => format!("{}_{}", self.name, other.name()),
        })
    }

    /// What stood in the log before now is gone after this, if nothing else holds it back.
    fn files(&self) -> Option<Vec<PathBuf>> {
        let mut client = self.client().expect("PostgreSQL answers");
        let folder = client.query_one("SELECT setting FROM pg_settings WHERE name = 'data_directory'", &[]);
        let folder = PathBuf::from(folder.expect("the setting").try_get::<_, String>(0).unwrap_or_default());
        if std::fs::read_dir(&folder).is_err() {
            println!("skipped: the files of PostgreSQL may not be read");
            assert!(std::env::var("CI").is_err(), "in CI the files of PostgreSQL are read");
            return None;
        }
        let beside = self.beside.as_deref().unwrap_or(&self.url);
        let mut whole = postgres::Client::connect(beside, postgres::NoTls).expect("PostgreSQL answers");
        whole.batch_execute("CHECKPOINT").expect("a checkpoint");
        whole.query_one("SELECT pg_switch_wal()::text", &[]).expect("a new segment");
        whole.batch_execute("CHECKPOINT").expect("a checkpoint");
        // With its indexes, and with what is too long for a row.
        let relations = "WITH own AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = ANY($1)), long AS (SELECT reltoastrelid AS oid FROM pg_class WHERE oid IN (SELECT oid FROM own)) \
             SELECT pg_relation_filepath(oid::regclass) FROM (SELECT oid FROM own UNION SELECT oid FROM long UNION \
             SELECT 'pg_statistic'::regclass::oid) one WHERE pg_relation_filepath(oid::regclass) IS NOT NULL";
        let relations = client.query(relations, &[&self.names().as_slice()]).expect("the files");
        let mut files: Vec<_> = relations.iter().map(|row| folder.join(row.get::<_, String>(0))).collect();
        files.extend(all_files(&folder.join("pg_wal")));
        Some(files)
    }

    fn holding(&self, text: &str) -> Vec<String> {
        let mut client = self.client().expect("PostgreSQL answers");
        let tables = "SELECT table_schema::text, table_name::text FROM information_schema.tables WHERE table_schema = ANY($1)";
        let tables = client.query(tables, &[&self.names().as_slice()]).expect("the tables");
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let mut found = Vec::new();
        for row in tables {
            let name = format!("{}.{}", row.get::<_, String>(0), row.get::<_, String>(1));
            // Bytes are written as hexadecimal digits.
            let sql = format!(
                "SELECT 1 FROM {name} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1"
            );
            if client.query_opt(&sql, &[&text, &hex]).expect("a search").is_some() {
                found.push(name);
            }
        }
        found
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        // The database the tests run in is made anew each time: what stays after a fault is in nobody's way.
        if let Some(beside) = &self.beside {
            if let Ok(mut client) = postgres::Client::connect(beside, postgres::NoTls) {
                let _ = client.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
            }
            return;
        }
        let Some(mut client) = self.client() else { return };
        for name in self.names() {
            let _ = client.batch_execute(&format!("DROP SCHEMA IF EXISTS {name} CASCADE"));
        }
    }
}

/// Every file in a folder and the folders in it.
pub fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in std::fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path()) {
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Those of these files in which the bytes stand. One that is gone by now has none.
pub fn with_bytes(files: &[PathBuf], wanted: &[u8]) -> Vec<PathBuf> {
    let stands = |path: &&PathBuf| {
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    files.iter().filter(stands).cloned().collect()
}
