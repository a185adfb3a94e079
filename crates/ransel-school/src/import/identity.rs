//! Whose row it is. Pure.

use ransel_kernel::PersonId;

/// Who is known under what the row says. Each list holds a person once.
#[derive(Debug, Default)]
pub struct Found {
    /// Under the row's key.
    pub key: Option<PersonId>,
    /// Under keys it had before.
    pub former: Vec<PersonId>,
    /// Under its national identity numbers.
    pub number: Vec<PersonId>,
    /// Under its Feide names.
    pub feide: Vec<PersonId>,
}

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// This person's, by a key.
    Known(PersonId),
    /// This person's, by a number or name alone.
    Alike(PersonId),
    /// Somebody's who is not known yet.
    New,
}

/// Decides by key, then former keys, then number or Feide name. Where they point at different people nothing is
/// guessed: one person's data would end up with another.
///
/// # Errors
/// The key of the text that says what does not fit.
pub fn decide(found: &Found) -> Result<Match, &'static str> {
    let number = one(&found.number, "number-of-several")?;
    let feide = one(&found.feide, "feide-name-of-several")?;
    let by_key = match found.key {
        Some(person) => Some(person),
        None => one(&found.former, "former-keys-of-several")?,
    };
    if let Some(person) = by_key {
        return match (number, feide) {
            (Some(other), _) if other != person => Err("key-and-number-disagree"),
            (_, Some(other)) if other != person => Err("key-and-feide-name-disagree"),
            _ => Ok(Match::Known(person)),
        };
    }
    match (number, feide) {
        (Some(one), Some(other)) if one != other => Err("number-and-feide-name-disagree"),
        (Some(person), _) | (None, Some(person)) => Ok(Match::Alike(person)),
        (None, None) => Ok(Match::New),
    }
}

fn one(people: &[PersonId], several: &'static str) -> Result<Option<PersonId>, &'static str> {
    match people {
        [] => Ok(None),
        [person] => Ok(Some(*person)),
        _ => Err(several),
    }
}
