//! What an owner can choose about absence, and what holds where nothing is chosen.

use jiff::civil::date;
use ransel_kernel::{
    register::Register,
    settings::{OwnerEntry, Settings},
};

use crate::{choices::Choices, rules::Reading};

fn chosen(module: &str) -> Choices {
    let mut settings = Settings::default_for(OwnerEntry::default());
    settings.module.insert("absence".to_owned(), toml::from_str(module).unwrap());
    Choices::from(&settings)
}

#[test]
fn what_the_register_calls_usual_is_what_holds_where_nothing_is_chosen() {
    let register = Register::parse(crate::module().register).unwrap();
    let usual: toml::Table =
        register.choice.iter().map(|choice| (choice.id.clone(), choice.usual.clone())).collect();
    assert_eq!(chosen(&usual.to_string()), chosen(""));
}

#[test]
fn where_nothing_is_chosen_a_week_and_seven_per_cent_hold_and_the_law_chooses_the_reading() {
    let choices = chosen("");
    assert_eq!((choices.reading, choices.near_percent, choices.correct_days), (None, 7, 7));
    assert!(!choices.is_day_off(date(2026, 12, 24)));
}

#[test]
fn the_reading_the_warning_the_week_and_the_days_off_are_the_owners() {
    let choices = chosen(
        "reading = \"quota\"\nnear_percent = 5\ncorrect_days = 14\ndays_off = [\"2026-12-21/2027-01-02\", \"2027-05-17\"]",
    );
    assert_eq!((choices.reading, choices.near_percent, choices.correct_days), (Some(Reading::Quota), 5, 14));
    for day in [date(2026, 12, 21), date(2027, 1, 2), date(2027, 5, 17)] {
        assert!(choices.is_day_off(day), "{day}");
    }
    assert!(!choices.is_day_off(date(2027, 1, 3)));
}
