//! The ledger: every pass, refused ones too. Who, whom, which categories, why and on what ground; people
//! under pseudonyms that can be erased; each line chained to the one before.

pub mod entry;
#[cfg(feature = "measure")]
pub mod measure;
pub mod read;
mod store;
pub mod verify;
mod writer;

pub use entry::{Alias, Entry, Outcome, Prepared, Versions};
pub use read::Line;
pub use writer::Ledger;

/// One plain INSERT of the kernel's own.
pub(crate) fn insert_row<const N: usize>(
    conn: &mut crate::db::Conn,
    table: &str,
    row: [crate::Value; N],
) -> crate::Result<()> {
    store::insert(conn, &format!("INSERT INTO {table} VALUES ("), row, ")")
}

pub(crate) use store::{create, leave_in_outbox};
pub(crate) use writer::{Source, epoch};
