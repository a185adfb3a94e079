//! Reporting that a pupil is away: by a guardian, or by an adult pupil. Before anything is sent, one line says who will
//! see it.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{Action, Category, FreeText, PersonId, rows::Is};
use ransel_school::{names::Name, records::Person};
use ransel_site::{Answer, Reply, Trouble, Visit, can_see};
use ransel_web::{
    format::date_with_weekday,
    parts::{
        Choice, Done, Field, FieldError, Link, Need, Tone, Variant, back, button, date_field,
        done as done_part, error_summary, heading, hidden, notice, radios, textarea,
    },
};
use uuid::Uuid;

use super::causes::causes as causes_in_words;
use crate::{
    actions::{
        ReadAbsence, ReadAbsenceReason, ReportAbsence,
        report::{Reported, report},
    },
    records::{AbsenceReport, Cause},
};

/// The causes one can report; that a doctor has certified a risk is for the contact teacher to settle.
const CAUSES: [Cause; 4] =
    [Cause::SelfDeclared, Cause::HealthDocumented, Cause::OtherDocumented, Cause::Undocumented];
/// A longer absence is a matter to talk about, and not for a form.
const DAYS_MAX: i64 = 31;
/// How long before and after today a report makes sense.
const DAYS_BACK: i64 = 60;
const DAYS_AHEAD: i64 = 180;
/// Longer texts are for a conversation.
const LETTERS_MAX: usize = 1_000;

/// What was typed.
#[derive(Default)]
struct Typed {
    from: String,
    to: String,
    cause: String,
    reason: String,
}

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let today = visit.owner().clock.today().to_string();
    let typed = Typed { from: today.clone(), to: today, ..Typed::default() };
    let id = visit.owner().random.uuid()?;
    Ok(Answer::page(visit.text("absence-report-title"), page(visit, pupil, id, &typed, &[])?))
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("report").ok_or(Trouble::Bad("form-too-old"))?;
    let typed = Typed {
        from: visit.form.text("from").to_owned(),
        to: visit.form.text("to").to_owned(),
        cause: visit.form.text("cause").to_owned(),
        reason: visit.form.text("reason").to_owned(),
    };
    match check(&typed, visit.owner().clock.today()) {
        Ok((from_day, to_day, cause)) => {
            let reason = FreeText::new(&typed.reason);
            report(&visit.ctx, &Reported { id, pupil, from_day, to_day, cause, reason })?;
            Ok(Answer::to(format!("/absence/pupils/{pupil}/reports/{id}")))
        }
        Err(faults) => {
            Ok(Answer::faults(visit.text("absence-report-title"), page(visit, pupil, id, &typed, &faults)?))
        }
    }
}

/// A field and the key of what is wrong with it.
type Fault = (&'static str, &'static str);

fn check(typed: &Typed, today: Date) -> Result<(Date, Date, Cause), Vec<Fault>> {
    let mut faults = Vec::new();
    let from = typed.from.parse::<Date>().ok();
    let to = if typed.to.is_empty() { from } else { typed.to.parse::<Date>().ok() };
    let cause = Cause::from_code(&typed.cause).filter(|cause| CAUSES.contains(cause));
    match from {
        None => faults.push(("from", "absence-report-from-missing")),
        Some(day) if day < today.saturating_sub(DAYS_BACK.days()) => {
            faults.push(("from", "absence-report-too-long-ago"));
        }
        Some(day) if day > today.saturating_add(DAYS_AHEAD.days()) => {
            faults.push(("from", "absence-report-too-far-ahead"));
        }
        Some(_) => {}
    }
    match (from, to) {
        (_, None) if !typed.to.is_empty() => faults.push(("to", "absence-report-to-missing")),
        (Some(from), Some(to)) if to < from => faults.push(("to", "absence-report-to-before-from")),
        (Some(from), Some(to)) if to > from.saturating_add(DAYS_MAX.days()) => {
            faults.push(("to", "absence-report-too-long"));
        }
        _ => {}
    }
    if cause.is_none() {
        faults.push(("cause", "absence-report-cause-missing"));
    }
    if typed.reason.chars().count() > LETTERS_MAX {
        faults.push(("reason", "absence-report-reason-long"));
    }
    match (from, to, cause) {
        (Some(from), Some(to), Some(cause)) if faults.is_empty() => Ok((from, to, cause)),
        _ => Err(faults),
    }
}

fn page(
    visit: &Visit<'_>,
    pupil: PersonId,
    id: Uuid,
    typed: &Typed,
    faults: &[Fault],
) -> Result<Markup, Trouble> {
    // A form that would be refused is not shown.
    if !visit.ctx.would(&ReportAbsence { pupil })? {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ReadAbsence { pupil })?;
    let person =
        pass.rows::<Person>().only(Person::ID, Is::Equal, &pupil).first()?.ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(pupil);
    let title = if own {
        w.get("absence-report-own")
    } else {
        w.with("absence-report-of", &[("name", (&Name::from(person).spoken()).into())])
    };
    let fault = |name: &str| faults.iter().find(|(field, _)| *field == name).map(|(_, key)| w.get(key));
    let label = |name: &str| w.get(&format!("absence-report-{name}"));
    let [from_label, to_label, cause_label, reason_label] = ["from", "to", "cause", "reason"].map(label);
    let [from_fault, to_fault, cause_fault, reason_fault] = ["from", "to", "cause", "reason"].map(fault);
    let reason_help = w.get("absence-report-reason-help");
    let summary: Vec<_> = faults
        .iter()
        .map(|(field, key)| FieldError { field: (*field).into(), label: label(field), message: w.get(key) })
        .collect();
    let field = |name, label, value, error| Field { name, label, value, error, ..Field::default() };
    let action = format!("/absence/pupils/{pupil}/report");
    let causes = causes_in_words(w, &CAUSES);
    let choices: Vec<_> = causes
        .iter()
        .map(|(code, label, help)| Choice { value: code, label, description: Some(help) })
        .collect();
    Ok(html! {
        div.reading.stack {
            (error_summary(w, &summary))
            (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
            (heading(&title, None))
            (ransel_web::parts::form(&visit.form_to(&action), html! {
                (hidden("report", &id.to_string()))
                (date_field(w, &field("from", &from_label, &typed.from, from_fault.as_deref())))
                (date_field(w, &field("to", &to_label, &typed.to, to_fault.as_deref())))
                (radios(w, &field("cause", &cause_label, &typed.cause, cause_fault.as_deref()), &choices))
                (textarea(w, &Field {
                    description: Some(&reason_help),
                    need: Need::Optional,
                    ..field("reason", &reason_label, &typed.reason, reason_fault.as_deref())
                }, 3))
                (notice(Tone::Info, who_sees(visit, pupil)?))
                (button(Variant::Primary, &w.get("absence-report-send")))
            }))
        }
    })
}

/// Who will see that the pupil is away, and who why.
fn who_sees(visit: &Visit<'_>, pupil: PersonId) -> Result<Markup, Trouble> {
    let that = can_see(visit, ReadAbsence::DEF, Category::Attendance, pupil)?;
    let why = can_see(visit, ReadAbsenceReason::DEF, Category::AbsenceReason, pupil)?;
    let said =
        visit.words().with("absence-report-who-sees", &[("why", (&why).into()), ("that", (&that).into())]);
    Ok(html! { (said) })
}

/// The page that proves it arrived.
pub fn done(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("report")?);
    let pass = visit.ctx.may(ReadAbsence { pupil })?;
    let found = pass.rows::<AbsenceReport>().only(AbsenceReport::ID, Is::Equal, &id).first()?;
    let report = found.ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let day = |day| date_with_weekday(w.lang, day);
    let (from, to) = (day(report.from_day), day(report.to_day));
    let registered = if from == to {
        w.with("absence-report-done-day", &[("day", (&from).into())])
    } else {
        w.with("absence-report-done-days", &[("from", (&from).into()), ("to", (&to).into())])
    };
    let page = Done {
        heading: w.get("absence-report-done"),
        registered: vec![registered],
        reference: None,
        next: vec![w.get("absence-report-next-roll"), w.get("absence-report-next-settle")],
        links: vec![
            Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back")),
            Link::new(format!("/absence/pupils/{pupil}/report"), w.get("absence-report-another")),
        ],
    };
    Ok(Answer::page(w.get("absence-report-done"), html! { div.reading.stack { (done_part(w, &page)) } }))
}
