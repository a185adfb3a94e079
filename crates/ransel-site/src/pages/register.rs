//! The office registers somebody new: a pupil at its school, or a guardian of one.

pub mod guardian;
pub mod pupil;

use ransel_kernel::PersonId;
use ransel_school::actions::RegisterPerson;

use crate::{Answer, Trouble, Visit, pages::door};

/// The id somebody new gets. It travels in the form, so that a form sent twice registers nobody twice.
fn new_person(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    match visit.form.parsed("person") {
        Some(person) => Ok(person),
        None => Ok(PersonId(visit.owner().random.uuid()?)),
    }
}

/// Lets by those who may register somebody; for the others there is no such page.
fn may_register(visit: &Visit<'_>) -> Result<Option<Answer>, Trouble> {
    let door = door::lists(visit, <RegisterPerson as ransel_kernel::Action>::DEF)?;
    if door.is_some() {
        return Ok(door);
    }
    let somebody = PersonId(visit.owner().random.uuid()?);
    if visit.ctx.would(&RegisterPerson { person: somebody })? { Ok(None) } else { Err(Trouble::NotFound) }
}
