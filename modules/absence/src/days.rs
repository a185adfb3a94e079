//! From timetable, memberships and marks to the school days the diploma counts. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::{ToSpan, civil::Date};
use ransel_kernel::GroupId;
use ransel_law::Minutes;
use ransel_school::{
    records::{GroupMember, GroupRole, Slot},
    timetable::lessons,
};
use uuid::Uuid;

use crate::{
    choices::Choices,
    records::{AbsenceReport, Cause, Effect, Mark, MarkState},
    rules::{DayCause, DiplomaStage, SchoolDay},
};

/// What is known of a pupil's school year.
pub struct Year<'y> {
    /// First day, and the day after the last that has been.
    pub span: (Date, Date),
    /// Her groups.
    pub members: &'y [GroupMember],
    /// Their timetable.
    pub slots: &'y [Slot],
    /// Her marks.
    pub marks: &'y [Mark],
    /// Days without teaching.
    pub choices: &'y Choices,
}

impl Year<'_> {
    /// Each day with teaching, in order; `cause` says why a whole day was missed. A lesson whose roll was never taken
    /// is no absence: such a day is not a whole one.
    pub fn days(&self, cause: impl Fn(Date, &[&Mark]) -> DayCause) -> Vec<SchoolDay> {
        let mut marks: HashMap<Date, Vec<&Mark>> = HashMap::new();
        for mark in self.marks.iter().filter(|mark| mark.state == MarkState::Absent) {
            marks.entry(mark.day).or_default().push(mark);
        }
        let mut by_weekday: BTreeMap<i64, Vec<&Slot>> = BTreeMap::new();
        for slot in self.slots {
            by_weekday.entry(slot.weekday).or_default().push(slot);
        }
        let (first, end) = self.span;
        let mut days = Vec::new();
        for day in first.series(1.day()).take_while(|day| *day < end) {
            let missed = marks.remove(&day).unwrap_or_default();
            if self.choices.is_day_off(day) && missed.is_empty() {
                continue;
            }
            let of_day = by_weekday.get(&i64::from(day.weekday().to_monday_one_offset()));
            let of_day: Vec<_> =
                of_day.into_iter().flatten().filter(|slot| self.has(slot.group_id, day)).collect();
            let slots: Vec<Slot> = of_day.into_iter().map(|slot| (*slot).clone()).collect();
            let lessons = lessons(&slots, day);
            if lessons.is_empty() && missed.is_empty() {
                continue;
            }
            let away: HashSet<_> = missed.iter().map(|mark| (mark.group_id, mark.starts)).collect();
            let whole = !lessons.is_empty() && lessons.iter().all(|it| away.contains(&(it.group, it.starts)));
            days.push(match (whole, missed.is_empty()) {
                (true, _) => SchoolDay::Whole(cause(day, &missed)),
                (false, true) => SchoolDay::Here,
                (false, false) => SchoolDay::Partly(minutes(&missed)),
            });
        }
        days
    }

    fn has(&self, group: GroupId, day: Date) -> bool {
        self.members.iter().any(|row| {
            row.group_id == group
                && row.role == GroupRole::Pupil
                && row.valid_from <= day
                && row.valid_to.is_none_or(|to| day < to)
        })
    }
}

fn minutes(missed: &[&Mark]) -> Minutes {
    let minutes = missed.iter().map(|mark| Minutes::new(u32::try_from(mark.minutes).unwrap_or(0)));
    Minutes::checked_sum(minutes).unwrap_or(Minutes::new(u32::MAX))
}

/// Why a day was missed: the best documented report that covers it, as the contact teacher settled it. Where nothing
/// was reported, what the marks do to the limit still tells an accepted cause from none.
pub fn cause<'r>(
    reports: &'r [AbsenceReport],
    causes: &'r HashMap<Uuid, Cause>,
    stage: DiplomaStage,
) -> impl Fn(Date, &[&Mark]) -> DayCause + 'r {
    move |day, missed| {
        let covering = reports.iter().filter(|it| it.settled && it.from_day <= day && day <= it.to_day);
        let reported =
            covering.filter_map(|it| causes.get(&it.id)).map(|cause| day_cause(*cause, stage)).max();
        reported.unwrap_or_else(|| {
            let effect = missed.iter().map(|mark| mark.effect).min();
            match effect {
                Some(Effect::Nothing) => DayCause::Other,
                Some(Effect::UsesUp) => DayCause::Health,
                Some(Effect::Counts) | None => DayCause::Neither,
            }
        })
    }
}

fn day_cause(cause: Cause, stage: DiplomaStage) -> DayCause {
    match (cause, stage) {
        // In compulsory school illness needs a doctor's certificate (R2-15).
        (Cause::SelfDeclared, DiplomaStage::Upper) | (Cause::HealthDocumented, _) => DayCause::Health,
        (Cause::SelfDeclared, DiplomaStage::Compulsory) | (Cause::Undocumented, _) => DayCause::Neither,
        (Cause::Certified, _) => DayCause::HealthAtRisk,
        (Cause::OtherDocumented, _) => DayCause::Other,
    }
}
