//! Tables, paging, long work, what is withheld, and boxes.

use maud::{Markup, html};
use ransel_web::Words;
use ransel_web::format::{national_id, number, phone};
use ransel_web::frame::Title;
use ransel_web::parts::{
    self, Caption, Column, Icon, Layout, Link, Paging, Progress, Sort, Sorted, Step, StepState, Table, Tone,
    alert, card, details, empty, heading, lead, link, not_given, notice, paging, progress, success, table,
    tag, tag_row, through_school, tinted_card, withheld_column,
};

pub fn import(w: Words<'_>) -> (Title, Markup) {
    let step = |label: &str, state| Step { label: label.into(), state };
    let work = Progress {
        title: "Leser inn personer".into(),
        done: 312_400,
        total: 850_000,
        line: format!(
            "{} av {} personer lest · om lag 6 minutter igjen",
            number(w.lang, 312_400),
            number(w.lang, 850_000)
        ),
        steps: vec![
            step("Kontroll av filen", StepState::Done),
            step("Personer", StepState::Running),
            step("Grupper", StepState::Waiting),
        ],
        href: "/import".into(),
    };
    let main = html! { (heading("Import fra PIFU", Some("Startet fredag 20. november kl. 10.12."))) (progress(w, &work)) };
    ("Import".into(), main)
}

fn sorted(label: &str, now: Sorted) -> Column {
    Column { sort: Some(Sort { href: "/tables?sort=name".into(), now }), ..Column::text(label) }
}

pub fn tables(w: Words<'_>) -> (Title, Markup) {
    let row = |name: &str, class: &str, id: &str, tel: &str| {
        vec![
            link(&Link::new("/folder", name)),
            html! { (class) },
            html! { (national_id(id)) },
            html! { (phone(tel)) },
            html! { (number(w.lang, 8400)) },
        ]
    };
    let rows = || {
        vec![
            row("Aasen, Amina", "9A", "01829912345", "22222222"),
            row("Moen-Christoffersen, Alexander Benjamin", "10B", "02839812345", "+4798765432"),
        ]
    };
    let columns = || {
        vec![
            sorted("Elev", Sorted::Ascending),
            sorted("Klasse", Sorted::No),
            Column::text("Fødselsnummer"),
            Column::text("Telefon"),
            Column::number("Minutter"),
        ]
    };
    let href = |page: u32| format!("/tables?page={page}");
    let main = html! {
        (heading("Elever", Some("To lister som viser det samme.")))
        (table(w, &Table { caption: Caption::Shown("Blir til blokker på telefon".into()), columns: columns(), rows: rows(), layout: Layout::Blocks }))
        (paging(w, &Paging { page: 2, pages: 14, href: &href }))
        (table(w, &Table { caption: Caption::Shown("Kan rulles sidelengs".into()), columns: columns(), rows: rows(), layout: Layout::Scrolls }))
    };
    ("Elever".into(), main)
}

pub fn withheld(w: Words<'_>) -> (Title, Markup) {
    let rows = vec![
        vec![html! { "Berg, Jonas" }, through_school(w), html! { "3 timer" }, not_given(w)],
        vec![html! { "Farah, Yusuf" }, through_school(w), parts::withheld(w), html! { "Norsk" }],
    ];
    let main = html! {
        (heading("Klasseliste 2STC", None))
        (withheld_column(w, "Fødselsnummer", "/statement"))
        (table(w, &Table {
            caption: Caption::Hidden("Klasseliste".into()),
            columns: vec![Column::text("Elev"), Column::text("Adresse"), Column::text("Fravær"), Column::text("Morsmål")],
            rows,
            layout: Layout::Blocks,
        }))
        (lead("Feltet under står i et skjema:"))
        (parts::withheld_field(w, "Adresse", "rektor og skolesekretær"))
    };
    ("Klasseliste 2STC".into(), main)
}

pub fn boxes(_: Words<'_>) -> (Title, Markup) {
    let main = html! {
        (heading("Bokser og merker", None))
        (success("Lagret kl. 10.42", html! { p { "Telefonnummeret er endret." } }))
        (alert(Tone::Info, "Nytt skoleår", html! { p { "Klassene er satt opp. " (link(&Link::new("/tables", "Se klassene"))) } }))
        (alert(Tone::Danger, "Filen kan ikke leses", html! { p { "Linje 12 mangler skolens nummer." } }))
        (notice(Tone::Warning, html! { "Tre elever mangler klasse. " (link(&Link::new("/tables", "Se hvem"))) }))
        (card(html! { p { "Et kort." } }))
        (tinted_card(Tone::Info, html! { p { "Et kort på farget grunn. " (link(&Link::new("/tables", "En lenke i det"))) } }))
        (tag_row(html! {
            (tag(Tone::Success, Some(Icon::Check), "Vist")) (tag(Tone::Warning, Some(Icon::Half), "Delvis vist"))
            (tag(Tone::Neutral, Some(Icon::Dashed), "Ikke vist ennå")) (tag(Tone::Danger, Some(Icon::Octagon), "Over grensen"))
            (tag(Tone::Info, Some(Icon::Letter), "Meldt"))
        }))
        (empty("Ingen meldinger venter. Meldinger fra foresatte kommer hit med én gang de er sendt.", Some("Siste var behandlet 19. november.")))
        (details("Slik regner vi", html! { p { "Vi deler på fagets årstimetall." } }))
    };
    ("Bokser og merker".into(), main)
}
