//! The language of one's own pages and letters, and a pupil's main written standard. What is chosen here goes before what
//! a roster says, and is used from the next page on and at every sign-in.

use maud::{Markup, html};
use ransel_kernel::{PersonId, pass::Set, rows::Is};
use ransel_school::{
    actions::{ChooseLanguage, ChooseStandard, ReadPerson},
    records::{LanguageChoice, Standard, WrittenStandard},
};
use ransel_web::{
    Lang,
    parts::{
        Choice, Field, FieldError, Link, Variant, back, button, error_summary, form, heading, lead, link,
        radios, success,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::words::{capital, today},
};

/// The form, with what was chosen before.
pub fn choose(visit: &Visit<'_>) -> Reply {
    let person = own(visit)?;
    let chosen = chosen(visit, person)?.map(|row| row.language).unwrap_or_default();
    Ok(Answer::page(visit.text("my-language-title"), page(visit, person, &chosen, &[])?))
}

/// Keeps the choice; choosing what the school uses takes an earlier choice back.
pub fn keep(visit: &Visit<'_>) -> Reply {
    let person = own(visit)?;
    let wanted = visit.form.text("language");
    let known = wanted.is_empty() || visit.site.languages.iter().any(|lang| lang.tag() == wanted);
    if !known || !visit.form.has("language") {
        let fault = fault(visit, "language", "my-language-which", "my-language-missing");
        let body = page(visit, person, "", &[fault])?;
        return Ok(Answer::faults(visit.text("my-language-title"), body));
    }
    let owner = visit.owner();
    visit.ctx.change(ChooseLanguage { person }, |change| {
        for old in change.rows::<LanguageChoice>().only(LanguageChoice::PERSON, Is::Equal, &person).all()? {
            change.delete::<LanguageChoice, _>(&old.id)?;
        }
        if wanted.is_empty() {
            return Ok(());
        }
        change.insert(&LanguageChoice {
            id: owner.random.uuid()?,
            person,
            language: wanted.to_owned(),
            chosen_at: owner.clock.now(),
        })
    })?;
    if let Some(session) = &visit.session {
        owner.change_language(session.id, wanted)?;
    }
    Ok(Answer::to("/my/language?saved=language"))
}

fn own(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    if visit.ctx.would(&ChooseLanguage { person })? { Ok(person) } else { Err(Trouble::NotFound) }
}

fn chosen(visit: &Visit<'_>, person: PersonId) -> Result<Option<LanguageChoice>, Trouble> {
    let pass = visit.ctx.may(ReadPerson { person })?;
    Ok(pass.rows::<LanguageChoice>().only(LanguageChoice::PERSON, Is::Equal, &person).first()?)
}

fn fault(visit: &Visit<'_>, field: &str, label: &str, message: &str) -> FieldError {
    FieldError { field: field.to_owned(), label: visit.text(label), message: visit.text(message) }
}

fn page(visit: &Visit<'_>, person: PersonId, value: &str, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let usual = w.with("my-language-usual", &[("language", (&w.get(visit.usual_lang().name_key())).into())]);
    let names: Vec<_> =
        visit.site.languages.iter().map(|lang| (lang.tag(), w.get(lang.name_key()))).collect();
    let choices: Vec<_> = std::iter::once(("", &usual))
        .chain(names.iter().map(|(tag, name)| (*tag, name)))
        .map(|(value, label)| Choice { value, label, description: None })
        .collect();
    let (label, help) = (w.get("my-language-which"), w.get("my-language-help"));
    let error = faults.first().map(|fault| fault.message.as_str());
    let field =
        Field { name: "language", label: &label, description: Some(&help), error, value, ..Field::default() };
    let standard = visit.ctx.would(&ChooseStandard { pupil: person })?;
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new("/my", w.get("my-contact-back"))))
        @if visit.just("language") { (success(&w.get("my-language-saved"), html! {})) }
        (heading(&w.get("my-language-title"), None))
        (lead(&w.get("my-language-lead")))
        (form(&visit.form_to("/my/language"), html! {
            (radios(w, &field, &choices))
            (button(Variant::Primary, &w.get("save")))
        }))
        @if standard {
            p { (link(&Link::new(format!("/people/{person}/written-standard"), w.get("standard-title-own")))) }
        }
    })
}

/// The form for a pupil's main written standard: hers, a young pupil's guardian's, or the office's.
pub fn standard(visit: &Visit<'_>) -> Reply {
    let pupil = of(visit)?;
    let value = holding(visit, pupil)?.map(|row| row.standard.code()).unwrap_or_default();
    let title = visit.text("standard-title");
    Ok(Answer::page(title, standard_page(visit, pupil, value, &[])))
}

/// Keeps it: the one that held ends today, and the new one begins.
pub fn keep_standard(visit: &Visit<'_>) -> Reply {
    let pupil = of(visit)?;
    let Some(standard) = Standard::from_code(visit.form.text("standard")) else {
        let fault = fault(visit, "standard", "standard-which", "standard-missing");
        let body = standard_page(visit, pupil, "", &[fault]);
        return Ok(Answer::faults(visit.text("standard-title"), body));
    };
    let (owner, day) = (visit.owner(), today(visit));
    visit.ctx.change(ChooseStandard { pupil }, |change| {
        let rows = change.rows::<WrittenStandard>().only(WrittenStandard::PUPIL, Is::Equal, &pupil).all()?;
        let mut running = rows.iter().filter(|row| row.valid_to.is_none_or(|to| day < to)).peekable();
        if running.peek().is_some_and(|row| row.standard == standard) {
            return Ok(());
        }
        for row in running {
            change.update(&row.id, Set::default().to(WrittenStandard::VALID_TO, &Some(day)))?;
        }
        change.insert(&WrittenStandard {
            id: owner.random.uuid()?,
            pupil,
            standard,
            valid_from: day,
            valid_to: None,
            recorded_at: owner.clock.now(),
            recorded_by: visit.ctx.caller.person,
        })
    })?;
    Ok(Answer::to(format!("/people/{pupil}/written-standard?saved=standard")))
}

/// The pupil of the address, if her standard is the visitor's to choose.
fn of(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let pupil: PersonId = visit.at("person")?;
    if visit.ctx.would(&ChooseStandard { pupil })? { Ok(pupil) } else { Err(Trouble::NotFound) }
}

/// What holds today, where the visitor may read it.
fn holding(visit: &Visit<'_>, pupil: PersonId) -> Result<Option<WrittenStandard>, Trouble> {
    if !visit.ctx.would(&ReadPerson { person: pupil })? {
        return Ok(None);
    }
    let pass = visit.ctx.may(ReadPerson { person: pupil })?;
    let rows = pass.rows::<WrittenStandard>().only(WrittenStandard::PUPIL, Is::Equal, &pupil).all()?;
    let day = today(visit);
    Ok(rows.into_iter().find(|row| row.valid_from <= day && row.valid_to.is_none_or(|to| day < to)))
}

fn standard_page(visit: &Visit<'_>, pupil: PersonId, value: &str, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(pupil);
    let names: Vec<_> = Standard::ALL.iter().map(|one| (one.code(), named(visit, *one))).collect();
    let choices: Vec<_> =
        names.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let label = w.get("standard-which");
    let error = faults.first().map(|fault| fault.message.as_str());
    let field = Field { name: "standard", label: &label, error, value, ..Field::default() };
    html! {
        (error_summary(w, faults))
        @if own { (back(&Link::new("/my/language", w.get("my-language-title")))) }
        @else { (back(&Link::new(format!("/people/{pupil}/record"), w.get("record-back-to-record")))) }
        @if visit.just("standard") { (success(&w.get("standard-saved"), html! {})) }
        (heading(&w.get(if own { "standard-title-own" } else { "standard-title" }), None))
        (lead(&w.get("standard-lead")))
        (form(&visit.form_to(&format!("/people/{pupil}/written-standard")), html! {
            (radios(w, &field, &choices))
            (button(Variant::Primary, &w.get("save")))
        }))
    }
}

/// A written standard by its name.
pub fn named(visit: &Visit<'_>, standard: Standard) -> String {
    let lang = match standard {
        Standard::Bokmal => Lang::Nb,
        Standard::Nynorsk => Lang::Nn,
    };
    capital(&visit.text(lang.name_key()))
}
