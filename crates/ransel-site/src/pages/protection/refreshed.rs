//! When the Population Register was last asked: on the pages of those who look after that it happens.

use jiff::SignedDuration;
use maud::{Markup, html};
use ransel_school::protection::{FRESH_HOURS, last};
use ransel_web::{
    format,
    parts::{Tone, notice},
};

use crate::{Trouble, Visit};

/// One line; a warning where it is more than a day ago.
///
/// # Errors
/// The visitor's hat may not know, or the store fails.
pub fn line(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let Some(last) = last(&visit.ctx)? else {
        return Ok(notice(Tone::Warning, html! { (w.get("refreshed-never")) }));
    };
    let at = format::moment_full(visit.lang, last.at);
    let values = [
        ("at", (&at).into()),
        ("documents", usize::try_from(last.documents).unwrap_or_default().into()),
        ("bad", usize::try_from(last.bad).unwrap_or_default().into()),
    ];
    let late = visit.owner().clock.now().duration_since(last.at) > SignedDuration::from_hours(FRESH_HOURS);
    Ok(if late {
        notice(Tone::Warning, html! { (w.with("refreshed-late", &values)) })
    } else {
        html! { p.subtle { (w.with("refreshed-at", &values)) } }
    })
}
