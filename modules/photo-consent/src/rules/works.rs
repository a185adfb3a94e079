//! Who may read what a pupil has written, and whether her identity becomes known by it. Pure.

use jiff::civil::Date;
use ransel_kernel::{consent::Verdict, facts::Protection, platform::Naming};
use ransel_school::names::Name;
use ransel_web::format::composed;

use crate::records::{Shared, Work, WorkPart};

/// The longest title, in characters.
pub const TITLE_AT_MOST: usize = 100;
/// The longest part, in characters: about a page.
pub const PART_AT_MOST: usize = 4_000;
/// The most parts of one work.
pub const PARTS_AT_MOST: usize = 20;
/// A name shorter than this is a word like any other.
const NAME_AT_LEAST: usize = 3;

/// What is known of a work and its author at the moment somebody wants to read it.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// How she becomes known by it.
    pub naming: Naming,
    /// Where her consent to that stands.
    pub verdict: Verdict,
    /// Her address protection.
    pub protection: Protection,
    /// Whether everybody may see every picture in it.
    pub pictures: bool,
}

/// Why everybody cannot read a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// She has not chosen it.
    NotChosen,
    /// Nobody has written down why the inner network will not do.
    Unconsidered,
    /// Her address is protected.
    Protected,
    /// She becomes known by it, and consent does not cover that.
    Consent,
    /// A picture in it is not for everybody: somebody in it has not consented to that.
    Picture,
}

/// Whether anybody but the author reads a work today.
///
/// One who has left the school could no longer take it back herself: it ends with her days there.
pub fn within(work: &Work, at_school: bool, today: Date) -> bool {
    work.shared != Shared::Nobody && at_school && work.until.is_some_and(|until| today < until)
}

/// Whether everybody reads a work that is read by somebody today.
///
/// # Errors
/// Why not.
pub fn openly(work: &Work, author: &Author) -> Result<(), Closed> {
    if work.shared != Shared::Open {
        return Err(Closed::NotChosen);
    }
    if work.considered_at.is_none() {
        return Err(Closed::Unconsidered);
    }
    if is_protected(author.protection) {
        return Err(Closed::Protected);
    }
    if !author.pictures {
        return Err(Closed::Picture);
    }
    // Where her identity stays unknown, nothing about her is told and nobody need be asked.
    if author.naming == Naming::Nameless || author.verdict == Verdict::Valid {
        Ok(())
    } else {
        Err(Closed::Consent)
    }
}

/// Whether somebody's address must not be told.
pub fn is_protected(protection: Protection) -> bool {
    matches!(protection, Protection::Confidential | Protection::Strict)
}

/// The parts others may read: not what is marked private, and not what tells an address that is protected.
pub fn for_others(parts: Vec<WorkPart>, addresses: &[String]) -> Vec<WorkPart> {
    let kept = parts.into_iter().filter(|part| !part.private && !tells(part.text.as_str(), addresses));
    let mut kept: Vec<_> = kept.collect();
    kept.sort_by_key(|part| (part.number, part.id));
    kept
}

/// How somebody becomes known by a work: by the naming she has chosen, or by what title and parts tell.
pub fn known_by<'t>(chosen: Naming, texts: impl IntoIterator<Item = &'t str>, name: &Name) -> Naming {
    let (given, family) = (names(&name.given), names(&name.family));
    texts.into_iter().fold(chosen, |known, text| {
        let words = words(text);
        let tells = |names: &[String]| words.iter().any(|word| names.iter().any(|name| is_name(word, name)));
        match (tells(&family), tells(&given)) {
            (true, _) => Naming::FullName,
            (_, true) => known.max(Naming::FirstName),
            _ => known,
        }
    })
}

/// Whether a text tells one of these lines of an address, word by word.
pub fn tells(text: &str, addresses: &[String]) -> bool {
    let words = words(text);
    addresses
        .iter()
        .map(|line| self::words(line))
        .any(|line| !line.is_empty() && words.windows(line.len()).any(|part| part == line.as_slice()))
}

/// Whether a text is short enough for a part. A browser sends each end of a line as two signs.
pub fn fits(text: &str, at_most: usize) -> bool {
    text.chars().filter(|sign| *sign != '\r').count() <= at_most
}

fn names(name: &str) -> Vec<String> {
    words(name).into_iter().filter(|word| word.chars().count() >= NAME_AT_LEAST).collect()
}

/// Also in the genitive: «Noras» names her as «Nora» does.
fn is_name(word: &str, name: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name)
}

/// Its words in small letters, however their marks were typed.
fn words(text: &str) -> Vec<String> {
    let small: String = composed(text).into_iter().flat_map(char::to_lowercase).collect();
    let words = small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(ToOwned::to_owned).collect()
}
