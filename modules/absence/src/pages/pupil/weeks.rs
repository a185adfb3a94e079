//! The school year week by week, as a picture and in a sentence.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_law::SchoolYear;
use ransel_site::Visit;
use ransel_web::{
    format::{day_and_month, duration},
    parts,
};

use super::{Folder, part};
use crate::records::{Mark, MarkState};

/// The picture; nothing where there is nothing to draw.
pub fn section(visit: &Visit<'_>, it: &Folder) -> Markup {
    let w = visit.words();
    let (from, minutes) = by_week(&it.marks, it.today);
    let most = minutes.iter().enumerate().max_by_key(|(at, minutes)| (**minutes, std::cmp::Reverse(*at)));
    let Some((at, most)) = most.filter(|(_, most)| **most > 0) else { return html! {} };
    let monday = i64::try_from(at).ok().and_then(|at| from.checked_add((at * 7).days()).ok()).unwrap_or(from);
    let said = w.with(
        "absence-weeks-most",
        &[("day", (&day_and_month(w.lang, monday)).into()), ("time", (&duration(w.lang, *most)).into())],
    );
    part(visit, "absence-weeks", parts::weeks(w.lang, from, &minutes, &said))
}

/// Minutes absent in each week of the school year up to today, and the Monday of the first.
fn by_week(marks: &[Mark], today: Date) -> (Date, Vec<u32>) {
    let from = monday(SchoolYear::of(today).starts());
    let weeks = usize::try_from((today - from).get_days() / 7).unwrap_or(0) + 1;
    let mut minutes = vec![0_u32; weeks];
    for mark in marks.iter().filter(|mark| mark.state == MarkState::Absent) {
        let at = usize::try_from((mark.day - from).get_days() / 7).unwrap_or(usize::MAX);
        if let Some(sum) = minutes.get_mut(at) {
            *sum = sum.saturating_add(u32::try_from(mark.minutes).unwrap_or(0));
        }
    }
    (from, minutes)
}

/// The Monday of the day's week.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_begins_on_the_monday_of_its_first_week_and_ends_with_today() {
        let (from, weeks) = by_week(&[], date(2026, 11, 19));
        assert_eq!(from, date(2026, 7, 27), "1 August 2026 is a Saturday");
        assert_eq!(weeks.len(), 17);
        let (from, weeks) = by_week(&[], date(2026, 8, 1));
        assert_eq!((from, weeks.len()), (date(2026, 7, 27), 1));
    }
}
