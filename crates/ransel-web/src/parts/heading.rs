//! The head of a page and of its sections.

use maud::{Markup, html};

/// The page's only first heading, with a quiet line of facts under it.
pub fn heading(title: &str, facts: Option<&str>) -> Markup {
    html! {
        div.page-head {
            h1.ds-heading data-size="lg" { (title) }
            @if let Some(facts) = facts { p.ds-paragraph.subtle { (facts) } }
        }
    }
}

/// One or two sentences that say what the page is for.
pub fn lead(text: &str) -> Markup {
    html! { p.ds-paragraph.reading { (text) } }
}

/// The heading of a section.
pub fn section_heading(title: &str) -> Markup {
    html! { h2.ds-heading data-size="sm" { (title) } }
}

/// A section with its heading; `id` is the fragment it can be linked by.
pub fn section(id: &str, title: &str, body: Markup) -> Markup {
    html! {
        section.section aria-labelledby=(id) {
            h2.ds-heading data-size="sm" id=(id) { (title) }
            (body)
        }
    }
}
