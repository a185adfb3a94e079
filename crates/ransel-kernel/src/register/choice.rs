//! What an owner can choose about a module (`[module.NAME]` of the settings). Declared in the register entry: with this
//! alone a choice is checked, has a field on the settings' page, stands in the statement, and is seen before it is saved.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Value;

use super::{Words, words};
use crate::settings::Settings;

/// The choice every module can offer under this name: that nothing is put down about a pupil before she, or whoever decides
/// for her, has consented to something of the module's (POL-2018 art. 6(1)(a)). The kernel holds it.
pub const ON_CONSENT: &str = "on_consent";

/// The choice every module can offer under this name, of the kind `days`: the last day the owner subscribes to it. Whatever goes by
/// the module's own clocks is due [`ENDED_DAYS`] later, whatever day it has; that is told meanwhile. The kernel holds it.
pub const ENDS: &str = "subscription_ends";

/// How many days after the end of a subscription everything of the module goes: time to take out what law wants kept.
pub const ENDED_DAYS: i64 = 30;

/// One choice.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name in the settings.
    pub id: String,
    /// What can be chosen.
    pub kind: ChoiceKind,
    /// What is chosen, as it stands before a field and in the statement.
    pub text: Words,
    /// What it leads to.
    #[serde(default)]
    pub help: Words,
    /// The smallest number.
    #[serde(default)]
    pub least: Option<i64>,
    /// The largest number.
    #[serde(default)]
    pub most: Option<i64>,
    /// What can be chosen among.
    #[serde(default)]
    pub option: Vec<ChoiceOption>,
    /// What holds where nothing is chosen.
    pub usual: Value,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceKind {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// One of the options.
    One,
    /// Any of the options, or none.
    Several,
    /// Days and stretches of days: `2026-12-21`, `2026-12-21/2027-01-02`.
    Days,
}

/// One of several that can be chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// Its word in the settings.
    pub code: String,
    /// What it is called.
    pub text: Words,
}

impl Choice {
    /// Whether this can be chosen.
    pub fn fits(&self, value: &Value) -> bool {
        let known = |value: &Value| value.as_str().is_some_and(|code| self.option(code).is_some());
        let all = |fits: &dyn Fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(fits));
        match self.kind {
            ChoiceKind::YesNo => value.is_bool(),
            ChoiceKind::Number => value.as_integer().is_some_and(|number| self.holds(number)),
            ChoiceKind::One => known(value),
            ChoiceKind::Several => all(&known),
            ChoiceKind::Days => all(&|value| value.as_str().and_then(stretch).is_some()),
        }
    }

    fn holds(&self, number: i64) -> bool {
        self.least.is_none_or(|least| least <= number) && self.most.is_none_or(|most| number <= most)
    }

    /// The option with this code.
    pub fn option(&self, code: &str) -> Option<&ChoiceOption> {
        self.option.iter().find(|option| option.code == code)
    }

    /// What holds: what the owner has chosen, or the usual.
    pub fn held<'s>(&'s self, settings: &'s Settings, module: &str) -> &'s Value {
        let chosen = settings.module.get(module).and_then(|table| table.get(&self.id));
        chosen.filter(|value| self.fits(value)).unwrap_or(&self.usual)
    }

    /// Whether it says what it is, and what holds where nothing is chosen.
    pub(super) fn is_whole(&self) -> bool {
        let said = |text: &Words| !words(text, "nb").is_empty();
        said(&self.text) && self.option.iter().all(|option| said(&option.text)) && self.fits(&self.usual)
    }
}

/// First and last day of `2026-12-21/2027-01-02`, or of a single day.
pub fn stretch(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((first, last))
}
