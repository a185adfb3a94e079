//! What a pupil has answered is sealed as a whole: a code over her scales and choices that nobody makes without the owner's keys. An
//! answer that was changed, added or taken away from outside is noticed, and none of hers is shown. (What she has written is sealed by
//! itself.) Deliberately absent: a defence against somebody who puts back an earlier state of all of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ransel_kernel::{
    Action, Owner, PersonId, Result,
    action::Opens,
    pass::{Change, Pass, Set},
    rows::Is,
    value::Bytes,
};
use uuid::Uuid;

use crate::records::{Answered, Chosen, Seal};

/// One answer, as the code is made over it: its question, whether it is a choice, and what was answered.
type Line = (i64, bool, u128);

fn scale(row: &Answered) -> Line {
    (row.question, false, u128::from(row.option.unsigned_abs()))
}

fn choice(row: &Chosen) -> Line {
    (row.question, true, row.chosen.0.as_u128())
}

/// The code over all of one pupil's answers.
fn code(owner: &Owner, survey: Uuid, person: PersonId, mut lines: Vec<Line>) -> Bytes {
    lines.sort_unstable();
    let mut said = Vec::with_capacity(lines.len() * 25);
    for (question, chooses, what) in lines {
        said.extend_from_slice(&question.to_be_bytes());
        said.push(u8::from(chooses));
        said.extend_from_slice(&what.to_be_bytes());
    }
    Bytes(owner.code(&[b"survey-seal", survey.as_bytes(), person.0.as_bytes(), &said]).to_vec())
}

/// How often answers are read before they count as changed: between two looks somebody may have answered.
const LOOKS: usize = 3;

/// What a class has answered, and whose of it is not what it was sealed as.
pub struct Found {
    /// On scales.
    pub answered: Vec<Answered>,
    /// Who chooses whom.
    pub chosen: Vec<Chosen>,
    /// Whose answers were changed from outside.
    pub changed: BTreeSet<PersonId>,
}

/// What was answered in a survey, of all a pass opens. Answers and their seals are read one after the other while pupils answer, so
/// only what does not fit however often one looks was changed from outside.
///
/// # Errors
/// The store fails.
pub fn found<A>(pass: &Pass<'_, A>, owner: &Owner, survey: Uuid) -> Result<Found>
where
    A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
{
    let look = || -> Result<Found> {
        let answered = pass.rows::<Answered>().only(Answered::SURVEY, Is::Equal, &survey).all()?;
        let chosen = pass.rows::<Chosen>().only(Chosen::SURVEY, Is::Equal, &survey).all()?;
        let seals = pass.rows::<Seal>().only(Seal::SURVEY, Is::Equal, &survey).all()?;
        let changed = changed(owner, survey, &answered, &chosen, &seals);
        Ok(Found { answered, chosen, changed })
    };
    let mut found = look()?;
    for _ in 1..LOOKS {
        if found.changed.is_empty() {
            break;
        }
        let again = look()?;
        found = Found { changed: &found.changed & &again.changed, ..again };
    }
    Ok(found)
}

/// Those whose answers in a survey are not what they were sealed as.
fn changed(
    owner: &Owner,
    survey: Uuid,
    answered: &[Answered],
    chosen: &[Chosen],
    seals: &[Seal],
) -> BTreeSet<PersonId> {
    let mut by: BTreeMap<PersonId, Vec<Line>> = BTreeMap::new();
    for row in answered {
        by.entry(row.person).or_default().push(scale(row));
    }
    for row in chosen {
        by.entry(row.person).or_default().push(choice(row));
    }
    for seal in seals {
        by.entry(seal.person).or_default();
    }
    let seals: BTreeMap<_, _> = seals.iter().map(|seal| (seal.person, &seal.code)).collect();
    let is_right = |person: PersonId, lines: Vec<Line>| match seals.get(&person) {
        Some(sealed) => code(owner, survey, person, lines) == **sealed,
        None => lines.is_empty(),
    };
    by.into_iter().filter_map(|(person, lines)| (!is_right(person, lines)).then_some(person)).collect()
}

/// Everything one pupil has answered in a survey that the code is over, with the code.
pub struct Kept {
    survey: Uuid,
    person: PersonId,
    /// On scales.
    pub answered: Vec<Answered>,
    /// Whom she chooses.
    pub chosen: Vec<Chosen>,
    seal: Option<Seal>,
}

impl Kept {
    /// As it stands in the store.
    ///
    /// # Errors
    /// The store fails.
    pub fn of<A>(change: &mut Change<'_, A>, survey: Uuid, person: PersonId) -> Result<Self>
    where
        A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
    {
        let answered = change.rows::<Answered>().only(Answered::SURVEY, Is::Equal, &survey);
        let answered = answered.only(Answered::PERSON, Is::Equal, &person).all()?;
        let chosen = change.rows::<Chosen>().only(Chosen::SURVEY, Is::Equal, &survey);
        let chosen = chosen.only(Chosen::PERSON, Is::Equal, &person).all()?;
        let seal = change.rows::<Seal>().only(Seal::SURVEY, Is::Equal, &survey);
        let seal = seal.only(Seal::PERSON, Is::Equal, &person).first()?;
        Ok(Self { survey, person, answered, chosen, seal })
    }

    /// Whether it is not what it was sealed as.
    pub fn is_changed(&self, owner: &Owner) -> bool {
        !changed(owner, self.survey, &self.answered, &self.chosen, self.seal.as_slice()).is_empty()
    }

    /// Takes away what she has not answered herself, before she answers more: it would be sealed as hers.
    ///
    /// # Errors
    /// The store fails.
    pub fn drop_changed<A>(&mut self, change: &mut Change<'_, A>, owner: &Owner) -> Result<()>
    where
        A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
    {
        if !self.is_changed(owner) {
            return Ok(());
        }
        for row in self.answered.drain(..) {
            change.delete::<Answered, _>(&row.id)?;
        }
        for row in self.chosen.drain(..) {
            change.delete::<Chosen, _>(&row.id)?;
        }
        if let Some(row) = self.seal.take() {
            change.delete::<Seal, _>(&row.id)?;
        }
        Ok(())
    }

    /// Seals it as it stands here.
    ///
    /// # Errors
    /// The store fails.
    pub fn renew<A>(&self, change: &mut Change<'_, A>, owner: &Owner, delete_on: Date) -> Result<()>
    where
        A: Action + Opens<Seal>,
    {
        let new = made(owner, self.survey, self.person, delete_on, &self.answered, &self.chosen)?;
        match (&self.seal, self.answered.is_empty() && self.chosen.is_empty()) {
            (Some(seal), true) => change.delete::<Seal, _>(&seal.id).map(drop),
            (Some(seal), false) => {
                // Where two of her answers come at once, the later one is worked out anew.
                let set = Set::default().to(Seal::CODE, &new.code).expecting(Seal::CODE, &seal.code);
                change.update::<Seal, _>(&seal.id, set)
            }
            (None, true) => Ok(()),
            (None, false) => change.insert(&new),
        }
    }
}

/// The seal over these answers of a pupil.
///
/// # Errors
/// The machine has no randomness.
pub fn made(
    owner: &Owner,
    survey: Uuid,
    person: PersonId,
    delete_on: Date,
    answered: &[Answered],
    chosen: &[Chosen],
) -> Result<Seal> {
    let lines = answered.iter().map(scale).chain(chosen.iter().map(choice)).collect();
    let code = code(owner, survey, person, lines);
    Ok(Seal { id: owner.random.uuid()?, survey, person, code, delete_on })
}
