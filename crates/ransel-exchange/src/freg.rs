//! Address protection out of documents of the Population Register: of persons (`folkeregisterperson`) and of events
//! (`dokumentForHendelse`). [`read`] pulls one document at a time, so memory does not grow with the file; all else a
//! document holds is passed over and never kept.
//!
//! A file is one document, or any element around many. What a document means follows from its own namespace: an element
//! of the same name from elsewhere is nothing. Deliberately absent: names, addresses, families.

mod document;
mod error;
mod reader;

#[cfg(test)]
mod tests;

pub use document::{Document, Grading};
pub use error::{BadDocument, FileError, FileReason};
pub use reader::{Reader, read};

/// The namespace of documents of persons.
pub const PERSON: &str = "folkeregisteret:tilgjengeliggjoering:person:v1";
/// The namespace of documents of events.
pub const EVENT: &str = "folkeregisteret:tilgjengeliggjoering:hendelse:v1";
