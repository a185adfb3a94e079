//! How dates, times, numbers and names are written, in each language. Months and weekdays stand in
//! `calendar` and not among the texts: they are forms of the format, the same on paper and in files,
//! where no texts are at hand. Hard spaces hold together what must not be split at a line's end.

mod calendar;
mod names;
mod numbers;
mod order;

pub use calendar::{
    clock, date, date_short, date_with_weekday, day, day_and_month, moment, moment_full, moment_short,
    month_short, oslo, oslo_date, span, time, weekday,
};
pub use names::{name_in_list, name_in_sentence, national_id, phone, section};
pub use numbers::{Gender, duration, number, number_word, percent, percent_in_words, tenths};
pub use order::{composed, sort_key};

/// A space at which no line is broken.
pub const HARD_SPACE: char = '\u{a0}';

#[cfg(test)]
mod tests;
