//! The school's weekly lessons, as its timetabler keeps them: group by group here, all at once by [`paste`]. What has been
//! stays as it was: a change holds from a day that is to come.

pub mod lesson;
pub mod paste;

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Action, GroupId, KernelError, Pass, pass::Set, rows::Is};
use ransel_law::calendar::SchoolYear;
use ransel_school::{
    actions::{KeepTimetable, ReadTimetable},
    records::{Group, GroupKind, Slot},
    timetable::{clashes, paste::minutes, time},
};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, Layout, Link, Need, Table, Variant, back, button, date_field,
        details, empty, error_summary, form, heading, hidden, lead, link_list, section, select, success,
        table, text_field,
    },
};
use uuid::Uuid;

use super::staff::{holds, to_come};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, faults::Faults, words::today},
};

/// The groups, each with how many lessons a week it has today.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReadTimetable::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ReadTimetable {})?;
    let (groups, day) = (groups(visit, &pass)?, today(visit));
    let slots = pass.rows::<Slot>().among(Slot::GROUP_ID, groups.iter().map(|group| group.id)).all()?;
    let mut weekly: HashMap<GroupId, i64> = HashMap::new();
    for slot in slots.iter().filter(|slot| holds(day, slot.valid_from, slot.valid_to)) {
        *weekly.entry(slot.group_id).or_default() += 1;
    }
    let one = |group: &Group| {
        let count = weekly.get(&group.id).copied().unwrap_or_default();
        let label = w.with("timetable-group", &[("name", (&group.name).into()), ("n", count.into())]);
        Link::new(format!("/timetable/{}", group.id), label)
    };
    let (without, with): (Vec<_>, Vec<_>) = groups.iter().partition(|group| !weekly.contains_key(&group.id));
    let body = html! {
        @if visit.just("pasted") { (success(&w.get("timetable-saved-pasted"), html! {})) }
        (heading(&w.get("timetable-title"), None))
        (lead(&w.get("timetable-lead")))
        (link_list(&[Link::new("/timetable/paste", w.get("timetable-paste-title"))]))
        (section("with", &w.get("timetable-with"), html! {
            @if with.is_empty() { (empty(&w.get("timetable-none"), None)) }
            @else { (link_list(&with.into_iter().map(one).collect::<Vec<_>>())) }
        }))
        @if !without.is_empty() {
            (section("without", &w.get("timetable-without"), link_list(&without.into_iter().map(one).collect::<Vec<_>>())))
        }
    };
    Ok(Answer::page(w.get("timetable-title"), body))
}

/// One group's week.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadTimetable {})?;
    let (group, slots) = one(visit, &pass)?;
    Ok(Answer::page(group.name.clone(), page(visit, &group, &slots, &Faults::none(visit))))
}

/// Adds a weekly lesson from a day on.
pub fn add(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadTimetable {})?;
    let (group, slots) = one(visit, &pass)?;
    let day = today(visit);
    let mut faults = Faults::none(visit);
    let weekday = visit.form.parsed::<i64>("weekday").filter(|weekday| (1..=5).contains(weekday));
    if weekday.is_none() {
        faults.add("weekday", "timetable-weekday", "timetable-weekday-missing");
    }
    let times = times(visit, &mut faults);
    let from = visit.form.parsed::<Date>("valid-from").filter(|from| *from >= day);
    if from.is_none() {
        faults.add("valid-from", "timetable-valid-from", "posts-from-past");
    }
    let to = visit.form.parsed::<Date>("valid-to");
    if to.is_none_or(|to| from.is_some_and(|from| to <= from)) {
        faults.add("valid-to", "timetable-valid-to", "posts-to-early");
    }
    let new = match (weekday, times, from) {
        (Some(weekday), Some((starts, ends)), Some(valid_from)) => Some(Slot {
            id: visit.owner().random.uuid()?,
            group_id: group.id,
            weekday,
            starts,
            ends,
            room: visit.form.text("room").to_owned(),
            valid_from,
            valid_to: to,
        }),
        _ => None,
    };
    if new.as_ref().is_some_and(|new| clashes(&slots, new)) {
        faults.add("starts", "timetable-starts", "timetable-clash");
    }
    let (Some(new), true) = (new, faults.is_empty()) else {
        return Ok(Answer::faults(group.name.clone(), page(visit, &group, &slots, &faults)));
    };
    visit.ctx.change(KeepTimetable {}, |change| change.insert(&new))?;
    Ok(Answer::to(format!("/timetable/{}?saved=lesson", group.id)))
}

/// Ends a weekly lesson from a day that is to come.
pub fn end(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadTimetable {})?;
    let (group, slots) = one(visit, &pass)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let slot = slots.iter().find(|slot| slot.id == id).ok_or(Trouble::NotFound)?;
    let field = format!("ends-{id}");
    let ends = visit.form.parsed::<Date>(&field).filter(|ends| *ends > today(visit));
    let Some(ends) = ends else {
        let mut faults = Faults::none(visit);
        faults.add(&field, "posts-ends", "timetable-ends-past");
        return Ok(Answer::faults(group.name.clone(), page(visit, &group, &slots, &faults)));
    };
    visit.ctx.change(KeepTimetable {}, |change| finish(change, slot, ends))?;
    Ok(Answer::to(format!("/timetable/{}?saved=ended", group.id)))
}

/// A lesson that had not begun by then never was.
fn finish(
    change: &mut ransel_kernel::pass::Change<'_, KeepTimetable>,
    slot: &Slot,
    ends: Date,
) -> Result<(), KernelError> {
    if slot.valid_from >= ends {
        return change.delete::<Slot, _>(&slot.id).map(drop);
    }
    change.update(&slot.id, Set::default().to(Slot::VALID_TO, &Some(ends)))
}

/// The school's classes and teaching groups of today, by name.
fn groups(visit: &Visit<'_>, pass: &Pass<'_, ReadTimetable>) -> Result<Vec<Group>, Trouble> {
    let school = visit.ctx.caller.place.ok_or(Trouble::NotFound)?;
    let day = today(visit);
    let mut groups = pass.rows::<Group>().only(Group::SCHOOL, Is::Equal, &school).all()?;
    groups.retain(|group| {
        holds(day, group.valid_from, group.valid_to)
            && matches!(group.kind, GroupKind::Class | GroupKind::Teaching)
    });
    groups.sort_by_cached_key(|group| (format::sort_key(&group.name), group.id));
    Ok(groups)
}

/// The group of the address, if it is one of the school's, and its lessons that go on or are to come.
fn one(visit: &Visit<'_>, pass: &Pass<'_, ReadTimetable>) -> Result<(Group, Vec<Slot>), Trouble> {
    let id: GroupId = visit.at("group")?;
    let group = groups(visit, pass)?.into_iter().find(|group| group.id == id).ok_or(Trouble::NotFound)?;
    let mut slots = pass.rows::<Slot>().only(Slot::GROUP_ID, Is::Equal, &id).all()?;
    slots.retain(|slot| to_come(today(visit), slot.valid_to));
    slots.sort_by_key(|slot| (slot.weekday, slot.starts, slot.valid_from));
    Ok((group, slots))
}

/// When it begins and ends, as typed.
fn times(visit: &Visit<'_>, faults: &mut Faults<'_>) -> Option<(i64, i64)> {
    let [starts, ends] = ["starts", "ends"].map(|name| minutes(visit.form.text(name)));
    if starts.is_none() {
        faults.add("starts", "timetable-starts", "timetable-time");
    }
    if ends.is_none_or(|ends| starts.is_some_and(|starts| ends <= starts)) {
        faults.add("ends", "timetable-ends", "timetable-ends-first");
        return None;
    }
    starts.zip(ends)
}

/// What a weekday is called on the page.
fn weekday(visit: &Visit<'_>, number: i64) -> String {
    visit.text(&format!("timetable-day-{number}"))
}

fn page(visit: &Visit<'_>, group: &Group, slots: &[Slot], faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/timetable", w.get("timetable-title"))))
        @for what in ["lesson", "ended"] {
            @if visit.just(what) { (success(&w.get(&format!("timetable-saved-{what}")), html! {})) }
        }
        (heading(&group.name, None))
        (section("week", &w.get("timetable-week"), week(visit, group, slots, faults)))
        (section("new", &w.get("timetable-new"), new(visit, group, faults)))
    }
}

fn week(visit: &Visit<'_>, group: &Group, slots: &[Slot], faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    if slots.is_empty() {
        return empty(&w.get("timetable-none"), None);
    }
    let rows = slots.iter().map(|slot| {
        vec![
            html! { (weekday(visit, slot.weekday)) },
            html! { (format::span(visit.lang, time(slot.starts), time(slot.ends))) },
            html! { (slot.room) },
            html! {
                (format::date_short(visit.lang, slot.valid_from))
                @if let Some(to) = slot.valid_to { "–" (format::date_short(visit.lang, to.yesterday().unwrap_or(to))) }
            },
            ending(visit, group, slot, faults),
        ]
    });
    let columns =
        ["timetable-weekday", "timetable-time-of-day", "timetable-room", "timetable-holds", "posts-change"];
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("timetable-week")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: rows.collect(),
            layout: Layout::Blocks,
        },
    )
}

fn ending(visit: &Visit<'_>, group: &Group, slot: &Slot, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let (name, label) = (format!("ends-{}", slot.id), w.get("posts-ends"));
    let value = today(visit).tomorrow().unwrap_or_else(|_| today(visit)).to_string();
    let field =
        Field { name: &name, label: &label, error: faults.at(&name), value: &value, ..Field::default() };
    let action = format!("/timetable/{}/end", group.id);
    details(
        &w.get("posts-end"),
        form(
            &visit.form_to(&action),
            html! {
                (hidden("id", &slot.id.to_string()))
                (date_field(w, &field))
                (button(Variant::Secondary, &w.get("timetable-end-save")))
            },
        ),
    )
}

fn new(visit: &Visit<'_>, group: &Group, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let days: Vec<_> = (1..=5).map(|number| (number.to_string(), weekday(visit, number))).collect();
    let days: Vec<_> = days.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let typed = |name: &str, otherwise: String| match visit.form.text(name) {
        "" => otherwise,
        sent => sent.to_owned(),
    };
    let from = typed("valid-from", today(visit).to_string());
    let to = typed("valid-to", year_end(today(visit)).to_string());
    let keys = ["weekday", "starts", "ends", "room", "valid-from", "valid-to"];
    let labels = keys.map(|key| w.get(&format!("timetable-{key}")));
    let help = w.get("timetable-time-help");
    let field = |at: usize, value| Field {
        name: keys.get(at).copied().unwrap_or_default(),
        label: labels.get(at).map_or("", String::as_str),
        error: keys.get(at).and_then(|key| faults.at(key)),
        value,
        ..Field::default()
    };
    let text = |name: &str| visit.form.text(name);
    let action = format!("/timetable/{}", group.id);
    form(
        &visit.form_to(&action),
        html! {
            (select(w, &field(0, text("weekday")), &days))
            (text_field(w, &Field { description: Some(&help), ..field(1, text("starts")) }))
            (text_field(w, &field(2, text("ends"))))
            (text_field(w, &Field { need: Need::Optional, ..field(3, text("room")) }))
            (date_field(w, &field(4, &from)))
            (date_field(w, &field(5, &to)))
            (button(Variant::Primary, &w.get("timetable-add")))
        },
    )
}

/// The first day after the school year.
fn year_end(day: Date) -> Date {
    SchoolYear::of(day).next().starts()
}
