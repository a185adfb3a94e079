//! Every visible word, per language: our own `texts/*.ftl` and those the modules bring, merged. Bokmål is
//! complete by definition; what another language lacks is shown in bokmål and listed by `missing`.
//! No marks are set around inserted values: they would end up in names and in what people copy.

mod lang;
mod source;

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use lang::Lang;
pub use source::{Entry, entries};

use crate::format;

/// The words of the frame and the shared parts, to be given to [`Texts::load`] before those of the modules.
pub const OWN: [(Lang, &str); 3] = [
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

/// Why texts could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// A source breaks the rules of the Fluent format.
    #[error("the {lang} texts have a line that cannot be read: {detail}", lang = lang.tag())]
    Unreadable {
        /// The language of the source.
        lang: Lang,
        /// What the reader of the format says about it.
        detail: String,
    },
    /// Two sources, or two lines of one, give the same key: one would silently win.
    #[error("the {lang} texts give the key {key} twice", lang = lang.tag())]
    Twice {
        /// The language of the sources.
        lang: Lang,
        /// The key that occurs again.
        key: String,
    },
}

/// A value to put into a text.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Words, shown as they are.
    Text(&'a str),
    /// A number, which chooses between singular and plural and is written as the language does.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Key → the names of the values its text uses.
    keys: BTreeMap<String, Vec<String>>,
}

/// All texts in all languages.
pub struct Texts {
    books: BTreeMap<Lang, Book>,
}

impl Texts {
    /// Reads and merges the sources; several may be of the same language.
    pub fn load(sources: &[(Lang, &str)]) -> Result<Texts, TextsError> {
        let mut books = BTreeMap::new();
        for &(lang, text) in sources {
            let book = books.entry(lang).or_insert_with(|| Book::new(lang));
            book.add(lang, text)?;
        }
        Ok(Texts { books })
    }

    /// Only the words of this crate, for tests and examples.
    pub fn own() -> Result<Texts, TextsError> {
        Texts::load(&OWN)
    }

    /// The text of a key. Falls back to bokmål; a key nobody has comes back in brackets, so that it is seen.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let text = self.in_language(lang, key, args).or_else(|| self.in_language(Lang::Nb, key, args));
        text.unwrap_or_else(|| format!("[{key}]"))
    }

    /// Is there a text for this key, in this language or in bokmål?
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        [lang, Lang::Nb]
            .iter()
            .any(|lang| self.books.get(lang).is_some_and(|book| book.keys.contains_key(key)))
    }

    /// Keys that bokmål has and this language lacks, and keys whose values differ from bokmål's: both mean
    /// that the language is not ready to be offered.
    pub fn missing(&self, lang: Lang) -> Vec<String> {
        self.difference(Lang::Nb, lang)
    }

    /// Keys that this language has and bokmål lacks: left over, or misspelt.
    pub fn surplus(&self, lang: Lang) -> Vec<String> {
        self.difference(lang, Lang::Nb)
    }

    /// The languages that have every text, in the order they are offered.
    pub fn complete(&self) -> Vec<Lang> {
        let whole = |lang: &Lang| self.books.contains_key(lang) && self.missing(*lang).is_empty();
        Lang::ALL.into_iter().filter(whole).collect()
    }

    fn in_language(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let book = self.books.get(&lang)?;
        let pattern = book.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        // A value the text asks for and nobody gave is shown by its name; the tests look for that.
        let mut errors = Vec::new();
        Some(book.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }

    fn difference(&self, from: Lang, to: Lang) -> Vec<String> {
        let Some(wanted) = self.books.get(&from) else { return Vec::new() };
        let given = self.books.get(&to);
        let lacks = |(key, values): &(&String, &Vec<String>)| {
            given.and_then(|book| book.keys.get(*key)).is_none_or(|found| found != *values)
        };
        wanted.keys.iter().filter(lacks).map(|(key, _)| key.clone()).collect()
    }
}

impl Book {
    fn new(lang: Lang) -> Book {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| grouped(Lang::En, value),
            Lang::Nb | Lang::Nn | Lang::Se => |value, _| grouped(Lang::Nb, value),
        }));
        Book { bundle, keys: BTreeMap::new() }
    }

    fn add(&mut self, lang: Lang, text: &str) -> Result<(), TextsError> {
        for Entry { key, values, .. } in entries(text) {
            if self.keys.insert(key.clone(), values).is_some() {
                return Err(TextsError::Twice { lang, key });
            }
        }
        let resource = FluentResource::try_new(text.to_owned())
            .map_err(|(_, errors)| TextsError::Unreadable { lang, detail: format!("{errors:?}") })?;
        self.bundle
            .add_resource(resource)
            .map_err(|errors| TextsError::Unreadable { lang, detail: format!("{errors:?}") })
    }
}

fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value.round();
    // Texts take whole numbers only (`Arg::Number`), so nothing is lost here.
    Some(format::number(lang, whole as i64))
}

/// The texts in the language of the page at hand: what every part takes first.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The language of this page.
    pub lang: Lang,
}

impl Words<'_> {
    /// The same texts as a plain function, for crates that know no more of them than keys and values.
    pub fn say(self) -> impl Fn(&str, &[(&str, String)]) -> String {
        move |key, values| {
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.into())).collect();
            self.with(key, &values)
        }
    }

    /// A text without values.
    pub fn get(&self, key: &str) -> String {
        self.texts.get(self.lang, key, &[])
    }

    /// A text that only some pages have.
    pub fn find(&self, key: &str) -> Option<String> {
        self.texts.has(self.lang, key).then(|| self.get(key))
    }

    /// A text with values put in.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.get(self.lang, key, args)
    }
}

#[cfg(test)]
mod tests;
