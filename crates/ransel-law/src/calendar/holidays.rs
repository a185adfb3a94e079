//! Public holidays, and the last day of a deadline. Days without teaching are the owner's, and not known here.

use jiff::{ToSpan, civil::Date};

/// Is the day a public holiday in Norway? The days of helligdagsfredlova (LOV-1995-02-24-12) and the first and
/// seventeenth of May (LOV-1947-04-26-1). Nobody teaches on these, so none of them is an untaken roll.
pub fn is_public_holiday(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1) | (5, 1) | (5, 17) | (12, 25) | (12, 26));
    // Maundy Thursday, Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday and Monday.
    let moveable = || {
        let easter = easter(day.year());
        [-3_i64, -2, 0, 1, 39, 49, 50].iter().any(|after| easter.saturating_add(after.days()) == day)
    };
    fixed || moveable()
}

/// The last day of a deadline that would end on `day`: a Saturday, Sunday or holiday moves it to the next working day
/// (FVL-1967 § 30, R0-4).
pub fn next_working_day(day: Date) -> Date {
    let is_free = |day: &Date| day.weekday().to_monday_one_offset() > 5 || is_public_holiday(*day);
    let mut last = day;
    while is_free(&last) {
        last = last.saturating_add(1.day());
    }
    last
}

/// Easter Day by the Gregorian reckoning (Meeus, Astronomical Algorithms).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    // The reckoning gives a day between 22 March and 25 April for every year.
    Date::new(year as i16, month as i8, day as i8).unwrap_or(Date::MIN)
}
