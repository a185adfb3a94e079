//! What a pupil's marks come to in each subject, against the limit where there is one. Pure.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId};
use ransel_law::{Minutes, Ruling};
use ransel_school::records::Stage;
use uuid::Uuid;

use crate::{
    records::{Effect, Mark, MarkState},
    rules::{
        AbsenceClass, AbsenceLimit, AbsencePiece, Applies, Assessment, Learner, Limit, PercentTenths,
        Reading, Risk, Standing, absence_limit_applies, over_the_limit,
    },
    store::Teaching,
};

/// What absence is counted in: a subject, or a group that is taught none (a class in its own hours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Of {
    /// A subject, whichever groups it is taught in.
    Subject(Uuid),
    /// A group.
    Group(GroupId),
}

/// How a pupil stands to the limit. The nearest to it comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// More than the limit.
    Over,
    /// Close enough that a warning is due.
    Near,
    /// Neither.
    Under,
}

/// A pupil's absence in a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct InSubject {
    /// The subject.
    pub of: Of,
    /// Minutes absent.
    pub absent: Minutes,
    /// How many times late.
    pub late: usize,
    /// Against the limit; none where no limit applies, or the subject's yearly time is not known.
    pub against: Option<Against>,
}

/// Absence against the limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Where the pupil stands.
    pub standing: Standing,
    /// What that means.
    pub ruling: Ruling<Limit>,
}

impl Against {
    /// The minutes that count, as the reading counts them.
    pub fn counted(&self) -> Minutes {
        match self.standing.reading {
            Reading::RunningTotal => self.standing.total,
            Reading::Quota => self.standing.unaccepted,
        }
    }

    /// The same as a share of the year.
    pub fn share(&self) -> PercentTenths {
        PercentTenths::of(self.counted(), self.standing.annual)
    }

    /// How near the limit; `near_percent` is the owner's.
    pub fn nearness(&self, near_percent: i64) -> Nearness {
        if self.ruling.outcome != Limit::Kept {
            return Nearness::Over;
        }
        let (counted, annual) = (i64::from(self.counted().get()), i64::from(self.standing.annual.get()));
        if counted * 100 >= annual * near_percent { Nearness::Near } else { Nearness::Under }
    }
}

/// The limit that applies at a stage on a day, if any.
pub fn limit_at(stage: Stage, day: Date) -> Option<&'static AbsenceLimit> {
    let learner = match stage {
        Stage::UpperSecondary => Learner::UpperSecondaryPupil,
        // Where nobody has told, no right is put in doubt.
        Stage::Compulsory | Stage::Unknown => Learner::PrimaryPupil,
    };
    let applies = |limit: &&AbsenceLimit| {
        absence_limit_applies(learner, Assessment::OverallAchievementGrade, limit).outcome == Applies::Yes
    };
    AbsenceLimit::on(day).filter(applies)
}

/// One pupil's absence by subject. `marks` come in the order of lessons, which the running total depends on.
pub fn by_subject(
    marks: &[Mark],
    teaching: &Teaching,
    day: Date,
    reading: Option<Reading>,
) -> Vec<InSubject> {
    let mut subjects: BTreeMap<Of, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        subjects.entry(of(mark.group_id, teaching)).or_default().push(mark);
    }
    subjects.into_iter().map(|(of, marks)| in_subject(of, &marks, teaching, day, reading)).collect()
}

/// What absence in a group is counted in.
pub fn of(group: GroupId, teaching: &Teaching) -> Of {
    teaching.subject_of(group).map_or(Of::Group(group), |subject| Of::Subject(subject.id))
}

/// Marks by pupil; each pupil's stay in the order of lessons.
pub fn by_pupil(marks: Vec<Mark>) -> HashMap<PersonId, Vec<Mark>> {
    let mut pupils: HashMap<PersonId, Vec<Mark>> = HashMap::new();
    for mark in marks {
        pupils.entry(mark.pupil).or_default().push(mark);
    }
    pupils
}

/// Minutes absent, and how many times late.
pub fn sum<'m>(marks: impl Iterator<Item = &'m Mark> + Clone) -> (Minutes, usize) {
    let absent = marks.clone().filter(|mark| mark.state == MarkState::Absent).map(minutes);
    let late = marks.filter(|mark| mark.state == MarkState::Late).count();
    (Minutes::checked_sum(absent).unwrap_or(Minutes::new(u32::MAX)), late)
}

fn in_subject(
    of: Of,
    marks: &[&Mark],
    teaching: &Teaching,
    day: Date,
    reading: Option<Reading>,
) -> InSubject {
    let (absent, late) = sum(marks.iter().copied());
    let stage = marks.first().map_or(Stage::Unknown, |mark| teaching.stage_of(mark.group_id));
    let annual = match of {
        Of::Subject(subject) => teaching.subject(subject).map_or(0, |subject| subject.annual_minutes),
        Of::Group(_) => 0,
    };
    let annual = Minutes::new(u32::try_from(annual).unwrap_or(0));
    let against = limit_at(stage, day).and_then(|limit| {
        let pieces: Vec<_> = marks.iter().filter_map(|mark| piece(mark)).collect();
        let standing = Standing::of(&pieces, annual, limit, limit.reading(reading)).ok()?;
        Some(Against { standing, ruling: over_the_limit(&standing) })
    });
    InSubject { of, absent, late, against }
}

/// A mark as the rules look at it. The roll keeps what absence does and never why, so the class here stands for all
/// that do the same. Lateness is a matter of order (R2-1).
fn piece(mark: &Mark) -> Option<AbsencePiece> {
    let class = match (mark.state, mark.effect) {
        (MarkState::Present | MarkState::Late, _) => return None,
        (MarkState::Absent, Effect::Counts) => AbsenceClass::Undocumented,
        (MarkState::Absent, Effect::UsesUp) => AbsenceClass::HealthDocumented,
        (MarkState::Absent, Effect::Nothing) => AbsenceClass::OtherDocumented,
    };
    Some(AbsencePiece { minutes: minutes(mark), class, risk: Risk::Ordinary })
}

fn minutes(mark: &Mark) -> Minutes {
    Minutes::new(u32::try_from(mark.minutes).unwrap_or(0))
}
