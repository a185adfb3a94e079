//! What a transfer says about itself.

use super::error::{Problem, Reason};
use super::node::Node;
use super::time::{self, Moment};
use super::words::{self, Words};

/// The properties of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// Language of the texts about the transfer, an ISO 639 code; `no` where the file does not say.
    pub language: String,
    /// The system that sends, as `system@owner`.
    pub datasource: String,
    /// The systems meant to receive.
    pub targets: Vec<String>,
    /// How much of the register is in the file.
    pub kind: TransferKind,
    /// When the sender took the data out.
    pub created_at: Moment,
}

/// How much of the sender's register a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferKind {
    /// Everything: what is not in the file is gone.
    Full,
    /// What changed since the last file.
    Delta,
    /// One thing that just happened.
    Event,
}

pub(super) const TRANSFER_KINDS: Words<TransferKind> =
    &[(TransferKind::Full, "full"), (TransferKind::Delta, "delta"), (TransferKind::Event, "event")];

impl Properties {
    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let missing = Problem::at(node.line, Reason::Missing { what: "datetime" });
        Ok(Self {
            language: node.attribute("lang").unwrap_or("no").to_owned(),
            datasource: node.need_text_of("datasource")?,
            targets: node.children("target").filter_map(Node::some_text).collect(),
            kind: words::meaning_of_text(TRANSFER_KINDS, node.need("type")?)?,
            created_at: time::moment_of(node, "datetime")?.ok_or(missing)?,
        })
    }
}
