//! Late corrections a second person has to look at: contact teacher or principal, never the one who corrected.

use std::collections::HashSet;

use maud::html;
use ransel_kernel::{
    Action, PersonId,
    rows::{Is, Order},
};
use ransel_law::SchoolYear;
use ransel_school::names::{self, Name, opened};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{date_short, moment_short},
    parts::{self, Caption, Column, Layout, Link, Table, back, empty, heading, lead, success, table},
};
use uuid::Uuid;

use super::{
    readers::must_reach,
    words::{listed, of_name, said},
};
use crate::{
    actions::{ListCorrections, attest::attest},
    reckoning::of,
    records::{Attestation, Attested, Correction},
    store::Teaching,
};

/// Those nobody has looked at, oldest first.
pub fn list(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ListCorrections::DEF)?;
    let pass = visit.ctx.may(ListCorrections {})?;
    let since = SchoolYear::of(visit.owner().clock.today()).starts();
    let pupils = opened(&pass)?;
    let attested: HashSet<_> = pass.rows::<Attestation>().all()?.into_iter().map(|row| row.id).collect();
    let waiting: Vec<_> = pass
        .rows::<Correction>()
        .only(Correction::DAY, Is::AtLeast, &since)
        .by(Correction::CORRECTED_AT, Order::Ascending)
        .all()?
        .into_iter()
        .filter(|row| !attested.contains(&row.id))
        .collect();
    let teaching = Teaching::of(&pass, waiting.iter().map(|row| row.group_id))?;
    let teachers = names::staff(&visit.ctx, waiting.iter().map(|row| row.corrected_by).collect())?;
    let w = visit.words();
    let row = |one: &Correction| {
        let name = pupils.get(&one.pupil).map_or_else(|| w.get("absence-the-pupil"), listed);
        let by =
            teachers.get(&one.corrected_by).map_or_else(|| w.get("absence-another-teacher"), Name::spoken);
        let action = format!("/absence/pupils/{}/corrections/{}", one.pupil, one.id);
        vec![
            html! { (name) },
            html! { (date_short(w.lang, one.day)) },
            html! { (of_name(w, &teaching, of(one.group_id, &teaching))) },
            html! { (said(w, one.was, one.was_minutes)) " → " (said(w, one.became, one.became_minutes)) },
            html! { (w.get(&format!("absence-cause-{}", one.cause.code()))) },
            html! { (by) ", " (moment_short(w.lang, one.corrected_at)) },
            parts::form(
                &visit.form_to(&action),
                html! {
                    @for says in Attested::ALL {
                        button.ds-button type="submit" name="says" value=(says.code())
                            data-variant=(if *says == Attested::Right { "primary" } else { "secondary" }) {
                            (w.get(&format!("absence-attest-{}", says.code())))
                            span.ds-sr-only { ": " (name) ", " (date_short(w.lang, one.day)) }
                        }
                    }
                },
            ),
        ]
    };
    let title = w.get("absence-attest");
    let columns = ["pupil", "day", "subject", "became", "cause", "by", "attest"];
    let body = html! {
        @if visit.just("attested") { (success(&w.get("absence-attest-done"), html! {})) }
        (back(&Link::new("/absence/overview", w.get("absence-overview"))))
        (heading(&title, None))
        (lead(&w.get("absence-attest-lead")))
        @if waiting.is_empty() { (empty(&w.get("absence-attest-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(title.clone()),
                columns: columns.iter().map(|column| Column::text(w.get(&format!("absence-column-{column}")))).collect(),
                rows: waiting.iter().map(row).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// Takes the word on one.
pub fn say(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("correction")?);
    let says = Attested::from_code(visit.form.text("says")).ok_or(Trouble::Bad("form-too-old"))?;
    attest(&visit.ctx, pupil, id, says)?;
    Ok(Answer::to("/absence/corrections?saved=attested"))
}
