//! What the texts promise: nothing missing, nothing double, nothing invisible.

use super::*;

const NB: &str = "greeting = Hei, { $name }\nabsent = { $n ->\n    [one] Én elev er borte\n   *[other] { $n } elever er borte\n}\nonly-here = Bare på bokmål\n";
const NN: &str = "greeting = Hei, { $name }\nabsent = { $n } elevar er borte\n";

fn texts() -> Texts {
    Texts::load(&[(Lang::Nb, NB), (Lang::Nn, NN)]).unwrap()
}

#[test]
fn a_name_is_put_in_without_invisible_marks() {
    assert_eq!(texts().get(Lang::Nb, "greeting", &[("name", "Sárá".into())]), "Hei, Sárá");
}

#[test]
fn one_and_many_have_their_own_sentence_and_thousands_a_hard_space() {
    let texts = texts();
    assert_eq!(texts.get(Lang::Nb, "absent", &[("n", 1_i64.into())]), "Én elev er borte");
    assert_eq!(texts.get(Lang::Nb, "absent", &[("n", 8400_i64.into())]), "8\u{a0}400 elever er borte");
}

#[test]
fn a_text_missing_in_nynorsk_is_shown_in_bokmal_and_reported() {
    let texts = texts();
    assert_eq!(texts.get(Lang::Nn, "only-here", &[]), "Bare på bokmål");
    assert_eq!(texts.missing(Lang::Nn), ["only-here"]);
    assert_eq!(texts.complete(), [Lang::Nb]);
}

#[test]
fn a_key_that_uses_other_values_than_bokmal_is_reported() {
    let texts = Texts::load(&[(Lang::Nb, "a = { $n } av { $all }"), (Lang::Nn, "a = { $n }")]).unwrap();
    assert_eq!(texts.missing(Lang::Nn), ["a"]);
}

#[test]
fn a_key_nobody_has_is_seen_in_brackets() {
    assert_eq!(texts().get(Lang::En, "no-such-key", &[]), "[no-such-key]");
    assert!(!texts().has(Lang::En, "no-such-key") && texts().has(Lang::En, "only-here"));
}

#[test]
fn the_same_key_from_two_modules_is_an_error() {
    let twice = Texts::load(&[(Lang::Nb, "title = Fravær"), (Lang::Nb, "title = Karakterer")]);
    assert!(matches!(twice, Err(TextsError::Twice { key, .. }) if key == "title"));
}

#[test]
fn a_source_that_cannot_be_read_is_an_error_with_its_language() {
    let broken = Texts::load(&[(Lang::Nn, "title = { $n")]);
    assert!(matches!(broken, Err(TextsError::Unreadable { lang: Lang::Nn, .. })));
}

#[test]
fn our_own_texts_have_the_same_keys_and_values_in_every_language() {
    let texts = Texts::own().unwrap();
    for lang in [Lang::Nn, Lang::En] {
        assert_eq!(texts.missing(lang), Vec::<String>::new(), "{lang:?}");
        assert_eq!(texts.surplus(lang), Vec::<String>::new(), "{lang:?}");
    }
    assert_eq!(texts.complete(), [Lang::Nb, Lang::Nn, Lang::En]);
}

#[test]
fn nynorsk_uses_none_of_the_words_that_give_converted_bokmal_away() {
    let (_, nynorsk) = OWN[1];
    let words: Vec<String> = nynorsk.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    for foreign in
        ["ikke", "bare", "hva", "hvem", "hvorfor", "hvilken", "jeg", "noe", "fravær", "uke", "åpne"]
    {
        assert!(!words.iter().any(|word| word == foreign), "{foreign}");
    }
}

#[test]
fn a_tag_with_a_region_and_plain_norwegian_find_their_language() {
    assert_eq!(Lang::from_tag("nn-NO"), Some(Lang::Nn));
    assert_eq!(Lang::from_tag("no"), Some(Lang::Nb));
    assert_eq!(Lang::from_tag("fi"), None);
}
