//! A whole timetable pasted as text. First it is shown what it would mean; only then is it saved, all of it or nothing. Groups
//! the text does not name keep what they have.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Action, Pass};
use ransel_school::{
    actions::{KeepTimetable, ReadTimetable},
    records::{Group, Slot},
    timetable::{
        paste::{Fault, Row, read},
        time,
    },
};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Field, Layout, Link, Table, Variant, back, button, date_field, error_summary, form,
        heading, hidden, lead, section, table, textarea,
    },
};

use super::{finish, groups, weekday, year_end};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, faults::Faults, staff::to_come, words::today},
};

/// At most so many faults are told at once.
const TOLD: usize = 20;

/// The form.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, KeepTimetable::DEF)? {
        return Ok(door);
    }
    Ok(Answer::page(visit.text("timetable-paste-title"), page(visit, &Faults::none(visit))))
}

/// Shows what it would mean, or saves it when that has been seen.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadTimetable {})?;
    let groups = groups(visit, &pass)?;
    let named: Vec<_> = groups.iter().map(|group| (group.name.clone(), group.id)).collect();
    let mut faults = Faults::none(visit);
    let day = today(visit);
    let from = visit.form.parsed::<Date>("from").filter(|from| *from > day);
    if from.is_none() {
        faults.add("from", "timetable-valid-from", "timetable-from-past");
    }
    let to = visit.form.parsed::<Date>("to").filter(|to| from.is_none_or(|from| *to > from));
    if to.is_none() {
        faults.add("to", "timetable-valid-to", "posts-to-early");
    }
    let rows = read(visit.form.text("text"), &named);
    if let Err(wrong) = &rows {
        wrong.iter().take(TOLD).for_each(|fault| tell(visit, fault, &mut faults));
    }
    let (Ok(rows), Some(from), Some(to), true) = (rows, from, to, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("timetable-paste-title"), page(visit, &faults)));
    };
    if visit.form.text("seen") != "yes" {
        return Ok(Answer::page(
            visit.text("timetable-paste-check"),
            preview(visit, &groups, &rows, (from, to)),
        ));
    }
    save(visit, &pass, &rows, (from, to))?;
    Ok(Answer::to("/timetable?saved=pasted"))
}

/// What is wrong with a line, and what to do about it.
fn tell(visit: &Visit<'_>, fault: &Fault, faults: &mut Faults<'_>) {
    let w = visit.words();
    let what = fault.wrong.what();
    let said = w.with(&format!("timetable-wrong-{}", fault.wrong.code()), &[("what", (&what).into())]);
    faults.say("text", w.with("timetable-line", &[("n", fault.line.into())]), said);
}

/// The groups' old lessons end on the day their new ones begin.
fn save(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReadTimetable>,
    rows: &[Row],
    (from, to): (Date, Date),
) -> Result<(), Trouble> {
    let mut named: Vec<_> = rows.iter().map(|row| row.group).collect();
    named.sort_unstable();
    named.dedup();
    let mut old = pass.rows::<Slot>().among(Slot::GROUP_ID, named).all()?;
    old.retain(|slot| to_come(from, slot.valid_to));
    let mut new = Vec::new();
    for row in rows {
        new.push(Slot {
            id: visit.owner().random.uuid()?,
            group_id: row.group,
            weekday: row.weekday,
            starts: row.starts,
            ends: row.ends,
            room: row.room.clone(),
            valid_from: from,
            valid_to: Some(to),
        });
    }
    visit.ctx.change(KeepTimetable {}, |change| {
        old.iter().try_for_each(|slot| finish(change, slot, from))?;
        new.iter().try_for_each(|slot| change.insert(slot))
    })?;
    Ok(())
}

fn page(visit: &Visit<'_>, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let typed = |name: &str, otherwise: Option<Date>| match visit.form.text(name) {
        "" => otherwise.map(|date| date.to_string()).unwrap_or_default(),
        sent => sent.to_owned(),
    };
    let from = typed("from", today(visit).tomorrow().ok());
    let to = typed("to", Some(year_end(today(visit))));
    let [text, help, from_label, to_label] =
        ["timetable-paste-text", "timetable-paste-help", "timetable-valid-from", "timetable-valid-to"]
            .map(|key| w.get(key));
    let field = |name, label, value| Field { name, label, error: faults.at(name), value, ..Field::default() };
    // A pasted text can be wrong in many lines.
    let lines = faults.together("text");
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/timetable", w.get("timetable-title"))))
        (heading(&w.get("timetable-paste-title"), None))
        (lead(&w.get("timetable-paste-lead")))
        (section("columns", &w.get("timetable-columns"), html! {
            ul.ds-list {
                @for column in ["gruppe", "dag", "fra", "til", "rom"] {
                    li { code { (column) } ": " (w.get(&format!("timetable-column-{column}"))) }
                }
            }
            pre { (w.get("timetable-example")) }
        }))
        (form(&visit.form_to("/timetable/paste"), html! {
            (textarea(
                w,
                &Field { description: Some(&help), error: lines.as_deref(), ..field("text", &text, visit.form.text("text")) },
                12,
            ))
            (date_field(w, &field("from", &from_label, &from)))
            (date_field(w, &field("to", &to_label, &to)))
            (button(Variant::Primary, &w.get("timetable-paste-look")))
        }))
    }
}

fn preview(visit: &Visit<'_>, groups: &[Group], rows: &[Row], (from, to): (Date, Date)) -> Markup {
    let w = visit.words();
    let name =
        |row: &Row| groups.iter().find(|group| group.id == row.group).map_or("", |group| group.name.as_str());
    let cells = rows.iter().map(|row| {
        vec![
            html! { (name(row)) },
            html! { (weekday(visit, row.weekday)) },
            html! { (format::span(visit.lang, time(row.starts), time(row.ends))) },
            html! { (row.room) },
        ]
    });
    let said = w.with(
        "timetable-paste-means",
        &[
            ("n", rows.len().into()),
            ("from", (&format::date(visit.lang, from)).into()),
            ("last", (&format::date(visit.lang, to.yesterday().unwrap_or(to))).into()),
        ],
    );
    html! {
        (back(&Link::new("/timetable/paste", w.get("timetable-paste-title"))))
        (heading(&w.get("timetable-paste-check"), None))
        (lead(&said))
        (table(w, &Table {
            caption: Caption::Hidden(w.get("timetable-paste-check")),
            columns: ["people-group", "timetable-weekday", "timetable-time-of-day", "timetable-room"]
                .map(|key| Column::text(w.get(key))).into(),
            rows: cells.collect(),
            layout: Layout::Blocks,
        }))
        (form(&visit.form_to("/timetable/paste"), html! {
            (hidden("seen", "yes"))
            (hidden("text", visit.form.text("text")))
            (hidden("from", &from.to_string()))
            (hidden("to", &to.to_string()))
            (button(Variant::Primary, &w.get("timetable-paste-save")))
        }))
    }
}
