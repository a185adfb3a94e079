//! Sentences of our own, neither known nor practised on: what must pass, what must be found, and that nothing makes it fall over.

use proptest::prelude::*;

use crate::{Kind, look};

fn assert_silent(texts: &[&str]) {
    let alerting: Vec<&&str> = texts.iter().filter(|text| look(text).is_some()).collect();
    assert!(alerting.is_empty(), "{alerting:?}");
}

#[test]
fn figures_of_speech_do_not_alert() {
    assert_silent(&[
        "Jeg døde av latter da Ola sklei.",
        "eg held på å døy av varme i dette rommet",
        "vi lo oss ihjel på klasseturen",
        "Han er dødsgod i fotball",
        "Læraren var heilt rå i kanonball",
        "vi knuste B-klassen i håndball",
        "jeg skjøt i stanga og ut",
        "Pausen er over før du får blunka",
        "vi drepte tida med kortspel",
        "det var et slag i lufta",
        "hun slo til med ny rekord",
        "vi sprengte alle poengrekorder i quizen",
        "eg var stupfull av kake etterpå",
        "klassen er helt syk, altså sykt gøy",
    ]);
}

#[test]
fn some_figures_of_speech_still_alert_needlessly() {
    // Wanted: no alert. A missed child is worse, so words of death near "me" are believed.
    for text in ["Matte tar livet av meg, men bare nesten!", "gitaren min heter Kniven"] {
        assert!(look(text).is_some(), "{text}");
    }
}

#[test]
fn what_is_told_as_fine_or_solved_or_read_does_not_alert() {
    assert_silent(&[
        "Ingen blir mobba hos oss.",
        "Jeg har aldri blitt slått på skolen.",
        "Vi lærte om vold og overgrep i en film.",
        "I boka vi les blir han utestengd av alle.",
        "Før var jeg mye alene, men nå har jeg fått venner.",
        "det ordna seg, de sa unnskyld og nå er vi venner",
        "Eg er ikkje redd for nokon her.",
    ]);
}

#[test]
fn ordinary_talk_does_not_alert() {
    assert_silent(&[
        "",
        "...",
        "nei",
        "Alt er bra.",
        "Vi trenger flere baller.",
        "kan vi få ha klassefest",
        "Det er for varmt i klasserommet om sommeren.",
        "eg vil ha meir kroppsøving",
        "Læreren vår er grei.",
        "timene er litt lange",
    ]);
}

#[test]
fn what_an_adult_should_read_alerts_in_either_standard_and_with_faults() {
    let cases = [
        ("De mobber Ali hver dag", Kind::Bullying),
        ("dei baksnakkar meg på snap heile tida", Kind::Bullying),
        ("mobinga slutter aldri", Kind::Bullying),
        ("Han sparket meg i magen", Kind::Violence),
        ("ho fekk blåmerke på halsen", Kind::Violence),
        ("De truer med å drepe meg", Kind::Threat),
        ("ein gut hadde med kniv på skulen", Kind::Threat),
        ("han tok meg på puppene", Kind::Sexual),
        ("det blir delt nakenbilder av ei jente", Kind::Sexual),
        ("pappa slår meg når han er full", Kind::Home),
        ("eg er redd for å gå heim", Kind::Home),
        ("jeg vil ikke leve mer", Kind::SelfHarm),
        ("venninna mi kuttar seg", Kind::SelfHarm),
        ("jeg er alltid alene i friminuttene", Kind::Exclusion),
        ("æ får ikkje vær med dem", Kind::Exclusion),
        ("NÅN MÅ STOPPE M0BBINGA", Kind::Bullying),
    ];
    for (text, kind) in cases {
        assert_eq!(look(text).map(|alert| alert.kind), Some(kind), "{text}");
    }
}

#[test]
fn letters_written_as_two_characters_are_read_as_one() {
    assert_eq!(look("Han sla\u{30a}r meg hver dag"), look("Han slår meg hver dag"));
    assert!(look("Han sla\u{30a}r meg hver dag").is_some());
}

#[test]
fn one_grave_sentence_is_found_in_a_long_and_cheerful_text() {
    let cheerful = "Vi har det fint i klassen. Maten er god. ".repeat(40);
    assert_eq!(look(&cheerful), None);
    assert!(look(&format!("{cheerful}Jeg har lyst til å dø. {cheerful}")).is_some());
}

#[test]
fn every_kind_has_its_own_code() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
}

proptest! {
    #[test]
    fn any_text_is_looked_at_and_twice_alike(text in any::<String>()) {
        prop_assert_eq!(look(&text), look(&text));
    }

    #[test]
    fn words_in_any_order_are_looked_at(words in prop::collection::vec("(meg|ikke|slår|@|0|å\u{30a}|mobb|\\.|æ{1,40})", 0..200)) {
        let text = words.join(" ");
        prop_assert_eq!(look(&text), look(&text));
    }
}
