//! That somebody's data is restricted, said to every reader who may still see it (POL-2018 art. 18): above each page about
//! her, whichever module it is of, and beside her name in lists.

use maud::{Markup, html};
use ransel_kernel::{ActionDef, PersonId};
use ransel_web::parts::{Tone, tag};

use crate::{Answer, Trouble, Visit};

/// The parts of an address that name a person.
const NAMES: [&str; 3] = ["person", "pupil", "child"];

/// A page about somebody, with what holds for her data above it.
///
/// # Errors
/// The relations cannot be read.
pub fn notice(visit: &Visit<'_>, action: &'static ActionDef, answer: Answer) -> Result<Answer, Trouble> {
    let Answer::Page { title, body, size, status } = answer else { return Ok(answer) };
    let person = NAMES.iter().find_map(|name| visit.at.parsed::<PersonId>(name));
    let facts = match person {
        Some(person) if status != 404 => visit.ctx.states_to_show(action, person)?,
        _ => ransel_kernel::Facts::default(),
    };
    let body = html! {
        @for (holds, key) in [(facts.restricted(), "state-shown-restriction"), (facts.objected(), "state-shown-objection")] {
            @if holds { (ransel_web::parts::notice(Tone::Warning, html! { (visit.text(key)) })) }
        }
        (body)
    };
    Ok(Answer::Page { title, body, size, status })
}

/// Beside a name in a list.
///
/// # Errors
/// The relations cannot be read.
pub fn mark(visit: &Visit<'_>, action: &'static ActionDef, person: PersonId) -> Result<Markup, Trouble> {
    let facts = visit.ctx.states_to_show(action, person)?;
    Ok(html! { @if facts.restricted() { " " (tag(Tone::Warning, None, &visit.text("state-restriction"))) } })
}
