//! The catalogue of systems: what each is, whether it is on, and who answers for it on the owner's behalf. The accountable head
//! delegates, with dates, and not to herself.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat, KernelError, Pass, PersonId,
    pass::Set,
    platform::{DelegateSystem, ReadDelegations, SystemDelegation},
    rows::Is,
};
use ransel_school::names::{self, Name};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Field, Layout, Link, Need, Table, Variant, back, button, date_field, error_summary,
        form, heading, hidden, lead, link, link_list, section, select, success, table,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        faults::Faults,
        groups::in_order,
        staff::{choices, holds, listed, to_come},
        words::{module, today},
    },
};

/// Everything the page shows.
struct Known {
    delegations: Vec<SystemDelegation>,
    names: HashMap<PersonId, Name>,
    /// Those who have the post of a system owner, by name.
    able: Vec<(PersonId, Name)>,
}

impl Known {
    fn of(visit: &Visit<'_>, pass: &Pass<'_, ReadDelegations>) -> Result<Self, Trouble> {
        let day = today(visit);
        let mut delegations = pass.rows::<SystemDelegation>().all()?;
        delegations.retain(|row| to_come(day, row.valid_to));
        delegations.sort_by_key(|row| (row.valid_from, row.id));
        let names = names::opened(pass)?;
        let relations = visit.owner().relations()?;
        let able = |person: &PersonId| relations.hats(*person).iter().any(|at| at.hat == Hat::SystemOwner);
        let able = in_order(
            names.iter().filter(|(person, _)| able(person)).map(|(person, name)| (*person, name.clone())),
        );
        Ok(Self { delegations, names, able })
    }
}

/// The catalogue.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReadDelegations::DEF)? {
        return Ok(door);
    }
    let known = Known::of(visit, &visit.ctx.may(ReadDelegations {})?)?;
    Ok(Answer::page(visit.text("systems-title"), page(visit, &known, &Faults::none(visit))))
}

/// Delegates a system.
pub fn delegate(visit: &Visit<'_>) -> Reply {
    let person: Option<PersonId> = visit.form.parsed("person");
    if let Some(person) =
        person.filter(|person| !visit.ctx.would(&DelegateSystem { person: *person }).unwrap_or(false))
    {
        visit.ctx.change(DelegateSystem { person }, |_| Ok(()))?;
    }
    door::lists(visit, DelegateSystem::DEF)?;
    let known = Known::of(visit, &visit.ctx.may(ReadDelegations {})?)?;
    let mut faults = Faults::none(visit);
    let person = person.filter(|person| known.able.iter().any(|(able, _)| able == person));
    let system = visit.form.text("system").to_owned();
    let known_system = visit.owner().house.modules.iter().any(|module| module.name == system);
    let day = today(visit);
    let from = visit.form.parsed::<Date>("from").filter(|from| *from >= day);
    let to = visit.form.parsed::<Date>("to");
    if !known_system {
        faults.add("system", "systems-system", "systems-system-missing");
    }
    if person.is_none() {
        faults.add("person", "systems-owner", "systems-owner-missing");
    }
    if from.is_none() {
        faults.add("from", "posts-from", "posts-from-past");
    }
    if to.zip(from).is_some_and(|(to, from)| to <= from)
        || (to.is_none() && !visit.form.text("to").is_empty())
    {
        faults.add("to", "posts-to", "posts-to-early");
    }
    if known.delegations.iter().any(|row| Some(row.person) == person && row.system == system) {
        faults.add("system", "systems-system", "systems-already");
    }
    let (Some(person), Some(valid_from), true) = (person, from, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("systems-title"), page(visit, &known, &faults)));
    };
    let row = SystemDelegation {
        id: visit.owner().random.uuid()?,
        person,
        system,
        valid_from,
        valid_to: to,
        made_by: visit.ctx.caller.person,
        made_at: visit.owner().clock.now(),
    };
    visit.ctx.change(DelegateSystem { person }, |change| change.insert(&row))?;
    Ok(Answer::to("/systems?saved=delegated"))
}

/// Takes a system back, from today on.
pub fn take_back(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.form.parsed("person").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let day = today(visit);
    visit.ctx.change(DelegateSystem { person }, |change| {
        let row = change.rows::<SystemDelegation>().only(SystemDelegation::ID, Is::Equal, &id).first()?;
        match row {
            None => Err(KernelError::invalid("not-found-heading")),
            Some(row) if row.valid_from >= day => change.delete::<SystemDelegation, _>(&id).map(drop),
            Some(_) => change.update(&id, Set::default().to(SystemDelegation::VALID_TO, &Some(day))),
        }
    })?;
    Ok(Answer::to("/systems?saved=taken-back"))
}

fn page(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let may = visit.ctx.caller.hat == Hat::AccountableHead;
    let rows = visit.owner().house.modules.iter().map(|one| {
        let on = if visit.owner().is_running(one.name) { "systems-on" } else { "systems-off" };
        vec![
            link(&Link::new(format!("/privacy/{}", one.name), module(visit, one.name))),
            html! { (w.get(on)) },
            owners(visit, known, one.name, may),
        ]
    });
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/", w.get("nav-overview"))))
        @for what in ["delegated", "taken-back"] {
            @if visit.just(what) { (success(&w.get(&format!("systems-saved-{what}")), html! {})) }
        }
        (heading(&w.get("systems-title"), None))
        (lead(&w.get("systems-lead")))
        (table(w, &Table {
            caption: Caption::Hidden(w.get("systems-title")),
            columns: ["systems-system", "systems-state", "systems-owner"].map(|key| Column::text(w.get(key))).into(),
            rows: rows.collect(),
            layout: Layout::Blocks,
        }))
        @if may { (section("new", &w.get("systems-new"), new(visit, known, faults))) }
    }
}

/// Who answers for a system, and from when; for the head with a way to take it back.
fn owners(visit: &Visit<'_>, known: &Known, system: &str, may: bool) -> Markup {
    let w = visit.words();
    let rows: Vec<_> = known.delegations.iter().filter(|row| row.system == system).collect();
    let now = rows.iter().any(|row| holds(today(visit), row.valid_from, row.valid_to));
    html! {
        @if !now { p { (w.get("systems-nobody")) } }
        @for row in rows {
            @let name = known.names.get(&row.person).map(Name::spoken).unwrap_or_default();
            @let from = format::date(visit.lang, row.valid_from);
            p {
                @if let Some(to) = row.valid_to {
                    (w.with("systems-owner-until", &[("name", (&name).into()), ("from", (&from).into()), ("to", (&format::date(visit.lang, to)).into())]))
                } @else { (w.with("systems-owner-since", &[("name", (&name).into()), ("from", (&from).into())])) }
            }
            @if may && visit.ctx.caller.person != Some(row.person) {
                (form(&visit.form_to("/systems/end"), html! {
                    (hidden("person", &row.person.to_string()))
                    (hidden("id", &row.id.to_string()))
                    (button(Variant::Secondary, &w.with("systems-take-back", &[("name", (&name).into())])))
                }))
            }
        }
    }
}

fn new(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let none = w.get("posts-choose");
    let systems: Vec<_> = visit
        .owner()
        .house
        .modules
        .iter()
        .map(|one| (one.name.to_owned(), module(visit, one.name)))
        .collect();
    let people = listed(&known.able);
    let [system, owner, from_label, to] =
        ["systems-system", "systems-owner", "posts-from", "posts-to"].map(|key| w.get(key));
    let help = w.get("systems-owner-help");
    let from = match visit.form.text("from") {
        "" => today(visit).to_string(),
        sent => sent.to_owned(),
    };
    let field = |name, label, value| Field { name, label, error: faults.at(name), value, ..Field::default() };
    html! {
        (form(&visit.form_to("/systems"), html! {
            (select(w, &field("system", &system, visit.form.text("system")), &choices(&none, &systems)))
            (select(w, &Field { description: Some(&help), ..field("person", &owner, visit.form.text("person")) }, &choices(&none, &people)))
            (date_field(w, &field("from", &from_label, &from)))
            (date_field(w, &Field { need: Need::Optional, ..field("to", &to, visit.form.text("to")) }))
            (button(Variant::Primary, &w.get("systems-delegate")))
        }))
        (link_list(&[Link::new("/staff/posts", w.get("posts-title"))]))
    }
}
