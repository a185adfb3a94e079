//! The absence of the school year so far, drawn pupil by pupil when asked for: a large owner has millions of pieces.
//! Most pupils miss one to four per cent; some come near the limit of a subject or pass it.

mod draw;

use jiff::civil::{Date, Time};
use ransel_law::Minutes;

use crate::model::{GroupKey, Owner, PersonKey};

/// One lesson a pupil missed, wholly or at its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AbsencePiece {
    /// The pupil.
    pub pupil: PersonKey,
    /// The teaching group.
    pub group: GroupKey,
    /// The day of the lesson.
    pub date: Date,
    /// When the lesson began.
    pub start: Time,
    /// How much of it.
    pub missed: Missed,
    /// What is documented.
    pub documentation: Documentation,
    /// Why, as a code.
    pub reason: AbsenceReason,
    /// Who told the school.
    pub reporter: Reporter,
}

/// How much of a lesson was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// Absent; counts towards the limit as its documentation says.
    Absent {
        /// The minutes of the lesson.
        minutes: Minutes,
    },
    /// Came late: a remark on order, not absence (R2-1).
    Late {
        /// The minutes after the lesson began.
        minutes: Minutes,
    },
}

/// The classes of absence (R2-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Documentation {
    /// Class U.
    Undocumented,
    /// Class S: illness declared by the pupil of age or a guardian.
    SelfDeclared,
    /// Class D: health, documented by health personnel.
    HealthDocumented,
    /// Class X: another documented cause, which does not count towards the limit.
    OtherDocumented,
}

/// Why somebody was away. A code, never a text: a free text would tell too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsenceReason {
    /// Nobody said.
    Unexplained,
    /// Illness.
    Illness,
    /// Doctor, dentist, psychologist.
    MedicalAppointment,
    /// Something grave in the family, or another reason of welfare.
    Welfare,
    /// A religious holiday outside the public ones.
    ReligiousHoliday,
    /// A listed safety course or the driving test.
    DrivingTest,
    /// Representation at a national or international event.
    Representation,
    /// Slept too long or missed the bus.
    Delayed,
}

/// Who told the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// Nobody: the teacher noticed.
    Nobody,
    /// The pupil, who was of age that day.
    Pupil,
    /// A guardian with responsibility for the pupil that day.
    Guardian(PersonKey),
}

/// The absence of the school year before the owner's `today`: pupils in order, each piece by day and time.
pub struct AbsenceHistory<'a> {
    owner: &'a Owner,
    days: &'a [Date],
    next_pupil: usize,
    pieces: std::vec::IntoIter<AbsencePiece>,
}

impl<'a> AbsenceHistory<'a> {
    pub(crate) fn new(owner: &'a Owner) -> Self {
        let days = owner.calendar.days_before(owner.spec.today);
        Self { owner, days, next_pupil: 0, pieces: vec![].into_iter() }
    }
}

impl Iterator for AbsenceHistory<'_> {
    type Item = AbsencePiece;

    fn next(&mut self) -> Option<AbsencePiece> {
        loop {
            if let Some(piece) = self.pieces.next() {
                return Some(piece);
            }
            let enrolment = self.owner.enrolments.get(self.next_pupil)?;
            self.next_pupil += 1;
            self.pieces = draw::pieces_of(self.owner, enrolment, self.days).into_iter();
        }
    }
}
