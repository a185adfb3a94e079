//! The pull reader: one row at a time, in the order of the file.

use std::collections::VecDeque;
use std::io::BufRead;

use super::dropped::Dropped;
use super::error::{About, FileError, FileReason, RowError};
use super::group::Group;
use super::ids::{Ids, SourcedId};
use super::member::{self, Membership};
use super::node::Node;
use super::person::Person;
use super::properties::Properties;
use super::xml::{Open, Token, Xml};

/// One thing in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// What the transfer is; always the first row.
    Properties(Properties),
    /// A person.
    Person(Person),
    /// A group or an organisation.
    Group(Group),
    /// One member of one group.
    Member(Membership),
}

/// An entry with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of its start tag, counted from 1.
    pub line: u64,
    /// What stands there.
    pub entry: Entry,
}

/// Reads a file row by row, see [`Reader::next_row`].
pub fn read<R: BufRead>(reader: R) -> Reader<R> {
    Reader {
        xml: Xml::new(reader),
        place: Place::Before,
        dropped: Dropped::default(),
        waiting: VecDeque::new(),
    }
}

/// A reader that holds one row of the file at a time.
pub struct Reader<R> {
    xml: Xml<R>,
    place: Place,
    dropped: Dropped,
    /// The pieces of one member that stay out, and then the member itself.
    waiting: VecDeque<Result<Row, RowError>>,
}

enum Place {
    Before,
    InEnterprise,
    /// Within a membership, once its group is known.
    InMembership(Option<SourcedId>),
    Done,
    GivenUp,
}

impl<R: BufRead> Reader<R> {
    /// The next row, a row that stays out, or `None` at the end of a complete file.
    ///
    /// Pieces of a member that stay out come right before the member itself. After a [`FileError`] nothing
    /// more can be read; asking again gives [`FileReason::GivenUp`], never an end that looks complete.
    pub fn next_row(&mut self) -> Result<Option<Result<Row, RowError>>, FileError> {
        if let Some(row) = self.waiting.pop_front() {
            return Ok(Some(row));
        }
        let found = self.find_row();
        if found.is_err() {
            self.place = Place::GivenUp;
        }
        found
    }

    /// What has been turned away so far.
    pub fn dropped(&self) -> &Dropped {
        &self.dropped
    }

    #[cfg(test)]
    pub(super) fn buffer_capacity(&self) -> usize {
        self.xml.buffer_capacity()
    }

    fn find_row(&mut self) -> Result<Option<Result<Row, RowError>>, FileError> {
        loop {
            match std::mem::replace(&mut self.place, Place::InEnterprise) {
                Place::Before => return self.begin().map(|row| Some(Ok(row))),
                Place::InEnterprise => self.step()?,
                Place::InMembership(group) => self.step_in_membership(group)?,
                Place::Done => {
                    self.place = Place::Done;
                    return Ok(None);
                }
                Place::GivenUp => return Err(self.xml.fail(FileReason::GivenUp)),
            }
            if let Some(row) = self.waiting.pop_front() {
                return Ok(Some(row));
            }
        }
    }

    /// The root element and the properties, without which nothing else can be understood.
    fn begin(&mut self) -> Result<Row, FileError> {
        match self.token()? {
            Token::Open(open) if open.name == Some("enterprise") => {}
            _ => return Err(self.xml.fail(FileReason::WrongRoot)),
        }
        loop {
            match self.token()? {
                Token::Open(open) if open.name == Some("properties") => {
                    let line = open.line;
                    let node = Node::read_row(&mut self.xml, "properties", open, &mut self.dropped)?;
                    let properties =
                        node.and_then(|node| Properties::from_node(&node)).map_err(|problem| FileError {
                            line: problem.line,
                            reason: FileReason::Properties(problem.reason),
                        })?;
                    return Ok(Row { line, entry: Entry::Properties(properties) });
                }
                Token::Open(open) if self.dropped.turns_away(&open) => self.xml.skip()?,
                Token::Text => {}
                Token::Open(_) | Token::Close | Token::End => {
                    let reason = super::error::Reason::Missing { what: "properties" };
                    return Err(self.xml.fail(FileReason::Properties(reason)));
                }
            }
        }
    }

    fn step(&mut self) -> Result<(), FileError> {
        match self.token()? {
            Token::Open(open) => match open.name {
                Some("person") => self.person(open),
                Some("group") => self.group(open),
                Some("membership") => {
                    self.place = Place::InMembership(None);
                    Ok(())
                }
                _ => self.pass_over(&open),
            },
            Token::Text | Token::Close => Ok(()),
            Token::End => {
                self.place = Place::Done;
                Ok(())
            }
        }
    }

    /// A membership may hold every pupil of a county, so it is taken member by member.
    fn step_in_membership(&mut self, mut group: Option<SourcedId>) -> Result<(), FileError> {
        match self.token()? {
            Token::Open(open) => match open.name {
                Some("sourcedid") => {
                    let node = Node::read_row(&mut self.xml, "sourcedid", open, &mut self.dropped)?;
                    // A key that cannot be read is named with every member it leaves without a group.
                    group = group.or(node.and_then(|node| SourcedId::from_node(&node)).ok());
                }
                Some("member") => self.member(open, group.as_ref())?,
                _ => self.pass_over(&open)?,
            },
            Token::Text => {}
            Token::Close | Token::End => return Ok(()),
        }
        self.place = Place::InMembership(group);
        Ok(())
    }

    fn person(&mut self, open: Open) -> Result<(), FileError> {
        let line = open.line;
        let node = Node::read_row(&mut self.xml, "person", open, &mut self.dropped)?;
        let about = About { group: None, person: key_of(node.as_ref().ok()) };
        let person = node.and_then(|node| Person::from_node(&node));
        self.waiting.push_back(match person {
            Ok(person) => Ok(Row { line, entry: Entry::Person(person) }),
            Err(problem) => Err(problem.in_row("person", about)),
        });
        Ok(())
    }

    fn group(&mut self, open: Open) -> Result<(), FileError> {
        let line = open.line;
        let node = Node::read_row(&mut self.xml, "group", open, &mut self.dropped)?;
        let about = About { group: key_of(node.as_ref().ok()), person: None };
        let group = node.and_then(|node| Group::from_node(&node));
        self.waiting.push_back(match group {
            Ok(group) => Ok(Row { line, entry: Entry::Group(group) }),
            Err(problem) => Err(problem.in_row("group", about)),
        });
        Ok(())
    }

    fn member(&mut self, open: Open, group: Option<&SourcedId>) -> Result<(), FileError> {
        let line = open.line;
        let node = Node::read_row(&mut self.xml, "member", open, &mut self.dropped)?;
        let (membership, left_out) = match node {
            Ok(node) => member::from_node(&node, group),
            Err(problem) => {
                let about = About { group: group.cloned(), person: None };
                (None, vec![problem.in_row("member", about)])
            }
        };
        self.waiting.extend(left_out.into_iter().map(Err));
        self.waiting.extend(membership.map(|member| Ok(Row { line, entry: Entry::Member(member) })));
        Ok(())
    }

    fn pass_over(&mut self, open: &Open) -> Result<(), FileError> {
        if !self.dropped.turns_away(open) {
            // A known element in a place where the format has none.
            self.dropped.unknown += 1;
        }
        self.xml.skip()
    }

    fn token(&mut self) -> Result<Token, FileError> {
        self.xml.next(&mut String::new())
    }
}

/// The row's own key, to name a row that stays out for another reason.
fn key_of(node: Option<&Node>) -> Option<SourcedId> {
    node.and_then(|node| Ids::from_node(node).ok()).map(|ids| ids.current)
}
