//! Confirming who one is before something sensitive is opened: at the door, on a page of its own, never at
//! the end of a form, so that nothing typed is lost.

use maud::{Markup, html};

use super::alert::{Tone, alert, notice};
use super::button::{Link, Variant, button_row, link_button};
use crate::texts::Words;

/// What is about to be opened, and the ways to confirm.
#[derive(Clone, Debug)]
pub struct StepUp {
    /// `årsaker til fravær for Jonas Berg`.
    pub opening: String,
    /// `Årsaker kan handle om helse. Derfor spør vi en gang til.`
    pub why: String,
    /// `Feide`.
    pub provider: String,
    /// How long the confirmation lasts.
    pub minutes: u32,
    /// `Bekreft med Feide`.
    pub confirm: Link,
    /// `Bruk passnøkkel`.
    pub other: Option<Link>,
    /// `Gå tilbake uten å åpne`.
    pub back: String,
    /// What went wrong the last time.
    pub problem: Option<String>,
}

/// The body of the page.
pub fn step_up(w: Words<'_>, step: &StepUp) -> Markup {
    html! {
        div.reading.stack {
            h1.ds-heading data-size="lg" { (w.get("step-up-heading")) }
            @if let Some(problem) = &step.problem {
                (alert(Tone::Warning, &w.get("login-problem"), html! { p.ds-paragraph { (problem) } }))
            }
            p.ds-paragraph { (w.get("step-up-on-the-way")) " " strong { (step.opening) } ". " (step.why) }
            ol.ds-list {
                li { (w.with("step-up-go", &[("provider", (&step.provider).into())])) }
                li { (w.get("step-up-return")) }
                li { (w.with("step-up-lasts", &[("n", step.minutes.into())])) }
            }
            (button_row(html! {
                (link_button(Variant::Primary, &step.confirm))
                @if let Some(other) = &step.other { (link_button(Variant::Secondary, other)) }
            }))
            p { a.ds-link data-color="accent" href=(step.back) { (w.get("step-up-back")) } }
            (notice(Tone::Info, html! { (w.get("step-up-not-yet")) }))
        }
    }
}
