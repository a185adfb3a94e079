//! What an owner can choose about a module: what fits, at, under and over its limits.

use toml::Value;

use crate::register::{Choice, Register};

const REGISTER: &str = r#"
module = "roll"
name = { nb = "Fravær" }
systems = []

[[choice]]
id = "near"
kind = "number"
usual = 7
least = 0
most = 10
text = { nb = "Nær grensen fra" }

[[choice]]
id = "reading"
kind = "one"
usual = "table"
text = { nb = "Lesemåte" }
option = [{ code = "table", text = { nb = "tabellen" } }, { code = "quota", text = { nb = "kvoten" } }]

[[choice]]
id = "places"
kind = "several"
usual = []
text = { nb = "Steder" }
option = [{ code = "web", text = { nb = "nett" } }]

[[choice]]
id = "off"
kind = "days"
usual = []
text = { nb = "Fri" }

[[choice]]
id = "strict"
kind = "yes-no"
usual = false
text = { nb = "Strengt" }
"#;

fn fits(id: &str, value: &str) -> bool {
    let register = Register::parse(REGISTER).unwrap();
    let table: toml::Table = format!("value = {value}").parse().unwrap();
    register.choice(id).unwrap().fits(&table["value"])
}

#[test]
fn a_number_fits_within_its_limits_and_nothing_else_does() {
    for (value, yes) in
        [("0", true), ("10", true), ("-1", false), ("11", false), ("\"7\"", false), ("7.0", false)]
    {
        assert_eq!(fits("near", value), yes, "{value}");
    }
}

#[test]
fn only_what_is_offered_can_be_chosen() {
    assert!(fits("reading", "\"quota\"") && !fits("reading", "\"B\"") && !fits("reading", "\"\""));
    assert!(fits("places", "[]") && fits("places", "[\"web\"]"));
    assert!(!fits("places", "[\"web\", \"moon\"]") && !fits("places", "\"web\""));
    assert!(fits("strict", "true") && !fits("strict", "\"yes\""));
}

#[test]
fn days_are_days_and_a_stretch_does_not_end_before_it_begins() {
    assert!(fits("off", "[\"2026-12-21/2027-01-02\", \"2027-05-17\"]"));
    for value in ["[\"2027-01-02/2026-12-21\"]", "[\"17. mai\"]", "\"2027-05-17\""] {
        assert!(!fits("off", value), "{value}");
    }
}

#[test]
fn a_choice_whose_usual_does_not_fit_is_a_gap_of_the_entry() {
    let gaps = |text: &str| {
        let register = Register::parse(text).unwrap();
        register.gaps().into_iter().filter(|gap| gap.key == "gap-choice").count()
    };
    assert_eq!(gaps(REGISTER), 0);
    assert_eq!(gaps(&REGISTER.replace("usual = 7", "usual = 70")), 1);
    assert_eq!(gaps(&REGISTER.replace("{ nb = \"Strengt\" }", "{}")), 1);
}

#[test]
fn what_does_not_fit_any_more_is_as_if_nothing_were_chosen() {
    let register = Register::parse(REGISTER).unwrap();
    let near: &Choice = register.choice("near").unwrap();
    let mut settings = crate::settings::Settings::default_for(Default::default());
    assert_eq!(near.held(&settings, "roll"), &Value::Integer(7));
    for (chosen, held) in [(9, 9), (99, 7)] {
        settings
            .module
            .insert("roll".to_owned(), toml::Table::from_iter([("near".to_owned(), chosen.into())]));
        assert_eq!(near.held(&settings, "roll"), &Value::Integer(held));
    }
}
