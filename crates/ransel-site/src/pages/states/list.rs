//! Everybody at the school, or at the owner, whose data is restricted, objected to or held, and what waits to be decided.

use maud::html;
use ransel_kernel::{
    Action, Hat, PersonId,
    action::Reach,
    platform::{ListStates, RequestOutcome, State, StateRequest},
};
use ransel_school::names;
use ransel_web::{
    format,
    parts::{Link, Tone, back, empty, heading, lead, link, notice, section, tag},
};

use super::activity;
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, groups::in_order, words::today},
};

/// The list.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ListStates::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ListStates { people: people(visit)? })?;
    let people = in_order(names::opened(&pass)?);
    let mut states = pass.rows::<State>().all()?;
    states.retain(|row| row.runs(today(visit)));
    let mut waiting = pass.rows::<StateRequest>().all()?;
    waiting.retain(|row| row.outcome == RequestOutcome::Asked);
    let to = |person: PersonId, name: &names::Name| {
        link(&Link::new(format!("/people/{person}/states"), format::name_in_list(&name.given, &name.family)))
    };
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("states-list-title"), None))
        (lead(&w.get("states-list-lead")))
        (section("waiting", &w.get("states-waiting"), html! {
            @if waiting.is_empty() { (empty(&w.get("states-none-waiting"), None)) } @else { ul.link-list { @for (person, name) in &people { @for row in waiting.iter().filter(|row| row.person == *person) {
                li { p { (to(*person, name)) } p {
                    (tag(Tone::Info, None, &w.get(&format!("state-asked-{}", row.kind.code())))) " " (activity(visit, &row.activity))
                } p.subtle { (w.with("states-due", &[("due", (&format::date(visit.lang, row.due)).into())])) } }
            } } } }
        }))
        (section("now", &w.get("states-now"), html! {
            @if states.is_empty() { (empty(&w.get("states-none-here"), None)) } @else { ul.link-list { @for (person, name) in &people { @for row in states.iter().filter(|row| row.person == *person) {
                li { p { (to(*person, name)) } p {
                    (tag(Tone::Warning, None, &w.get(&format!("state-{}", row.kind.code())))) " " (activity(visit, &row.activity))
                } }
            } } } }
        }))
    };
    Ok(Answer::page(w.get("states-list-title"), body))
}

/// On the start page of a school's head, while something waits to be decided.
///
/// # Errors
/// The ledger or a store fails.
pub fn start(visit: &Visit<'_>) -> Result<Option<maud::Markup>, Trouble> {
    if visit.ctx.caller.hat != Hat::Principal {
        return Ok(None);
    }
    let people = people(visit)?;
    if people.is_empty() {
        return Ok(None);
    }
    let rows = visit.ctx.may(ListStates { people })?.rows::<StateRequest>().all()?;
    let waiting = rows.iter().filter(|row| row.outcome == RequestOutcome::Asked).count();
    let label = visit.words().with("states-waiting-count", &[("n", waiting.into())]);
    Ok((waiting > 0).then(|| notice(Tone::Warning, html! { (link(&Link::new("/states", label))) })))
}

/// Those the list is about: whom it is about stands in the log, so it is asked for them only.
fn people(visit: &Visit<'_>) -> Result<Vec<PersonId>, Trouble> {
    let relations = visit.owner().relations()?;
    let way = if visit.ctx.caller.place.is_some() { Reach::Place } else { Reach::Owner };
    let touched: std::collections::HashSet<_> = relations.in_states().into_iter().collect();
    Ok(relations
        .reach(&visit.ctx.caller, way)
        .into_iter()
        .filter(|person| touched.contains(person))
        .collect())
}
