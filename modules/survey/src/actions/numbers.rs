//! A class's answers as numbers, for who may not see who answered what: the head of the school, once the survey is closed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ransel_kernel::{Caller, KernelError, Owner, Result, rows::Is};
use ransel_law::statistics::{LEAST_TOLD, Told, told};

use super::{CountAnswers, answer::surveyed};
use crate::{
    PART,
    bank::{Asked, Kind, OPTIONS},
    put::put,
    records::{Question, Size, Survey},
    seal,
};

/// What may be told of a survey's answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// Nothing while it can be answered: each answer would show.
    NotYet,
    /// Nothing: too few have answered, or somebody has left since it closed, and earlier numbers would tell of her.
    TooFew,
    /// Question by question, how many have taken each option, from the first.
    Told(Vec<(&'static Asked, Vec<Told>)>),
}

/// What may be told of a survey's answers to whoever may not see who gave them.
///
/// # Errors
/// The ledger or the store fails.
pub fn numbers(owner: &Owner, survey: &Survey, today: Date) -> Result<Numbers> {
    if !survey.is_over(today) {
        return Ok(Numbers::NotYet);
    }
    let part = owner.ctx(Caller::part(PART))?;
    let pass = part.may(CountAnswers {})?;
    let pupils = surveyed(&part, survey.id)?;
    let size = pass.rows::<Size>().only(Size::ID, Is::Equal, &survey.id).first()?;
    if size.is_none_or(|size| usize::try_from(size.pupils) != Ok(pupils.len())) {
        return Ok(Numbers::TooFew);
    }
    let mut members: BTreeMap<(i64, i64), Vec<_>> = BTreeMap::new();
    let found = seal::found(&pass, owner, survey.id)?;
    if !found.changed.is_empty() {
        return Err(KernelError::invalid("survey-changed-outside"));
    }
    for row in found.answered {
        members.entry((row.question, row.option)).or_default().push(row.person);
    }
    let rows = pass.rows::<Question>().only(Question::SURVEY, Is::Equal, &survey.id).all()?;
    // Own questions are left out, and their wordings are not opened: they may be about a few.
    let bank = put(rows, Vec::new()).into_iter().filter_map(|put| Some((put.number, put.bank()?)));
    let scales = bank.filter(|(_, asked)| matches!(asked.kind, Kind::Scale(_)));
    let mut all = Vec::new();
    for (number, asked) in scales {
        let of = (1..=OPTIONS).map(|option| members.get(&(number, option)).map_or(0, Vec::len)).sum();
        // So few would be told of in the question itself.
        if of < LEAST_TOLD {
            continue;
        }
        let counts = (1..=OPTIONS).map(|option| {
            let mut who = members.remove(&(number, option)).unwrap_or_default();
            who.sort_unstable();
            let ids: Vec<_> = who.iter().flat_map(|person| *person.0.as_bytes()).collect();
            let place = format!("survey-number {} {number} {option}", survey.id);
            let [a, b, c, d, e, f, g, h, ..] = owner.code(&[place.as_bytes(), &ids]);
            told(who.len(), of, u64::from_le_bytes([a, b, c, d, e, f, g, h]))
        });
        all.push((asked, counts.collect()));
    }
    Ok(if all.is_empty() { Numbers::TooFew } else { Numbers::Told(all) })
}
