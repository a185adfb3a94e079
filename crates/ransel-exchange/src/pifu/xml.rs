//! XML reduced to what the format needs: known elements open and close, and there is text in between.
//!
//! Deliberately absent: document types, entities of the file's own, processing instructions.

use std::io::BufRead;

use quick_xml::reader::NsReader;

use super::error::{FileError, FileReason};
use super::source::{LONGEST_PIECE_BYTES, Source};
use event::{Charset, Found};

mod event;

pub(super) use event::is_xml_character;

/// The format itself never goes deeper than 9.
const DEEPEST: usize = 32;

/// A start tag.
pub(super) struct Open {
    /// `None` for an element outside the format's namespace or vocabulary.
    pub name: Option<&'static str>,
    pub line: u64,
    pub attributes: Vec<(&'static str, String)>,
    /// A password stood in the tag. Its value is not taken along.
    pub has_password: bool,
}

impl Open {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

pub(super) enum Token {
    Open(Open),
    /// Some text was added to the caller's.
    Text,
    Close,
    End,
}

pub(super) struct Xml<R> {
    inner: NsReader<Source<R>>,
    buffer: Vec<u8>,
    depth: usize,
    begun: bool,
    root_seen: bool,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(reader: R) -> Self {
        let mut inner = NsReader::from_reader(Source::new(reader));
        // One shape for `<a/>` and `<a></a>`: an element that opens and closes.
        inner.config_mut().expand_empty_elements = true;
        Self { inner, buffer: Vec::new(), depth: 0, begun: false, root_seen: false }
    }

    /// Bytes read so far.
    pub(super) fn consumed(&self) -> u64 {
        self.inner.get_ref().consumed
    }

    /// What the buffer for one event has grown to.
    #[cfg(test)]
    pub(super) fn buffer_capacity(&self) -> usize {
        self.buffer.capacity()
    }

    pub(super) fn fail(&self, reason: FileReason) -> FileError {
        FileError { line: self.inner.get_ref().line, reason }
    }

    /// The next piece. Text is appended to `text`.
    pub(super) fn next(&mut self, text: &mut String) -> Result<Token, FileError> {
        loop {
            if let Some(token) = self.step(text)? {
                return Ok(token);
            }
        }
    }

    /// Passes over everything up to the end of the element just opened.
    pub(super) fn skip(&mut self) -> Result<(), FileError> {
        let outside = self.depth.saturating_sub(1);
        let mut unused = String::new();
        while self.depth > outside {
            self.next(&mut unused)?;
            unused.clear();
        }
        Ok(())
    }

    fn step(&mut self, text: &mut String) -> Result<Option<Token>, FileError> {
        self.buffer.clear();
        self.inner.get_mut().begin_event();
        let line = self.inner.get_ref().line;
        let first = !std::mem::replace(&mut self.begun, true);
        let found = match self.inner.read_resolved_event_into(&mut self.buffer) {
            Ok((namespace, found)) => event::look_at(&namespace, found, line, first, text),
            Err(error) => Err(event::reason_for(error, self.inner.get_ref().overlong)),
        };
        match found.map_err(|reason| self.fail(reason))? {
            Found::Declared(charset) => self.declare(charset).map(|()| None),
            Found::Nothing => Ok(None),
            Found::Text if self.depth == 0 && text.trim().is_empty() => Ok(None),
            Found::Text if self.depth == 0 => Err(self.fail(FileReason::NotXml)),
            Found::Text if text.len() > LONGEST_PIECE_BYTES => Err(self.fail(FileReason::TooLong)),
            Found::Text => Ok(Some(Token::Text)),
            Found::Open(open) => self.open(open).map(Some),
            Found::Close => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Some(Token::Close))
            }
            Found::End if !self.root_seen => Err(self.fail(FileReason::NotXml)),
            Found::End if self.depth > 0 => Err(self.fail(FileReason::Truncated)),
            Found::End => Ok(Some(Token::End)),
        }
    }

    fn open(&mut self, open: Open) -> Result<Token, FileError> {
        if self.depth == 0 && std::mem::replace(&mut self.root_seen, true) {
            return Err(self.fail(FileReason::NotXml));
        }
        if self.depth == DEEPEST {
            return Err(self.fail(FileReason::TooDeep));
        }
        self.depth += 1;
        Ok(Token::Open(open))
    }

    fn declare(&mut self, charset: Charset) -> Result<(), FileError> {
        match charset {
            Charset::Utf8 => Ok(()),
            Charset::Latin1 if !self.inner.get_ref().marked_utf8 => {
                self.inner.get_mut().recode_latin1();
                Ok(())
            }
            Charset::Latin1 | Charset::Other => Err(self.fail(FileReason::Encoding)),
        }
    }
}
