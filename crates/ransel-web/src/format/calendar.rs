//! Dates and times as people in Oslo's time zone read them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::HARD_SPACE;
use crate::texts::Lang;

const MONTHS_NORWEGIAN: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const MONTHS_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_BOKMAL: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const WEEKDAYS_NYNORSK: [&str; 7] = ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"];
const WEEKDAYS_ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

static OSLO: LazyLock<TimeZone> = LazyLock::new(|| {
    // The zone is bundled in the binary. The rule written out is the same one, should it ever not be.
    TimeZone::get("Europe/Oslo")
        .or_else(|_| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3"))
        .unwrap_or(TimeZone::UTC)
});

/// The time zone every date and time of day is told in.
pub fn oslo() -> TimeZone {
    OSLO.clone()
}

/// The date in Oslo at an instant.
pub fn oslo_date(at: Timestamp) -> Date {
    at.to_zoned(oslo()).date()
}

/// `fredag`, nynorsk `fredag`, English `Friday`.
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    let names = match lang {
        Lang::Nb | Lang::Se => WEEKDAYS_BOKMAL,
        Lang::Nn => WEEKDAYS_NYNORSK,
        Lang::En => WEEKDAYS_ENGLISH,
    };
    let position = match date.weekday() {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    };
    names[position]
}

fn month(lang: Lang, date: Date) -> &'static str {
    let names = if lang == Lang::En { MONTHS_ENGLISH } else { MONTHS_NORWEGIAN };
    let position = usize::try_from(date.month()).unwrap_or(1).clamp(1, 12) - 1;
    names[position]
}

/// `okt`, `Oct`: under a picture, where there is room for no more.
pub fn month_short(lang: Lang, date: Date) -> String {
    month(lang, date).chars().take(3).collect()
}

/// `20. november`: where the year is plain.
pub fn day_and_month(lang: Lang, date: Date) -> String {
    let dot = if lang == Lang::En { "" } else { "." };
    format!("{}{dot}{HARD_SPACE}{}", date.day(), month(lang, date))
}

/// `20. november 2026`: in running text.
pub fn date(lang: Lang, date: Date) -> String {
    format!("{} {}", day_and_month(lang, date), date.year())
}

/// `fredag 20. november`: where people plan.
pub fn date_with_weekday(lang: Lang, date: Date) -> String {
    format!("{} {}", weekday(lang, date), day_and_month(lang, date))
}

/// `20.11.2026`: in tables. English readers take 2.11. for February, so they get `20 Nov 2026`.
pub fn date_short(lang: Lang, date: Date) -> String {
    if lang == Lang::En {
        let month = month_short(lang, date);
        return format!("{}{HARD_SPACE}{month}{HARD_SPACE}{}", date.day(), date.year());
    }
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// `08.15`: in lists of times; English `08:15`.
pub fn clock(lang: Lang, time: Time) -> String {
    let between = if lang == Lang::En { ':' } else { '.' };
    format!("{:02}{between}{:02}", time.hour(), time.minute())
}

/// `kl. 08.15`: in running text.
pub fn time(lang: Lang, time: Time) -> String {
    if lang == Lang::En { clock(lang, time) } else { format!("kl.{HARD_SPACE}{}", clock(lang, time)) }
}

/// `08.15–09.00`, with an en dash.
pub fn span(lang: Lang, from: Time, to: Time) -> String {
    format!("{}–{}", clock(lang, from), clock(lang, to))
}

/// `i dag`, `i går`, then the date; the year only when it is another one. Never "three days ago", which
/// is wrong on paper and tomorrow.
pub fn day(lang: Lang, date: Date, today: Date) -> String {
    let (is_today, is_yesterday) =
        if lang == Lang::En { ("today", "yesterday") } else { ("i dag", "i går") };
    if date == today {
        is_today.replace(' ', "\u{a0}")
    } else if date.tomorrow().ok() == Some(today) {
        is_yesterday.replace(' ', "\u{a0}")
    } else if date.year() == today.year() {
        day_and_month(lang, date)
    } else {
        self::date(lang, date)
    }
}

/// `i dag kl. 08.19`, `3. november kl. 13.05`.
pub fn moment(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    joined(lang, day(lang, oslo_date(at), oslo_date(now)), at)
}

/// `3. november 2026 kl. 13.05`.
pub fn moment_full(lang: Lang, at: Timestamp) -> String {
    joined(lang, date(lang, oslo_date(at)), at)
}

/// `20.11.2026 kl. 10.42`.
pub fn moment_short(lang: Lang, at: Timestamp) -> String {
    joined(lang, date_short(lang, oslo_date(at)), at)
}

fn joined(lang: Lang, day: String, at: Timestamp) -> String {
    let at_word = if lang == Lang::En { " at" } else { "" };
    format!("{day}{at_word} {}", time(lang, at.to_zoned(oslo()).time()))
}
