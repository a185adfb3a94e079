//! The school week as bits: five days of eight lessons, and finding free places in it.

use jiff::ToSpan;
use jiff::civil::{Time, Weekday, time};

use crate::model::LESSON_MINUTES;

const DAYS: usize = 5;
/// Lessons of a day; breaks lie after every second one, the longest at noon.
const STARTS: [Time; 8] = [
    time(8, 15, 0, 0),
    time(9, 0, 0, 0),
    time(9, 55, 0, 0),
    time(10, 40, 0, 0),
    time(11, 50, 0, 0),
    time(12, 35, 0, 0),
    time(13, 30, 0, 0),
    time(14, 15, 0, 0),
];
/// The lesson before the long break: no double lesson begins here.
const BEFORE_NOON: usize = 3;
const WEEKDAYS: [Weekday; DAYS] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// Lessons of a week, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Week(u64);

/// How the lessons of a group like to lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Two in a row where there is room.
    Doubles,
    /// One a day, for those who should meet their class as often as possible.
    Spread,
}

impl Week {
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Weekday, start and end of every lesson, in order.
    pub(super) fn lessons(self) -> impl Iterator<Item = (Weekday, Time, Time)> {
        let taken = (0..DAYS * STARTS.len()).filter(move |bit| self.0 >> bit & 1 == 1);
        taken.map(|bit| {
            let start = STARTS[bit % STARTS.len()];
            (WEEKDAYS[bit / STARTS.len()], start, start.saturating_add(i64::from(LESSON_MINUTES).minutes()))
        })
    }

    /// Lessons without teaching before the last one of each day.
    pub(super) fn gaps(self) -> u32 {
        let day = |day| (self.0 >> (day * STARTS.len())) as u8;
        (0..DAYS).map(day).map(|lessons| u8::BITS - lessons.leading_zeros() - lessons.count_ones()).sum()
    }

    fn on_day(self, day: usize) -> u32 {
        (self.0 >> (day * STARTS.len()) & 0xff).count_ones()
    }

    fn at(day: usize, start: usize, lessons: usize) -> Self {
        Self(((1 << lessons) - 1) << (day * STARTS.len() + start))
    }
}

/// Those a lesson needs: the class or classes, and the teacher where one is given.
#[derive(Clone, Copy, Default)]
pub(super) struct Needs {
    pub(super) classes: Week,
    pub(super) teacher: Week,
    /// Lessons they already have with each other, to be kept on other days.
    pub(super) together: Week,
}

/// Places for so many lessons where nobody is busy, or none if the week is too full.
pub(super) fn free_places(needs: Needs, lessons: usize, shape: Shape) -> Option<Week> {
    let (mut needs, mut found) = (needs, Week::default());
    let mut left = lessons;
    while left > 0 {
        let wanted = if shape == Shape::Doubles { left.min(2) } else { 1 };
        let place = (1..=wanted).rev().find_map(|length| Some((best_place(needs, length)?, length)));
        let (place, length) = place?;
        (needs.classes, needs.together) = (needs.classes.with(place), needs.together.with(place));
        found = found.with(place);
        left -= length;
    }
    Some(found)
}

/// The free place on the day with the fewest lessons together, that leaves the fewest gaps and the days even.
fn best_place(needs: Needs, length: usize) -> Option<Week> {
    let busy = needs.classes.with(needs.teacher);
    let starts = (0..=STARTS.len() - length).filter(|start| length == 1 || *start != BEFORE_NOON);
    let places = starts.flat_map(|start| (0..DAYS).map(move |day| (day, Week::at(day, start, length))));
    let free = places.filter(|(_, place)| !busy.meets(*place));
    let best = free.min_by_key(|(day, place)| {
        let classes = needs.classes.with(*place);
        (needs.together.on_day(*day), classes.gaps(), classes.on_day(*day))
    });
    best.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_are_45_minutes_between_0815_and_1500() {
        let all: Vec<_> = Week((1 << 40) - 1).lessons().collect();
        assert_eq!(all.len(), 40);
        for pair in all.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            assert!(pair[0].2 <= pair[1].1);
        }
        assert!(all.iter().all(|(_, start, end)| *start >= time(8, 15, 0, 0) && *end <= time(15, 0, 0, 0)));
        assert!(all.iter().all(|(_, start, end)| (*end - *start).get_minutes() == 45));
    }

    #[test]
    fn spread_lessons_take_a_day_each() {
        let places = free_places(Needs::default(), 5, Shape::Spread).unwrap();
        let days: Vec<Weekday> = places.lessons().map(|(day, ..)| day).collect();
        assert_eq!(days, WEEKDAYS);
    }

    #[test]
    fn gaps_are_counted_up_to_the_last_lesson_of_a_day() {
        assert_eq!(Week(0b0000_1011_0000_0111).gaps(), 1);
        assert_eq!(Week(0).gaps(), 0);
    }

    #[test]
    fn a_full_week_has_no_place() {
        let full = Week((1 << 40) - 1);
        let needs = |teacher| Needs { teacher, ..Needs::default() };
        assert_eq!(free_places(needs(full), 1, Shape::Doubles), None);
        let nearly = Week(full.0 & !0b100);
        assert_eq!(free_places(needs(nearly), 1, Shape::Doubles), Some(Week(0b100)));
        assert_eq!(free_places(needs(nearly), 2, Shape::Doubles), None);
    }
}
