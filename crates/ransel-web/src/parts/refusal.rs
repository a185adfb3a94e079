//! Pages for what one does not get: refused on someone one already sees (the missing fact is named), not
//! found (one text for missing and hidden), not understood, and our own fault. Never red, never a number.

use maud::{Markup, html};

use super::alert::{Tone, notice};
use super::button::Link;
use super::card::card;
use super::details::details;
use super::icon::{Icon, named_icon};
use crate::texts::Words;

/// Is a fact in place?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// Yes.
    Fulfilled,
    /// No: this is why.
    Missing,
}

/// A fact the decision rests on, and that the caller may hear.
#[derive(Clone, Debug)]
pub struct NeededFact {
    /// `Du underviser eleven, er kontaktlærer eller er rektor`.
    pub text: String,
    /// In place or not.
    pub met: Met,
}

/// A way on that exists: `Er du vikar?` `Be rektor om tilgang for en periode`. `Rektor må skrive en grunn.`
#[derive(Clone, Debug)]
pub struct Door {
    /// The situation, as a question.
    pub situation: String,
    /// Words before the link.
    pub before: String,
    /// The link.
    pub link: Link,
    /// Words after it, with their own punctuation.
    pub after: String,
}

/// The rule that was used.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The rule in words, its section last.
    pub text: String,
    /// From when the wording holds, written out.
    pub in_force: String,
}

/// A refusal on a subject the caller already sees.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// `Du kan ikke se fraværet til Jonas Berg`.
    pub heading: String,
    /// One sentence with the fact that is missing, one with who may.
    pub sentences: Vec<String>,
    /// The facts, those in place and those missing.
    pub facts: Vec<NeededFact>,
    /// Two or three ways on.
    pub doors: Vec<Door>,
    /// What was written in the log, and what the pupil can see of it.
    pub logged: String,
    /// `7K3-92F`.
    pub reference: String,
    /// The rule, in a fold-out.
    pub rule: Option<Rule>,
}

/// The body of a refusal.
pub fn refusal(w: Words<'_>, refusal: &Refusal) -> Markup {
    html! {
        div.reading.stack {
            h1.ds-heading data-size="lg" { (refusal.heading) }
            p.ds-paragraph { (refusal.sentences.join(" ")) }
            @if !refusal.facts.is_empty() {
                (card(html! {
                    h2.ds-heading data-size="xs" { (w.get("refusal-needed")) }
                    ul.needed { @for fact in &refusal.facts { li { (needed(w, fact)) } } }
                }))
            }
            @if !refusal.doors.is_empty() {
                h2.ds-heading data-size="xs" { (w.get("refusal-doors")) }
                ul.ds-list { @for door in &refusal.doors { li { (door_line(door)) } } }
            }
            (notice(Tone::Info, html! {
                (refusal.logged) " " (w.with("reference", &[("reference", (&refusal.reference).into())]))
            }))
            @if let Some(rule) = &refusal.rule {
                (details(&w.get("refusal-rule"), html! {
                    p { (rule.text) }
                    p.subtle { (w.with("in-force-from", &[("date", (&rule.in_force).into())])) }
                }))
            }
        }
    }
}

fn needed(w: Words<'_>, fact: &NeededFact) -> Markup {
    html! {
        @match fact.met {
            Met::Fulfilled => {
                span.met { (named_icon(Icon::Met, &w.get("fact-met"))) } span { (fact.text) }
            }
            Met::Missing => {
                span.unmet { (named_icon(Icon::Unmet, &w.get("fact-missing"))) }
                span { (fact.text) span.subtle { " – " (w.get("fact-missing-word")) } }
            }
        }
    }
}

fn door_line(door: &Door) -> Markup {
    html! {
        strong { (door.situation) } " "
        @if !door.before.is_empty() { (door.before) " " }
        a.ds-link data-color="accent" href=(door.link.href) { (door.link.label) }
        (door.after)
    }
}

/// One body for what is missing and what is hidden.
pub fn not_found(w: Words<'_>) -> Markup {
    plain(w, "not-found", html! {})
}

/// The request made no sense; `sentence` says what to do, in words of the page it came from.
pub fn bad_request(w: Words<'_>, sentence: &str) -> Markup {
    plain(w, "bad-request", html! { p.ds-paragraph { (sentence) } })
}

/// Something went wrong with us.
pub fn our_fault(w: Words<'_>, reference: &str) -> Markup {
    let reference = w.with("reference", &[("reference", reference.into())]);
    plain(w, "our-fault", html! { p.ds-paragraph { (reference) } })
}

fn plain(w: Words<'_>, key: &str, more: Markup) -> Markup {
    html! {
        div.reading.stack {
            h1.ds-heading data-size="lg" { (w.get(&format!("{key}-heading"))) }
            p.ds-paragraph { (w.get(&format!("{key}-text"))) }
            (more)
            p { a.ds-link href="/" { (w.get("to-start")) } }
        }
    }
}
