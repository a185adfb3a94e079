//! Which person a sign-in belongs to. Never made up: unknown, several or left is a refusal and a line for the
//! administrator.

use ransel_kernel::{Caller, Owner, PersonId, Result, platform::MatchSignIn, relations::HatAt, rows::Is};

use crate::records::{Account, NationalNumber};

/// What the provider says.
#[derive(Clone, Debug, Default)]
pub struct Claimed {
    /// The Feide name (eduPersonPrincipalName).
    pub feide_name: Option<String>,
    /// The national identity number.
    pub national_id: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Matched {
    /// This person, with the hats she may put on.
    Person(PersonId, Vec<HatAt>),
    /// Nobody.
    Unknown,
    /// More than one: somebody must look.
    Several,
    /// Somebody who has no business here any more.
    Left,
}

impl Matched {
    /// The word for a refusal, as it is kept.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Person(..) => "",
            Self::Unknown => "unknown",
            Self::Several => "several",
            Self::Left => "left",
        }
    }
}

/// Finds the person.
///
/// # Errors
/// The ledger or the store fails.
pub fn find(owner: &Owner, claimed: &Claimed) -> Result<Matched> {
    let ctx = owner.ctx(Caller::part("sign-in"))?;
    let pass = ctx.may(MatchSignIn {})?;
    let today = owner.clock.today();
    let mut found = Vec::new();
    if let Some(name) = &claimed.feide_name {
        let lookup = owner.lookup("feide", &name.to_lowercase());
        let accounts = pass.rows::<Account>().only(Account::LOOKUP, Is::Equal, &lookup).all()?;
        found.extend(
            accounts.into_iter().filter(|one| one.valid_to.is_none_or(|to| today < to)).map(|one| one.person),
        );
    }
    if let Some(number) = &claimed.national_id {
        let lookup = owner.lookup("national-id", number);
        // A D-number that was followed by another number still finds its person.
        let numbers = pass.rows::<NationalNumber>().only(NationalNumber::LOOKUP, Is::Equal, &lookup).all()?;
        found.extend(numbers.into_iter().map(|one| one.person));
    }
    found.sort_unstable();
    found.dedup();
    Ok(match found.as_slice() {
        [] => Matched::Unknown,
        [person] => match owner.relations()?.hats(*person) {
            hats if hats.is_empty() => Matched::Left,
            hats => Matched::Person(*person, hats),
        },
        _ => Matched::Several,
    })
}
