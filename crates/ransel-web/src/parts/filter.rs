//! The form above a list: a GET with a button, so that the choice stands in the address and can be kept.

use maud::{Markup, html};

use crate::texts::Words;

/// A filter; the fields stand side by side where there is room.
pub fn filter(w: Words<'_>, action: &str, fields: Markup) -> Markup {
    html! {
        form.filter method="get" action=(action) {
            (fields)
            button.ds-button type="submit" data-variant="secondary" { (w.get("filter-apply")) }
        }
    }
}
