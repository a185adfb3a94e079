//! What a teacher fills in in a roll, and what is to be done with it when somebody else was there too. Pure.

use ransel_kernel::PersonId;

use crate::records::{Mark, MarkState};

/// What is said about a pupil: here, absent, or so many minutes late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How.
    pub state: MarkState,
    /// Minutes absent or late.
    pub minutes: i64,
}

impl Said {
    /// Here.
    pub const HERE: Self = Self { state: MarkState::Present, minutes: 0 };

    /// Absent from a lesson that lasts so long.
    pub const fn absent(lesson: i64) -> Self {
        Self { state: MarkState::Absent, minutes: lesson }
    }

    /// Late by so many minutes, at least one and at most the whole lesson; one where no number was given.
    pub fn late(minutes: Option<i64>, lesson: i64) -> Self {
        Self { state: MarkState::Late, minutes: minutes.unwrap_or(1).clamp(1, lesson.max(1)) }
    }
}

impl From<&Mark> for Said {
    fn from(mark: &Mark) -> Self {
        Self { state: mark.state, minutes: mark.minutes }
    }
}

/// What a row showed when the page was made; it travels with the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The mark's version; 0 where no roll was saved yet, [`Seen::UNMARKED`] where one was that left no mark.
    pub version: i64,
    /// What was shown: a mark, or the default.
    pub said: Said,
    /// Whether the row was a question, where two teachers differ.
    pub asked: bool,
}

impl Seen {
    /// The version of a pupil whom a saved roll left unmarked: somebody has said that she was here.
    pub const UNMARKED: i64 = -1;

    /// As it stands in the form.
    pub fn code(self) -> String {
        let asked = if self.asked { ".asked" } else { "" };
        format!("{}.{}.{}{asked}", self.version, self.said.state.code(), self.said.minutes)
    }

    /// From the form.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut parts = code.split('.');
        let version = parts.next()?.parse().ok()?;
        let state = MarkState::from_code(parts.next()?)?;
        let minutes = parts.next()?.parse().ok()?;
        Some(Self { version, said: Said { state, minutes }, asked: parts.next() == Some("asked") })
    }
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What this teacher filled in.
    Mine,
    /// What the other saved.
    Theirs,
}

/// A row as it was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The pupil.
    pub pupil: PersonId,
    /// What this teacher says.
    pub mine: Said,
    /// What the row showed.
    pub seen: Seen,
    /// The answer, where the row was a question.
    pub choice: Option<Choice>,
}

/// What is to be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands as it is.
    Leave,
    /// This teacher's mark is written.
    Write,
    /// Two teachers differ, and one of them must say which is right.
    Ask,
}

/// Only what this teacher changed is written. Equal answers need no word; different ones are asked about, for a
/// machine must not decide whether a pupil was there. A default nobody touched gives way to a mark somebody made.
pub fn verdict(row: &Filled, stored: Option<&Mark>, teacher: PersonId) -> Verdict {
    let now = stored.map_or(Said::HERE, Said::from);
    if row.mine == now {
        // A default of absence that was set aside is kept, or the next teacher would meet the default again.
        let set_aside = stored.is_none() && row.seen.said != Said::HERE;
        return if set_aside { Verdict::Write } else { Verdict::Leave };
    }
    match row.choice {
        Some(Choice::Theirs) => return Verdict::Leave,
        None if row.seen.asked => return Verdict::Ask,
        Some(Choice::Mine) | None => {}
    }
    let unchanged = stored.map_or(0, |mark| mark.version) == row.seen.version;
    if unchanged {
        return Verdict::Write;
    }
    let touched = row.mine != row.seen.said || row.seen.asked;
    match stored {
        _ if !touched => Verdict::Leave,
        Some(mark) if mark.marked_by == teacher => Verdict::Write,
        _ => Verdict::Ask,
    }
}
