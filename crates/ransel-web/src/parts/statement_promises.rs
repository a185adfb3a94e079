//! What we promise, and whether it has been shown: tested both for what shall work and for what shall be
//! stopped.

use jiff::civil::Date;
use maud::{Markup, html};

use super::alert::Tone;
use super::details::details;
use super::icon::Icon;
use super::tag::tag;
use crate::format;
use crate::texts::Words;

/// A promise in our own words.
#[derive(Clone, Debug)]
pub struct Promise {
    /// The sentence.
    pub sentence: String,
    /// How far it is shown.
    pub state: PromiseState,
    /// When it was last tested.
    pub tested: Option<Date>,
}

/// How far a promise is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// Vist.
    Shown,
    /// Delvis vist.
    Partly {
        /// What is missing.
        missing: String,
    },
    /// Ikke vist ennå.
    NotYet,
}

/// The promises, how many are shown first.
pub fn promises(w: Words<'_>, promises: &[Promise]) -> Markup {
    let shown = promises.iter().filter(|promise| promise.state == PromiseState::Shown).count();
    let counts = [("shown", shown.into()), ("all", promises.len().into())];
    html! {
        p.ds-paragraph { strong { (w.with("promises-count", &counts)) } }
        ul.promises { @for promise in promises { li { (line(w, promise)) } } }
        (details(&w.get("promises-what-is-shown"), html! { p { (w.get("promises-explained")) } }))
    }
}

fn line(w: Words<'_>, promise: &Promise) -> Markup {
    let (tone, shape, key) = match promise.state {
        PromiseState::Shown => (Tone::Success, Icon::Check, "promise-shown"),
        PromiseState::Partly { .. } => (Tone::Warning, Icon::Half, "promise-partly"),
        PromiseState::NotYet => (Tone::Neutral, Icon::Dashed, "promise-not-yet"),
    };
    html! {
        p { (promise.sentence) }
        p.promise-state {
            (tag(tone, Some(shape), &w.get(key)))
            @if let Some(date) = promise.tested { span.subtle { (format::date_short(w.lang, date)) } }
            @if let PromiseState::Partly { missing } = &promise.state {
                span.subtle { (w.with("promise-missing", &[("missing", missing.into())])) }
            }
        }
    }
}
