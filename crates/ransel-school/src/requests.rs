//! Requests for information by parents without a standing right to it: who may ask, until when a refusal can be
//! complained of, and the steps of a matter. Writing is in the vault first.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use ransel_kernel::{
    Caller, Ctx, FreeText, KernelError, PersonId, Result,
    action::Reach,
    facts::{Guardianship, Protection},
    pass::Set,
    rows::Is,
};
use ransel_law::{
    LawRef, Provision, Ruling, calendar::next_working_day, facts, reference::Instrument::Barn1981,
    reference::Instrument::Fvl1967,
};
use uuid::Uuid;

use crate::{
    actions::{DecideRequest, MatchChild, RegisterRequest, WriteLetter},
    derived,
    records::{
        GrantedWindow, Happened, InformationLetter, InformationRequest, LetterKind, Person, RequestState,
        WindowPurpose,
    },
    telling,
};

/// How long the one look a granted request opens is to be had.
pub const LOOK_DAYS: i64 = 14;
/// Weeks to complain of a decision (FVL-1967 § 29).
const WEEKS_TO_COMPLAIN: i64 = 3;
/// The part of the product that finds the child a parent names and registers what she asks.
const PART: &str = "information-requests";

/// Whether information is given in each single case, on request: to a parent without parental responsibility, and to parents
/// after a care order (BARN-1981 § 47, BVL-2021 § 5-1). Others have a standing right, or none.
pub const fn is_answered_case_by_case(standing: Guardianship) -> bool {
    matches!(standing, Guardianship::NoResponsibility | Guardianship::AfterCareOrder)
}

/// The last day to complain of a refusal that was told on a day: three weeks, and the next working day where that is
/// none (FVL-1967 §§ 29, 30). Statsforvalteren decides (BARN-1981 § 47).
pub fn complain_by(told_on: Date) -> Ruling<Date> {
    Ruling {
        outcome: next_working_day(told_on.saturating_add(WEEKS_TO_COMPLAIN.weeks())),
        source: LawRef::new(Fvl1967, Provision::section(29), date(2026, 10, 1)),
        because: facts![told_on, weeks = WEEKS_TO_COMPLAIN],
    }
}

/// What the principal's answer rests on.
pub fn decided(granted: bool, ground: &str, standing: Guardianship) -> Ruling<bool> {
    Ruling {
        outcome: granted,
        source: LawRef::new(Barn1981, Provision::section(47), date(2026, 10, 1)),
        because: facts![standing = standing.code(), ground],
    }
}

/// The child a parent names, if it is one of hers she may ask about here. Whoever may not, because she has lost the right,
/// because the address is protected, or because there is no such child, meets one and the same answer.
///
/// # Errors
/// The ledger or the store fails.
pub fn find_child(ctx: &Ctx<'_>, given: &str, family: &str, born: Date) -> Result<Option<PersonId>> {
    let relations = ctx.owner.relations()?;
    let part = Caller::part(PART);
    let may_be_named = |child: &PersonId| {
        let standing = ctx.caller.person.map(|adult| relations.standing(adult, *child)).unwrap_or_default();
        let facts = relations.facts(&part, *child).unwrap_or_default();
        is_answered_case_by_case(standing)
            && matches!(facts.protection(), Protection::None | Protection::Client)
    };
    let people: Vec<_> =
        relations.reach(&ctx.caller, Reach::Children).into_iter().filter(may_be_named).collect();
    let part = ctx.owner.ctx(part)?;
    let rows = part.may(MatchChild { people })?.rows::<Person>().all()?;
    let plain = |text: &str| text.trim().to_lowercase();
    let first = |text: &str| plain(text).split_whitespace().next().map(ToOwned::to_owned);
    let found = rows.into_iter().find(|row| {
        plain(&row.family) == plain(family)
            && first(&row.given) == first(given)
            && row.born.as_open().is_some_and(|known| known.0 == Some(born))
    });
    Ok(found.map(|row| row.id))
}

/// A letter in a matter, before it is written.
#[derive(Clone, Debug)]
pub struct Letter<'l> {
    /// Its id: doing it again writes nothing.
    pub id: Uuid,
    /// The matter.
    pub matter: Uuid,
    /// The child.
    pub child: PersonId,
    /// The parent.
    pub adult: PersonId,
    /// What it is.
    pub kind: LetterKind,
    /// The words.
    pub text: &'l str,
    /// The rule.
    pub source: String,
    /// The last day to complain.
    pub complain_by: Option<Date>,
}

/// Writes a letter to the vault.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn write(ctx: &Ctx<'_>, letter: &Letter<'_>) -> Result<()> {
    let written_by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let Letter { id, matter, child, adult, kind, text, ref source, complain_by } = *letter;
    ctx.change(WriteLetter { adult }, |change| {
        if change.rows::<InformationLetter>().only(InformationLetter::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&InformationLetter {
            id,
            adult,
            matter,
            child,
            kind,
            text: FreeText::new(text),
            source: source.clone(),
            complain_by,
            written_by,
            written_at: ctx.owner.clock.now(),
        })
    })
}

/// A parent asks on her own page, or the office registers that she has asked, on the day it says.
///
/// # Errors
/// The kernel refuses or a store fails; sent again it completes what was left half done.
pub fn ask(ctx: &Ctx<'_>, id: Uuid, child: PersonId, adult: PersonId, on: Date, text: &str) -> Result<()> {
    let kind = LetterKind::Asked;
    write(
        ctx,
        &Letter { id, matter: id, child, adult, kind, text, source: String::new(), complain_by: None },
    )?;
    let own = ctx.caller.person == Some(adult);
    let row = InformationRequest {
        id,
        child,
        adult,
        asked_on: on,
        recorded_at: ctx.owner.clock.now(),
        recorded_by: ctx.caller.person.filter(|_| !own),
        state: RequestState::Asked,
        decided_by: None,
        decided_at: None,
        source: String::new(),
        because: String::new(),
    };
    registering(ctx, own, child, |change| {
        let rows = change.rows::<InformationRequest>().only(InformationRequest::ID, Is::Equal, &id);
        if rows.first()?.is_some() { Ok(()) } else { change.insert(&row) }
    })?;
    telling::tell(ctx.owner, child, Happened::Asked, id, &format!("/information/{id}"), vec![adult])
}

/// A parent complains of a refusal, or the office registers that she has.
///
/// # Errors
/// As [`ask`].
pub fn complain(ctx: &Ctx<'_>, request: &InformationRequest, text: &str) -> Result<()> {
    let InformationRequest { id, child, adult, .. } = *request;
    let letter = derived::id(&["information-complaint", &id.to_string()]);
    let kind = LetterKind::Complaint;
    let source = String::from(LawRef::new(Barn1981, Provision::section(47), date(2026, 10, 1)));
    write(ctx, &Letter { id: letter, matter: id, child, adult, kind, text, source, complain_by: None })?;
    registering(ctx, ctx.caller.person == Some(adult), child, |change| {
        let refused = RequestState::Refused;
        let set = Set::default().to(InformationRequest::STATE, &RequestState::Complained);
        match change.update(&id, set.expecting(InformationRequest::STATE, &refused)) {
            // Sent again: it stands already.
            Err(KernelError::Conflict { .. }) => Ok(()),
            done => done,
        }
    })
}

/// What a parent tells of her own matter is registered by a part of the product: she has no business in the child's rows.
fn registering(
    ctx: &Ctx<'_>,
    own: bool,
    child: PersonId,
    work: impl FnMut(&mut ransel_kernel::pass::Change<'_, RegisterRequest>) -> Result<()>,
) -> Result<()> {
    if own {
        return ctx.owner.ctx(Caller::part(PART))?.change(RegisterRequest { child }, work);
    }
    ctx.change(RegisterRequest { child }, work)
}

/// The principal answers, which opens one look for a while, or refuses, with reasons and the last day to complain.
///
/// # Errors
/// There is nothing to decide any more, the kernel refuses or a store fails.
pub fn decide(ctx: &Ctx<'_>, request: &InformationRequest, ruling: &Ruling<bool>, text: &str) -> Result<()> {
    let by = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let InformationRequest { id, child, adult, .. } = *request;
    let (today, now, granted) = (ctx.owner.clock.today(), ctx.owner.clock.now(), ruling.outcome);
    let last = (!granted).then(|| complain_by(today).outcome);
    let (kind, state) = match granted {
        true => (LetterKind::Answered, RequestState::Granted),
        false => (LetterKind::Refused, RequestState::Refused),
    };
    let source = String::from(ruling.source);
    let letter = derived::id(&["information-decision", &id.to_string()]);
    let written = Letter { id: letter, matter: id, child, adult, kind, text, source, complain_by: last };
    write(ctx, &written)?;
    let because: Vec<_> = ruling.because.iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect();
    ctx.change(DecideRequest { child }, |change| {
        let set = Set::default()
            .to(InformationRequest::STATE, &state)
            .to(InformationRequest::DECIDED_BY, &Some(by))
            .to(InformationRequest::DECIDED_AT, &Some(now))
            .to(InformationRequest::SOURCE, &written.source)
            .to(InformationRequest::BECAUSE, &because.join("\n"))
            .expecting(InformationRequest::STATE, &RequestState::Asked);
        change.update(&id, set)?;
        if !granted {
            return Ok(());
        }
        change.insert(&GrantedWindow {
            id,
            person: child,
            holder: adult,
            purpose: WindowPurpose::Request,
            valid_from: today,
            valid_to: today.saturating_add(LOOK_DAYS.days()),
            granted_by: by,
            granted_at: now,
        })
    })?;
    telling::tell(ctx.owner, child, Happened::Answered, id, &format!("/information/{id}"), vec![adult])
}
