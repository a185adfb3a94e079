//! A teacher's day: her lessons as a list of tasks, and what waits. The first section of her start page.

use std::collections::HashSet;

use jiff::{Timestamp, ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{GroupId, Hat, action::Reach, rows::Is};
use ransel_law::oslo_time;
use ransel_school::{
    records::Slot,
    timetable::{Lesson, lessons as lessons_of},
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{self, date_with_weekday},
    parts::{
        LessonRow, LessonState, Link, Waiting, button_row, empty, heading, lessons, link, section, waiting,
    },
};

use super::words::{day_href, lesson_name, roll_href};
use crate::{
    actions::{ListAbsenceReports, ReadLessons},
    choices::Choices,
    records::{AbsenceReport, RollTaken},
    store::{self, Teaching},
};

/// How far a day with lessons is looked for.
const DAYS_LOOKED_AT: i64 = 90;

/// The section of the start page.
pub fn start(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    if visit.ctx.caller.hat != Hat::Teacher {
        return Ok(None);
    }
    let day = visit.query.parsed("day").unwrap_or(visit.owner().clock.today());
    let week = Week::read(visit, day)?;
    let body = html! {
        (section("absence-lessons", &week.title(visit), week.list(visit)))
        @let rows = week.waiting(visit)?;
        @if !rows.is_empty() { (section("absence-waiting", &visit.text("absence-waiting"), waiting(&rows))) }
    };
    Ok(Some(body))
}

/// The lessons of any day.
pub fn show(visit: &Visit<'_>) -> Reply {
    let day = visit.query.parsed("day").unwrap_or(visit.owner().clock.today());
    let week = Week::read(visit, day)?;
    let title = week.title(visit);
    let body = Visit::stack([heading(&title, None), week.list(visit)]);
    Ok(Answer::page(title, body))
}

/// A teacher's lessons, and which have a roll.
struct Week {
    day: Date,
    today: Date,
    now: Timestamp,
    slots: Vec<Slot>,
    taken: Vec<RollTaken>,
    teaching: Teaching,
    choices: Choices,
}

impl Week {
    fn read(visit: &Visit<'_>, day: Date) -> Result<Self, Trouble> {
        let owner = visit.owner();
        let teacher = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
        let pass = visit.ctx.may(ReadLessons { teacher })?;
        let groups: Vec<_> = owner.relations()?.taught(&visit.ctx.caller).into_iter().map(GroupId).collect();
        let today = owner.clock.today();
        let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
        Ok(Self {
            day,
            today,
            now: owner.clock.now(),
            slots: store::slots(&pass, &groups)?,
            taken: store::rolls(&pass, &groups, (monday.min(day), today.max(day)))?,
            teaching: Teaching::of(&pass, groups)?,
            choices: Choices::of(owner),
        })
    }

    fn lessons_on(&self, day: Date) -> Vec<Lesson> {
        if self.choices.is_day_off(day) { Vec::new() } else { lessons_of(&self.slots, day) }
    }

    fn title(&self, visit: &Visit<'_>) -> String {
        if self.day == self.today {
            return visit.text("absence-lessons-today");
        }
        let day = date_with_weekday(visit.lang, self.day);
        visit.words().with("absence-lessons-on", &[("day", (&day).into())])
    }

    /// The day's lessons, and the way to the nearest days that have any.
    fn list(&self, visit: &Visit<'_>) -> Markup {
        let rows: Vec<_> = self.lessons_on(self.day).iter().map(|lesson| self.row(visit, lesson)).collect();
        let none = if self.day == self.today { "absence-no-lessons-today" } else { "absence-no-lessons" };
        html! {
            @if rows.is_empty() { (empty(&visit.text(none), None)) } @else { (lessons(visit.words(), &rows)) }
            (button_row(html! {
                @for (key, step) in [("absence-day-before", -1), ("absence-day-after", 1)] {
                    @if let Some(day) = self.nearest(step) {
                        @let words = date_with_weekday(visit.lang, day);
                        (link(&Link::new(day_href(day), visit.words().with(key, &[("day", (&words).into())]))))
                    }
                }
            }))
        }
    }

    fn row(&self, visit: &Visit<'_>, lesson: &Lesson) -> LessonRow {
        let w = visit.words();
        let members = visit.owner().relations().map(|them| them.members(lesson.group, lesson.day).len());
        let pupils = w.with("absence-pupils", &[("n", members.unwrap_or_default().into())]);
        let facts = if lesson.room.is_empty() { pupils } else { format!("{} · {pupils}", lesson.room) };
        let state = self.state(lesson);
        let href = (!matches!(state, LessonState::Starts)).then(|| roll_href(lesson));
        LessonRow {
            at: lesson.begins_at(),
            label: lesson_name(w, &self.teaching, lesson.group),
            href,
            facts,
            state,
        }
    }

    fn state(&self, lesson: &Lesson) -> LessonState {
        let href = roll_href(lesson);
        if let Some(roll) = self.roll(lesson) {
            return LessonState::Taken { at: roll.taken_at.to_zoned(format::oslo()).time() };
        }
        match (lesson.day.cmp(&self.today), self.minutes_now()) {
            (std::cmp::Ordering::Greater, _) => LessonState::Starts,
            (std::cmp::Ordering::Equal, now) if now < lesson.starts => LessonState::Starts,
            (std::cmp::Ordering::Equal, now) if now < lesson.ends => LessonState::Due { href },
            _ => LessonState::Missed { href },
        }
    }

    fn roll(&self, lesson: &Lesson) -> Option<&RollTaken> {
        self.taken
            .iter()
            .find(|roll| (roll.group_id, roll.day, roll.starts) == (lesson.group, lesson.day, lesson.starts))
    }

    fn minutes_now(&self) -> i64 {
        let time = oslo_time(self.now).time();
        i64::from(time.hour()) * 60 + i64::from(time.minute())
    }

    /// The nearest other day with lessons, before or after.
    fn nearest(&self, step: i64) -> Option<Date> {
        let day = |distance: i64| self.day.checked_add((distance * step).days()).ok();
        (1..=DAYS_LOOKED_AT).filter_map(day).find(|day| !self.lessons_on(*day).is_empty())
    }

    /// What waits: rolls of this week nobody took, and reports nobody has settled.
    fn waiting(&self, visit: &Visit<'_>) -> Result<Vec<Waiting>, Trouble> {
        let w = visit.words();
        let monday =
            self.today.saturating_sub(i64::from(self.today.weekday().to_monday_zero_offset()).days());
        let mut rows = Vec::new();
        // The day on the page shows its own.
        for day in monday.series(1.day()).take_while(|day| *day <= self.today).filter(|day| *day != self.day)
        {
            let missed = self
                .lessons_on(day)
                .iter()
                .filter(|it| matches!(self.state(it), LessonState::Missed { .. }))
                .count();
            if missed > 0 {
                let label = w.with("absence-waiting-rolls", &[("n", missed.into())]);
                rows.push(Waiting {
                    link: Link::new(day_href(day), label),
                    rest: date_with_weekday(w.lang, day),
                });
            }
        }
        let unsettled = unsettled(visit)?;
        if let Some(oldest) = unsettled.iter().map(|report| report.received_at).min() {
            let label = w.with("absence-waiting-reports", &[("n", unsettled.len().into())]);
            let day = format::day(w.lang, format::oslo_date(oldest), self.today);
            let rest = w.with("absence-waiting-since", &[("day", (&day).into())]);
            rows.push(Waiting { link: Link::new("/absence/reports", label), rest });
        }
        Ok(rows)
    }
}

/// Reports about one's contact pupils that nobody has settled. Where one is nobody's contact teacher, nothing is
/// asked and nothing logged.
fn unsettled(visit: &Visit<'_>) -> Result<Vec<AbsenceReport>, Trouble> {
    let mine: HashSet<_> =
        visit.owner().relations()?.reach(&visit.ctx.caller, Reach::ContactTeacher).into_iter().collect();
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let pass = visit.ctx.may(ListAbsenceReports {})?;
    Ok(pass.rows::<AbsenceReport>().only(AbsenceReport::SETTLED, Is::Equal, &false).all()?)
}
