//! How one is reached oneself. Where one lives is not here: that is the Population Register's to say.

use maud::{Markup, html};
use ransel_kernel::PersonId;
use ransel_school::actions::ChangeContactDetails;
use ransel_web::parts::{
    FieldError, Link, Variant, back, button, error_summary, form, heading, lead, success,
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        record::{
            self,
            form::{Check, FormPage, OWN_SLOTS, Typed, keep_contact, names_of},
        },
    },
};

/// The form, filled with what is stored.
pub fn edit(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let person = own(visit)?;
    let record = record::open(visit, person)?;
    let typed = Typed::stored(&record, OWN_SLOTS, None);
    Ok(Answer::page(visit.text("my-contact-title"), page(visit, &typed, &[])))
}

/// Saves what was changed.
pub fn update(visit: &Visit<'_>) -> Reply {
    let person = own(visit)?;
    let typed = Typed::sent(&visit.form, names_of(OWN_SLOTS));
    let mut check = Check::new(visit, &typed);
    let reached = check.reached(OWN_SLOTS);
    let faults = check.faults;
    if !faults.is_empty() {
        return Ok(Answer::faults(visit.text("my-contact-title"), page(visit, &typed, &faults)));
    }
    visit.ctx.change(ChangeContactDetails { person }, |change| {
        keep_contact(change, visit.owner(), person, "own", None, &reached)
    })?;
    Ok(Answer::to("/my/contact?saved=contact"))
}

/// The visitor herself, if it is hers to change: under 15 it is the guardians'.
fn own(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    if visit.ctx.would(&ChangeContactDetails { person })? { Ok(person) } else { Err(Trouble::NotFound) }
}

fn page(visit: &Visit<'_>, typed: &Typed, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let fields = FormPage { w, typed, faults };
    html! {
        (error_summary(w, faults))
        @if visit.just("contact") { (success(&w.get("my-contact-saved"), html! {})) }
        (back(&Link::new("/my", w.get("my-contact-back"))))
        (heading(&w.get("my-contact-title"), None))
        (lead(&w.get("my-contact-lead")))
        (form(&visit.form_to("/my/contact"), html! {
            (fields.contact(OWN_SLOTS))
            (button(Variant::Primary, &w.get("save")))
        }))
    }
}
