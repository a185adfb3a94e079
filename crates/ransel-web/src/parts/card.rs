//! Cards, and the page that proves something was done.

use maud::{Markup, html};

use super::alert::Tone;
use super::button::{Link, link};
use super::icon::{Icon, icon};
use crate::texts::Words;

/// A plain card.
pub fn card(body: Markup) -> Markup {
    html! { div.ds-card data-color="neutral" { (body) } }
}

/// A card on a coloured ground.
pub fn tinted_card(tone: Tone, body: Markup) -> Markup {
    html! { div.ds-card data-variant="tinted" data-color=(tone.color()) { (body) } }
}

/// What the page after a finished errand says. A page and not a passing message: this is the proof.
#[derive(Clone, Debug)]
pub struct Done {
    /// `Meldingen er sendt`.
    pub heading: String,
    /// What was registered, in sentences.
    pub registered: Vec<String>,
    /// What to say on the phone.
    pub reference: Option<String>,
    /// What happens now.
    pub next: Vec<String>,
    /// Change, withdraw, back.
    pub links: Vec<Link>,
}

/// The body of the page after a finished errand.
pub fn done(w: Words<'_>, done: &Done) -> Markup {
    html! {
        div.ds-card.done data-variant="tinted" data-color="success" role="status" tabindex="-1" autofocus data-focus {
            h1.ds-heading data-size="lg" { (icon(Icon::Met)) " " (done.heading) }
            @for sentence in &done.registered { p.ds-paragraph { (sentence) } }
            @if let Some(reference) = &done.reference {
                p.ds-paragraph { (w.with("reference", &[("reference", reference.into())])) }
            }
        }
        @if !done.next.is_empty() {
            h2.ds-heading data-size="sm" { (w.get("done-next")) }
            ul.ds-list { @for sentence in &done.next { li { (sentence) } } }
        }
        @if !done.links.is_empty() {
            ul.link-list { @for entry in &done.links { li { (link(entry)) } } }
        }
    }
}
