//! Writing a note. Before it is saved, one line says who will see it.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{Action, Category, FreeText, GroupId, PersonId};
use ransel_site::{Answer, Reply, Trouble, Visit, can_see};
use ransel_web::parts::{
    self, Choice, Field, FieldError, Link, Need, Tone, Variant, back, button, date_field, error_summary,
    heading, hidden, notice, radios, select, textarea,
};
use uuid::Uuid;

use super::{Folder, href, note_kind, own_groups};
use crate::{
    actions::{
        ReadConduct, WriteConductNote,
        conduct::{Noted, note},
    },
    pages::words::lesson_name,
    records::NoteKind,
};

/// A note is written soon, or talked about instead.
const DAYS_BACK: i64 = 30;
const LETTERS_MAX: usize = 500;

#[derive(Default)]
struct Typed {
    day: String,
    kind: String,
    group: String,
    words: String,
    replaces: Option<Uuid>,
}

type Fault = (&'static str, &'static str);

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let today = visit.owner().clock.today();
    let mut typed =
        Typed { day: today.to_string(), replaces: visit.query.parsed("replaces"), ..Typed::default() };
    if let Some(group) = own_groups(visit, pupil)?.first() {
        typed.group = group.to_string();
    }
    Ok(Answer::page(
        visit.text("absence-note-write"),
        page(visit, pupil, visit.owner().random.uuid()?, &typed, &[])?,
    ))
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("note").ok_or(Trouble::Bad("form-too-old"))?;
    let typed = Typed {
        day: visit.form.text("day").to_owned(),
        kind: visit.form.text("kind").to_owned(),
        group: visit.form.text("group").to_owned(),
        words: visit.form.text("words").to_owned(),
        replaces: visit.form.parsed("replaces"),
    };
    match check(&typed, visit.owner().clock.today()) {
        Ok((day, kind)) => {
            let (group, words) = (place(visit, pupil, &typed.group)?, FreeText::new(&typed.words));
            note(&visit.ctx, &Noted { id, pupil, group, day, kind, words, replaces: typed.replaces })?;
            Ok(Answer::to(format!("{}?saved=note", href(pupil))))
        }
        Err(faults) => {
            Ok(Answer::faults(visit.text("absence-note-write"), page(visit, pupil, id, &typed, &faults)?))
        }
    }
}

/// The group chosen, or none where the contact teacher writes for the rest of the day; nothing else was offered.
fn place(visit: &Visit<'_>, pupil: PersonId, chosen: &str) -> Result<Option<GroupId>, Trouble> {
    let chosen = chosen.parse::<GroupId>().ok();
    let offered = match chosen {
        Some(group) => own_groups(visit, pupil)?.contains(&group),
        None => is_contact_teacher(visit, pupil)?,
    };
    if offered { Ok(chosen) } else { Err(Trouble::Bad("form-too-old")) }
}

fn is_contact_teacher(visit: &Visit<'_>, pupil: PersonId) -> Result<bool, Trouble> {
    let facts = visit.owner().relations()?.facts(&visit.ctx.caller, pupil);
    Ok(facts.is_some_and(|facts| facts.contact_teacher()))
}

fn check(typed: &Typed, today: Date) -> Result<(Date, NoteKind), Vec<Fault>> {
    let mut faults = Vec::new();
    let day = typed.day.parse::<Date>().ok();
    let within = |day: Date| today.saturating_sub(DAYS_BACK.days()) <= day && day <= today;
    if !day.is_some_and(within) {
        faults.push(("day", "absence-note-day-wrong"));
    }
    let kind = NoteKind::from_code(&typed.kind);
    if kind.is_none() {
        faults.push(("kind", "absence-note-kind-missing"));
    }
    if typed.words.chars().count() > LETTERS_MAX {
        faults.push(("words", "absence-note-words-long"));
    }
    match (day, kind) {
        (Some(day), Some(kind)) if faults.is_empty() => Ok((day, kind)),
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
    if !visit.ctx.would(&WriteConductNote { pupil })? {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let it = Folder::read(visit, &pass, pupil)?;
    let w = visit.words();
    let mut groups: Vec<_> = own_groups(visit, pupil)?
        .into_iter()
        .map(|group| (group.to_string(), lesson_name(w, &it.teaching, group)))
        .collect();
    if is_contact_teacher(visit, pupil)? {
        groups.push(("none".to_owned(), w.get("absence-note-whole-school")));
    }
    let kinds: Vec<_> = NoteKind::ALL
        .iter()
        .map(|kind| {
            (
                kind.code(),
                note_kind(visit, *kind),
                w.get(&format!("absence-concern-{}", kind.concern().code())),
            )
        })
        .collect();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(value, label, concern)| Choice { value, label, description: Some(concern) })
        .collect();
    let groups: Vec<_> =
        groups.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let label = |name: &str| w.get(&format!("absence-note-field-{name}"));
    let fault = |name: &str| faults.iter().find(|(field, _)| *field == name).map(|(_, key)| w.get(key));
    let [day_label, kind_label, group_label, words_label] = ["day", "kind", "group", "words"].map(label);
    let [day_fault, kind_fault, words_fault] = ["day", "kind", "words"].map(fault);
    let summary: Vec<_> = faults
        .iter()
        .map(|(field, key)| FieldError { field: (*field).into(), label: label(field), message: w.get(key) })
        .collect();
    let help = w.get("absence-note-words-help");
    let field = |name, label, value, error| Field { name, label, value, error, ..Field::default() };
    let action = format!("{}/new", href(pupil));
    let title = w.with("absence-note-about", &[("name", (&it.name.spoken()).into())]);
    let seen_by = can_see(visit, ReadConduct::DEF, Category::Conduct, pupil)?;
    Ok(html! {
        div.reading.stack {
            (error_summary(w, &summary))
            (back(&Link::new(href(pupil), w.get("absence-conduct-back"))))
            (heading(&title, None))
            (parts::form(&visit.form_to(&action), html! {
                (hidden("note", &id.to_string()))
                @if let Some(old) = typed.replaces { (hidden("replaces", &old.to_string())) }
                (date_field(w, &field("day", &day_label, &typed.day, day_fault.as_deref())))
                (radios(w, &field("kind", &kind_label, &typed.kind, kind_fault.as_deref()), &kinds))
                (select(w, &field("group", &group_label, &typed.group, None), &groups))
                (textarea(w, &Field {
                    description: Some(&help),
                    need: Need::Optional,
                    ..field("words", &words_label, &typed.words, words_fault.as_deref())
                }, 3))
                (notice(Tone::Info, html! { (w.with("absence-note-who-sees", &[("who", (&seen_by).into())])) }))
                (button(Variant::Primary, &w.get("absence-note-save")))
            }))
        }
    })
}
