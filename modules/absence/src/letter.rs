//! How a ruling is kept with what it led to, and read again years later: the section with the day of its wording, and
//! the facts, line by line.

use ransel_law::{LawRef, ruling::Fact};
use ransel_web::{
    Words,
    format::{HARD_SPACE, date},
};

/// The facts as they are kept.
pub fn spelled(facts: &[Fact]) -> String {
    facts.iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect::<Vec<_>>().join("\n")
}

/// One fact of those that were kept, as a number; none where it is not there.
pub fn number(because: &str, name: &str) -> Option<i64> {
    let line = because.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    line?.parse().ok()
}

/// `Regelen står i forskrift til opplæringslova § 9-8, slik den lød 1. august 2026.` The stored text itself where it
/// is no reference any more.
pub fn law(w: Words<'_>, source: &str) -> String {
    let Ok(law) = source.parse::<LawRef>() else { return source.to_owned() };
    let name = law.to_string().replace("§ ", &format!("§{HARD_SPACE}"));
    let wording = date(w.lang, law.wording_of);
    w.with("absence-law", &[("law", (&name).into()), ("date", (&wording).into())])
}
