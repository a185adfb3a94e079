//! The frame round a page: owner, hat, navigation, languages. Says only what the hat may see.

use maud::Markup;
use ransel_kernel::{Category, Hat, facts::Assurance, relations::HatAt};
use ransel_school::actions::ChooseLanguage;
use ransel_web::{
    Frame,
    frame::{Family, HatChoice, HatView, NavItem, PrintedBy, Size, Title, page},
};

use crate::{
    Visit,
    route::{Entry, Route},
};

/// The whole document.
pub fn document(visit: &Visit<'_>, title: Title, body: Markup, size: Option<Size>) -> Markup {
    let settings = visit.owner().settings();
    let hat = visit.ctx.caller.hat;
    let signed_in = visit.session.is_some();
    let hats = hats(visit);
    let role = visit.text(&format!("hat-{}", hat.code()));
    let frame = Frame {
        texts: &visit.site.texts,
        lang: visit.lang,
        owner: &settings.owner.name,
        person: visit.session.as_ref().map(|session| session.name.as_str()),
        hat: (signed_in && hat != Hat::None).then(|| HatView {
            family: family(hat),
            role: role.clone(),
            place: place(visit, &HatAt { hat, place: visit.ctx.caller.place }),
        }),
        hats,
        nav: nav(visit),
        size: size.unwrap_or(if signed_in && staff(hat) { Size::Sm } else { Size::Md }),
        path: visit.instead.unwrap_or(&visit.path),
        languages: &visit.site.languages,
        printed_by: visit.session.as_ref().map(|session| PrintedBy {
            who: format!("{} ({})", session.name, role.to_lowercase()),
            at: visit.owner().clock.now(),
        }),
        keeps_language: ready(visit) && keeps_language(visit),
        signed_in,
        csrf: visit.csrf.as_deref(),
    };
    page(&frame, title, body)
}

/// Whether the visitor has a page to choose her language on. Nobody is led to a wall, and an error page needs no more errors.
fn keeps_language(visit: &Visit<'_>) -> bool {
    let own = |person| visit.ctx.would(&ChooseLanguage { person }).unwrap_or(false);
    visit.ctx.caller.person.is_some_and(own)
}

/// Whether the hat is one of those who work for the owner.
pub fn staff(hat: Hat) -> bool {
    !matches!(hat, Hat::None | Hat::Pupil | Hat::Guardian | Hat::System)
}

fn family(hat: Hat) -> Family {
    match hat {
        Hat::Pupil => Family::Pupil,
        Hat::Guardian => Family::Guardian,
        Hat::Teacher | Hat::Principal | Hat::DepartmentHead => Family::Staff,
        _ => Family::Office,
    }
}

/// Where a hat is worn, in words.
pub fn place(visit: &Visit<'_>, hat: &HatAt) -> String {
    let relations = visit.owner().relations().ok();
    match hat.place {
        Some(school) => relations
            .and_then(|relations| relations.place_name(school).map(ToOwned::to_owned))
            .unwrap_or_default(),
        None if hat.hat == Hat::Guardian => visit.text("place-guardian"),
        None => visit.owner().settings().owner.name.clone(),
    }
}

/// A hat as it stands in a form: `teacher` and the school's id.
pub fn hat_id(hat: &HatAt) -> String {
    hat.place.map_or_else(|| hat.hat.code().to_owned(), |place| format!("{}.{place}", hat.hat.code()))
}

fn hats(visit: &Visit<'_>) -> Vec<HatChoice> {
    let (Some(session), Ok(relations)) = (&visit.session, visit.owner().relations()) else {
        return Vec::new();
    };
    let choice = |hat: HatAt| HatChoice {
        id: hat_id(&hat),
        label: visit.text(&format!("hat-{}", hat.hat.code())),
        place: place(visit, &hat),
        current: hat == session.hat,
    };
    relations.hats(session.person).into_iter().map(choice).collect()
}

fn nav(visit: &Visit<'_>) -> Vec<NavItem> {
    let hat = visit.ctx.caller.hat;
    if visit.session.is_none() || !ready(visit) {
        return Vec::new();
    }
    let path = visit.path.split('?').next().unwrap_or_default();
    visit
        .site
        .pages
        .iter()
        .filter(|pages| visit.owner().is_running(pages.module))
        .flat_map(|pages| pages.nav)
        .filter(|entry| entry.hats.contains(&hat))
        .map(|entry| NavItem {
            href: entry.href.to_owned(),
            label: visit.text(entry.key),
            current: entry.href == path,
        })
        .collect()
}

/// Whether the visitor has come in far enough to open anything: strong sign-in, and for staff the declaration
/// and what the owner demands to be documented.
pub fn ready(visit: &Visit<'_>) -> bool {
    weak_sign_in(visit).is_none() && !undeclared(visit) && !untrained(visit)
}

/// The strength that is missing, if any.
pub fn weak_sign_in(visit: &Visit<'_>) -> Option<Assurance> {
    let demanded = visit.owner().settings().demanded(visit.ctx.caller.hat);
    (visit.ctx.caller.hat != Hat::None && visit.ctx.caller.way_in.assurance < demanded).then_some(demanded)
}

/// Whether a member of staff has not made the secrecy declaration yet.
pub fn undeclared(visit: &Visit<'_>) -> bool {
    // The operator opens nothing, so there is nothing to declare before; policy would refuse the declaration too.
    let bound = staff(visit.ctx.caller.hat) && visit.ctx.caller.hat != Hat::Operator;
    let Some(person) = visit.ctx.caller.person.filter(|_| bound) else { return false };
    // Where it cannot be known, it is asked for.
    !visit.owner().relations().is_ok_and(|relations| relations.declared(person))
}

/// Whether a page may show what the owner treats as sensitive and she has not just confirmed who she is. It would only look
/// empty.
pub fn unconfirmed(visit: &Visit<'_>, route: &Route) -> bool {
    let Entry::Action(def) = route.entry else { return false };
    let settings = visit.owner().settings();
    let added = |category: &Category| settings.is_added(*category) && def.categories.has(*category);
    !def.writes
        && Category::CAN_BE_ADDED.iter().any(added)
        && !visit.ctx.caller.way_in_facts(visit.owner().clock.now()).fresh()
}

/// Whether it is not documented yet that a member of staff knows about privacy, where the owner demands it.
pub fn untrained(visit: &Visit<'_>) -> bool {
    let hat = visit.ctx.caller.hat;
    let bound = visit.owner().settings().training_demanded && staff(hat) && hat != Hat::Operator;
    let Some(person) = visit.ctx.caller.person.filter(|_| bound) else { return false };
    !visit.owner().relations().is_ok_and(|relations| relations.trained(person))
}
