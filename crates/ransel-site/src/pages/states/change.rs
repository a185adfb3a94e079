//! What is sent from the page of somebody's states.

use jiff::civil::Date;
use ransel_kernel::{
    PersonId,
    platform::{StateKind, kept::Wanted},
};
use ransel_school::telling::of_state;
use uuid::Uuid;

use super::{Known, abouts, page};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{faults::Faults, words::today},
};

/// The longest reason, in characters.
const AT_MOST: usize = 4000;

/// Sets a state. Everybody it concerns is told of it.
pub fn set(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    // Asked for real where it would be refused, so that the log has it.
    if !visit.ctx.may_keep_states(person)? {
        visit.ctx.note_told(person, Uuid::nil())?;
    }
    let known = Known::of(visit)?;
    let mut faults = Faults::none(visit);
    let (kind, activity) = about(visit, &mut faults);
    let from = visit.form.parsed::<Date>("from").filter(|from| *from >= today(visit));
    if from.is_none() {
        faults.add("from", "states-from", "states-from-wrong");
    }
    let why = reason(visit, &mut faults, "why", "states-reason");
    let (Some(kind), Some(from), true) = (kind, from, faults.is_empty()) else {
        return wrong(visit, &known, &faults);
    };
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    visit.ctx.set_state(&Wanted { id, person, kind, activity, from, why })?;
    of_state(visit.owner(), person, id, "set")?;
    Ok(Answer::to(format!("/people/{person}/states?saved=set")))
}

/// Tells those it concerns that a state will be lifted, and notes it.
pub fn told(visit: &Visit<'_>) -> Reply {
    let (person, state) = (visit.at("person")?, visit.form.parsed("state").ok_or(Trouble::NotFound)?);
    if visit.ctx.may_keep_states(person)? {
        of_state(visit.owner(), person, state, "told")?;
    }
    visit.ctx.note_told(person, state)?;
    Ok(Answer::to(format!("/people/{person}/states?saved=told")))
}

/// Lifts a state.
pub fn lift(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let state: Uuid = visit.form.parsed("state").ok_or(Trouble::NotFound)?;
    if !visit.ctx.may_keep_states(person)? {
        visit.ctx.note_told(person, Uuid::nil())?;
    }
    let mut faults = Faults::none(visit);
    let name = format!("lift-why-{state}");
    let why = reason(visit, &mut faults, &name, "states-lift-why");
    if !faults.is_empty() {
        return wrong(visit, &Known::of(visit)?, &faults);
    }
    visit.ctx.lift_state(person, state, why)?;
    of_state(visit.owner(), person, state, "lifted")?;
    Ok(Answer::to(format!("/people/{person}/states?saved=lifted")))
}

/// Asks the school for a state.
pub fn ask(visit: &Visit<'_>) -> Reply {
    let known = Known::of(visit)?;
    let person = known.person;
    let mut faults = Faults::none(visit);
    let (kind, activity) = about(visit, &mut faults);
    let why = reason(visit, &mut faults, "why", "states-reason");
    let (Some(kind), true) = (kind, faults.is_empty()) else { return wrong(visit, &known, &faults) };
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    visit.ctx.ask_for_state(&Wanted { id, person, kind, activity, from: today(visit), why })?;
    of_state(visit.owner(), person, id, "asked")?;
    Ok(Answer::to(format!("/people/{person}/states?saved=asked")))
}

/// Grants or refuses what was asked for.
pub fn decide(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    if !visit.ctx.may_keep_states(person)? {
        visit.ctx.note_told(person, Uuid::nil())?;
    }
    let request: Uuid = visit.form.parsed("request").ok_or(Trouble::NotFound)?;
    let mut faults = Faults::none(visit);
    let (outcome, name) = (format!("outcome-{request}"), format!("decision-why-{request}"));
    let granted = match visit.form.text(&outcome) {
        "granted" => Some(true),
        "refused" => Some(false),
        _ => None,
    };
    if granted.is_none() {
        faults.add(&outcome, "states-decision", "states-decision-missing");
    }
    let why = reason(visit, &mut faults, &name, "states-decision-why");
    let (Some(granted), true) = (granted, faults.is_empty()) else {
        return wrong(visit, &Known::of(visit)?, &faults);
    };
    visit.ctx.decide_state(person, request, granted, why)?;
    of_state(visit.owner(), person, request, "decided")?;
    Ok(Answer::to(format!("/people/{person}/states?saved=decided")))
}

fn wrong(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Reply {
    Ok(Answer::faults(visit.text("states-title"), page(visit, known, faults)?))
}

/// The state, and what it is about: what one can object to is said at the field.
fn about<'v>(visit: &'v Visit<'_>, faults: &mut Faults<'_>) -> (Option<StateKind>, &'v str) {
    let kind = StateKind::from_code(visit.form.text("kind"));
    let activity = visit.form.text("activity");
    match kind {
        None => faults.add("kind", "states-kind", "states-kind-missing"),
        Some(StateKind::Hold) if !activity.is_empty() => {
            faults.add("activity", "states-about", "states-hold-all")
        }
        Some(StateKind::Objection)
            if !abouts(visit, StateKind::Objection).iter().any(|(id, _)| id == activity) =>
        {
            faults.add("activity", "states-about", "states-not-about-that");
        }
        Some(_) => {}
    }
    (kind, activity)
}

fn reason<'v>(visit: &'v Visit<'_>, faults: &mut Faults<'_>, field: &str, label: &str) -> &'v str {
    let said = visit.form.text(field);
    if said.is_empty() || said.chars().count() > AT_MOST {
        faults.add(field, label, "states-reason-missing");
    }
    said
}
