//! A new pupil: name, birth, number, home and post, phones and e-mail, school and class.

use maud::{Markup, html};
use ransel_kernel::{GroupId, PersonId, SchoolId};
use ransel_school::{
    actions::{ReadPerson, RegisterPerson},
    records::{Enrolment, Group, GroupMember, GroupRole},
};
use ransel_web::parts::{
    Choice, FieldError, Link, Need, Variant, back, button, error_summary, form as form_part, heading, hidden,
    lead,
};

use super::{may_register, new_person};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        groups::classes_here,
        record::form::{
            ALL_SLOTS, Born, Check, FormPage, Number, Typed, insert_contact, insert_person, names_of,
        },
    },
};

const OWN: [&str; 7] = ["person", "family", "given", "born", "number", "language", "class"];

/// The empty form.
pub fn form(visit: &Visit<'_>) -> Reply {
    if let Some(door) = may_register(visit)? {
        return Ok(door);
    }
    let classes = classes_here(visit)?;
    let mut typed = Typed::default();
    typed.put("person", &new_person(visit)?.to_string());
    Ok(Answer::page(visit.text("pupil-new-title"), page(visit, &typed, &classes, &[])))
}

/// Registers the pupil.
pub fn create(visit: &Visit<'_>) -> Reply {
    if let Some(door) = may_register(visit)? {
        return Ok(door);
    }
    let school = visit.ctx.caller.place.ok_or(Trouble::NotFound)?;
    let person = new_person(visit)?;
    // Sent twice: the first one did it.
    if visit.ctx.would(&ReadPerson { person })? {
        return Ok(Answer::to(format!("/people/{person}/record")));
    }
    let names = OWN.iter().map(|name| (*name).to_owned()).chain(names_of(ALL_SLOTS));
    let typed = Typed::sent(&visit.form, names);
    let classes = classes_here(visit)?;
    let mut check = Check::new(visit, &typed);
    let who = check.who(Born::Needed, Number::Asked)?;
    let reached = check.reached(ALL_SLOTS);
    let class = class(&typed, &classes);
    if class.is_none() && !typed.text("class").is_empty() {
        check.fault("class", "record-class", "fault-class");
    }
    let faults = check.faults;
    if !faults.is_empty() {
        return Ok(Answer::faults(visit.text("pupil-new-title"), page(visit, &typed, &classes, &faults)));
    }
    visit.ctx.change(RegisterPerson { person }, |change| {
        insert_person(change, visit.owner(), person, &who)?;
        insert_contact(change, visit.owner(), person, "office", &reached)?;
        change.insert(&enrolment(visit, person, school)?)?;
        match class {
            Some(group) => change.insert(&membership(visit, person, group)?),
            None => Ok(()),
        }
    })?;
    Ok(Answer::to(format!("/people/{person}/record?saved=registered")))
}

fn class(typed: &Typed, classes: &[Group]) -> Option<GroupId> {
    let wanted: GroupId = typed.text("class").parse().ok()?;
    classes.iter().map(|class| class.id).find(|class| *class == wanted)
}

fn enrolment(visit: &Visit<'_>, pupil: PersonId, school: SchoolId) -> ransel_kernel::Result<Enrolment> {
    let owner = visit.owner();
    let (id, valid_from) = (owner.random.uuid()?, owner.clock.today());
    Ok(Enrolment { id, pupil, school, source: String::new(), valid_from, valid_to: None })
}

fn membership(visit: &Visit<'_>, person: PersonId, group_id: GroupId) -> ransel_kernel::Result<GroupMember> {
    let owner = visit.owner();
    let (id, valid_from) = (owner.random.uuid()?, owner.clock.today());
    let role = GroupRole::Pupil;
    Ok(GroupMember { id, person, group_id, role, source: String::new(), valid_from, valid_to: None })
}

fn page(visit: &Visit<'_>, typed: &Typed, classes: &[Group], faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let fields = FormPage { w, typed, faults };
    let (none, ids) =
        (w.get("class-none"), classes.iter().map(|class| class.id.to_string()).collect::<Vec<_>>());
    let first = Choice { value: "", label: &none, description: None };
    let rest = classes.iter().zip(&ids);
    let rest = rest.map(|(class, id)| Choice { value: id, label: &class.name, description: None });
    let choices: Vec<_> = std::iter::once(first).chain(rest).collect();
    html! {
        (error_summary(w, faults))
        (back(&Link::new("/people", w.get("nav-people"))))
        (heading(&w.get("pupil-new-title"), None))
        (lead(&w.get("pupil-new-lead")))
        (form_part(&visit.form_to("/people"), html! {
            (hidden("person", typed.text("person")))
            (fields.names())
            (fields.born(Need::Required))
            (fields.number())
            (fields.choice("class", "record-class", Need::Optional, &choices))
            (fields.language())
            (fields.contact(ALL_SLOTS))
            (button(Variant::Primary, &w.get("pupil-new-save")))
        }))
    }
}
