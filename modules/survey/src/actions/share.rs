//! Letting a colleague in to a survey, for a stated need, and out again.

use std::collections::HashMap;

use ransel_kernel::{Ctx, FreeText, KernelError, PersonId, Result, pass::Set, platform::Named, rows::Is};
use uuid::Uuid;

use super::{JustifyShare, ReadShareNeeds, SeeShares, ShareSurvey, make::words_of};
use crate::records::{Share, Survey};

/// Lets somebody in, to the words too where `words`. What she needs it for is written first.
///
/// # Errors
/// No need is said, she is let in already, the kernel refuses or a store fails.
pub fn share(ctx: &Ctx<'_>, survey: &Survey, person: PersonId, need: &FreeText, words: bool) -> Result<()> {
    if need.is_empty() {
        return Err(KernelError::invalid("survey-need-missing"));
    }
    let me = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let owner = ctx.owner;
    let already = |one: &Named| one.person == person && one.matter == survey.id && one.valid_to.is_none();
    if shares(ctx, survey.id)?.iter().any(already) {
        return Err(KernelError::invalid("survey-shared-already"));
    }
    let id = owner.random.uuid()?;
    ctx.change(JustifyShare { person }, |change| {
        let need = need.clone();
        change.insert(&Share { id, survey: survey.id, person, need, delete_on: survey.delete_on })
    })?;
    ctx.change(ShareSurvey { person }, |change| {
        let matters = [(id, survey.id), (owner.random.uuid()?, words_of(survey.id))];
        for (id, matter) in matters.into_iter().take(if words { 2 } else { 1 }) {
            change.insert(&Named {
                id,
                person,
                place: survey.school,
                matter,
                valid_from: owner.clock.today(),
                valid_to: None,
                named_by: me,
                named_at: owner.clock.now(),
                ended_at: None,
                until: survey.delete_on,
            })?;
        }
        Ok(())
    })
}

/// Lets somebody out again, at once. Whoever made the survey stays.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn end_share(ctx: &Ctx<'_>, survey: &Survey, person: PersonId) -> Result<()> {
    let (today, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(ShareSurvey { person }, |change| {
        for matter in [survey.id, words_of(survey.id)] {
            let rows = change.rows::<Named>().only(Named::MATTER, Is::Equal, &matter);
            let rows = rows.only(Named::PERSON, Is::Equal, &person).all()?;
            for row in rows.iter().filter(|row| row.valid_to.is_none() && row.named_by != row.person) {
                let set = Set::default().to(Named::VALID_TO, &Some(today)).to(Named::ENDED_AT, &Some(now));
                change.update::<Named, _>(&row.id, set)?;
            }
        }
        Ok(())
    })
}

/// Who is or was let in to a survey and its words.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn shares(ctx: &Ctx<'_>, survey: Uuid) -> Result<Vec<Named>> {
    let pass = ctx.may(SeeShares {})?;
    let mut rows = pass.rows::<Named>().among(Named::MATTER, [survey, words_of(survey)]).all()?;
    rows.sort_by_key(|row| (row.named_at, row.id));
    Ok(rows)
}

/// What those who were let in need it for, by naming.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn needs(ctx: &Ctx<'_>, survey: Uuid) -> Result<HashMap<Uuid, FreeText>> {
    let pass = ctx.may(ReadShareNeeds {})?;
    let rows = pass.rows::<Share>().only(Share::SURVEY, Is::Equal, &survey).all()?;
    Ok(rows.into_iter().map(|row| (row.id, row.need)).collect())
}
