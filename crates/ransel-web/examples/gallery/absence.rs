//! The contact teacher's overview.

use maud::{Markup, html};
use ransel_web::Words;
use ransel_web::format::{duration, percent};
use ransel_web::frame::Title;
use ransel_web::parts::{
    AbsenceShare, Caption, Choice, Column, Field, Layout, LimitStatus, Link, Table, absence_bar, absence_key,
    details, filter, heading, link, select, status_count, status_tag, table, tag_row,
};

pub fn overview(w: Words<'_>) -> (Title, Markup) {
    let share = |counts, does_not_count, status| AbsenceShare { counts, does_not_count, limit: 100, status };
    let row = |name: &str,
               subject: &str,
               share: AbsenceShare,
               left: Option<u32>,
               warned: &str,
               warn: Option<&str>| {
        vec![
            link(&Link::new("/refusal", name)),
            html! { (subject) },
            absence_bar(share),
            html! { (percent(w.lang, share.counts.into())) },
            html! { @if let Some(minutes) = left { (duration(w.lang, minutes)) } @else { "Over" } },
            status_tag(w, share.status),
            html! {
                @if !warned.is_empty() { p { (warned) } }
                @if let Some(words) = warn {
                    p { a.ds-link href="/form" { (words) span.ds-sr-only { ": " (name) ", " (subject) } } }
                }
            },
        ]
    };
    let rows = vec![
        row(
            "Berg, Jonas",
            "Matematikk 2P",
            share(112, 14, LimitStatus::Over),
            None,
            "Varslet 2.11.",
            Some("Rektor vurderer"),
        ),
        row(
            "Kristiansen, Oskar",
            "Norsk",
            share(96, 0, LimitStatus::Near),
            Some(27),
            "Ikke varslet",
            Some("Varsle"),
        ),
        row(
            "Bakken, Sofie Elise",
            "Kroppsøving",
            share(83, 36, LimitStatus::Near),
            Some(57),
            "Varslet 10.11.",
            None,
        ),
        row(
            "Farah, Yusuf",
            "Norsk",
            share(79, 0, LimitStatus::Near),
            Some(142),
            "Ikke varslet",
            Some("Varsle"),
        ),
        row("Åsheim, Live", "Engelsk", share(41, 19, LimitStatus::Under), Some(496), "", None),
    ];
    let choices = [
        Choice { value: "near", label: "Over 7 prosent i minst ett fag", description: None },
        Choice { value: "all", label: "Alle elever", description: None },
    ];
    let main = html! {
        (heading("Oppfølging i 2STC", Some("Fravær mot grensen på 10 prosent i hvert fag, per 20. november. Årsaker vises ikke i listen.")))
        (tag_row(html! {
            (status_count(w, LimitStatus::Over, 1))
            (status_count(w, LimitStatus::Near, 3))
            (status_count(w, LimitStatus::Under, 24))
        }))
        (filter(w, "/overview", select(w, &Field { name: "show", label: "Vis", value: "near", ..Field::default() }, &choices)))
        (absence_key(w))
        (table(w, &Table {
            caption: Caption::Hidden("Elever nær eller over grensen".into()),
            columns: vec![
                Column::text("Elev"), Column::text("Fag"), Column::text("Fravær"), Column::number("Teller"),
                Column::number("Igjen"), Column::text("Status"), Column::text("Varsel"),
            ],
            rows,
            layout: Layout::Blocks,
        }))
        (details("Slik regner vi", html! { p { "Vi deler minuttene som teller, på fagets årstimetall. Regelen er slik den lød 1. august 2026." } }))
    };
    ("Oppfølging i 2STC".into(), main)
}
