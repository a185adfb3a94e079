//! Who a message home goes to, and why the others do not get it: shown to the sender before anything is sent. Only who may
//! see the pupil's family sees names and reasons; to the others it would tell about the home.

use maud::{Markup, html};
use ransel_kernel::{Category, PersonId};
use ransel_school::{
    actions::ReadPerson,
    telling::{self, Addressee},
};
use ransel_web::parts::{Tone, notice, section};

use crate::{Trouble, Visit, pages::record::named};

/// The part of a page that is about to send something about `pupil`.
///
/// # Errors
/// The ledger or the store fails.
pub fn recipients(visit: &Visit<'_>, pupil: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let family = visit.ctx.may(ReadPerson { person: pupil })?.opens(pupil, Category::Family);
    if !family {
        return Ok(notice(Tone::Info, html! { (w.get("recipients-by-law")) }));
    }
    let (mut told, mut others) = (Vec::new(), Vec::new());
    for one in telling::home(visit.owner(), pupil)? {
        let line = line(visit, pupil, &one)?;
        if one.is_told() { told.push(line) } else { others.push(line) }
    }
    Ok(section(
        "recipients",
        &w.get("recipients-title"),
        html! {
            @if told.is_empty() { p { (w.get("recipients-nobody")) } }
            @else { ul.ds-list { @for line in told { (line) } } }
            @if !others.is_empty() {
                p.ds-paragraph { (w.get("recipients-others")) }
                ul.ds-list { @for line in others { (line) } }
            }
        },
    ))
}

fn line(visit: &Visit<'_>, pupil: PersonId, one: &Addressee) -> Result<Markup, Trouble> {
    let w = visit.words();
    let name = match one.person == pupil {
        true => w.get("recipients-pupil"),
        false => named(visit, one.person)?.unwrap_or_else(|| w.get("record-guardian")),
    };
    let why = match one.ruling.outcome {
        Ok(told) => w.get(&format!("told-{}", told.key())),
        Err(not) => w.get(&format!("not-told-{}", not.key())),
    };
    Ok(html! { li { strong { (name) } " – " (why) } })
}
