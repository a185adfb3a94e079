//! Who opened a folder, when, why and which kinds of data: for the person herself, and for a guardian about a
//! child. Told by group first, and line by line for those who want every one.

mod book;
pub mod received;
pub mod review;
pub mod seen;

use maud::{Markup, html};
use ransel_kernel::{Action, Hat, PersonId, ledger::Outcome, platform::ReadAccessLog};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Layout, Link, Tab, Table, Variant, back, empty, heading, lead, link_button,
        log_book, table, tabs,
    },
};

use crate::{
    Answer, Paged, Reply, Trouble, Visit,
    pages::{door, words},
    trouble::reference,
};
use seen::Seen;

/// How many of the newest lines are told. A pupil has a few thousand in a year; the file to take home is as long.
const LINES: i64 = 5000;
/// How many stand on a page of the second view.
const PER_PAGE: usize = 50;

/// Whose log, and where its pages lie.
struct Of {
    person: PersonId,
    base: String,
    own: bool,
}

impl Of {
    /// One's own.
    fn own(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
        Ok(Self { person, base: "/my/log".to_owned(), own: true })
    }

    /// That of the person in the address.
    fn at(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let person: PersonId = visit.at("person")?;
        let own = visit.ctx.caller.person == Some(person);
        Ok(Self { person, base: format!("/people/{person}/log"), own })
    }

    fn seen(&self, visit: &Visit<'_>) -> Result<Vec<Seen>, Trouble> {
        seen::of(visit, self.person, LINES)
    }
}

/// One's own log, by group.
pub fn own(visit: &Visit<'_>) -> Reply {
    let hat = visit.ctx.caller.hat;
    // The foot of every page leads here, also under a hat that opens nothing: nobody is led to a wall.
    if !ReadAccessLog::DEF.reach.iter().any(|(reaches, _)| *reaches == hat) {
        let contact = visit.owner().settings().owner.contact.clone();
        let body = html! {
            (heading(&visit.text("log-title-own"), None))
            (lead(&visit.words().with("log-no-role", &[("contact", (&contact).into())])))
        };
        return Ok(Answer::page(visit.text("log-title-own"), body));
    }
    grouped(visit, &Of::own(visit)?)
}

/// One's own log, line by line.
pub fn own_lines(visit: &Visit<'_>) -> Reply {
    lines(visit, &Of::own(visit)?)
}

/// One's own log as a file.
pub fn own_csv(visit: &Visit<'_>) -> Reply {
    csv(visit, &Of::own(visit)?)
}

/// Somebody's log, by group.
pub fn of(visit: &Visit<'_>) -> Reply {
    grouped(visit, &Of::at(visit)?)
}

/// Somebody's log, line by line.
pub fn lines_of(visit: &Visit<'_>) -> Reply {
    lines(visit, &Of::at(visit)?)
}

/// Somebody's log as a file.
pub fn csv_of(visit: &Visit<'_>) -> Reply {
    csv(visit, &Of::at(visit)?)
}

fn grouped(visit: &Visit<'_>, of: &Of) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let mut book = book::book(visit, of.seen(visit)?);
    if of.own && visit.ctx.caller.hat != Hat::Pupil {
        // Nobody teaches her: «your teachers» would be an empty heading, and a puzzling one.
        let teachers = std::mem::take(&mut book.teachers);
        book.others.extend(teachers);
        book.untaught = true;
    }
    let body = html! { (head(visit, of, View::Together)) (log_book(visit.words(), &book)) };
    Ok(Answer::page(title(visit, of), body))
}

fn lines(visit: &Visit<'_>, of: &Of) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let w = visit.words();
    let all = of.seen(visit)?;
    let page = Paged::of(visit, all.len(), PER_PAGE);
    let rows =
        page.shown(&all).map(|seen| row(visit, seen).into_iter().map(|cell| html! { (cell) }).collect());
    let body = html! {
        (head(visit, of, View::Lines))
        @if all.is_empty() { (empty(&w.get("log-empty"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("log-all-lines")),
                columns: columns(visit).into_iter().map(Column::text).collect(),
                rows: rows.collect(),
                layout: Layout::Blocks,
            }))
            (page.links(visit))
        }
    };
    Ok(Answer::page(title(visit, of), body))
}

fn csv(visit: &Visit<'_>, of: &Of) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let mut rows = vec![columns(visit)];
    rows.extend(of.seen(visit)?.iter().map(|seen| row(visit, seen)));
    Ok(words::csv(format!("{}.csv", visit.text("log-file")), &rows))
}

fn title(visit: &Visit<'_>, of: &Of) -> String {
    visit.text(if of.own { "log-title-own" } else { "log-title" })
}

/// The ways to look at it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Together,
    Lines,
    Received,
}

fn head(visit: &Visit<'_>, of: &Of, view: View) -> Markup {
    let w = visit.words();
    let tab = |href: String, key: &str, current| Tab { href, label: w.get(key), current };
    html! {
        @if !of.own { (back(&Link::new(format!("/people/{}", of.person), w.get("record-back")))) }
        @if view == View::Received {
            (heading(&w.get("log-received-title"), None))
            (lead(&w.get("log-received-lead")))
        } @else {
            (heading(&title(visit, of), None))
            (lead(&w.get("log-lead")))
        }
        div.button-row {
            (tabs(&w.get("log-view"), &[
                tab(of.base.clone(), "log-together", view == View::Together),
                tab(format!("{}/lines", of.base), "log-all-lines", view == View::Lines),
                tab(format!("{}/received", of.base), "log-received", view == View::Received),
            ]))
            (link_button(Variant::Secondary, &Link::new(format!("{}.csv", of.base), w.get("download"))))
        }
    }
}

fn columns(visit: &Visit<'_>) -> Vec<String> {
    ["log-when", "log-who", "log-why", "log-what", "log-outcome", "log-reference"]
        .map(|key| visit.text(key))
        .into()
}

fn row(visit: &Visit<'_>, seen: &Seen) -> Vec<String> {
    let line = &seen.line;
    let what = if line.outcome == Outcome::Refused {
        words::action(visit, &line.action)
    } else {
        words::categories(visit, line.open)
    };
    vec![
        format::moment_short(visit.lang, line.at),
        seen.named_with_role(visit),
        words::why(visit, &line.module, &line.activity),
        what,
        visit.text(seen::outcome_key(line.outcome)),
        reference(line.request.0),
    ]
}
