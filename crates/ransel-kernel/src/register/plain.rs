//! Words a pupil can read. What the register says to everybody is good enough where it is light; where it is not,
//! the entry says it again, in plain words and in every language.

use super::Words;

/// The most words in one sentence: what one of nine reads in one go, as plain-language guidance has it.
const WORDS_MAX: usize = 15;

/// The languages each text has.
const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// Whether a text is light: short sentences, and no sections of law.
pub fn is_light(text: &str) -> bool {
    let law = |word: &str| word.contains('§') || matches!(word, "art." | "nr." | "kap.");
    let sentences = text.split_inclusive(['.', '!', '?', ':']);
    !text.split_whitespace().any(law)
        && sentences.map(|sentence| sentence.split_whitespace().count()).all(|words| words <= WORDS_MAX)
}

/// Whether a pupil is told in words she can read, in every language: by `plain`, or by `ordinary` where nothing plainer
/// is said.
pub fn is_said(ordinary: &Words, plain: &Words) -> bool {
    let said = if plain.is_empty() { ordinary } else { plain };
    LANGUAGES.iter().all(|lang| said.get(*lang).is_some_and(|text| !text.trim().is_empty() && is_light(text)))
}
