//! A new guardian of a pupil. Two things are written, each under its own action: the guardian, and what she is to
//! the child, which belongs to the child's record.

use maud::{Markup, html};
use ransel_kernel::PersonId;
use ransel_school::{
    actions::{ChangePerson, ReadPerson, RegisterPerson},
    custody::SAYABLE,
    family::set_standing,
    records::Happened,
    telling,
};
use ransel_web::parts::{
    Choice, Field, FieldError, Link, Need, Variant, back, button, error_summary, form as form_part, heading,
    hidden, lead, radios,
};

use super::{may_register, new_person};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::record::{
        self, Record,
        form::{ALL_SLOTS, Born, Check, FormPage, Number, Typed, insert_contact, insert_person, names_of},
    },
};

const OWN: [&str; 7] = ["person", "family", "given", "born", "number", "language", "kind"];

/// The empty form.
pub fn form(visit: &Visit<'_>) -> Reply {
    if let Some(door) = may_register(visit)? {
        return Ok(door);
    }
    let child = child(visit)?;
    let mut typed = Typed::default();
    typed.put("person", &new_person(visit)?.to_string());
    Ok(Answer::page(visit.text("guardian-new-title"), page(visit, &child, &typed, &[])))
}

/// Registers the guardian.
pub fn create(visit: &Visit<'_>) -> Reply {
    if let Some(door) = may_register(visit)? {
        return Ok(door);
    }
    let child = child(visit)?;
    let person = new_person(visit)?;
    let done = format!("/people/{}/record?saved=guardian", child.person);
    // Sent twice: the first one did it.
    if visit.ctx.would(&ReadPerson { person })? {
        return Ok(Answer::to(done));
    }
    let names = OWN.iter().map(|name| (*name).to_owned()).chain(names_of(ALL_SLOTS));
    let typed = Typed::sent(&visit.form, names);
    let mut check = Check::new(visit, &typed);
    let who = check.who(Born::Optional, number(visit))?;
    let reached = check.reached(ALL_SLOTS);
    let kind = SAYABLE.into_iter().find(|standing| standing.code() == typed.text("kind"));
    if kind.is_none() {
        check.fault("kind", "guardian-kind", "fault-guardian-kind");
    }
    let faults = check.faults;
    let Some(kind) = kind.filter(|_| faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("guardian-new-title"), page(visit, &child, &typed, &faults)));
    };
    visit.ctx.change(RegisterPerson { person }, |change| {
        insert_person(change, visit.owner(), person, &who)?;
        insert_contact(change, visit.owner(), person, "office", &reached)
    })?;
    set_standing(&visit.ctx, child.person, person, kind)?;
    telling::changed(visit.owner(), child.person, Happened::Family, Some(person))?;
    Ok(Answer::to(done))
}

/// The child, if her record is the visitor's to change.
fn child(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let person: PersonId = visit.at("person")?;
    if !visit.ctx.would(&ChangePerson { person })? {
        return Err(Trouble::NotFound);
    }
    record::open(visit, person)
}

/// Whether the owner collects guardians' numbers: where not, the field does not exist.
fn number(visit: &Visit<'_>) -> Number {
    if visit.owner().settings().guardian_identity_number { Number::Asked } else { Number::NotAsked }
}

fn page(visit: &Visit<'_>, child: &Record, typed: &Typed, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let fields = FormPage { w, typed, faults };
    let action = format!("/people/{}/guardians", child.person);
    let labels = SAYABLE.map(|standing| w.get(&format!("guardianship-{}", standing.code())));
    let choices: Vec<_> = SAYABLE
        .iter()
        .zip(&labels)
        .map(|(standing, label)| Choice { value: standing.code(), label, description: None })
        .collect();
    let (label, fault) = (w.get("guardian-kind"), faults.iter().find(|fault| fault.field == "kind"));
    let kind = Field {
        name: "kind",
        label: &label,
        error: fault.map(|fault| fault.message.as_str()),
        value: typed.text("kind"),
        ..Field::default()
    };
    html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{}/record", child.person), w.get("record-back-to-record"))))
        (heading(&w.get("guardian-new-title"), Some(&child.name.spoken())))
        (lead(&w.get("guardian-new-lead")))
        (form_part(&visit.form_to(&action), html! {
            (hidden("person", typed.text("person")))
            (fields.names())
            (radios(w, &kind, &choices))
            @if matches!(number(visit), Number::Asked) { (fields.number()) }
            (fields.born(Need::Optional))
            (fields.language())
            (fields.contact(ALL_SLOTS))
            (button(Variant::Primary, &w.get("guardian-new-save")))
        }))
    }
}
