//! A remark on an entry of absence. One for each entry: who wrote it changes it or takes it away.

use ransel_kernel::{Ctx, FreeText, KernelError, Result, Withheld};

use crate::{
    actions::WriteRemark,
    records::{AbsenceRemark, Mark},
};

/// Keeps a remark in place of the caller's last one; no words take it away.
///
/// # Errors
/// The kernel refuses, a store fails, or somebody else has remarked on it: her words stay.
pub fn remark(ctx: &Ctx<'_>, mark: &Mark, words: &FreeText) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(WriteRemark { pupil: mark.pupil }, |change| {
        change.delete::<AbsenceRemark, _>(&mark.id)?;
        if words.is_empty() {
            return Ok(());
        }
        change.insert(&AbsenceRemark {
            id: mark.id,
            pupil: mark.pupil,
            group_id: mark.group_id,
            written_by: by,
            written_at: ctx.owner.clock.now(),
            remark: Withheld::Open(words.clone()),
        })
    })
}
