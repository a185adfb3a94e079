//! The same facts for each who reads: pupils in plain words, guardians what is about them and their children.

use super::{
    school::{BASIS, REGISTER, house, module, register, settings, usual},
    stated, statement,
};
use crate::{
    Hat,
    register::{Gap, Register},
    statement::{Audience, own_words},
};

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

#[test]
fn a_pupil_reads_five_points_in_each_language_without_a_section_of_law() {
    let house = usual();
    for module in &house.modules {
        let it = stated(&house, &settings("Soløy kommune"), module.name);
        for lang in LANGUAGES {
            let page = it.to_markdown_for(Audience::Pupil, lang, &own_words(lang));
            for number in 1..=5 {
                assert!(page.contains(&format!("\n## {number}. ")), "{lang} {}: {page}", module.name);
            }
            for sign in ["§", " art. ", "LOV-", "FOR-", "[", "{ $"] {
                assert!(!page.contains(sign), "{lang} {}: {sign} in {page}", module.name);
            }
        }
    }
}

#[test]
fn a_pupil_is_told_the_plain_words_where_the_register_has_them_and_everybody_else_the_ordinary_ones() {
    let plain = "[activity.plain]\nnb = \"Vi må vite at du er der.\"\nnn = \"Vi må vite at du er der.\"\nen = \"We must know you are there.\"\n[activity.logged]";
    let it = statement(&house(register(module(), REGISTER.replacen("[activity.logged]", plain, 1))));
    let page = |audience| it.to_markdown_for(audience, "nb", &own_words("nb"));
    assert!(page(Audience::Pupil).contains("Vi må vite at du er der."));
    assert!(!page(Audience::Pupil).contains("Vite hvem som er i timen."));
    for audience in [Audience::Guardian, Audience::Staff] {
        assert!(
            page(audience).contains("Vite hvem som er i timen.") && !page(audience).contains("at du er der")
        );
    }
    assert_ne!(it.digest(), statement(&usual()).digest(), "what pupils are told is part of the statement");
}

#[test]
fn a_purpose_or_keep_rule_that_is_too_heavy_for_pupils_is_a_gap_until_it_is_said_plainly_in_every_language() {
    let heavy = "Vite hvem som er i timen, slik at skolen kan følge opp den som mangler, jf. opplæringsloven § 25-1 og forskriften.";
    let text = REGISTER.replace("Vite hvem som er i timen.", heavy);
    let gap = || vec![Gap { at: "roll".into(), key: "gap-plain" }];
    let gaps = |text: &str| Register::parse(text).unwrap().gaps();
    assert_eq!(gaps(REGISTER), []);
    assert_eq!(gaps(&text), gap());
    let plain = "[activity.plain]\nnb = \"Vi må vite hvem som er her.\"\nnn = \"Vi må vite kven som er her.\"\n[activity.logged]";
    let two = text.replacen("[activity.logged]", plain, 1);
    assert_eq!(gaps(&two), gap(), "English is missing");
    let nynorsk = "nn = \"Vi må vite kven som er her.\"\n";
    let all = two.replacen(nynorsk, &format!("{nynorsk}en = \"We must know who is here.\"\n"), 1);
    assert_eq!(gaps(&all), []);
    let staff = text.replace("subjects = [\"pupil\"]", "subjects = [\"staff\"]");
    assert_eq!(gaps(&staff), [], "what is not about pupils need not be plain");
    let long = "Slettes ett år etter at skoleåret er slutt, når fristen for å klage er ute og ingen lenger har bruk for det.";
    let keep = REGISTER.replace("Slettes ett år etter at skoleåret er slutt.", long);
    assert_eq!(gaps(&keep), [Gap { at: "school-year".into(), key: "gap-plain" }]);
}

#[test]
fn fifteen_words_in_a_sentence_are_light_and_sixteen_are_not() {
    let words = |count: usize| vec!["ord"; count].join(" ");
    let purpose = |text: String| {
        let text = REGISTER.replace("Vite hvem som er i timen.", &text);
        Register::parse(&text).unwrap().gaps().is_empty()
    };
    assert!(purpose(words(15)) && purpose(format!("{}. {}.", words(15), words(15))));
    assert!(!purpose(words(16)));
}

#[test]
fn whom_a_reader_comes_to_decides_for_whom_she_stands_there() {
    let it = statement(&usual());
    let hats = |audience| -> Vec<_> {
        it.told_to(audience).points.security.readers.iter().map(|reader| reader.hat).collect()
    };
    for audience in [Audience::Pupil, Audience::Guardian] {
        assert!(hats(audience).contains(&Hat::Teacher) && hats(audience).contains(&Hat::Guardian));
        assert!(!hats(audience).contains(&Hat::System));
    }
    let platform = stated(&usual(), &settings("Soløy kommune"), "platform");
    let pupil = platform.told_to(Audience::Pupil).points;
    assert!(pupil.purpose.iter().all(|purpose| purpose.subjects.iter().any(|who| who == "pupil")));
    assert!(pupil.purpose.len() < platform.points.purpose.len(), "training of staff is not about pupils");
    assert!(pupil.basis.iter().all(|basis| pupil.purpose.iter().any(|it| it.activity == basis.activity)));
    assert!(pupil.deletion.iter().all(|rule| rule.tables.iter().all(|table| *table != "privacy_training")));
}

#[test]
fn staff_read_all_of_it_and_guardians_not_the_tables() {
    let it = statement(&usual());
    let page = |audience| it.to_markdown_for(audience, "nb", &own_words("nb"));
    assert_eq!(page(Audience::Staff), it.to_markdown("nb", &own_words("nb")));
    assert!(page(Audience::Staff).contains("`roll_mark` | `counts`"));
    assert!(!page(Audience::Guardian).contains("`counts`"));
    assert!(page(Audience::Guardian).contains("Opplæringslova §\u{a0}25-1"));
}

#[test]
fn why_we_may_follows_from_the_letter_of_article_six() {
    let page = |basis: &str| {
        let it = statement(&house(register(module(), REGISTER.replace(BASIS, basis))));
        it.to_markdown_for(Audience::Pupil, "nb", &own_words("nb"))
    };
    assert!(page(BASIS).contains("Loven gir skolen en jobb."));
    let consent = page("[\"POL-2018 art. 6(1)(a)\"]");
    assert!(consent.contains("har sagt ja") && !consent.contains("Loven gir skolen en jobb."));
}

#[test]
fn every_word_for_pupils_is_there() {
    for lang in LANGUAGES {
        let words = own_words(lang);
        let hats = Hat::ALL.iter().filter(|hat| !matches!(hat, Hat::None | Hat::System));
        let who = hats.map(|hat| format!("plain-who-{}", hat.code()));
        let letters = ["a", "b", "c", "d", "e", "f"].map(|letter| format!("plain-basis-{letter}"));
        let rights = [
            "access",
            "rectification",
            "restriction",
            "erasure-by-rule",
            "erasure",
            "objection",
            "withdrawal",
            "portability",
            "complaint",
        ];
        let rights = rights.map(|right| format!("plain-right-{right}"));
        for key in who.chain(letters).chain(rights) {
            assert_ne!(words(&key, &[]), format!("[{key}]"), "{lang}");
        }
    }
}
