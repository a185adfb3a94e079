//! Ids that follow from what a row is about: writing the same twice finds the same row.

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, keys::digest};
use uuid::{Builder, Uuid};

/// The id of the roll of a lesson.
pub fn roll(group: GroupId, day: Date, starts: i64) -> Uuid {
    id(&["roll", &group.to_string(), &day.to_string(), &starts.to_string()])
}

/// The id of the mark on a pupil in a lesson.
pub fn mark(pupil: PersonId, group: GroupId, day: Date, starts: i64) -> Uuid {
    id(&["mark", &pupil.to_string(), &group.to_string(), &day.to_string(), &starts.to_string()])
}

/// An id that follows from these words.
pub fn id(words: &[&str]) -> Uuid {
    let parts: Vec<_> = words.iter().map(|word| word.as_bytes()).collect();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(&parts)) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
