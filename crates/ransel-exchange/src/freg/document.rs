//! One document on its way: what of its elements is kept, and what follows from it.

use jiff::civil::Date;

use super::BadDocument;

/// The most numbers a person is known by; the rest of a mad document is not kept.
const MOST_NUMBERS: usize = 64;

/// How far an address is protected, in the register's own steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grading {
    /// `ugradert`, or no word of protection in a person's document.
    #[default]
    None,
    /// `klientadresse`.
    Client,
    /// `fortrolig`.
    Confidential,
    /// `strengtFortrolig`, and every word the register may come to use: protecting too much is mended by a telephone call.
    Strict,
}

impl Grading {
    fn of(word: &str) -> Self {
        match word {
            "ugradert" => Self::None,
            "klientadresse" => Self::Client,
            "fortrolig" => Self::Confidential,
            _ => Self::Strict,
        }
    }
}

/// What a document says about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The line of its start tag, counted from 1.
    pub line: u64,
    /// The numbers she has or had, as written.
    pub numbers: Vec<String>,
    /// How far her address is protected; `None` where an event is about something else.
    pub grading: Option<Grading>,
}

/// Of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Event,
}

/// A property with a grading, as far as it has been read.
#[derive(Default)]
struct Property {
    grading: Option<Grading>,
    past: bool,
    annulled: bool,
    historic: bool,
}

/// A document that is being read.
pub(super) struct Draft {
    line: u64,
    sort: Sort,
    today: Date,
    numbers: Vec<String>,
    grading: Option<Grading>,
    property: Property,
}

impl Draft {
    pub(super) fn new(line: u64, sort: Sort, today: Date) -> Self {
        // A person's document is whole: what it does not speak of is not there. An event speaks of one thing.
        let grading = (sort == Sort::Person).then_some(Grading::None);
        Self { line, sort, today, numbers: Vec::new(), grading, property: Property::default() }
    }

    /// An element of the document begins; `path` leads to it from the document's root.
    pub(super) fn opened(&mut self, path: &[String]) {
        if self.is_property(path) {
            self.property = Property::default();
        }
    }

    /// An element ends, with its text.
    pub(super) fn closed(&mut self, path: &[String], text: &str) {
        let names: Vec<_> = path.iter().map(String::as_str).collect();
        let text = text.trim();
        match (self.sort, names.as_slice()) {
            (Sort::Person, ["identifikasjonsnummer", "foedselsEllerDNummer"])
            | (Sort::Event, ["hendelse", "folkeregisteridentifikator"])
                if self.numbers.len() < MOST_NUMBERS && !text.is_empty() =>
            {
                self.numbers.push(text.to_owned());
            }
            (Sort::Person, [_, "graderingsnivaa" | "adressegradering"])
            | (Sort::Event, ["hendelse", "egenskapshendelse", "adressebeskyttelse", "graderingsnivaa"]) => {
                self.property.grading = Some(Grading::of(text));
            }
            (Sort::Person, [_, "erGjeldende"]) => self.property.past |= matches!(text, "false" | "0"),
            (Sort::Person, [_, "opphoerstidspunkt"])
            | (Sort::Event, ["hendelse", "egenskapshendelse", "adressebeskyttelse", "opphoerstidspunkt"]) => {
                self.property.past |= self.is_past(text);
            }
            (Sort::Event, ["hendelse", "egenskapshendelse", "entitetsendring"]) => {
                self.property.annulled = text == "annullere";
                self.property.historic = text == "korrigereHistorisk";
            }
            _ => {}
        }
        if self.is_property(path) {
            self.settle();
        }
    }

    pub(super) fn finish(self) -> Result<Document, BadDocument> {
        if self.numbers.is_empty() {
            return Err(BadDocument { line: self.line });
        }
        Ok(Document { line: self.line, numbers: self.numbers, grading: self.grading })
    }

    fn is_property(&self, path: &[String]) -> bool {
        match self.sort {
            Sort::Person => path.len() == 1,
            Sort::Event => path.len() == 2 && path.last().is_some_and(|name| name == "egenskapshendelse"),
        }
    }

    /// A day that has gone by. A time nobody can read has not: the protection goes on.
    fn is_past(&self, time: &str) -> bool {
        time.get(..10).and_then(|day| day.parse::<Date>().ok()).is_some_and(|day| day < self.today)
    }

    /// The strictest of what holds is what the document says.
    fn settle(&mut self) {
        let property = std::mem::take(&mut self.property);
        let Some(grading) = property.grading.filter(|_| !property.historic) else { return };
        let ended = property.past || property.annulled;
        if self.sort == Sort::Person && ended {
            return;
        }
        let grading = if ended { Grading::None } else { grading };
        self.grading = Some(self.grading.map_or(grading, |known| known.max(grading)));
    }
}
