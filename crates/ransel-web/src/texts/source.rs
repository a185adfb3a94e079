//! Reads the entries of a text file, and which values each text uses, straight from its lines: in this format
//! a key always starts its line, and everything that belongs to it is indented.

use std::collections::BTreeSet;

/// One text as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// The names of the values it uses, sorted.
    pub values: Vec<String>,
    /// Its words, as they are written.
    pub text: String,
}

/// The entries in the order of the file.
pub fn entries(text: &str) -> Vec<Entry> {
    let mut found: Vec<(String, BTreeSet<String>, String)> = Vec::new();
    for line in text.lines() {
        if let Some(key) = key_of(line) {
            found.push((key.to_owned(), BTreeSet::new(), String::new()));
        }
        let starts_something = line.starts_with(|first: char| !first.is_whitespace() && first != '}');
        if starts_something && key_of(line).is_none() {
            continue; // a comment or a private term
        }
        if let Some((key, values, words)) = found.last_mut() {
            values.extend(values_in(line));
            let own = line.strip_prefix(key.as_str()).and_then(|rest| rest.trim_start().strip_prefix('='));
            words.push_str(own.map_or(line, str::trim_start));
            words.push('\n');
        }
    }
    let entry = |(key, values, text): (String, BTreeSet<String>, String)| Entry {
        key,
        values: values.into_iter().collect(),
        text: text.trim().to_owned(),
    };
    found.into_iter().map(entry).collect()
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let starts = key.starts_with(|first: char| first.is_ascii_alphabetic());
    let allowed = key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    (starts && allowed).then_some(key)
}

fn values_in(line: &str) -> Vec<String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let after_dollar = line.split('$').skip(1);
    after_dollar
        .map(|rest| rest.chars().take_while(|letter| is_name(*letter)).collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}
