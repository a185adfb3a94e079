//! A pupil has left: she goes out of every survey, and out of what others have answered.

use ransel_kernel::{
    Ctx, Result,
    events::{Heard, PupilLeft},
    pass::Set,
    rows::Is,
};

use super::ForgetSurveyed;
use crate::{
    records::{Answered, Chosen, Pupil, Seal, Size, Survey, Use, Words},
    seal::Kept,
};

/// Deletes what she has answered, that she was in it, and that others have chosen her.
///
/// # Errors
/// The ledger or the store fails.
pub fn forget_leaver(ctx: &Ctx<'_>, heard: &Heard<PupilLeft>) -> Result<()> {
    let person = heard.event.pupil;
    ctx.change(ForgetSurveyed {}, |change| {
        // Who leaves before the numbers are told is not counted among those who were there.
        let today = ctx.owner.clock.today();
        for row in change.rows::<Pupil>().only(Pupil::PERSON, Is::Equal, &person).all()? {
            let survey = change.rows::<Survey>().only(Survey::ID, Is::Equal, &row.survey).first()?;
            let size = change.rows::<Size>().only(Size::ID, Is::Equal, &row.survey).first()?;
            if let (Some(survey), Some(size)) = (survey, size)
                && !survey.is_over(today)
            {
                change.update::<Size, _>(&size.id, Set::default().to(Size::PUPILS, &(size.pupils - 1)))?;
            }
        }
        // What others have answered is theirs without her, too; what was changed from outside does not become theirs by it.
        let mut theirs = Vec::new();
        for row in change.rows::<Chosen>().only(Chosen::CHOSEN, Is::Equal, &person).all()? {
            let known = theirs.iter().any(|(survey, other, _)| (*survey, *other) == (row.survey, row.person));
            if !known && !Kept::of(change, row.survey, row.person)?.is_changed(ctx.owner) {
                theirs.push((row.survey, row.person, row.delete_on));
            }
        }
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
            Seal by PERSON;
            Words by PERSON;
            Use by PERSON;
            Pupil by PERSON;
        }
        for (survey, other, delete_on) in theirs {
            Kept::of(change, survey, other)?.renew(change, ctx.owner, delete_on)?;
        }
        Ok(())
    })
}
