//! A statement in words a pupil can read: the same five points, in short sentences, without sections of law.

use std::collections::BTreeMap;

use super::{
    Audience, Basis, Chosen, Statement, Way,
    wording::{Phrases, Say, capital},
};
use crate::{
    Hat,
    facts::Categories,
    register::{self, Words},
};

/// One point, as a heading and its sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Key of the heading.
    pub key: &'static str,
    /// The sentences.
    pub lines: Vec<String>,
}

/// What one reads and writes.
type Opens = (Categories, Categories);

impl Statement {
    /// The five points for a pupil, then who receives it and what she can ask for. `words` looks up the texts in `lang`.
    pub fn plain(&self, lang: &str, words: &Say<'_>) -> Vec<Point> {
        let it = self.told_to(Audience::Pupil);
        let page = Page { it: &it, lang, w: Phrases::new(words) };
        let points = [
            ("plain-why", page.why()),
            ("plain-law", page.law()),
            ("plain-stored", page.stored()),
            ("plain-readers", page.readers()),
            ("plain-deletion", page.deletion()),
            ("plain-recipients", page.recipients()),
            (
                "plain-rights",
                it.rights.iter().map(|right| page.w.get(&format!("plain-{}", right.0))).collect(),
            ),
        ];
        points.into_iter().map(|(key, lines)| Point { key, lines }).collect()
    }

    /// The statement for a pupil, as Markdown.
    pub fn to_plain_markdown(&self, lang: &str, words: &Say<'_>) -> String {
        let w = Phrases::new(words);
        let name = register::words(&self.name, lang).to_owned();
        let head = format!("# {}\n\n{}\n", w.with("plain-heading", &[("name", name)]), w.get("plain-lead"));
        let section = |(at, point): (usize, &Point)| {
            let number = if at < 5 { format!("{}. ", at + 1) } else { String::new() };
            let lines: String = point.lines.iter().map(|text| format!("- {text}\n")).collect();
            format!("\n## {number}{}\n\n{lines}", w.get(point.key))
        };
        let contact = w.with(
            "plain-contact",
            &[
                ("contact", self.controller.contact.clone()),
                ("officer", self.controller.data_protection_officer.clone()),
            ],
        );
        let body: String = self.plain(lang, words).iter().enumerate().map(section).collect();
        format!("{head}{body}\n{contact}\n")
    }
}

struct Page<'a> {
    it: &'a Statement,
    lang: &'a str,
    w: Phrases<'a>,
}

impl Page<'_> {
    fn said(&self, ordinary: &Words, plain: &Words) -> String {
        let words = if plain.is_empty() { ordinary } else { plain };
        register::words(words, self.lang).to_owned()
    }

    fn why(&self) -> Vec<String> {
        self.it.points.purpose.iter().map(|purpose| self.said(&purpose.why, &purpose.plain)).collect()
    }

    /// What article 6 says, once each, and that some of it is more private where article 9 is asked for.
    fn law(&self) -> Vec<String> {
        let bases = &self.it.points.basis;
        let mut lines: Vec<_> = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .filter(|letter| bases.iter().any(|basis| basis.rests_on(letter)))
            .map(|letter| self.w.get(&format!("plain-basis-{letter}")))
            .collect();
        if self.it.choices.iter().any(Chosen::is_on_consent) {
            lines.push(self.w.get("plain-on-consent"));
        }
        if bases.iter().any(|basis| !basis.gateway.is_empty()) {
            lines.push(self.w.get("plain-basis-private"));
        }
        lines
    }

    fn stored(&self) -> Vec<String> {
        let kept = self.it.points.stored.iter().filter(|row| !row.fields.is_empty());
        let kinds: Vec<_> = kept.map(|row| row.category).collect();
        let about = |code: &str| {
            let name = capital(&self.w.get(&format!("category-{code}")));
            format!("{name}: {}", self.w.get(&format!("category-{code}-about")))
        };
        let mut lines: Vec<_> = Categories::of(&kinds).iter().map(|kind| about(kind.code())).collect();
        lines.extend(self.it.sources.iter().map(|told| {
            self.w.with("plain-source", &[("what", register::words(&told.text, self.lang).to_owned())])
        }));
        if !self.it.attributes.is_empty() {
            lines.push(self.w.get("plain-attributes"));
        }
        lines
    }

    /// One sentence for each who can see or change something: contact teachers apart from others who teach.
    fn readers(&self) -> Vec<String> {
        let mut joined: BTreeMap<(Hat, bool), Opens> = BTreeMap::new();
        for reader in &self.it.points.security.readers {
            let contact = reader.way == Way::ContactTeacher;
            let (reads, writes) = joined.entry((reader.hat, contact)).or_default();
            let cell = if reader.writes { writes } else { reads };
            *cell = cell.and(reader.categories);
        }
        let mut lines = Vec::new();
        for ((hat, contact), (reads, writes)) in joined {
            let code = if contact { "contact-teacher" } else { hat.code() };
            let who = self.w.get(&format!("plain-who-{code}"));
            for (key, what) in [("plain-sees", reads), ("plain-writes", writes)] {
                if !what.is_empty() {
                    lines.push(self.w.with(key, &[("who", who.clone()), ("what", self.categories(what))]));
                }
            }
        }
        lines.push(self.w.get("plain-logged"));
        lines
    }

    fn categories(&self, categories: Categories) -> String {
        self.w.list(categories.iter().map(|kind| self.w.get(&format!("category-{}", kind.code()))).collect())
    }

    fn deletion(&self) -> Vec<String> {
        let rules = self.it.points.deletion.iter();
        rules.map(|rule| self.said(&rule.text, &rule.plain) + &rule.choices(self.w.say())).collect()
    }

    fn recipients(&self) -> Vec<String> {
        let told = self.it.recipients.iter().map(|told| register::words(&told.text, self.lang).to_owned());
        let works = self.it.suppliers.iter().map(|supplier| {
            self.w.with("plain-supplier", &[("name", supplier.name.clone()), ("does", supplier.does.clone())])
        });
        let lines: Vec<_> = told.chain(works).collect();
        if lines.is_empty() { vec![self.w.get("plain-no-recipients")] } else { lines }
    }
}

impl Basis {
    /// Whether it rests on this letter of article 6 (1).
    fn rests_on(&self, letter: &str) -> bool {
        let article = format!("POL-2018 art. 6(1)({letter})");
        self.law.iter().any(|citation| citation.cited.starts_with(&article))
    }
}
