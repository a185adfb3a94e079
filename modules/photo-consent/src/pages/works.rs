//! Pupils' work and blogs as they are read: on the pupil's own list, by those who consent for her, in her class, by everybody.
//! What anybody but she herself reads comes from a part of the product, anew each time.

pub mod own;
pub mod sharing;
pub mod write;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    FreeText, GroupId, Hat, PersonId, SchoolId,
    consent::{self, Question, Verdict},
    rows::Is,
};
use ransel_law::consent::{Audience, Sort};
use ransel_school::{
    names::{Name, opened},
    records::Group,
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{self, sort_key},
    parts::{
        Link, Tone, Variant, back, button, empty, form, heading, hidden, lead, link, link_list, section,
        success, tag,
    },
};
use uuid::Uuid;

use self::own::Own;
use super::{
    KEEPERS,
    view::{figure, framed},
};
use crate::{
    NAME,
    actions::{SeeClassWorks, SeeOwnWorks},
    records::{Place, Shared, Work, WorkPart},
    rules::works::Closed,
    shelf::{
        Shelf, Which,
        works::{SharedWork, WORKS, Wanted, shared},
    },
};

/// Key of what the list of somebody's works is called: a pupil is spoken to, about a child one is told.
pub fn own_title(visit: &Visit<'_>, person: PersonId) -> &'static str {
    if visit.ctx.caller.person == Some(person) { "works-own-you" } else { "works-own" }
}

/// What somebody has written: all of it for herself, what is shared for those who consent for her.
pub fn of(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    drop(visit.ctx.may(SeeOwnWorks { person })?);
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(person);
    let key = own_title(visit, person);
    let mut all: Vec<_> = if own {
        Own::all(visit)?.into_iter().map(|own| (own.title(visit), own.work)).collect()
    } else {
        let hers = shared(visit.owner(), Wanted::By(person))?.into_iter();
        hers.map(|one| (one.title.as_str().to_owned(), one.work)).collect()
    };
    all.sort_by_cached_key(|(title, work)| (sort_key(title), work.id));
    let body = html! {
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        @if visit.just("removed") { (success(&w.get("works-saved-removed"), html! {})) }
        (heading(&w.get(key), None))
        (lead(&w.get(&format!("{key}-lead"))))
        @if own { p { (link(&Link::new("/pictures/works/new", w.get("works-new")))) } }
        @if all.is_empty() { (empty(&w.get("works-none"), None)) }
        @for (title, work) in &all {
            p {
                (link(&Link::new(format!("/pictures/works/{}", work.id), &**title)))
                " " (whom(visit, work))
            }
        }
    };
    Ok(Answer::page(w.get(key), body))
}

/// How many works of somebody the visitor would find.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn count(visit: &Visit<'_>, person: PersonId) -> Result<usize, Trouble> {
    let asked = SeeOwnWorks { person };
    if !visit.ctx.would(&asked)? {
        return Ok(0);
    }
    let pass = visit.ctx.may(asked)?;
    Ok(match visit.ctx.caller.person == Some(person) {
        true => pass.rows::<Work>().all()?.len(),
        false => shared(visit.owner(), Wanted::By(person))?.len(),
    })
}

/// With whom a work is shared, as a word.
fn whom(visit: &Visit<'_>, work: &Work) -> Markup {
    let tone = if work.shared == Shared::Nobody { Tone::Neutral } else { Tone::Info };
    tag(tone, None, &visit.text(&format!("works-shared-{}", work.shared.code())))
}

/// What is shared with a class.
pub fn class(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    let pass = visit.ctx.may(SeeClassWorks { group, on: visit.owner().clock.today() })?;
    let row = pass.rows::<Group>().only(Group::ID, Is::Equal, &group).first()?.ok_or(Trouble::NotFound)?;
    // Those who teach the class, and the head of the school, know whose work it is; the class does as far as she says it.
    let names = if asks(visit) { opened(&pass)? } else { Default::default() };
    let all = in_order(shared(visit.owner(), Wanted::Class(group))?);
    let w = visit.words();
    let new = visit.owner().random.uuid()?;
    let body = html! {
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        @if visit.just("asked") { (success(&w.get("works-saved-asked"), html! {})) }
        (heading(&w.get("works-class"), Some(&row.name)))
        (lead(&w.get(if asks(visit) { "works-class-lead-staff" } else { "works-class-lead" })))
        @if all.is_empty() { (empty(&w.get("works-nothing-shared"), None)) }
        @for one in &all {
            section.stack {
                h2.ds-heading data-size="xs" {
                    (link(&Link::new(format!("/pictures/works/{}", one.work.id), one.title.as_str())))
                }
                p { (facts(visit, one, names.get(&one.work.person))) }
                @if asks(visit) { (asking(visit, one, new)) }
            }
        }
    };
    Ok(Answer::page(w.get("works-class"), body))
}

/// Whether the visitor may ask for consent to a work of the class.
fn asks(visit: &Visit<'_>) -> bool {
    KEEPERS.contains(&visit.ctx.caller.hat)
}

fn in_order(mut all: Vec<SharedWork>) -> Vec<SharedWork> {
    all.sort_by_cached_key(|one| (sort_key(one.title.as_str()), one.work.id));
    all
}

/// What it is, by whom, until when.
fn facts(visit: &Visit<'_>, one: &SharedWork, name: Option<&Name>) -> String {
    let w = visit.words();
    let mut said = vec![w.get(&format!("works-kind-{}", one.work.kind.code()))];
    said.extend(name.map(Name::spoken).or_else(|| one.by.clone()));
    let until = one.work.until.map(|day| format::date(visit.lang, day));
    said.extend(until.map(|day| w.with("pictures-until", &[("day", (&day).into())])));
    said.join(", ")
}

/// Where it stands with the open page; for those who may ask.
fn asking(visit: &Visit<'_>, one: &SharedWork, new: Uuid) -> Markup {
    let w = visit.words();
    html! {
        @match one.open {
            Ok(()) => { p { (tag(Tone::Success, None, &w.get("works-state-open"))) } }
            Err(Closed::Consent) => {
                p { (tag(Tone::Warning, None, &w.get("works-state-consent"))) }
                p.subtle { (w.get("works-considered")) " " span.said { (one.considered.as_str()) } }
                @if matches!(one.verdict, Verdict::NotAsked | Verdict::Over) {
                    (form(&visit.form_to(&format!("/pictures/works/{}/asked", one.work.id)), html! {
                        (hidden("new", &new.to_string()))
                        (button(Variant::Secondary, &w.with("works-ask", &[("title", one.title.as_str().into())])))
                    }))
                } @else {
                    // What was answered is for whoever asked.
                    p { (link(&Link::new("/consents/asked", w.get("works-answers")))) }
                }
            }
            Err(Closed::Picture) => { p { (tag(Tone::Warning, None, &w.get("works-state-picture"))) } }
            Err(_) => {}
        }
    }
}

/// Asks whoever must consent to a work being open so that she becomes known by it.
pub fn ask(visit: &Visit<'_>) -> Reply {
    let one = found(visit)?;
    let group = one.work.group_id;
    if !asks(visit) {
        return Err(Trouble::NotFound);
    }
    drop(visit.ctx.may(SeeClassWorks { group, on: visit.owner().clock.today() })?);
    let (Err(Closed::Consent), Some(until)) = (one.open, one.work.until) else {
        return Err(Trouble::Bad("works-nothing-to-ask"));
    };
    let question = Question {
        form: visit.form.parsed("new").ok_or(Trouble::Bad("form-too-old"))?,
        module: NAME.to_owned(),
        purpose: WORKS.to_owned(),
        matter: Some(one.work.id),
        place: Place::Web.code().to_owned(),
        audience: Audience::Open,
        naming: one.naming,
        sort: Sort::Everyday,
        until,
    };
    consent::ask(&visit.ctx, &[one.work.person], &question)?;
    Ok(Answer::to(format!("/pictures/works/class/{group}?saved=asked")))
}

/// The work of the address, as others may read it.
fn found(visit: &Visit<'_>) -> Result<SharedWork, Trouble> {
    shared(visit.owner(), Wanted::One(visit.at("work")?))?.pop().ok_or(Trouble::NotFound)
}

/// One work: all of it for its author, what is shared for those it is shared with.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(own) = Own::find(visit)? {
        return own::page(visit, &own);
    }
    let one = found(visit)?;
    let Work { person, group_id: group, .. } = one.work;
    let class = SeeClassWorks { group, on: visit.owner().clock.today() };
    let guardian = visit.ctx.caller.hat == Hat::Guardian;
    // Whoever may not read it is answered as if nothing were there.
    let may = if guardian { visit.ctx.would(&SeeOwnWorks { person })? } else { visit.ctx.would(&class)? };
    if !may {
        return Err(Trouble::NotFound);
    }
    let (to, name) = if guardian {
        drop(visit.ctx.may(SeeOwnWorks { person })?);
        (format!("/pictures/works/of/{person}"), None)
    } else {
        let pass = visit.ctx.may(class)?;
        let names = if asks(visit) { opened(&pass)? } else { Default::default() };
        (format!("/pictures/works/class/{group}"), names.get(&person).cloned())
    };
    let w = visit.words();
    let body = html! {
        (back(&Link::new(to, w.get("works-title"))))
        (heading(one.title.as_str(), Some(&facts(visit, &one, name.as_ref()))))
        (read(visit, &one, if guardian { Place::Guardians } else { Place::Classroom })?)
    };
    Ok(Answer::page(w.get("works-one"), body))
}

/// The parts, for those who see pictures at a place.
fn read(visit: &Visit<'_>, one: &SharedWork, place: Place) -> Result<Markup, Trouble> {
    Ok(html! {
        @if one.parts.is_empty() { (empty(&visit.text("works-no-parts"), None)) }
        @for part in &one.parts {
            (said(&part.text))
            (pictured(visit, part, place)?)
        }
    })
}

/// The picture of a part, as long as it is shown at a place; else nothing.
fn pictured(visit: &Visit<'_>, part: &WorkPart, place: Place) -> Result<Markup, Trouble> {
    let Some(id) = part.picture else { return Ok(html! {}) };
    let shelf = Shelf::look(visit.owner(), Which::One(id))?;
    Ok(match shelf.at(place).first() {
        Some((picture, _)) if place == Place::Web => {
            figure(visit, &format!("/pictures/public/{}/{id}", picture.school), &[], None)
        }
        Some((picture, _)) => framed(visit, picture, if asks(visit) { "?in=desk" } else { "?in=class" }, &[]),
        None => html! {},
    })
}

/// What somebody wrote, with its lines.
fn said(text: &FreeText) -> Markup {
    html! { p.ds-paragraph.reading.said { (text.as_str()) } }
}

/// The section of a school's open page; nothing where no work is open.
pub fn open_section(visit: &Visit<'_>, school: SchoolId, works: &[SharedWork]) -> Markup {
    if works.is_empty() {
        return html! {};
    }
    let label = |one: &SharedWork| match &one.by {
        Some(by) => format!("{} – {by}", one.title.as_str()),
        None => one.title.as_str().to_owned(),
    };
    let link =
        |one: &SharedWork| Link::new(format!("/pictures/public/{school}/works/{}", one.work.id), label(one));
    let links: Vec<_> = works.iter().map(link).collect();
    section("works", &visit.text("works-title"), link_list(&links))
}

/// What everybody reads of a school's pupils.
///
/// # Errors
/// The ledger or the store fails.
pub fn open_at(visit: &Visit<'_>, school: SchoolId) -> Result<Vec<SharedWork>, Trouble> {
    let mut all = shared(visit.owner(), Wanted::Open(school))?;
    all.retain(|one| one.open.is_ok());
    Ok(in_order(all))
}

/// One work, for everybody.
pub fn open(visit: &Visit<'_>) -> Reply {
    let school: SchoolId = visit.at("school")?;
    let one = found(visit)?;
    if one.open.is_err() || one.work.school != school {
        return Err(Trouble::NotFound);
    }
    let w = visit.words();
    let kind = w.get(&format!("works-kind-{}", one.work.kind.code()));
    let by: Vec<_> = std::iter::once(kind).chain(one.by.clone()).collect();
    let body = html! {
        (back(&Link::new(format!("/pictures/public/{school}"), w.get("works-title"))))
        (heading(one.title.as_str(), Some(&by.join(", "))))
        (read(visit, &one, Place::Web)?)
    };
    Ok(Answer::page(one.title.as_str().to_owned(), body))
}

/// A day the form names, after today and not more than a year ahead.
fn day_ahead(visit: &Visit<'_>, field: &str) -> Option<Date> {
    let today = visit.owner().clock.today();
    let last = today.saturating_add(jiff::ToSpan::years(1));
    visit.form.parsed::<Date>(field).filter(|day| today < *day && *day <= last)
}
