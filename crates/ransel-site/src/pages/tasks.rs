//! A task for a while: the principal lets a colleague know who a pupil is and where to find her, for a reason that is written
//! down, until a day. It ends by itself, or earlier.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Hat, KernelError, PersonId, action::Reach, pass::Set, rows::Is, value::FreeText};
use ransel_school::{
    actions::{GrantTask, ListOwnTasks, ReadTasks, StateTask},
    names::{self, Name},
    records::{GrantedWindow, TaskStated, WindowPurpose},
};
use ransel_web::{
    format,
    parts::{
        Field, Link, Variant, back, button, date_field, empty, error_summary, form, heading, hidden, lead,
        link_list, section, select, success, textarea,
    },
};
use uuid::Uuid;

use super::staff::{choices, listed, to_come};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        faults::Faults,
        groups::in_order,
        record::{self, Record},
        words::today,
    },
};

/// The longest reason, in characters.
const AT_MOST: usize = 1000;

/// The page of a pupil's tasks.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pupil = own_pupil(visit)?;
    Ok(Answer::page(visit.text("tasks-title"), page(visit, &pupil, &Faults::none(visit))?))
}

/// Gives a colleague a task. Why lies in the vault before anything opens.
pub fn grant(visit: &Visit<'_>) -> Reply {
    let pupil = own_pupil(visit)?;
    let day = today(visit);
    let holder = visit.form.parsed::<PersonId>("holder");
    let holder =
        holder.filter(|one| teachers(visit).is_ok_and(|all| all.iter().any(|(teacher, _)| teacher == one)));
    let last = visit.form.parsed::<Date>("last").filter(|last| *last >= day);
    let to = last.and_then(|last| last.tomorrow().ok());
    let said = visit.form.text("why");
    let mut faults = Faults::none(visit);
    if holder.is_none() {
        faults.add("holder", "tasks-holder", "tasks-holder-missing");
    }
    if to.is_none() {
        faults.add("last", "tasks-last", "tasks-last-missing");
    }
    if said.is_empty() || said.chars().count() > AT_MOST {
        faults.add("why", "tasks-why", "tasks-why-missing");
    }
    let (Some(holder), Some(to), true) = (holder, to, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("tasks-title"), page(visit, &pupil, &faults)?));
    };
    let owner = visit.owner();
    let by = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let (id, pupil, now) = (owner.random.uuid()?, pupil.person, owner.clock.now());
    visit.ctx.change(StateTask { pupil }, |change| {
        change.insert(&TaskStated { id, pupil, task: FreeText::new(said), stated_by: by, stated_at: now })
    })?;
    visit.ctx.change(GrantTask { pupil }, |change| {
        change.insert(&GrantedWindow {
            id,
            person: pupil,
            holder,
            purpose: WindowPurpose::Task,
            valid_from: day,
            valid_to: to,
            granted_by: by,
            granted_at: now,
        })
    })?;
    Ok(Answer::to(format!("/people/{pupil}/task?saved=granted")))
}

/// Ends a task at once.
pub fn end(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let day = today(visit);
    visit.ctx.change(GrantTask { pupil }, |change| {
        let row = change.rows::<GrantedWindow>().only(GrantedWindow::ID, Is::Equal, &id).first()?;
        if row.is_none_or(|row| row.purpose != WindowPurpose::Task) {
            return Err(KernelError::invalid("not-found-heading"));
        }
        change.update(&id, Set::default().to(GrantedWindow::VALID_TO, &day))
    })?;
    Ok(Answer::to(format!("/people/{pupil}/task?saved=ended")))
}

/// On a teacher's start page: those she has been given a task about. Nothing for those who have none.
///
/// # Errors
/// The ledger or the store fails.
pub fn waiting(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let none = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Task).is_empty();
    if none || visit.ctx.caller.hat != Hat::Teacher {
        return Ok(html! {});
    }
    let people = in_order(names::opened(&visit.ctx.may(ListOwnTasks {})?)?);
    let links: Vec<_> =
        people.iter().map(|(person, name)| Link::new(format!("/people/{person}"), name.spoken())).collect();
    Ok(if links.is_empty() {
        html! {}
    } else {
        section(
            "tasks",
            &visit.text("tasks-yours"),
            html! { (lead(&visit.text("tasks-yours-lead"))) (link_list(&links)) },
        )
    })
}

/// The pupil, if the visitor may give tasks about her.
fn own_pupil(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let pupil: PersonId = visit.at("person")?;
    if !visit.ctx.would(&GrantTask { pupil })? {
        visit.ctx.change(GrantTask { pupil }, |_| Ok(()))?;
        return Err(Trouble::NotFound);
    }
    record::open(visit, pupil)
}

/// Those who teach at the school, by name.
fn teachers(visit: &Visit<'_>) -> Result<Vec<(PersonId, Name)>, Trouble> {
    let relations = visit.owner().relations()?;
    let place = visit.ctx.caller.place;
    let here = relations.reach(&visit.ctx.caller, Reach::Staff);
    let teaches = |person: &PersonId| {
        relations.hats(*person).iter().any(|at| at.hat == Hat::Teacher && at.place == place)
    };
    Ok(in_order(names::staff(&visit.ctx, here.into_iter().filter(teaches).collect())?))
}

fn page(visit: &Visit<'_>, pupil: &Record, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let person = pupil.person;
    let action = format!("/people/{person}/task");
    let people = listed(&teachers(visit)?);
    let none = w.get("posts-choose");
    let choices = choices(&none, &people);
    let [holder, why, last, help] =
        ["tasks-holder", "tasks-why", "tasks-last", "tasks-why-help"].map(|key| w.get(key));
    let field = |name, label| Field {
        name,
        label,
        error: faults.at(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    Ok(html! {
        (error_summary(w, faults.all()))
        (back(&Link::new(format!("/people/{person}"), w.get("record-back"))))
        @for what in ["granted", "ended"] {
            @if visit.just(what) { (success(&w.get(&format!("tasks-saved-{what}")), html! {})) }
        }
        (heading(&w.get("tasks-title"), Some(&pupil.name.spoken())))
        (lead(&w.get("tasks-lead")))
        (form(&visit.form_to(&action), html! {
            (select(w, &field("holder", &holder), &choices))
            (textarea(w, &Field { description: Some(&help), ..field("why", &why) }, 4))
            (date_field(w, &field("last", &last)))
            (button(Variant::Primary, &w.get("tasks-grant")))
        }))
        (section("now", &w.get("tasks-now"), running(visit, person)?))
    })
}

fn running(visit: &Visit<'_>, pupil: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let pass = visit.ctx.may(ReadTasks { pupil })?;
    let mut rows =
        pass.rows::<GrantedWindow>().only(GrantedWindow::PURPOSE, Is::Equal, &WindowPurpose::Task).all()?;
    rows.retain(|row| to_come(today(visit), Some(row.valid_to)));
    rows.sort_by_key(|row| (row.granted_at, row.id));
    let names = names::staff(&visit.ctx, rows.iter().map(|row| row.holder).collect())?;
    if rows.is_empty() {
        return Ok(empty(&w.get("tasks-none"), None));
    }
    let end = format!("/people/{pupil}/task/end");
    Ok(html! {
        ul.link-list {
            @for row in &rows {
                @let last = row.valid_to.yesterday().unwrap_or(row.valid_to);
                li {
                    p { (w.with("tasks-line", &[
                        ("name", (&names.get(&row.holder).map_or_else(|| w.get("log-nameless"), Name::spoken)).into()),
                        ("last", (&format::date(visit.lang, last)).into()),
                    ])) }
                    (form(&visit.form_to(&end), html! {
                        (hidden("id", &row.id.to_string()))
                        (button(Variant::Secondary, &w.get("tasks-end")))
                    }))
                }
            }
        }
    })
}
