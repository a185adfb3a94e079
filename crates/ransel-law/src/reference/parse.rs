//! Reading a reference from its text form, as written in register and rule files.
//! Strict on purpose: what is not understood is refused when the program starts, not shown to a pupil.

use std::str::FromStr;

use jiff::civil::Date;

use super::{Instrument, LawRef, Numbered, Provision, ProvisionForm};

/// Why a text is no reference to law.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawRefError {
    /// The instrument is not in the table.
    #[error("no act or regulation has the key {key:?}")]
    UnknownInstrument {
        /// The key as written.
        key: String,
    },
    /// The place is not written as `§ 9-8`, `art. 6(1)(e)` or `ch. 12`.
    #[error("{place:?} is not written like § 9-8, § 12-4(3)(a), art. 6(1)(e) or ch. 12")]
    Form {
        /// The text behind the key.
        place: String,
    },
    /// Articles exist only in the regulation that the Personal Data Act makes law.
    #[error("{} has sections, not articles", instrument.key())]
    NoArticles {
        /// The instrument cited.
        instrument: Instrument,
    },
    /// The day of the wording is not a date.
    #[error("the wording of {day:?} is not a date like 2025-08-01")]
    Wording {
        /// The text behind the `@`.
        day: String,
    },
}

impl FromStr for LawRef {
    type Err = LawRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (reference, wording) = match text.split_once(" @ ") {
            Some((reference, day)) => (reference, Some(wording(day)?)),
            None => (text, None),
        };
        let (key, place) = reference.split_once(' ').unwrap_or((reference, ""));
        let instrument: Instrument = key.parse()?;
        let provision = provision(place).ok_or_else(|| LawRefError::Form { place: place.to_owned() })?;
        if provision.form == ProvisionForm::Article && instrument != Instrument::Pol2018 {
            return Err(LawRefError::NoArticles { instrument });
        }
        let last_known = LawRef::last_known(instrument, provision);
        Ok(LawRef { wording_of: wording.unwrap_or(last_known.wording_of), ..last_known })
    }
}

impl TryFrom<String> for LawRef {
    type Error = LawRefError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

fn wording(day: &str) -> Result<Date, LawRefError> {
    day.parse().map_err(|_| LawRefError::Wording { day: day.to_owned() })
}

/// Reads the whole place or nothing: what is left over makes it unreadable.
fn provision(place: &str) -> Option<Provision> {
    let (form, rest) = form(place)?;
    let (chapter, number, rest) = place_number(form, rest)?;
    let (paragraph, rest) = bracketed(rest, counting_number);
    let (letter, rest) = bracketed(rest, lower_letter);
    let item = match rest {
        "" => None,
        rest => Some(counting_number(rest.strip_prefix(" nr. ")?)?),
    };
    let narrowed = paragraph.is_some() || letter.is_some() || item.is_some();
    if form == ProvisionForm::Chapter && narrowed {
        return None;
    }
    Some(Provision { form, chapter, number, paragraph, letter, item })
}

fn form(place: &str) -> Option<(ProvisionForm, &str)> {
    let signs =
        [("§ ", ProvisionForm::Section), ("art. ", ProvisionForm::Article), ("ch. ", ProvisionForm::Chapter)];
    signs.into_iter().find_map(|(sign, form)| Some((form, place.strip_prefix(sign)?)))
}

type PlaceNumber<'a> = (Option<Numbered>, Numbered, &'a str);

/// `9-8`, `9A-4`, `13 b`, `7-2 a`, `31`.
fn place_number(form: ProvisionForm, text: &str) -> Option<PlaceNumber<'_>> {
    let (first, rest) = number(text)?;
    let (first_letter, rest) = leading(rest, |letter| letter.is_ascii_uppercase());
    let first = Numbered { number: first, letter: first_letter };
    if form == ProvisionForm::Chapter {
        return Some((None, first, rest));
    }
    let Some(after_hyphen) = rest.strip_prefix('-') else {
        let (letter, rest) = spaced_letter(rest);
        // "§ 9A" alone names a chapter, not a section.
        return first.letter.is_none().then_some((None, Numbered { letter, ..first }, rest));
    };
    let (second, rest) = number(after_hyphen)?;
    let (letter, rest) = spaced_letter(rest);
    Some((Some(first), Numbered { number: second, letter }, rest))
}

fn number(text: &str) -> Option<(u16, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

fn leading(text: &str, wanted: impl Fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next() {
        Some(first) if wanted(first) => (Some(first), &text[first.len_utf8()..]),
        _ => (None, text),
    }
}

/// The ` b` of `13 b`, but not the ` n` of `13 nr. 2`.
fn spaced_letter(text: &str) -> (Option<char>, &str) {
    let Some(behind) = text.strip_prefix(' ') else { return (None, text) };
    let (letter, rest) = leading(behind, |letter| letter.is_ascii_lowercase());
    if letter.is_none() || rest.starts_with(char::is_alphanumeric) {
        return (None, text);
    }
    (letter, rest)
}

/// The value in a bracket at the start, or the text untouched if the bracket holds something else.
fn bracketed<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> (Option<T>, &str) {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inside.and_then(|(inside, rest)| Some((read(inside)?, rest))) {
        Some((value, rest)) => (Some(value), rest),
        None => (None, text),
    }
}

/// 1, 2, 3 and so on; `parse` alone would take a sign and a zero.
fn counting_number(inside: &str) -> Option<u8> {
    let digits_only = inside.starts_with(|first: char| ('1'..='9').contains(&first));
    inside.parse().ok().filter(|_| digits_only)
}

fn lower_letter(inside: &str) -> Option<char> {
    let mut letters = inside.chars();
    let first = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then_some(first)
}
