//! A lesson on one day, which its teacher adds: an extra hour, a day out. It stands in the timetable that day only, so that its
//! roll can be taken.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{GroupId, rows::Is};
use ransel_school::{
    actions::{AddLesson, ListGroup},
    records::{Group, Slot},
    timetable::clashes,
};
use ransel_web::parts::{
    Field, Link, Need, Variant, back, button, date_field, error_summary, form, heading, lead, text_field,
};

use super::times;
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{faults::Faults, words::today},
};

/// How far back and ahead, in days.
const WITHIN: i64 = 60;

/// The form.
pub fn show(visit: &Visit<'_>) -> Reply {
    let (group, _) = own(visit)?;
    Ok(Answer::page(visit.text("lesson-title"), page(visit, &group, &Faults::none(visit))))
}

/// Adds the lesson.
pub fn add(visit: &Visit<'_>) -> Reply {
    let (group, slots) = own(visit)?;
    let mut faults = Faults::none(visit);
    let now = today(visit);
    let near =
        |day: &Date| now.saturating_sub(WITHIN.days()) <= *day && *day <= now.saturating_add(WITHIN.days());
    let day = visit.form.parsed::<Date>("day").filter(near);
    if day.is_none() {
        faults.add("day", "lesson-day", "lesson-day-missing");
    }
    let times = times(visit, &mut faults);
    let new = match (day, times) {
        (Some(day), Some((starts, ends))) => Some(Slot {
            id: visit.owner().random.uuid()?,
            group_id: group.id,
            weekday: i64::from(day.weekday().to_monday_one_offset()),
            starts,
            ends,
            room: visit.form.text("room").to_owned(),
            valid_from: day,
            valid_to: day.tomorrow().ok(),
        }),
        _ => None,
    };
    if new.as_ref().is_some_and(|new| clashes(&slots, new)) {
        faults.add("starts", "timetable-starts", "timetable-clash");
    }
    let (Some(new), Some(on), true) = (new, day, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("lesson-title"), page(visit, &group, &faults)));
    };
    visit.ctx.change(AddLesson { group: group.id, on }, |change| change.insert(&new))?;
    Ok(Answer::to(format!("/groups/{}?saved=lesson", group.id)))
}

/// The group and its lessons, if the visitor may add one.
fn own(visit: &Visit<'_>) -> Result<(Group, Vec<Slot>), Trouble> {
    let group: GroupId = visit.at("group")?;
    let on = today(visit);
    if !visit.ctx.would(&AddLesson { group, on })? {
        visit.ctx.change(AddLesson { group, on }, |_| Ok(()))?;
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ListGroup { group, on })?;
    let row = pass.rows::<Group>().only(Group::ID, Is::Equal, &group).first()?.ok_or(Trouble::NotFound)?;
    Ok((row, pass.rows::<Slot>().only(Slot::GROUP_ID, Is::Equal, &group).all()?))
}

fn page(visit: &Visit<'_>, group: &Group, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let day = match visit.form.text("day") {
        "" => today(visit).to_string(),
        sent => sent.to_owned(),
    };
    let [day_label, starts, ends, room, help] =
        ["lesson-day", "timetable-starts", "timetable-ends", "timetable-room", "timetable-time-help"]
            .map(|key| w.get(key));
    let field = |name, label, value| Field { name, label, error: faults.at(name), value, ..Field::default() };
    let text = |name: &str| visit.form.text(name);
    let action = format!("/groups/{}/lesson", group.id);
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new(format!("/groups/{}", group.id), group.name.as_str())))
        (heading(&w.get("lesson-title"), Some(&group.name)))
        (lead(&w.get("lesson-lead")))
        (form(&visit.form_to(&action), html! {
            (date_field(w, &field("day", &day_label, &day)))
            (text_field(w, &Field { description: Some(&help), ..field("starts", &starts, text("starts")) }))
            (text_field(w, &field("ends", &ends, text("ends"))))
            (text_field(w, &Field { need: Need::Optional, ..field("room", &room, text("room")) }))
            (button(Variant::Primary, &w.get("lesson-add")))
        }))
    }
}
