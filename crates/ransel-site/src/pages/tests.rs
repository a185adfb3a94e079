//! What the pages promise before a server is started: every word exists in every language, and every code of the
//! kernel that a page turns into words has them.

mod codes;
mod keys;

use ransel_web::{Lang, Texts};

use super::{NAV, ROUTES, TEXTS};
use crate::route::{Entry, Method};

fn texts() -> Texts {
    Texts::load(TEXTS).unwrap()
}

/// Fails with every key of `wanted` that some language lacks.
fn assert_worded(wanted: impl IntoIterator<Item = String>) {
    let texts = texts();
    let lacks = |key: &String| {
        Lang::ALL
            .into_iter()
            .filter(|lang| *lang != Lang::Se)
            .any(|lang| !texts.has(lang, key) || texts.get(lang, key, &[]).starts_with('['))
    };
    let missing: Vec<_> = wanted.into_iter().filter(lacks).collect();
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

#[test]
fn every_text_is_there_in_every_language_with_the_same_values() {
    let texts = texts();
    for lang in [Lang::Nn, Lang::En] {
        assert_eq!(texts.missing(lang), Vec::<String>::new(), "{lang:?}");
        assert_eq!(texts.surplus(lang), Vec::<String>::new(), "{lang:?}");
    }
    assert_eq!(texts.complete(), [Lang::Nb, Lang::Nn, Lang::En]);
}

#[test]
fn no_hat_has_more_than_four_words_of_ours_in_its_navigation() {
    for hat in ransel_kernel::Hat::ALL {
        let count = NAV.iter().filter(|entry| entry.hats.contains(hat)).count();
        assert!(count <= 4, "{}: {count}", hat.code());
    }
    assert_worded(NAV.iter().map(|entry| entry.key.to_owned()));
}

#[test]
fn every_address_of_the_navigation_is_one_of_ours() {
    for entry in NAV {
        assert!(ROUTES.iter().any(|route| route.path == entry.href), "{}", entry.href);
    }
}

#[test]
fn every_form_names_the_action_it_stands_for() {
    let forms = ROUTES.iter().filter(|route| route.method == Method::Post);
    for route in forms {
        let Entry::Action(action) = route.entry else { panic!("{} names no action", route.path) };
        assert!(action.writes, "{} stands for {}, which only reads", route.path, action.name);
    }
}

#[test]
fn what_anybody_may_open_is_a_short_list() {
    let public = ROUTES.iter().filter(|route| matches!(route.entry, Entry::Public)).map(|route| route.path);
    let expected = [
        "/login",
        // Made-up people of a demonstration; elsewhere it does not exist.
        "/welcome",
        "/confirm",
        "/secrecy",
        "/training",
        "/privacy",
        "/privacy/processing",
        "/privacy/categories",
        "/privacy/cookies",
        "/privacy/{module}",
        "/privacy/{module}/versions",
        "/accessibility",
    ];
    assert_eq!(public.collect::<Vec<_>>(), expected);
}
