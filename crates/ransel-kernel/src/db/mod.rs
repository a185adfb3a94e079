//! The two engines behind one face. Where they differ, the difference has one name here.
//!
//! The face is synchronous: a request is a short, straight piece of work on a thread of its own, and
//! the one thing worth waiting for together, the disk's sync, is batched by the ledger.

mod engine;
mod postgres;
mod sql;
mod sqlite;
mod turns;

pub use engine::{Conn, Database};
pub use postgres::Refusal;
pub use sql::{Engine, Sql};

use crate::{Value, value::Kind};

/// Where an owner's stores are.
#[derive(Clone, Debug)]
pub enum Place {
    /// One directory: `main.db`, `vault.db`, `ledger.db`.
    Directory(std::path::PathBuf),
    /// PostgreSQL: schemas `NAME`, `NAME_vault`, `NAME_ledger`.
    Postgres {
        /// Connection string.
        url: String,
        /// The owner's schema.
        schema: String,
    },
}

/// The columns a query brings back, so that a value is read as what it is.
pub type Kinds<'a> = &'a [Kind];

/// A row of a result.
pub type Row = Vec<Value>;
