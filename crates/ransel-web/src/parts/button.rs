//! Buttons and links. One primary button per page; everything a button does, a form does without script.

use maud::{Markup, html};

/// Where to, and in which words.
#[derive(Clone, Debug)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The words.
    pub label: String,
}

impl Link {
    /// A link from its address and its words.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Link {
        Link { href: href.into(), label: label.into() }
    }
}

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// What the page is for.
    Primary,
    /// What one may also do.
    Secondary,
    /// What is there for those who look for it.
    Tertiary,
}

impl Variant {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Variant::Primary => "primary",
            Variant::Secondary => "secondary",
            Variant::Tertiary => "tertiary",
        }
    }
}

/// A button that sends the form it stands in.
pub fn button(variant: Variant, label: &str) -> Markup {
    html! { button.ds-button type="submit" data-variant=(variant.name()) { (label) } }
}

/// A button that answers a question by the value it sends. All answers look the same: none is more pressed than another.
pub fn answer_button(name: &str, value: &str, label: &str) -> Markup {
    html! {
        button.ds-button type="submit" data-variant=(Variant::Secondary.name()) name=(name) value=(value) { (label) }
    }
}

/// Reads the fields around it aloud (`data-read`). Hidden where there is no voice on the machine itself, and without a script.
pub fn read_aloud_button(label: &str) -> Markup {
    html! { button.ds-button type="button" data-variant="tertiary" data-read-aloud hidden { (label) } }
}

/// A link that looks like a button.
pub fn link_button(variant: Variant, link: &Link) -> Markup {
    html! { a.ds-button data-variant=(variant.name()) href=(link.href) { (link.label) } }
}

/// A link in running text or on its own; it keeps its colour in coloured boxes.
pub fn link(link: &Link) -> Markup {
    html! { a.ds-link data-color="accent" href=(link.href) { (link.label) } }
}

/// Buttons side by side, one below the other where there is no room.
pub fn button_row(buttons: Markup) -> Markup {
    html! { div.button-row { (buttons) } }
}
