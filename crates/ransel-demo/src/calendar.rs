//! The school calendar of Soløy: which days of a school year are taught.
//! Begins in the middle of August and teaches the 190 days the Education Act asks for (R1-1), so the last day follows from the breaks.

use jiff::civil::{Date, ISOWeekDate, Weekday, date};
use jiff::{Span, ToSpan};

/// The days the law asks for: 38 weeks of five.
const TEACHING_DAYS: usize = 190;

/// The days of one school year, 1 August to 31 July.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolCalendar {
    /// 1 August.
    pub first_day: Date,
    /// 31 July of the next year.
    pub last_day: Date,
    /// Every day that is taught, in order.
    pub teaching_days: Vec<Date>,
}

impl SchoolCalendar {
    /// The calendar of the school year a day lies in.
    pub fn of(day: Date) -> Self {
        let year = if day.month() >= 8 { day.year() } else { day.year() - 1 };
        let breaks = breaks(year);
        let start = first_monday_from(date(year, 8, 15));
        let teaching_days = start
            .series(1.day())
            .take_while(|day| *day <= date(year + 1, 7, 31))
            .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
            .filter(|day| !breaks.iter().any(|(first, last)| first <= day && day <= last))
            .take(TEACHING_DAYS)
            .collect();
        Self { first_day: date(year, 8, 1), last_day: date(year + 1, 7, 31), teaching_days }
    }

    /// Is this day taught?
    pub fn is_teaching_day(&self, day: Date) -> bool {
        self.teaching_days.binary_search(&day).is_ok()
    }

    /// The last taught day up to and including this one; none before the school year has begun.
    pub fn latest_teaching_day(&self, on_or_before: Date) -> Option<Date> {
        self.days_before(on_or_before.saturating_add(1.day())).last().copied()
    }

    /// The taught days before this one.
    pub fn days_before(&self, day: Date) -> &[Date] {
        &self.teaching_days[..self.teaching_days.partition_point(|taught| *taught < day)]
    }
}

/// First and last day of each break of the school year that begins in `year`.
fn breaks(year: i16) -> Vec<(Date, Date)> {
    let easter = easter_sunday(year + 1);
    let from_easter = |first: i64, last: i64| (shift(easter, first), shift(easter, last));
    vec![
        (monday(year, 40), shift(monday(year, 40), 4)),
        (first_monday_from(date(year, 12, 19)).min(date(year, 12, 22)), date(year + 1, 1, 2)),
        (monday(year + 1, 8), shift(monday(year + 1, 8), 4)),
        from_easter(-6, 1),
        // Ascension Day and the day between it and the weekend.
        from_easter(39, 40),
        from_easter(50, 50),
        (date(year + 1, 5, 1), date(year + 1, 5, 1)),
        (date(year + 1, 5, 17), date(year + 1, 5, 17)),
    ]
}

fn monday(year: i16, week: i8) -> Date {
    // Weeks 8 and 40 exist in every year, so the fallback is never taken.
    ISOWeekDate::new(year, week, Weekday::Monday).map_or(date(year, 8, 15), ISOWeekDate::date)
}

fn first_monday_from(day: Date) -> Date {
    let ahead = (7 - i64::from(day.weekday().to_monday_zero_offset())) % 7;
    shift(day, ahead)
}

fn shift(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm.
fn easter_sunday(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century) = (year % 19, year / 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    date(year as i16, (days / 31) as i8, (days % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_school_year_teaches_190_days_within_45_weeks() {
        for year in 2020..2060 {
            let calendar = SchoolCalendar::of(date(year, 11, 1));
            let days = &calendar.teaching_days;
            assert_eq!(days.len(), 190, "{year}");
            let weeks = (days[189] - days[0]).get_days() / 7;
            assert!(weeks < 45, "{year}: {weeks} weeks");
            let (month, day) = (days[189].month(), days[189].day());
            assert!(month == 6 && (14..=26).contains(&day), "{year}: ends {}", days[189]);
        }
    }

    #[test]
    fn the_breaks_of_2026_and_2027_are_free() {
        let calendar = SchoolCalendar::of(date(2027, 3, 1));
        assert_eq!(calendar.teaching_days[0], date(2026, 8, 17));
        for free in [date(2026, 9, 28), date(2026, 12, 24), date(2027, 1, 1), date(2027, 2, 22)] {
            assert!(!calendar.is_teaching_day(free), "{free}");
        }
        // Easter Sunday is 28 March in 2027; 17 May is Whit Monday too.
        for free in [date(2027, 3, 22), date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)] {
            assert!(!calendar.is_teaching_day(free), "{free}");
        }
        for taught in [date(2026, 12, 18), date(2027, 1, 4), date(2027, 3, 30)] {
            assert!(calendar.is_teaching_day(taught), "{taught}");
        }
    }

    #[test]
    fn the_latest_teaching_day_skips_weekends_and_breaks() {
        let calendar = SchoolCalendar::of(date(2026, 11, 21));
        assert_eq!(calendar.latest_teaching_day(date(2026, 11, 22)), Some(date(2026, 11, 20)));
        assert_eq!(calendar.latest_teaching_day(date(2026, 10, 4)), Some(date(2026, 9, 25)));
        assert_eq!(calendar.latest_teaching_day(date(2026, 11, 20)), Some(date(2026, 11, 20)));
        assert_eq!(calendar.latest_teaching_day(date(2026, 8, 10)), None);
    }
}
