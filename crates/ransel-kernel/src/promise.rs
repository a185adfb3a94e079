//! What a module promises, in our own words: `promises.toml`. Deliberately absent: whether a promise is kept. That
//! comes from the tests' last run and never from a file somebody writes.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};

use crate::register::Words;

/// The languages every promise is written in.
const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The claim it stands for.
    pub claim: String,
    /// The sentence, in bokmål, nynorsk and English.
    pub sentence: Words,
    /// What is missing where it holds partly: a module or an outside party.
    pub missing: Option<Words>,
    /// What stands in for an outside party that is not there.
    pub stand_in: Option<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    promise: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    claim: String,
    #[serde(default)]
    nb: String,
    #[serde(default)]
    nn: String,
    #[serde(default)]
    en: String,
    #[serde(default, deserialize_with = "note")]
    missing: Option<Words>,
    #[serde(default, deserialize_with = "note")]
    stand_in: Option<Words>,
}

/// A note may be one text, shown in every language, or one per language.
fn note<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Words>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Note {
        One(String),
        Each(Words),
    }
    Ok(Some(match Note::deserialize(from)? {
        Note::One(text) => Words::from([("nb".to_owned(), text)]),
        Note::Each(words) => words,
    }))
}

/// Reads a module's promises; an empty file promises nothing.
///
/// # Errors
/// Everything that is wrong with the file, one line each.
pub fn parse(text: &str) -> Result<Vec<Promise>, Vec<String>> {
    let file: File = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, entry) in file.promise.iter().enumerate() {
        let claim = entry.claim.trim();
        if claim.is_empty() {
            faults.push(format!("promise {} names no claim", at + 1));
        } else if !seen.insert(claim) {
            faults.push(format!("claim `{claim}` is promised twice"));
        }
        for (lang, sentence) in LANGUAGES.iter().zip([&entry.nb, &entry.nn, &entry.en]) {
            if sentence.trim().is_empty() {
                faults.push(format!("claim `{claim}` has no sentence in {lang}"));
            }
        }
        for (name, note) in [("missing", &entry.missing), ("stand_in", &entry.stand_in)] {
            let said = |words: &Words| words.get("nb").is_some_and(|text| !text.trim().is_empty());
            if note.as_ref().is_some_and(|words| !said(words)) {
                faults.push(format!("claim `{claim}` has an empty `{name}`"));
            }
        }
    }
    if faults.is_empty() { Ok(file.promise.into_iter().map(Promise::from).collect()) } else { Err(faults) }
}

impl From<Entry> for Promise {
    fn from(entry: Entry) -> Self {
        let sentence = [("nb", entry.nb), ("nn", entry.nn), ("en", entry.en)];
        Self {
            claim: entry.claim.trim().to_owned(),
            sentence: sentence.map(|(lang, text)| (lang.to_owned(), text)).into(),
            missing: entry.missing,
            stand_in: entry.stand_in,
        }
    }
}
