//! Answering: a question at a time, each answer kept before the next question is shown.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ransel_kernel::{
    Caller, Category, Ctx, FreeText, KernelError, Owner, PersonId, Result, pass::Set, rows::Is,
};
use ransel_sociogram::Sign;
use uuid::Uuid;

use super::{
    AnswerSurvey, LookForSurveyed, ReadOwnSurvey,
    make::words_of,
    used::{Used, note},
};
use crate::{
    PART,
    bank::{CHOICES_AT_MOST, Kind, OPTIONS, WORDS_AT_MOST},
    put::{Put, questions},
    records::{Answered, Chosen, Doing, Pupil, Seal, Survey, Use, Words},
    seal::{self, Found, Kept},
};

/// An answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Others she chooses.
    Chosen(Vec<PersonId>),
    /// An option of the scale; none where she would rather not say.
    Option(Option<i64>),
    /// Own words.
    Words(FreeText),
}

/// A survey as the pupil has it before her.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The survey.
    pub survey: Survey,
    /// Her row in it.
    pub me: Pupil,
    /// The questions, in order.
    pub questions: Vec<Put>,
    /// What she has answered, by the question's number.
    pub given: Vec<(i64, Given)>,
    /// Whether what she has written is shown to her: not where she has signed in with a password alone.
    pub shows_words: bool,
}

impl Sheet {
    /// Who uses it: the pupil it lies before.
    fn used(&self) -> Used {
        Used {
            survey: self.survey.id,
            person: self.me.person,
            login: self.me.user_name.clone(),
            delete_on: self.survey.delete_on,
        }
    }

    /// Whether it can be answered on a day.
    pub fn is_open(&self, today: Date) -> bool {
        self.survey.is_open(today)
    }

    /// The question with this number.
    pub fn question(&self, number: i64) -> Option<&Put> {
        self.questions.iter().find(|put| put.number == number)
    }

    /// The number of the first question she has not answered; of the first one where she has answered all.
    pub fn next(&self) -> i64 {
        let unanswered = self.questions.iter().find(|put| self.given(put.number).is_none());
        unanswered.or(self.questions.first()).map_or(1, |put| put.number)
    }

    /// What she has answered to a question.
    pub fn given(&self, number: i64) -> Option<&Given> {
        self.given.iter().find(|(at, _)| *at == number).map(|(_, given)| given)
    }
}

impl Survey {
    /// Whether it can be answered on a day.
    pub fn is_open(&self, today: Date) -> bool {
        self.closed_at.is_none() && self.opens_on <= today && today <= self.closes_on
    }

    /// Whether it can be answered no more on a day.
    pub fn is_over(&self, today: Date) -> bool {
        self.closed_at.is_some() || self.closes_on < today
    }
}

fn own(ctx: &Ctx<'_>) -> Result<PersonId> {
    ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))
}

/// The surveys the pupil is in, the newest first.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn open_for(ctx: &Ctx<'_>) -> Result<Vec<(Survey, Pupil)>> {
    let pass = ctx.may(ReadOwnSurvey { person: own(ctx)? })?;
    let rows = pass.rows::<Pupil>().all()?;
    let mut surveys = pass.rows::<Survey>().among(Survey::ID, rows.iter().map(|row| row.survey)).all()?;
    surveys.sort_by_key(|survey| std::cmp::Reverse((survey.opens_on, survey.made_at, survey.id)));
    let of = |survey: Survey| {
        let row = rows.iter().find(|row| row.survey == survey.id)?.clone();
        Some((survey, row))
    };
    Ok(surveys.into_iter().filter_map(of).collect())
}

/// The surveys that wait for a pupil, as a part of the product: her start page says so before she has come in to any.
///
/// # Errors
/// The store fails.
pub fn waiting_for(owner: &Owner, person: PersonId, today: Date) -> Result<Vec<Uuid>> {
    let part = owner.ctx(Caller::part(PART))?;
    let pass = part.may(LookForSurveyed {})?;
    let rows = pass.rows::<Pupil>().only(Pupil::PERSON, Is::Equal, &person).all()?;
    let undone = rows.iter().filter(|row| row.done_at.is_none()).map(|row| row.survey);
    let mut surveys = pass.rows::<Survey>().among(Survey::ID, undone).all()?;
    surveys.retain(|survey| survey.is_open(today));
    surveys.sort_by_key(|survey| (survey.closes_on, survey.id));
    Ok(surveys.into_iter().map(|survey| survey.id).collect())
}

/// One survey with what the pupil has answered; nothing where she is not in it.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn sheet(ctx: &Ctx<'_>, survey: Uuid) -> Result<Option<Sheet>> {
    let pass = ctx.may(ReadOwnSurvey { person: own(ctx)? })?;
    let me = pass.rows::<Pupil>().only(Pupil::SURVEY, Is::Equal, &survey).first()?;
    let found = pass.rows::<Survey>().only(Survey::ID, Is::Equal, &survey).first()?;
    let (Some(me), Some(found)) = (me, found) else { return Ok(None) };
    let questions = questions(&pass, survey)?;
    let Found { mut answered, mut chosen, changed } = seal::found(&pass, ctx.owner, survey)?;
    // What she has not answered herself is not shown to her as hers.
    if !changed.is_empty() {
        answered.clear();
        chosen.clear();
    }
    let mut given: Vec<_> =
        answered.into_iter().map(|row| (row.question, Given::Option(Some(row.option)))).collect();
    for row in chosen {
        match given.iter_mut().find(|(number, _)| *number == row.question) {
            Some((_, Given::Chosen(all))) => all.push(row.chosen),
            _ => given.push((row.question, Given::Chosen(vec![row.chosen]))),
        }
    }
    let words = pass.rows::<Words>().only(Words::MATTER, Is::Equal, &words_of(survey)).all()?;
    given.extend(words.into_iter().map(|row| (row.question, Given::Words(row.words))));
    let shows_words = pass.opens(me.person, Category::FreeText);
    Ok(Some(Sheet { survey: found, me, questions, given, shows_words }))
}

/// Those in a survey, by family name: for the list somebody chooses from, and for whoever reads the answers.
///
/// # Errors
/// The store fails.
pub fn surveyed(ctx: &Ctx<'_>, survey: Uuid) -> Result<Vec<Pupil>> {
    let part = ctx.owner.ctx(Caller::part(PART))?;
    let pass = part.may(LookForSurveyed {})?;
    pass.rows::<Pupil>().only(Pupil::SURVEY, Is::Equal, &survey).all()
}

/// Keeps the answer to a question. What was answered before is replaced; an empty answer takes it away.
///
/// # Errors
/// It cannot be answered now, the answer does not fit the question, the kernel refuses or the store fails.
pub fn answer(ctx: &Ctx<'_>, sheet: &Sheet, number: i64, given: &Given) -> Result<()> {
    let (survey, person) = (&sheet.survey, own(ctx)?);
    check(ctx, sheet, number, given)?;
    let (now, delete_on) = (ctx.owner.clock.now(), survey.delete_on);
    ctx.change(AnswerSurvey { person }, |change| {
        // Closed or deleted while she read the question.
        let still = change.rows::<Survey>().only(Survey::ID, Is::Equal, &survey.id).first()?;
        if !still.is_some_and(|survey| survey.is_open(ctx.owner.clock.today())) {
            return Err(KernelError::invalid("survey-not-open"));
        }
        let me = change.rows::<Pupil>().only(Pupil::SURVEY, Is::Equal, &survey.id).first()?;
        let me = me.ok_or(KernelError::invalid("survey-not-open"))?;
        if me.began_at.is_none() {
            note(ctx, change, &sheet.used(), Doing::Began)?;
            change.update::<Pupil, _>(&me.id, Set::default().to(Pupil::BEGAN_AT, &Some(now)))?;
        }
        let mut kept = Kept::of(change, survey.id, person)?;
        kept.drop_changed(change, ctx.owner)?;
        match given {
            Given::Option(option) => {
                let here = kept.answered.iter().position(|row| row.question == number);
                if let Some(row) = here.map(|at| kept.answered.swap_remove(at)) {
                    match option {
                        Some(option) => {
                            let set = Set::default().to(Answered::OPTION, option);
                            change.update::<Answered, _>(&row.id, set)?;
                            kept.answered.push(Answered { option: *option, ..row });
                        }
                        None => {
                            change.delete::<Answered, _>(&row.id)?;
                        }
                    }
                } else if let Some(option) = *option {
                    let (id, survey) = (ctx.owner.random.uuid()?, survey.id);
                    let row = Answered { id, survey, person, question: number, option, delete_on };
                    change.insert(&row)?;
                    kept.answered.push(row);
                }
            }
            Given::Chosen(chosen) => {
                let taken_back = |row: &mut Chosen| row.question == number && !chosen.contains(&row.chosen);
                for row in kept.chosen.extract_if(.., taken_back) {
                    change.delete::<Chosen, _>(&row.id)?;
                }
                for chosen in chosen {
                    if kept.chosen.iter().any(|row| row.question == number && row.chosen == *chosen) {
                        continue;
                    }
                    let (id, survey, chosen) = (ctx.owner.random.uuid()?, survey.id, *chosen);
                    let row = Chosen { id, survey, person, question: number, chosen, delete_on };
                    change.insert(&row)?;
                    kept.chosen.push(row);
                }
            }
            Given::Words(words) => {
                let matter = words_of(survey.id);
                let here = change.rows::<Words>().only(Words::MATTER, Is::Equal, &matter);
                let here = here.only(Words::QUESTION, Is::Equal, &number).first()?;
                // An empty field says nothing where it does not show what was written.
                let unsaid = words.is_empty() && !sheet.shows_words;
                if unsaid || here.as_ref().is_some_and(|row| row.words == *words) {
                    return Ok(());
                }
                if let Some(row) = here {
                    change.delete::<Words, _>(&row.id)?;
                }
                if words.is_empty() {
                    return Ok(());
                }
                let alert = ransel_screening::look(words.as_str());
                let alert = alert.map(|alert| alert.kind.code().to_owned()).unwrap_or_default();
                let (id, words) = (ctx.owner.random.uuid()?, words.clone());
                // They are sealed by themselves.
                return change.insert(&Words {
                    id,
                    matter,
                    person,
                    question: number,
                    words,
                    alert,
                    delete_on,
                });
            }
        }
        kept.renew(change, ctx.owner, delete_on)
    })
}

fn check(ctx: &Ctx<'_>, sheet: &Sheet, number: i64, given: &Given) -> Result<()> {
    let put = sheet.question(number).ok_or(KernelError::invalid("not-found-heading"))?;
    match (put.kind(), given) {
        (Kind::Scale(_), Given::Option(option)) => match option {
            Some(option) if !(1..=OPTIONS).contains(option) => {
                Err(KernelError::invalid("survey-answer-wrong"))
            }
            _ => Ok(()),
        },
        (Kind::Choose(Sign::Positive | Sign::Negative), Given::Chosen(chosen)) => {
            let distinct: BTreeSet<_> = chosen.iter().collect();
            if chosen.len() > CHOICES_AT_MOST || distinct.len() != chosen.len() {
                return Err(KernelError::invalid("survey-too-many"));
            }
            let others: BTreeSet<_> = surveyed(ctx, sheet.survey.id)?.iter().map(|row| row.person).collect();
            let fits = |one: &PersonId| *one != sheet.me.person && others.contains(one);
            if chosen.iter().all(fits) { Ok(()) } else { Err(KernelError::invalid("survey-answer-wrong")) }
        }
        (Kind::Open, Given::Words(words)) if words.as_str().chars().count() <= WORDS_AT_MOST => Ok(()),
        (Kind::Open, Given::Words(_)) => Err(KernelError::invalid("survey-words-too-long")),
        _ => Err(KernelError::invalid("survey-answer-wrong")),
    }
}

/// Says that she is done. She can change her answers until the survey closes.
///
/// # Errors
/// It cannot be answered now, the kernel refuses or the store fails.
pub fn done(ctx: &Ctx<'_>, sheet: &Sheet) -> Result<()> {
    if !sheet.is_open(ctx.owner.clock.today()) {
        return Err(KernelError::invalid("survey-not-open"));
    }
    let now = Some(ctx.owner.clock.now());
    ctx.change(AnswerSurvey { person: own(ctx)? }, |change| {
        note(ctx, change, &sheet.used(), Doing::Finished)?;
        let set = Set::default().to(Pupil::BEGAN_AT, &sheet.me.began_at.or(now)).to(Pupil::DONE_AT, &now);
        change.update::<Pupil, _>(&sheet.me.id, set)
    })
}

/// Takes back everything she has answered, for as long as the survey is open.
///
/// # Errors
/// It is closed, the kernel refuses or the store fails.
pub fn withdraw(ctx: &Ctx<'_>, sheet: &Sheet) -> Result<()> {
    if !sheet.is_open(ctx.owner.clock.today()) {
        return Err(KernelError::invalid("survey-not-open"));
    }
    let survey = sheet.survey.id;
    ctx.change(AnswerSurvey { person: own(ctx)? }, |change| {
        for row in change.rows::<Answered>().only(Answered::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Answered, _>(&row.id)?;
        }
        for row in change.rows::<Chosen>().only(Chosen::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Chosen, _>(&row.id)?;
        }
        for row in change.rows::<Seal>().only(Seal::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Seal, _>(&row.id)?;
        }
        for row in change.rows::<Words>().only(Words::MATTER, Is::Equal, &words_of(survey)).all()? {
            change.delete::<Words, _>(&row.id)?;
        }
        for row in change.rows::<Use>().only(Use::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Use, _>(&row.id)?;
        }
        let set = Set::default().to(Pupil::BEGAN_AT, &None).to(Pupil::DONE_AT, &None);
        change.update::<Pupil, _>(&sheet.me.id, set)
    })
}
