//! Absence measured against the limit: a bar for the eye, and the same in words beside it. Whether the limit
//! is passed is decided elsewhere, exactly; here tenths of a per cent are only drawn.

use maud::{Markup, html};

use super::alert::Tone;
use super::icon::Icon;
use super::tag::tag;
use crate::texts::Words;

/// Shares of the subject's yearly time, in tenths of a per cent.
#[derive(Clone, Copy, Debug)]
pub struct AbsenceShare {
    /// What counts against the limit.
    pub counts: u32,
    /// What does not count.
    pub does_not_count: u32,
    /// The limit.
    pub limit: u32,
    /// How it stands, as ruled.
    pub status: LimitStatus,
}

/// How a pupil stands to the limit in a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitStatus {
    /// More than the limit.
    Over,
    /// Close enough that a warning is due.
    Near,
    /// Neither.
    Under,
}

impl LimitStatus {
    const fn look(self) -> (Tone, Icon) {
        match self {
            LimitStatus::Over => (Tone::Danger, Icon::Octagon),
            LimitStatus::Near => (Tone::Warning, Icon::Triangle),
            LimitStatus::Under => (Tone::Neutral, Icon::Circle),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            LimitStatus::Over => "over",
            LimitStatus::Near => "near",
            LimitStatus::Under => "under",
        }
    }
}

/// `Over grensen`, `Nær grensen`, `Under`.
pub fn status_tag(w: Words<'_>, status: LimitStatus) -> Markup {
    let (tone, shape) = status.look();
    tag(tone, Some(shape), &w.get(&format!("limit-{}", status.name())))
}

/// `3 nær grensen`: how many stand so.
pub fn status_count(w: Words<'_>, status: LimitStatus, count: usize) -> Markup {
    let (tone, shape) = status.look();
    tag(tone, Some(shape), &w.with(&format!("limit-{}-count", status.name()), &[("n", count.into())]))
}

/// How to read the bars, in one line.
pub fn absence_key(w: Words<'_>) -> Markup {
    html! { p.subtle { (w.get("absence-key")) } }
}

/// The whole scale is 15 %, drawn two units to the tenth.
const SCALE: u32 = 150;
const WIDTH: u32 = SCALE * 2;
const STRIPE: u32 = 10;

/// The bar: filled what counts, striped what does not, a line at the limit. Hidden from screen readers.
pub fn absence_bar(share: AbsenceShare) -> Markup {
    let counts = share.counts.min(SCALE) * 2;
    let other = share.does_not_count.min(SCALE - share.counts.min(SCALE)) * 2;
    let limit = share.limit.min(SCALE) * 2;
    html! {
        svg.absence-bar data-status=(share.status.name()) viewBox="0 0 300 26" width=(WIDTH) height="26"
            aria-hidden="true" focusable="false" {
            rect.ground x="0.5" y="5.5" width="299" height="16" {}
            rect.counts x="1" y="6" width=(counts.saturating_sub(1)) height="15" {}
            // A drawing within the drawing cuts the stripes off at its edges; a pattern would need an id,
            // and there are many bars on a page.
            svg x=(counts) y="6" width=(other) height="15" { path.stripes d=(stripes(other)) {} }
            rect.frame x="0.5" y="5.5" width="299" height="16" {}
            path.limit d={ "M" (limit) " 1v24" } {}
        }
    }
}

fn stripes(width: u32) -> String {
    (0..width.div_ceil(STRIPE) + 2).map(|n| format!("M{} 17l18-20", i64::from(n * STRIPE) - 16)).collect()
}
