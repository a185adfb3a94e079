//! What every page has, whoever reads it.

use super::*;
use crate::frame::top::in_language;

fn frame(texts: &Texts) -> Frame<'_> {
    Frame {
        texts,
        lang: Lang::Nb,
        owner: "Soløy kommune",
        person: Some("Kari Nordmann"),
        hat: Some(HatView {
            family: Family::Staff,
            role: "Lærer".into(),
            place: "Soløy videregående skole".into(),
        }),
        hats: ["Lærer", "Foresatt"]
            .map(|label| HatChoice {
                id: label.to_lowercase(),
                label: label.into(),
                place: "x".into(),
                current: label == "Lærer",
            })
            .to_vec(),
        nav: vec![NavItem { href: "/today".into(), label: "I dag".into(), current: true }],
        size: Size::Sm,
        path: "/today",
        languages: &[Lang::Nb, Lang::Nn, Lang::En],
        printed_by: Some(PrintedBy {
            who: "Kari Nordmann (lærer)".into(),
            at: "2026-11-20T09:42:00Z".parse().unwrap(),
        }),
        keeps_language: false,
        signed_in: true,
        csrf: Some("token"),
    }
}

fn shown(frame: &Frame<'_>, title: impl Into<Title>) -> String {
    page(frame, title, html! { h1 { "x" } }).into_string()
}

#[test]
fn the_title_begins_with_the_thing_and_says_first_when_something_is_wrong() {
    let texts = Texts::own().unwrap();
    let frame = frame(&texts);
    assert!(
        shown(&frame, "Før fravær: Norsk, 2STC")
            .contains("<title>Før fravær: Norsk, 2STC – Soløy kommune</title>")
    );
    assert!(
        shown(&frame, Title::with_errors("Meld fravær"))
            .contains("<title>Feil: Meld fravær – Soløy kommune</title>")
    );
}

#[test]
fn the_page_says_its_language_and_offers_the_others_in_their_own() {
    let texts = Texts::own().unwrap();
    let html = shown(&Frame { lang: Lang::Nn, ..frame(&texts) }, "x");
    assert!(html.contains(r#"<html lang="nn""#));
    assert!(html.contains(r#"href="/today?lang=en" lang="en" hreflang="en">English</a>"#));
}

#[test]
fn a_language_link_keeps_the_query_and_replaces_the_language() {
    assert_eq!(in_language("/a?page=2&lang=nb", Lang::Nn), "/a?page=2&lang=nn");
}

#[test]
fn changing_hat_and_logging_out_are_posts_with_the_token() {
    let texts = Texts::own().unwrap();
    let html = shown(&frame(&texts), "x");
    for action in ["/hat", "/logout"] {
        let form = format!(
            r#"<form method="post" action="{action}"><input type="hidden" name="csrf" value="token">"#
        );
        assert!(html.contains(&form), "{action}");
    }
    assert!(html.contains(r#"name="hat" value="foresatt""#));
}

#[test]
fn with_one_hat_there_is_nothing_to_change_to() {
    let texts = Texts::own().unwrap();
    let mut one = frame(&texts);
    one.hats.truncate(1);
    assert!(!shown(&one, "x").contains("popovertarget=\"hats\""));
}

#[test]
fn paper_says_who_printed_it_and_when() {
    let texts = Texts::own().unwrap();
    let html = shown(&frame(&texts), "x").replace('\u{a0}', " ");
    assert!(html.contains("Skrevet ut 20.11.2026 kl. 10.42 av Kari Nordmann (lærer)"));
}

#[test]
fn nobody_who_is_not_signed_in_is_offered_a_way_out_or_a_log() {
    let texts = Texts::own().unwrap();
    let html = shown(&Frame { signed_in: false, hat: None, hats: Vec::new(), ..frame(&texts) }, "x");
    assert!(!html.contains("/logout") && !html.contains("/my/log") && html.contains("/login"));
}

#[test]
fn a_page_has_no_inline_style_or_script() {
    let texts = Texts::own().unwrap();
    let html = shown(&frame(&texts), "x");
    assert!(!html.contains(" style=") && !html.contains("<script>") && !html.contains("<style"));
}

#[test]
fn names_with_signs_of_markup_are_shown_as_they_are_written() {
    let texts = Texts::own().unwrap();
    let html = shown(&Frame { owner: "A & <b>", ..frame(&texts) }, "\"<i>\"");
    assert!(html.contains("A &amp; &lt;b&gt;") && !html.contains("<b>") && !html.contains("<i>"));
}
