//! What was handed on or shown about people whose address is protected now: dated tasks for the principal and the office,
//! each settled by saying what became of it.

use std::collections::HashMap;

use maud::{Markup, html};
use ransel_kernel::{
    Action, Category, Hat, KernelError, PersonId,
    action::Reach,
    facts::{Guardianship, Protection},
    pass::Set,
};
use ransel_school::{
    actions::{ListRecalls, SettleRecall},
    names::{self, Name},
    records::{RecallKind, RecallOutcome, RecallTask},
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, card, empty, error_summary, form,
        heading, hidden, lead, link, notice, section, select, success, tag,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        words::{self, capital, joined, role, today},
    },
};

/// What somebody can say became of a task.
const ENDS: [RecallOutcome; 3] = [RecallOutcome::Destroyed, RecallOutcome::Told, RecallOutcome::Considered];

/// The tasks, those that wait first.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ListRecalls::DEF)? {
        return Ok(door);
    }
    Ok(Answer::page(visit.text("recalls-title"), page(visit, &[])?))
}

/// Says what became of one.
pub fn settle(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.form.parsed("person").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("task").ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let field = format!("outcome-{id}");
    let Some(outcome) = ENDS.into_iter().find(|end| end.code() == visit.form.text(&field)) else {
        let fault =
            FieldError { field, label: w.get("recall-outcome"), message: w.get("recall-outcome-missing") };
        return Ok(Answer::faults(w.get("recalls-title"), page(visit, &[fault])?));
    };
    let (by, now) = (visit.ctx.caller.person, visit.owner().clock.now());
    visit.ctx.change(SettleRecall { person }, |change| {
        let set = Set::default()
            .to(RecallTask::OUTCOME, &outcome)
            .to(RecallTask::SETTLED_BY, &by)
            .to(RecallTask::SETTLED_AT, &Some(now))
            .expecting(RecallTask::OUTCOME, &RecallOutcome::Open);
        match change.update(&id, set) {
            Err(KernelError::OutsidePass { .. }) => Err(KernelError::invalid("not-found-heading")),
            done => done,
        }
    })?;
    Ok(Answer::to("/recalls?saved=recall"))
}

/// On the start page of those who answer for it, while something waits.
///
/// # Errors
/// The ledger or a store fails.
pub fn start(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    if !matches!(visit.ctx.caller.hat, Hat::Principal | Hat::Secretary) {
        return Ok(None);
    }
    let people = protected(visit)?;
    // Nobody is protected here: there is nothing to ask, and no line to write.
    if people.is_empty() {
        return Ok(None);
    }
    let tasks = visit.ctx.may(ListRecalls { people })?.rows::<RecallTask>().all()?;
    let waiting = tasks.iter().filter(|task| task.outcome == RecallOutcome::Open).count();
    let label = visit.words().with("recalls-waiting", &[("n", waiting.into())]);
    Ok((waiting > 0).then(|| notice(Tone::Warning, html! { (link(&Link::new("/recalls", label))) })))
}

/// Those at the school whose address is protected. Whom the list is about stands in the log, so it is asked for them only.
fn protected(visit: &Visit<'_>) -> Result<Vec<PersonId>, Trouble> {
    let (relations, caller) = (visit.owner().relations()?, &visit.ctx.caller);
    let is_protected = |person: &PersonId| {
        relations.facts(caller, *person).is_some_and(|facts| facts.protection() != Protection::None)
    };
    Ok(relations.reach(caller, Reach::Place).into_iter().filter(is_protected).collect())
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let pass = visit.ctx.may(ListRecalls { people: protected(visit)? })?;
    let mut tasks = pass.rows::<RecallTask>().all()?;
    tasks.sort_by_key(|task| (task.due, std::cmp::Reverse(task.last_at), task.id));
    let mut known = names::opened(&pass)?;
    let staff =
        |task: &RecallTask| [task.recipient.filter(|_| task.kind != RecallKind::OtherHome), task.settled_by];
    known.extend(names::staff(&visit.ctx, tasks.iter().flat_map(staff).flatten().collect())?);
    let (open, done): (Vec<_>, Vec<_>) = tasks.iter().partition(|task| task.outcome == RecallOutcome::Open);
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new("/", w.get("access-back"))))
        @if visit.just("recall") { (success(&w.get("recall-settled"), html! {})) }
        (heading(&w.get("recalls-title"), None))
        (lead(&w.get("recalls-lead")))
        (section("open", &w.get("recalls-open"), html! {
            @if open.is_empty() { (empty(&w.get("recalls-none"), None)) }
            @for task in &open { (waiting(visit, task, &known, faults)) }
        }))
        @if !done.is_empty() {
            (section("done", &w.get("recalls-done"), html! {
                ul.ds-list { @for task in &done { li { (settled(visit, task, &known)) } } }
            }))
        }
    })
}

fn waiting(
    visit: &Visit<'_>,
    task: &RecallTask,
    known: &HashMap<PersonId, Name>,
    faults: &[FieldError],
) -> Markup {
    let w = visit.words();
    let id = format!("outcome-{}", task.id);
    let labels = ENDS.map(|end| (end.code(), w.get(&format!("recall-outcome-{}", end.code()))));
    let none = w.get("recall-outcome-choose");
    let choices: Vec<_> = std::iter::once(("", &none))
        .chain(labels.iter().map(|(code, label)| (*code, label)))
        .map(|(value, label)| Choice { value, label, description: None })
        .collect();
    let label = w.get("recall-outcome");
    let error = faults.iter().find(|fault| fault.field == id).map(|fault| fault.message.as_str());
    let field = Field { name: &id, label: &label, error, ..Field::default() };
    let due = w.with("recall-due", &[("day", (&format::date(visit.lang, task.due)).into())]);
    card(html! {
        h3.ds-heading data-size="xs" {
            (link(&Link::new(format!("/people/{}/protection", task.person), spoken(task.person, known))))
        }
        p {
            @if task.due < today(visit) { (tag(Tone::Danger, None, &w.get("recall-late"))) " " }
            strong { (due) }
        }
        p { (told(visit, task, known)) }
        @if let (RecallKind::OtherHome, Some(recipient)) = (task.kind, task.recipient) {
            p { (link(&Link::new(format!("/people/{recipient}/record"), w.get("recall-recipient")))) }
        }
        p { (w.get(&format!("recall-do-{}", task.kind.code()))) }
        (form(&visit.form_to("/recalls"), html! {
            (hidden("person", &task.person.to_string()))
            (hidden("task", &task.id.to_string()))
            (select(w, &field, &choices))
            (button(Variant::Secondary, &w.get("recall-settle")))
        }))
    })
}

/// What was told, to whom, and when last.
fn told(visit: &Visit<'_>, task: &RecallTask, known: &HashMap<PersonId, Name>) -> String {
    let w = visit.words();
    let role = role(visit, &task.hat);
    // The other home by what it is to the child: naming it here would stand in its own log.
    let standing = |adult| visit.owner().relations().ok().map(|known| known.standing(adult, task.person));
    let who = match (task.kind, task.recipient) {
        (RecallKind::OtherHome, Some(adult)) => match standing(adult) {
            None | Some(Guardianship::None) => capital(&role),
            Some(standing) => {
                let is = w.get(&format!("guardianship-{}", standing.code()));
                format!("{} ({is})", capital(&role))
            }
        },
        (_, Some(person)) if known.contains_key(&person) => format!("{} ({role})", spoken(person, known)),
        _ => capital(&role),
    };
    let categories = task.categories.split(' ').filter_map(Category::from_code);
    let what = categories.map(|category| w.get(&format!("category-{}", category.code()))).collect();
    let what = joined(visit, what);
    let mut export = task.what.split(' ');
    let format = export.next().unwrap_or_default();
    let purpose = export.next().unwrap_or_default();
    let purpose = if task.kind == RecallKind::Export {
        w.get(&format!("recall-purpose-{purpose}"))
    } else {
        String::new()
    };
    let last = format::moment_full(visit.lang, task.last_at);
    let file = if task.kind == RecallKind::File { words::action(visit, &task.what) } else { String::new() };
    w.with(
        &format!("recall-told-{}", task.kind.code()),
        &[
            ("who", (&who).into()),
            ("what", (&what).into()),
            ("n", usize::try_from(task.times).unwrap_or(1).into()),
            ("at", (&last).into()),
            ("format", format.into()),
            ("purpose", (&purpose).into()),
            ("file", (&file).into()),
        ],
    )
}

fn settled(visit: &Visit<'_>, task: &RecallTask, known: &HashMap<PersonId, Name>) -> Markup {
    let w = visit.words();
    let by = task.settled_by.map(|person| spoken(person, known)).unwrap_or_default();
    let at = task.settled_at.map(|at| format::moment_full(visit.lang, at)).unwrap_or_default();
    let outcome = w.get(&format!("recall-outcome-{}", task.outcome.code()));
    html! {
        strong { (spoken(task.person, known)) } ": " (told(visit, task, known)) " "
        (w.with("recall-settled-by", &[("outcome", (&outcome).into()), ("who", (&by).into()), ("at", (&at).into())]))
    }
}

fn spoken(person: PersonId, known: &HashMap<PersonId, Name>) -> String {
    known.get(&person).map(Name::spoken).unwrap_or_default()
}
