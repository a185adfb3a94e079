//! Who chooses whom in a class (J. L. Moreno's sociogram): what that shows, each finding with what it rests on, and where to
//! draw it so that the same answers are always drawn the same way. Deliberately absent: names, words, and any measure of a
//! pupil's worth. A finding is a reason to look and to talk, never a fact about a child.

mod findings;
mod layout;

use std::collections::BTreeSet;

pub use findings::{Finding, findings};
pub use layout::{APART, Point, layout};

/// A pupil, by her place in the class's list, from 0.
pub type Seat = usize;

/// What a choice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// With whom she likes to be.
    Positive,
    /// With whom she does not. Asked only where a concrete suspicion is followed up (FOPPL-2024 § 20-5).
    Negative,
}

/// Why choices cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A pupil who is not in the class.
    #[error("seat {0} is not in the class")]
    NoSuchSeat(Seat),
    /// A pupil who chooses herself.
    #[error("seat {0} chooses herself")]
    Herself(Seat),
    /// A pupil who chooses and has not answered.
    #[error("seat {0} chooses without having answered")]
    Silent(Seat),
}

/// Who has answered, and whom each has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    answered: Vec<bool>,
    made: BTreeSet<(Sign, Seat, Seat)>,
}

impl Choices {
    /// Of a class in which `answered` says of each seat whether she has answered: one who has not chosen nobody has not said that
    /// she likes nobody. A choice made twice is one.
    ///
    /// # Errors
    /// A choice does not fit the class.
    pub fn new(
        answered: Vec<bool>,
        made: impl IntoIterator<Item = (Sign, Seat, Seat)>,
    ) -> Result<Self, Fault> {
        let made: BTreeSet<_> = made.into_iter().collect();
        for (_, from, to) in &made {
            let seat = |seat: &Seat| answered.get(*seat).copied().ok_or(Fault::NoSuchSeat(*seat));
            seat(to)?;
            if !seat(from)? {
                return Err(Fault::Silent(*from));
            }
            if from == to {
                return Err(Fault::Herself(*from));
            }
        }
        Ok(Self { answered, made })
    }

    /// How many there are in the class.
    pub fn seats(&self) -> usize {
        self.answered.len()
    }

    /// Whether she has answered.
    pub fn has_answered(&self, seat: Seat) -> bool {
        self.answered.get(seat).copied().unwrap_or_default()
    }

    /// Every choice of a sign, from whom and to whom, in order.
    pub fn of(&self, sign: Sign) -> impl Iterator<Item = (Seat, Seat)> {
        self.made.range((sign, 0, 0)..=(sign, Seat::MAX, Seat::MAX)).map(|(_, from, to)| (*from, *to))
    }

    /// Whether one has chosen another so.
    pub fn has(&self, sign: Sign, from: Seat, to: Seat) -> bool {
        self.made.contains(&(sign, from, to))
    }

    /// Those who have chosen somebody so.
    pub fn by(&self, sign: Sign, chosen: Seat) -> Vec<Seat> {
        self.of(sign).filter(|(_, to)| *to == chosen).map(|(from, _)| from).collect()
    }

    /// Whom she has chosen so.
    pub fn from(&self, sign: Sign, chooser: Seat) -> Vec<Seat> {
        self.of(sign).filter(|(from, _)| *from == chooser).map(|(_, to)| to).collect()
    }

    /// Whether two have chosen each other.
    pub fn mutual(&self, one: Seat, other: Seat) -> bool {
        self.has(Sign::Positive, one, other) && self.has(Sign::Positive, other, one)
    }

    /// The same without one who has left: her answers, and her name in the answers of others.
    #[must_use]
    pub fn without(&self, gone: Seat) -> Self {
        let answered =
            self.answered.iter().enumerate().filter(|(seat, _)| *seat != gone).map(|(_, said)| *said);
        let moved = |seat: Seat| if seat > gone { seat - 1 } else { seat };
        let left = self.made.iter().filter(|(_, from, to)| *from != gone && *to != gone);
        Self {
            answered: answered.collect(),
            made: left.map(|(sign, from, to)| (*sign, moved(*from), moved(*to))).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
