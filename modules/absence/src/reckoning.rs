//! What a pupil's marks come to in each subject, against the limit where there is one. Pure.

mod imported;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, SchoolId};
use ransel_law::{Minutes, Ruling};
use ransel_school::records::Stage;
use uuid::Uuid;

use crate::{
    records::{Decided, Effect, ImportedAbsence, LimitDecision, Mark, MarkState},
    rules::{
        AbsenceClass, AbsenceLimit, AbsencePiece, Applies, Assessment, Learner, Limit, PercentTenths,
        Reading, Risk, Standing, WarningDue, absence_limit_applies, after_decision, over_the_limit,
        warning_due,
    },
    store::Teaching,
};

pub use imported::{days as imported_days, hours as imported_hours};

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
    /// Whether a written warning is due.
    pub fn warning(&self, near_percent: i64) -> Ruling<WarningDue> {
        warning_due(&self.standing, self.ruling.outcome, u32::try_from(near_percent).unwrap_or(u32::MAX))
    }

    /// The minutes that count, as the reading counts them.
    pub fn counted(&self) -> Minutes {
        self.standing.counted()
    }

    /// The same as a share of the year.
    pub fn share(&self) -> PercentTenths {
        PercentTenths::of(self.counted(), self.standing.annual)
    }

    /// How near the limit; `near_percent` is the owner's.
    pub fn nearness(&self, near_percent: i64) -> Nearness {
        match self.ruling.outcome {
            Limit::Kept => {}
            Limit::KeptByHead => return Nearness::Near,
            Limit::ExceededHeadMayDecide | Limit::Exceeded => return Nearness::Over,
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

/// What is known of one pupil's absence this school year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'k> {
    /// Our own marks, in the order of lessons, which the running total depends on.
    pub marks: &'k [Mark],
    /// What another system counted.
    pub imported: &'k [ImportedAbsence],
    /// What the principal decided.
    pub decisions: &'k [LimitDecision],
}

/// How to reckon: on which day, and in which reading the owner has chosen.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The day.
    pub day: Date,
    /// The owner's reading.
    pub reading: Option<Reading>,
}

/// One pupil's absence by subject.
pub fn by_subject(known: Known<'_>, teaching: &Teaching, how: How) -> Vec<InSubject> {
    let mut subjects: BTreeMap<Of, (Vec<&Mark>, Vec<&ImportedAbsence>)> = BTreeMap::new();
    for mark in known.marks {
        subjects.entry(of(mark.group_id, teaching)).or_default().0.push(mark);
    }
    for row in imported::counted(known.imported, how.day) {
        let subject = row.subject.map(Of::Subject).or_else(|| row.group_id.map(|group| of(group, teaching)));
        let Some(subject) = subject else { continue };
        subjects.entry(subject).or_default().1.push(row);
    }
    let one = |(of, (marks, imported)): (Of, (Vec<&Mark>, Vec<&ImportedAbsence>))| {
        let decided = known.decisions.iter().filter(|it| Of::Subject(it.subject) == of);
        // The newest decision holds.
        let decided = decided.max_by_key(|it| it.decided_at).map(|it| it.decided == Decided::Kept);
        in_subject(of, (&marks, &imported, decided), teaching, how)
    };
    subjects.into_iter().map(one).collect()
}

/// What absence in a group is counted in.
pub fn of(group: GroupId, teaching: &Teaching) -> Of {
    teaching.subject_of(group).map_or(Of::Group(group), |subject| Of::Subject(subject.id))
}

/// Rows by pupil; each pupil's stay in the order they came in.
pub fn by_pupil<R>(rows: Vec<R>, pupil: impl Fn(&R) -> PersonId) -> HashMap<PersonId, Vec<R>> {
    let mut pupils: HashMap<PersonId, Vec<R>> = HashMap::new();
    for row in rows {
        pupils.entry(pupil(&row)).or_default().push(row);
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
    (marks, imported, decided): (&[&Mark], &[&ImportedAbsence], Option<bool>),
    teaching: &Teaching,
    how: How,
) -> InSubject {
    let (absent, late) = sum(marks.iter().copied());
    let elsewhere = Minutes::checked_sum(imported.iter().map(|row| imported::minutes(row)));
    let absent = elsewhere.and_then(|more| absent.checked_add(more)).unwrap_or(Minutes::new(u32::MAX));
    let stage = match (marks.first(), imported.first()) {
        (Some(mark), _) => teaching.stage_of(mark.group_id),
        (None, Some(row)) => row.school.map_or(Stage::Unknown, |school| teaching.stage_at(SchoolId(school))),
        (None, None) => Stage::Unknown,
    };
    let annual = match of {
        Of::Subject(subject) => teaching.subject(subject).map_or(0, |subject| subject.annual_minutes),
        Of::Group(_) => 0,
    };
    let annual = Minutes::new(u32::try_from(annual).unwrap_or(0));
    let against = limit_at(stage, how.day).and_then(|limit| {
        // What came with the pupil from elsewhere was before our own marks.
        let pieces = imported.iter().filter_map(|row| imported::piece(row));
        let pieces: Vec<_> = pieces.chain(marks.iter().filter_map(|mark| piece(mark))).collect();
        let standing = Standing::of(&pieces, annual, limit, limit.reading(how.reading)).ok()?;
        let ruling = over_the_limit(&standing);
        let decided_upon =
            decided.map_or_else(|| ruling.clone(), |kept| after_decision(ruling.clone(), kept));
        Some(Against { standing, ruling: decided_upon })
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
