//! Numbers, percentages and durations. Tenths come as whole numbers: what decides a pupil's right is never
//! rounded on its way to the page.

use super::HARD_SPACE;
use crate::texts::Lang;

/// The gender of the word a number stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// en elev.
    Masculine,
    /// ei / en føring.
    Feminine,
    /// et / eit fag.
    Neuter,
}

/// `8 400` with a hard space; English `8,400`.
pub fn number(lang: Lang, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let between = if lang == Lang::En { ',' } else { HARD_SPACE };
    let mut written = String::with_capacity(digits.len() + 8);
    if number < 0 {
        written.push('−');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            written.push(between);
        }
        written.push(digit);
    }
    written
}

/// `9,6` from 96 tenths; English `9.6`.
pub fn tenths(lang: Lang, tenths: i64) -> String {
    let between = if lang == Lang::En { '.' } else { ',' };
    let minus = if tenths < 0 && tenths > -10 { "−" } else { "" };
    format!("{minus}{}{between}{}", number(lang, tenths / 10), (tenths % 10).abs())
}

/// `9,6 %` from 96 tenths: in tables.
pub fn percent(lang: Lang, of_tenths: i64) -> String {
    let space = if lang == Lang::En { String::new() } else { HARD_SPACE.to_string() };
    format!("{}{space}%", tenths(lang, of_tenths))
}

/// `10 prosent`: in sentences.
pub fn percent_in_words(lang: Lang, whole: i64) -> String {
    let word = if lang == Lang::En { "per cent" } else { "prosent" };
    format!("{}{HARD_SPACE}{word}", number(lang, whole))
}

/// `27 min`, `2 t 22 min`, `2 t`; English `2 h 22 min`.
pub fn duration(lang: Lang, minutes: u32) -> String {
    let hour = if lang == Lang::En { 'h' } else { 't' };
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (0, _) => format!("{minutes}{HARD_SPACE}min"),
        (_, 0) => format!("{}{HARD_SPACE}{hour}", number(lang, hours.into())),
        _ => format!("{}{HARD_SPACE}{hour}{HARD_SPACE}{minutes}{HARD_SPACE}min", number(lang, hours.into())),
    }
}

/// Words up to twelve in sentences (`to elever`), figures above.
pub fn number_word(lang: Lang, count: u64, gender: Gender) -> String {
    const BOKMAL: [&str; 11] =
        ["to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];
    const ENGLISH: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let words = if lang == Lang::En { ENGLISH } else { BOKMAL };
    let word = usize::try_from(count).ok().and_then(|count| words.get(count.checked_sub(2)?));
    match (count, lang, gender) {
        (0, Lang::En, _) => "no".to_owned(),
        (0, ..) => "ingen".to_owned(),
        (1, Lang::En, _) => "one".to_owned(),
        (1, Lang::Nn, Gender::Feminine) => "éi".to_owned(),
        (1, Lang::Nn, Gender::Neuter) => "eitt".to_owned(),
        (1, _, Gender::Neuter) => "ett".to_owned(),
        (1, Lang::Nn, Gender::Masculine) => "éin".to_owned(),
        (1, ..) => "én".to_owned(),
        _ => word.map_or_else(|| number(lang, i64::try_from(count).unwrap_or(i64::MAX)), |w| (*w).to_owned()),
    }
}
