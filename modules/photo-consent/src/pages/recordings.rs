//! Recordings taken to study something: registered with purpose and period, known to those who are named and to nobody else.

use jiff::{ToSpan, civil::Date};
use maud::html;
use ransel_kernel::{
    FreeText, PersonId,
    action::Reach,
    consent::{self, Question},
    platform::Naming,
};
use ransel_law::consent::{Audience, Sort};
use ransel_school::{
    actions::ListPeople,
    names::{self, opened},
};
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{by_name, choices, field},
};
use ransel_web::{
    format::{self},
    parts::{
        Field, FieldError, Link, Need, Variant, back, button, button_row, checkboxes, date_field, empty,
        error_summary, form, heading, hidden, lead, link, link_list, radios, select, success, text_field,
        textarea,
    },
};
use uuid::Uuid;

use super::{KEEPERS, films};
use crate::{
    NAME,
    actions::{RECORDINGS, STUDY, consented, purpose, recordings, register},
    records::{Recording, RecordingKind},
};

/// How far ahead a recording can last, in months: its rows are gone before those in it or named for it can be.
const MONTHS_AT_MOST: i64 = 10;

/// The recordings the visitor is named for.
pub fn list(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let mut all = recordings(&visit.ctx)?;
    all.sort_by_key(|one| (std::cmp::Reverse(one.from_day), one.id));
    let label = |one: &Recording| {
        let until = format::date(visit.lang, one.until);
        let kind = w.get(&format!("recordings-kind-{}", one.kind.code()));
        w.with("recordings-one", &[("kind", (&kind).into()), ("until", (&until).into())])
    };
    let links: Vec<_> =
        all.iter().map(|one| Link::new(format!("/pictures/recordings/{}", one.id), label(one))).collect();
    let body = html! {
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        @if visit.just("registered") { (success(&w.get("recordings-saved-registered"), html! {})) }
        (heading(&w.get("recordings-title"), None))
        (lead(&w.get("recordings-lead")))
        @if KEEPERS.contains(&visit.ctx.caller.hat) {
            p { (link(&Link::new("/pictures/recordings/new", w.get("recordings-new")))) }
        }
        @if links.is_empty() { (empty(&w.get("recordings-none"), None)) } @else { (link_list(&links)) }
    };
    Ok(Answer::page(w.get("recordings-title"), body))
}

/// The recording an address names, for those who are named for it.
///
/// # Errors
/// The visitor is not, or it is not there.
pub fn one(visit: &Visit<'_>) -> Result<Recording, Trouble> {
    let id: Uuid = visit.at("recording")?;
    recordings(&visit.ctx)?.into_iter().find(|one| one.id == id).ok_or(Trouble::NotFound)
}

/// One recording.
pub fn show(visit: &Visit<'_>) -> Reply {
    page_of(visit, &one(visit)?, &[])
}

/// Its page, with what is wrong with a film that was sent.
pub fn page_of(visit: &Visit<'_>, one: &Recording, faults: &[FieldError]) -> Reply {
    let why = purpose(&visit.ctx, one)?;
    let w = visit.words();
    let until = format::date(visit.lang, one.until);
    let kind = w.get(&format!("recordings-kind-{}", one.kind.code()));
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new("/pictures/recordings", w.get("recordings-title"))))
        @if visit.just("film") { (success(&w.get("films-saved-film"), html! {})) }
        @if visit.just("film-removed") { (success(&w.get("films-saved-film-removed"), html! {})) }
        (heading(&kind, Some(&w.with("pictures-until", &[("day", (&until).into())]))))
        @if let Some(why) = why { p.ds-paragraph { (why.purpose.as_str()) } }
        @if !one.reference.is_empty() { p.subtle { (w.with("recordings-reference", &[("reference", (&one.reference).into())])) } }
        (films::sections(visit, one, faults)?)
    };
    let title = w.get("recordings-title");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

/// The form.
pub fn new(visit: &Visit<'_>) -> Reply {
    page(visit, &[])
}

fn fault(visit: &Visit<'_>, field: &str, message: &str) -> FieldError {
    let label = visit.text(&format!("recordings-{field}-label"));
    FieldError { field: field.to_owned(), label, message: visit.text(message) }
}

/// Whoever keeps no pictures registers no recordings: an action about a list of people refuses nobody by itself.
pub fn keeps(visit: &Visit<'_>) -> Result<(), Trouble> {
    if KEEPERS.contains(&visit.ctx.caller.hat) { Ok(()) } else { Err(Trouble::NotFound) }
}

fn until(visit: &Visit<'_>) -> Option<Date> {
    let today = visit.owner().clock.today();
    let until = visit.form.parsed::<Date>("until").filter(|until| today < *until);
    until.filter(|until| *until <= today.saturating_add(MONTHS_AT_MOST.months()))
}

/// Asks whoever must consent to a recording of one pupil, before it is registered.
pub fn ask(visit: &Visit<'_>) -> Reply {
    keeps(visit)?;
    let (pupil, until) = (visit.form.parsed::<PersonId>("pupil"), until(visit));
    let id: Uuid = visit.form.parsed("recording").ok_or(Trouble::Bad("form-too-old"))?;
    let (Some(pupil), Some(until)) = (pupil, until) else {
        let wrong = [("pupil", pupil.is_none()), ("until", until.is_none())];
        let faults = wrong.into_iter().filter(|(_, wrong)| *wrong);
        let faults: Vec<_> =
            faults.map(|(name, _)| fault(visit, name, &format!("recordings-{name}-missing"))).collect();
        return page(visit, &faults);
    };
    let question = Question {
        form: id,
        module: NAME.to_owned(),
        purpose: RECORDINGS.to_owned(),
        matter: Some(id),
        place: STUDY.to_owned(),
        audience: Audience::Limited,
        naming: Naming::Nameless,
        sort: Sort::Problematic,
        until,
    };
    consent::ask(&visit.ctx, &[pupil], &question)?;
    Ok(Answer::to(format!("/pictures/recordings/new?recording={id}&saved=asked")))
}

/// Registers one.
pub fn create(visit: &Visit<'_>) -> Reply {
    keeps(visit)?;
    let form = &visit.form;
    let me = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let id: Uuid = form.parsed("recording").ok_or(Trouble::Bad("form-too-old"))?;
    let kind = RecordingKind::from_code(form.text("kind"));
    let purpose = FreeText::new(form.text("purpose"));
    let pupil = form.parsed::<PersonId>("pupil").filter(|_| kind == Some(RecordingKind::Behaviour));
    let reference = form.text("reference").to_owned();
    let until = until(visit);
    let about_one = kind == Some(RecordingKind::Behaviour);
    let mut faults = Vec::new();
    for (name, wrong) in [
        ("kind", kind.is_none()),
        ("purpose", purpose.is_empty()),
        ("pupil", about_one && pupil.is_none()),
        ("reference", about_one && reference.is_empty()),
        ("until", until.is_none()),
    ] {
        if wrong {
            faults.push(fault(visit, name, &format!("recordings-{name}-missing")));
        }
    }
    if let Some(pupil) = pupil
        && !consented(&visit.ctx, pupil, id)?
    {
        faults.push(fault(visit, "pupil", "recordings-pupil-consent"));
    }
    let (Some(kind), Some(until), true) = (kind, until, faults.is_empty()) else {
        return page(visit, &faults);
    };
    let mut circle: Vec<PersonId> = form.all("circle").filter_map(|id| id.parse().ok()).collect();
    circle.push(me);
    circle.sort_unstable();
    circle.dedup();
    let school = visit.ctx.caller.place.ok_or(Trouble::NotFound)?;
    let recording = Recording { id, school, kind, reference, from_day: visit.owner().clock.today(), until };
    register(&visit.ctx, &recording, &purpose, &circle, pupil)?;
    Ok(Answer::to("/pictures/recordings?saved=registered"))
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    keeps(visit)?;
    let w = visit.words();
    let staff = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Staff);
    let staff = by_name(names::staff(&visit.ctx, staff)?);
    let mut pupils = vec![(String::new(), w.get("recordings-no-pupil"))];
    pupils.extend(by_name(opened(&visit.ctx.may(ListPeople {})?)?));
    let kinds =
        ["interaction", "behaviour"].map(|one| (one.to_owned(), w.get(&format!("recordings-kind-{one}"))));
    let labels = ["kind", "purpose", "pupil", "reference", "until", "circle"]
        .map(|name| w.get(&format!("recordings-{name}-label")));
    let [kind, purpose, pupil, reference, until, circle] = &labels;
    let known = visit.query.parsed::<Uuid>("recording").or_else(|| visit.form.parsed("recording"));
    let id = known.map_or_else(|| visit.owner().random.uuid(), Ok)?;
    let help = w.get("recordings-pupil-help");
    let ticked: Vec<_> = visit.form.all("circle").collect();
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new("/pictures/recordings", w.get("recordings-title"))))
            @if visit.just("asked") { (success(&w.get("recordings-saved-asked"), html! {})) }
            (heading(&w.get("recordings-new"), None))
            (lead(&w.get("recordings-new-lead")))
            (form(&visit.form_to("/pictures/recordings"), html! {
                (hidden("recording", &id.to_string()))
                (radios(w, &field(visit, faults, "kind", kind), &choices(&kinds)))
                (textarea(w, &field(visit, faults, "purpose", purpose), 3))
                (select(w, &Field { description: Some(&help), ..field(visit, faults, "pupil", pupil) }, &choices(&pupils)))
                (text_field(w, &Field { need: Need::Optional, ..field(visit, faults, "reference", reference) }))
                (date_field(w, &field(visit, faults, "until", until)))
                (checkboxes(w, &field(visit, faults, "circle", circle), &choices(&staff), &ticked))
                (button_row(html! {
                    (button(Variant::Primary, &w.get("recordings-register")))
                    button.ds-button type="submit" data-variant="secondary" formaction="/pictures/recordings/asked" {
                        (w.get("recordings-ask"))
                    }
                }))
            }))
        }
    };
    let title = w.get("recordings-new");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}
