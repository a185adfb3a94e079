//! What a parent asks on paper, as the office registers it: with the day she asked, and to the same effect as on her own
//! page.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{PersonId, facts::Guardianship};
use ransel_school::{
    actions::KeepFamily,
    records::{FamilyTie, Happened, TieKind},
    requests::{ask, is_answered_case_by_case},
    telling,
};
use ransel_web::parts::{
    Choice, Field, FieldError, Variant, button, date_field, form, hidden, select, textarea,
};
use uuid::Uuid;

use super::AT_MOST;
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        family,
        record::{Record, named},
        words::today,
    },
};

/// Whether what she asks changes anything: who lives with the child is told anyway, who is barred is not.
const fn may_ask(standing: Guardianship) -> bool {
    matches!(standing, Guardianship::Apart) || is_answered_case_by_case(standing)
}

/// The form; nothing where nobody can ask.
pub fn asking(visit: &Visit<'_>, child: &Record, faults: &[FieldError]) -> Result<Option<Markup>, Trouble> {
    let w = visit.words();
    let mut adults = Vec::new();
    for (adult, standing) in child.guardians.iter().filter(|(_, standing)| may_ask(*standing)) {
        let name = named(visit, *adult)?.unwrap_or_else(|| w.get("record-guardian"));
        adults.push((
            adult.to_string(),
            format!("{name} – {}", w.get(&format!("guardianship-{}", standing.code()))),
        ));
    }
    if adults.is_empty() {
        return Ok(None);
    }
    let choices: Vec<_> =
        adults.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let labels = ["who", "asked-on", "asked"].map(|name| w.get(&format!("information-paper-{name}")));
    let [who, on, asked] = &labels;
    let (help, id) = (w.get("information-paper-help"), visit.owner().random.uuid()?);
    let day = today(visit).to_string();
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: visit.form.text(name),
        ..Field::default()
    };
    let mut on = field("asked-on", on);
    if on.value.is_empty() {
        on.value = &day;
    }
    let action = format!("/people/{}/information", child.person);
    Ok(Some(form(
        &visit.form_to(&action),
        html! {
            (hidden("request", &id.to_string()))
            (select(w, &field("who", who), &choices))
            (date_field(w, &on))
            (textarea(w, &Field { description: Some(&help), ..field("asked", asked) }, 4))
            (button(Variant::Secondary, &w.get("information-paper-save")))
        },
    )))
}

/// Registers it.
pub fn register(visit: &Visit<'_>) -> Reply {
    let child = family::child(visit)?;
    let w = visit.words();
    let adult: Option<PersonId> = visit.form.parsed("who");
    let found = child.guardians.iter().find(|(one, standing)| Some(*one) == adult && may_ask(*standing));
    let Some((adult, standing)) = found.copied() else { return Err(Trouble::NotFound) };
    let id: Uuid = visit.form.parsed("request").ok_or(Trouble::Bad("form-too-old"))?;
    let (day, text) = (today(visit), visit.form.text("asked"));
    let on = visit.form.parsed::<Date>("asked-on").filter(|on| *on <= day);
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: &str| {
        let label = w.get(&format!("information-paper-{field}"));
        faults.push(FieldError { field: field.to_owned(), label, message: w.get(message) });
    };
    if on.is_none() {
        fault("asked-on", "information-paper-day-missing");
    }
    let case = is_answered_case_by_case(standing);
    if case && (text.is_empty() || text.chars().count() > AT_MOST) {
        fault("asked", "information-text-missing");
    }
    let (Some(on), true) = (on, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("family-title"), family::page(visit, &child, &faults)?));
    };
    if case {
        ask(&visit.ctx, id, child.person, adult, on, text)?;
    } else {
        let child = child.person;
        let now = visit.owner().clock.now();
        visit.ctx.change(KeepFamily { people: vec![child] }, |change| {
            let known = change.rows::<FamilyTie>().all()?.into_iter().any(|row| {
                row.child == child
                    && row.adult == adult
                    && row.kind == TieKind::Asked
                    && row.valid_to.is_none_or(|to| day < to)
            });
            if known {
                return Ok(());
            }
            change.insert(&FamilyTie {
                id,
                child,
                adult,
                kind: TieKind::Asked,
                valid_from: on,
                valid_to: None,
                recorded_at: now,
                recorded_by: visit.ctx.caller.person,
                replaces: None,
            })
        })?;
        telling::tell(visit.owner(), child, Happened::Asked, id, "/information", vec![adult])?;
    }
    Ok(Answer::to(format!("/people/{}/family?saved=family", child.person)))
}
