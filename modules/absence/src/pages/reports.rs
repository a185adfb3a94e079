//! What has been reported about a contact teacher's pupils. The list says that, the page behind the confirmation why.

use maud::html;
use ransel_kernel::{
    Action,
    rows::{Is, Order},
};
use ransel_school::names::{Name, opened};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::moment_short,
    parts::{
        Caption, Choice, Column, Fact, Field, FieldError, Layout, Link, Table, Variant, back, button, empty,
        error_summary, facts, form, heading, lead, link, radios, success, table,
    },
};
use uuid::Uuid;

use super::{causes::causes, home::spoken, pupil::days, readers::must_reach, words::listed};
use crate::{
    actions::{ListAbsenceReports, ReadAbsenceReason, report},
    records::{AbsenceReason, AbsenceReport, Cause},
};

/// Reports nobody has settled, oldest first.
pub fn list(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ListAbsenceReports::DEF)?;
    let pass = visit.ctx.may(ListAbsenceReports {})?;
    let names = opened(&pass)?;
    let waiting = pass
        .rows::<AbsenceReport>()
        .only(AbsenceReport::SETTLED, Is::Equal, &false)
        .by(AbsenceReport::RECEIVED_AT, Order::Ascending)
        .all()?;
    let w = visit.words();
    let rows = waiting.iter().map(|report| {
        let name = names.get(&report.pupil).map_or_else(|| w.get("absence-the-pupil"), listed);
        vec![
            html! { (name) },
            html! { (days(visit, report)) },
            html! { (moment_short(w.lang, report.received_at)) },
            html! {
                (link(&Link::new(format!("/absence/reports/{}", report.id), w.get("absence-reports-open"))))
                span.ds-sr-only { ": " (name) }
            },
        ]
    });
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-reports")),
        columns: ["pupil", "days", "received", "settle"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: rows.collect(),
        layout: Layout::Blocks,
    };
    let title = w.get("absence-reports");
    let body = html! {
        @if visit.just("settled") { (success(&w.get("absence-settled"), html! {})) }
        (heading(&title, None))
        @if waiting.is_empty() { (empty(&w.get("absence-reports-none"), None)) } @else {
            (lead(&w.get("absence-reports-lead")))
            (table(w, &whole))
        }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// Why, and the form to settle it.
pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, false)
}

/// Settles a report.
pub fn settle(visit: &Visit<'_>) -> Reply {
    let Some(cause) = Cause::from_code(visit.form.text("cause")) else { return page(visit, true) };
    let (report, _) = found(visit)?;
    report::settle(&visit.ctx, &report, cause)?;
    Ok(Answer::to("/absence/reports?saved=settled"))
}

/// The report in the address, if it is about one of the caller's contact pupils.
fn found(visit: &Visit<'_>) -> Result<(AbsenceReport, Option<Name>), Trouble> {
    let id: Uuid = visit.at("report")?;
    let pass = visit.ctx.may(ListAbsenceReports {})?;
    let report = pass.rows::<AbsenceReport>().only(AbsenceReport::ID, Is::Equal, &id).first()?;
    let report = report.ok_or(Trouble::NotFound)?;
    let name = opened(&pass)?.remove(&report.pupil);
    Ok((report, name))
}

fn page(visit: &Visit<'_>, unanswered: bool) -> Reply {
    let (report, name) = found(visit)?;
    let pass = visit.ctx.may(ReadAbsenceReason { pupil: report.pupil })?;
    let reason = pass.rows::<AbsenceReason>().only(AbsenceReason::ID, Is::Equal, &report.id).first()?;
    let w = visit.words();
    let all = causes(w, Cause::ALL);
    let choices: Vec<_> = all
        .iter()
        .map(|(code, label, help)| Choice { value: code, label, description: Some(help) })
        .collect();
    let reported = reason.as_ref().map(|reason| reason.class);
    let said = reason.and_then(|reason| reason.reason.open()).filter(|text| !text.is_empty());
    let reported_words = match reported.and_then(|cause| all.iter().find(|(code, ..)| *code == cause.code()))
    {
        Some((_, label, _)) => label.clone(),
        None => w.get("not-given"),
    };
    let given = [
        Fact::new(w.get("absence-column-days"), &days(visit, &report)),
        Fact::new(w.get("absence-column-received"), &moment_short(w.lang, report.received_at)),
        Fact::new(w.get("absence-reported-cause"), &reported_words),
        Fact::new(
            w.get("absence-reported-words"),
            &said.map_or_else(|| w.get("absence-reported-no-words"), |text| text.as_str().to_owned()),
        ),
    ];
    let (label, missing) = (w.get("absence-settle-cause"), w.get("absence-report-cause-missing"));
    let field = Field {
        name: "cause",
        label: &label,
        value: reported.map_or("", Cause::code),
        error: unanswered.then_some(missing.as_str()),
        ..Field::default()
    };
    let faults: Vec<_> = unanswered
        .then(|| FieldError { field: "cause".into(), label: label.clone(), message: missing.clone() })
        .into_iter()
        .collect();
    let action = format!("/absence/reports/{}", report.id);
    let heading_text = w.with("absence-report-about", &[("name", (&spoken(name.as_ref(), w)).into())]);
    let body = html! {
        div.reading.stack {
            (error_summary(w, &faults))
            (back(&Link::new("/absence/reports", w.get("absence-reports"))))
            (heading(&heading_text, None))
            (facts(w, &given))
            (form(&visit.form_to(&action), html! {
                (radios(w, &field, &choices))
                p.subtle { (w.get("absence-settle-effect")) }
                (button(Variant::Primary, &w.get("absence-settle")))
            }))
        }
    };
    let title = w.get("absence-report-title");
    Ok(if unanswered { Answer::faults(title, body) } else { Answer::page(title, body) })
}
