//! Words that several pages put together: roles, categories, reasons, lists, and the files one takes home.

use jiff::civil::Date;
use ransel_kernel::{
    Categories,
    facts::Category,
    register::{self, Words},
};
use ransel_law::LawRef;
use ransel_school::records::Subject;
use ransel_web::{Lang, format};

use crate::{Answer, Visit};

/// Where the supervisory authority takes complaints (POL-2018 art. 77).
pub const AUTHORITY: &str = "https://www.datatilsynet.no/";

/// A subject's name in the page's language, or in bokmål.
pub fn subject_name(subject: &Subject, lang: Lang) -> &str {
    let name = match lang {
        Lang::Nb => &subject.name_nb,
        Lang::Nn => &subject.name_nn,
        Lang::Se => &subject.name_se,
        Lang::En => &subject.name_en,
    };
    if name.is_empty() { &subject.name_nb } else { name }
}

/// A role as it stands after a name: `lærer`.
pub fn role(visit: &Visit<'_>, hat: &str) -> String {
    visit.text(&format!("role-{hat}"))
}

/// The first letter large: codes' texts are written small, to stand within sentences too.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// «a», «a og b», «a, b og c».
pub fn joined(visit: &Visit<'_>, items: Vec<String>) -> String {
    linked(visit, "words-and", items)
}

/// «a», «a eller b», «a, b eller c».
pub fn either(visit: &Visit<'_>, items: Vec<String>) -> String {
    linked(visit, "words-or", items)
}

fn linked(visit: &Visit<'_>, key: &str, mut items: Vec<String>) -> String {
    let Some(last) = items.pop() else { return String::new() };
    if items.is_empty() {
        return last;
    }
    visit.words().with(key, &[("first", (&items.join(", ")).into()), ("last", (&last).into())])
}

/// Kinds of data in words: `navn, klasse og fravær`.
pub fn categories(visit: &Visit<'_>, categories: Categories) -> String {
    joined(visit, categories.iter().map(|category| self::category(visit, category)).collect())
}

/// One kind of data in words.
pub fn category(visit: &Visit<'_>, category: Category) -> String {
    visit.text(&format!("category-{}", category.code()))
}

/// The register's words in the language of the page.
pub fn of_register<'a>(visit: &Visit<'_>, words: &'a Words) -> &'a str {
    register::words(words, visit.lang.tag())
}

/// What people call a module.
pub fn module(visit: &Visit<'_>, module: &str) -> String {
    let register = visit.owner().house.register(module);
    register.map_or_else(|| module.to_owned(), |register| of_register(visit, &register.name).to_owned())
}

/// Why something was done: the purpose of the register's activity as a past-tense sentence.
pub fn why(visit: &Visit<'_>, module: &str, activity: &str) -> String {
    let entry = visit.owner().house.register(module).and_then(|register| register.activity(activity));
    capital(entry.map_or(activity, |entry| of_register(visit, &entry.logged)))
}

/// What an action does, as after "to": `åpne opplysninger om hvem noen er`. Its name where nobody has worded it.
pub fn action(visit: &Visit<'_>, name: &str) -> String {
    let key = format!("action-{name}");
    visit.words().find(&key).unwrap_or_else(|| name.to_owned())
}

/// `Regelen står i barnelova § 47, slik den lød 1. oktober 2026.` The stored text itself where it is no reference any more.
pub fn law(visit: &Visit<'_>, source: &str) -> String {
    let Ok(law) = source.parse::<LawRef>() else { return source.to_owned() };
    let name = law.to_string().replace("§ ", &format!("§{}", format::HARD_SPACE));
    let wording = format::date(visit.lang, law.wording_of);
    visit.words().with("law-source", &[("law", (&name).into()), ("date", (&wording).into())])
}

/// The date on which the page was made, in Oslo.
pub fn today(visit: &Visit<'_>) -> Date {
    visit.owner().clock.today()
}

/// A table as a file that spreadsheets open: semicolons and a byte order mark, as they expect them here.
pub fn csv(name: String, rows: &[Vec<String>]) -> Answer {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    Answer::Document { media_type: "text/csv; charset=utf-8", name, bytes: text.into_bytes() }
}

/// A cell. One that a spreadsheet would take for a formula gets an apostrophe, as names and reasons are text.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    format!("\"{}\"", text.replace('"', "\"\""))
}
