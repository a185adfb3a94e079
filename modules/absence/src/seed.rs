//! Absence for a demonstration: the marks of the school year so far, and the rolls that were taken.

use std::collections::{BTreeMap, HashSet};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use ransel_kernel::{Caller, Ctx, GroupId, Owner, PersonId, Result};
use ransel_law::oslo_midnight;
use ransel_school::{
    records::Slot,
    timetable::{Lesson, lessons},
};
use uuid::Uuid;

use crate::{
    actions::SetUpAbsence,
    derived,
    records::{Effect, Mark, MarkState, RollTaken},
    rules::AbsenceClass,
};

/// How many rows a transaction takes.
const CHUNK: usize = 2_000;
/// For so many days before the newest mark every lesson has its roll; before that, those in which somebody was
/// marked. A page looks no further back than this week.
const DAYS_TAKEN: i64 = 14;

/// How a pupil was marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedState {
    /// Absent.
    Absent,
    /// Late.
    Late,
}

/// One mark.
#[derive(Clone, Copy, Debug)]
pub struct SeedMark {
    /// The pupil.
    pub pupil: PersonId,
    /// The group.
    pub group: GroupId,
    /// The day.
    pub day: Date,
    /// When the lesson begins, in minutes after midnight.
    pub starts: i64,
    /// When it ends.
    pub ends: i64,
    /// How the pupil was marked.
    pub state: SeedState,
    /// Minutes absent, or late.
    pub minutes: i64,
    /// How the law looks at it.
    pub class: AbsenceClass,
    /// Who marked.
    pub marked_by: PersonId,
}

/// Stores marks and rolls; how many marks are new. Doing it twice changes nothing.
///
/// # Errors
/// The store fails; whole chunks before that are kept.
pub fn seed(owner: &Owner, marks: impl Iterator<Item = SeedMark>) -> Result<u64> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    let mut marks = marks.peekable();
    let mut taken: BTreeMap<Uuid, RollTaken> = BTreeMap::new();
    let mut days = HashSet::new();
    let mut added = 0;
    while marks.peek().is_some() {
        let chunk: Vec<_> = marks.by_ref().take(CHUNK).collect();
        for mark in &chunk {
            days.insert(mark.day);
            let roll = roll(mark.group, mark.day, mark.starts, mark.ends);
            taken.insert(roll.id, roll);
        }
        let rows: Vec<_> = chunk.iter().map(row).collect();
        added += add_marks(&ctx, &rows)?;
    }
    for lesson in recent_lessons(&ctx, &days)? {
        let roll = roll(lesson.group, lesson.day, lesson.starts, lesson.ends);
        taken.insert(roll.id, roll);
    }
    let taken: Vec<_> = taken.into_values().collect();
    for chunk in taken.chunks(CHUNK) {
        add_rolls(&ctx, chunk)?;
    }
    Ok(added)
}

fn add_marks(ctx: &Ctx<'_>, rows: &[Mark]) -> Result<u64> {
    ctx.change(SetUpAbsence {}, |change| {
        let here = change.rows::<Mark>().among(Mark::ID, rows.iter().map(|row| row.id)).all()?;
        let mut here: HashSet<_> = here.into_iter().map(|row| row.id).collect();
        let mut added = 0;
        for row in rows.iter().filter(|row| here.insert(row.id)) {
            change.insert(row)?;
            added += 1;
        }
        Ok(added)
    })
}

fn add_rolls(ctx: &Ctx<'_>, rows: &[RollTaken]) -> Result<()> {
    ctx.change(SetUpAbsence {}, |change| {
        let here = change.rows::<RollTaken>().among(RollTaken::ID, rows.iter().map(|row| row.id)).all()?;
        let here: HashSet<_> = here.into_iter().map(|row| row.id).collect();
        for row in rows.iter().filter(|row| !here.contains(&row.id)) {
            change.insert(row)?;
        }
        Ok(())
    })
}

/// Every lesson of the last days on which anybody was marked: those were days of teaching.
fn recent_lessons(ctx: &Ctx<'_>, days: &HashSet<Date>) -> Result<Vec<Lesson>> {
    let Some(newest) = days.iter().max().copied() else { return Ok(Vec::new()) };
    let first = newest.saturating_sub(DAYS_TAKEN.days());
    let slots = ctx.change(SetUpAbsence {}, |change| change.rows::<Slot>().all())?;
    Ok(days.iter().filter(|day| **day > first).flat_map(|day| lessons(&slots, *day)).collect())
}

fn row(mark: &SeedMark) -> Mark {
    let (state, effect) = match mark.state {
        SeedState::Absent => (MarkState::Absent, effect_of(mark.class)),
        SeedState::Late => (MarkState::Late, Effect::Nothing),
    };
    Mark {
        id: derived::mark(mark.pupil, mark.group, mark.day, mark.starts),
        pupil: mark.pupil,
        group_id: mark.group,
        day: mark.day,
        starts: mark.starts,
        ends: mark.ends,
        state,
        minutes: mark.minutes,
        effect,
        version: 1,
        marked_by: mark.marked_by,
        marked_at: taken_at(mark.day, mark.starts),
    }
}

fn roll(group: GroupId, day: Date, starts: i64, ends: i64) -> RollTaken {
    let id = derived::roll(group, day, starts);
    RollTaken { id, group_id: group, day, starts, ends, taken_at: taken_at(day, starts) }
}

/// Four minutes into the lesson.
fn taken_at(day: Date, starts: i64) -> Timestamp {
    oslo_midnight(day).checked_add(SignedDuration::from_mins(starts + 4)).unwrap_or(Timestamp::MAX)
}

fn effect_of(class: AbsenceClass) -> Effect {
    match class {
        AbsenceClass::Undocumented | AbsenceClass::SelfDeclared => Effect::Counts,
        AbsenceClass::HealthDocumented => Effect::UsesUp,
        AbsenceClass::OtherDocumented | AbsenceClass::NotAbsence => Effect::Nothing,
    }
}
