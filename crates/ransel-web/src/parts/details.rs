//! A fold-out for what few need: the rule behind a refusal, how a number is worked out. Printed open.

use maud::{Markup, html};

/// A fold-out, closed at first.
pub fn details(summary: &str, body: Markup) -> Markup {
    details_open(summary, false, body)
}

/// The same, which stands open where there is something in it to see at once: what was filled in, what is wrong.
pub fn details_open(summary: &str, open: bool, body: Markup) -> Markup {
    html! {
        details.ds-details open[open] {
            summary { (summary) }
            div { (body) }
        }
    }
}
