//! A year at a glance: one column per week, for those who would rather look than read. What it says stands in a
//! sentence below it; the picture itself is hidden from screen readers.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};

use crate::{format::month_short, texts::Lang};

/// The room of one week, and of its column.
const WEEK: usize = 14;
const COLUMN: usize = 10;
/// The highest column, and the line of months under it.
const HEIGHT: u32 = 56;
const MONTHS: u32 = 16;

/// One column per week from the Monday `from`; the highest is as high as there is room for.
pub fn weeks(lang: Lang, from: Date, amounts: &[u32], said: &str) -> Markup {
    let most = amounts.iter().copied().max().unwrap_or(0).max(1);
    let width = amounts.len() * WEEK;
    let height = HEIGHT + MONTHS;
    let mut month = 0;
    let columns = amounts.iter().enumerate().map(|(at, amount)| {
        let day =
            i64::try_from(at).ok().and_then(|at| from.checked_add((at * 7).days()).ok()).unwrap_or(from);
        let label = (day.month() != month).then(|| month_short(lang, day));
        month = day.month();
        // What is little is still seen.
        let drawn = if *amount == 0 { 0 } else { (amount * HEIGHT / most).max(2) };
        html! {
            @if drawn > 0 { rect.counts x=(at * WEEK) y=(HEIGHT - drawn) width=(COLUMN) height=(drawn) {} }
            @if let Some(label) = label { text.month x=(at * WEEK) y=(height - 3) { (label) } }
        }
    });
    let columns: Vec<_> = columns.collect();
    html! {
        svg.weeks viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) aria-hidden="true" focusable="false" {
            path.ground d={ "M0 " (HEIGHT) "H" (width) } {}
            @for column in &columns { (column) }
        }
        p.subtle { (said) }
    }
}
