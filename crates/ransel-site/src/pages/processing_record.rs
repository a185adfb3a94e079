//! The record of processing activities, for the accountable head and the data protection officer: on a page, as a
//! spreadsheet and as a paper, all from what the statement is printed from (POL-2018 art. 30).

use maud::{Markup, html};
use ransel_kernel::{platform::ReadProcessingRecord, statement::ProcessingRecord};
use ransel_web::parts::{
    Fact, Link, Variant, back, button_row, details, facts, heading, lead, link_button, section,
};

use crate::{
    Answer, Reply, Trouble, Visit, paper,
    processing_record::{self as record, COLUMNS, Entry, controller, entries},
};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let it = open(visit)?;
    let w = visit.words();
    let file = |ends: &str| {
        link_button(
            Variant::Secondary,
            &Link::new(format!("/processing-record.{ends}"), w.get(&format!("record-file-{ends}"))),
        )
    };
    let who: Vec<_> = controller(w, &it).iter().map(|(name, value)| Fact::new(name, value)).collect();
    let body = html! {
        (back(&Link::new("/", w.get("nav-overview"))))
        (heading(&w.get("record-title"), Some(&w.with("processing-count", &[("n", it.rows.len().into())]))))
        (lead(&w.get("record-lead")))
        (button_row(html! { @if paper::installed() { (file("pdf")) } (file("xlsx")) }))
        @if !paper::installed() { p.subtle { (w.get("record-no-paper")) } }
        (section("controller", &w.get("privacy-controller"), facts(w, &who)))
        @for (at, system) in systems(entries(w, &it)).iter().enumerate() {
            (section(&format!("system-{at}"), &system[0].system, html! {
                @for entry in system { (activity(visit, entry)) }
            }))
        }
    };
    Ok(Answer::page(w.get("record-title"), body))
}

/// The spreadsheet.
pub fn sheet(visit: &Visit<'_>) -> Reply {
    let it = open(visit)?;
    let bytes = record::sheet(visit.words(), &it)?;
    Ok(document(visit, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

/// The paper.
pub fn pdf(visit: &Visit<'_>) -> Reply {
    let it = open(visit)?;
    let bytes = record::paper(visit.words(), &it).set()?;
    Ok(document(visit, "pdf", "application/pdf", bytes))
}

fn open(visit: &Visit<'_>) -> Result<ProcessingRecord, Trouble> {
    // The pass holds no rows here: it is the permission, and the line in the log.
    let _read = visit.ctx.may(ReadProcessingRecord {})?;
    Ok(visit.owner().record_of_processing()?)
}

fn document(visit: &Visit<'_>, ends: &str, media_type: &'static str, bytes: Vec<u8>) -> Answer {
    Answer::Document { media_type, name: format!("{}.{ends}", visit.text("record-file")), bytes }
}

/// The activities of each system together; they come in the order of the systems.
fn systems(entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut found: Vec<Vec<Entry>> = Vec::new();
    for entry in entries {
        match found.last_mut().filter(|system| system[0].system == entry.system) {
            Some(system) => system.push(entry),
            None => found.push(vec![entry]),
        }
    }
    found
}

fn activity(visit: &Visit<'_>, entry: &Entry) -> Markup {
    let w = visit.words();
    let point = |(key, lines): (&&str, &Vec<String>)| Fact {
        name: w.get(key),
        value: html! { @for line in lines { p { (line) } } },
        change: None,
    };
    let points: Vec<_> = COLUMNS.iter().zip(&entry.points).map(point).collect();
    details(&entry.purpose, facts(w, &points))
}
