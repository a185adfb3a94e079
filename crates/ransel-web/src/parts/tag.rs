//! A word in a coloured frame, with a shape of its own so that colour is not needed to tell tags apart.

use maud::{Markup, html};

use super::alert::Tone;
use super::icon::{Icon, icon};

/// A tag; the icon is decoration, the word says it all.
pub fn tag(tone: Tone, shape: Option<Icon>, word: &str) -> Markup {
    html! {
        span.ds-tag data-size="sm" data-color=(tone.color()) {
            @if let Some(shape) = shape { (icon(shape)) }
            (word)
        }
    }
}

/// Tags beside each other, as counts above a list.
pub fn tag_row(tags: Markup) -> Markup {
    html! { div.tags { (tags) } }
}
