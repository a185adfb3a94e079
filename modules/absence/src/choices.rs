//! What the owner has chosen about absence, with what holds where nothing is chosen.

use jiff::civil::Date;
use ransel_kernel::{Owner, register::stretch, settings::Settings};

use crate::rules::{Reading, Triggers, is_public_holiday};

/// The owner's choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// How documented health absence uses up the limit; the table of the limit says where nothing is chosen.
    pub reading: Option<Reading>,
    /// From how many per cent a pupil is near the limit: time enough to warn, and no number of the law.
    pub near_percent: i64,
    /// For how many days after the lesson a roll is freely corrected.
    pub correct_days: i64,
    /// From when somebody should talk with a pupil.
    pub triggers: Triggers,
    /// First and last day of each stretch without teaching.
    days_off: Vec<(Date, Date)>,
}

impl Choices {
    /// The owner's choices now.
    pub fn of(owner: &Owner) -> Self {
        Self::from(&*owner.settings())
    }

    /// Whether there is no teaching on a day: a public holiday, or what the owner has said.
    pub fn is_day_off(&self, day: Date) -> bool {
        is_public_holiday(day) || self.days_off.iter().any(|(first, last)| *first <= day && day <= *last)
    }
}

impl From<&Settings> for Choices {
    fn from(settings: &Settings) -> Self {
        let chosen = settings.module.get("absence");
        let value = |name: &str| chosen.and_then(|table| table.get(name));
        let number =
            |name: &str, usual: i64| value(name).and_then(|it| it.as_integer()).unwrap_or(usual).max(0);
        let trigger = |name: &str, usual: i64| u32::try_from(number(name, usual)).unwrap_or(u32::MAX);
        let off = value("days_off").and_then(|it| it.as_array()).map(Vec::as_slice).unwrap_or_default();
        Self {
            reading: value("reading").and_then(|it| it.as_str()).and_then(reading),
            near_percent: number("near_percent", 7),
            correct_days: number("correct_days", 7),
            triggers: Triggers {
                days: trigger("talk_days", 3),
                late: trigger("talk_late", 5),
                notes: trigger("talk_notes", 3),
            },
            days_off: off.iter().filter_map(|it| stretch(it.as_str()?)).collect(),
        }
    }
}

fn reading(word: &str) -> Option<Reading> {
    match word {
        "quota" => Some(Reading::Quota),
        "running_total" => Some(Reading::RunningTotal),
        _ => None,
    }
}
