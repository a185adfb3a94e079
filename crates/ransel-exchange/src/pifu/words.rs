//! Tables between the format's words and our names, used in both directions.

use super::error::{Problem, Reason};
use super::node::Node;

/// One row per word of the format.
pub(super) type Words<K> = &'static [(K, &'static str)];

/// What the word stands for.
pub(super) fn meaning<K: Clone>(table: Words<K>, word: &str) -> Option<K> {
    table.iter().find(|(_, known)| *known == word).map(|(kind, _)| kind.clone())
}

/// The word for it, or `None` where the format has none.
pub(super) fn word<K: PartialEq>(table: Words<K>, kind: &K) -> Option<&'static str> {
    table.iter().find(|(known, _)| known == kind).map(|(_, word)| *word)
}

/// What the node's text stands for; a word outside the table keeps the row out.
pub(super) fn meaning_of_text<K: Clone>(table: Words<K>, node: &Node) -> Result<K, Problem> {
    meaning(table, node.text()).ok_or(Problem::at(node.line, Reason::UnknownWord { what: node.name }))
}

/// What the attribute stands for; a word outside the table keeps the row out.
pub(super) fn meaning_of_attribute<K: Clone>(
    table: Words<K>,
    node: &Node,
    attribute: &'static str,
) -> Result<K, Problem> {
    let word = node.need_attribute(attribute)?;
    meaning(table, word).ok_or(Problem::at(node.line, Reason::UnknownWord { what: attribute }))
}
