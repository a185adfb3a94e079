//! The catalogue of categories: for each kind of information whether it is ordinary or sensitive, of which sort, and where it
//! is kept. Printed from what the engine runs; the owner can add to what is sensitive, never take away.

use maud::{Markup, html};
use ransel_kernel::{Category, special::Special};
use ransel_web::parts::{Caption, Column, Layout, Link, Table, back, heading, lead, section, table};

use crate::{
    Answer, Reply, Visit,
    pages::words::{self, capital, category, joined},
};

/// The catalogue.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let columns = ["categories-category", "categories-sort", "categories-opens", "categories-where"];
    let body = html! {
        (back(&Link::new("/privacy", w.get("privacy-title"))))
        (heading(&w.get("categories-title"), None))
        (lead(&w.get("categories-lead")))
        (section("sorts", &w.get("categories-sorts"), html! {
            p { (w.get("categories-sorts-lead")) }
            ul.ds-list { @for special in Special::ALL { li { (capital(&sort(visit, *special))) } } }
        }))
        (section("categories", &w.get("categories-all"), table(w, &Table {
            caption: Caption::Hidden(w.get("categories-all")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: Category::ALL.iter().map(|one| row(visit, *one)).collect(),
            layout: Layout::Blocks,
        })))
    };
    Ok(Answer::page(w.get("categories-title"), body))
}

fn row(visit: &Visit<'_>, one: Category) -> Vec<Markup> {
    let w = visit.words();
    let added = visit.owner().settings().is_added(one);
    let sorts = one.special();
    let what = if sorts.len() == Special::ALL.len() {
        w.get("categories-any")
    } else if !sorts.is_empty() {
        let sorts = joined(visit, sorts.iter().map(|special| sort(visit, *special)).collect());
        w.with("categories-sensitive", &[("what", (&sorts).into())])
    } else {
        w.get(if added { "categories-added" } else { "categories-ordinary" })
    };
    // Free text is written and read all day: two steps at sign-in, and no confirming anew (`floor-free-text`).
    let opens = match one {
        Category::FreeText => "categories-opens-two-steps",
        _ if added || !sorts.is_empty() => "categories-opens-careful",
        _ => "categories-opens-plain",
    };
    vec![
        html! { (capital(&category(visit, one))) },
        html! { (what) },
        html! { (w.get(opens)) },
        html! { (kept(visit, one)) },
    ]
}

/// The systems that keep it, with how many fields each.
fn kept(visit: &Visit<'_>, one: Category) -> String {
    let count = |cards: &[&ransel_kernel::Card]| {
        let fields = cards.iter().flat_map(|card| card.fields);
        fields.filter(|field| field.category == Some(one)).count()
    };
    let modules = visit.owner().house.modules.iter().filter(|module| visit.owner().is_running(module.name));
    let named = modules.map(|module| (module, count(module.records))).filter(|(_, fields)| *fields > 0);
    let named = named.map(|(module, fields)| {
        let name = words::module(visit, module.name);
        visit.words().with("categories-fields", &[("system", (&name).into()), ("count", fields.into())])
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() { visit.text("categories-nowhere") } else { capital(&joined(visit, named)) }
}

fn sort(visit: &Visit<'_>, special: Special) -> String {
    visit.text(&format!("special-{}", special.code()))
}
