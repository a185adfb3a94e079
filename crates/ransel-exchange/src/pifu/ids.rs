//! Keys: how a file names persons and groups, and how it says that a key or a row has changed.

use serde::{Deserialize, Serialize};

use super::error::{Problem, Reason};
use super::node::Node;
use super::words::{self, Words};

/// A key given by one source system, valid for as long as that system says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourcedId {
    /// The system that gave the key, as `system@owner`.
    pub source: String,
    /// The key within that system.
    pub id: String,
}

impl SourcedId {
    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        Ok(Self { source: node.need_text_of("source")?, id: node.need_text_of("id")? })
    }
}

/// The current key of a person or group together with those it had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids {
    /// The key everything else in the file refers to.
    pub current: SourcedId,
    /// Keys the receiver may know it by.
    pub former: Vec<FormerId>,
}

impl Ids {
    /// An unchanged key.
    pub fn new(current: SourcedId) -> Self {
        Self { current, former: Vec::new() }
    }

    /// The key marked as new, or else the unmarked one. An unmarked key beside a new one is a former key.
    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let mut new = Vec::new();
        let mut unmarked = Vec::new();
        let mut former = Vec::new();
        for child in node.children("sourcedid") {
            let id = SourcedId::from_node(child)?;
            match child.attribute("sourcedidtype") {
                Some("New") => new.push(id),
                None => unmarked.push(id),
                Some(_) => {
                    let kind = words::meaning_of_attribute(FORMER_KINDS, child, "sourcedidtype")?;
                    former.push(FormerId { id, kind });
                }
            }
        }
        if !new.is_empty() {
            former.extend(unmarked.drain(..).map(|id| FormerId { id, kind: FormerKind::Old }));
        }
        let mut candidates = new.into_iter().chain(unmarked);
        let missing = Problem::at(node.line, Reason::Missing { what: "sourcedid" });
        let current = candidates.next().ok_or(missing)?;
        if candidates.next().is_some() {
            return Err(Problem::at(node.line, Reason::TwoCurrentKeys));
        }
        Ok(Self { current, former })
    }
}

/// A key that is no longer, or should never have been, the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerId {
    /// The key.
    pub id: SourcedId,
    /// What became of it.
    pub kind: FormerKind,
}

/// What became of a former key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormerKind {
    /// It was replaced by the current key.
    Old,
    /// The same person or group had been entered twice.
    Duplicate,
}

pub(super) const FORMER_KINDS: Words<FormerKind> =
    &[(FormerKind::Old, "Old"), (FormerKind::Duplicate, "Duplicate")];

/// What a delta or event file says has happened to a row. A full file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The row is new.
    Added,
    /// The row has changed.
    Updated,
    /// The row is gone from the source system.
    Deleted,
}

pub(super) const CHANGES: Words<Change> =
    &[(Change::Added, "1"), (Change::Updated, "2"), (Change::Deleted, "3")];

impl Change {
    pub(super) fn from_node(node: &Node) -> Result<Option<Self>, Problem> {
        node.attribute("recstatus")
            .map(|_| words::meaning_of_attribute(CHANGES, node, "recstatus"))
            .transpose()
    }
}
