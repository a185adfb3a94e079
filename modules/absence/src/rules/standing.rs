//! Where a pupil stands in a subject: the minutes, the two percentages for staff, and what is left (R2-6 to R2-12).

use std::fmt;

use ransel_law::Minutes;
use serde::{Deserialize, Serialize};

use super::class::{AbsenceClass, AbsencePiece, Effect, Reading, Risk, counts_towards_limit};
use super::limit::AbsenceLimit;

/// Where a pupil stands in a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The subject's minutes in a full year, not those taught so far.
    pub annual: Minutes,
    /// T: undocumented and health absence, documented or not. The first number for staff.
    pub total: Minutes,
    /// U+S: undocumented and self-declared absence without a certificate of higher risk. The second number for
    /// staff, and what the head's margin is measured against. Certified self-declarations are left out because
    /// they stay accepted above the limit as documentation does.
    pub unaccepted: Minutes,
    /// The minutes that are over the limit; none of them means the right is kept.
    pub over: Minutes,
    /// Minutes of undocumented absence still possible before the limit is exceeded.
    pub left: Minutes,
    /// The limit it was measured against.
    pub limit: &'static AbsenceLimit,
    /// The reading it was measured with.
    pub reading: Reading,
}

/// Why no standing can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StandingError {
    /// A share of nothing cannot be taken: the subject has no annual minutes.
    #[error("the subject has no annual minutes")]
    NoAnnualMinutes,
    /// The minutes do not fit into one number; some piece must be wrong.
    #[error("the absence is longer than can be counted")]
    TooLong,
}

impl Standing {
    /// Takes the standing from all pieces of absence in the subject this school year, oldest first.
    ///
    /// The order matters to [`Reading::RunningTotal`] alone. A reading that the wording does not carry is replaced
    /// by the one it does.
    pub fn of(
        pieces: &[AbsencePiece],
        annual: Minutes,
        limit: &'static AbsenceLimit,
        reading: Reading,
    ) -> Result<Self, StandingError> {
        if annual.is_zero() {
            return Err(StandingError::NoAnnualMinutes);
        }
        let reading = limit.reading(Some(reading));
        let allowed = allowed(annual, limit.percent);
        let (mut used_up, mut over) = (Minutes::ZERO, Minutes::ZERO);
        for piece in pieces {
            let effect = counts_towards_limit(piece.class, piece.risk, reading);
            if effect == Effect::Nothing {
                continue;
            }
            let room = allowed.left_after(used_up);
            used_up = add(used_up, piece.minutes)?;
            if effect == Effect::UsesUpAndExceeds {
                over = add(over, piece.minutes.left_after(room))?;
            }
        }
        let total = sum(pieces, is_counted_absence)?;
        let unaccepted = sum(pieces, is_unaccepted)?;
        Ok(Self { annual, total, unaccepted, over, left: allowed.left_after(used_up), limit, reading })
    }

    /// The minutes that count, as the reading counts them.
    pub fn counted(&self) -> Minutes {
        match self.reading {
            Reading::RunningTotal => self.total,
            Reading::Quota => self.unaccepted,
        }
    }

    /// T in percent of the annual minutes.
    pub fn total_percent(&self) -> PercentTenths {
        PercentTenths::of(self.total, self.annual)
    }

    /// U+S in percent of the annual minutes.
    pub fn unaccepted_percent(&self) -> PercentTenths {
        PercentTenths::of(self.unaccepted, self.annual)
    }
}

/// The whole minutes that are not yet "more than" the limit. Rounded down, which is exact: with 336.5 minutes
/// allowed, the 337th is the first one above.
fn allowed(annual: Minutes, percent: u32) -> Minutes {
    let minutes = u64::from(annual.get()) * u64::from(percent) / 100;
    Minutes::new(u32::try_from(minutes).unwrap_or(u32::MAX))
}

fn is_counted_absence(piece: &AbsencePiece) -> bool {
    !matches!(piece.class, AbsenceClass::NotAbsence | AbsenceClass::OtherDocumented)
}

fn is_unaccepted(piece: &AbsencePiece) -> bool {
    let self_declared = piece.class == AbsenceClass::SelfDeclared && piece.risk == Risk::Ordinary;
    self_declared || piece.class == AbsenceClass::Undocumented
}

fn sum(pieces: &[AbsencePiece], wanted: impl Fn(&AbsencePiece) -> bool) -> Result<Minutes, StandingError> {
    let minutes = pieces.iter().filter(|piece| wanted(piece)).map(|piece| piece.minutes);
    Minutes::checked_sum(minutes).ok_or(StandingError::TooLong)
}

fn add(one: Minutes, other: Minutes) -> Result<Minutes, StandingError> {
    one.checked_add(other).ok_or(StandingError::TooLong)
}

/// A percentage with one decimal, as a number of tenths: 101 is 10.1 %. For showing, never for deciding.
///
/// Rounded up, so that what is shown never contradicts the ruling: 841 of 8400 minutes is above the limit and
/// shows 10.1, where rounding to the nearest would show 10.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PercentTenths(u64);

impl PercentTenths {
    /// The share of `part` in `whole`. A share of nothing shows as 0.
    pub fn of(part: Minutes, whole: Minutes) -> Self {
        if whole.is_zero() {
            return Self(0);
        }
        Self((u64::from(part.get()) * 1000).div_ceil(u64::from(whole.get())))
    }

    /// The number of tenths of a percent.
    pub const fn tenths(self) -> u64 {
        self.0
    }

    /// The whole percent and the decimal behind it, for a page to put its comma between.
    pub const fn parts(self) -> (u64, u64) {
        (self.0 / 10, self.0 % 10)
    }
}

/// With a full stop, for facts and logs; pages use [`PercentTenths::parts`].
impl fmt::Display for PercentTenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = self.parts();
        write!(f, "{whole}.{tenth}")
    }
}
