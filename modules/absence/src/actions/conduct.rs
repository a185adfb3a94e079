//! Notes on order and conduct. Own words go to the vault first, under the note's id: a form's own id makes sending it
//! again harmless, also where only half of it arrived.

use jiff::civil::Date;
use ransel_kernel::{Ctx, FreeText, GroupId, KernelError, PersonId, Result, Withheld, pass::Set, rows::Is};
use ransel_law::Ruling;
use ransel_school::{records::Happened, telling};
use uuid::Uuid;

use crate::{
    actions::{
        DeleteConductWords, SendConductWarning, WithdrawConductNote, WriteConductNote, WriteConductWords,
    },
    derived, letter,
    records::{Concern, ConductNote, ConductWarning, ConductWords, NoteKind, Withdrawal},
};

/// A note as it was filled in.
#[derive(Clone, Debug)]
pub struct Noted {
    /// The form's id.
    pub id: Uuid,
    /// The pupil.
    pub pupil: PersonId,
    /// The group it happened in.
    pub group: Option<GroupId>,
    /// The day.
    pub day: Date,
    /// What it is about.
    pub kind: NoteKind,
    /// In own words, or nothing.
    pub words: FreeText,
    /// The note it puts right.
    pub replaces: Option<Uuid>,
}

/// Keeps a note, and withdraws the one it replaces.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn note(ctx: &Ctx<'_>, noted: &Noted) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let Noted { id, pupil, group, day, kind, ref words, replaces } = *noted;
    if !words.is_empty() {
        ctx.change(WriteConductWords { pupil }, |change| {
            if change.rows::<ConductWords>().only(ConductWords::ID, Is::Equal, &id).first()?.is_some() {
                return Ok(());
            }
            let words = Withheld::Open(words.clone());
            change.insert(&ConductWords { id, pupil, group_id: group, written_by: by, words })
        })?;
    }
    ctx.change(WriteConductNote { pupil }, |change| {
        if change.rows::<ConductNote>().only(ConductNote::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&ConductNote {
            id,
            pupil,
            group_id: group,
            day,
            kind,
            written_by: by,
            written_at: ctx.owner.clock.now(),
            replaces,
            withdrawn_at: None,
            withdrawn_by: None,
            withdrawn_because: String::new(),
        })
    })?;
    match replaces {
        Some(old) => withdraw(ctx, pupil, old, Withdrawal::Replaced),
        None => Ok(()),
    }
}

/// Withdraws a note; doing it again changes nothing. That it stood, who withdrew it and why stays on record.
///
/// # Errors
/// The kernel refuses, or the note is neither the caller's nor at her school.
pub fn withdraw(ctx: &Ctx<'_>, pupil: PersonId, id: Uuid, because: Withdrawal) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(WithdrawConductNote { pupil }, |change| {
        let note = change.rows::<ConductNote>().only(ConductNote::ID, Is::Equal, &id).first()?;
        let note = note.ok_or(KernelError::invalid("not-found-heading"))?;
        if !note.stands() {
            return Ok(());
        }
        let set = Set::<ConductNote>::default()
            .to(ConductNote::WITHDRAWN_AT, &Some(ctx.owner.clock.now()))
            .to(ConductNote::WITHDRAWN_BY, &Some(by))
            .to(ConductNote::WITHDRAWN_BECAUSE, &because.code().to_owned());
        change.update(&id, set)
    })?;
    if because != Withdrawal::WrongPupil {
        return Ok(());
    }
    // Words about somebody else do not belong in this pupil's papers, not even struck out.
    ctx.change(DeleteConductWords { pupil }, |change| change.delete::<ConductWords, _>(&id).map(drop))
}

/// Warns a pupil that order or conduct may be assessed as less than good; once a term for each.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn warn(
    ctx: &Ctx<'_>,
    pupil: PersonId,
    concern: Concern,
    ruling: &Ruling<bool>,
    term: &str,
) -> Result<Uuid> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let id = conduct_warning_id(pupil, concern, term);
    let sent = ctx.change(SendConductWarning { pupil }, |change| {
        if change.rows::<ConductWarning>().only(ConductWarning::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&ConductWarning {
            id,
            pupil,
            concern,
            source: ruling.source.into(),
            because: letter::spelled(&ruling.because),
            sent_by: by,
            sent_at: ctx.owner.clock.now(),
        })
    });
    match sent {
        // Somebody else has sent it, and her row is not this caller's to read: the pupil is warned.
        Ok(()) | Err(KernelError::Conflict { .. }) => {}
        Err(error) => return Err(error),
    }
    let leads_to = format!("/absence/pupils/{pupil}/conduct/letters/{id}");
    telling::letter(ctx.owner, pupil, Happened::Warning, id, &leads_to)?;
    Ok(id)
}

/// The id of a warning: one for each term and concern.
pub fn conduct_warning_id(pupil: PersonId, concern: Concern, term: &str) -> Uuid {
    derived::id(&["conduct-warning", &pupil.to_string(), concern.code(), term])
}
