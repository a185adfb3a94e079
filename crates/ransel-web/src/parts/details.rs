//! A fold-out for what few need: the rule behind a refusal, how a number is worked out. Printed open.

use maud::{Markup, html};

/// A fold-out, closed at first.
pub fn details(summary: &str, body: Markup) -> Markup {
    html! {
        details.ds-details {
            summary { (summary) }
            div { (body) }
        }
    }
}
