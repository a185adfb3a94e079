//! The page: what is recorded, newest first, and for the contact teacher a form. Each route names its action.

use std::collections::HashMap;

use maud::{Markup, html};
use ransel_kernel::{Action, Hat, PersonId};
use ransel_school::names::{Name, opened};
use ransel_site::{Answer, Pages, Reply, Route, Trouble, Visit, route::NavEntry};
use ransel_web::{
    Lang,
    format::{date, name_in_list, sort_key},
    parts::{
        Caption, Choice, Column, Field, Layout, Table, Variant, button, date_field, empty, form, heading,
        section, select, success, table,
    },
};

use crate::{
    actions::{ListEntries, RecordEntry, record},
    records::Entry,
    store,
};

/// How many entries the page shows.
const SHOWN: i64 = 50;

/// The module's pages.
pub fn pages() -> Pages {
    Pages {
        module: "board-games",
        routes: ROUTES,
        texts: TEXTS,
        nav: NAV,
        start: |_| Ok(None),
        folder: |_, _| Ok(None),
    }
}

static ROUTES: &[Route] = &[
    Route::get("/board-games", ListEntries::DEF, show),
    Route::post("/board-games", RecordEntry::DEF, create),
];

pub(crate) const TEXTS: &[(Lang, &str)] = &[
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

const NAV: &[NavEntry] = &[NavEntry {
    hats: &[Hat::Pupil, Hat::Guardian, Hat::Teacher],
    href: "/board-games",
    key: "board-games-nav",
}];

fn show(visit: &Visit<'_>) -> Reply {
    // A list may be empty, so policy never refuses one: whoever comes to nobody by it has no such page.
    if ListEntries::DEF.reach.iter().all(|(hat, _)| *hat != visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ListEntries {})?;
    let (entries, names) = (store::newest(&pass, SHOWN)?, opened(&pass)?);
    let w = visit.words();
    let title = w.get("board-games-title");
    let list = match entries.is_empty() {
        true => empty(&w.get("board-games-none"), None),
        false => list(visit, &entries, &names),
    };
    let body = Visit::stack([
        heading(&title, None),
        html! { @if visit.just("entry") { (success(&w.get("board-games-saved"), html! {})) } },
        list,
        html! { @if visit.ctx.caller.hat == Hat::Teacher && !names.is_empty() { (fill_in(visit, &names)) } },
    ]);
    Ok(Answer::page(title, body))
}

fn create(visit: &Visit<'_>) -> Reply {
    let pupil = visit.form.parsed("pupil").ok_or(Trouble::Bad("board-games-choose-pupil"))?;
    let day = visit.form.parsed("day").ok_or(Trouble::Bad("board-games-give-day"))?;
    record(&visit.ctx, pupil, day)?;
    Ok(Answer::to("/board-games?saved=entry"))
}

fn list(visit: &Visit<'_>, entries: &[Entry], names: &HashMap<PersonId, Name>) -> Markup {
    let w = visit.words();
    let row = |entry: &Entry| {
        let name = names.get(&entry.pupil).map(Name::spoken).unwrap_or_default();
        vec![html! { (name) }, html! { (date(w.lang, entry.day)) }]
    };
    table(
        w,
        &Table {
            caption: Caption::Shown(w.get("board-games-entries")),
            columns: vec![
                Column::text(w.get("board-games-column-pupil")),
                Column::text(w.get("board-games-column-day")),
            ],
            rows: entries.iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

fn fill_in(visit: &Visit<'_>, names: &HashMap<PersonId, Name>) -> Markup {
    let w = visit.words();
    let listed = |(id, name): (&PersonId, &Name)| (id.to_string(), name_in_list(&name.given, &name.family));
    let mut pupils: Vec<_> = names.iter().map(listed).collect();
    pupils.sort_by_cached_key(|(_, name)| sort_key(name));
    let choice = |(id, name)| Choice { value: id, label: name, description: None };
    let choices: Vec<_> = pupils.iter().map(|(id, name)| choice((id, name))).collect();
    let (pupil, day) = (w.get("board-games-field-pupil"), w.get("board-games-field-day"));
    let today = visit.owner().clock.today().to_string();
    let pupil = Field { name: "pupil", label: &pupil, ..Field::default() };
    let day = Field { name: "day", label: &day, value: &today, ..Field::default() };
    let record = w.get("board-games-record");
    let fields = html! {
        (select(w, &pupil, &choices))
        (date_field(w, &day))
        (button(Variant::Primary, &record))
    };
    section("record", &record, form(&visit.form_to("/board-games"), fields))
}
