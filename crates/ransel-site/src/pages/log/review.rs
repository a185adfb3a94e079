//! Who opened what, for those who answer for it: the principal for a school, the data protection officer for the
//! owner. Refused attempts are told with names here.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat, Pass, PersonId,
    ledger::{Line, Outcome},
    platform::ReviewAccessLog,
};
use ransel_law::calendar::oslo_midnight;
use ransel_school::{
    names::{self, Name},
    records::Person,
};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, Layout, Link, Need, Paging, Table, Variant, date_field, empty,
        filter, heading, lead, link_button, paging, select, table,
    },
};

use super::seen::outcome_key;
use crate::{
    Answer, Reply, Trouble, Visit, chrome,
    pages::{
        door,
        words::{self, action, capital, categories, role, why},
    },
    trouble::reference,
};

const PER_PAGE: usize = 50;
/// How many of the newest lines are looked through: without a day, and on the way back to one.
const NEWEST: i64 = 2000;
const BACK_TO_A_DAY: i64 = 50_000;
/// How many are read at a time.
const STEP: i64 = 1000;

/// What is asked for in the address.
struct Asked {
    day: Option<Date>,
    outcome: Option<Outcome>,
}

impl Asked {
    fn of(visit: &Visit<'_>) -> Self {
        let outcome = match visit.query.text("outcome") {
            "opened" => Some(Outcome::Opened),
            "written" => Some(Outcome::Written),
            "refused" => Some(Outcome::Refused),
            _ => None,
        };
        Self { day: visit.query.parsed("day"), outcome }
    }

    fn outcome_code(&self) -> &'static str {
        self.outcome.map_or("", |outcome| match outcome {
            Outcome::Opened => "opened",
            Outcome::Written => "written",
            Outcome::Refused => "refused",
        })
    }

    fn query(&self) -> String {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        format!("day={day}&outcome={}", self.outcome_code())
    }

    /// From when to when.
    fn span(&self) -> Option<(Timestamp, Timestamp)> {
        let day = self.day?;
        Some((oslo_midnight(day), oslo_midnight(day.tomorrow().ok()?)))
    }
}

/// The table.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReviewAccessLog::DEF)? {
        return Ok(door);
    }
    let asked = Asked::of(visit);
    let pass = visit.ctx.may(ReviewAccessLog {})?;
    let lines = lines(&pass, &asked)?;
    let pages = lines.len().div_ceil(PER_PAGE).max(1);
    let page = visit.query.parsed::<usize>("page").unwrap_or(1).clamp(1, pages);
    let shown: Vec<_> = lines.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    let names = named(visit, &pass, &shown)?;
    let w = visit.words();
    let number = |of: usize| u32::try_from(of).unwrap_or(1);
    let href = |page: u32| format!("/log?{}&page={page}", asked.query());
    let rows =
        shown.iter().map(|line| row(visit, line, &names).into_iter().map(|cell| html! { (cell) }).collect());
    let body = html! {
        (heading(&w.get("review-title"), None))
        (lead(&w.get("review-lead")))
        (filter_form(visit, &asked))
        @if shown.is_empty() { (empty(&w.get("review-none"), None)) } @else {
            (link_button(Variant::Secondary, &Link::new(format!("/log.csv?{}", asked.query()), w.get("download"))))
            (table(w, &Table {
                caption: Caption::Hidden(w.get("review-title")),
                columns: columns(visit).into_iter().map(Column::text).collect(),
                rows: rows.collect(),
                layout: Layout::Scrolls,
            }))
            (paging(w, &Paging { page: number(page), pages: number(pages), href: &href }))
        }
    };
    Ok(Answer::page(w.get("review-title"), body))
}

/// The same as a file.
pub fn csv(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReviewAccessLog::DEF)? {
        return Ok(door);
    }
    let pass = visit.ctx.may(ReviewAccessLog {})?;
    let lines = lines(&pass, &Asked::of(visit))?;
    let all: Vec<_> = lines.iter().collect();
    let names = named(visit, &pass, &all)?;
    let mut rows = vec![columns(visit)];
    rows.extend(all.iter().map(|line| row(visit, line, &names)));
    Ok(words::csv(format!("{}.csv", visit.text("log-file")), &rows))
}

/// The lines asked for, newest first. One request that came to people in several ways is one line.
fn lines(pass: &Pass<'_, ReviewAccessLog>, asked: &Asked) -> Result<Vec<Line>, Trouble> {
    let span = asked.span();
    let most = if span.is_some() { BACK_TO_A_DAY } else { NEWEST };
    let mut found: Vec<Line> = Vec::new();
    let mut offset = 0;
    while offset < most {
        let step = pass.log(offset, STEP)?;
        let last = step.len() < usize::try_from(STEP).unwrap_or_default();
        let past = span.is_some_and(|(from, _)| step.last().is_some_and(|line| line.at < from));
        for line in step.into_iter().filter(|line| fits(line, asked, span)) {
            let same = |one: &&mut Line| {
                (one.request, &one.action, one.outcome) == (line.request, &line.action, line.outcome)
            };
            match found.iter_mut().rev().take(8).find(same) {
                Some(one) => {
                    one.about.extend(&line.about);
                    one.open = one.open.and(line.open);
                }
                None => found.push(line),
            }
        }
        if last || past {
            break;
        }
        offset += STEP;
    }
    for line in &mut found {
        line.about.sort_unstable();
        line.about.dedup();
    }
    Ok(found)
}

fn fits(line: &Line, asked: &Asked, span: Option<(Timestamp, Timestamp)>) -> bool {
    let nothing = line.outcome != Outcome::Refused && line.open.is_empty();
    !nothing
        && asked.outcome.is_none_or(|outcome| outcome == line.outcome)
        && span.is_none_or(|(from, to)| from <= line.at && line.at < to)
}

/// The names on the page: those the pass opens, and those who work here.
fn named(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReviewAccessLog>,
    shown: &[&Line],
) -> Result<HashMap<PersonId, Name>, Trouble> {
    let single = |line: &&&Line| line.about.len() == 1;
    let about = shown.iter().filter(single).flat_map(|line| line.about.iter().copied());
    let callers = || shown.iter().filter_map(|line| line.caller);
    let wanted: HashSet<_> = about.chain(callers()).collect();
    let rows = pass.rows::<Person>().among(Person::ID, wanted).all()?;
    let mut names: HashMap<_, _> = rows.into_iter().map(|row| (row.id, Name::from(row))).collect();
    let is_staff = |line: &&&Line| Hat::from_code(&line.hat).is_some_and(chrome::staff);
    let unnamed = shown.iter().filter(is_staff).filter_map(|line| line.caller);
    let unnamed = unnamed.filter(|caller| !names.contains_key(caller)).collect();
    names.extend(names::staff(&visit.ctx, unnamed)?);
    Ok(names)
}

fn filter_form(visit: &Visit<'_>, asked: &Asked) -> Markup {
    let w = visit.words();
    let day = asked.day.map(|day| day.to_string()).unwrap_or_default();
    let (day_label, outcome_label) = (w.get("review-day"), w.get("log-outcome"));
    let (all, opened, written, refused) =
        (w.get("review-all"), w.get("outcome-opened"), w.get("outcome-written"), w.get("outcome-refused"));
    let choices = [("", &all), ("opened", &opened), ("written", &written), ("refused", &refused)]
        .map(|(value, label)| Choice { value, label, description: None });
    let field = |name, label, value| Field { name, label, value, need: Need::Required, ..Field::default() };
    filter(
        w,
        "/log",
        html! {
            (date_field(w, &field("day", &day_label, &day)))
            (select(w, &field("outcome", &outcome_label, asked.outcome_code()), &choices))
        },
    )
}

fn columns(visit: &Visit<'_>) -> Vec<String> {
    let keys = [
        "log-when",
        "log-who",
        "review-role",
        "log-why",
        "review-whom",
        "log-what",
        "log-outcome",
        "review-ground",
        "log-reference",
    ];
    keys.map(|key| visit.text(key)).into()
}

fn row(visit: &Visit<'_>, line: &Line, names: &HashMap<PersonId, Name>) -> Vec<String> {
    let spoken = |person: &PersonId| names.get(person).map(Name::spoken);
    let who = match &line.part {
        Some(part) => part.clone(),
        None => line.caller.as_ref().and_then(spoken).unwrap_or_else(|| visit.text("log-nameless")),
    };
    let whom = match line.about.as_slice() {
        [one] => spoken(one).unwrap_or_else(|| visit.text("log-nameless")),
        many => visit.words().with("review-people", &[("n", many.len().into())]),
    };
    let what = match line.outcome {
        Outcome::Refused => capital(&action(visit, &line.action)),
        _ => categories(visit, line.open),
    };
    vec![
        format::moment_short(visit.lang, line.at),
        who,
        role(visit, &line.hat),
        why(visit, &line.module, &line.activity),
        whom,
        what,
        visit.text(outcome_key(line.outcome)),
        line.grounds.join(", "),
        reference(line.request.0),
    ]
}
