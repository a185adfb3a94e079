//! Canaries: each sensitive field of a school holds a word of its own, and whoever walks the house must find none that
//! policy does not open to her. Fields come from the cards, routes from the site, and what may be seen from the policies
//! themselves, so a module is walked from its first day.

mod archive;
mod open;
mod plant;
mod walk;

use std::collections::BTreeMap;

use ransel_kernel::{Category, PersonId};

pub use plant::plant;
pub use walk::{Walked, walk};

/// What every word begins with. It is no piece of any language, and stands in no identifier.
const MARK: &str = "zqk";

/// A word, and the field it lies in.
#[derive(Clone, Debug)]
pub struct Word {
    /// `table.column`.
    pub field: String,
    /// What kind of data it stands for.
    pub category: Category,
    /// Whose; `None` where the table is about nobody in particular.
    pub subject: Option<PersonId>,
    /// Who that is in the school's story.
    pub who: String,
}

/// Every word that was planted, by its number.
#[derive(Debug, Default)]
pub struct Words(BTreeMap<u32, Word>);

impl Words {
    /// A new word for a field.
    fn add(&mut self, word: Word) -> String {
        let number = u32::try_from(self.0.len()).expect("not that many words");
        self.0.insert(number, word);
        spelled(number)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that hold one.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<_> = self.0.values().map(|word| word.field.as_str()).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// One of them as it is written, with where it lies: for a leak that is planted on purpose.
    pub fn of(&self, person: PersonId, category: Category) -> Option<String> {
        let found = self.0.iter().find(|(_, word)| word.subject == Some(person) && word.category == category);
        found.map(|(number, _)| spelled(*number))
    }

    /// The words a log holds, where none may be.
    pub fn in_log(&self, text: &str) -> Vec<&Word> {
        self.found_in(text)
    }

    /// The words a text holds, however they are spaced and whatever their case.
    fn found_in(&self, text: &str) -> Vec<&Word> {
        let close: String =
            text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect();
        let mut found: Vec<u32> = close
            .match_indices(MARK)
            .filter_map(|(at, _)| close.get(at + MARK.len()..at + MARK.len() + 4)?.parse().ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|number| self.0.get(&number)).collect()
    }
}

fn spelled(number: u32) -> String {
    format!("{MARK}{number:04}x")
}

/// A word that was found where it must not be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The persona and her hat.
    pub persona: String,
    /// What was asked.
    pub at: String,
    /// The field, its category and whose it is.
    pub word: String,
}

impl std::fmt::Display for Leak {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} shows {}", self.persona, self.at, self.word)
    }
}
