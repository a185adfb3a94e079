//! A child of two homes is reached differently in each. The office writes down how; whoever lives in one of them does
//! not see how the child is reached in the other.

use std::collections::BTreeMap;

use maud::{Markup, html};
use ransel_kernel::PersonId;
use ransel_school::{actions::ChangePerson, records::Happened, telling};
use ransel_web::parts::{
    FieldError, Link, Variant, back, button, empty, error_summary, facts, form as form_part, heading, lead,
    link_button, section, success,
};
use uuid::Uuid;

use super::{
    Record,
    edit::refused,
    form::{Check, FormPage, HOME_SLOTS, Typed, keep_contact, names_of},
    open,
    page::{self, named as name_of},
};
use crate::{Answer, Reply, Trouble, Visit, pages::words::joined};

/// The page: each home, with how the child is reached there.
pub fn show(visit: &Visit<'_>) -> Reply {
    let record = mine(visit)?;
    let w = visit.words();
    let person = record.person;
    let names = named(visit, &record)?;
    let body = html! {
        (back(&Link::new(format!("/people/{person}/record"), w.get("record-back-to-record"))))
        @if visit.just("homes") { (success(&w.get("homes-saved"), html! {})) }
        (heading(&w.get("homes-title"), Some(&record.name.spoken())))
        (lead(&w.get("homes-lead")))
        @if record.homes.is_empty() { (empty(&w.get("homes-none"), None)) }
        @for home in &record.homes {
            (section(&format!("home-{}", home.id), &called(visit, &names, home.id), html! {
                (facts(w, &page::ways(visit, &record, |point| point.home == Some(home.id), |_| None)))
                (link_button(Variant::Secondary, &Link::new(
                    format!("/people/{person}/homes/{}", home.id),
                    w.with("homes-change", &[("home", (&called(visit, &names, home.id)).into())]),
                )))
            }))
        }
    };
    Ok(Answer::page(visit.text("homes-title"), body))
}

/// The form of one home, filled with what is stored.
pub fn edit(visit: &Visit<'_>) -> Reply {
    let (record, home) = home(visit)?;
    let typed = Typed::stored(&record, HOME_SLOTS, Some(home));
    Ok(Answer::page(visit.text("homes-title"), form(visit, &record, home, &typed, &[])?))
}

/// Keeps how the child is reached in one home.
pub fn update(visit: &Visit<'_>) -> Reply {
    let (record, home) = home(visit)?;
    let typed = Typed::sent(&visit.form, names_of(HOME_SLOTS));
    let mut check = Check::new(visit, &typed);
    let reached = check.reached(HOME_SLOTS);
    let faults = check.faults;
    if !faults.is_empty() {
        let form = form(visit, &record, home, &typed, &faults)?;
        return Ok(Answer::faults(visit.text("homes-title"), form));
    }
    let person = record.person;
    visit.ctx.change(ChangePerson { person }, |change| {
        keep_contact(change, visit.owner(), person, "office", Some(home), &reached)
    })?;
    // Whoever lives there is told; the other home is not, since it does not see what was changed.
    let owner = visit.owner();
    let adults = record.homes.iter().filter(|one| one.id == home).flat_map(|one| one.adults.iter().copied());
    let leads_to = format!("/people/{person}/record");
    let told = adults.chain([person]).collect();
    telling::tell(owner, person, Happened::Contact, owner.random.uuid()?, &leads_to, told)?;
    Ok(Answer::to(format!("/people/{person}/homes?saved=homes")))
}

/// Whether there is anything to keep apart: two homes, or something said about one.
pub fn differ(record: &Record) -> bool {
    record.homes.len() > 1 || record.contact.iter().any(|point| point.home.is_some())
}

/// What each home is called: by the adults who live there, as far as the visitor may hear their names. Nobody is asked
/// about where there is nothing to keep apart.
///
/// # Errors
/// The ledger or a store fails.
pub fn named(visit: &Visit<'_>, record: &Record) -> Result<BTreeMap<Uuid, String>, Trouble> {
    let mut homes = BTreeMap::new();
    if !differ(record) {
        return Ok(homes);
    }
    for (home, number) in record.homes.iter().zip(1_i64..) {
        let names = home.adults.iter().map(|adult| name_of(visit, *adult)).collect::<Result<Vec<_>, _>>()?;
        let names: Vec<_> = names.into_iter().flatten().collect();
        let said = if names.is_empty() {
            visit.words().with("homes-number", &[("number", number.into())])
        } else {
            visit.words().with("homes-at", &[("names", (&joined(visit, names)).into())])
        };
        homes.insert(home.id, said);
    }
    Ok(homes)
}

/// The child, if her record is the visitor's to change.
fn mine(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let person: PersonId = visit.at("person")?;
    if !visit.ctx.would(&ChangePerson { person })? {
        return Err(refused(visit, person));
    }
    open(visit, person)
}

/// The child and the home the address names: it must be one she lives in.
fn home(visit: &Visit<'_>) -> Result<(Record, Uuid), Trouble> {
    let (record, home) = (mine(visit)?, visit.at("home")?);
    if record.homes.iter().any(|one| one.id == home) { Ok((record, home)) } else { Err(Trouble::NotFound) }
}

fn called(visit: &Visit<'_>, names: &BTreeMap<Uuid, String>, home: Uuid) -> String {
    names.get(&home).cloned().unwrap_or_else(|| visit.text("homes-one"))
}

fn form(
    visit: &Visit<'_>,
    record: &Record,
    home: Uuid,
    typed: &Typed,
    faults: &[FieldError],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let (person, names) = (record.person, named(visit, record)?);
    let fields = FormPage { w, typed, faults };
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}/homes"), w.get("homes-back"))))
        (heading(&called(visit, &names, home), Some(&record.name.spoken())))
        (lead(&w.get("homes-lead")))
        (form_part(&visit.form_to(&format!("/people/{person}/homes/{home}")), html! {
            (fields.contact(HOME_SLOTS))
            (button(Variant::Primary, &w.get("save")))
        }))
    })
}
