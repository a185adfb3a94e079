//! The roll of a lesson and the marks in it. Group, day and beginning name a lesson.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{GroupId, PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// How a pupil was marked.
    MarkState {
        /// Here. Kept where the default said otherwise, or where an earlier mark was taken back: a form that was
        /// filled in before then is noticed.
        Present = "present",
        /// Absent from the whole lesson.
        Absent = "absent",
        /// Came late: a matter of order, not absence.
        Late = "late",
    }
    /// What absence does to the limit, without telling why (FOPPL-2024 § 9-8).
    Effect {
        /// Counts: undocumented, or self-declared.
        Counts = "counts",
        /// Counts, and is documented: it uses the limit up and can itself not be over it.
        UsesUp = "counts-documented",
        /// Does not count.
        Nothing = "does-not-count",
    }
    /// Why a mark was changed after the week in which it is freely corrected. A choice and no text: a text would
    /// sooner or later tell of health.
    CorrectionCause {
        /// The teacher marked wrongly.
        Mistaken = "mistaken",
        /// The teacher was told later.
        ToldLater = "told-later",
        /// The pupil was with the school elsewhere.
        WithSchool = "with-school",
        /// The lesson was moved or cancelled.
        LessonMoved = "lesson-moved",
    }
}

/// That the roll of a lesson has been taken. About nobody; a default is no record, so an untaken roll has no row.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "roll_taken", activity = "absence-roll", keep = "school-year-plus-year")]
pub struct RollTaken {
    /// The row; follows from the lesson.
    #[personal(id)]
    pub id: Uuid,
    /// The group.
    #[personal(none, group)]
    pub group_id: GroupId,
    /// The day.
    #[personal(none, clock)]
    pub day: Date,
    /// When the lesson begins, in minutes after midnight.
    #[personal(none)]
    pub starts: i64,
    /// When it ends.
    #[personal(none)]
    pub ends: i64,
    /// When the roll was last saved.
    #[personal(none)]
    pub taken_at: Timestamp,
}

/// A mark on a pupil in a lesson. Those who were here all along have none.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "absence_mark", activity = "absence-roll", keep = "left-plus-year", archive)]
pub struct Mark {
    /// The mark; follows from pupil and lesson.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The group.
    #[personal(category = "attendance", group)]
    pub group_id: GroupId,
    /// The day.
    #[personal(category = "attendance")]
    pub day: Date,
    /// When the lesson begins, in minutes after midnight.
    #[personal(category = "attendance")]
    pub starts: i64,
    /// When it ends.
    #[personal(category = "attendance")]
    pub ends: i64,
    /// How the pupil was marked.
    #[personal(category = "attendance")]
    pub state: MarkState,
    /// Minutes absent, or minutes late.
    #[personal(category = "attendance")]
    pub minutes: i64,
    /// What it does to the limit.
    #[personal(category = "attendance")]
    pub effect: Effect,
    /// Goes up with every change, so that two teachers notice each other.
    #[personal(category = "attendance")]
    pub version: i64,
    /// Who marked last.
    #[personal(category = "attendance", author)]
    pub marked_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub marked_at: Timestamp,
}

/// An attested correction: what a mark was before it was changed late. The wrong one stays on record.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "absence_correction", activity = "absence-roll", keep = "left-plus-year")]
pub struct Correction {
    /// The correction.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The group.
    #[personal(category = "attendance", group)]
    pub group_id: GroupId,
    /// The day of the lesson.
    #[personal(category = "attendance")]
    pub day: Date,
    /// When the lesson begins.
    #[personal(category = "attendance")]
    pub starts: i64,
    /// What stood there.
    #[personal(category = "attendance")]
    pub was: MarkState,
    /// Its minutes.
    #[personal(category = "attendance")]
    pub was_minutes: i64,
    /// What stands there now.
    #[personal(category = "attendance")]
    pub became: MarkState,
    /// Its minutes.
    #[personal(category = "attendance")]
    pub became_minutes: i64,
    /// Why.
    #[personal(category = "attendance")]
    pub cause: CorrectionCause,
    /// Who attests it.
    #[personal(category = "attendance", author)]
    pub corrected_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub corrected_at: Timestamp,
}
