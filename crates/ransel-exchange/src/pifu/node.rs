//! One row as a small tree: built within bounds, without what is never kept, and taken apart by pure functions.

use std::io::BufRead;

use super::dropped::Dropped;
use super::error::{FileError, Problem, Reason};
use super::xml::{Open, Token, Xml};

/// The largest single row. A pupil with an absence in every lesson of a school year stays below 1 MB.
const LARGEST_ROW_BYTES: u64 = 4 * 1024 * 1024;

/// An element with what is in it.
pub(super) struct Node {
    pub name: &'static str,
    pub line: u64,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// Reads the row just opened to its end. The inner result is the row's own trouble.
    pub(super) fn read_row<R: BufRead>(
        xml: &mut Xml<R>,
        name: &'static str,
        open: Open,
        dropped: &mut Dropped,
    ) -> Result<Result<Self, Problem>, FileError> {
        let mut row = RowReader { xml, dropped, end: 0, too_large: false };
        row.end = row.xml.consumed().saturating_add(LARGEST_ROW_BYTES);
        let node = row.node(name, open)?;
        if row.too_large {
            return Ok(Err(Problem::at(node.line, Reason::TooLarge)));
        }
        Ok(Ok(node))
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text, or `None` where there is none.
    pub(super) fn some_text(&self) -> Option<String> {
        Some(self.text.clone()).filter(|text| !text.is_empty())
    }

    /// The attribute, or `None` where it is absent or empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    pub(super) fn need_attribute(&self, what: &'static str) -> Result<&str, Problem> {
        self.attribute(what).ok_or(Problem::at(self.line, Reason::Missing { what }))
    }

    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn need(&self, what: &'static str) -> Result<&Node, Problem> {
        self.child(what).ok_or(Problem::at(self.line, Reason::Missing { what }))
    }

    /// All children of that name, in file order.
    pub(super) fn children(&self, name: &'static str) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The children of that name in the `extension` part, in file order.
    pub(super) fn extensions(&self, name: &'static str) -> impl Iterator<Item = &Node> {
        self.children("extension").flat_map(move |extension| extension.children(name))
    }

    /// The text of a child, or `None` where the child is absent or empty.
    pub(super) fn text_of(&self, name: &str) -> Option<String> {
        self.child(name).and_then(Node::some_text)
    }

    pub(super) fn need_text_of(&self, what: &'static str) -> Result<String, Problem> {
        self.text_of(what).ok_or(Problem::at(self.line, Reason::Missing { what }))
    }
}

struct RowReader<'a, R> {
    xml: &'a mut Xml<R>,
    dropped: &'a mut Dropped,
    end: u64,
    too_large: bool,
}

impl<R: BufRead> RowReader<'_, R> {
    /// Recursion is bounded by the depth the XML layer allows.
    fn node(&mut self, name: &'static str, open: Open) -> Result<Node, FileError> {
        let mut node = Node {
            name,
            line: open.line,
            attributes: open.attributes,
            text: String::new(),
            children: Vec::new(),
        };
        loop {
            match self.xml.next(&mut node.text)? {
                Token::Open(open) => self.child(&mut node, open)?,
                Token::Text => {}
                Token::Close | Token::End => break,
            }
        }
        node.text.truncate(node.text.trim_end().len());
        Ok(node)
    }

    fn child(&mut self, parent: &mut Node, open: Open) -> Result<(), FileError> {
        self.too_large |= self.xml.consumed() > self.end;
        let turned_away = self.dropped.turns_away(&open);
        match open.name {
            Some(name) if !turned_away && !self.too_large => {
                let child = self.node(name, open)?;
                parent.children.push(child);
                Ok(())
            }
            _ => self.xml.skip(),
        }
    }
}
