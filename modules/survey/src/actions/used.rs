//! Who used a survey, under which name, from where and when: kept beside it, and gone with it.

use ransel_kernel::{
    Action, Ctx, KernelError, PersonId, Result, action::Opens, attributes::telling, pass::Change, rows::Is,
};
use ransel_school::derived;
use uuid::Uuid;

use super::{Draft, NoteSurveyUse, ReadSurveyUse, shares, surveyed};
use crate::{
    NAME,
    records::{Doing, Survey, Use},
};

/// Feide's name for the attribute that is somebody's name there.
const FEIDE_NAME: &str = "eduPersonPrincipalName";

/// Writes down that the caller made a survey. Sent twice it stands once.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn note_made(ctx: &Ctx<'_>, draft: &Draft, person: PersonId) -> Result<()> {
    let told = telling(ctx, NAME)?.told.into_iter().find(|told| told.name == FEIDE_NAME);
    let login = told.map(|told| told.value).unwrap_or_default();
    let used = Used { survey: draft.id, person, login, delete_on: draft.delete_on };
    ctx.change(NoteSurveyUse { person }, |change| note(ctx, change, &used, Doing::Made))
}

/// Who uses which survey.
pub struct Used {
    /// The survey.
    pub survey: Uuid,
    /// Who.
    pub person: PersonId,
    /// Her Feide name.
    pub login: String,
    /// The day the survey is deleted.
    pub delete_on: jiff::civil::Date,
}

/// Writes down what somebody does, once.
///
/// # Errors
/// The store fails.
pub fn note<A: Action + Opens<Use>>(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, A>,
    used: &Used,
    what: Doing,
) -> Result<()> {
    let key = [&used.survey.to_string(), &used.person.to_string(), what.code()];
    let id = derived::id(&["survey-use", key[0], key[1], key[2]]);
    if change.rows::<Use>().only(Use::ID, Is::Equal, &id).first()?.is_some() {
        return Ok(());
    }
    change.insert(&Use {
        id,
        survey: used.survey,
        person: used.person,
        what,
        login: used.login.clone(),
        network: ctx.caller.way_in.network.map(|network| network.to_string()).unwrap_or_default(),
        at: ctx.owner.clock.now(),
        delete_on: used.delete_on,
    })
}

/// How a survey has been used, the latest first, for one who is named for it.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn used(ctx: &Ctx<'_>, survey: &Survey) -> Result<Vec<Use>> {
    let mut people: Vec<_> = surveyed(ctx, survey.id)?.into_iter().map(|row| row.person).collect();
    people.extend(shares(ctx, survey.id)?.into_iter().map(|one| one.person));
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Err(KernelError::invalid("not-found-heading"));
    }
    let pass = ctx.may(ReadSurveyUse { people })?;
    let mut rows = pass.rows::<Use>().only(Use::SURVEY, Is::Equal, &survey.id).all()?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(rows)
}
