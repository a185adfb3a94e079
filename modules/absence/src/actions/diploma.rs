//! Days a pupil asks to have left out of the diploma.

use ransel_kernel::{Ctx, KernelError, PersonId, Result, rows::Is};
use ransel_law::{Ruling, SchoolYear};
use uuid::Uuid;

use crate::{actions::LeaveOutDays, letter, records::DaysLeftOut};

/// Keeps how many days are left out this school year: never more than the ruling gives.
///
/// # Errors
/// More is asked than the rule gives, the kernel refuses or the store fails.
pub fn leave_out(ctx: &Ctx<'_>, id: Uuid, pupil: PersonId, asked: u32, may: &Ruling<u32>) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    if asked > may.outcome {
        return Err(KernelError::invalid("absence-left-out-too-many"));
    }
    ctx.change(LeaveOutDays { pupil }, |change| {
        if change.rows::<DaysLeftOut>().only(DaysLeftOut::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&DaysLeftOut {
            id,
            pupil,
            year: SchoolYear::of(ctx.owner.clock.today()).starts(),
            days: i64::from(asked),
            source: may.source.into(),
            because: letter::spelled(&may.because),
            settled_by: by,
            settled_at: ctx.owner.clock.now(),
        })
    })
}
