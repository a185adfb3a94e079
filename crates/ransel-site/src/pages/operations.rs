//! What the house does by itself: events that could not be dealt with, hand-overs that wait, corrections that are owed, and the
//! jobs. Kinds, numbers and references: whom anything is about stands nowhere here.

use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat, KernelError,
    handover::{Corrections, Operations, Parked, Waits},
    platform::{JobRow, ReadOperations, SettleOperation},
};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, FieldError, Layout, Link, Table, Tone, Variant, button, card, empty,
        error_summary, form, heading, hidden, lead, link, notice, section, select, success, table, tag,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, words},
    trouble::reference,
};

/// Why something is given up, by its code.
pub const REASONS: [&str; 3] = ["done-by-hand", "no-longer-needed", "told-otherwise"];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReadOperations::DEF)? {
        return Ok(door);
    }
    Ok(Answer::page(visit.text("operations-title"), page(visit, &[])?))
}

/// Has a delivery tried again.
pub fn try_again(visit: &Visit<'_>) -> Reply {
    let id: Uuid = visit.form.parsed("row").ok_or(Trouble::NotFound)?;
    settle(visit, |change| change.try_again(id))?;
    Ok(Answer::to("/operations?saved=again"))
}

/// Gives up a delivery, or what is owed to a receiver, for a reason.
pub fn give_up(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let row: Option<Uuid> = visit.form.parsed("row");
    let (kind, receiver) = (visit.form.text("kind"), visit.form.text("receiver"));
    let field = field_of(&row.map_or_else(|| format!("{kind} {receiver}"), |id| id.to_string()));
    let reason = visit.form.text(&field).to_owned();
    if !REASONS.contains(&reason.as_str()) {
        let label = w.get("operations-reason");
        let fault = FieldError { field, label, message: w.get("operations-reason-missing") };
        return Ok(Answer::faults(w.get("operations-title"), page(visit, &[fault])?));
    }
    settle(visit, |change| match row {
        Some(id) => change.give_up(id, &reason),
        None => change.settle_corrections(kind, receiver, &reason),
    })?;
    Ok(Answer::to("/operations?saved=given-up"))
}

/// On the administrator's start page, while something is parked or owed.
///
/// # Errors
/// A store fails.
pub fn waiting(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    if visit.ctx.caller.hat != Hat::Administrator || door::first(visit).is_some() {
        return Ok(None);
    }
    let found = visit.ctx.may(ReadOperations {})?.operations()?;
    let count = found.failed.len() + found.corrections.len();
    let label = visit.words().with("operations-to-do", &[("n", count.into())]);
    Ok((count > 0).then(|| notice(Tone::Warning, html! { (link(&Link::new("/operations", label))) })))
}

/// A hand-over in words.
pub fn handed(visit: &Visit<'_>, kind: &str) -> String {
    coded(visit, "handed", kind)
}

/// Who received something: a module by its name, or a system as the owner calls it.
pub fn receiver(visit: &Visit<'_>, receiver: &str) -> String {
    let house = &visit.owner().house;
    if house.register(receiver).is_some() {
        return words::module(visit, receiver);
    }
    if let Some((format, purpose)) = receiver.split_once(' ')
        && let Some(purpose) = visit.words().find(&format!("recall-purpose-{purpose}"))
    {
        return visit
            .words()
            .with("receiver-unnamed", &[("format", format.into()), ("purpose", (&purpose).into())]);
    }
    coded(visit, "receiver", receiver)
}

/// The words of a code; itself where it has none.
fn coded(visit: &Visit<'_>, prefix: &str, code: &str) -> String {
    visit.words().find(&format!("{prefix}-{code}")).unwrap_or_else(|| code.to_owned())
}

fn settle(
    visit: &Visit<'_>,
    work: impl Fn(&mut ransel_kernel::pass::Change<'_, SettleOperation>) -> ransel_kernel::Result<()>,
) -> Result<(), Trouble> {
    let done = visit.ctx.change(SettleOperation {}, |change| match work(change) {
        Err(KernelError::OutsidePass { .. }) => Err(KernelError::invalid("not-found-heading")),
        done => done,
    });
    Ok(done?)
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let found = visit.ctx.may(ReadOperations {})?.operations()?;
    let may = visit.ctx.would(&SettleOperation {})?;
    let Operations { failed, behind, waits, corrections, jobs } = &found;
    Ok(html! {
        (error_summary(w, faults))
        @if visit.just("again") { (success(&w.get("operations-saved-again"), html! {})) }
        @if visit.just("given-up") { (success(&w.get("operations-saved-given-up"), html! {})) }
        (heading(&w.get("operations-title"), None))
        (lead(&w.get("operations-lead")))
        (section("failed", &w.get("operations-failed"), html! {
            @if failed.is_empty() { (empty(&w.get("operations-none-failed"), None)) }
            @for one in failed { (failed_event(visit, one, may, faults)) }
            @if *behind > 0 {
                p.subtle { (w.with("operations-behind", &[("n", usize::try_from(*behind).unwrap_or(0).into())])) }
            }
        }))
        (section("owed", &w.get("operations-owed"), html! {
            @if corrections.is_empty() { (empty(&w.get("operations-none-owed"), None)) }
            @for one in corrections { (owed(visit, one, may, faults)) }
        }))
        (section("waits", &w.get("operations-waits"), waits_for(visit, waits)))
        (section("jobs", &w.get("operations-jobs"), all_jobs(visit, jobs)))
    })
}

fn failed_event(visit: &Visit<'_>, one: &Parked, may: bool, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let tries = usize::try_from(one.tries).unwrap_or(1);
    card(html! {
        h3.ds-heading data-size="xs" {
            (coded(visit, "event", &one.kind)) " – " (words::module(visit, &one.module))
        }
        p {
            @match one.next_at {
                None => (tag(Tone::Danger, None, &w.get("operations-parked"))),
                Some(at) => (w.with("operations-next", &[("at", (&format::moment_full(visit.lang, at)).into())])),
            }
        }
        p {
            (format::moment_full(visit.lang, one.at)) ". "
            (w.with("operations-tries", &[("n", tries.into())])) " "
            (coded(visit, "fault", &one.fault)) " "
            (w.with("operations-reference", &[("id", (&reference(one.id)).into())]))
        }
        @if may {
            (form(&visit.form_to("/operations/again"), html! {
                (hidden("row", &one.id.to_string()))
                (button(Variant::Secondary, &w.get("operations-try-again")))
            }))
            (give_up_form(visit, &one.id.to_string(), faults, html! { (hidden("row", &one.id.to_string())) }))
        }
    })
}

fn owed(visit: &Visit<'_>, one: &Corrections, may: bool, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let people = usize::try_from(one.people).unwrap_or(1);
    let since = format::moment_full(visit.lang, one.since);
    card(html! {
        h3.ds-heading data-size="xs" { (handed(visit, &one.kind)) " – " (receiver(visit, &one.receiver)) }
        p { (w.with("operations-owed-people", &[("n", people.into()), ("at", (&since).into())])) }
        p { (w.get("operations-owed-how")) }
        @if may {
            (give_up_form(visit, &format!("{} {}", one.kind, one.receiver), faults, html! {
                (hidden("kind", &one.kind))
                (hidden("receiver", &one.receiver))
            }))
        }
    })
}

/// A field's name is its id in the page: letters, digits and hyphens.
fn field_of(of: &str) -> String {
    let plain = of.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' });
    format!("reason-{}", plain.collect::<String>())
}

fn give_up_form(visit: &Visit<'_>, of: &str, faults: &[FieldError], named: Markup) -> Markup {
    let w = visit.words();
    let name = field_of(of);
    let labels = REASONS.map(|reason| (reason, w.get(&format!("operations-reason-{reason}"))));
    let choose = w.get("recall-outcome-choose");
    let choices: Vec<_> = std::iter::once(("", &choose))
        .chain(labels.iter().map(|(code, label)| (*code, label)))
        .map(|(value, label)| Choice { value, label, description: None })
        .collect();
    let label = w.get("operations-reason");
    let error = faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let field = Field { name: &name, label: &label, error, ..Field::default() };
    form(
        &visit.form_to("/operations/given-up"),
        html! {
            (named)
            (select(w, &field, &choices))
            (button(Variant::Secondary, &w.get("operations-give-up")))
        },
    )
}

fn waits_for(visit: &Visit<'_>, waits: &[Waits]) -> Markup {
    let w = visit.words();
    if waits.is_empty() {
        return empty(&w.get("operations-none-wait"), None);
    }
    let row = |one: &Waits| {
        vec![
            html! { (handed(visit, &one.kind)) },
            html! { (receiver(visit, &one.receiver)) },
            html! { (one.count) },
            html! { (format::moment_full(visit.lang, one.since)) },
        ]
    };
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("operations-waits")),
            columns: ["log-received-what", "operations-for", "operations-how-many", "operations-since"]
                .map(|key| Column::text(w.get(key)))
                .into(),
            rows: waits.iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

fn all_jobs(visit: &Visit<'_>, jobs: &[JobRow]) -> Markup {
    let w = visit.words();
    if jobs.is_empty() {
        return empty(&w.get("operations-no-jobs"), None);
    }
    let row = |job: &JobRow| {
        let state = if !job.fault.is_empty() {
            "operations-job-failed"
        } else if job.holder.is_some() {
            "operations-job-works"
        } else {
            "operations-job-rests"
        };
        let done = job
            .done_at
            .map_or_else(|| w.get("operations-job-never"), |at| format::moment_full(visit.lang, at));
        vec![html! { (coded(visit, "job", &job.name)) }, html! { (w.get(state)) }, html! { (done) }]
    };
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("operations-jobs")),
            columns: ["operations-job", "operations-job-state", "operations-job-done"]
                .map(|key| Column::text(w.get(key)))
                .into(),
            rows: jobs.iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}
