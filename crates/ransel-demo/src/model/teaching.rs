//! Subjects, teaching groups, who teaches them, and the week.

use jiff::civil::{Time, Weekday};
use ransel_law::Minutes;
use uuid::Uuid;

use super::{ClassKey, GroupKey, Period, PersonKey, SchoolKey, SubjectKey};
use crate::curriculum::SubjectKind;

/// The minutes of a lesson at every school of the owner.
pub const LESSON_MINUTES: u16 = 45;

/// A subject as the national curriculum codes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The id that goes into the database.
    pub id: Uuid,
    /// The national code, unique in the owner.
    pub code: &'static str,
    /// The name in bokmål.
    pub name_nb: &'static str,
    /// The name in nynorsk.
    pub name_nn: &'static str,
    /// The minutes of a full year: the denominator of the absence limit.
    pub annual_minutes: Minutes,
    /// Common to all, or part of a programme.
    pub kind: SubjectKind,
}

/// Pupils taught together in a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeachingGroup {
    /// The id that goes into the database.
    pub id: Uuid,
    /// The school.
    pub school: SchoolKey,
    /// The subject.
    pub subject: SubjectKey,
    /// Such as `2STA/HIS1009`, or `2ST-A/REA3056-1` across classes.
    pub name: String,
    /// The classes the pupils come from.
    pub classes: Vec<ClassKey>,
    /// The pupils, by place.
    pub pupils: Vec<PersonKey>,
    /// The room of its lessons.
    pub room: String,
}

/// A teacher who teaches a group for a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeachingAssignment {
    /// The teacher.
    pub teacher: PersonKey,
    /// The group.
    pub group: GroupKey,
    /// When.
    pub period: Period,
}

/// A lesson that comes back every teaching week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The group; its room is the room of the lesson.
    pub group: GroupKey,
    /// The day of the week.
    pub weekday: Weekday,
    /// When the lesson begins.
    pub start: Time,
    /// When it ends.
    pub end: Time,
}
