//! The roll of a lesson: what was saved, or the default where nothing was.

use std::collections::{HashMap, HashSet};

use jiff::{ToSpan, civil::Date};
use maud::html;
use ransel_kernel::{GroupId, Pass, PersonId, Result as KernelResult, rows::Is};
use ransel_law::oslo_time;
use ransel_school::{
    names::{Name, opened},
    timetable::{Lesson, lessons},
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{date_with_weekday, sort_key},
    parts::{self, Link, Roll, RollCounts, RollRow, back, heading, roll, saved},
};

use super::{
    roll_form::part,
    words::{day_href, lesson_name, listed, roll_href, span},
};
use crate::{
    actions::ReadRoll,
    choices::Choices,
    derived,
    records::{Mark, RollTaken},
    roll::{Said, Seen},
    store::{self, Teaching},
};

/// Offered when a pupil is marked late and the lesson is not going on.
const USUALLY_LATE: i64 = 5;

/// Where a lesson is, by its address.
pub struct Place {
    group: GroupId,
    /// The day.
    pub day: Date,
    starts: i64,
}

impl Place {
    /// From `{group}/{day}/{start}`.
    ///
    /// # Errors
    /// That is no lesson.
    pub fn of(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let start = visit.at.text("start");
        let valid = start.len() == 4 && start.bytes().all(|byte| byte.is_ascii_digit());
        let (hours, minutes) = start.split_at_checked(2).filter(|_| valid).ok_or(Trouble::NotFound)?;
        let number = |digits: &str| digits.parse::<i64>().map_err(|_| Trouble::NotFound);
        Ok(Self {
            group: visit.at("group")?,
            day: visit.at("day")?,
            starts: number(hours)? * 60 + number(minutes)?,
        })
    }

    /// What opens it.
    pub fn reading(&self) -> ReadRoll {
        ReadRoll { group: self.group, on: self.day }
    }

    /// The lesson, if the timetable has it.
    ///
    /// # Errors
    /// The timetable does not have it, or cannot be read.
    pub fn lesson(&self, pass: &Pass<'_, ReadRoll>) -> Result<Lesson, Trouble> {
        let slots = store::slots(pass, &[self.group])?;
        let lesson = lessons(&slots, self.day).into_iter().find(|lesson| lesson.starts == self.starts);
        lesson.ok_or(Trouble::NotFound)
    }
}

/// The last day of free correction.
pub fn correct_until(lesson: &Lesson, choices: &Choices) -> Date {
    lesson.day.saturating_add(choices.correct_days.days())
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let place = Place::of(visit)?;
    let pass = visit.ctx.may(place.reading())?;
    let lesson = place.lesson(&pass)?;
    let w = visit.words();
    let name = lesson_name(w, &Teaching::of(&pass, [lesson.group])?, lesson.group);
    let stored = Stored::read(&pass, &lesson)?;
    let rows = stored.rows(pupils(&pass)?);
    // Nobody vanishes in silence: how many of that day's group are not in the list. Who they are is not open.
    let members = visit.owner().relations()?.members(lesson.group, lesson.day).len();
    let gone = members.saturating_sub(rows.len());
    let marks = rows.iter().filter_map(|row| row.state);
    let box_saved = stored.taken.as_ref().filter(|_| visit.just("roll")).map(|taken| {
        let correct_until = correct_until(&lesson, &Choices::of(visit.owner()));
        saved(w, &parts::Saved { at: taken.taken_at, counts: RollCounts::of(marks), correct_until })
    });
    let action = roll_href(&lesson);
    let taken = if stored.taken.is_some() { parts::Taken::Saved } else { parts::Taken::NotYet };
    let form = Roll {
        form: visit.form_to(&action),
        rows: &rows,
        gone: &[],
        minutes_since_bell: since_bell(visit, &lesson),
        taken,
    };
    let title = w.with("absence-roll-title", &[("lesson", (&name).into())]);
    let body = html! {
        @if let Some(it) = box_saved { (it) }
        (back(&Link::new(day_href(lesson.day), w.get("absence-roll-back"))))
        (heading(&name, Some(&facts(visit, &lesson))))
        (roll(w, &form))
        @if gone > 0 { p.subtle { (w.with("absence-roll-gone", &[("n", gone.into())])) } }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// `fredag 20. november · 08.15–09.00 · Rom 214`.
pub fn facts(visit: &Visit<'_>, lesson: &Lesson) -> String {
    let w = visit.words();
    let mut facts = vec![date_with_weekday(w.lang, lesson.day), span(w, lesson.starts, lesson.ends)];
    if !lesson.room.is_empty() {
        facts.push(lesson.room.clone());
    }
    facts.join(" · ")
}

/// The pupils the pass opens, in the order of a Norwegian list.
pub fn pupils(pass: &Pass<'_, ReadRoll>) -> KernelResult<Vec<(PersonId, Name)>> {
    let mut pupils: Vec<_> = opened(pass)?.into_iter().collect();
    pupils.sort_by_cached_key(|(_, name)| sort_key(&listed(name)));
    Ok(pupils)
}

fn since_bell(visit: &Visit<'_>, lesson: &Lesson) -> u16 {
    let now = oslo_time(visit.owner().clock.now());
    let minutes = i64::from(now.hour()) * 60 + i64::from(now.minute()) - lesson.starts;
    let during = now.date() == lesson.day && (1..lesson.minutes()).contains(&minutes);
    u16::try_from(if during { minutes } else { USUALLY_LATE }).unwrap_or(1)
}

/// What is saved about a lesson, and what was reported for its day.
struct Stored {
    taken: Option<RollTaken>,
    marks: HashMap<PersonId, Mark>,
    reported: HashSet<PersonId>,
    minutes: i64,
}

impl Stored {
    fn read(pass: &Pass<'_, ReadRoll>, lesson: &Lesson) -> KernelResult<Self> {
        let id = derived::roll(lesson.group, lesson.day, lesson.starts);
        let marks = store::marks_in(pass, lesson.group, lesson.day, lesson.starts)?;
        let reports = store::reports_on(pass, lesson.day)?;
        Ok(Self {
            taken: pass.rows::<RollTaken>().only(RollTaken::ID, Is::Equal, &id).first()?,
            marks: marks.into_iter().map(|mark| (mark.pupil, mark)).collect(),
            reported: reports.into_iter().map(|report| report.pupil).collect(),
            minutes: lesson.minutes(),
        })
    }

    fn rows(&self, pupils: Vec<(PersonId, Name)>) -> Vec<RollRow> {
        pupils.into_iter().map(|(pupil, name)| self.row(pupil, &name)).collect()
    }

    /// A mark as saved; else here, or absent where that was reported and nothing is saved yet.
    fn row(&self, pupil: PersonId, name: &Name) -> RollRow {
        let mark = self.marks.get(&pupil);
        let reported = self.reported.contains(&pupil);
        let said = match mark {
            Some(mark) => Said::from(mark),
            None if reported && self.taken.is_none() => Said::absent(self.minutes),
            None => Said::HERE,
        };
        let unmarked = if self.taken.is_some() { Seen::UNMARKED } else { 0 };
        let seen = Seen { version: mark.map_or(unmarked, |mark| mark.version), said, asked: false };
        RollRow {
            pupil: pupil.to_string(),
            name: listed(name),
            reported,
            state: Some(part(said)),
            version: seen.code(),
        }
    }
}
