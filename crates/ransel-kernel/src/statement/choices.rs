//! What the owner has chosen about a module, as its statement says it: also where nothing was chosen and the usual holds.

use jiff::civil::Date;
use serde::Serialize;
use toml::Value;

use super::{Say, wording::Phrases};
use crate::{
    register::{self, Choice, ChoiceKind, ON_CONSENT, Register, Words, stretch},
    settings::Settings,
};

/// One choice, with what holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// Its name in the settings.
    pub id: String,
    /// What was chosen about.
    pub text: Words,
    /// What was chosen.
    pub value: ChosenValue,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChosenValue {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(i64),
    /// What the chosen options are called; perhaps none.
    Options(Vec<Words>),
    /// Days and stretches of days; perhaps none.
    Days(Vec<String>),
}

/// All choices of a module.
pub fn of(register: &Register, settings: &Settings) -> Vec<Chosen> {
    let one = |choice: &Choice| {
        let held = choice.held(settings, &register.module);
        Chosen { id: choice.id.clone(), text: choice.text.clone(), value: ChosenValue::of(choice, held) }
    };
    register.choice.iter().map(one).collect()
}

impl ChosenValue {
    fn of(choice: &Choice, held: &Value) -> Self {
        let listed = || held.as_array().into_iter().flatten().filter_map(Value::as_str);
        let option = |code: &str| choice.option(code).map(|option| option.text.clone());
        match choice.kind {
            ChoiceKind::YesNo => Self::YesNo(held.as_bool().unwrap_or_default()),
            ChoiceKind::Number => Self::Number(held.as_integer().unwrap_or_default()),
            ChoiceKind::One => Self::Options(held.as_str().and_then(option).into_iter().collect()),
            ChoiceKind::Several => Self::Options(listed().filter_map(option).collect()),
            ChoiceKind::Days => Self::Days(listed().map(str::to_owned).collect()),
        }
    }
}

impl Chosen {
    /// What was chosen, in words.
    pub fn said(&self, lang: &str, say: &Say<'_>) -> String {
        let listed = |items: Vec<String>| match items.is_empty() {
            true => say("notice-chosen-none", &[]),
            false => items.join(", "),
        };
        match &self.value {
            ChosenValue::YesNo(true) => say("notice-chosen-yes", &[]),
            ChosenValue::YesNo(false) => say("notice-chosen-no", &[]),
            ChosenValue::Number(number) => number.to_string(),
            ChosenValue::Options(options) => {
                listed(options.iter().map(|words| register::words(words, lang).to_owned()).collect())
            }
            ChosenValue::Days(days) => {
                let w = Phrases::new(say);
                let spoken = |(first, last): (Date, Date)| match first == last {
                    true => w.date(first),
                    false => format!("{} – {}", w.date(first), w.date(last)),
                };
                listed(days.iter().filter_map(|days| stretch(days)).map(spoken).collect())
            }
        }
    }

    /// Whether it says that all of the module hangs on consent.
    pub fn is_on_consent(&self) -> bool {
        self.id == ON_CONSENT && self.value == ChosenValue::YesNo(true)
    }
}
