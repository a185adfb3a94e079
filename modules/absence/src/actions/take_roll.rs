//! Taking the roll of a lesson: one transaction, whatever two teachers filled in at the same time.

use std::{
    collections::{HashMap, HashSet},
    mem,
};

use ransel_kernel::{Ctx, KernelError, PersonId, Result, pass::Change, pass::Set, rows::Is};
use ransel_school::timetable::Lesson;

use crate::{
    actions::TakeRoll,
    derived,
    records::{AbsenceReport, Correction, CorrectionCause, Effect, Mark, MarkState, RollSaved, RollTaken},
    roll::{Filled, Said, Seen, Verdict, verdict},
    store::after,
};

/// A roll as it was filled in.
#[derive(Clone, Debug)]
pub struct Taking<'t> {
    /// The lesson.
    pub lesson: &'t Lesson,
    /// The rows.
    pub rows: &'t [Filled],
    /// Whether a change must say why: the days of free correction are over.
    pub late: bool,
    /// Why, where that must be said.
    pub cause: Option<CorrectionCause>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// Everything is saved but the rows two teachers differ on, with what stands there now.
    Saved(Vec<(Filled, Mark)>),
    /// Nothing is saved: these changes need a cause.
    NeedsCause(Vec<Filled>),
}

/// Key of the error that takes back a transaction in which a cause was missing; it never reaches a page.
const NEEDS_CAUSE: &str = "absence-cause-missing";

/// Saves what this teacher changed.
///
/// # Errors
/// The kernel refuses or the store fails; nothing is saved then.
pub fn take_roll(ctx: &Ctx<'_>, taking: &Taking<'_>) -> Result<Taken> {
    let teacher = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let lesson = taking.lesson;
    let (mut asked, mut lacking) = (Vec::new(), Vec::new());
    let done = ctx.change(TakeRoll { group: lesson.group, on: lesson.day }, |change| {
        asked.clear();
        lacking.clear();
        let (taken, marks, effects) = stored(change, lesson)?;
        let unmarked = unmarked(change, lesson, taken.as_ref())?;
        // Whoever the pass does not open is not written about, whatever the form says.
        let open: HashSet<_> = change.subjects().iter().copied().collect();
        let mut writes = Vec::new();
        for row in taking.rows.iter().filter(|row| open.contains(&row.pupil)) {
            let mark = marks.get(&row.pupil);
            let standing = mark.cloned().or_else(|| Some(Mark { pupil: row.pupil, ..unmarked.clone()? }));
            match (verdict(row, standing.as_ref(), teacher), standing) {
                (Verdict::Write, _) => writes.push(*row),
                (Verdict::Ask, Some(standing)) => asked.push((*row, standing)),
                _ => {}
            }
        }
        // Taking a roll late is no correction; changing one is.
        let correcting = taking.late && taken.is_some();
        if correcting && taking.cause.is_none() && !writes.is_empty() {
            lacking = mem::take(&mut writes);
            return Err(KernelError::invalid(NEEDS_CAUSE));
        }
        for row in &writes {
            let mark = marks.get(&row.pupil);
            let effect = effect(row.mine, mark, effects.get(&row.pupil).copied());
            write(change, ctx, lesson, row, mark, (teacher, effect))?;
            if let (true, Some(cause)) = (correcting, taking.cause) {
                change.insert(&correction(ctx, lesson, row, mark, (teacher, cause))?)?;
            }
        }
        save_roll(change, ctx, lesson, teacher)
    });
    match done {
        Ok(()) => Ok(Taken::Saved(asked)),
        Err(KernelError::Invalid { key: NEEDS_CAUSE }) => Ok(Taken::NeedsCause(lacking)),
        Err(error) => Err(error),
    }
}

type Stored = (Option<RollTaken>, HashMap<PersonId, Mark>, HashMap<PersonId, Effect>);

fn stored(change: &mut Change<'_, TakeRoll>, lesson: &Lesson) -> Result<Stored> {
    let taken = change
        .rows::<RollTaken>()
        .only(RollTaken::ID, Is::Equal, &derived::roll(lesson.group, lesson.day, lesson.starts))
        .first()?;
    let marks = change
        .rows::<Mark>()
        .only(Mark::GROUP_ID, Is::Equal, &lesson.group)
        .only(Mark::DAY, Is::Equal, &lesson.day)
        .only(Mark::STARTS, Is::Equal, &lesson.starts)
        .all()?;
    let reports = change
        .rows::<AbsenceReport>()
        .only(AbsenceReport::FROM_DAY, Is::Below, &after(lesson.day))
        .only(AbsenceReport::TO_DAY, Is::AtLeast, &lesson.day)
        .all()?;
    let mut effects = HashMap::new();
    for report in reports {
        // Two reports for one day: the better excuse holds.
        let known = effects.entry(report.pupil).or_insert(report.effect);
        *known = (*known).max(report.effect);
    }
    Ok((taken, marks.into_iter().map(|mark| (mark.pupil, mark)).collect(), effects))
}

/// What a saved roll says about pupils without a mark: they were here, as far as whoever saved it last has seen.
fn unmarked(
    change: &mut Change<'_, TakeRoll>,
    lesson: &Lesson,
    taken: Option<&RollTaken>,
) -> Result<Option<Mark>> {
    let Some(taken) = taken else { return Ok(None) };
    let saved = change.rows::<RollSaved>().only(RollSaved::ID, Is::Equal, &taken.id).first()?;
    Ok(Some(Mark {
        id: taken.id,
        pupil: PersonId(taken.id),
        group_id: lesson.group,
        day: lesson.day,
        starts: lesson.starts,
        ends: lesson.ends,
        state: MarkState::Present,
        minutes: 0,
        effect: Effect::Nothing,
        version: Seen::UNMARKED,
        // Rolls saved before this was kept have nobody: their "here" is another teacher's.
        marked_by: saved.map_or(PersonId(taken.id), |saved| saved.saved_by),
        marked_at: taken.taken_at,
    }))
}

/// Lateness never counts; absence counts as settled, or as reported, or else counts.
fn effect(mine: Said, mark: Option<&Mark>, reported: Option<Effect>) -> Effect {
    match mine.state {
        MarkState::Present | MarkState::Late => Effect::Nothing,
        MarkState::Absent => {
            let before = mark.filter(|mark| mark.state == MarkState::Absent).map(|mark| mark.effect);
            before.or(reported).unwrap_or(Effect::Counts)
        }
    }
}

fn write(
    change: &mut Change<'_, TakeRoll>,
    ctx: &Ctx<'_>,
    lesson: &Lesson,
    row: &Filled,
    mark: Option<&Mark>,
    (teacher, effect): (PersonId, Effect),
) -> Result<()> {
    let now = ctx.owner.clock.now();
    let Some(mark) = mark else {
        return change.insert(&Mark {
            id: derived::mark(row.pupil, lesson.group, lesson.day, lesson.starts),
            pupil: row.pupil,
            group_id: lesson.group,
            day: lesson.day,
            starts: lesson.starts,
            ends: lesson.ends,
            state: row.mine.state,
            minutes: row.mine.minutes,
            effect,
            version: 1,
            marked_by: teacher,
            marked_at: now,
        });
    };
    let set = Set::default()
        .to(Mark::STATE, &row.mine.state)
        .to(Mark::MINUTES, &row.mine.minutes)
        .to(Mark::EFFECT, &effect)
        .to(Mark::VERSION, &(mark.version + 1))
        .to(Mark::MARKED_BY, &teacher)
        .to(Mark::MARKED_AT, &now)
        .expecting(Mark::VERSION, &mark.version);
    change.update(&mark.id, set)
}

fn correction(
    ctx: &Ctx<'_>,
    lesson: &Lesson,
    row: &Filled,
    mark: Option<&Mark>,
    (teacher, cause): (PersonId, CorrectionCause),
) -> Result<Correction> {
    let was = mark.map_or(Said::HERE, Said::from);
    Ok(Correction {
        id: ctx.owner.random.uuid()?,
        pupil: row.pupil,
        group_id: lesson.group,
        day: lesson.day,
        starts: lesson.starts,
        was: was.state,
        was_minutes: was.minutes,
        became: row.mine.state,
        became_minutes: row.mine.minutes,
        cause,
        corrected_by: teacher,
        corrected_at: ctx.owner.clock.now(),
    })
}

fn save_roll(
    change: &mut Change<'_, TakeRoll>,
    ctx: &Ctx<'_>,
    lesson: &Lesson,
    teacher: PersonId,
) -> Result<()> {
    let id = derived::roll(lesson.group, lesson.day, lesson.starts);
    let now = ctx.owner.clock.now();
    let (group_id, day, starts, ends) = (lesson.group, lesson.day, lesson.starts, lesson.ends);
    if change.rows::<RollTaken>().only(RollTaken::ID, Is::Equal, &id).first()?.is_some() {
        change.update(&id, Set::default().to(RollTaken::TAKEN_AT, &now))?;
    } else {
        change.insert(&RollTaken { id, group_id, day, starts, ends, taken_at: now })?;
    }
    if change.rows::<RollSaved>().only(RollSaved::ID, Is::Equal, &id).first()?.is_some() {
        let set = Set::default().to(RollSaved::SAVED_BY, &teacher).to(RollSaved::SAVED_AT, &now);
        return change.update(&id, set);
    }
    change.insert(&RollSaved { id, group_id, saved_by: teacher, saved_at: now })
}
