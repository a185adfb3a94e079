//! From lines to entries: one person and one purpose, with every time it happened. The unusual comes first.

use jiff::Timestamp;
use ransel_kernel::{Categories, Hat, facts::Age, ledger::Outcome};
use ransel_law::reference::LawRef;
use ransel_web::{
    format,
    parts::{LogBook, LogEntry, RefusedEntry},
};

use super::seen::Seen;
use crate::{
    Visit,
    pages::words::{action, capital, categories, role, why},
};

/// What makes lines one entry.
#[derive(PartialEq)]
struct Key {
    /// Who, where the name may be told; all others of one role and place are one entry, so that nobody without a
    /// name can be told from the next.
    caller: Option<uuid::Uuid>,
    place: Option<uuid::Uuid>,
    hat: String,
    module: String,
    activity: String,
    written: bool,
}

/// Lines that are one entry, newest first.
struct Together {
    key: Key,
    first: Seen,
    open: Categories,
    times: Vec<Timestamp>,
}

/// The whole log, in groups.
pub fn book(visit: &Visit<'_>, lines: Vec<Seen>) -> LogBook {
    let mut book = LogBook::default();
    let (refused, opened): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|seen| seen.line.outcome == Outcome::Refused);
    book.refused = refused.iter().map(|seen| attempt(visit, seen)).collect();
    for one in together(opened) {
        if one.first.line.part.is_some() {
            book.machines.push(machine(visit, &one));
        } else if one.first.line.hat == Hat::Teacher.code() {
            book.teachers.push(entry(visit, one));
        } else {
            book.others.push(entry(visit, one));
        }
    }
    book
}

/// Few keys, so a search through them is as good as a map, and it keeps the newest first.
fn together(lines: Vec<Seen>) -> Vec<Together> {
    let mut found: Vec<Together> = Vec::new();
    for seen in lines {
        let line = &seen.line;
        let key = Key {
            caller: line.caller.filter(|_| seen.name.is_some()).map(|caller| caller.0),
            place: line.place,
            hat: line.part.clone().unwrap_or_else(|| line.hat.clone()),
            module: line.module.clone(),
            activity: line.activity.clone(),
            written: line.outcome == Outcome::Written,
        };
        let (open, at) = (line.open, line.at);
        match found.iter_mut().find(|one| one.key == key) {
            Some(one) => {
                one.open = one.open.and(open);
                one.times.push(at);
            }
            None => found.push(Together { key, first: seen, open, times: vec![at] }),
        }
    }
    found
}

fn entry(visit: &Visit<'_>, one: Together) -> LogEntry {
    let role = role(visit, &one.first.line.hat);
    // Who has left, or acted for a home, is told by the role alone.
    let (who, role) = match &one.first.name {
        Some(name) => (name.spoken(), role),
        None => (capital(&role), one.first.place(visit).unwrap_or_else(|| visit.text("log-nameless"))),
    };
    let saw = if one.key.written { "log-wrote" } else { "log-saw" };
    let what = categories(visit, one.open);
    LogEntry {
        who,
        role,
        why: format!("{}.", why(visit, &one.key.module, &one.key.activity)),
        saw: visit.words().with(saw, &[("what", (&what).into())]),
        ground: ground(visit, &one.key).filter(|_| !a_child(visit)),
        times: one.times,
        ask: None,
    }
}

/// Whether the reader is a pupil too young for sections of law: purpose and role say it to her.
fn a_child(visit: &Visit<'_>) -> bool {
    let caller = &visit.ctx.caller;
    let own = caller.person.filter(|_| caller.hat == Hat::Pupil);
    let facts = own.and_then(|person| visit.owner().relations().ok()?.facts(caller, person));
    facts.is_some_and(|facts| matches!(facts.age(), Age::Under12 | Age::From12))
}

/// The national law the purpose rests on, as a letter cites it.
fn ground(visit: &Visit<'_>, key: &Key) -> Option<String> {
    let activity = visit.owner().house.register(&key.module)?.activity(&key.activity)?;
    let national = activity.basis.iter().filter(|cited| !cited.starts_with("POL-2018 art. 6"));
    let cited: Vec<_> =
        national.filter_map(|cited| cited.parse::<LawRef>().ok()).map(|law| law.to_string()).collect();
    if cited.is_empty() {
        return None;
    }
    Some(visit.words().with("log-ground", &[("law", (&cited.join(", ")).into())]))
}

/// Time and role: a mistyped search should not hang a colleague out, yet one must know.
fn attempt(visit: &Visit<'_>, seen: &Seen) -> RefusedEntry {
    let role = capital(&role(visit, &seen.line.hat));
    let home = seen.line.hat == Hat::Guardian.code();
    let who = match seen.place(visit).filter(|_| !home) {
        Some(place) => {
            visit.words().with("log-role-at", &[("role", (&role).into()), ("place", (&place).into())])
        }
        None => role,
    };
    let what = action(visit, &seen.line.action);
    RefusedEntry { who, what: visit.words().with("log-tried", &[("what", (&what).into())]), at: seen.line.at }
}

/// What the product itself did, in one sentence.
fn machine(visit: &Visit<'_>, one: &Together) -> String {
    let why = why(visit, &one.key.module, &one.key.activity).to_lowercase();
    let last = one.times.first().map(|at| format::moment_full(visit.lang, *at)).unwrap_or_default();
    let values = [("why", (&why).into()), ("n", one.times.len().into()), ("last", (&last).into())];
    visit.words().with("log-machine", &values)
}
