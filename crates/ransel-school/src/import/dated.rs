//! A dated row against what the file says: pure. Periods are half-open here, `to` is the first day after.
//!
//! What holds true of a day in the past stays so: a later beginning is a new period, and the row before it ends there.
//! Only an earlier beginning corrects the row itself.

use jiff::civil::Date;
use uuid::Uuid;

/// The first day after `last`.
pub fn day_after(last: Date) -> Date {
    // At the calendar's edge there is none; nobody is at school then.
    last.tomorrow().unwrap_or(last)
}

/// When something ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// It is over, and nobody said since when.
    Over,
    /// The first day after it.
    On(Date),
    /// Not yet known.
    Open,
}

/// What the file says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first day, if it is said.
    pub from: Option<Date>,
    /// Its end.
    pub end: End,
}

/// A stored row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The row.
    pub id: Uuid,
    /// Its first day.
    pub from: Date,
    /// The first day after it.
    pub to: Option<Date>,
    /// Whether this file has spoken of it already.
    pub spoken_of: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing: the row is right.
    Keep(Uuid),
    /// The row gets these dates.
    Move(Uuid, Date, Option<Date>),
    /// The row ends where a new one begins.
    Follow(Uuid, Date, Option<Date>),
    /// A new row.
    Add(Date, Option<Date>),
    /// The file has said something else of the same days.
    SaidBefore,
    /// It is over, and was never known.
    NeverKnown,
    /// The period is empty.
    Empty,
}

/// Compares one period with the rows of the same tie. `derived` is one that follows from another row: it
/// is content with any row of those days.
pub fn decide(held: &[Held], span: Span, derived: bool, today: Date) -> Step {
    let exact = span.from.and_then(|from| held.iter().find(|row| row.from == from));
    let to = match span.end {
        End::Over => {
            return over(exact.or(held.iter().find(|row| !row.spoken_of && row.runs_on(today))), today);
        }
        End::On(to) => Some(to),
        End::Open => None,
    };
    if to.is_some_and(|to| span.from.is_some_and(|from| to <= from)) {
        return Step::Empty;
    }
    if let Some(row) = exact {
        return match (row.to == to, row.spoken_of) {
            (true, _) => Step::Keep(row.id),
            (false, true) => Step::SaidBefore,
            (false, false) => Step::Move(row.id, row.from, to),
        };
    }
    let last_day = to.map_or(today, |to| today.min(to.yesterday().unwrap_or(to)));
    let begins = span.from.unwrap_or(last_day);
    let same_days = || held.iter().filter(|row| row.meets(begins, to));
    if let (true, Some(row)) = (derived, same_days().next()) {
        return Step::Keep(row.id);
    }
    match (same_days().filter(|row| !row.spoken_of).max_by_key(|row| row.from), span.from) {
        (Some(row), None) if row.to == to => Step::Keep(row.id),
        (Some(row), None) => Step::Move(row.id, row.from, to),
        (Some(row), Some(from)) if from < row.from => Step::Move(row.id, from, to),
        (Some(row), Some(from)) => Step::Follow(row.id, from, to),
        (None, _) if same_days().next().is_some() => Step::SaidBefore,
        (None, None) if to.is_some_and(|to| to <= today) => Step::NeverKnown,
        (None, _) => Step::Add(begins, to),
    }
}

fn over(row: Option<&Held>, today: Date) -> Step {
    match row {
        None => Step::NeverKnown,
        Some(row) if row.to.is_some_and(|to| to <= today) => Step::Keep(row.id),
        Some(row) if row.spoken_of => Step::SaidBefore,
        // One that was only planned never was: it ends where it begins.
        Some(row) => Step::Move(row.id, row.from, Some(today.max(row.from))),
    }
}

impl Held {
    fn runs_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    fn meets(&self, from: Date, to: Option<Date>) -> bool {
        to.is_none_or(|to| self.from < to) && self.to.is_none_or(|own| from < own)
    }
}

/// Periods of one tie in one row of the file, put together where they share days: two roles may mean the same here.
pub fn together(mut spans: Vec<Span>) -> Vec<Span> {
    if spans.iter().any(|span| span.end != End::Over) {
        spans.retain(|span| span.end != End::Over);
    }
    // Unknown beginnings sort first.
    spans.sort_by_key(|span| span.from);
    let mut whole: Vec<Span> = Vec::new();
    for span in spans {
        match whole.last_mut().filter(|last| shares_days(last, &span)) {
            Some(last) => *last = Span { from: last.from.or(span.from), end: last.end.max(span.end) },
            None => whole.push(span),
        }
    }
    whole
}

/// Whether `next`, which begins no earlier, begins before `last` ends.
fn shares_days(last: &Span, next: &Span) -> bool {
    match (last.end, next.from) {
        (End::Over | End::Open, _) | (_, None) => true,
        (End::On(to), Some(from)) => from < to,
    }
}
