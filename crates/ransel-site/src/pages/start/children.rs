//! A guardian's start page: her children, each in a card. Those she has no right to know about are not there, and
//! nothing says that anybody is missing.

use maud::{Markup, html};
use ransel_kernel::{PersonId, action::Reach, platform::ReadAccessLog};
use ransel_school::actions::ReadPerson;
use ransel_web::{
    format::{name_in_list, sort_key},
    parts::{Link, card, empty, heading, link, link_list, section},
};

use super::{greeting, sections};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        announcements, asked, privacy,
        record::{self, Record},
        words::joined,
    },
};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let children = children(visit)?;
    let w = visit.words();
    let mut cards = Vec::new();
    for child in &children {
        cards.push(of(visit, child)?);
    }
    let own = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let apply = !visit.owner().settings().guardians_apply.is_empty();
    let mine = [
        Link::new(format!("/people/{own}/record"), w.get("start-my-record")),
        Link::new("/my/contact", w.get("folder-contact")),
        Link::new("/information", w.get("information-title")),
        Link::new("/consents", w.get("asked-title")),
        Link::new("/announcements", w.get("announcements-title")),
        Link::new("/my/log", w.get("folder-log-own")),
        Link::new("/my/language", w.get("my-language-title")),
    ];
    let body = html! {
        (heading(&greeting(visit), None))
        (announcements::waiting(visit)?)
        (asked::waiting(visit)?)
        (privacy::changed(visit)?)
        (section("children", &w.get("nav-children"), html! {
            @if cards.is_empty() { (empty(&w.get("start-no-children"), None)) }
            @for card in &cards { (card) }
            @if apply { p { (link(&Link::new("/access", w.get("start-apply")))) } }
        }))
        (sections(visit)?)
        (section("mine", &w.get("start-mine"), link_list(&mine)))
    };
    Ok(Answer::page(w.get("nav-children"), body))
}

/// The records that open, by name. A guardian has few children: each is asked for by herself.
fn children(visit: &Visit<'_>) -> Result<Vec<Record>, Trouble> {
    let all = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Children);
    let mut records = Vec::new();
    for person in all {
        if visit.ctx.would(&ReadPerson { person })? {
            records.push(record::open(visit, person)?);
        }
    }
    records.sort_by_cached_key(|child| sort_key(&name_in_list(&child.name.given, &child.name.family)));
    Ok(records)
}

fn of(visit: &Visit<'_>, child: &Record) -> Result<Markup, Trouble> {
    let person: PersonId = child.person;
    let places: Vec<_> = child.schools.iter().chain(&child.classes).cloned().collect();
    // The same line where the school is closed and where none is known.
    let place = if places.is_empty() { visit.text("withheld-through-school") } else { joined(visit, places) };
    let mut links = vec![Link::new(format!("/people/{person}/record"), visit.text("folder-record"))];
    if visit.ctx.would(&ReadAccessLog { person })? {
        links.push(Link::new(format!("/people/{person}/log"), visit.text("folder-log")));
    }
    let folder = Link::new(format!("/people/{person}"), child.name.spoken());
    Ok(card(html! {
        h3.ds-heading data-size="xs" { (link(&folder)) }
        p.subtle { (place) }
        (link_list(&links))
    }))
}
