//! Names, for pages: whom a pass opens, and who works here.

use std::collections::HashMap;

use ransel_kernel::{Action, Ctx, Pass, PersonId, Result, action::Opens};

use crate::{actions::NameStaff, records::Person};

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
}

impl Name {
    /// As in a sentence: given name first.
    pub fn spoken(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

impl From<Person> for Name {
    fn from(person: Person) -> Self {
        Self { given: person.given, family: person.family }
    }
}

/// The names a pass opens, by person.
///
/// # Errors
/// The store cannot be read.
pub fn opened<A: Action + Opens<Person>>(pass: &Pass<'_, A>) -> Result<HashMap<PersonId, Name>> {
    Ok(pass.rows::<Person>().all()?.into_iter().map(|person| (person.id, Name::from(person))).collect())
}

/// The names of those among `people` who work where the caller's hat is worn; the others are left out.
///
/// # Errors
/// The ledger or the store fails.
pub fn staff(ctx: &Ctx<'_>, mut people: Vec<PersonId>) -> Result<HashMap<PersonId, Name>> {
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    opened(&ctx.may(NameStaff { people })?)
}
