//! Attesting a late correction, or turning it back. Policy opens only what somebody else has corrected.

use ransel_kernel::{Ctx, KernelError, PersonId, Result, pass::Set, rows::Is};
use uuid::Uuid;

use crate::{
    actions::AttestCorrection,
    derived,
    records::{Attestation, Attested, Correction, Effect, Mark, MarkState},
    roll::Said,
};

/// Says what one makes of a correction; the first word stands.
///
/// # Errors
/// The kernel refuses, there is no such correction by somebody else, or the mark has been changed since.
pub fn attest(ctx: &Ctx<'_>, pupil: PersonId, id: Uuid, says: Attested) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(AttestCorrection { pupil }, |change| {
        let correction = change.rows::<Correction>().only(Correction::ID, Is::Equal, &id).first()?;
        let correction = correction.ok_or(KernelError::invalid("absence-attest-not-yours"))?;
        if change.rows::<Attestation>().only(Attestation::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        if says == Attested::TurnedBack {
            let mark = derived::mark(pupil, correction.group_id, correction.day, correction.starts);
            let mark = change.rows::<Mark>().only(Mark::ID, Is::Equal, &mark).first()?;
            let became = Said { state: correction.became, minutes: correction.became_minutes };
            let mark = mark.filter(|mark| Said::from(mark) == became);
            let mark = mark.ok_or(KernelError::invalid("absence-attest-changed-since"))?;
            // What it did to the limit before is not on record: it counts until the contact teacher settles it.
            let effect = if correction.was == MarkState::Absent { Effect::Counts } else { Effect::Nothing };
            let set = Set::default()
                .to(Mark::STATE, &correction.was)
                .to(Mark::MINUTES, &correction.was_minutes)
                .to(Mark::EFFECT, &effect)
                .to(Mark::VERSION, &(mark.version + 1))
                .to(Mark::MARKED_AT, &ctx.owner.clock.now())
                .expecting(Mark::VERSION, &mark.version);
            change.update(&mark.id, set)?;
        }
        change.insert(&Attestation {
            id,
            pupil,
            group_id: correction.group_id,
            says,
            attested_by: by,
            attested_at: ctx.owner.clock.now(),
        })
    })
}
