//! The principal's decision above the limit: what it rests on, the reasons, and what follows.

use maud::{Markup, html};
use ransel_kernel::{FreeText, PersonId};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::duration,
    parts::{
        self, Choice, Fact, Field, FieldError, Link, Tone, Variant, back, button, error_summary, facts,
        heading, hidden, lead, notice, radios, textarea,
    },
};
use uuid::Uuid;

use super::{pupil::Folder, words::subject_name};
use crate::{
    actions::{
        DecideLimit,
        letters::{Deciding, Place, decide},
    },
    letter,
    reckoning::Against,
    records::Decided,
    rules::{head_may_decide, over_the_limit},
};

const LETTERS_MAX: usize = 4_000;

/// Where the principal decides.
pub fn href(pupil: PersonId, subject: Uuid) -> String {
    format!("/absence/pupils/{pupil}/decide/{subject}")
}

#[derive(Default)]
struct Typed {
    decided: String,
    reasons: String,
}

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    let id = visit.owner().random.uuid()?;
    Ok(Answer::page(visit.text("absence-decide"), page(visit, id, &Typed::default(), &[])?))
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let (pupil, subject): (PersonId, Uuid) = (visit.at("person")?, visit.at("subject")?);
    let id: Uuid = visit.form.parsed("decision").ok_or(Trouble::Bad("form-too-old"))?;
    let typed = Typed {
        decided: visit.form.text("decided").to_owned(),
        reasons: visit.form.text("reasons").to_owned(),
    };
    let decided = Decided::from_code(&typed.decided);
    let mut faults = Vec::new();
    if decided.is_none() {
        faults.push(("decided", "absence-decide-missing"));
    }
    if typed.reasons.is_empty() || typed.reasons.chars().count() > LETTERS_MAX {
        faults.push(("reasons", "absence-decide-reasons-missing"));
    }
    let Some(decided) = decided.filter(|_| faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("absence-decide"), page(visit, id, &typed, &faults)?));
    };
    let (_, against, group) = read(visit)?;
    let deciding = Deciding {
        id,
        place: Place { pupil, subject, group },
        decided,
        reasons: FreeText::new(&typed.reasons),
    };
    decide(&visit.ctx, &deciding, &over_the_limit(&against.standing))?;
    Ok(Answer::to(super::letters::href(pupil, id)))
}

fn read(visit: &Visit<'_>) -> Result<(Folder, Against, ransel_kernel::GroupId), Trouble> {
    let (pupil, subject): (PersonId, Uuid) = (visit.at("person")?, visit.at("subject")?);
    // A form that would be refused is not shown.
    if !visit.ctx.would(&DecideLimit { pupil })? {
        return Err(Trouble::NotFound);
    }
    let it = Folder::read(visit, pupil)?;
    let (in_subject, group) = it.in_subject(subject).ok_or(Trouble::NotFound)?;
    let against = in_subject.against.ok_or(Trouble::NotFound)?;
    if !head_may_decide(&over_the_limit(&against.standing)).outcome {
        return Err(Trouble::Bad("absence-decide-not-hers"));
    }
    Ok((it, against, group))
}

fn page(visit: &Visit<'_>, id: Uuid, typed: &Typed, faults: &[(&str, &str)]) -> Result<Markup, Trouble> {
    let (it, against, _) = read(visit)?;
    let (pupil, subject): (PersonId, Uuid) = (visit.at("person")?, visit.at("subject")?);
    let w = visit.words();
    let name = it.teaching.subject(subject).map(|it| subject_name(it, w.lang)).unwrap_or_default();
    let minutes = |n: u32| duration(w.lang, n);
    let standing = &against.standing;
    let shown = [
        Fact::new(w.get("absence-column-subject"), name),
        Fact::new(w.get("absence-fact-total"), &minutes(standing.total.get())),
        Fact::new(w.get("absence-fact-unaccepted"), &minutes(standing.unaccepted.get())),
        Fact::new(w.get("absence-fact-annual"), &minutes(standing.annual.get())),
    ];
    let label = |name: &str| w.get(&format!("absence-decide-{name}"));
    let fault = |name: &str| faults.iter().find(|(field, _)| *field == name).map(|(_, key)| w.get(key));
    let summary: Vec<_> = faults
        .iter()
        .map(|(field, key)| FieldError { field: (*field).into(), label: label(field), message: w.get(key) })
        .collect();
    let words = Decided::ALL
        .iter()
        .map(|it| (it.code(), w.get(&format!("absence-decided-{}", it.code()))))
        .collect::<Vec<_>>();
    let choices: Vec<_> =
        words.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let ([decided_label, reasons_label], [decided_fault, reasons_fault]) =
        (["decided", "reasons"].map(label), ["decided", "reasons"].map(fault));
    let help = w.get("absence-decide-reasons-help");
    let action = href(pupil, subject);
    let source: String = standing.limit.source.into();
    Ok(html! {
        div.reading.stack {
            (error_summary(w, &summary))
            (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
            (heading(&w.get("absence-decide"), Some(&it.name.spoken())))
            (lead(&w.with("absence-decide-lead", &[("head", standing.limit.head_percent.into())])))
            (facts(w, &shown))
            p.subtle { (letter::law(w, &source)) }
            (parts::form(&visit.form_to(&action), html! {
                (hidden("decision", &id.to_string()))
                (radios(w, &Field {
                    name: "decided", label: &decided_label, value: &typed.decided,
                    error: decided_fault.as_deref(), ..Field::default()
                }, &choices))
                (textarea(w, &Field {
                    name: "reasons", label: &reasons_label, value: &typed.reasons, description: Some(&help),
                    error: reasons_fault.as_deref(), ..Field::default()
                }, 6))
                (notice(Tone::Info, html! { (w.get("absence-decide-who-sees")) }))
                (button(Variant::Primary, &w.get("absence-decide-save")))
            }))
        }
    })
}
