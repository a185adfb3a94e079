//! What can be wrong with a file, and with one document of it. No text in here holds a value from the file.

/// The file is unreadable from here on.
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
    /// It breaks the rules of XML, or is none.
    #[error("this is not well-formed XML")]
    NotXml,
    /// It is XML without a document of the Population Register.
    #[error("the file holds no document of the Population Register")]
    NoDocument,
    /// It ends before its last element does.
    #[error("the file ends too early")]
    Truncated,
    /// It declares a document type.
    #[error("document type declarations are refused")]
    DocumentType,
    /// Elements lie deeper within each other than any document needs.
    #[error("elements are nested too deep")]
    TooDeep,
    /// One text, comment or tag is longer than 64 kB.
    #[error("one piece of text is too long")]
    TooLong,
    /// The characters are in an encoding other than UTF-8, or break it.
    #[error("the characters cannot be decoded")]
    Encoding,
    /// It was found unreadable before.
    #[error("the file was found unreadable before")]
    GivenUp,
    /// Reading from the disk or the network failed.
    #[error("reading failed")]
    Io(#[source] std::io::Error),
}

/// A document that says nothing one can act on. The reader goes on with the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: the document names no person")]
pub struct BadDocument {
    /// The line of its start tag.
    pub line: u64,
}
