//! Ids that follow from what a row is about: writing the same twice finds the same row.

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId};
pub use ransel_school::derived::id;
use uuid::Uuid;

/// The id of the roll of a lesson.
pub fn roll(group: GroupId, day: Date, starts: i64) -> Uuid {
    id(&["roll", &group.to_string(), &day.to_string(), &starts.to_string()])
}

/// The id of the mark on a pupil in a lesson.
pub fn mark(pupil: PersonId, group: GroupId, day: Date, starts: i64) -> Uuid {
    id(&["mark", &pupil.to_string(), &group.to_string(), &day.to_string(), &starts.to_string()])
}
