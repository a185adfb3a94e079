//! Queries and nothing else.

use ransel_kernel::{Action, Pass, Result, action::Opens, rows::Order};

use crate::records::Entry;

/// The newest entries the pass opens.
///
/// # Errors
/// The store cannot be read.
pub fn newest<A: Action + Opens<Entry>>(pass: &Pass<'_, A>, limit: i64) -> Result<Vec<Entry>> {
    pass.rows::<Entry>().by(Entry::DAY, Order::Descending).page(0, limit).all()
}
