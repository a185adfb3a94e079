//! A question as a survey puts it, whether it is the bank's or somebody's own: the one place that knows its wording and how it
//! is answered. And what an own question may not be (FOPPL-2024 § 20-5, wording of 2024-08-01).

use ransel_kernel::{Action, FreeText, Result, action::Opens, pass::Pass, rows::Is};
use ransel_sociogram::Sign;
use ransel_web::Words;
use uuid::Uuid;

use crate::{
    bank::{Asked, Kind},
    records::{Mode, OwnQuestion, Question, Way},
};

/// The most questions of her own somebody can put.
pub const OWN_AT_MOST: usize = 3;
/// The fewest and the most characters of the wording of one.
const WORDING: std::ops::RangeInclusive<usize> = 5..=200;
/// A name of one letter is a letter in many words: an initial names nobody.
const NAME_LEAST: usize = 2;
/// The code an own question has where those of the bank have theirs.
pub const OWN: &str = "own";

/// A question of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// What is asked.
    pub wording: FreeText,
    /// How it is answered.
    pub way: Way,
}

/// Where a question comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// The bank.
    Bank(&'static Asked),
    /// Whoever made the survey.
    Own(Own),
}

/// A question as a survey puts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    /// Its place, from 1.
    pub number: i64,
    /// Where it comes from.
    pub source: Source,
}

impl Put {
    /// What is asked, in a language; one's own words are in the language they were written in.
    pub fn wording(&self, w: Words<'_>) -> String {
        match &self.source {
            Source::Bank(asked) => w.get(&asked.key()),
            Source::Own(own) => own.wording.as_str().to_owned(),
        }
    }

    /// How it is answered.
    pub fn kind(&self) -> Kind {
        match &self.source {
            Source::Bank(asked) => asked.kind,
            Source::Own(own) => own.way.kind(),
        }
    }

    /// The bank's question it is. Only those are the same from one survey to the next.
    pub fn bank(&self) -> Option<&'static Asked> {
        match self.source {
            Source::Bank(asked) => Some(asked),
            Source::Own(_) => None,
        }
    }
}

impl Way {
    /// How a question is answered in this way.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Good => Kind::Scale("good"),
            Self::Safe => Kind::Scale("safe"),
            Self::Often => Kind::Scale("often"),
            Self::Never => Kind::Scale("never"),
            Self::Words => Kind::Open,
            // Nobody can know what somebody is chosen for in another's words, so it always counts as something negative.
            Self::Mates => Kind::Choose(Sign::Negative),
        }
    }
}

/// Questions in the order they are asked. The open one of the bank asks whether there is anything more, so own ones come before it.
pub fn in_order(bank: &[&'static Asked], own: &[Own]) -> Vec<Put> {
    let (last, first): (Vec<_>, Vec<_>) = bank.iter().partition(|asked| asked.kind == Kind::Open);
    let first = first.into_iter().map(Source::Bank);
    let sources = first.chain(own.iter().cloned().map(Source::Own)).chain(last.into_iter().map(Source::Bank));
    (1..).zip(sources).map(|(number, source)| Put { number, source }).collect()
}

/// The questions of a survey, in order.
///
/// # Errors
/// The store fails.
pub fn questions<A: Action + Opens<Question> + Opens<OwnQuestion>>(
    pass: &Pass<'_, A>,
    survey: Uuid,
) -> Result<Vec<Put>> {
    let rows = pass.rows::<Question>().only(Question::SURVEY, Is::Equal, &survey).all()?;
    let own = pass.rows::<OwnQuestion>().only(OwnQuestion::SURVEY, Is::Equal, &survey).all()?;
    Ok(put(rows, own))
}

/// The questions of these rows, in order. An own one whose wording is not among `own` is left out.
pub fn put(mut rows: Vec<Question>, own: Vec<OwnQuestion>) -> Vec<Put> {
    rows.sort_by_key(|row| row.number);
    let source = |row: &Question| {
        if row.code != OWN {
            return Asked::find(&row.code, row.version).map(Source::Bank);
        }
        let found = own.iter().find(|own| own.id == row.id)?;
        Some(Source::Own(Own { wording: found.wording.clone(), way: found.way }))
    };
    rows.iter().filter_map(|row| Some(Put { number: row.number, source: source(row)? })).collect()
}

/// What is wrong with an own question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnFault {
    /// It is too short or too long, or more than a line.
    Length,
    /// It lets somebody be chosen, and nothing is suspected.
    Chooses,
    /// This word of it is what a pupil of the class is called.
    Names(String),
}

impl OwnFault {
    /// The key of the sentence that says so.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Length => "survey-own-length",
            Self::Chooses => "survey-own-not-preventive",
            Self::Names(_) => "survey-own-names-pupil",
        }
    }
}

impl Own {
    /// What is wrong with it in a survey of this mode, of a class whose pupils are called this.
    ///
    /// To prevent, nobody is named for anything negative, and nobody can know what a wording says of whom it names: so it names
    /// nobody. FOPPL-2024 § 20-5 second paragraph lets pupils be named where a suspicion is followed up.
    pub fn fault(&self, mode: Mode, called: &[String]) -> Option<OwnFault> {
        let wording = self.wording.as_str();
        if !WORDING.contains(&wording.chars().count()) || wording.chars().any(char::is_control) {
            return Some(OwnFault::Length);
        }
        match (mode, self.way) {
            (Mode::FollowUp, _) => None,
            (Mode::Preventive, Way::Mates) => Some(OwnFault::Chooses),
            (Mode::Preventive, _) => named(wording, called).map(OwnFault::Names),
        }
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty())
}

/// The word of a text that is what one of these is called, also in the genitive (`Noras`); none where nobody is named.
/// A name of several parts is each of them: `Anne-Marie` is called Anne, too.
pub fn named(text: &str, called: &[String]) -> Option<String> {
    let parts: Vec<_> = called.iter().flat_map(|name| words_of(name)).map(str::to_lowercase).collect();
    let names = |word: &str| {
        let is = |word: &str| word.chars().count() >= NAME_LEAST && parts.iter().any(|name| name == word);
        is(word) || word.strip_suffix('s').is_some_and(is)
    };
    words_of(text).find(|word| names(&word.to_lowercase())).map(str::to_owned)
}
