//! The cookies we set, for everybody to read.

use maud::html;
use ransel_web::parts::{Caption, Column, Layout, Link, Table, back, heading, lead, table};

use crate::{
    Answer, Reply, Visit,
    cookies::{ALL, Cookie},
};

pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let row = |cookie: &&Cookie| {
        let said = |what: &str| html! { (w.get(&format!("cookie-{}-{what}", cookie.key))) };
        vec![html! { code { (cookie.name) } }, said("why"), said("holds"), said("stays")]
    };
    let body = html! {
        (back(&Link::new("/privacy", w.get("privacy-title"))))
        (heading(&w.get("cookies-title"), None))
        (lead(&w.get("cookies-lead")))
        (table(w, &Table {
            caption: Caption::Hidden(w.get("cookies-title")),
            columns: ["name", "why", "holds", "stays"]
                .map(|name| Column::text(w.get(&format!("cookies-{name}"))))
                .into(),
            rows: ALL.iter().map(row).collect(),
            layout: Layout::Blocks,
        }))
    };
    Ok(Answer::page(w.get("cookies-title"), body))
}
