//! Telling: a row on the start page of each who is told, written by a part of the product, since whoever changes
//! something has no business in the others' pages.

use ransel_kernel::{
    Caller, Owner, PersonId, Result,
    facts::{Age, Protection},
    rows::Is,
};
use uuid::Uuid;

use super::rule::{Addressee, addressees, touched};
use crate::{
    actions::Announce,
    derived,
    records::{Announcement, Happened},
};

/// The part of the product that tells.
const PART: &str = "announcements";

/// The pupil's age and protection today.
fn state(owner: &Owner, pupil: PersonId) -> Result<(Age, Protection)> {
    let facts = owner.relations()?.facts(&Caller::part(PART), pupil).unwrap_or_default();
    Ok((facts.age(), facts.protection()))
}

/// Everybody a message home about the pupil may be for, and whether it is. It tells about the family: show it only where
/// that is open.
///
/// # Errors
/// The relations cannot be read.
pub fn home(owner: &Owner, pupil: PersonId) -> Result<Vec<Addressee>> {
    let (age, protection) = state(owner, pupil)?;
    let kin = owner.relations()?.kin(pupil);
    Ok(addressees(pupil, age, protection, &kin, owner.settings().tell_parents_elsewhere))
}

/// Tells those a letter home is for that it is there; `id` is the letter's, so that doing it again tells nobody twice.
///
/// # Errors
/// The relations cannot be read, or a store fails.
pub fn letter(owner: &Owner, pupil: PersonId, kind: Happened, id: Uuid, leads_to: &str) -> Result<()> {
    let told = home(owner, pupil)?.into_iter().filter(Addressee::is_told).map(|one| one.person).collect();
    tell(owner, pupil, kind, id, leads_to, told)
}

/// Tells those a change in the pupil's family touches, `about` among them.
///
/// # Errors
/// The relations cannot be read, or a store fails.
pub fn changed(owner: &Owner, pupil: PersonId, kind: Happened, about: Option<PersonId>) -> Result<()> {
    let (age, protection) = state(owner, pupil)?;
    let to = touched(pupil, age, protection, &owner.relations()?.kin(pupil), kind, about);
    let id = owner.random.uuid()?;
    // A third person's consent has a page of its own; the rest is seen in the child's record.
    let leads_to = match kind {
        Happened::ThirdPerson => format!("/people/{pupil}/consents"),
        _ => format!("/people/{pupil}/record"),
    };
    tell(owner, pupil, kind, id, &leads_to, to)
}

/// Tells of what holds for somebody's data: a pupil's home as a letter home is told, anybody else herself. `step` is what
/// happened to it, so that each is told once.
///
/// # Errors
/// The relations cannot be read, or a store fails.
pub fn of_state(owner: &Owner, person: PersonId, state: Uuid, step: &str) -> Result<()> {
    let told = home(owner, person)?.into_iter().filter(Addressee::is_told);
    let mut told: Vec<_> = told.map(|one| one.person).collect();
    if told.is_empty() {
        told.push(person);
    }
    let id = derived::id(&["state", step, &state.to_string()]);
    tell(owner, person, Happened::State, id, &format!("/people/{person}/states"), told)
}

/// Tells these.
///
/// # Errors
/// A store fails.
pub fn tell(
    owner: &Owner,
    child: PersonId,
    kind: Happened,
    id: Uuid,
    leads_to: &str,
    to: Vec<PersonId>,
) -> Result<()> {
    if to.is_empty() {
        return Ok(());
    }
    let told_at = owner.clock.now();
    owner.ctx(Caller::part(PART))?.change(Announce { people: to.clone() }, |change| {
        for person in &to {
            let row = derived::id(&["announcement", kind.code(), &id.to_string(), &person.to_string()]);
            if change.rows::<Announcement>().only(Announcement::ID, Is::Equal, &row).first()?.is_none() {
                let leads_to = leads_to.to_owned();
                let person = *person;
                change.insert(&Announcement {
                    id: row,
                    person,
                    child,
                    kind,
                    leads_to,
                    told_at,
                    read_at: None,
                })?;
            }
        }
        Ok(())
    })
}
