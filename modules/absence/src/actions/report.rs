//! Reporting absence, and settling what a report means. Two stores, so two verbs each: the vault's row first. A form's
//! own id makes sending it again harmless, also where only half of it arrived.

use jiff::civil::Date;
use ransel_kernel::{Ctx, FreeText, KernelError, PersonId, Result, Withheld, pass::Set, rows::Is};
use uuid::Uuid;

use crate::{
    actions::{ReportAbsence, ReportAbsenceReason, SettleAbsence, SettleAbsenceReason},
    records::{AbsenceReason, AbsenceReport, Cause, Effect, Mark, MarkState},
    store::after,
};

/// A report as it was filled in.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The form's id.
    pub id: Uuid,
    /// The pupil.
    pub pupil: PersonId,
    /// The first day.
    pub from_day: Date,
    /// The last day.
    pub to_day: Date,
    /// Why.
    pub cause: Cause,
    /// In own words, or nothing.
    pub reason: FreeText,
}

/// Keeps a report.
///
/// # Errors
/// The kernel refuses or a store fails. What was kept in the vault is found again when the form is sent again.
pub fn report(ctx: &Ctx<'_>, reported: &Reported) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let Reported { id, pupil, from_day, to_day, cause, ref reason } = *reported;
    ctx.change(ReportAbsenceReason { pupil }, |change| {
        if change.rows::<AbsenceReason>().only(AbsenceReason::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&AbsenceReason { id, pupil, class: cause, reason: Withheld::Open(reason.clone()) })
    })?;
    ctx.change(ReportAbsence { pupil }, |change| {
        if change.rows::<AbsenceReport>().only(AbsenceReport::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&AbsenceReport {
            id,
            pupil,
            from_day,
            to_day,
            reported_by: by,
            received_at: ctx.owner.clock.now(),
            // What nobody has looked at counts: a report alone excuses nothing beyond a self-declaration.
            effect: Effect::Counts,
            settled: false,
        })
    })
}

/// Settles which cause a report has, and what that makes of the absence in its days.
///
/// # Errors
/// The kernel refuses or a store fails; settling again repairs what was left half done.
pub fn settle(ctx: &Ctx<'_>, report: &AbsenceReport, cause: Cause) -> Result<()> {
    let pupil = report.pupil;
    ctx.change(SettleAbsenceReason { pupil }, |change| {
        change.update(&report.id, Set::<AbsenceReason>::default().to(AbsenceReason::CLASS, &cause))
    })?;
    let effect = cause.effect();
    ctx.change(SettleAbsence { pupil }, |change| {
        let set = Set::<AbsenceReport>::default();
        change
            .update(&report.id, set.to(AbsenceReport::EFFECT, &effect).to(AbsenceReport::SETTLED, &true))?;
        let marks = change
            .rows::<Mark>()
            .only(Mark::PUPIL, Is::Equal, &pupil)
            .only(Mark::DAY, Is::AtLeast, &report.from_day)
            .only(Mark::DAY, Is::Below, &after(report.to_day))
            .only(Mark::STATE, Is::Equal, &MarkState::Absent)
            .only(Mark::EFFECT, Is::Not, &effect)
            .all()?;
        for mark in marks {
            change.update(&mark.id, Set::default().to(Mark::EFFECT, &effect))?;
        }
        Ok(())
    })
}
