//! The streaming writer: each row is composed whole, checked against the schema's limits, and then written.
//!
//! A row the format cannot express is refused as a whole and leaves the file sound, so the caller may name it
//! and go on. Nothing is shortened or left out silently.

use std::io::{self, Write};

use super::ids::SourcedId;
use super::member::Membership;
use super::properties::{Properties, TRANSFER_KINDS};
use super::reader::Entry;
use super::{Group, NAMESPACE, Person, words};
use page::Page;

mod contact;
mod group;
mod member;
mod page;
mod person;
mod rule;

pub use rule::Rule;

/// Why something was not written. The text holds no value.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The row cannot be expressed in the format; nothing of it was written.
    #[error("{element} {rule}")]
    Row {
        /// The element or attribute of the format.
        element: &'static str,
        /// What it breaks.
        rule: Rule,
    },
    /// Persons come before groups, and groups before memberships; the properties come once.
    #[error("rows must come in the order of the format")]
    Order,
    /// Writing failed; what has been written is of no use.
    #[error("writing failed")]
    Io(#[from] io::Error),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Persons,
    Groups,
    Memberships,
}

/// Writes one file. [`Writer::finish`] must be called, or the file has no end.
pub struct Writer<W> {
    out: W,
    stage: Stage,
    /// The group whose membership is open.
    group: Option<SourcedId>,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    pub fn new(mut out: W, properties: &Properties) -> Result<Self, WriteError> {
        let text = properties_page(properties)?;
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<enterprise xmlns=\"{NAMESPACE}\">\n{text}"
        )?;
        Ok(Self { out, stage: Stage::Persons, group: None })
    }

    /// Writes any entry but the properties, which [`Writer::new`] has written.
    pub fn entry(&mut self, entry: &Entry) -> Result<(), WriteError> {
        match entry {
            Entry::Properties(_) => Err(WriteError::Order),
            Entry::Person(person) => self.person(person),
            Entry::Group(group) => self.group(group),
            Entry::Member(membership) => self.member(membership),
        }
    }

    /// Writes a person. All persons come first.
    pub fn person(&mut self, person: &Person) -> Result<(), WriteError> {
        let text = person::page(person)?;
        self.move_on_to(Stage::Persons)?;
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Writes a group. All groups come after the persons and before the memberships.
    pub fn group(&mut self, group: &Group) -> Result<(), WriteError> {
        let text = group::page(group)?;
        self.move_on_to(Stage::Groups)?;
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Writes a member. Members of one group should follow each other; they then share a `membership`.
    pub fn member(&mut self, membership: &Membership) -> Result<(), WriteError> {
        let text = member::page(membership)?;
        let same_group = self.group.as_ref() == Some(&membership.group);
        let opening = if same_group { String::new() } else { member::opening(&membership.group)? };
        self.move_on_to(Stage::Memberships)?;
        if !same_group {
            self.close_membership()?;
            self.out.write_all(opening.as_bytes())?;
            self.group = Some(membership.group.clone());
        }
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Ends the file and hands back what it was written to.
    pub fn finish(mut self) -> Result<W, WriteError> {
        self.close_membership()?;
        self.out.write_all(b"</enterprise>\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn move_on_to(&mut self, stage: Stage) -> Result<(), WriteError> {
        if stage < self.stage {
            return Err(WriteError::Order);
        }
        self.stage = stage;
        Ok(())
    }

    fn close_membership(&mut self) -> io::Result<()> {
        if self.group.take().is_some() {
            self.out.write_all(b"</membership>\n")?;
        }
        Ok(())
    }
}

fn properties_page(properties: &Properties) -> Result<String, WriteError> {
    let mut page = Page::default();
    page.open("properties", &[("lang", &properties.language)])?;
    page.leaf("datasource", &properties.datasource, Rule::AtMost(256))?;
    for target in &properties.targets {
        page.leaf("target", target, Rule::AtMost(256))?;
    }
    page.known("type", words::word(TRANSFER_KINDS, &properties.kind))?;
    page.moment("datetime", properties.created_at)?;
    page.close("properties");
    Ok(page.into_text())
}
