//! Days and hours as they would stand on the diploma, and the days a pupil asks to have left out.

use maud::html;
use ransel_kernel::PersonId;
use ransel_law::Ruling;
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::moment_short,
    parts::{
        self, Fact, Field, FieldError, Link, Range, Tone, Variant, back, button, button_row, error_summary,
        facts, heading, hidden, lead, link_button, notice, number_field,
    },
};
use uuid::Uuid;

use crate::{
    actions::{LeaveOutDays, ReadAbsenceReason, ReadAbsenceTotals, diploma::leave_out},
    diploma::{Found, read},
    letter,
    records::AbsenceReason,
    rules::{DAYS_AT_MOST, deductible, printed},
};

/// Where they stand.
pub fn href(pupil: PersonId) -> String {
    format!("/absence/pupils/{pupil}/diploma")
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let pass = visit.ctx.may(ReadAbsenceTotals { pupil })?;
    // Counted against the timetable: where that is closed, a number would be wrong.
    if !pass.opens(pupil, ransel_kernel::Category::Placement) {
        return Err(Trouble::NotFound);
    }
    let (found, _) = read(visit.owner(), &pass, pupil, &[])?.ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let title = w.get("absence-diploma");
    let own = visit.ctx.caller.person == Some(pupil);
    let left_out = found.left_out.as_ref().map_or(0, |row| u32::try_from(row.days).unwrap_or(0));
    let mut shown = vec![
        Fact::new(w.get("absence-diploma-days"), &found.totals.days.to_string()),
        Fact::new(w.get("absence-diploma-hours"), &found.totals.hours().to_string()),
        Fact::new(w.get("absence-diploma-left-out"), &left_out.to_string()),
        Fact::new(w.get("absence-diploma-printed"), &printed(found.totals.days, left_out).to_string()),
    ];
    if found.days_elsewhere > 0 {
        shown.insert(1, Fact::new(w.get("absence-diploma-elsewhere"), &found.days_elsewhere.to_string()));
    }
    let body = html! {
        @if visit.just("left-out") { (parts::success(&w.get("absence-left-out-saved"), html! {})) }
        (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
        (heading(&title, Some(&if own { w.get("absence-this-year") } else { found.name.spoken() })))
        (lead(&w.get("absence-diploma-lead")))
        (facts(w, &shown))
        (notice(Tone::Info, html! {
            (w.with("absence-diploma-rule", &[("n", DAYS_AT_MOST.into())]))
        }))
        @if let Some(row) = &found.left_out {
            p.subtle { (moment_short(w.lang, row.settled_at)) ". " (letter::law(w, &row.source)) }
        }
        @if visit.ctx.would(&LeaveOutDays { pupil })? {
            (button_row(link_button(Variant::Secondary,
                &Link::new(format!("{}/left-out", href(pupil)), w.get("absence-left-out-do")))))
        }
    };
    Ok(Answer::page(title, html! { div.reading.stack { (body) } }))
}

/// How many days may be left out: read with the reasons, after confirming.
fn may_be_left_out(visit: &Visit<'_>) -> Result<(Found, Ruling<u32>), Trouble> {
    let pupil: PersonId = visit.at("person")?;
    // The sensitive one first: where it is refused, nothing else is opened or logged.
    let pass = visit.ctx.may(ReadAbsenceReason { pupil })?;
    let reasons = pass.rows::<AbsenceReason>().all()?;
    let pass = visit.ctx.may(ReadAbsenceTotals { pupil })?;
    let (found, days) = read(visit.owner(), &pass, pupil, &reasons)?.ok_or(Trouble::NotFound)?;
    let ruling = deductible(&days, found.stage);
    Ok((found, ruling))
}

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    page(visit, false)
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::Bad("form-too-old"))?;
    let (_, ruling) = may_be_left_out(visit)?;
    let asked = visit.form.parsed::<u32>("days").filter(|days| *days <= ruling.outcome);
    let Some(asked) = asked else { return page(visit, true) };
    leave_out(&visit.ctx, id, pupil, asked, &ruling)?;
    Ok(Answer::to(format!("{}?saved=left-out", href(pupil))))
}

fn page(visit: &Visit<'_>, wrong: bool) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    if !visit.ctx.would(&LeaveOutDays { pupil })? {
        return Err(Trouble::NotFound);
    }
    let (found, ruling) = may_be_left_out(visit)?;
    let w = visit.words();
    let title = w.get("absence-left-out-do");
    let label = w.get("absence-left-out-days");
    let message = w.with("absence-left-out-at-most", &[("n", ruling.outcome.into())]);
    let typed = visit.form.text("days");
    let value = if typed.is_empty() { ruling.outcome.to_string() } else { typed.to_owned() };
    let field = Field {
        name: "days",
        label: &label,
        value: &value,
        error: wrong.then_some(message.as_str()),
        ..Field::default()
    };
    let errors: Vec<_> = wrong
        .then(|| FieldError { field: "days".into(), label: label.clone(), message: message.clone() })
        .into_iter()
        .collect();
    let action = format!("{}/left-out", href(pupil));
    let id = visit.owner().random.uuid()?;
    let source: String = ruling.source.into();
    let settled = found.reports.iter().filter(|report| !report.settled).count();
    let body = html! {
        div.reading.stack {
            (error_summary(w, &errors))
            (back(&Link::new(href(pupil), w.get("absence-diploma"))))
            (heading(&title, Some(&found.name.spoken())))
            @if ruling.outcome == 0 { (lead(&w.get("absence-left-out-none"))) }
            @else { (lead(&w.with("absence-left-out-lead", &[("n", ruling.outcome.into())]))) }
            @if settled > 0 {
                (notice(Tone::Warning, html! { (w.with("absence-left-out-unsettled", &[("n", settled.into())])) }))
            }
            p.subtle { (letter::law(w, &source)) }
            // Nothing to ask for is no form; days that were granted before can still be taken back.
            @if ruling.outcome > 0 || found.left_out.as_ref().is_some_and(|row| row.days > 0) {
                (parts::form(&visit.form_to(&action), html! {
                    (hidden("id", &id.to_string()))
                    (number_field(w, &field, Range { min: 0, max: i64::from(ruling.outcome) }))
                    (button(Variant::Primary, &w.get("absence-left-out-save")))
                }))
            }
        }
    };
    Ok(if wrong { Answer::faults(title, body) } else { Answer::page(title, body) })
}
