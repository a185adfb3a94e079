//! What is due for deletion: the office approves where the owner wants it, and whoever answers for the whole sees what went.
//! Numbers only: whose data it is, is not asked here.

use maud::{Markup, html};
use ransel_kernel::{
    Action, Pass,
    platform::{ApproveDeletion, KeepApproval, ReadDeletions, SweepLine, SweepRun},
    rows::Order,
    sweep::{Due, PERSON},
};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Layout, Table, Tone, Variant, button, empty, form, heading, hidden, lead, notice,
        section, success, table,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        words::{law, of_register},
    },
};

/// How many earlier sweeps are shown.
const SHOWN: i64 = 20;

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReadDeletions::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ReadDeletions {})?;
    let whole = visit.ctx.caller.place.is_none();
    let body = html! {
        @if visit.just("approved") { (success(&w.get("deletion-saved-approved"), html! {})) }
        (heading(&w.get("deletion-title"), None))
        (lead(&w.get("deletion-lead")))
        (held(visit, &pass)?)
        (section("waiting", &w.get("deletion-waiting"), waiting(visit, &pass)?))
        @if whole {
            (section("due", &w.get("deletion-due"), due(visit, &pass.due()?)))
            (section("done", &w.get("deletion-done"), done(visit, &pass)?))
        }
        (section("kept", &w.get("deletion-kept"), kept(visit)))
    };
    Ok(Answer::page(w.get("deletion-title"), body))
}

/// Approves what is due by a rule until today. Sent twice, it is approved twice, and nothing more goes.
pub fn approve(visit: &Visit<'_>) -> Reply {
    let owner = visit.owner();
    let rule = visit.form.text("rule");
    if !owner.settings().keep_approval.contains(rule) {
        return Err(Trouble::NotFound);
    }
    let row = KeepApproval {
        id: owner.random.uuid()?,
        rule: rule.to_owned(),
        place: visit.ctx.caller.place.map(|place| place.0),
        upto: owner.clock.today(),
        by_person: visit.ctx.caller.person.map(|person| person.0),
        at: owner.clock.now(),
    };
    visit.ctx.change(ApproveDeletion {}, |change| change.insert(&row))?;
    Ok(Answer::to("/deletion?saved=approved"))
}

/// What no sweep deletes, and the law that says so.
fn kept(visit: &Visit<'_>) -> Markup {
    html! {
        p { (visit.text("deletion-kept-lead")) }
        ul.ds-list { @for (rule, cited) in &visit.owner().house.keep.kept {
            li { (what(visit, rule)) " " (law(visit, cited)) }
        } }
    }
}

/// How many persons something is not deleted about, whatever is due: said, and whose they are is not.
fn held(visit: &Visit<'_>, pass: &Pass<'_, ReadDeletions>) -> Result<Markup, Trouble> {
    let count = pass.held()?;
    let words = visit.words().with("deletion-persons-held", &[("count", count.into())]);
    Ok(html! { @if count > 0 { (notice(Tone::Info, html! { (words) })) } })
}

fn waiting(visit: &Visit<'_>, pass: &Pass<'_, ReadDeletions>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let may = visit.ctx.would(&ApproveDeletion {})?;
    let rows = pass.waiting()?;
    if rows.is_empty() {
        return Ok(empty(&w.get("deletion-none-waiting"), None));
    }
    Ok(html! {
        ul.link-list {
            @for row in &rows {
                li {
                    p { strong { (what(visit, &row.rule)) } }
                    p { (w.with("deletion-count", &[("count", row.waiting.into())])) @if let Some(since) = row.since {
                        " " (w.with("deletion-since", &[("day", (&format::date(visit.lang, since)).into())]))
                    } }
                    @if may {
                        (form(&visit.form_to("/deletion"), html! {
                            (hidden("rule", &row.rule))
                            (button(Variant::Secondary, &w.get("deletion-approve")))
                        }))
                    }
                }
            }
        }
    })
}

fn due(visit: &Visit<'_>, rows: &[Due]) -> Markup {
    let w = visit.words();
    if rows.is_empty() {
        return empty(&w.get("deletion-none-due"), None);
    }
    let line = |row: &Due| {
        let number = |count: i64| html! { (count) };
        vec![html! { (what(visit, &row.rule)) }, number(row.count), number(row.waiting)]
    };
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("deletion-due")),
            columns: ["deletion-what", "deletion-due-now", "deletion-held"]
                .map(|key| Column::text(w.get(key)))
                .into(),
            rows: rows.iter().map(line).collect(),
            layout: Layout::Blocks,
        },
    )
}

fn done(visit: &Visit<'_>, pass: &Pass<'_, ReadDeletions>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let runs = pass.rows::<SweepRun>().by(SweepRun::BEGAN_AT, Order::Descending).page(0, SHOWN).all()?;
    if runs.is_empty() {
        return Ok(empty(&w.get("deletion-never"), None));
    }
    let lines = pass.rows::<SweepLine>().among(SweepLine::RUN, runs.iter().map(|run| run.id)).all()?;
    Ok(html! {
        @for run in &runs {
            @let of_run: Vec<_> = lines.iter().filter(|line| line.run == run.id).collect();
            details.ds-details {
                summary {
                    (format::moment_full(visit.lang, run.began_at)) ": "
                    (w.with("deletion-rows", &[("count", of_run.iter().map(|line| line.rows).sum::<i64>().into())]))
                    @if run.finished_at.is_none() { " – " (w.get("deletion-cut-off")) }
                }
                div {
                    @if of_run.is_empty() { p { (w.get("deletion-nothing")) } } @else {
                        ul { @for line in of_run {
                            li { (what(visit, &line.rule)) " – " code { (line.swept) } ": "
                                (w.with("deletion-rows", &[("count", line.rows.into())])) }
                        } }
                    }
                }
            }
        }
    })
}

/// What goes by a rule, in the register's words.
fn what(visit: &Visit<'_>, rule: &str) -> String {
    if rule == PERSON {
        return visit.text("deletion-person");
    }
    let house = &visit.owner().house;
    let found = rule.split_once('.').and_then(|(module, id)| {
        let register = house.register(module)?;
        let name = of_register(visit, &register.name);
        Some(format!("{name}: {}", of_register(visit, &register.keep(id)?.text)))
    });
    found.unwrap_or_else(|| rule.to_owned())
}
