//! Words several pages use.

use jiff::civil::Date;
use ransel_kernel::GroupId;
use ransel_law::Minutes;
use ransel_school::{
    names::Name,
    timetable::{Lesson, time},
};
use ransel_web::{
    Words,
    format::{duration, name_in_list},
    parts::LimitStatus,
};

pub use ransel_site::subject_name;

use crate::{
    reckoning::{Nearness, Of},
    records::{Effect, MarkState},
    store::Teaching,
};

/// `Norsk, 2STC`; only the group where it is taught no subject.
pub fn lesson_name(w: Words<'_>, teaching: &Teaching, group: GroupId) -> String {
    let Some(known) = teaching.group(group) else { return w.get("absence-unknown-group") };
    match teaching.subject_of(group) {
        Some(subject) => format!("{}, {}", subject_name(subject, w.lang), known.name),
        None => known.name.clone(),
    }
}

/// What absence was counted in.
pub fn of_name(w: Words<'_>, teaching: &Teaching, of: Of) -> String {
    match of {
        Of::Subject(id) => teaching.subject(id).map(|subject| subject_name(subject, w.lang).to_owned()),
        Of::Group(id) => teaching.group(id).map(|group| group.name.clone()),
    }
    .unwrap_or_else(|| w.get("absence-unknown-group"))
}

/// `08.15–09.00`.
pub fn span(w: Words<'_>, starts: i64, ends: i64) -> String {
    ransel_web::format::span(w.lang, time(starts), time(ends))
}

/// `Borte`, `Sen, 10 minutter`.
pub fn said(w: Words<'_>, state: MarkState, minutes: i64) -> String {
    match state {
        MarkState::Present => w.get("roll-here"),
        MarkState::Absent => w.get("roll-absent"),
        MarkState::Late => w.with("roll-late-minutes", &[("n", minutes.into())]),
    }
}

/// `Teller`, `Teller, dokumentert`, `Teller ikke`.
pub fn effect_word(w: Words<'_>, effect: Effect) -> String {
    w.get(&format!("absence-effect-{}", effect.code()))
}

/// `3 t 15 min borte og 2 ganger sen`.
pub fn sum(w: Words<'_>, absent: Minutes, late: usize) -> String {
    let time = duration(w.lang, absent.get());
    let key = match (absent.is_zero(), late) {
        (true, 0) => return w.get("absence-sum-none"),
        (false, 0) => "absence-sum-absent",
        (true, _) => "absence-sum-late",
        (false, _) => "absence-sum-both",
    };
    let (time, late) = (("time", (&time).into()), ("late", late.into()));
    match key {
        "absence-sum-absent" => w.with(key, &[time]),
        "absence-sum-late" => w.with(key, &[late]),
        _ => w.with(key, &[time, late]),
    }
}

/// As in a list: family name first.
pub fn listed(name: &Name) -> String {
    name_in_list(&name.given, &name.family)
}

/// How it stands, as the parts draw it.
pub fn status(nearness: Nearness) -> LimitStatus {
    match nearness {
        Nearness::Over => LimitStatus::Over,
        Nearness::Near => LimitStatus::Near,
        Nearness::Under => LimitStatus::Under,
    }
}

/// Where the roll of a lesson is.
pub fn roll_href(lesson: &Lesson) -> String {
    let (hours, minutes) = (lesson.starts / 60, lesson.starts % 60);
    format!("/absence/groups/{}/{}/{hours:02}{minutes:02}/roll", lesson.group, lesson.day)
}

/// Where a teacher's lessons of a day are.
pub fn day_href(day: Date) -> String {
    format!("/absence/day?day={day}")
}
