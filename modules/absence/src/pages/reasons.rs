//! Why a pupil was away, as reported: for the pupil, for guardians of those under 16 and for the contact teacher, each
//! after confirming who she is.

use std::collections::HashMap;

use maud::html;
use ransel_kernel::{Action, PersonId, rows::Order};
use ransel_site::{Answer, Reply, Visit};
use ransel_web::parts::{Caption, Column, Layout, Link, Table, back, empty, heading, table};

use super::{causes::causes, pupil::days};
use crate::{
    actions::{ReadAbsence, ReadAbsenceReason},
    records::{AbsenceReason, AbsenceReport, Cause},
};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    // The sensitive one first: where it is refused, nothing else is opened or logged.
    let pass = visit.ctx.may(ReadAbsenceReason { pupil })?;
    let reasons = pass.rows::<AbsenceReason>().all()?;
    let mut reasons: HashMap<_, _> = reasons.into_iter().map(|reason| (reason.id, reason)).collect();
    let pass = visit.ctx.may(ReadAbsence { pupil })?;
    let reports = pass.rows::<AbsenceReport>().by(AbsenceReport::FROM_DAY, Order::Descending).all()?;
    let w = visit.words();
    let all = causes(w, Cause::ALL);
    let rows: Vec<_> = reports
        .iter()
        .filter_map(|report| {
            let reason = reasons.remove(&report.id)?;
            let cause = all.iter().find(|(code, ..)| *code == reason.class.code());
            let said = reason.reason.open().filter(|text| !text.is_empty());
            Some(vec![
                html! { (days(visit, report)) },
                html! { @if let Some((_, label, _)) = cause { (label) } },
                html! { @match &said { Some(text) => (text.as_str()), None => (w.get("absence-reported-no-words")) } },
            ])
        })
        .collect();
    let title = w.get("absence-reasons");
    let body = html! {
        (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
        (heading(&title, None))
        @if rows.is_empty() { (empty(&w.get("absence-reasons-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(title.clone()),
                columns: ["days", "reason", "words"]
                    .iter()
                    .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
                    .collect(),
                rows,
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// Whether the visitor would see the reasons once she has confirmed who she is: no link leads to a wall.
///
/// # Errors
/// The relations cannot be read.
pub fn would_open(visit: &Visit<'_>, pupil: PersonId) -> ransel_kernel::Result<bool> {
    super::readers::after_confirming(visit, ReadAbsenceReason::DEF, pupil)
}
