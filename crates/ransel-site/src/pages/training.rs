//! Documented knowledge of privacy and security (FOPPL-2024 § 20-2): who lacks it, who has it, and the door for those who lack
//! it where the owner demands it. Nobody documents her own.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat, PersonId,
    platform::{ListTraining, PrivacyTraining, ReadSettings, RegisterTraining},
};
use ransel_school::names::{self, Name};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, Layout, Link, Table, Variant, back, button, checkboxes, date_field,
        empty, error_summary, form, heading, lead, link_list, section, success, table,
    },
};

use crate::{
    Answer, Entry, Reply, Trouble, Visit, chrome,
    pages::{
        door::{self, wanted},
        faults::Faults,
        groups::in_order,
        staff::listed,
        words::today,
    },
    route::Route,
    trouble::encoded,
};

/// Whether a page is open to those who lack it, since they could otherwise never get it: policy decides to whom.
pub fn works_without(route: &Route) -> bool {
    let open = [ListTraining::DEF, RegisterTraining::DEF, ReadSettings::DEF];
    matches!(route.entry, Entry::Action(action) if open.contains(&action))
}

/// The door: what is missing, and whom to ask.
pub fn door(visit: &Visit<'_>) -> Reply {
    let to = wanted(visit);
    if visit.session.is_none() {
        return Ok(Answer::to(format!("/login?to={}", encoded(&to))));
    }
    if !chrome::untrained(visit) {
        return Ok(Answer::to(to));
    }
    let w = visit.words();
    let settings = visit.owner().settings();
    let hat = visit.ctx.caller.hat;
    let ask = if visit.ctx.caller.place.is_some() && hat != Hat::Principal {
        "training-ask-principal"
    } else {
        "training-ask-owner"
    };
    let way = match hat {
        Hat::Principal | Hat::Administrator => Some(Link::new("/staff/training", w.get("training-title"))),
        Hat::AccountableHead => Some(Link::new("/settings", w.get("settings-title"))),
        _ => None,
    };
    let body = html! {
        (heading(&w.get("training-door-title"), None))
        (lead(&w.get("training-door-lead")))
        p.ds-paragraph.reading { (w.with(ask, &[("contact", (&settings.owner.contact).into())])) }
        p.ds-paragraph.reading { (w.get("training-door-then")) }
        @if let Some(way) = way { (link_list(&[way])) }
    };
    Ok(Answer::page(w.get("training-door-title"), body))
}

/// Who lacks it, first, and who has it.
pub fn list(visit: &Visit<'_>) -> Reply {
    if !ListTraining::DEF.reach.iter().any(|(reaches, _)| *reaches == visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    Ok(Answer::page(visit.text("training-title"), page(visit, &Faults::none(visit))?))
}

/// Documents it for those who are ticked.
pub fn register(visit: &Visit<'_>) -> Reply {
    let people: Vec<PersonId> = visit.form.all("person").filter_map(|id| id.parse().ok()).collect();
    let held_on = visit.form.parsed::<Date>("held").filter(|held| *held <= today(visit));
    let (Some(held_on), false) = (held_on, people.is_empty()) else {
        if let Some(person) = people.first().copied()
            && !visit.ctx.would(&RegisterTraining { person })?
        {
            visit.ctx.change(RegisterTraining { person }, |_| Ok(()))?;
        }
        door::lists(visit, RegisterTraining::DEF)?;
        let mut faults = Faults::none(visit);
        if people.is_empty() {
            faults.add("person", "training-who", "training-who-missing");
        }
        if held_on.is_none() {
            faults.add("held", "training-held", "training-held-missing");
        }
        return Ok(Answer::faults(visit.text("training-title"), page(visit, &faults)?));
    };
    let (owner, by) = (visit.owner(), visit.ctx.caller.person.ok_or(Trouble::NotFound)?);
    for person in people {
        let row = PrivacyTraining {
            id: owner.random.uuid()?,
            person,
            held_on,
            registered_by: by,
            registered_at: owner.clock.now(),
        };
        visit.ctx.change(RegisterTraining { person }, |change| change.insert(&row))?;
    }
    Ok(Answer::to("/staff/training?saved=training"))
}

fn page(visit: &Visit<'_>, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let pass = visit.ctx.may(ListTraining {})?;
    let people = in_order(names::opened(&pass)?);
    let mut held: HashMap<PersonId, Date> = HashMap::new();
    for row in pass.rows::<PrivacyTraining>().all()? {
        let newest = held.entry(row.person).or_insert(row.held_on);
        *newest = (*newest).max(row.held_on);
    }
    let (known, missing): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|(person, _)| held.contains_key(person));
    let demanded = visit.owner().settings().training_demanded;
    let may = RegisterTraining::DEF.reach.iter().any(|(hat, _)| *hat == visit.ctx.caller.hat);
    let rows = known.iter().map(|(person, name)| {
        let held = held.get(person).map(|held| format::date_short(visit.lang, *held)).unwrap_or_default();
        vec![html! { (format::name_in_list(&name.given, &name.family)) }, html! { (held) }]
    });
    Ok(html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/", w.get("nav-overview"))))
        @if visit.just("training") { (success(&w.get("training-saved"), html! {})) }
        (heading(&w.get("training-title"), Some(&w.get(if demanded { "training-demanded" } else { "training-wished" }))))
        (lead(&w.get("training-lead")))
        (section("missing", &w.with("training-missing", &[("n", missing.len().into())]), html! {
            @if missing.is_empty() { (empty(&w.get("training-none-missing"), None)) }
            @else if may { (to_register(visit, &missing, faults)) }
            @else { ul.ds-list { @for (_, name) in &missing { li { (format::name_in_list(&name.given, &name.family)) } } } }
        }))
        (section("known", &w.with("training-known", &[("n", known.len().into())]), html! {
            @if known.is_empty() { (empty(&w.get("training-none-known"), None)) } @else {
                (table(w, &Table {
                    caption: Caption::Hidden(w.get("training-title")),
                    columns: ["people-name", "training-held"].map(|key| Column::text(w.get(key))).into(),
                    rows: rows.collect(),
                    layout: Layout::Blocks,
                }))
            }
        }))
    })
}

fn to_register(visit: &Visit<'_>, missing: &[(PersonId, Name)], faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let own = visit.ctx.caller.person;
    let (mine, others): (Vec<_>, Vec<_>) = missing.iter().partition(|(person, _)| own == Some(*person));
    let people = listed(others);
    let choices: Vec<_> =
        people.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let chosen: Vec<_> = visit.form.all("person").collect();
    let (who, held) = (w.get("training-who"), w.get("training-held"));
    let who = Field { name: "person", label: &who, error: faults.at("person"), ..Field::default() };
    let held = Field {
        name: "held",
        label: &held,
        error: faults.at("held"),
        value: visit.form.text("held"),
        ..Field::default()
    };
    html! {
        @if !mine.is_empty() { p.subtle { (w.get("training-own")) } }
        @if !people.is_empty() {
            (form(&visit.form_to("/staff/training"), html! {
                (date_field(w, &held))
                (checkboxes(w, &who, &choices, &chosen))
                (button(Variant::Primary, &w.get("training-save")))
            }))
        }
    }
}
