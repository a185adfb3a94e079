//! From weekly slots to the lessons of a day. Pure.

pub mod paste;

use jiff::civil::{Date, Time};
use ransel_kernel::GroupId;

use crate::records::Slot;

/// One lesson on one day. Group, day and beginning name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The group.
    pub group: GroupId,
    /// The day.
    pub day: Date,
    /// When it begins, in minutes after midnight.
    pub starts: i64,
    /// When it ends.
    pub ends: i64,
    /// The room.
    pub room: String,
}

impl Lesson {
    /// How long it lasts, in minutes.
    pub fn minutes(&self) -> i64 {
        self.ends - self.starts
    }
    /// When it begins, as a time of day.
    pub fn begins_at(&self) -> Time {
        time(self.starts)
    }
    /// When it ends, as a time of day.
    pub fn ends_at(&self) -> Time {
        time(self.ends)
    }
}

/// Minutes after midnight as a time of day.
pub fn time(minutes: i64) -> Time {
    let minutes = minutes.clamp(0, 24 * 60 - 1);
    // Both parts are in range by the line above.
    Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).unwrap_or(Time::midnight())
}

/// The lessons of `day`, in order. Whether the day is a teaching day is for the caller to know.
pub fn lessons(slots: &[Slot], day: Date) -> Vec<Lesson> {
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    let mut lessons: Vec<_> = slots
        .iter()
        .filter(|slot| {
            slot.weekday == weekday && slot.valid_from <= day && slot.valid_to.is_none_or(|to| day < to)
        })
        .map(|slot| Lesson {
            group: slot.group_id,
            day,
            starts: slot.starts,
            ends: slot.ends,
            room: slot.room.clone(),
        })
        .collect();
    lessons.sort_by_key(|lesson| (lesson.starts, lesson.group));
    lessons
}

/// Whether a group has another lesson at that time, among slots that hold on some common day.
pub fn clashes(slots: &[Slot], new: &Slot) -> bool {
    let together = |slot: &Slot| {
        slot.valid_to.is_none_or(|to| new.valid_from < to)
            && new.valid_to.is_none_or(|to| slot.valid_from < to)
    };
    slots.iter().any(|slot| {
        slot.group_id == new.group_id
            && slot.weekday == new.weekday
            && slot.starts < new.ends
            && new.starts < slot.ends
            && together(slot)
    })
}
