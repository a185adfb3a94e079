//! Pairs of a name and its value: a person's particulars, the check before something is sent.

use maud::{Markup, html};

use crate::texts::Words;

/// A named value.
#[derive(Clone)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// The value, plain or built of parts.
    pub value: Markup,
    /// Where it can be changed.
    pub change: Option<String>,
}

impl Fact {
    /// A fact in plain words.
    pub fn new(name: impl Into<String>, value: &str) -> Fact {
        Fact { name: name.into(), value: html! { (value) }, change: None }
    }
}

/// The pairs below each other.
pub fn facts(w: Words<'_>, facts: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts {
                div {
                    dt { (fact.name) }
                    dd { (fact.value) }
                    @if let Some(href) = &fact.change {
                        dd.change {
                            a.ds-link data-color="accent" href=(href) {
                                (w.get("change")) span.ds-sr-only { " " (fact.name) }
                            }
                        }
                    }
                }
            }
        }
    }
}
