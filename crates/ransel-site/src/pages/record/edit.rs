//! The office corrects a record: name, date of birth, and how somebody is reached. The national identity number is
//! not corrected here: a wrong one means that two people may have been mixed up, and somebody must look.

use maud::{Markup, html};
use ransel_kernel::{PersonId, Withheld, pass::Set};
use ransel_school::{
    actions::ChangePerson,
    records::{BirthDate, Happened, Person},
    telling,
};
use ransel_web::parts::{
    FieldError, Link, Need, Variant, back, button, error_summary, form as form_part, heading, hidden,
};

use super::{
    Record,
    form::{ALL_SLOTS, Born, Check, FormPage, Number, Typed, keep_contact, names_of},
    open,
};
use crate::{Answer, Reply, Trouble, Visit};

/// The fields beside the contact details.
const OWN: [&str; 5] = ["family", "given", "born", "was-family", "was-given"];

/// The form, filled with what is stored.
pub fn form(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    if !visit.ctx.would(&ChangePerson { person })? {
        return Err(refused(visit, person));
    }
    let record = open(visit, person)?;
    let mut typed = Typed::stored(&record, ALL_SLOTS, None);
    typed.put("was-family", &record.name.family);
    typed.put("was-given", &record.name.given);
    Ok(Answer::page(visit.text("record-edit-title"), page(visit, &record, &typed, &[])))
}

/// Why not: asked in earnest, so that the attempt stands in the log and the page says what is missing.
pub(super) fn refused(visit: &Visit<'_>, person: PersonId) -> Trouble {
    match visit.ctx.change(ChangePerson { person }, |_| Ok(())) {
        Err(error) => error.into(),
        Ok(()) => Trouble::NotFound,
    }
}

/// Saves what was changed.
pub fn update(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let names = OWN.iter().map(|name| (*name).to_owned()).chain(names_of(ALL_SLOTS));
    let typed = Typed::sent(&visit.form, names);
    let mut check = Check::new(visit, &typed);
    let who = check.who(Born::Optional, Number::NotAsked)?;
    let reached = check.reached(ALL_SLOTS);
    let faults = check.faults;
    if !faults.is_empty() {
        if !visit.ctx.would(&ChangePerson { person })? {
            return Err(refused(visit, person));
        }
        let record = open(visit, person)?;
        return Ok(Answer::faults(visit.text("record-edit-title"), page(visit, &record, &typed, &faults)));
    }
    visit.ctx.change(ChangePerson { person }, |change| {
        let (given, family) = (typed.text("was-given").to_owned(), typed.text("was-family").to_owned());
        let set = Set::default()
            .to(Person::GIVEN, &who.given)
            .to(Person::FAMILY, &who.family)
            .to(Person::BORN, &Withheld::Open(BirthDate(who.born)));
        change.update(&person, set.expecting(Person::GIVEN, &given).expecting(Person::FAMILY, &family))?;
        keep_contact(change, visit.owner(), person, "office", None, &reached)
    })?;
    let owner = visit.owner();
    let leads_to = format!("/people/{person}/record");
    telling::tell(owner, person, Happened::Contact, owner.random.uuid()?, &leads_to, vec![person])?;
    Ok(Answer::to(format!("/people/{person}/record?saved=changed")))
}

fn page(visit: &Visit<'_>, record: &Record, typed: &Typed, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let person = record.person;
    let action = format!("/people/{person}/record");
    let fields = FormPage { w, typed, faults };
    html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}/record"), w.get("record-back-to-record"))))
        (heading(&w.get("record-edit-title"), Some(&record.name.spoken())))
        (form_part(&visit.form_to(&action), html! {
            (fields.names())
            (hidden("was-family", typed.text("was-family")))
            (hidden("was-given", typed.text("was-given")))
            (fields.born(Need::Optional))
            (fields.contact(ALL_SLOTS))
            (button(Variant::Primary, &w.get("save")))
        }))
    }
}
