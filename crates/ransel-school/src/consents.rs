//! Third persons: a guardian consents that somebody named is informed, the other may object, and the office makes sure who
//! it is. What a consent opens is a tie with the consent's own end; withdrawn, it ends the same moment.

use jiff::civil::Date;
use ransel_kernel::{
    Action, Ctx, KernelError, PersonId, Result,
    action::Opens,
    events::{ConsentGiven, ConsentWithdrawn},
    pass::{Change, Set},
    rows::Is,
};
use uuid::Uuid;

use crate::{
    actions::{ConsentToThirdPerson, KeepFamily},
    records::{ConsentScope, FamilyTie, ThirdPersonConsent, TieKind},
};

impl ThirdPersonConsent {
    /// Whether it stands on a day: neither withdrawn nor over.
    pub fn stands(&self, day: Date) -> bool {
        self.withdrawn_at.is_none() && self.valid_from <= day && day < self.valid_to
    }
}

/// Keeps a consent; sent twice it is one.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn give<A: Action + Opens<ThirdPersonConsent>>(
    ctx: &Ctx<'_>,
    action: A,
    consent: &ThirdPersonConsent,
) -> Result<()> {
    ctx.change(action, |change| match of(change, consent.child, consent.id) {
        Ok(_) => Ok(()),
        Err(_) => {
            change.raise(&ConsentGiven { person: consent.child, consent: consent.id })?;
            change.insert(consent)
        }
    })
}

/// The office has made sure who the third person is: from now on the consent acts.
///
/// # Errors
/// The consent does not stand, the kernel refuses or the store fails.
pub fn confirm(ctx: &Ctx<'_>, child: PersonId, id: Uuid, adult: PersonId) -> Result<ThirdPersonConsent> {
    let day = ctx.owner.clock.today();
    ctx.change(KeepFamily { people: vec![child] }, |change| {
        let consent = of(change, child, id)?;
        if !consent.stands(day) || consent.adult.is_some() {
            return Err(KernelError::invalid("not-found-heading"));
        }
        change.update(&id, Set::default().to(ThirdPersonConsent::ADULT, &Some(adult)))?;
        let consent = ThirdPersonConsent { adult: Some(adult), ..consent };
        if consent.scope == ConsentScope::Schooling {
            tie(ctx, change, &consent, TieKind::ThirdPerson)?;
            if consent.objected_by.is_some() {
                tie(ctx, change, &consent, TieKind::Objection)?;
            }
        }
        Ok(consent)
    })
}

/// Whoever gave a consent takes it back: what it opened is closed at once.
///
/// # Errors
/// The consent is not the caller's, the kernel refuses or the store fails.
pub fn withdraw(ctx: &Ctx<'_>, child: PersonId, id: Uuid) -> Result<ThirdPersonConsent> {
    let (day, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(ConsentToThirdPerson { child }, |change| {
        let consent = of(change, child, id)?;
        if Some(consent.given_by) != ctx.caller.person {
            return Err(KernelError::invalid("not-found-heading"));
        }
        change.update(&id, Set::default().to(ThirdPersonConsent::WITHDRAWN_AT, &Some(now)))?;
        change.raise(&ConsentWithdrawn { person: child, consent: id })?;
        let rows =
            change.rows::<ThirdPersonConsent>().only(ThirdPersonConsent::CHILD, Is::Equal, &child).all()?;
        let other = |row: &ThirdPersonConsent| {
            row.id != id
                && row.adult == consent.adult
                && row.stands(day)
                && row.scope == ConsentScope::Schooling
        };
        // Where both parents have consented, the other's consent still stands.
        if !rows.iter().any(other) {
            end(change, &consent, TieKind::ThirdPerson, day)?;
        }
        Ok(consent)
    })
}

/// Another guardian objects, or no longer does.
///
/// # Errors
/// The consent is the caller's own, somebody else's objection stands, the kernel refuses or the store fails.
pub fn object(ctx: &Ctx<'_>, child: PersonId, id: Uuid, objects: bool) -> Result<ThirdPersonConsent> {
    let day = ctx.owner.clock.today();
    ctx.change(ConsentToThirdPerson { child }, |change| {
        let consent = of(change, child, id)?;
        let own = Some(consent.given_by) == ctx.caller.person;
        let anothers = consent.objected_by.is_some() && consent.objected_by != ctx.caller.person;
        if own || anothers || !consent.stands(day) {
            return Err(KernelError::invalid("not-found-heading"));
        }
        let by = ctx.caller.person.filter(|_| objects);
        change.update(&id, Set::default().to(ThirdPersonConsent::OBJECTED_BY, &by))?;
        match (objects, consent.objected_by) {
            (true, None) if consent.scope == ConsentScope::Schooling => {
                tie(ctx, change, &consent, TieKind::Objection)?;
            }
            (false, Some(_)) => end(change, &consent, TieKind::Objection, day)?,
            _ => {}
        }
        Ok(consent)
    })
}

/// The consent with this id, about this child.
fn of<A: Action + Opens<ThirdPersonConsent>>(
    change: &mut Change<'_, A>,
    child: PersonId,
    id: Uuid,
) -> Result<ThirdPersonConsent> {
    let row = change.rows::<ThirdPersonConsent>().only(ThirdPersonConsent::ID, Is::Equal, &id).first()?;
    row.filter(|row| row.child == child).ok_or(KernelError::invalid("not-found-heading"))
}

/// Begins a tie to the third person, if it is known who she is.
fn tie<A: Action + Opens<FamilyTie>>(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, A>,
    consent: &ThirdPersonConsent,
    kind: TieKind,
) -> Result<()> {
    let Some(adult) = consent.adult else { return Ok(()) };
    change.insert(&FamilyTie {
        id: ctx.owner.random.uuid()?,
        child: consent.child,
        adult,
        kind,
        valid_from: ctx.owner.clock.today(),
        valid_to: Some(consent.valid_to),
        recorded_at: ctx.owner.clock.now(),
        recorded_by: ctx.caller.person,
        replaces: None,
    })
}

/// Ends the running ties of a kind to the third person.
fn end<A: Action + Opens<FamilyTie>>(
    change: &mut Change<'_, A>,
    consent: &ThirdPersonConsent,
    kind: TieKind,
    day: Date,
) -> Result<()> {
    let rows = change.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &consent.child).all()?;
    let runs = |row: &&FamilyTie| {
        Some(row.adult) == consent.adult && row.kind == kind && row.valid_to.is_none_or(|to| day < to)
    };
    rows.iter()
        .filter(runs)
        .try_for_each(|row| change.update(&row.id, Set::default().to(FamilyTie::VALID_TO, &Some(day))))
}
