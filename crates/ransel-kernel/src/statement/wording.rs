//! The words of a statement. Texts are looked up through a plain function, so that the one loader of the whole
//! product can give them; the kernel's own loader below is for the version that is stored, which must be written
//! wherever an owner is opened.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use jiff::civil::Date;

/// Looks up a text by key, with values put in.
pub type Say<'a> = dyn Fn(&str, &[(&str, String)]) -> String + 'a;

/// The kernel's own texts, by language: for the loader of the whole product.
pub const TEXTS: [(&str, &str); 3] = [
    ("nb", include_str!("../../texts/nb.ftl")),
    ("nn", include_str!("../../texts/nn.ftl")),
    ("en", include_str!("../../texts/en.ftl")),
];

/// The kernel's own texts in a language, in bokmål where it lacks one. A key nobody has comes back in brackets, so
/// that it is seen.
pub fn own_words(lang: &str) -> impl Fn(&str, &[(&str, String)]) -> String + use<> {
    let books: Vec<_> = [lang, "nb"].into_iter().filter_map(book).collect();
    move |key, values| {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let found = books.iter().find_map(|book| {
            let pattern = book.get_message(key)?.value()?;
            Some(book.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        });
        found.unwrap_or_else(|| format!("[{key}]"))
    }
}

fn book(lang: &str) -> Option<FluentBundle<FluentResource>> {
    let (_, text) = TEXTS.iter().find(|(known, _)| *known == lang)?;
    let mut book = FluentBundle::new(vec![lang.parse().ok()?]);
    // Marks around inserted values would end up in what people copy.
    book.set_use_isolating(false);
    // What cannot be read is left out and shows as a key in brackets; a test reads all of it.
    let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _)| readable);
    book.add_resource(resource).ok()?;
    Some(book)
}

/// Words with a statement's own small grammar: lists, dates, hard spaces.
pub struct Phrases<'a> {
    say: &'a Say<'a>,
}

impl<'a> Phrases<'a> {
    pub fn new(say: &'a Say<'a>) -> Self {
        Self { say }
    }

    /// The function texts are looked up through.
    pub fn say(&self) -> &'a Say<'a> {
        self.say
    }

    pub fn get(&self, key: &str) -> String {
        (self.say)(key, &[])
    }

    pub fn with(&self, key: &str, values: &[(&str, String)]) -> String {
        (self.say)(key, values)
    }

    /// «a», «a og b», «a, b og c».
    pub fn list(&self, mut items: Vec<String>) -> String {
        let Some(last) = items.pop() else { return String::new() };
        if items.is_empty() {
            return last;
        }
        self.with("notice-and", &[("first", items.join(", ")), ("last", last)])
    }

    pub fn date(&self, date: Date) -> String {
        let month = self.get(&format!("notice-month-{}", date.month()));
        self.with(
            "notice-date",
            &[("day", date.day().to_string()), ("month", month), ("year", date.year().to_string())],
        )
    }
}

/// The first letter large: codes' texts are written small, to stand within sentences too.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Holds a sign and its number together: a line must not break at «§ 25-1».
pub fn hard_spaces(text: &str) -> String {
    ["§ ", "art. ", "nr. ", "kl. "]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, &format!("{}\u{a0}", sign.trim_end())))
}
