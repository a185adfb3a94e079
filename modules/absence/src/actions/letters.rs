//! Warnings, the principal's decision, that somebody opened them, and what was done to follow up.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{Ctx, FreeText, GroupId, KernelError, PersonId, Result, Withheld, rows::Is};
use ransel_law::{Ruling, SchoolYear};
use ransel_school::{records::Happened, telling};
use uuid::Uuid;

use crate::{
    actions::{DecideLimit, GiveReasons, NoteFollowUp, OpenLetter, SendWarning},
    derived, letter,
    records::{
        AbsenceWarning, Danger, Decided, DecisionReasons, FollowUpStep, LetterOpened, LimitDecision, Step,
    },
    rules::{Limit, head_may_decide},
};

/// A pupil in a subject, and the group the subject is taught in.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The pupil.
    pub pupil: PersonId,
    /// The subject.
    pub subject: Uuid,
    /// The group.
    pub group: GroupId,
}

/// Warns a pupil that a grade may lapse. Nobody is warned twice of one thing in a term.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn warn<T>(ctx: &Ctx<'_>, place: Place, danger: Danger, ruling: &Ruling<T>, term: &str) -> Result<Uuid> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let Place { pupil, subject, group } = place;
    let id = warning_id(pupil, subject, danger, term);
    let sent = ctx.change(SendWarning { pupil }, |change| {
        if change.rows::<AbsenceWarning>().only(AbsenceWarning::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&AbsenceWarning {
            id,
            pupil,
            group_id: group,
            subject,
            danger,
            source: ruling.source.into(),
            because: letter::spelled(&ruling.because),
            sent_by: by,
            sent_at: ctx.owner.clock.now(),
        })
    });
    match sent {
        // A colleague has sent it, and her row is not this teacher's to read: the pupil is warned.
        Ok(()) | Err(KernelError::Conflict { .. }) => {}
        Err(error) => return Err(error),
    }
    telling::letter(
        ctx.owner,
        pupil,
        Happened::Warning,
        id,
        &format!("/absence/pupils/{pupil}/letters/{id}"),
    )?;
    Ok(id)
}

/// The id of a warning: one for each term, subject and danger.
pub fn warning_id(pupil: PersonId, subject: Uuid, danger: Danger, term: &str) -> Uuid {
    derived::id(&["warning", &pupil.to_string(), &subject.to_string(), danger.code(), term])
}

/// The principal's decision as it was filled in.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The form's id.
    pub id: Uuid,
    /// Where.
    pub place: Place,
    /// How.
    pub decided: Decided,
    /// Why. Never empty: a decision without reasons is none.
    pub reasons: FreeText,
}

/// Keeps the principal's decision, where the ruling on the limit leaves her one: the reasons first, in the vault.
///
/// # Errors
/// There is nothing to decide, no reasons are given, the kernel refuses or a store fails.
pub fn decide(ctx: &Ctx<'_>, deciding: &Deciding, limit: &Ruling<Limit>) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let ruling = head_may_decide(limit);
    if !ruling.outcome {
        return Err(KernelError::invalid("absence-decide-not-hers"));
    }
    if deciding.reasons.is_empty() {
        return Err(KernelError::invalid("absence-decide-reasons-missing"));
    }
    let Deciding { id, place: Place { pupil, subject, group }, decided, ref reasons } = *deciding;
    ctx.change(GiveReasons { pupil }, |change| {
        if change.rows::<DecisionReasons>().only(DecisionReasons::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&DecisionReasons { id, pupil, reasons: Withheld::Open(reasons.clone()) })
    })?;
    ctx.change(DecideLimit { pupil }, |change| {
        if change.rows::<LimitDecision>().only(LimitDecision::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&LimitDecision {
            id,
            pupil,
            group_id: group,
            subject,
            year: SchoolYear::of(ctx.owner.clock.today()).starts(),
            decided,
            source: ruling.source.into(),
            because: letter::spelled(&ruling.because),
            decided_by: by,
            decided_at: ctx.owner.clock.now(),
        })
    })?;
    telling::letter(
        ctx.owner,
        pupil,
        Happened::Decision,
        id,
        &format!("/absence/pupils/{pupil}/letters/{id}"),
    )
}

/// Notes that the pupil or a guardian has opened a letter; when she first did.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn open(ctx: &Ctx<'_>, pupil: PersonId, letter: Uuid, group: Option<GroupId>) -> Result<Timestamp> {
    let reader = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let id = derived::id(&["opened", &letter.to_string(), &reader.to_string()]);
    ctx.change(OpenLetter { pupil }, |change| {
        let known = change.rows::<LetterOpened>().only(LetterOpened::ID, Is::Equal, &id).first()?;
        if let Some(known) = known {
            return Ok(known.opened_at);
        }
        let opened_at = ctx.owner.clock.now();
        change.insert(&LetterOpened { id, pupil, group_id: group, letter, reader, opened_at })?;
        Ok(opened_at)
    })
}

/// Writes down what was done to follow a pupil up.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn follow_up(ctx: &Ctx<'_>, id: Uuid, pupil: PersonId, day: Date, step: Step) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(NoteFollowUp { pupil }, |change| {
        if change.rows::<FollowUpStep>().only(FollowUpStep::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        let written_at = ctx.owner.clock.now();
        change.insert(&FollowUpStep { id, pupil, day, step, done_by: by, written_at })
    })
}
