//! The contact teacher's list: who needs a talk, why, and what has been done. Fixed choices only: what was talked about
//! is not written down here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{
    Action, PersonId,
    rows::{Is, Order},
};
use ransel_law::{SchoolYear, Term};
use ransel_school::names::opened;
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{date_short, sort_key},
    parts::{
        self, Caption, Choice, Column, Field, Layout, Link, Table, Variant, back, button, empty, heading,
        hidden, lead, link, select, success, table,
    },
};
use uuid::Uuid;

use super::{conduct, readers::must_reach, words::listed};
use crate::{
    actions::{ListFollowUp, NoteFollowUp, letters::follow_up},
    choices::Choices,
    reckoning::by_pupil,
    records::{ConductNote, FollowUpStep, Mark, MarkState, Step},
    rules::{DAYS_LOOKED_AT, Triggers, absence_calls_for_a_talk, conduct_in_doubt, order_in_doubt},
    store,
};

/// Why somebody should talk with the pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Away(u32),
    Order { late: u32, notes: u32 },
    Conduct(u32),
}

/// The list.
pub fn list(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ListFollowUp::DEF)?;
    let pass = visit.ctx.may(ListFollowUp {})?;
    let today = visit.owner().clock.today();
    let since = SchoolYear::of(today).starts();
    let names = opened(&pass)?;
    let marks = by_pupil(store::marks_since(&pass, since)?, |mark: &Mark| mark.pupil);
    let notes = pass.rows::<ConductNote>().only(ConductNote::DAY, Is::AtLeast, &since).all()?;
    let notes = by_pupil(notes, |note| note.pupil);
    let steps = pass.rows::<FollowUpStep>().by(FollowUpStep::DAY, Order::Descending).all()?;
    let steps = by_pupil(steps, |step| step.pupil);
    let triggers = Choices::of(visit.owner()).triggers;
    let mut rows: Vec<_> = names
        .iter()
        .filter_map(|(pupil, name)| {
            let notes = notes.get(pupil).map(Vec::as_slice).unwrap_or_default();
            let done = steps.get(pupil).map(Vec::as_slice).unwrap_or_default();
            let marks = marks.get(pupil).map(Vec::as_slice).unwrap_or_default();
            let signs = signs(marks, notes, triggers, today);
            (!signs.is_empty() || !done.is_empty()).then(|| (*pupil, listed(name), signs, done))
        })
        .collect();
    // Who has been talked with since the last sign comes after those nobody has talked with.
    rows.sort_by_cached_key(|(_, name, signs, done)| {
        (signs.is_empty(), done.first().map(|step| step.day), sort_key(name))
    });
    let w = visit.words();
    let cells = |(pupil, name, signs, done): &(PersonId, String, Vec<Sign>, &[FollowUpStep])| {
        Ok(vec![
            link(&Link::new(format!("/absence/pupils/{pupil}"), &**name)),
            html! { ul.ds-list { @for sign in signs { li { (why(visit, *pupil, *sign)) } } } },
            html! { ul.ds-list { @for step in done.iter().take(3) { li { (done_words(visit, step)) } } } },
            note_form(visit, *pupil, name)?,
        ])
    };
    let title = w.get("absence-follow-up");
    let columns = ["pupil", "signs", "done", "note-done"];
    let body = html! {
        @if visit.just("step") { (success(&w.get("absence-step-saved"), html! {})) }
        (back(&Link::new("/absence/overview", w.get("absence-overview"))))
        (heading(&title, None))
        (lead(&w.with("absence-follow-up-lead", &[
            ("days", triggers.days.into()), ("span", DAYS_LOOKED_AT.into()), ("late", triggers.late.into()),
            ("notes", triggers.notes.into()),
        ])))
        @if rows.is_empty() { (empty(&w.get("absence-follow-up-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(title.clone()),
                columns: columns.iter().map(|column| Column::text(w.get(&format!("absence-column-{column}")))).collect(),
                rows: rows.iter().map(cells).collect::<Result<_, Trouble>>()?,
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

fn signs(marks: &[Mark], notes: &[ConductNote], triggers: Triggers, today: Date) -> Vec<Sign> {
    let since = today.saturating_sub(DAYS_LOOKED_AT.days());
    let days: BTreeSet<_> = marks
        .iter()
        .filter(|mark| mark.state == MarkState::Absent && mark.day > since)
        .map(|mark| mark.day)
        .collect();
    let days = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let term = Term::of(today).period(SchoolYear::of(today));
    let remarks = conduct::remarks(notes, marks, |day| term.holds_on(day));
    let mut signs = Vec::new();
    if absence_calls_for_a_talk(days, triggers).outcome {
        signs.push(Sign::Away(days));
    }
    if order_in_doubt(remarks, triggers).outcome {
        signs.push(Sign::Order { late: remarks.late, notes: remarks.order });
    }
    if conduct_in_doubt(remarks, triggers).outcome {
        signs.push(Sign::Conduct(remarks.conduct));
    }
    signs
}

fn why(visit: &Visit<'_>, pupil: PersonId, sign: Sign) -> Markup {
    let w = visit.words();
    match sign {
        Sign::Away(days) => {
            html! { (w.with("absence-sign-away", &[("days", days.into()), ("span", DAYS_LOOKED_AT.into())])) }
        }
        Sign::Order { late, notes } => {
            let said = w.with("absence-sign-order", &[("late", late.into()), ("notes", notes.into())]);
            link(&Link::new(conduct::href(pupil), said))
        }
        Sign::Conduct(notes) => {
            let said = w.with("absence-sign-conduct", &[("notes", notes.into())]);
            link(&Link::new(conduct::href(pupil), said))
        }
    }
}

fn done_words(visit: &Visit<'_>, step: &FollowUpStep) -> Markup {
    let w = visit.words();
    html! { (w.get(&format!("absence-step-{}", step.step.code()))) " " (date_short(w.lang, step.day)) }
}

fn note_form(visit: &Visit<'_>, pupil: PersonId, name: &str) -> Result<Markup, Trouble> {
    let w = visit.words();
    let labels: BTreeMap<_, _> =
        Step::ALL.iter().map(|step| (step.code(), w.get(&format!("absence-step-{}", step.code())))).collect();
    let choices: Vec<_> = Step::ALL
        .iter()
        .map(|step| Choice {
            value: step.code(),
            label: labels.get(step.code()).map(String::as_str).unwrap_or_default(),
            description: None,
        })
        .collect();
    let label = w.with("absence-step-what", &[("name", name.into())]);
    let field_name = format!("step-{pupil}");
    let field = Field { name: &field_name, label: &label, ..Field::default() };
    let action = format!("/absence/pupils/{pupil}/follow-up");
    let id = visit.owner().random.uuid()?;
    Ok(parts::form(
        &visit.form_to(&action),
        html! {
            (hidden("id", &id.to_string()))
            (select(w, &field, &choices))
            (button(Variant::Secondary, &w.get("absence-step-save")))
        },
    ))
}

/// Writes down what was done today.
pub fn note(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    if !visit.ctx.would(&NoteFollowUp { pupil })? {
        return Err(Trouble::NotFound);
    }
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::Bad("form-too-old"))?;
    let said = visit.form.by_id("step-").find(|(id, _)| *id == pupil.0).map(|(_, code)| code);
    let step = said.and_then(Step::from_code).ok_or(Trouble::Bad("form-too-old"))?;
    follow_up(&visit.ctx, id, pupil, visit.owner().clock.today(), step)?;
    Ok(Answer::to("/absence/follow-up?saved=step"))
}

/// What has been done, on the pupil's page.
pub fn done(visit: &Visit<'_>, steps: &[FollowUpStep]) -> Markup {
    let w = visit.words();
    html! {
        @if !steps.is_empty() {
            (parts::section("absence-steps", &w.get("absence-steps"), html! {
                ul.ds-list { @for step in steps { li { (done_words(visit, step)) } } }
            }))
        }
    }
}
