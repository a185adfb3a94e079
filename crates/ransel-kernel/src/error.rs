//! What can go wrong in the kernel. No message holds a name, a number or what anybody typed.

use crate::{facts::Missing, id::RequestId};

/// A result of the kernel.
pub type Result<T, E = KernelError> = std::result::Result<T, E>;

/// Why the kernel could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum KernelError {
    /// Policy said no, or there is no such subject: the caller is told the same where that is a secret.
    #[error("refused (request {})", .0.request)]
    Denied(Box<Denied>),
    /// SQLite failed.
    #[error("the store failed")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL failed.
    #[error("the store failed")]
    Postgres(#[source] crate::db::Refusal),
    /// A stored value is not of the kind its card says.
    #[error("table {table}, column {column}: the stored value is not of the declared kind")]
    Decode {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A query or write touched what its pass does not open. A fault in the program, never shown as data.
    #[error("table {table}, column {column}: not opened by this pass")]
    NotOpened {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A write would have reached a person outside its pass.
    #[error("table {table}: the row is about somebody this pass does not cover")]
    OutsidePass {
        /// The table.
        table: &'static str,
    },
    /// The row changed since it was read.
    #[error("table {table}: the row was changed by somebody else")]
    Conflict {
        /// The table.
        table: &'static str,
    },
    /// The ledger did not confirm in time: the answer must not leave.
    #[error("the ledger did not confirm in time")]
    Ledger,
    /// A key is missing or does not fit.
    #[error("{0}")]
    Key(&'static str),
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The modules do not fit together: register, cards, actions or policies.
    #[error("the house does not stand:\n{}", .0.join("\n"))]
    House(Vec<String>),
    /// The stores are of another version, or not an owner's.
    #[error("{0}")]
    Stores(String),
    /// A setting is not acceptable.
    #[error("{0}")]
    Setting(String),
    /// A file could not be read or written.
    #[error("{path}: the file cannot be read or written")]
    File {
        /// The path.
        path: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// Something given by the caller is not acceptable; `key` names the text that says what.
    #[error("not acceptable: {key}")]
    Invalid {
        /// Key of the text for the user.
        key: &'static str,
    },
}

impl From<postgres::Error> for KernelError {
    fn from(error: postgres::Error) -> Self {
        Self::Postgres(error.into())
    }
}

impl KernelError {
    /// A value given by the user that is not acceptable; `key` is the text that tells what to do.
    pub const fn invalid(key: &'static str) -> Self {
        Self::Invalid { key }
    }

    /// The refusal, if this is one.
    pub fn denied(&self) -> Option<&Denied> {
        match self {
            Self::Denied(denied) => Some(denied),
            _ => None,
        }
    }
}

/// A refusal, with what the caller may hear of it.
#[derive(Debug)]
pub struct Denied {
    /// The request, as the reference the caller can quote.
    pub request: RequestId,
    /// The action that was refused.
    pub action: &'static str,
    /// Whether the caller already sees the subject. If not, refused and missing are one answer.
    pub seen: bool,
    /// The facts that would have made the difference, those the caller may hear.
    pub missing: Vec<Missing>,
}
