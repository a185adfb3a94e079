//! How long: months, days and, for what lives hours, seconds.

use std::str::FromStr;

use jiff::{SignedDuration, Span, Timestamp, civil::Date};

/// Nobody keeps anything longer than this and means it.
const LONGEST_YEARS: i32 = 300;

/// A length of time as the register says it (ISO 8601: `P1Y`, `P3M`, `PT12H`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    months: i32,
    days: i32,
    seconds: i64,
}

impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let span: Span = text.parse().map_err(drop)?;
        if span.is_negative() {
            return Err(());
        }
        let months = i32::from(span.get_years()) * 12 + span.get_months();
        let days = span.get_weeks() * 7 + span.get_days();
        let seconds = i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds();
        Ok(Self { months, days, seconds })
    }
}

/// As the register and the settings say it.
impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (years, months) = if self.months % 12 == 0 { (self.months / 12, 0) } else { (0, self.months) };
        let dates = [(years, 'Y'), (months, 'M'), (self.days, 'D')];
        f.write_str("P")?;
        for (count, unit) in dates.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, "{count}{unit}")?;
        }
        match self.seconds {
            0 if *self == Self::default() => f.write_str("0D"),
            0 => Ok(()),
            seconds if seconds % 3600 == 0 => write!(f, "T{}H", seconds / 3600),
            seconds => write!(f, "T{seconds}S"),
        }
    }
}

impl Period {
    /// One unit of a period, `year`, `month`, `day` or `hour`, that many times; `None` for another unit, for nothing, and
    /// for more than anybody keeps anything and means it.
    pub fn of(count: i64, unit: &str) -> Option<Self> {
        let (zero, most) = (Self::default(), i64::from(LONGEST_YEARS));
        let small = |count: i64, most: i64| i32::try_from(count).ok().filter(|_| 0 < count && count <= most);
        match unit {
            "year" => Some(Self { months: small(count, most)? * 12, ..zero }),
            "month" => Some(Self { months: small(count, most * 12)?, ..zero }),
            "day" => Some(Self { days: small(count, most * 366)?, ..zero }),
            "hour" => Some(Self { seconds: i64::from(small(count, most * 366 * 24)?) * 3600, ..zero }),
            _ => None,
        }
    }

    /// Whether it is shorter than days can say: then instants are compared, else dates of law.
    pub const fn is_in_hours(self) -> bool {
        self.months == 0 && self.days == 0 && self.seconds > 0
    }

    /// The instant before which something must have happened to be over by `now`.
    pub fn before(self, now: Timestamp) -> Timestamp {
        now.checked_sub(SignedDuration::from_secs(self.seconds)).unwrap_or(Timestamp::MIN)
    }

    /// The day it is over, having begun on `from`. A month ends on the same date, or on its last day.
    pub fn after(self, from: Date) -> Date {
        let span = Span::new().months(self.months);
        let later = from.checked_add(span).unwrap_or(Date::MAX);
        let days = self.days + i32::from(self.seconds > 0);
        later.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
    }

    /// The latest day it can have begun on to be over by `today`.
    pub fn latest(self, today: Date) -> Date {
        let step = |date: Date, days: i32| date.checked_add(Span::new().days(days)).unwrap_or(date);
        let back = Span::new().months(-self.months);
        let mut day = step(today.checked_add(back).unwrap_or(Date::MIN), -self.days);
        // Months have different lengths: the guess is at most some days off.
        while self.after(day) > today && day > Date::MIN {
            day = step(day, -1);
        }
        while day < today && self.after(step(day, 1)) <= today {
            day = step(day, 1);
        }
        day
    }

    /// What it is made of, for people: `year`, `month`, `day` or `hour`, and how many.
    pub fn counted(self) -> impl Iterator<Item = (&'static str, i64)> {
        let (years, months) = if self.months % 12 == 0 { (self.months / 12, 0) } else { (0, self.months) };
        let parts = [
            ("year", i64::from(years)),
            ("month", i64::from(months)),
            ("day", i64::from(self.days)),
            ("hour", self.seconds / 3600),
        ];
        parts.into_iter().filter(|(_, count)| *count > 0)
    }

    /// Whether it is longer than another one.
    pub fn is_longer_than(self, other: Self) -> bool {
        let length = |it: Self| (i64::from(it.months) * 30 + i64::from(it.days)) * 86_400 + it.seconds;
        length(self) > length(other)
    }
}
