//! A pupil has left: she goes out of every survey, and out of what others have answered.

use ransel_kernel::{
    Ctx, Result,
    events::{Heard, PupilLeft},
    rows::Is,
};

use super::ForgetSurveyed;
use crate::records::{Answered, Chosen, Pupil, Use, Words};

/// Deletes what she has answered, that she was in it, and that others have chosen her.
///
/// # Errors
/// The ledger or the store fails.
pub fn forget_leaver(ctx: &Ctx<'_>, heard: &Heard<PupilLeft>) -> Result<()> {
    let person = heard.event.pupil;
    ctx.change(ForgetSurveyed {}, |change| {
        macro_rules! delete_all {
            ($($record:ident by $column:ident;)*) => {$(
                for row in change.rows::<$record>().only($record::$column, Is::Equal, &person).all()? {
                    change.delete::<$record, _>(&row.id)?;
                }
            )*};
        }
        delete_all! {
            Answered by PERSON;
            Chosen by PERSON;
            Chosen by CHOSEN;
            Words by PERSON;
            Use by PERSON;
            Pupil by PERSON;
        }
        Ok(())
    })
}
