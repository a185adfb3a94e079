//! From what was typed to rows. What changes is ended and followed by a new row, so that it can still be told
//! where a letter was sent last year; what was entered today by mistake is replaced.

use jiff::civil::Date;
use ransel_kernel::{
    Action, KernelError, Owner, PersonId, Result, Withheld,
    action::Opens,
    pass::{Change, Set},
    rows::Is,
    value::Sealed,
};
use ransel_law::identifier::NationalIdKind;
use ransel_school::records::{BirthDate, ContactPoint, NationalNumber, Person};
use uuid::Uuid;

use super::{Reached, Who};

/// Adds a new person, with her number if there is one.
///
/// # Errors
/// The pass does not cover it, or the store refuses.
pub fn insert_person<A>(change: &mut Change<'_, A>, owner: &Owner, person: PersonId, who: &Who) -> Result<()>
where
    A: Action + Opens<Person> + Opens<NationalNumber>,
{
    change.insert(&Person {
        id: person,
        given: who.given.clone(),
        family: who.family.clone(),
        verified: who.number.is_some(),
        language: who.language.clone(),
        born: Withheld::Open(BirthDate(who.born)),
    })?;
    let Some(number) = &who.number else { return Ok(()) };
    let kind = match number.kind() {
        NationalIdKind::Fnr => "fnr",
        NationalIdKind::DNumber => "d-number",
    };
    change.insert(&NationalNumber {
        id: owner.random.uuid()?,
        person,
        kind: kind.to_owned(),
        lookup: owner.lookup("national-id", &number.digits()),
        number: Sealed(number.digits()),
        valid_from: owner.clock.today(),
        valid_to: None,
    })
}

/// Adds how a new person is reached.
///
/// # Errors
/// As [`insert_person`].
pub fn insert_contact<A>(
    change: &mut Change<'_, A>,
    owner: &Owner,
    person: PersonId,
    origin: &str,
    reached: &[Reached],
) -> Result<()>
where
    A: Action + Opens<ContactPoint>,
{
    for one in reached.iter().filter(|one| !one.now.is_empty()) {
        change.insert(&row(owner, person, origin, one, None)?)?;
    }
    Ok(())
}

/// Changes how a person is reached in one home, or in all of them: only what was changed in the form, and only if nobody
/// else did meanwhile.
///
/// # Errors
/// [`KernelError::Conflict`] if a row is no longer what the form showed; else as [`insert_person`].
pub fn keep_contact<A>(
    change: &mut Change<'_, A>,
    owner: &Owner,
    person: PersonId,
    origin: &str,
    home: Option<Uuid>,
    reached: &[Reached],
) -> Result<()>
where
    A: Action + Opens<ContactPoint>,
{
    let today = owner.clock.today();
    for one in reached.iter().filter(|one| one.now != one.was) {
        if let Some(id) = one.row {
            end(change, person, (id, home), one, today)?;
        }
        if !one.now.is_empty() {
            change.insert(&row(owner, person, origin, one, home)?)?;
        }
    }
    Ok(())
}

/// Ends a row from today on.
fn end<A>(
    change: &mut Change<'_, A>,
    person: PersonId,
    (id, home): (Uuid, Option<Uuid>),
    one: &Reached,
    today: Date,
) -> Result<()>
where
    A: Action + Opens<ContactPoint>,
{
    let conflict = || KernelError::Conflict { table: "contact_point" };
    let rows = change.rows::<ContactPoint>().only(ContactPoint::ID, Is::Equal, &id);
    // The id came in a form: it must be a row of this very person and home, and of this kind.
    let old = rows.only(ContactPoint::PERSON, Is::Equal, &person).first()?.ok_or_else(conflict)?;
    let same = old.kind == one.kind
        && old.home == home
        && old.value == one.was.value
        && old.postal_code == one.was.code
        && old.locality == one.was.town
        && old.valid_to.is_none_or(|to| today < to);
    if !same {
        return Err(conflict());
    }
    if old.valid_from >= today {
        change.delete::<ContactPoint, _>(&id).map(drop)
    } else {
        let set = Set::default()
            .to(ContactPoint::VALID_TO, &Some(today))
            .expecting(ContactPoint::VALUE, &old.value);
        change.update(&id, set)
    }
}

fn row(
    owner: &Owner,
    person: PersonId,
    origin: &str,
    one: &Reached,
    home: Option<Uuid>,
) -> Result<ContactPoint> {
    Ok(ContactPoint {
        id: owner.random.uuid()?,
        person,
        home,
        kind: one.kind,
        value: one.now.value.clone(),
        postal_code: one.now.code.clone(),
        locality: one.now.town.clone(),
        origin: origin.to_owned(),
        valid_from: owner.clock.today(),
        valid_to: None,
    })
}
