//! What a pupil has answered is sealed as a whole: a code over her scales and choices that nobody makes without the owner's keys. An
//! answer that was changed, added or taken away from outside is noticed, and none of hers is shown. (What she has written is sealed by
//! itself.) Deliberately absent: a defence against somebody who puts back an earlier state of all of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ransel_kernel::{Action, Owner, PersonId, Result, action::Opens, pass::Change, rows::Is, value::Bytes};
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

/// Those whose answers in a survey are not what they were sealed as.
pub fn changed(
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

/// Everything of one pupil's that the code is over.
struct Kept {
    answered: Vec<Answered>,
    chosen: Vec<Chosen>,
    seals: Vec<Seal>,
}

impl Kept {
    fn of<A>(change: &mut Change<'_, A>, survey: Uuid, person: PersonId) -> Result<Self>
    where
        A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
    {
        let answered = change.rows::<Answered>().only(Answered::SURVEY, Is::Equal, &survey);
        let answered = answered.only(Answered::PERSON, Is::Equal, &person).all()?;
        let chosen = change.rows::<Chosen>().only(Chosen::SURVEY, Is::Equal, &survey);
        let chosen = chosen.only(Chosen::PERSON, Is::Equal, &person).all()?;
        let seals = change.rows::<Seal>().only(Seal::SURVEY, Is::Equal, &survey);
        let seals = seals.only(Seal::PERSON, Is::Equal, &person).all()?;
        Ok(Self { answered, chosen, seals })
    }

    fn is_changed(&self, owner: &Owner, survey: Uuid) -> bool {
        !changed(owner, survey, &self.answered, &self.chosen, &self.seals).is_empty()
    }
}

/// Whether what a pupil has answered is not what it was sealed as.
///
/// # Errors
/// The store fails.
pub fn is_changed<A>(
    change: &mut Change<'_, A>,
    owner: &Owner,
    survey: Uuid,
    person: PersonId,
) -> Result<bool>
where
    A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
{
    Ok(Kept::of(change, survey, person)?.is_changed(owner, survey))
}

/// Takes away what a pupil has not answered herself, before she answers more: it would be sealed as hers.
///
/// # Errors
/// The store fails.
pub fn drop_changed<A>(
    change: &mut Change<'_, A>,
    owner: &Owner,
    survey: Uuid,
    person: PersonId,
) -> Result<()>
where
    A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
{
    let kept = Kept::of(change, survey, person)?;
    if kept.is_changed(owner, survey) {
        for row in &kept.answered {
            change.delete::<Answered, _>(&row.id)?;
        }
        for row in &kept.chosen {
            change.delete::<Chosen, _>(&row.id)?;
        }
        for row in &kept.seals {
            change.delete::<Seal, _>(&row.id)?;
        }
    }
    Ok(())
}

/// Seals what a pupil has answered as it stands now.
///
/// # Errors
/// The store fails.
pub fn renew<A>(
    change: &mut Change<'_, A>,
    owner: &Owner,
    survey: Uuid,
    person: PersonId,
    delete_on: Date,
) -> Result<()>
where
    A: Action + Opens<Answered> + Opens<Chosen> + Opens<Seal>,
{
    let kept = Kept::of(change, survey, person)?;
    for row in &kept.seals {
        change.delete::<Seal, _>(&row.id)?;
    }
    if kept.answered.is_empty() && kept.chosen.is_empty() {
        return Ok(());
    }
    change.insert(&made(owner, survey, person, delete_on, &kept.answered, &kept.chosen)?)
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
