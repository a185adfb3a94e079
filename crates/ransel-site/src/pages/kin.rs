//! Whom to call: the pupil says it herself, in four fields, or later. The office and the contact teacher see for whom nobody
//! is registered.

use std::collections::HashSet;

use maud::{Markup, html};
use ransel_kernel::{PersonId, rows::Is};
use ransel_school::{
    actions::{KeepKin, ListMissingKin, ReadPerson},
    names,
    records::{Enrolment, FamilyTie, KinContact},
};
use ransel_web::{
    format::{name_in_list, sort_key},
    parts::{
        Field, FieldError, Link, Need, Variant, back, button, email_field, empty, error_summary, form,
        heading, lead, link, phone_field, success, text_field,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, words::today},
};

const FIELDS: [&str; 4] = ["name", "address", "phone", "email"];
/// The longest of each, in characters.
const AT_MOST: usize = 200;

/// The form, with what was told before.
pub fn edit(visit: &Visit<'_>) -> Reply {
    let pupil = own(visit)?;
    let kept = newest(visit, pupil)?;
    let values = kept.map_or_else(Default::default, |row| [row.name, row.address, row.phone, row.email]);
    Ok(Answer::page(visit.text("kin-title"), page(visit, &values, &[])))
}

/// Keeps it: what was told before is replaced.
pub fn keep(visit: &Visit<'_>) -> Reply {
    let pupil = own(visit)?;
    let w = visit.words();
    let values = FIELDS.map(|field| visit.form.text(field).trim().to_owned());
    let [name, address, phone, email] = &values;
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: &str| {
        let label = w.get(&format!("kin-{field}"));
        faults.push(FieldError { field: field.to_owned(), label, message: w.get(message) });
    };
    if name.is_empty() {
        fault("name", "kin-name-missing");
    }
    if phone.is_empty() && email.is_empty() {
        fault("phone", "kin-reach-missing");
    }
    for (field, value) in FIELDS.iter().zip(&values) {
        if value.chars().count() > AT_MOST {
            fault(field, "kin-too-long");
        }
    }
    if !faults.is_empty() {
        return Ok(Answer::faults(visit.text("kin-title"), page(visit, &values, &faults)));
    }
    let owner = visit.owner();
    let row = KinContact {
        id: owner.random.uuid()?,
        pupil,
        name: name.clone(),
        address: address.clone(),
        phone: phone.clone(),
        email: email.clone(),
        recorded_at: owner.clock.now(),
        recorded_by: visit.ctx.caller.person,
    };
    visit.ctx.change(KeepKin { pupil }, |change| {
        for old in change.rows::<KinContact>().only(KinContact::PUPIL, Is::Equal, &pupil).all()? {
            change.delete::<KinContact, _>(&old.id)?;
        }
        change.insert(&row)
    })?;
    Ok(Answer::to("/my/kin?saved=kin"))
}

/// Pupils for whom nobody is registered.
pub fn missing(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, <ListMissingKin as ransel_kernel::Action>::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ListMissingKin {})?;
    let day = today(visit);
    let holds = |to: Option<jiff::civil::Date>| to.is_none_or(|to| day < to);
    let kin = pass.rows::<KinContact>().all()?.into_iter().map(|row| row.pupil);
    let ties =
        pass.rows::<FamilyTie>().all()?.into_iter().filter(|row| holds(row.valid_to)).map(|row| row.child);
    let known: HashSet<PersonId> = kin.chain(ties).collect();
    let here: HashSet<PersonId> = pass
        .rows::<Enrolment>()
        .all()?
        .into_iter()
        .filter(|row| row.valid_from <= day && holds(row.valid_to))
        .map(|row| row.pupil)
        .collect();
    let mut rows: Vec<_> = names::opened(&pass)?
        .into_iter()
        .filter(|(person, _)| here.contains(person) && !known.contains(person))
        .map(|(person, name)| (name_in_list(&name.given, &name.family), person))
        .collect();
    rows.sort_by_cached_key(|(name, _)| sort_key(name));
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("kin-missing-title"), None))
        (lead(&w.get("kin-missing-lead")))
        @if rows.is_empty() { (empty(&w.get("kin-missing-none"), None)) }
        @else {
            ul.link-list { @for (name, person) in rows { li { (link(&Link::new(format!("/people/{person}"), name))) } } }
        }
    };
    Ok(Answer::page(w.get("kin-missing-title"), body))
}

/// Whether the pupil is to be asked: of age or not, nobody is registered for her. She can do it later.
pub fn to_ask(visit: &Visit<'_>, pupil: PersonId) -> Result<bool, Trouble> {
    if !visit.ctx.would(&KeepKin { pupil })? {
        return Ok(false);
    }
    let pass = visit.ctx.may(ReadPerson { person: pupil })?;
    let day = today(visit);
    let ties = pass.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &pupil).all()?;
    let guardians = ties.iter().any(|row| row.valid_to.is_none_or(|to| day < to));
    Ok(!guardians && newest(visit, pupil)?.is_none())
}

/// The visitor herself, if she is a pupil.
fn own(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let pupil = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    if visit.ctx.would(&KeepKin { pupil })? { Ok(pupil) } else { Err(Trouble::NotFound) }
}

fn newest(visit: &Visit<'_>, pupil: PersonId) -> Result<Option<KinContact>, Trouble> {
    let pass = visit.ctx.may(ReadPerson { person: pupil })?;
    Ok(pass.rows::<KinContact>().only(KinContact::PUPIL, Is::Equal, &pupil).first()?)
}

fn page(visit: &Visit<'_>, values: &[String; 4], faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let labels = FIELDS.map(|field| w.get(&format!("kin-{field}")));
    let field = |at: usize, need: Need| Field {
        name: FIELDS.get(at).copied().unwrap_or_default(),
        label: labels.get(at).map_or("", String::as_str),
        error: FIELDS.get(at).and_then(|name| error(name)),
        value: values.get(at).map_or("", String::as_str),
        need,
        ..Field::default()
    };
    html! {
        (error_summary(w, faults))
        (back(&Link::new("/my", w.get("my-contact-back"))))
        @if visit.just("kin") { (success(&w.get("kin-saved"), html! {})) }
        (heading(&w.get("kin-title"), None))
        (lead(&w.get("kin-lead")))
        (form(&visit.form_to("/my/kin"), html! {
            (text_field(w, &field(0, Need::Required)))
            (text_field(w, &field(1, Need::Optional)))
            (phone_field(w, &field(2, Need::Optional)))
            (email_field(w, &field(3, Need::Optional)))
            (button(Variant::Primary, &w.get("save")))
        }))
        p { (link(&Link::new("/my", w.get("kin-later")))) }
    }
}
