//! The decision by which somebody is shown less than the other parent: who decided, when, and its reference. Without one it
//! is not done.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{PersonId, facts::Guardianship};
use ransel_school::{
    actions::KeepFamily,
    records::{LegalChange, LegalDecision},
};
use ransel_web::parts::{Field, FieldError, date_field, details, text_field};

use crate::{Trouble, Visit, pages::words::today};

/// The longest name of a body or reference, in characters.
const AT_MOST: usize = 200;

/// Whether she has parental responsibility.
pub const fn has_responsibility(standing: Guardianship) -> bool {
    matches!(
        standing,
        Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart | Guardianship::AfterCareOrder
    )
}

/// What must be decided before somebody who was `before` becomes `wanted`: nothing where she is not shown less.
pub const fn needed(before: Guardianship, wanted: Guardianship) -> Option<LegalChange> {
    match wanted {
        Guardianship::Barred if !matches!(before, Guardianship::Barred) => Some(LegalChange::Barred),
        Guardianship::NoResponsibility if has_responsibility(before) => Some(LegalChange::NoResponsibility),
        _ => None,
    }
}

/// A decision as it was typed.
pub struct Typed {
    body: String,
    reference: String,
    on: Date,
}

/// The fields, by adult: a child has several.
fn name(field: &str, adult: PersonId) -> String {
    format!("decided-{field}-{adult}")
}

/// What was typed, or what is wrong with it.
pub fn typed(visit: &Visit<'_>, adult: PersonId) -> Result<Typed, Vec<FieldError>> {
    let text = |field: &str| visit.form.text(&name(field, adult)).to_owned();
    let on = visit.form.parsed::<Date>(&name("on", adult)).filter(|on| *on <= today(visit));
    let (body, reference) = (text("body"), text("reference"));
    let mut faults = Vec::new();
    let wrong = |text: &str| text.is_empty() || text.chars().count() > AT_MOST;
    for (field, is_wrong) in [("body", wrong(&body)), ("reference", wrong(&reference)), ("on", on.is_none())]
    {
        if is_wrong {
            faults.push(FieldError {
                field: name(field, adult),
                label: visit.text(&format!("family-decided-{field}")),
                message: visit.text(&format!("family-decided-{field}-missing")),
            });
        }
    }
    match on {
        Some(on) if faults.is_empty() => Ok(Typed { body, reference, on }),
        _ => Err(faults),
    }
}

/// Keeps it.
pub fn record(
    visit: &Visit<'_>,
    child: PersonId,
    adult: PersonId,
    decided: LegalChange,
    typed: &Typed,
) -> Result<(), Trouble> {
    let row = LegalDecision {
        id: visit.owner().random.uuid()?,
        child,
        adult,
        decided,
        body: typed.body.clone(),
        reference: typed.reference.clone(),
        decided_on: typed.on,
        recorded_at: visit.owner().clock.now(),
        recorded_by: visit.ctx.caller.person,
    };
    Ok(visit.ctx.change(KeepFamily { people: vec![child] }, |change| change.insert(&row))?)
}

/// The fields, folded away until they are needed or wrong.
pub fn fields(visit: &Visit<'_>, adult: PersonId, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let [body, reference, on] = ["body", "reference", "on"].map(|field| name(field, adult));
    let labels = ["body", "reference", "on"].map(|field| w.get(&format!("family-decided-{field}")));
    let [body_label, reference_label, on_label] = &labels;
    let inside = html! {
        p.ds-paragraph { (w.get("family-decided-lead")) }
        (text_field(w, &Field { name: &body, label: body_label, error: error(&body), value: visit.form.text(&body), ..Field::default() }))
        (text_field(w, &Field { name: &reference, label: reference_label, error: error(&reference), value: visit.form.text(&reference), ..Field::default() }))
        (date_field(w, &Field { name: &on, label: on_label, error: error(&on), value: visit.form.text(&on), ..Field::default() }))
    };
    if [&body, &reference, &on].into_iter().any(|name| error(name).is_some()) {
        return inside;
    }
    details(&w.get("family-decided"), inside)
}
