//! A list with nothing in it: what would be here, how it gets here, the last thing that was.

use maud::{Markup, html};

/// `Ingen meldinger venter. …` and, if there was one, `Siste var behandlet 19. november`.
pub fn empty(what: &str, last: Option<&str>) -> Markup {
    html! {
        div.empty {
            p.ds-paragraph { (what) }
            @if let Some(last) = last { p.ds-paragraph.subtle { (last) } }
        }
    }
}
