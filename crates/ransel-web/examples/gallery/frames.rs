//! One frame per hat.

use jiff::Timestamp;
use ransel_web::frame::{Family, HatChoice, HatView, NavItem, PrintedBy, Size};
use ransel_web::{Frame, Lang, Words};

const LANGUAGES: &[Lang] = &[Lang::Nb, Lang::Nn, Lang::En];

pub fn instant(text: &str) -> Timestamp {
    text.parse().expect("a sample instant can be read")
}

fn nav(words: &[&str], current: usize) -> Vec<NavItem> {
    let item = |(position, label): (usize, &&str)| NavItem {
        href: "/today".into(),
        label: (*label).into(),
        current: position == current,
    };
    words.iter().enumerate().map(item).collect()
}

pub fn nobody(w: Words<'_>) -> Frame<'_> {
    Frame {
        texts: w.texts,
        lang: w.lang,
        owner: "Soløy kommune",
        person: None,
        hat: None,
        hats: Vec::new(),
        nav: Vec::new(),
        size: Size::Md,
        path: "/",
        languages: LANGUAGES,
        printed_by: None,
        keeps_language: false,
        signed_in: false,
        csrf: None,
    }
}

fn somebody<'a>(w: Words<'a>, family: Family, role: &str, place: &str) -> Frame<'a> {
    Frame {
        person: Some("Kari Nordmann"),
        hat: Some(HatView { family, role: role.into(), place: place.into() }),
        printed_by: Some(PrintedBy {
            who: format!("Kari Nordmann ({})", role.to_lowercase()),
            at: instant("2026-11-20T09:42:00Z"),
        }),
        keeps_language: false,
        signed_in: true,
        csrf: Some("sample-token"),
        ..nobody(w)
    }
}

pub fn teacher(w: Words<'_>) -> Frame<'_> {
    let choice = |id: &str, label: &str, place: &str, current| HatChoice {
        id: id.into(),
        label: label.into(),
        place: place.into(),
        current,
    };
    Frame {
        hats: vec![
            choice("t1", "Lærer", "Soløy videregående", true),
            choice("g1", "Foresatt", "Sunniva (6B)", false),
        ],
        nav: nav(&["I dag", "Klasser", "Føre fravær", "Oppfølging"], 0),
        size: Size::Sm,
        ..somebody(w, Family::Staff, "Lærer", "Soløy videregående skole")
    }
}

pub fn pupil(w: Words<'_>) -> Frame<'_> {
    Frame {
        nav: nav(&["Min side", "Timeplan", "Fravær", "Hvem har sett"], 0),
        ..somebody(w, Family::Pupil, "Elev", "Soløy videregående skole, 2STC")
    }
}

pub fn guardian(w: Words<'_>) -> Frame<'_> {
    Frame {
        nav: nav(&["Barna mine", "Fravær", "Meldinger", "Innsyn"], 1),
        ..somebody(w, Family::Guardian, "Foresatt", "Sunniva (6B)")
    }
}

pub fn office(w: Words<'_>) -> Frame<'_> {
    Frame {
        nav: nav(&["I dag", "Elever", "Import"], 2),
        size: Size::Sm,
        ..somebody(w, Family::Office, "Skolesekretær", "Soløy barne- og ungdomsskole")
    }
}
