//! The bar that says as whom one acts, always there when signed in. Changing hat is a POST and leads to the
//! new hat's start page, never to the same address under another hat.

use maud::{Markup, html};

use super::{Family, Frame};
use crate::parts::{Icon, hidden, icon};

impl Family {
    const fn color(self) -> &'static str {
        match self {
            Family::Staff => "accent",
            Family::Guardian => "brand1",
            Family::Pupil => "brand2",
            Family::Office => "neutral",
        }
    }
}

pub(super) fn hat_bar(frame: &Frame<'_>) -> Markup {
    let Some(hat) = &frame.hat else { return html! {} };
    let w = frame.words();
    html! {
        div.hat data-color=(hat.family.color()) {
            div.bar {
                (icon(Icon::User))
                p.hat-name {
                    span.hat-prefix { (w.get("hat-prefix")) " " }
                    strong { (hat.role) }
                    @if !hat.place.is_empty() { ", " (hat.place) }
                }
                @if frame.hats.len() > 1 {
                    button.ds-button.quiet type="button" data-variant="tertiary" data-color="accent"
                        popovertarget="hats" { (w.get("hat-change")) }
                    div.pop #hats popover data-color="neutral" { (choices(frame)) }
                }
            }
        }
    }
}

fn choices(frame: &Frame<'_>) -> Markup {
    let w = frame.words();
    html! {
        form method="post" action="/hat" {
            @if let Some(token) = frame.csrf { (hidden("csrf", token)) }
            @if let Some(person) = frame.person { p { strong { (person) } } }
            p { (w.get("hat-explained")) }
            @for hat in &frame.hats {
                button.ds-button.hat-choice type="submit" data-variant="secondary" data-color="accent" name="hat"
                    value=(hat.id) aria-current=[hat.current.then_some("true")] {
                    @if hat.current { (icon(Icon::Check)) }
                    span { (hat.label) @if !hat.place.is_empty() { " – " (hat.place) } }
                }
            }
        }
    }
}
