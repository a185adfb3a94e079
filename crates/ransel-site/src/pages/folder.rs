//! A pupil's folder, as the visitor may see it: name, class, and a box for every module that has something for her.

use maud::{Markup, html};
use ransel_kernel::{Hat, PersonId};
use ransel_school::actions::{ReadConsents, ReadTalks};
use ransel_web::parts::{Link, Tone, back, folder_cards, heading, lead, link_list, notice, section};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        cards::cards,
        record::{self, Record},
        words::joined,
    },
};

/// The folder. The pupil's name stands on the page, never in its title or address.
pub fn show(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let record = record::open(visit, person)?;
    let own = visit.ctx.caller.person == Some(person);
    let body = html! {
        @if !own { (up(visit)) }
        (heading(&record.name.spoken(), placed(visit, &record).as_deref()))
        @if record.is_protected() { (notice(Tone::Warning, html! { (visit.text("record-protected")) })) }
        (boxes(visit, &record)?)
        (section("more", &visit.text("folder-more"), link_list(&links(visit, &record)?)))
    };
    let title = visit.text(if own { "folder-own-title" } else { "folder-title" });
    Ok(Answer::page(title, body))
}

/// The boxes, with one line that says what they are.
///
/// # Errors
/// The ledger or a store fails.
pub fn boxes(visit: &Visit<'_>, record: &Record) -> Result<Markup, Trouble> {
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(record.person);
    let cards = cards(visit, record)?;
    Ok(html! {
        @if own { (lead(&w.get("folder-own-lead"))) }
        (section("folder", &w.get("folder-heading"), folder_cards(w, &cards)))
        @if own && visit.ctx.caller.hat == Hat::Pupil { p.subtle { (w.get("folder-elsewhere")) } }
    })
}

/// School and class. A teacher gets no such line: for one pupil in a class it would be empty, and that would tell
/// that the pupil is protected.
fn placed(visit: &Visit<'_>, record: &Record) -> Option<String> {
    if visit.ctx.caller.hat == Hat::Teacher {
        return None;
    }
    let places: Vec<_> = record.schools.iter().chain(&record.classes).cloned().collect();
    match (places.is_empty(), visit.ctx.caller.hat) {
        (false, _) => Some(joined(visit, places)),
        // The other parent of a protected child must not see that there is something to hide.
        (true, Hat::Guardian) => Some(visit.text("withheld-through-school")),
        (true, _) => None,
    }
}

fn up(visit: &Visit<'_>) -> Markup {
    match visit.ctx.caller.hat {
        Hat::Guardian => back(&Link::new("/", visit.text("nav-children"))),
        Hat::Teacher => back(&Link::new("/groups", visit.text("nav-groups"))),
        _ => back(&Link::new("/people", visit.text("nav-people"))),
    }
}

/// Where to go from here; only what policy opens.
///
/// # Errors
/// The relations cannot be read.
pub fn links(visit: &Visit<'_>, record: &Record) -> Result<Vec<Link>, Trouble> {
    let person = record.person;
    let own = visit.ctx.caller.person == Some(person);
    let mut links = vec![Link::new(format!("/people/{person}/record"), visit.text("folder-record"))];
    if visit.ctx.would(&ransel_kernel::platform::ReadAccessLog { person })? {
        let href = if own { "/my/log".to_owned() } else { format!("/people/{person}/log") };
        links.push(Link::new(href, visit.text(if own { "folder-log-own" } else { "folder-log" })));
    }
    if own && visit.ctx.would(&ransel_school::actions::ChangeContactDetails { person })? {
        links.push(Link::new("/my/contact", visit.text("folder-contact")));
    }
    if visit.ctx.would(&ReadTalks { child: person })? {
        links.push(Link::new(format!("/people/{person}/talks"), visit.text("talks-title")));
    }
    if visit.ctx.would(&ReadConsents { child: person })? {
        links.push(Link::new(format!("/people/{person}/consents"), visit.text("consents-title")));
    }
    if !own && visit.ctx.would(&ransel_kernel::platform::ReadGivenConsents { person })? {
        links.push(Link::new(format!("/consents/{person}"), visit.text("asked-title")));
    }
    if visit.ctx.would(&ransel_kernel::platform::RegisterPaperConsent { person })? {
        links.push(Link::new(format!("/consents/{person}/paper"), visit.text("asked-paper-title")));
    }
    if visit.ctx.would(&ransel_school::actions::GrantTask { pupil: person })? {
        links.push(Link::new(format!("/people/{person}/task"), visit.text("tasks-title")));
    }
    if visit.ctx.would(&ransel_kernel::platform::ReadStates { person })? {
        links.push(Link::new(format!("/people/{person}/states"), visit.text("states-title")));
    }
    links.push(Link::new("/privacy", visit.text("folder-rights")));
    Ok(links)
}
