//! One event of the XML parser, freed of its borrowed text and checked.

use quick_xml::XmlVersion;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::super::error::FileReason;
use super::super::{NAMESPACE, vocabulary};
use super::Open;

/// The format itself never uses more than 4, and repeated names are searched for pair by pair.
const MOST_ATTRIBUTES: usize = 32;

/// An event without its borrowed text.
pub(super) enum Found {
    Declared(Charset),
    Nothing,
    Text,
    Open(Open),
    Close,
    End,
}

pub(super) enum Charset {
    Utf8,
    Latin1,
    Other,
}

/// Takes from an event what the format needs.
pub(super) fn look_at(
    namespace: &ResolveResult<'_>,
    event: Event<'_>,
    line: u64,
    first: bool,
    text: &mut String,
) -> Result<Found, FileReason> {
    match event {
        Event::Start(start) | Event::Empty(start) => open_tag(namespace, &start, line).map(Found::Open),
        Event::End(_) => Ok(Found::Close),
        Event::Text(piece) => add_text(&piece.xml10_content(), text),
        Event::CData(piece) => add_text(&piece.xml10_content(), text),
        Event::GeneralRef(reference) => add_text(resolve(&reference)?.encode_utf8(&mut [0; 4]), text),
        Event::Decl(declaration) if first => charset(&declaration).map(Found::Declared),
        Event::Decl(_) => Err(FileReason::NotXml),
        Event::DocType(_) => Err(FileReason::DocumentType),
        Event::Comment(_) | Event::PI(_) => Ok(Found::Nothing),
        Event::Eof => Ok(Found::End),
    }
}

fn open_tag(namespace: &ResolveResult<'_>, start: &BytesStart<'_>, line: u64) -> Result<Open, FileReason> {
    let name = match namespace {
        ResolveResult::Bound(Namespace(NAMESPACE)) => vocabulary::element(start.local_name().into_inner()),
        ResolveResult::Bound(_) | ResolveResult::Unbound => None,
        ResolveResult::Unknown(_) => return Err(FileReason::NotXml),
    };
    let mut open = Open { name, line, attributes: Vec::new(), has_password: false };
    for (count, attribute) in start.attributes().enumerate() {
        let attribute = attribute.map_err(|_| FileReason::NotXml)?;
        if count == MOST_ATTRIBUTES {
            return Err(FileReason::TooLong);
        }
        if attribute.key.0 == "password" {
            open.has_password = true;
        }
        let Some(key) = vocabulary::attribute(attribute.key.0) else { continue };
        let mut value = String::new();
        let raw =
            attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| FileReason::UnknownEntity)?;
        add_text(&raw, &mut value)?;
        open.attributes.push((key, value.trim().to_owned()));
    }
    Ok(open)
}

fn add_text(piece: &str, text: &mut String) -> Result<Found, FileReason> {
    if piece.chars().any(|character| !is_xml_character(character)) {
        return Err(FileReason::NotXml);
    }
    // Blank text between elements is nearly half of a file and means nothing.
    let piece = if text.is_empty() { piece.trim_start() } else { piece };
    // Every value of the format is one line; a line break inside one is only layout.
    text.extend(piece.chars().map(|character| if character.is_ascii_whitespace() { ' ' } else { character }));
    Ok(Found::Text)
}

/// The characters XML 1.0 allows.
pub(in super::super) fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn resolve(reference: &BytesRef<'_>) -> Result<char, FileReason> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| FileReason::NotXml)? {
        return Ok(character);
    }
    match reference.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(FileReason::UnknownEntity),
    }
}

fn charset(declaration: &BytesDecl<'_>) -> Result<Charset, FileReason> {
    let Some(name) = declaration.encoding() else { return Ok(Charset::Utf8) };
    let name = name.map_err(|_| FileReason::NotXml)?.to_ascii_lowercase();
    Ok(match name.as_str() {
        "utf-8" | "utf8" | "us-ascii" => Charset::Utf8,
        "iso-8859-1" | "latin1" => Charset::Latin1,
        _ => Charset::Other,
    })
}

/// The parser's own error may quote the file, so only its kind is kept.
pub(super) fn reason_for(error: Error, overlong: bool) -> FileReason {
    match error {
        _ if overlong => FileReason::TooLong,
        Error::Io(error) => FileReason::Io(std::io::Error::new(error.kind(), error)),
        Error::Encoding(_) => FileReason::Encoding,
        Error::Syntax(SyntaxError::InvalidBangMarkup) => FileReason::NotXml,
        // All other breaches of syntax are markup that was still open when the file ended.
        Error::Syntax(_) => FileReason::Truncated,
        Error::IllFormed(_) | Error::InvalidAttr(_) | Error::Escape(_) | Error::Namespace(_) => {
            FileReason::NotXml
        }
    }
}
