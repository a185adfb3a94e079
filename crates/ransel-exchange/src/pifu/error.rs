//! The two kinds of trouble: a file that cannot be read, and a row that stays out while the rest goes in.
//!
//! No text in here holds a value from the file: names and numbers of persons must not reach a log.

use std::io;

use jiff::civil::Date;

use super::ids::SourcedId;

/// The file is unreadable from here on; nothing more comes out of the reader.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct FileError {
    /// The line reading had come to, counted from 1.
    pub line: u64,
    /// What is wrong.
    #[source]
    pub reason: FileReason,
}

/// Why a file is unreadable.
#[derive(Debug, thiserror::Error)]
pub enum FileReason {
    /// The text breaks the rules of XML.
    #[error("this is not well-formed XML")]
    NotXml,
    /// The file is XML, but its first element is not `enterprise` of this format.
    #[error("the file is XML, but not of this format")]
    WrongRoot,
    /// The file ends before its last element does.
    #[error("the file ends too early")]
    Truncated,
    /// The file declares a document type. Nothing in the format needs one, and entities can be made to explode.
    #[error("document type declarations are refused")]
    DocumentType,
    /// The file uses an entity that XML does not define by itself.
    #[error("an entity that XML does not define is used")]
    UnknownEntity,
    /// Elements lie deeper within each other than the format ever needs.
    #[error("elements are nested too deep")]
    TooDeep,
    /// One text, comment or tag is longer than 64 kB.
    #[error("one piece of text is too long")]
    TooLong,
    /// The characters are in an encoding other than UTF-8 and ISO-8859-1, or break the one declared.
    #[error("the characters cannot be decoded")]
    Encoding,
    /// The file does not begin with a usable `properties` element, so nobody knows what kind of transfer it is.
    #[error("the properties of the transfer are missing or unusable")]
    Properties(#[source] Reason),
    /// The file was found unreadable before.
    #[error("the file was found unreadable before")]
    GivenUp,
    /// Reading from the disk or the network failed.
    #[error("reading failed")]
    Io(#[source] io::Error),
}

impl FileReason {
    /// A stable key under which a product keeps its own wording.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotXml => "not-xml",
            Self::WrongRoot => "wrong-root",
            Self::Truncated => "truncated",
            Self::DocumentType => "document-type",
            Self::UnknownEntity => "unknown-entity",
            Self::TooDeep => "too-deep",
            Self::TooLong => "too-long",
            Self::Encoding => "encoding",
            Self::Properties(_) => "properties",
            Self::GivenUp => "given-up",
            Self::Io(_) => "io",
        }
    }
}

/// A row, or a piece of one, that stays out. The reader goes on with the next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {element}: {reason}")]
pub struct RowError {
    /// The line of the start tag where the fault was found, counted from 1.
    pub line: u64,
    /// The element that stays out: `person`, `group`, `member`, `role` or `pifu_absence`.
    pub element: &'static str,
    /// What is wrong with it.
    pub reason: Reason,
    /// The keys of what it belongs to, as far as they could be read. Not part of the error's text.
    pub about: Box<About>,
}

/// Whose row it was: an importer must not end a membership merely because its new row could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The group of the row, if the row is a group or belongs to one.
    pub group: Option<SourcedId>,
    /// The person of the row, if the row is a person or belongs to one.
    pub person: Option<SourcedId>,
}

/// Why a row stays out. `what` names an element or attribute of the format, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Something the format demands is missing or empty.
    #[error("{what} is missing")]
    Missing {
        /// What is missing.
        what: &'static str,
    },
    /// A date or time is not written as the format demands, or there is no such day.
    #[error("{what} is not a date")]
    NotADate {
        /// Where.
        what: &'static str,
    },
    /// A number is not written as the format demands (a point, not a comma, before decimals).
    #[error("{what} is not a number")]
    NotANumber {
        /// Where.
        what: &'static str,
    },
    /// A number is larger than the format allows.
    #[error("{what} is outside the format's range")]
    OutOfRange {
        /// Where.
        what: &'static str,
    },
    /// A number has more than the four decimals the format allows.
    #[error("{what} has too many decimals")]
    TooFine {
        /// Where.
        what: &'static str,
    },
    /// A word or code outside the format's list, where guessing could do harm.
    #[error("{what} holds a word the format does not know")]
    UnknownWord {
        /// Where.
        what: &'static str,
    },
    /// A period ends before it begins.
    #[error("the period ends before it begins")]
    EndsBeforeItBegins {
        /// First day as given.
        begin: Date,
        /// Last day as given.
        end: Date,
    },
    /// Two keys both claim to be the current one.
    #[error("two keys claim to be the current one")]
    TwoCurrentKeys,
    /// The member is a group within a group, which this version of the format does not use.
    #[error("the member is not a person")]
    MemberIsNotAPerson,
    /// The row alone is larger than 4 MB.
    #[error("the row is too large")]
    TooLarge,
}

impl Reason {
    /// A stable key under which a product keeps its own wording.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::NotADate { .. } => "not-a-date",
            Self::NotANumber { .. } => "not-a-number",
            Self::OutOfRange { .. } => "out-of-range",
            Self::TooFine { .. } => "too-fine",
            Self::UnknownWord { .. } => "unknown-word",
            Self::EndsBeforeItBegins { .. } => "ends-before-it-begins",
            Self::TwoCurrentKeys => "two-current-keys",
            Self::MemberIsNotAPerson => "member-is-not-a-person",
            Self::TooLarge => "too-large",
        }
    }
}

/// A reason with its place, before it is known which row it belongs to.
#[derive(Debug)]
pub(super) struct Problem {
    pub line: u64,
    pub reason: Reason,
}

impl Problem {
    pub(super) fn at(line: u64, reason: Reason) -> Self {
        Self { line, reason }
    }

    pub(super) fn in_row(self, element: &'static str, about: About) -> RowError {
        RowError { line: self.line, element, reason: self.reason, about: Box::new(about) }
    }
}
