//! The pull reader: one document at a time, in the order of the file.

use std::io::BufRead;

use jiff::civil::Date;
use quick_xml::{
    errors::{Error, SyntaxError},
    events::Event,
    name::{Namespace, ResolveResult},
    reader::NsReader,
};

use super::{
    BadDocument, Document, EVENT, FileError, FileReason, PERSON,
    document::{Draft, Sort},
};
use crate::pifu::source::{LONGEST_PIECE_BYTES, Source};

/// Documents never go deeper than 8.
const DEEPEST: usize = 32;

/// Reads a file document by document, as of a day: what ended before it holds no longer.
pub fn read<R: BufRead>(reader: R, today: Date) -> Reader<R> {
    let mut xml = NsReader::from_reader(Source::new(reader));
    // One shape for `<a/>` and `<a></a>`: an element that opens and closes.
    xml.config_mut().expand_empty_elements = true;
    Reader {
        xml,
        today,
        buffer: Vec::new(),
        path: Vec::new(),
        text: String::new(),
        current: None,
        root_seen: false,
        found: false,
        given_up: false,
    }
}

/// A reader that holds one document of the file at a time.
pub struct Reader<R> {
    xml: NsReader<Source<R>>,
    today: Date,
    buffer: Vec<u8>,
    /// The names of the elements that are open; empty for one of another namespace than the document's.
    path: Vec<String>,
    text: String,
    current: Option<Current>,
    root_seen: bool,
    found: bool,
    given_up: bool,
}

struct Current {
    draft: Draft,
    namespace: &'static str,
    /// How deep the document's own element lies.
    at: usize,
}

/// An event without its borrowed text.
enum Found {
    Open { name: String, namespace: Option<String> },
    Text(String),
    Close,
    Nothing,
    End,
}

impl<R: BufRead> Reader<R> {
    /// The next document, one that says nothing, or `None` at the end of a complete file. After a [`FileError`] nothing
    /// more can be read.
    ///
    /// # Errors
    /// The file cannot be read from here on.
    pub fn next_document(&mut self) -> Result<Option<Result<Document, BadDocument>>, FileError> {
        let next = if self.given_up { Err(FileReason::GivenUp) } else { self.find() };
        next.map_err(|reason| {
            self.given_up = true;
            FileError { line: self.xml.get_ref().line, reason }
        })
    }

    /// Bytes held between two documents.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.buffer.capacity() + self.text.capacity()
    }

    fn find(&mut self) -> Result<Option<Result<Document, BadDocument>>, FileReason> {
        loop {
            self.buffer.clear();
            self.xml.get_mut().begin_event();
            let line = self.xml.get_ref().line;
            let found = match self.xml.read_resolved_event_into(&mut self.buffer) {
                Ok((namespace, event)) => look_at(&namespace, event),
                Err(error) => Err(reason_for(error, self.xml.get_ref().overlong)),
            };
            match found? {
                Found::Open { name, namespace } => self.open(line, name, namespace.as_deref())?,
                Found::Text(piece) => self.add(&piece)?,
                Found::Close => {
                    if let Some(document) = self.close() {
                        return Ok(Some(document));
                    }
                }
                Found::Nothing => {}
                Found::End if !self.root_seen => return Err(FileReason::NotXml),
                Found::End if !self.path.is_empty() => return Err(FileReason::Truncated),
                Found::End if !self.found => return Err(FileReason::NoDocument),
                Found::End => return Ok(None),
            }
        }
    }

    fn open(&mut self, line: u64, name: String, namespace: Option<&str>) -> Result<(), FileReason> {
        if self.path.is_empty() && std::mem::replace(&mut self.root_seen, true) {
            return Err(FileReason::NotXml);
        }
        if self.path.len() == DEEPEST {
            return Err(FileReason::TooDeep);
        }
        self.text.clear();
        match &mut self.current {
            Some(current) => {
                let ours = namespace == Some(current.namespace);
                self.path.push(if ours { name } else { String::new() });
                current.draft.opened(self.path.get(current.at..).unwrap_or_default());
            }
            None => {
                let sort = match (namespace, name.as_str()) {
                    (Some(PERSON), "folkeregisterperson") => Some((Sort::Person, PERSON)),
                    (Some(EVENT), "dokumentForHendelse") => Some((Sort::Event, EVENT)),
                    _ => None,
                };
                self.path.push(name);
                if let Some((sort, namespace)) = sort {
                    self.found = true;
                    let draft = Draft::new(line, sort, self.today);
                    self.current = Some(Current { draft, namespace, at: self.path.len() });
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, piece: &str) -> Result<(), FileReason> {
        if self.path.is_empty() {
            return if piece.trim().is_empty() { Ok(()) } else { Err(FileReason::NotXml) };
        }
        if self.current.is_some() {
            self.text.push_str(piece);
        }
        if self.text.len() > LONGEST_PIECE_BYTES { Err(FileReason::TooLong) } else { Ok(()) }
    }

    fn close(&mut self) -> Option<Result<Document, BadDocument>> {
        let done = self.current.as_ref().is_some_and(|current| current.at == self.path.len());
        if done {
            self.path.pop();
            self.text.clear();
            return self.current.take().map(|current| current.draft.finish());
        }
        if let Some(current) = &mut self.current {
            current.draft.closed(self.path.get(current.at..).unwrap_or_default(), &self.text);
        }
        self.text.clear();
        self.path.pop();
        None
    }
}

fn look_at(namespace: &ResolveResult<'_>, event: Event<'_>) -> Result<Found, FileReason> {
    Ok(match event {
        Event::Start(start) | Event::Empty(start) => {
            let namespace = match namespace {
                ResolveResult::Bound(Namespace(bound)) => Some((*bound).to_owned()),
                ResolveResult::Unbound => None,
                ResolveResult::Unknown(_) => return Err(FileReason::NotXml),
            };
            Found::Open { name: start.local_name().into_inner().to_owned(), namespace }
        }
        Event::End(_) => Found::Close,
        Event::Text(piece) => Found::Text(piece.xml10_content().into_owned()),
        Event::CData(piece) => Found::Text(piece.xml10_content().into_owned()),
        // No value that is kept has a character of its own name: a space stands for it, and nothing matches.
        Event::GeneralRef(_) => Found::Text(" ".to_owned()),
        Event::Decl(declaration) => match declaration.encoding() {
            None => Found::Nothing,
            Some(Ok(name)) if matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8" | "us-ascii") => {
                Found::Nothing
            }
            Some(_) => return Err(FileReason::Encoding),
        },
        Event::DocType(_) => return Err(FileReason::DocumentType),
        Event::Comment(_) | Event::PI(_) => Found::Nothing,
        Event::Eof => Found::End,
    })
}

/// The parser's own error may quote the file, so only its kind is kept.
fn reason_for(error: Error, overlong: bool) -> FileReason {
    match error {
        _ if overlong => FileReason::TooLong,
        Error::Io(error) => FileReason::Io(std::io::Error::new(error.kind(), error)),
        Error::Encoding(_) => FileReason::Encoding,
        Error::Syntax(SyntaxError::InvalidBangMarkup) => FileReason::NotXml,
        Error::Syntax(_) => FileReason::Truncated,
        Error::IllFormed(_) | Error::InvalidAttr(_) | Error::Escape(_) | Error::Namespace(_) => {
            FileReason::NotXml
        }
    }
}
