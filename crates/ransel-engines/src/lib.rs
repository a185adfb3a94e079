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

use std::{cell::Cell, path::Path};

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
        let schema = Schema { url: url.to_owned(), name: format!("t_{}", id.simple()) };
        Self { schema: Some(schema), ..Self::in_a_folder() }
    }

    /// Which engine.
    pub fn engine(&self) -> Engine {
        if self.schema.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// Where they are.
    pub fn place(&self) -> Place {
        match &self.schema {
            Some(Schema { url, name }) => Place::Postgres { url: url.clone(), schema: name.clone() },
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

    /// Every file or table in which `text` can be read.
    pub fn holding(&self, text: &str) -> Vec<String> {
        match &self.schema {
            Some(schema) => schema.holding(text),
            None => in_files(&self.folder.path().join("stores"), text.as_bytes()),
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
        let Some(mut client) = self.client() else { return };
        for name in self.names() {
            let _ = client.batch_execute(&format!("DROP SCHEMA IF EXISTS {name} CASCADE"));
        }
    }
}

fn in_files(folder: &Path, text: &[u8]) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder");
    let mut found = Vec::new();
    for path in files.map(|file| file.expect("a file").path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&path).expect("its bytes");
        if bytes.windows(text.len()).any(|window| window == text) {
            found.push(path.display().to_string());
        }
    }
    found
}
