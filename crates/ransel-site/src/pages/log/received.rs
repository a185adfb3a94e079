//! Who has received something about somebody: other systems and modules, with what and when (POL-2018 art. 15 (1) (c)).

use maud::html;
use ransel_kernel::{
    Action,
    handover::Received,
    platform::{ReadAccessLog, ReadHandOvers},
};
use ransel_web::{
    format,
    parts::{Caption, Column, Layout, Table, empty, table},
};

use super::{Of, View, head};
use crate::{
    Answer, Reply, Visit,
    pages::{door, operations},
};

/// About oneself.
pub fn own(visit: &Visit<'_>) -> Reply {
    let hat = visit.ctx.caller.hat;
    if !ReadAccessLog::DEF.reach.iter().any(|(reaches, _)| *reaches == hat) {
        return Ok(Answer::to("/my/log"));
    }
    show(visit, &Of::own(visit)?)
}

/// About somebody else.
pub fn of(visit: &Visit<'_>) -> Reply {
    show(visit, &Of::at(visit)?)
}

fn show(visit: &Visit<'_>, of: &Of) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let w = visit.words();
    let received = visit.ctx.may(ReadHandOvers { person: of.person })?.received()?;
    let row = |one: &Received| {
        let at = format::moment_full(visit.lang, one.at);
        let when = match one.times {
            _ if one.waits => w.with("log-received-waits", &[("at", (&at).into())]),
            times => w.with(
                "log-received-at",
                &[("at", (&at).into()), ("n", usize::try_from(times).unwrap_or(1).into())],
            ),
        };
        vec![
            html! { (operations::receiver(visit, &one.receiver)) },
            html! { (operations::handed(visit, &one.kind)) },
            html! { (when) @if one.corrected { br; (w.get("log-received-corrected")) } },
        ]
    };
    let body = html! {
        (head(visit, of, View::Received))
        @if received.is_empty() { (empty(&w.get("log-received-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("log-received")),
                columns: ["log-received-who", "log-received-what", "log-when"].map(|key| Column::text(w.get(key))).into(),
                rows: received.iter().map(row).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(w.get("log-received-title"), body))
}
