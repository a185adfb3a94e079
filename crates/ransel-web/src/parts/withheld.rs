//! What one does not get to see. Three different things that must not be mixed up: withheld for this hat
//! (said openly), closed for all outside the school (`through_school`, which looks the same whether there
//! is a value or not), and simply not given.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::texts::Words;

/// `Vises ikke for deg`, in a cell or in running text. Only where the reason for the difference is no secret.
pub fn withheld(w: Words<'_>) -> Markup {
    html! { span.withheld { (icon(Icon::Lock)) span { (w.get("withheld")) } } }
}

/// `Kontakt via skolen`: the same cell for empty and for withheld, where telling them apart would tell all.
pub fn through_school(w: Words<'_>) -> Markup {
    html! { (w.get("withheld-through-school")) }
}

/// `Ikke oppgitt`: there is no value.
pub fn not_given(w: Words<'_>) -> Markup {
    html! { span.subtle { (w.get("not-given")) } }
}

/// In place of a field in a form. No input at all: an empty one looks lost, a closed one looks broken.
pub fn withheld_field(w: Words<'_>, label: &str, who_can_see: &str) -> Markup {
    html! {
        div.withheld-field {
            p.ds-label { (label) }
            div.withheld-box {
                p { (withheld(w)) }
                p.subtle { (w.with("withheld-who-can", &[("who", who_can_see.into())])) }
                p.subtle { (w.get("withheld-unchanged")) }
            }
        }
    }
}

/// The line above a table in which a whole column is left out for this hat.
pub fn withheld_column(w: Words<'_>, what: &str, why_href: &str) -> Markup {
    html! {
        p.withheld-column {
            (icon(Icon::Lock)) " " (w.with("withheld-column", &[("what", what.into())])) " "
            a.ds-link data-color="accent" href=(why_href) {
                (w.get("withheld-why")) span.ds-sr-only { ": " (what) }
            }
        }
    }
}
