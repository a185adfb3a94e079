//! An import on its way.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{Personal, value::Bytes};
use uuid::Uuid;

/// An import that has begun to write. What it brings lies sealed in a file outside the stores; with this row goes
/// the salt of its key, and with that the file is beyond reading.
#[derive(Clone, Debug, Personal)]
#[personal(table = "import_run", activity = "roster-exchange", keep = "import-run")]
pub struct ImportRun {
    /// The run.
    #[personal(id)]
    pub id: Uuid,
    /// The system that sends.
    #[personal(none)]
    pub source: String,
    /// The day what has no date of its own holds from.
    #[personal(none)]
    pub day: Date,
    /// When it began to write.
    #[personal(none, clock)]
    pub began_at: Timestamp,
    /// What the key of the file is made of, beside the owner's.
    #[personal(none)]
    pub salt: Bytes,
    /// Where the file lies.
    #[personal(none)]
    pub file: String,
    /// How far it has come.
    #[personal(none)]
    pub chunks_done: i64,
}
