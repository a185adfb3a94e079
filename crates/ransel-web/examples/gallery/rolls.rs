//! A teacher's day, and the roll in all its states.

use jiff::civil::{date, time};
use maud::{Markup, html};
use ransel_web::Words;
use ransel_web::format::sort_key;
use ransel_web::frame::Title;
use ransel_web::parts::{
    Conflict, Crumb, Form, Gone, LessonRow, LessonState, Link, Mark, Roll, RollConflict, RollCounts, RollRow,
    Saved, Taken, Waiting, breadcrumbs, heading, lessons, roll, roll_conflict, section, waiting,
};

use crate::frames::instant;

const FORM: Form<'static> = Form { action: "/roll-saved", csrf: Some("sample-token") };
const NAMES: [&str; 28] = [
    "Åsheim, Live",
    "Abdi, Hodan Warsame",
    "Andersen, Jonas",
    "Bakken, Sofie Elise",
    "Berg, Jonas",
    "Dahl, Ingrid",
    "Eira, Máret Ánne",
    "Farah, Yusuf",
    "Gaup, Áilu Niillas",
    "Haugen, Emil",
    "Hætta, Ŋiŋŋa",
    "Iversen, Thea",
    "Jensen, Noah",
    "Kristiansen, Oskar",
    "Larsen, Ella",
    "Moen-Christoffersen, Alexander Benjamin",
    "Nilsen, Sara",
    "Olsen, Filip",
    "Pettersen, Maja",
    "Qureshi, Zainab",
    "Ruud, Mathias",
    "Sørensen, Ada",
    "Tran, Minh Anh",
    "Utsi, Čállu",
    "Vik, Leah",
    "Wold, Isak",
    "Zahl, Šárá",
    "Ødegård, Tiril",
];

pub fn today(w: Words<'_>) -> (Title, Markup) {
    let lesson = |hour, minute, label: &str, facts: &str, state| LessonRow {
        at: time(hour, minute, 0, 0),
        label: label.into(),
        href: Some("/roll".into()),
        facts: facts.into(),
        state,
    };
    let taken = LessonState::Taken { at: time(8, 19, 0, 0) };
    let rows = [
        lesson(8, 15, "Norsk, 2STC", "Rom 214 · 28 elever", taken),
        lesson(9, 15, "Norsk, 1STB", "Rom 118 · 30 elever", LessonState::Missed { href: "/roll".into() }),
        lesson(10, 15, "Norsk, 2STD", "Rom 214 · 26 elever", LessonState::Due { href: "/roll".into() }),
        lesson(
            12,
            30,
            "Samfunnskunnskap, 1STA",
            "Rom 118 · 30 elever · sammen med Ola Moen",
            LessonState::Starts,
        ),
        lesson(14, 15, "Kontaktlærertime", "Rom 214", LessonState::Cancelled),
    ];
    let wait =
        |sentence: &str, rest: &str| Waiting { link: Link::new("/overview", sentence), rest: rest.into() };
    let waits = [
        wait("3 elever i 2STC er nær fraværsgrensen", "i minst ett fag"),
        wait("2 fraværsmeldinger fra foresatte", "eldste fra i går"),
        wait("1 elev spør hvorfor du åpnet mappen", "svar innen 4. desember"),
    ];
    let main = html! {
        (heading("Fredag 20. november", Some("Fem timer i dag. To er ikke ført.")))
        (section("lessons", "Timene mine", lessons(w, &rows)))
        (section("waiting", "Dette venter på deg", waiting(&waits)))
    };
    ("I dag".into(), main)
}

fn rows(state: impl Fn(usize) -> Option<Mark>) -> Vec<RollRow> {
    let mut names = NAMES;
    names.sort_by_key(|name| sort_key(name));
    let row = |(position, name): (usize, &str)| RollRow {
        pupil: format!("00000000-0000-4000-8000-{position:012}"),
        name: name.into(),
        reported: matches!(position, 2 | 14),
        state: state(position),
        version: "1".into(),
    };
    names.into_iter().enumerate().map(row).collect()
}

fn marked(position: usize) -> Option<Mark> {
    Some(match position {
        0 | 2 => Mark::Absent,
        3 => Mark::Late { minutes: 12 },
        _ => Mark::Here,
    })
}

fn head(w: Words<'_>) -> Markup {
    html! {
        (breadcrumbs(w, &[Crumb::new("/today", "I dag"), Crumb::new("/roll", "Norsk, 2STC")]))
        (heading("Norsk, 2STC", Some("Fredag 20. november, 08.15–09.00 · rom 214 · 28 elever")))
    }
}

fn form(w: Words<'_>, rows: &[RollRow], taken: Taken) -> Markup {
    let gone = [Gone { name: "Lie, Henrik".into(), note: "Flyttet til 2STD 12.11.".into() }];
    roll(w, &Roll { form: FORM, rows, gone: &gone, minutes_since_bell: 4, taken })
}

pub fn new(w: Words<'_>) -> (Title, Markup) {
    let reported = |position| Some(if matches!(position, 2 | 14) { Mark::Absent } else { Mark::Here });
    ("Før fravær: Norsk, 2STC".into(), html! { (head(w)) (form(w, &rows(reported), Taken::NotYet)) })
}

pub fn saved(w: Words<'_>) -> (Title, Markup) {
    let rows = rows(marked);
    let box_ = Saved {
        at: instant("2026-11-20T07:19:00Z"),
        counts: RollCounts::of(rows.iter().filter_map(|row| row.state)),
        correct_until: date(2026, 11, 27),
    };
    let main = html! { (head(w)) (ransel_web::parts::saved(w, &box_)) (form(w, &rows, Taken::Saved)) };
    ("Før fravær: Norsk, 2STC".into(), main)
}

pub fn open(w: Words<'_>) -> (Title, Markup) {
    ("Før fravær: 3B".into(), html! { (head(w)) (form(w, &rows(|_| None), Taken::NotYet)) })
}

pub fn conflict(w: Words<'_>) -> (Title, Markup) {
    let conflict = |pupil: &str, name: &str, mine, theirs, unanswered| Conflict {
        pupil: pupil.into(),
        name: name.into(),
        mine,
        theirs,
        theirs_by: "Ola Moen".into(),
        theirs_at: instant("2026-11-20T11:34:00Z"),
        version: "2".into(),
        unanswered,
    };
    let conflicts = [
        conflict("a1", "Berg, Jonas", Mark::Absent, Mark::Late { minutes: 12 }, false),
        conflict("a2", "Nilsen, Sara", Mark::Here, Mark::Absent, true),
    ];
    let it = RollConflict { form: FORM, other: "Ola Moen", pupils: 28, conflicts: &conflicts, list: "/roll" };
    let main = html! {
        (heading("Samfunnskunnskap, 1STA", Some("Fredag 20. november, 12.30–13.15")))
        (roll_conflict(w, &it))
    };
    ("Før fravær: Samfunnskunnskap, 1STA".into(), main)
}
