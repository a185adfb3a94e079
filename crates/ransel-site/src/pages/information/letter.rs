//! One matter, as the parent reads it: what she asked, the answer or the refusal with its reasons, her complaint. A granted
//! request opens one look; what is seen then is on the page that answers, and on no other.

use maud::{Markup, html};
use ransel_kernel::{PersonId, pass::Set, rows::Is};
use ransel_school::{
    actions::{LookOnce, ReadLetters},
    names::Name,
    records::{
        Enrolment, GrantedWindow, Group, GroupKind, GroupMember, InformationLetter, InformationRequest,
        LetterKind, Person, RequestState, School, WindowPurpose,
    },
    requests,
};
use ransel_web::{
    format,
    parts::{
        Fact, Field, FieldError, Link, Tone, Variant, back, button, error_summary, facts, form, heading,
        lead, notice, section, success, textarea,
    },
};
use uuid::Uuid;

use super::{AT_MOST, parent};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, words::law, words::today},
};

/// The letters of one of the visitor's own matters, oldest first.
fn own(visit: &Visit<'_>) -> Result<Vec<InformationLetter>, Trouble> {
    let (adult, matter): (PersonId, Uuid) = (parent(visit)?, visit.at("matter")?);
    let pass = visit.ctx.may(ReadLetters { adult })?;
    let mut letters =
        pass.rows::<InformationLetter>().only(InformationLetter::ADULT, Is::Equal, &adult).all()?;
    letters.retain(|letter| letter.matter == matter);
    letters.sort_by_key(|letter| letter.written_at);
    if letters.is_empty() { Err(Trouble::NotFound) } else { Ok(letters) }
}

/// The matter.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let letters = own(visit)?;
    Ok(Answer::page(visit.text("information-matter"), page(visit, &letters, &[])?))
}

fn page(visit: &Visit<'_>, letters: &[InformationLetter], faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let Some(first) = letters.first() else { return Err(Trouble::NotFound) };
    let has = |kind| letters.iter().any(|letter| letter.kind == kind);
    let look = visit.ctx.would(&LookOnce { child: first.child })?;
    let action = format!("/information/{}", first.matter);
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new("/information", w.get("information-title"))))
            @if visit.just("complained") { (success(&w.get("information-saved-complained"), html! {})) }
            (heading(&w.get("information-matter"), None))
            @for letter in letters { (one(visit, letter)) }
            @if !has(LetterKind::Answered) && !has(LetterKind::Refused) {
                (notice(Tone::Info, html! { (w.get("information-waits")) }))
            }
            @if has(LetterKind::Answered) && look {
                (section("look", &w.get("information-look"), html! {
                    p.ds-paragraph { (w.with("information-look-lead", &[("days", requests::LOOK_DAYS.into())])) }
                    (form(&visit.form_to(&format!("{action}/look")), html! {
                        (button(Variant::Primary, &w.get("information-look-now")))
                    }))
                }))
            }
            @if has(LetterKind::Refused) && !has(LetterKind::Complaint) { (complaining(visit, &action, faults)) }
        }
    })
}

/// One letter, with what it rests on.
pub fn one(visit: &Visit<'_>, letter: &InformationLetter) -> Markup {
    let w = visit.words();
    let kind = letter.kind.code();
    section(
        kind,
        &w.get(&format!("information-letter-{kind}")),
        html! {
            p.subtle { (format::moment_full(visit.lang, letter.written_at)) }
            p.ds-paragraph.said { (letter.text.as_str()) }
            @if !letter.source.is_empty() { p.subtle { (law(visit, &letter.source)) } }
            @if let Some(last) = letter.complain_by {
                @let day = format::date(visit.lang, last);
                p.ds-paragraph { (w.with("information-complain-by", &[("day", (&day).into())])) }
            }
        },
    )
}

fn complaining(visit: &Visit<'_>, action: &str, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get("information-complaint"), w.get("information-complaint-help"));
    let field = Field {
        name: "complaint",
        label: &label,
        description: Some(&help),
        error: faults.first().map(|fault| fault.message.as_str()),
        value: visit.form.text("complaint"),
        ..Field::default()
    };
    section(
        "complain",
        &w.get("information-complain"),
        form(
            &visit.form_to(&format!("{action}/complaint")),
            html! {
                (textarea(w, &field, 5))
                (notice(Tone::Info, html! { (w.get("information-complaint-who-sees")) }))
                (button(Variant::Primary, &w.get("information-complain-send")))
            },
        ),
    )
}

/// What is wrong with a complaint; nothing where it is right.
pub fn complaint_fault(visit: &Visit<'_>) -> Option<FieldError> {
    let said = visit.form.text("complaint");
    let wrong = said.is_empty() || said.chars().count() > AT_MOST;
    wrong.then(|| FieldError {
        field: "complaint".to_owned(),
        label: visit.text("information-complaint"),
        message: visit.text("information-complaint-missing"),
    })
}

/// Complains of the refusal.
pub fn complain(visit: &Visit<'_>) -> Reply {
    let letters = own(visit)?;
    let refused =
        letters.iter().find(|letter| letter.kind == LetterKind::Refused).ok_or(Trouble::NotFound)?;
    if let Some(fault) = complaint_fault(visit) {
        return Ok(Answer::faults(visit.text("information-matter"), page(visit, &letters, &[fault])?));
    }
    let request = InformationRequest {
        id: refused.matter,
        child: refused.child,
        adult: refused.adult,
        asked_on: today(visit),
        recorded_at: refused.written_at,
        recorded_by: None,
        state: RequestState::Refused,
        decided_by: None,
        decided_at: None,
        source: String::new(),
        because: String::new(),
    };
    requests::complain(&visit.ctx, &request, visit.form.text("complaint"))?;
    Ok(Answer::to(format!("/information/{}?saved=complained", refused.matter)))
}

/// What one look shows.
struct Seen {
    name: String,
    schools: Vec<String>,
    classes: Vec<String>,
}

/// The one look: what is seen and that it has been seen are one transaction.
pub fn look(visit: &Visit<'_>) -> Reply {
    let letters = own(visit)?;
    let child = letters.first().map(|letter| letter.child).ok_or(Trouble::NotFound)?;
    let (own, day) = (parent(visit)?, today(visit));
    let seen = visit.ctx.change(LookOnce { child }, |change| {
        let windows = change.rows::<GrantedWindow>().only(GrantedWindow::PERSON, Is::Equal, &child).all()?;
        let mine = |row: &&GrantedWindow| {
            row.holder == own && row.purpose == WindowPurpose::Request && day < row.valid_to
        };
        for row in windows.iter().filter(mine) {
            change.update(&row.id, Set::default().to(GrantedWindow::VALID_TO, &day))?;
        }
        let holds = |from: jiff::civil::Date, to: Option<jiff::civil::Date>| {
            from <= day && to.is_none_or(|to| day < to)
        };
        let person = change.rows::<Person>().only(Person::ID, Is::Equal, &child).first()?;
        let enrolled =
            change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &child).all()?.into_iter();
        let enrolled: Vec<_> =
            enrolled.filter(|row| holds(row.valid_from, row.valid_to)).map(|row| row.school).collect();
        let member =
            change.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &child).all()?.into_iter();
        let member: Vec<_> =
            member.filter(|row| holds(row.valid_from, row.valid_to)).map(|row| row.group_id).collect();
        let schools = change.rows::<School>().among(School::ID, enrolled).all()?;
        let classes = change.rows::<Group>().among(Group::ID, member).all()?;
        Ok(Seen {
            name: person.map(|person| Name::from(person).spoken()).unwrap_or_default(),
            schools: schools.into_iter().map(|school| school.name).collect(),
            classes: classes
                .into_iter()
                .filter(|group| group.kind == GroupKind::Class)
                .map(|group| group.name)
                .collect(),
        })
    })?;
    let w = visit.words();
    let through = || vec![w.get("withheld-through-school")];
    let or_through = |names: Vec<String>| if names.is_empty() { through() } else { names }.join(", ");
    let shown = [
        Fact::new(w.get("record-school"), &or_through(seen.schools)),
        Fact::new(w.get("record-class"), &or_through(seen.classes)),
    ];
    let answer = letters.iter().find(|letter| letter.kind == LetterKind::Answered);
    let body = html! {
        div.reading.stack {
            (back(&Link::new("/information", w.get("information-title"))))
            (heading(&seen.name, None))
            (lead(&w.get("information-looked")))
            (facts(w, &shown))
            @if let Some(letter) = answer { (one(visit, letter)) }
        }
    };
    Ok(Answer::page(w.get("information-look"), body))
}
