//! Making a survey, putting pupils in it, closing and deleting it. Whoever makes it is named for it first, in the main store;
//! then everything else is written in one transaction of the vault. A naming without a survey opens nothing.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan, civil::Date};
use ransel_kernel::{
    Action, Caller, Ctx, FreeText, GroupId, KernelError, PersonId, Result, SchoolId,
    action::Opens,
    pass::{Change, Set},
    platform::Named,
    rows::Is,
};
use ransel_school::derived;
use uuid::Uuid;

use super::{
    BeginSurvey, ClearSurvey, ClearSurveyReaders, EndSurvey, PutInSurvey, orders::is_held, used::note_made,
};
use crate::{
    PART,
    bank::Asked,
    choices::{given_up, longest},
    put::{OWN, OWN_AT_MOST, Own, OwnFault, Put, Source, in_order},
    records::{
        Answered, Chosen, Gender, Mode, OwnQuestion, Pupil, Question, Reason, Seal, Share, Size, Survey, Use,
        Words,
    },
};

/// The matter of what is written in a survey.
pub fn words_of(survey: Uuid) -> Uuid {
    derived::id(&["survey-words", &survey.to_string()])
}

/// The id of a survey somebody makes with a form. It follows from her as well: no form makes a survey that is another's, and by
/// that names whoever sends it for it.
pub fn made_with(form: Uuid, maker: PersonId) -> Uuid {
    derived::id(&["survey", &form.to_string(), &maker.to_string()])
}

/// Why pupils may be named in a survey.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// Where the case is.
    pub case_reference: FreeText,
    /// What is suspected.
    pub suspicion: FreeText,
    /// What has been tried.
    pub tried: FreeText,
    /// Who approved.
    pub approved_by: PersonId,
}

/// What can be said of a pupil in a survey, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The pupil.
    pub person: PersonId,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Gender.
    pub gender: Gender,
    /// Birth year.
    pub birth_year: i64,
    /// Feide user name.
    pub user_name: String,
}

/// A survey as it comes from the form.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id; made with the form.
    pub id: Uuid,
    /// The class.
    pub class: GroupId,
    /// What the class is called.
    pub class_name: String,
    /// Why it is asked.
    pub mode: Mode,
    /// Why pupils may be named; where it is a follow-up, and only there.
    pub grounds: Option<Grounds>,
    /// The questions of the bank, in order.
    pub questions: Vec<&'static Asked>,
    /// The questions of her own.
    pub own: Vec<Own>,
    /// What the pupils of the class are called, also those who are not asked: in an own question none of them is named.
    pub called: Vec<String>,
    /// The pupils.
    pub pupils: Vec<Entry>,
    /// The first day.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Date,
    /// The day it is deleted.
    pub delete_on: Date,
}

impl Draft {
    /// What is wrong with it, as the key of a sentence.
    pub fn fault(&self, today: Date, months: i64) -> Option<&'static str> {
        let follows_up = self.mode == Mode::FollowUp;
        let grounded = self.grounds.as_ref().is_some_and(|grounds| {
            let all = [&grounds.case_reference, &grounds.suspicion, &grounds.tried];
            all.iter().all(|words| !words.is_empty())
        });
        if follows_up != grounded {
            Some("survey-grounds-missing")
        } else if self.questions.is_empty() && self.own.is_empty() {
            Some("survey-questions-missing")
        } else if self.questions.iter().any(|asked| !asked.fits(self.mode)) {
            Some("survey-question-not-preventive")
        } else if self.own.len() > OWN_AT_MOST {
            Some("survey-own-too-many")
        } else if let Some(fault) = self.own.iter().find_map(|own| own.fault(self.mode, &self.called)) {
            Some(OwnFault::key(&fault))
        } else if self.pupils.is_empty() {
            Some("survey-pupils-missing")
        } else if self.opens_on < today || self.closes_on < self.opens_on {
            Some("survey-days-wrong")
        } else if self.delete_on <= self.closes_on {
            Some("survey-delete-too-early")
        } else if today.saturating_add(months.months()) < self.delete_on {
            Some("survey-delete-too-late")
        } else {
            None
        }
    }

    /// What is asked, in order.
    pub fn put(&self) -> Vec<Put> {
        in_order(&self.questions, &self.own)
    }
}

/// Makes a survey; sent twice it is one.
///
/// # Errors
/// Something is missing or not permitted by its mode, the kernel refuses, or a store fails.
pub fn make(ctx: &Ctx<'_>, draft: &Draft) -> Result<()> {
    let owner = ctx.owner;
    if given_up(owner).is_some() {
        return Err(KernelError::invalid("survey-given-up"));
    }
    if let Some(fault) = draft.fault(owner.clock.today(), longest(owner)) {
        return Err(KernelError::invalid(fault));
    }
    let (me, school) = (ctx.caller.person, ctx.caller.place);
    let (Some(me), Some(school)) = (me, school) else {
        return Err(KernelError::invalid("not-found-heading"));
    };
    ctx.change(BeginSurvey { person: me }, |change| name(change, draft, me, school))?;
    note_made(ctx, draft, me)?;
    ctx.change(PutInSurvey { pupils: draft.pupils.iter().map(|entry| entry.person).collect() }, |change| {
        if change.rows::<Survey>().only(Survey::ID, Is::Equal, &draft.id).first()?.is_some() {
            return Ok(());
        }
        put_in(change, draft, school, owner.clock.now())?;
        let Some(grounds) = &draft.grounds else { return Ok(()) };
        change.insert(&Reason {
            id: derived::id(&["survey-reason", &draft.id.to_string()]),
            survey: draft.id,
            case_reference: grounds.case_reference.clone(),
            suspicion: grounds.suspicion.clone(),
            tried: grounds.tried.clone(),
            approved_by: grounds.approved_by,
            delete_on: draft.delete_on,
        })
    })
}

/// Names whoever makes a survey for it, and for its words.
pub fn name<A: Action + Opens<Named>>(
    change: &mut Change<'_, A>,
    draft: &Draft,
    maker: PersonId,
    school: SchoolId,
) -> Result<()> {
    for matter in [draft.id, words_of(draft.id)] {
        if change.rows::<Named>().only(Named::MATTER, Is::Equal, &matter).first()?.is_none() {
            let now = change.owner().clock.now();
            change.insert(&Named {
                id: change.owner().random.uuid()?,
                person: maker,
                place: school,
                matter,
                valid_from: change.owner().clock.today(),
                valid_to: None,
                named_by: maker,
                named_at: now,
                ended_at: None,
                until: draft.delete_on,
            })?;
        }
    }
    Ok(())
}

/// Writes a survey with its questions and pupils.
pub fn put_in<
    A: Action + Opens<Survey> + Opens<Size> + Opens<Question> + Opens<OwnQuestion> + Opens<Pupil>,
>(
    change: &mut Change<'_, A>,
    draft: &Draft,
    school: SchoolId,
    made_at: Timestamp,
) -> Result<()> {
    let (id, delete_on) = (draft.id, draft.delete_on);
    change.insert(&Survey {
        id,
        matter: id,
        school,
        class: draft.class,
        class_name: draft.class_name.clone(),
        mode: draft.mode,
        opens_on: draft.opens_on,
        closes_on: draft.closes_on,
        closed_at: None,
        made_at,
        delete_on,
    })?;
    let pupils = i64::try_from(draft.pupils.len()).unwrap_or(i64::MAX);
    change.insert(&Size { id, pupils, delete_on })?;
    draft.put().iter().try_for_each(|put| ask(change, draft, put))?;
    let mut seen = BTreeSet::new();
    let new = draft.pupils.iter().filter(|entry| seen.insert(entry.person));
    new.map(|entry| pupil(id, entry, delete_on)).try_for_each(|row| change.insert(&row))
}

/// Writes one question.
fn ask<A: Action + Opens<Question> + Opens<OwnQuestion>>(
    change: &mut Change<'_, A>,
    draft: &Draft,
    put: &Put,
) -> Result<()> {
    let (survey, number, delete_on) = (draft.id, put.number, draft.delete_on);
    let id = derived::id(&["survey-question", &survey.to_string(), &number.to_string()]);
    let (code, version) = match &put.source {
        Source::Bank(asked) => (asked.code, asked.version),
        Source::Own(_) => (OWN, 1),
    };
    change.insert(&Question { id, survey, number, code: code.to_owned(), version, delete_on })?;
    let Source::Own(Own { wording, way }) = &put.source else { return Ok(()) };
    change.insert(&OwnQuestion { id, survey, wording: wording.clone(), way: *way, delete_on })
}

fn pupil(survey: Uuid, entry: &Entry, delete_on: Date) -> Pupil {
    Pupil {
        id: derived::id(&["survey-pupil", &survey.to_string(), &entry.person.to_string()]),
        survey,
        person: entry.person,
        given: entry.given.clone(),
        family: entry.family.clone(),
        gender: entry.gender,
        birth_year: entry.birth_year,
        user_name: entry.user_name.clone(),
        began_at: None,
        done_at: None,
        delete_on,
    }
}

/// Closes a survey before its last day. What is answered stays.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn close(ctx: &Ctx<'_>, survey: Uuid, pupils: Vec<PersonId>) -> Result<()> {
    let now = Some(ctx.owner.clock.now());
    ctx.change(EndSurvey { pupils }, |change| {
        change.update::<Survey, _>(&survey, Set::default().to(Survey::CLOSED_AT, &now))
    })
}

/// Deletes a survey and everything that was answered, now, and then what is kept beside it: who used it and who was let in.
///
/// # Errors
/// Something of it has been ordered given out, the kernel refuses or the store fails. Where the latter happens after the survey is gone, the rest goes on its day.
pub fn remove(ctx: &Ctx<'_>, survey: Uuid, pupils: Vec<PersonId>) -> Result<()> {
    if is_held(ctx, survey)? {
        return Err(KernelError::invalid("survey-held"));
    }
    ctx.change(EndSurvey { pupils }, |change| {
        macro_rules! delete_all {
            ($($record:ident by $column:ident = $value:expr;)*) => {$(
                for row in change.rows::<$record>().only($record::$column, Is::Equal, $value).all()? {
                    change.delete::<$record, _>(&row.id)?;
                }
            )*};
        }
        let words = words_of(survey);
        delete_all! {
            Answered by SURVEY = &survey;
            Chosen by SURVEY = &survey;
            Seal by SURVEY = &survey;
            Words by MATTER = &words;
            Pupil by SURVEY = &survey;
            OwnQuestion by SURVEY = &survey;
            Question by SURVEY = &survey;
            Reason by SURVEY = &survey;
            Size by ID = &survey;
            Survey by ID = &survey;
        }
        Ok(())
    })?;
    let part = ctx.owner.ctx(Caller::part(PART))?;
    part.change(ClearSurvey {}, |change| {
        for row in change.rows::<Use>().only(Use::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Use, _>(&row.id)?;
        }
        for row in change.rows::<Share>().only(Share::SURVEY, Is::Equal, &survey).all()? {
            change.delete::<Share, _>(&row.id)?;
        }
        Ok(())
    })?;
    part.change(ClearSurveyReaders {}, |change| {
        for matter in [survey, words_of(survey)] {
            for row in change.rows::<Named>().only(Named::MATTER, Is::Equal, &matter).all()? {
                change.delete::<Named, _>(&row.id)?;
            }
        }
        Ok(())
    })?;
    // Whoever was let in is let in to nothing any more, also in this server's copy.
    ctx.owner.reload(None).map(drop)
}

/// Reads pupils from lines of four columns with a heading: `name`, `gender`, `birth-year`, `feide-name`. Nothing else can be
/// said about a pupil, so a fifth column is a fault, as is somebody who is not among those who can be added.
///
/// # Errors
/// The number of the line that does not fit, from 1.
pub fn read_lines(text: &str, known: &[Entry]) -> std::result::Result<Vec<Entry>, usize> {
    let columns =
        |line: &str| line.split([';', '\t', ',']).map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    match lines.next() {
        Some((_, head)) if columns(head) == ["name", "gender", "birth-year", "feide-name"] => {}
        _ => return Err(1),
    }
    let entry = |(at, line): (usize, &str)| {
        let columns = columns(line);
        let [_, gender, year, user_name] = columns.as_slice() else { return Err(at) };
        let gender = if gender.is_empty() { Some(Gender::Unsaid) } else { Gender::from_code(gender) };
        let fits = |entry: &&Entry| entry.user_name == *user_name && year.parse() == Ok(entry.birth_year);
        let found = gender.zip(known.iter().find(fits));
        found.map(|(gender, entry)| Entry { gender, ..entry.clone() }).ok_or(at)
    };
    lines.map(entry).collect()
}
