//! Pages of a long list, as links: forwards, back, and where one is.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::texts::Words;

/// Which page of how many, and the address of each.
#[derive(Clone, Copy)]
pub struct Paging<'a> {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The address of a page.
    pub href: &'a dyn Fn(u32) -> String,
}

/// Nothing when everything is on one page.
pub fn paging(w: Words<'_>, paging: &Paging<'_>) -> Markup {
    if paging.pages <= 1 {
        return html! {};
    }
    let place = w.with("paging-place", &[("page", paging.page.into()), ("pages", paging.pages.into())]);
    html! {
        nav.paging aria-label=(w.get("paging-label")) {
            @if paging.page > 1 {
                a.ds-button data-variant="secondary" rel="prev" href=((paging.href)(paging.page - 1)) {
                    (icon(Icon::Left)) (w.get("paging-previous"))
                }
            }
            span { (place) }
            @if paging.page < paging.pages {
                a.ds-button data-variant="secondary" rel="next" href=((paging.href)(paging.page + 1)) {
                    (w.get("paging-next")) (icon(Icon::Right))
                }
            }
        }
    }
}
