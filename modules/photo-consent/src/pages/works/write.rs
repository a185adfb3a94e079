//! The forms a pupil writes in: a new work, its title, a part.

use maud::{Markup, html};
use ransel_kernel::{FreeText, GroupId, SchoolId, platform::Naming};
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{choices, field},
};
use ransel_web::{
    format,
    parts::{
        Field, FieldError, Link, Variant, back, button, checkbox, details, error_summary, form, heading,
        hidden, lead, radios, section, select, text_field, textarea,
    },
};
use uuid::Uuid;

use super::own::{Own, removing, unwanted};
use crate::{
    actions,
    pages::{classes, view::framed},
    records::{Picture, Place, Shared, Shown, Work, WorkKind, WorkPart},
    rules::works::{PART_AT_MOST, TITLE_AT_MOST, fits},
    shelf::{Shelf, Which, works::tells_address},
};

/// A fault at one of the fields.
pub(super) fn fault(visit: &Visit<'_>, field: &str, message: &str) -> FieldError {
    let label = visit.text(&format!("works-{field}-label"));
    FieldError { field: field.to_owned(), label, message: visit.text(message) }
}

/// The id that what a form makes will have.
pub(super) fn form_id(visit: &Visit<'_>) -> Result<Uuid, Trouble> {
    visit.form.parsed("new").ok_or(Trouble::Bad("form-too-old"))
}

/// The class the visitor is in today, and its school.
pub(super) fn class(visit: &Visit<'_>) -> Result<(GroupId, SchoolId), Trouble> {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let class = classes(visit, person)?.into_iter().min_by(|one, other| one.name.cmp(&other.name));
    class.map(|class| (class.id, class.school)).ok_or(Trouble::Bad("works-no-class"))
}

fn answer(title: String, faults: &[FieldError], body: Markup) -> Reply {
    let body = html! { div.reading.stack { (body) } };
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

/// The form for a new work.
pub fn new(visit: &Visit<'_>) -> Reply {
    begin_page(visit, &[])
}

fn begin_page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    drop(visit.ctx.may(actions::SeeOwnWorks { person })?);
    class(visit)?;
    let w = visit.words();
    let kinds = ["work", "blog"].map(|one| (one.to_owned(), w.get(&format!("works-kind-{one}"))));
    let labels = ["kind", "title"].map(|name| w.get(&format!("works-{name}-label")));
    let [kind, title] = &labels;
    let id = visit.owner().random.uuid()?;
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/pictures/works/of/{person}"), w.get("works-own-you"))))
        (heading(&w.get("works-new"), None))
        (lead(&w.get("works-new-lead")))
        (form(&visit.form_to("/pictures/works/new"), html! {
            (hidden("new", &id.to_string()))
            (radios(w, &field(visit, faults, "kind", kind), &choices(&kinds)))
            (text_field(w, &field(visit, faults, "title", title)))
            (button(Variant::Primary, &w.get("works-begin")))
        }))
    };
    answer(w.get("works-new"), faults, body)
}

/// What is wrong with a title, if anything.
fn title_fault(visit: &Visit<'_>, title: &FreeText) -> Option<FieldError> {
    let wrong = title.is_empty() || !fits(title.as_str(), TITLE_AT_MOST);
    wrong.then(|| fault(visit, "title", "works-title-missing"))
}

/// Begins a work.
pub fn begin(visit: &Visit<'_>) -> Reply {
    let kind = WorkKind::from_code(visit.form.text("kind"));
    let title = FreeText::new(visit.form.text("title"));
    let mut faults = Vec::new();
    if kind.is_none() {
        faults.push(fault(visit, "kind", "works-kind-missing"));
    }
    faults.extend(title_fault(visit, &title));
    let (Some(kind), true) = (kind, faults.is_empty()) else { return begin_page(visit, &faults) };
    let (group_id, school) = class(visit)?;
    let id = form_id(visit)?;
    let work = Work {
        id,
        person: visit.ctx.caller.person.ok_or(Trouble::NotFound)?,
        school,
        group_id,
        kind,
        shared: Shared::Nobody,
        naming: Naming::Nameless,
        until: None,
        considered_at: None,
    };
    actions::begin(&visit.ctx, &work, visit.owner().random.uuid()?, &title)?;
    Ok(Answer::to(format!("/pictures/works/{id}?saved=begun")))
}

/// The form for another title.
pub fn title(visit: &Visit<'_>) -> Reply {
    title_page(visit, &Own::open(visit)?, &[])
}

fn title_page(visit: &Visit<'_>, own: &Own, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let (label, known) = (w.get("works-title-label"), own.title(visit));
    let typed = field(visit, faults, "title", &label);
    let to = format!("/pictures/works/{}", own.work.id);
    let title_to = format!("{to}/title");
    let id = visit.owner().random.uuid()?;
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(to, &*known)))
        (heading(&w.get("works-change-title"), None))
        (form(&visit.form_to(&title_to), html! {
            (hidden("new", &id.to_string()))
            (text_field(w, &Field { value: if visit.form.has("title") { typed.value } else { &known }, ..typed }))
            (button(Variant::Primary, &w.get("save")))
        }))
    };
    answer(w.get("works-change-title"), faults, body)
}

/// Gives it another title.
pub fn entitle(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    let title = FreeText::new(visit.form.text("title"));
    let told = own.work.shared != Shared::Nobody
        && tells_address(visit.owner(), own.work.person, &[title.as_str()])?;
    let faults: Vec<_> = title_fault(visit, &title)
        .into_iter()
        .chain(told.then(|| fault(visit, "title", "works-tells-address")))
        .collect();
    if !faults.is_empty() {
        return title_page(visit, &own, &faults);
    }
    actions::entitle(&visit.ctx, &own.work, form_id(visit)?, &title)?;
    own.done("title")
}

/// The form for a new part.
pub fn new_part(visit: &Visit<'_>) -> Reply {
    part_page(visit, &Own::open(visit)?, None, &[])
}

/// The form for a part that is there.
pub fn part(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    part_page(visit, &own, Some(own.part(visit)?), &[])
}

fn part_page(visit: &Visit<'_>, own: &Own, old: Option<&WorkPart>, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let sent = visit.form.has("text");
    let labels = ["text", "private"].map(|name| w.get(&format!("works-{name}-label")));
    let [text, private] = &labels;
    let most = format::number(visit.lang, PART_AT_MOST as i64);
    let help = w.with("works-text-help", &[("most", (&most).into())]);
    let private_help = w.get("works-private-help");
    let typed = field(visit, faults, "text", text);
    let value = old.filter(|_| !sent).map_or(typed.value, |part| part.text.as_str());
    let marked =
        if sent { visit.form.text("private") == "yes" } else { old.is_some_and(|part| part.private) };
    let to = format!("/pictures/works/{}", own.work.id);
    let part_to = match old {
        Some(part) => format!("{to}/parts/{}", part.id),
        None => format!("{to}/parts/new"),
    };
    let shelf = class_pictures(visit)?;
    let offered = shelf.at(Place::Classroom);
    let stood = old.and_then(|part| part.picture).map(|id| id.to_string()).unwrap_or_default();
    let chosen = if sent { visit.form.text("picture") } else { &stood };
    let title = w.get(if old.is_some() { "works-change-part" } else { "works-add-part" });
    let id = visit.owner().random.uuid()?;
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(to, own.title(visit))))
        (heading(&title, None))
        // Before it is sent, who will read it.
        (lead(&w.get(&format!("works-reads-{}", own.work.shared.code()))))
        (form(&visit.form_to(&part_to), html! {
            (hidden("new", &id.to_string()))
            (textarea(w, &Field { description: Some(&help), value, ..typed }, 14))
            (picture_field(visit, faults, offered, chosen))
            (checkbox(w, &Field {
                name: "private", label: private, description: Some(&private_help),
                value: if marked { "yes" } else { "" }, ..Field::default()
            }))
            (button(Variant::Primary, &w.get("save")))
        }))
        @if old.is_some() {
            (section("remove", &w.get("works-remove-part"), removing(visit, &format!("{part_to}/removed"), faults)))
        }
    };
    answer(title, faults, body)
}

/// The pictures of her class.
fn class_pictures(visit: &Visit<'_>) -> Result<Shelf, Trouble> {
    Ok(Shelf::look(visit.owner(), Which::Group(class(visit)?.0))?)
}

/// One of the pictures that are shown in the classroom may stand with a part; nothing where there is none.
fn picture_field(
    visit: &Visit<'_>,
    faults: &[FieldError],
    offered: Vec<(&Picture, &Shown)>,
    chosen: &str,
) -> Markup {
    if offered.is_empty() {
        return html! {};
    }
    let w = visit.words();
    let said = |number: usize| w.with("works-picture-number", &[("number", number.into())]);
    let mut all = vec![(String::new(), w.get("works-no-picture"))];
    all.extend(offered.iter().zip(1..).map(|((picture, _), number)| (picture.id.to_string(), said(number))));
    let (label, help) = (w.get("works-picture-label"), w.get("works-picture-help"));
    let typed = field(visit, faults, "picture", &label);
    html! {
        (select(w, &Field { description: Some(&help), value: chosen, ..typed }, &choices(&all)))
        (details(&w.get("works-pictures-see"), html! {
            @for ((picture, _), number) in offered.iter().zip(1..) { (framed(visit, picture, "?in=class", &[said(number)])) }
        }))
    }
}

/// Adds a part.
pub fn add_part(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    save(visit, &own, None)
}

/// Writes a part anew.
pub fn change_part(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    // Sent twice, the old one is gone and the new one is there.
    let id = form_id(visit)?;
    if own.parts.iter().any(|part| part.id == id) {
        return own.done("part");
    }
    save(visit, &own, Some(own.part(visit)?))
}

fn save(visit: &Visit<'_>, own: &Own, old: Option<&WorkPart>) -> Reply {
    let text = FreeText::new(visit.form.text("text"));
    let private = visit.form.text("private") == "yes";
    let shown = !private && own.work.shared != Shared::Nobody;
    let mut faults = Vec::new();
    if text.is_empty() || !fits(text.as_str(), PART_AT_MOST) {
        faults.push(fault(visit, "text", "works-text-missing"));
    } else if shown && tells_address(visit.owner(), own.work.person, &[text.as_str()])? {
        faults.push(fault(visit, "text", "works-tells-address"));
    }
    if !faults.is_empty() {
        return part_page(visit, own, old, &faults);
    }
    let (person, work) = (own.work.person, own.work.id);
    let wanted = visit.form.parsed::<Uuid>("picture");
    let shelf = wanted.map(|_| class_pictures(visit)).transpose()?;
    let shown =
        |id: &Uuid| shelf.iter().flat_map(|shelf| shelf.at(Place::Classroom)).any(|(one, _)| one.id == *id);
    let picture = wanted.filter(shown);
    let part = WorkPart { id: form_id(visit)?, person, work, number: 0, text, picture, private };
    actions::write(&visit.ctx, &own.work, &part, old.map(|part| part.id))?;
    own.done("part")
}

/// Deletes a part.
pub fn remove_part(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    if let Some(fault) = unwanted(visit) {
        return part_page(visit, &own, Some(own.part(visit)?), &[fault]);
    }
    actions::remove_part(&visit.ctx, visit.at("part")?)?;
    own.done("part-removed")
}
