//! Asking, answering, withdrawing. An answer is given by whoever has the right to, on a page of her own or on paper that the
//! office registers; nobody ticks for somebody else, and nobody answers for many at once.

use jiff::civil::Date;
use ransel_law::consent::{Audience, Sort};
use uuid::{Builder, Uuid};

use super::{band, guardians, text_digest, wording};
use crate::{
    Action, Ctx, KernelError, Result,
    action::Opens,
    events::{ConsentGiven, ConsentWithdrawn},
    facts::Hat,
    id::PersonId,
    keys::digest,
    pass::{Change, Set},
    platform::{
        AnswerConsent, AskConsent, CarryOutWithdrawal, Channel, ConsentAnswer, ConsentRequest, ConsentScan,
        ConsentText, KeepConsentScan, Naming, RegisterPaperConsent, Right, Said, SetUpConsents,
        WithdrawConsent,
    },
    register::{Consent, Words},
    rows::Is,
    value::SealedBytes,
};

/// What is asked: where, for whom to see, with which name, for how long, and about what.
#[derive(Clone, Debug)]
pub struct Question {
    /// The form it was asked with: sent twice, it is asked once.
    pub form: Uuid,
    /// The module.
    pub module: String,
    /// The name of its register entry.
    pub purpose: String,
    /// The one thing it is about, or whatever comes.
    pub matter: Option<Uuid>,
    /// Where.
    pub place: String,
    /// Who can come to see it.
    pub audience: Audience,
    /// With which name.
    pub naming: Naming,
    /// Everyday, or something that may become a problem.
    pub sort: Sort,
    /// The first day on which it is over.
    pub until: Date,
}

/// Asks these people; whom the caller may not ask is left out. How many were asked.
///
/// # Errors
/// The question fits no register entry, or lies in the past; the kernel refuses or the store fails.
pub fn ask(ctx: &Ctx<'_>, people: &[PersonId], question: &Question) -> Result<usize> {
    let asked_by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let entry = entry(ctx, &question.module, &question.purpose)?;
    let place = entry.place(&question.place).ok_or(KernelError::invalid("consent-no-such-place"))?;
    let about_all = question.matter.is_none() && question.sort == Sort::Problematic;
    if !place.audience.contains(&question.audience) || about_all {
        return Err(KernelError::invalid("consent-no-such-place"));
    }
    if question.until <= ctx.owner.clock.today() {
        return Err(KernelError::invalid("consent-over"));
    }
    // What is asked at once is one round, whenever its rows are written.
    let asked_at = ctx.owner.clock.now();
    ctx.change(AskConsent { people: people.to_vec() }, |change| {
        let mut asked = 0;
        for person in change.subjects().to_vec() {
            let id = derived(&[question.form.as_bytes(), person.0.as_bytes()]);
            if change.rows::<ConsentRequest>().only(ConsentRequest::ID, Is::Equal, &id).first()?.is_some() {
                continue;
            }
            change.insert(&ConsentRequest {
                id,
                person,
                module: question.module.clone(),
                purpose: question.purpose.clone(),
                matter: question.matter,
                place: question.place.clone(),
                audience: question.audience,
                naming: question.naming,
                sort: question.sort,
                until: question.until,
                asked_by,
                asked_at,
            })?;
            asked += 1;
        }
        Ok(asked)
    })
}

/// An answer on its way.
#[derive(Clone, Debug)]
pub struct Given {
    /// The form's id: sent twice, it is one answer.
    pub id: Uuid,
    /// The pupil.
    pub person: PersonId,
    /// The request.
    pub request: Uuid,
    /// What.
    pub said: Said,
    /// Digest of the text that was shown.
    pub text: String,
}

/// Answers a request, in the right of the hat one wears.
///
/// # Errors
/// The text was not shown, or is another by now; the request is not the caller's to answer, or over; the store fails.
pub fn answer(ctx: &Ctx<'_>, given: &Given) -> Result<ConsentAnswer> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let right = if ctx.caller.hat == Hat::Guardian { Right::Guardian } else { Right::Own };
    ctx.change(AnswerConsent { person: given.person }, |change| {
        keep(ctx, change, given, (by, right), Channel::Tick)
    })
}

/// Registers an answer that came on paper, with its scan. The scan first: without it there is no answer.
///
/// # Errors
/// No scan; the one who signed has no right to answer; else as [`answer`].
pub fn paper(ctx: &Ctx<'_>, given: &Given, by: PersonId, scan: Vec<u8>) -> Result<ConsentAnswer> {
    let own = by == given.person;
    if scan.is_empty() {
        return Err(KernelError::invalid("consent-no-scan"));
    }
    if !own && !guardians(ctx.owner, given.person)?.contains(&by) {
        return Err(KernelError::invalid("consent-not-hers"));
    }
    ctx.change(KeepConsentScan { person: given.person }, |change| {
        if change.rows::<ConsentScan>().only(ConsentScan::ID, Is::Equal, &given.id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&ConsentScan {
            id: given.id,
            person: given.person,
            scan: SealedBytes(scan.clone()),
            registered_at: ctx.owner.clock.now(),
        })
    })?;
    let right = if own { Right::Own } else { Right::Guardian };
    ctx.change(RegisterPaperConsent { person: given.person }, |change| {
        keep(ctx, change, given, (by, right), Channel::Paper)
    })
}

/// Takes one's own yes back: from now on it is none.
///
/// # Errors
/// There is none of the caller's; the kernel refuses or the store fails.
pub fn withdraw(ctx: &Ctx<'_>, person: PersonId, request: Uuid) -> Result<ConsentAnswer> {
    let now = ctx.owner.clock.now();
    ctx.change(WithdrawConsent { person }, |change| {
        let rows = change.rows::<ConsentAnswer>().only(ConsentAnswer::REQUEST, Is::Equal, &request).all()?;
        let mut own: Vec<_> =
            rows.into_iter().filter(|row| Some(row.given_by) == ctx.caller.person).collect();
        own.sort_by_key(|row| row.given_at);
        let last = own.pop().filter(|row| row.said == Said::Yes);
        let answer = last.ok_or(KernelError::invalid("not-found-heading"))?;
        if answer.withdrawn_at.is_none() {
            change.update(&answer.id, Set::default().to(ConsentAnswer::WITHDRAWN_AT, &Some(now)))?;
            change.raise(&ConsentWithdrawn { person, consent: answer.id })?;
        }
        Ok(ConsentAnswer { withdrawn_at: answer.withdrawn_at.or(Some(now)), ..answer })
    })
}

/// What had to be done for a withdrawal is done.
///
/// # Errors
/// It is not the caller's to carry out; the store fails.
pub fn carried_out(ctx: &Ctx<'_>, person: PersonId, answer: Uuid) -> Result<()> {
    let now = ctx.owner.clock.now();
    ctx.change(CarryOutWithdrawal { person }, |change| {
        let row = change.rows::<ConsentAnswer>().only(ConsentAnswer::ID, Is::Equal, &answer).first()?;
        let row = row.filter(|row| row.withdrawn_at.is_some());
        match row.ok_or(KernelError::invalid("not-found-heading"))?.carried_out_at {
            Some(_) => Ok(()),
            None => change.update(&answer, Set::default().to(ConsentAnswer::CARRIED_OUT_AT, &Some(now))),
        }
    })
}

/// Puts in what a demonstration begins with; doing it twice changes nothing.
///
/// # Errors
/// The store fails.
pub fn set_up(ctx: &Ctx<'_>, requests: &[ConsentRequest], answers: &[ConsentAnswer]) -> Result<()> {
    ctx.change(SetUpConsents {}, |change| {
        let ids = requests.iter().map(|one| one.id);
        if change.rows::<ConsentRequest>().among(ConsentRequest::ID, ids).first()?.is_some() {
            return Ok(());
        }
        requests.iter().try_for_each(|one| change.insert(one))?;
        answers.iter().try_for_each(|one| change.insert(one))
    })
}

/// The register entry something is asked under.
pub(super) fn entry<'o>(ctx: &'o Ctx<'_>, module: &str, purpose: &str) -> Result<&'o Consent> {
    let register = ctx.owner.house.register(module).filter(|_| ctx.owner.is_running(module));
    register
        .and_then(|register| register.consent(purpose))
        .ok_or(KernelError::invalid("consent-no-such-place"))
}

fn keep<A>(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, A>,
    given: &Given,
    (given_by, right): (PersonId, Right),
    channel: Channel,
) -> Result<ConsentAnswer>
where
    A: Action + Opens<ConsentRequest> + Opens<ConsentAnswer> + Opens<ConsentText>,
{
    let known = change.rows::<ConsentAnswer>().only(ConsentAnswer::ID, Is::Equal, &given.id).first()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let request =
        change.rows::<ConsentRequest>().only(ConsentRequest::ID, Is::Equal, &given.request).first()?;
    let request = request.filter(|request| request.person == given.person);
    let request = request.ok_or(KernelError::invalid("not-found-heading"))?;
    if request.until <= ctx.owner.clock.today() {
        return Err(KernelError::invalid("consent-over"));
    }
    let entry = entry(ctx, &request.module, &request.purpose)?;
    shown(ctx, change, entry, &request, &given.text)?;
    let facts = ctx.owner.relations()?.facts(&ctx.caller, given.person).unwrap_or_default();
    let age = band(facts.age()).ok_or(KernelError::invalid("consent-age-unknown"))?;
    let answer = ConsentAnswer {
        id: given.id,
        person: given.person,
        request: request.id,
        asked_by: request.asked_by,
        given_by,
        in_right: right,
        said: given.said,
        age,
        text: given.text.clone(),
        channel,
        registered_by: ctx.caller.person.filter(|_| channel == Channel::Paper),
        given_at: ctx.owner.clock.now(),
        withdrawn_at: None,
        carried_out_at: None,
    };
    change.insert(&answer)?;
    if answer.said == Said::Yes {
        change.raise(&ConsentGiven { person: answer.person, consent: answer.id })?;
    }
    Ok(answer)
}

/// Refuses an answer to a text that was not shown, or is no longer the one; keeps the text word for word.
fn shown<A: Action + Opens<ConsentText>>(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, A>,
    entry: &Consent,
    request: &ConsentRequest,
    digest: &str,
) -> Result<()> {
    let spoken: &Words = &entry.question;
    let texts = spoken.keys().map(|lang| (lang, wording(entry, lang)));
    let found = texts.into_iter().find(|(_, text)| text_digest(text) == digest);
    let (language, text) = found.ok_or(KernelError::invalid("consent-read-first"))?;
    let purpose = format!("{}.{}", request.module, request.purpose);
    let id = derived(&[purpose.as_bytes(), language.as_bytes(), digest.as_bytes()]);
    if change.rows::<ConsentText>().only(ConsentText::ID, Is::Equal, &id).first()?.is_some() {
        return Ok(());
    }
    let first_shown_at = ctx.owner.clock.now();
    change.insert(&ConsentText {
        id,
        digest: digest.to_owned(),
        purpose,
        language: language.clone(),
        text,
        first_shown_at,
    })
}

fn derived(parts: &[&[u8]]) -> Uuid {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(parts)) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
