//! Taking a note back, or putting it right with another one. What stood there stays on record.

use maud::html;
use ransel_kernel::{Hat, PersonId, rows::Is};
use ransel_school::{names::Name, records::Person};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::date_short,
    parts::{
        self, Choice, Fact, Field, FieldError, Link, Variant, back, button, error_summary, facts, heading,
        lead, link, radios,
    },
};
use uuid::Uuid;

use super::{href, note_kind};
use crate::{
    actions::{ReadConduct, WithdrawConductNote, WriteConductNote, conduct},
    records::{ConductNote, Withdrawal},
};

/// Why one can withdraw a note; that another replaces it follows from writing that one.
const CAUSES: [Withdrawal; 3] = [Withdrawal::Mistaken, Withdrawal::WrongPupil, Withdrawal::Settled];

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    page(visit, false)
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("note")?);
    let because = Withdrawal::from_code(visit.form.text("because")).filter(|it| CAUSES.contains(it));
    let Some(because) = because else { return page(visit, true) };
    conduct::withdraw(&visit.ctx, pupil, id, because)?;
    Ok(Answer::to(format!("{}?saved=withdrawn", href(pupil))))
}

fn page(visit: &Visit<'_>, unanswered: bool) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("note")?);
    if !visit.ctx.would(&WithdrawConductNote { pupil })? {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let note = pass.rows::<ConductNote>().only(ConductNote::ID, Is::Equal, &id).first()?;
    // Another teacher's note is hers to withdraw, or the principal's.
    let hers = |note: &ConductNote| {
        visit.ctx.caller.hat == Hat::Principal || visit.ctx.caller.person == Some(note.written_by)
    };
    let note = note.filter(|note| note.stands() && hers(note)).ok_or(Trouble::NotFound)?;
    let person = pass.rows::<Person>().only(Person::ID, Is::Equal, &pupil).first()?;
    let name = Name::from(person.ok_or(Trouble::NotFound)?).spoken();
    let w = visit.words();
    let labels = CAUSES.map(|it| w.get(&format!("absence-withdraw-{}", it.code())));
    let choices: Vec<_> = CAUSES
        .iter()
        .zip(&labels)
        .map(|(it, label)| Choice { value: it.code(), label, description: None })
        .collect();
    let (label, missing) = (w.get("absence-withdraw-because"), w.get("absence-withdraw-because-missing"));
    let field = Field {
        name: "because",
        label: &label,
        error: unanswered.then_some(missing.as_str()),
        ..Field::default()
    };
    let errors: Vec<_> = unanswered
        .then(|| FieldError { field: "because".into(), label: label.clone(), message: missing.clone() })
        .into_iter()
        .collect();
    let action = format!("{}/{id}", href(pupil));
    let mine =
        visit.ctx.caller.person == Some(note.written_by) && visit.ctx.would(&WriteConductNote { pupil })?;
    let title = w.get("absence-note-change");
    let body = html! {
        div.reading.stack {
            (error_summary(w, &errors))
            (back(&Link::new(href(pupil), w.get("absence-conduct-back"))))
            (heading(&title, Some(&name)))
            (facts(w, &[
                Fact::new(w.get("absence-column-day"), &date_short(w.lang, note.day)),
                Fact::new(w.get("absence-column-note"), &note_kind(visit, note.kind)),
            ]))
            (lead(&w.get("absence-withdraw-lead")))
            @if mine {
                p { (link(&Link::new(format!("{}/new?replaces={id}", href(pupil)), w.get("absence-note-replace")))) }
            }
            (parts::form(&visit.form_to(&action), html! {
                (radios(w, &field, &choices))
                (button(Variant::Primary, &w.get("absence-withdraw")))
            }))
        }
    };
    Ok(if unanswered { Answer::faults(title, body) } else { Answer::page(title, body) })
}
