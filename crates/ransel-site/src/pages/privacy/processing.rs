//! The report of active processing: everything that is done with personal data right now, and on what basis.

use maud::html;
use ransel_web::parts::{Caption, Column, Layout, Link, Table, back, heading, lead, link, section, table};

use super::{controller, statement::cited};
use crate::{
    Answer, Reply, Visit,
    pages::words::{self, capital, category, joined},
};

/// The report.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let active = visit.owner().active_processing();
    let rows = active.iter().map(|row| {
        let kinds = joined(visit, row.categories.iter().map(|kind| category(visit, *kind)).collect());
        let basis: Vec<_> = row.basis.iter().map(|citation| cited(visit, citation)).collect();
        let keep: Vec<_> =
            row.keep.iter().map(|(_, text)| words::of_register(visit, text).to_owned()).collect();
        vec![
            html! { (words::of_register(visit, &row.purpose)) },
            link(&Link::new(format!("/privacy/{}", row.module), words::module(visit, &row.module))),
            html! { (basis.join("; ")) },
            html! { (capital(&kinds)) },
            html! { (keep.join(" ")) },
        ]
    });
    let columns =
        ["processing-purpose", "privacy-system", "processing-basis", "processing-data", "processing-keep"];
    let body = html! {
        (back(&Link::new("/privacy", w.get("privacy-title"))))
        (heading(&w.get("processing-title"), Some(&w.with("processing-count", &[("n", active.len().into())]))))
        (lead(&w.get("processing-lead")))
        (section("controller", &w.get("privacy-controller"), controller(visit)))
        (table(w, &Table {
            caption: Caption::Hidden(w.get("processing-title")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: rows.collect(),
            layout: Layout::Scrolls,
        }))
    };
    Ok(Answer::page(w.get("processing-title"), body))
}
