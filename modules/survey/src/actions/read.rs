//! Reading what a class has answered, for those who are named for it.

use std::collections::{BTreeSet, HashMap};

use ransel_kernel::{Ctx, FreeText, KernelError, PersonId, Result, rows::Is};
use ransel_sociogram::{Choices, Seat, Sign};
use uuid::Uuid;

use super::{
    ListSurveys, OverseeSurveys, ReadSurvey, ReadSurveyGrounds, ReadSurveyWords, answer::surveyed,
    make::words_of,
};
use crate::{
    bank::{Kind, OPTIONS},
    put::{Put, questions},
    records::{Chosen, Pupil, Reason, Survey, Words},
    seal::{self, Found},
};

/// A class's answers. Pupils stand in the order of the class's list; a seat is a place in it.
#[derive(Clone, Debug)]
pub struct Results {
    /// Those in it, by family name.
    pub pupils: Vec<Pupil>,
    /// The questions, in order.
    pub questions: Vec<Put>,
    /// Those whose answers were changed from outside: what stands there is not theirs, and nothing of it is shown.
    pub changed: BTreeSet<PersonId>,
    answered: HashMap<(i64, PersonId), i64>,
    chosen: Vec<Chosen>,
}

impl Results {
    /// Which option somebody has taken.
    pub fn option(&self, question: i64, person: PersonId) -> Option<i64> {
        self.answered.get(&(question, person)).copied()
    }

    /// How many have taken each option of a scale, from the first, and how many have not answered.
    pub fn counts(&self, question: i64) -> (Vec<usize>, usize) {
        let of =
            |option| self.answered.iter().filter(|((at, _), it)| *at == question && **it == option).count();
        let counts: Vec<_> = (1..=OPTIONS).map(of).collect();
        let said: usize = counts.iter().sum();
        (counts, self.pupils.len().saturating_sub(said))
    }

    /// Who chooses whom, over the questions that `which` takes in.
    ///
    /// # Errors
    /// The choices do not fit the class.
    pub fn choices(&self, which: impl Fn(i64) -> bool) -> Result<Choices> {
        let sign = |number: i64| {
            let put = self.questions.iter().find(|put| put.number == number)?;
            if let Kind::Choose(sign) = put.kind() { Some(sign) } else { None }
        };
        let made =
            self.chosen.iter().filter(|row| which(row.question)).filter_map(|row| {
                Some((sign(row.question)?, self.seat(row.person)?, self.seat(row.chosen)?))
            });
        let answered = self.pupils.iter().map(|row| row.began_at.is_some()).collect();
        Choices::new(answered, made)
            .map_err(|_| KernelError::Decode { table: "survey_choice", column: "chosen" })
    }

    /// Whether a question about choices of this sign is in it.
    pub fn asks_for(&self, sign: Sign) -> bool {
        self.questions.iter().any(|put| put.kind() == Kind::Choose(sign))
    }

    fn seat(&self, person: PersonId) -> Option<Seat> {
        self.pupils.iter().position(|row| row.person == person)
    }
}

/// The surveys the caller is named for at this school, the newest first.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn named(ctx: &Ctx<'_>) -> Result<Vec<Survey>> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(ListSurveys { person })?;
    let mut all = pass.rows::<Survey>().all()?;
    all.sort_by_key(|survey| std::cmp::Reverse((survey.opens_on, survey.made_at, survey.id)));
    Ok(all)
}

/// The surveys at the caller's school, for its head; those that are deleted first stand first.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn oversee(ctx: &Ctx<'_>) -> Result<Vec<Survey>> {
    let (Some(person), Some(school)) = (ctx.caller.person, ctx.caller.place) else {
        return Err(KernelError::invalid("not-found-heading"));
    };
    let pass = ctx.may(OverseeSurveys { person })?;
    let mut all = pass.rows::<Survey>().only(Survey::SCHOOL, Is::Equal, &school).all()?;
    all.sort_by_key(|survey| (survey.delete_on, survey.id));
    Ok(all)
}

/// Why pupils may be named in a survey; nothing where none may.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn reason(ctx: &Ctx<'_>, survey: Uuid) -> Result<Option<Reason>> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(ReadSurveyGrounds { person })?;
    pass.rows::<Reason>().only(Reason::SURVEY, Is::Equal, &survey).first()
}

/// Whether the caller is named for what is written in a survey.
///
/// # Errors
/// The relations cannot be read.
pub fn reads_words(ctx: &Ctx<'_>, survey: Uuid) -> Result<bool> {
    Ok(ctx.owner.relations()?.named(&ctx.caller).contains(&words_of(survey)))
}

/// What a class has answered. `None` where nobody is left in it.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn results(ctx: &Ctx<'_>, survey: Uuid) -> Result<Option<Results>> {
    let people: Vec<_> = surveyed(ctx, survey)?.into_iter().map(|row| row.person).collect();
    if people.is_empty() {
        return Ok(None);
    }
    let pass = ctx.may(ReadSurvey { pupils: people })?;
    let mut pupils = pass.rows::<Pupil>().only(Pupil::SURVEY, Is::Equal, &survey).all()?;
    pupils.sort_by_cached_key(|row| {
        let name = ransel_web::format::name_in_list(&row.given, &row.family);
        (ransel_web::format::sort_key(&name), row.person)
    });
    let questions = questions(&pass, survey)?;
    let Found { mut answered, mut chosen, changed } = seal::found(&pass, ctx.owner, survey)?;
    answered.retain(|row| !changed.contains(&row.person));
    chosen.retain(|row| !changed.contains(&row.person));
    let answered = answered.into_iter().map(|row| ((row.question, row.person), row.option)).collect();
    Ok(Some(Results { pupils, questions, changed, answered, chosen }))
}

/// What somebody has written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Who, by name.
    pub name: String,
    /// What was asked.
    pub question: Put,
    /// The words.
    pub words: FreeText,
    /// What the screening takes them to be about; empty where nothing.
    pub alert: String,
}

/// What those in a survey have written, for one who is named for it; those with an alert first.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn written(ctx: &Ctx<'_>, survey: Uuid) -> Result<Vec<Written>> {
    let surveyed = surveyed(ctx, survey)?;
    let pupils: Vec<_> = surveyed.iter().map(|row| row.person).collect();
    if pupils.is_empty() {
        return Ok(Vec::new());
    }
    let named: HashMap<_, _> =
        surveyed.into_iter().map(|row| (row.person, format!("{} {}", row.given, row.family))).collect();
    let pass = ctx.may(ReadSurveyWords { pupils })?;
    let asked = questions(&pass, survey)?;
    let mut rows = pass.rows::<Words>().only(Words::MATTER, Is::Equal, &words_of(survey)).all()?;
    // Those with an alert first, each part by name.
    rows.sort_by_cached_key(|row| {
        let name = named.get(&row.person).map(|name| ransel_web::format::sort_key(name));
        (row.alert.is_empty(), name, row.question, row.id)
    });
    let one = |row: Words| {
        let name = named.get(&row.person).cloned().unwrap_or_default();
        let question = asked.iter().find(|put| put.number == row.question)?.clone();
        Some(Written { name, question, words: row.words, alert: row.alert })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}
