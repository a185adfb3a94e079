//! The way back. On a phone only the nearest step up is shown.

use maud::{Markup, html};

use super::button::Link;
use crate::texts::Words;

/// A step of the trail; the last one is this page.
pub type Crumb = Link;

/// Links up the hierarchy, this page last.
pub fn breadcrumbs(w: Words<'_>, crumbs: &[Crumb]) -> Markup {
    let nearest = crumbs.len().checked_sub(2).and_then(|position| crumbs.get(position));
    html! {
        nav.ds-breadcrumbs aria-label=(w.get("trail-label")) {
            @if let Some(up) = nearest { a.ds-link href=(up.href) { (up.label) } }
            ol {
                @for (position, crumb) in crumbs.iter().enumerate() {
                    li {
                        @if position + 1 == crumbs.len() {
                            a.ds-link href=(crumb.href) aria-current="page" { (crumb.label) }
                        } @else {
                            a.ds-link href=(crumb.href) { (crumb.label) }
                        }
                    }
                }
            }
        }
    }
}

/// One link back, where there is no hierarchy: `Tilbake til listen`.
pub fn back(link: &Link) -> Markup {
    html! { p.back { a.ds-link href=(link.href) { (link.label) } } }
}
