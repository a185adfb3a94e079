//! National identity numbers and Feide names of a row: which are taken, and which no longer hold. Pure.

use ransel_kernel::value::Bytes;
use ransel_law::identifier::{FeideName, NationalId, NationalIdError, NationalIdKind};
use uuid::Uuid;

use super::report::NumberPolicy;

/// How a D-number is kept.
const D_NUMBER: &str = "d-number";
/// How a fødselsnummer is kept.
const FNR: &str = "fnr";

/// The numbers and names of one row.
#[derive(Debug, Default)]
pub struct Identifiers {
    /// Numbers that are taken, D-numbers first: the order in which people get them.
    pub numbers: Vec<NationalId>,
    /// Feide names.
    pub feide: Vec<FeideName>,
    /// Keys of texts about those that are not taken.
    pub refused: Vec<&'static str>,
}

impl Identifiers {
    /// Of a row's numbers and names.
    pub fn of(numbers: &[String], names: &[String], policy: NumberPolicy) -> Self {
        let mut found = Self::default();
        for number in numbers {
            match check(number, policy) {
                Ok(number) if !found.numbers.contains(&number) => found.numbers.push(number),
                Ok(_) => {}
                Err(reason) => found.refused.push(reason),
            }
        }
        for name in names {
            match name.parse::<FeideName>() {
                Ok(name) if !found.feide.contains(&name) => found.feide.push(name),
                Ok(_) => {}
                Err(_) => found.refused.push("feide-name"),
            }
        }
        found.numbers.sort_by_key(|number| number.kind() == NationalIdKind::Fnr);
        found
    }

    /// Whether a certain number stands behind the person; `None` where the row has none.
    pub fn verified(&self) -> Option<bool> {
        let failed = self.refused.iter().any(|reason| *reason != "feide-name");
        if self.numbers.is_empty() { failed.then_some(false) } else { Some(true) }
    }
}

fn check(text: &str, policy: NumberPolicy) -> Result<NationalId, &'static str> {
    let number: NationalId = text.parse().map_err(|error| match error {
        NationalIdError::Form => "number-form",
        NationalIdError::NoSuchDay => "number-no-such-day",
        NationalIdError::CheckDigits => "number-check-digits",
        NationalIdError::UnsupportedSeries => "number-series",
    })?;
    match (policy, number.is_synthetic()) {
        (NumberPolicy::RealOnly, true) => Err("number-synthetic"),
        (NumberPolicy::SyntheticOnly, false) => Err("number-real"),
        _ => Ok(number),
    }
}

/// How the number's kind is kept.
pub fn kind(number: &NationalId) -> &'static str {
    match number.kind() {
        NationalIdKind::DNumber => D_NUMBER,
        NationalIdKind::Fnr => FNR,
    }
}

/// A number a person has.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its row.
    pub id: Uuid,
    /// Its kind.
    pub kind: String,
    /// Its look-up hash.
    pub lookup: Bytes,
    /// Whether it holds.
    pub open: bool,
}

/// The numbers that end when `number` comes. A fødselsnummer follows the D-number; a number of the same kind is
/// followed only by one that stands in its place, not beside it (`named` are those of the row).
pub fn ended_by(number: &NationalId, lookup: &Bytes, held: &[Held], named: &[Bytes]) -> Vec<Uuid> {
    let new = kind(number);
    let follows = |old: &&Held| match (new, old.kind.as_str()) {
        (FNR, D_NUMBER) => true,
        (D_NUMBER, FNR) => false,
        _ => !named.contains(&old.lookup),
    };
    held.iter().filter(|old| old.open && old.lookup != *lookup).filter(follows).map(|old| old.id).collect()
}

/// Whether the new name takes the old one's place: within one realm a person has one name, in another it is
/// another account.
pub fn replaces(new: &FeideName, old: &str, named: &[FeideName]) -> bool {
    old.parse::<FeideName>().is_ok_and(|old| old.realm() == new.realm() && !named.contains(&old))
}
