//! Who opened a pupil's folder. The unusual comes first; a line is one person and one purpose, told as a
//! sentence a thirteen-year-old can say back. The reason is the register's, never what someone typed.

use jiff::Timestamp;
use maud::{Markup, html};

use super::alert::Tone;
use super::details::details;
use super::heading::section;
use super::tag::tag;
use crate::format;
use crate::texts::Words;

/// One person and one purpose, with every time it happened.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// `Per Lunde`.
    pub who: String,
    /// `rektor`.
    pub role: String,
    /// `Vurderte fraværet ditt i matematikk (10-prosentregelen).`
    pub why: String,
    /// `Så: fravær i matematikk, ikke årsaker.`
    pub saw: String,
    /// `Grunnlag: opplæringsloven § 25-1.`
    pub ground: Option<String>,
    /// When, newest first.
    pub times: Vec<Timestamp>,
    /// The way to ask about it.
    pub ask: Option<Ask>,
}

/// The way to ask about a line.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The form's address.
    pub href: String,
    /// `Per`; none where it is a machine or an office.
    pub first_name: Option<String>,
}

/// Somebody who was refused: time and role, no name. A slip should not hang a colleague out.
#[derive(Clone, Debug)]
pub struct RefusedEntry {
    /// `En ansatt ved Soløy videregående skole`.
    pub who: String,
    /// `Prøvde å se fraværet ditt.`
    pub what: String,
    /// When.
    pub at: Timestamp,
}

/// The whole log, in the order it is shown.
#[derive(Clone, Debug, Default)]
pub struct LogBook {
    /// Whether it is about somebody who has no teachers: then all people are told as one group, as `others`.
    pub untaught: bool,
    /// Others than the pupil's own teachers.
    pub others: Vec<LogEntry>,
    /// The pupil's teachers.
    pub teachers: Vec<LogEntry>,
    /// Those who did not get to see anything.
    pub refused: Vec<RefusedEntry>,
    /// What machines read, in one sentence each.
    pub machines: Vec<String>,
}

/// The groups with their entries; a group without entries says so.
pub fn log_book(w: Words<'_>, book: &LogBook) -> Markup {
    html! {
        @if book.untaught {
            (section("log-others", &w.get("log-people"), entries(w, &book.others)))
        } @else {
            (section("log-others", &w.get("log-others"), entries(w, &book.others)))
            (section("log-teachers", &w.get("log-teachers"), entries(w, &book.teachers)))
        }
        (section("log-refused", &w.get("log-refused"), refused(w, &book.refused)))
        @if !book.machines.is_empty() {
            (section("log-machines", &w.get("log-machines"), html! {
                ul.log { @for sentence in &book.machines { li { p { (sentence) } } } }
            }))
        }
    }
}

fn entries(w: Words<'_>, entries: &[LogEntry]) -> Markup {
    html! {
        @if entries.is_empty() { p.subtle { (w.get("log-none")) } } @else {
            ul.log { @for entry in entries { li { (log_entry(w, entry)) } } }
        }
    }
}

/// One entry, under a second heading. One time is written out, several fold.
pub fn log_entry(w: Words<'_>, entry: &LogEntry) -> Markup {
    let count = entry.times.len();
    html! {
        div.log-head {
            h3.log-who { (entry.who) span.role { " – " (entry.role) } }
            (tag(Tone::Neutral, None, &w.with("log-times", &[("n", count.into())])))
        }
        p.log-why { (entry.why) }
        p.subtle { (entry.saw) @if let Some(ground) = &entry.ground { " " (ground) } }
        @if let [only] = entry.times.as_slice() {
            p { (format::moment_full(w.lang, *only)) }
        } @else {
            (details(&w.get("log-all-times"), html! {
                ul.log-times { @for at in &entry.times { li { (format::moment_full(w.lang, *at)) } } }
            }))
        }
        @if let Some(ask) = &entry.ask {
            p { a.ds-link data-color="accent" href=(ask.href) {
                @match &ask.first_name {
                    Some(name) => (w.with("log-ask-name", &[("name", name.into())])),
                    None => (w.get("log-ask")),
                }
                span.ds-sr-only { ": " (entry.why) }
            } }
        }
    }
}

fn refused(w: Words<'_>, entries: &[RefusedEntry]) -> Markup {
    html! {
        @if entries.is_empty() { p.subtle { (w.get("log-none")) } } @else {
            ul.log {
                @for entry in entries {
                    li {
                        h3.log-who { (entry.who) }
                        p.log-why { (entry.what) }
                        p { (format::moment_full(w.lang, entry.at)) }
                    }
                }
            }
        }
    }
}
