//! The foot, and what stands on paper in place of the frame.

use maud::{Markup, html};

use super::Frame;
use crate::format;

pub(super) fn foot(frame: &Frame<'_>) -> Markup {
    let w = frame.words();
    html! {
        footer.foot {
            ul.bar {
                li { a.ds-link data-color="neutral" href="/privacy" { (w.get("foot-privacy")) } }
                // Nobody is led to a wall: there is no log of one's own before one has signed in.
                @if frame.signed_in { li { a.ds-link data-color="neutral" href="/my/log" { (w.get("foot-log")) } } }
                li { a.ds-link data-color="neutral" href="/accessibility" { (w.get("foot-accessibility")) } }
            }
        }
    }
}

/// Stands outside the footer, which is hidden on paper with all that is in it.
pub(super) fn print_head(frame: &Frame<'_>, title: &str) -> Markup {
    let w = frame.words();
    let line = frame.printed_by.as_ref().map(|printed| {
        let at = format::moment_short(frame.lang, printed.at);
        w.with("printed", &[("at", (&at).into()), ("who", (&printed.who).into())])
    });
    html! {
        div.print-head {
            p { strong { (frame.owner) } " – " (title) }
            @if let Some(line) = line { p { (line) } }
        }
    }
}
