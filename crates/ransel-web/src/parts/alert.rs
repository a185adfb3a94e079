//! Boxes that say something about the page. Not for what fades: what is worth saying stays.

use maud::{Markup, html};

/// The colour of a box or tag. The word in it says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to act on.
    #[default]
    Neutral,
    /// Good to know.
    Info,
    /// Done, or in order.
    Success,
    /// Look at this.
    Warning,
    /// Act on this.
    Danger,
}

impl Tone {
    pub(super) const fn color(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
        }
    }
}

/// A box with a heading and what there is to say.
pub fn alert(tone: Tone, heading: &str, body: Markup) -> Markup {
    html! {
        div.ds-alert data-color=(tone.color()) {
            h2.ds-heading data-size="xs" { (heading) }
            (body)
        }
    }
}

/// A box of one or two sentences without a heading.
pub fn notice(tone: Tone, body: Markup) -> Markup {
    html! { div.ds-alert data-color=(tone.color()) { p.ds-paragraph { (body) } } }
}

/// What was done, in a box that takes the focus when the page has loaded, so that it is read out first.
pub fn success(heading: &str, body: Markup) -> Markup {
    html! {
        div.ds-alert data-color="success" role="status" tabindex="-1" autofocus data-focus {
            h2.ds-heading data-size="xs" { (heading) }
            (body)
        }
    }
}
