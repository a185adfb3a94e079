//! Queries and nothing else. Each is for a whole list at once; none runs once per row.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use ransel_kernel::{
    Action, GroupId, Pass, Result, SchoolId,
    action::Opens,
    rows::{Is, Order},
};
use ransel_school::records::{Group, School, Slot, Stage, Subject};
use uuid::Uuid;

use crate::records::{AbsenceReport, LimitDecision, Mark, MarkState, RollTaken};

/// What groups are taught, and where.
#[derive(Clone, Debug, Default)]
pub struct Teaching {
    groups: HashMap<GroupId, Group>,
    subjects: HashMap<Uuid, Subject>,
    stages: HashMap<SchoolId, Stage>,
}

impl Teaching {
    /// Reads what there is to know about these groups.
    pub fn of<A>(pass: &Pass<'_, A>, groups: impl IntoIterator<Item = GroupId>) -> Result<Self>
    where
        A: Action + Opens<Group> + Opens<Subject> + Opens<School>,
    {
        Self::with(pass, groups, [], [])
    }

    /// As [`Teaching::of`], with further subjects and schools.
    pub fn with<A>(
        pass: &Pass<'_, A>,
        groups: impl IntoIterator<Item = GroupId>,
        subjects: impl IntoIterator<Item = Uuid>,
        schools: impl IntoIterator<Item = SchoolId>,
    ) -> Result<Self>
    where
        A: Action + Opens<Group> + Opens<Subject> + Opens<School>,
    {
        let groups = pass.rows::<Group>().among(Group::ID, groups).all()?;
        let subjects = groups.iter().filter_map(|group| group.subject).chain(subjects);
        let subjects = pass.rows::<Subject>().among(Subject::ID, subjects).all()?;
        let schools = groups.iter().map(|group| group.school).chain(schools);
        let schools = pass.rows::<School>().among(School::ID, schools).all()?;
        Ok(Self {
            groups: groups.into_iter().map(|group| (group.id, group)).collect(),
            subjects: subjects.into_iter().map(|subject| (subject.id, subject)).collect(),
            stages: schools.into_iter().map(|school| (school.id, school.stage)).collect(),
        })
    }

    /// The group.
    pub fn group(&self, group: GroupId) -> Option<&Group> {
        self.groups.get(&group)
    }

    /// The subject by its id.
    pub fn subject(&self, subject: Uuid) -> Option<&Subject> {
        self.subjects.get(&subject)
    }

    /// What the group is taught.
    pub fn subject_of(&self, group: GroupId) -> Option<&Subject> {
        self.subject(self.group(group)?.subject?)
    }

    /// The stage of the school the group is at.
    pub fn stage_of(&self, group: GroupId) -> Stage {
        self.group(group).map_or(Stage::Unknown, |group| self.stage_at(group.school))
    }

    /// The stage of a school.
    pub fn stage_at(&self, school: SchoolId) -> Stage {
        self.stages.get(&school).copied().unwrap_or(Stage::Unknown)
    }
}

/// The weekly slots of these groups.
pub fn slots<A: Action + Opens<Slot>>(pass: &Pass<'_, A>, groups: &[GroupId]) -> Result<Vec<Slot>> {
    pass.rows::<Slot>().among(Slot::GROUP_ID, groups.iter().copied()).all()
}

/// The rolls of these groups that were taken, from one day to another, both included.
pub fn rolls<A: Action + Opens<RollTaken>>(
    pass: &Pass<'_, A>,
    groups: &[GroupId],
    (first, last): (Date, Date),
) -> Result<Vec<RollTaken>> {
    pass.rows::<RollTaken>()
        .among(RollTaken::GROUP_ID, groups.iter().copied())
        .only(RollTaken::DAY, Is::AtLeast, &first)
        .only(RollTaken::DAY, Is::Below, &after(last))
        .all()
}

/// The marks of one lesson.
pub fn marks_in<A: Action + Opens<Mark>>(
    pass: &Pass<'_, A>,
    group: GroupId,
    day: Date,
    starts: i64,
) -> Result<Vec<Mark>> {
    pass.rows::<Mark>()
        .only(Mark::GROUP_ID, Is::Equal, &group)
        .only(Mark::DAY, Is::Equal, &day)
        .only(Mark::STARTS, Is::Equal, &starts)
        .all()
}

/// Absence and lateness since a day, in the order of lessons.
pub fn marks_since<A: Action + Opens<Mark>>(pass: &Pass<'_, A>, first: Date) -> Result<Vec<Mark>> {
    pass.rows::<Mark>()
        .only(Mark::DAY, Is::AtLeast, &first)
        .only(Mark::STATE, Is::Not, &MarkState::Present)
        .by(Mark::DAY, Order::Ascending)
        .by(Mark::STARTS, Order::Ascending)
        .all()
}

/// What the principal decided in a school year that begins on this day.
pub fn decisions<A: Action + Opens<LimitDecision>>(
    pass: &Pass<'_, A>,
    year: Date,
) -> Result<Vec<LimitDecision>> {
    pass.rows::<LimitDecision>().only(LimitDecision::YEAR, Is::Equal, &year).all()
}

/// What was reported for a day.
pub fn reports_on<A: Action + Opens<AbsenceReport>>(
    pass: &Pass<'_, A>,
    day: Date,
) -> Result<Vec<AbsenceReport>> {
    pass.rows::<AbsenceReport>()
        .only(AbsenceReport::FROM_DAY, Is::Below, &after(day))
        .only(AbsenceReport::TO_DAY, Is::AtLeast, &day)
        .all()
}

/// The day after.
pub fn after(day: Date) -> Date {
    day.saturating_add(1.day())
}
