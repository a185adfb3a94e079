//! The first page after signing in, as the hat needs it: what the modules have to say, then where one can go.

mod children;
mod hatless;

use maud::{Markup, html};
use ransel_kernel::Hat;
use ransel_school::actions::ChooseHealth;
use ransel_web::{
    format,
    parts::{Link, Tone, heading, lead, link, link_list, notice, section},
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        announcements, asked, attributes, folder, kin, privacy, record, suppliers, tasks,
        words::{capital, today},
    },
};

/// Where the offices go from their start page: nothing here is certain to be refused.
const PLACES: &[(&[Hat], &str, &str)] = &[
    (&[Hat::Principal, Hat::Secretary, Hat::Teacher], "/people", "place-people"),
    (&[Hat::Teacher, Hat::Principal, Hat::Secretary], "/groups", "place-groups"),
    (&[Hat::Secretary], "/people/new", "place-new-pupil"),
    (&[Hat::Secretary, Hat::DepartmentHead, Hat::Principal], "/notices", "register-notices-title"),
    (&[Hat::Principal, Hat::Secretary], "/information-requests", "information-desk-title"),
    (&[Hat::Secretary, Hat::Teacher], "/people/missing-kin", "kin-missing-title"),
    (&[Hat::Principal, Hat::Secretary], "/recalls", "recalls-title"),
    (
        &[Hat::Principal, Hat::Secretary, Hat::DataProtectionOfficer, Hat::AccountableHead],
        "/states",
        "states-list-title",
    ),
    (&[Hat::Principal, Hat::AccountableHead, Hat::Administrator], "/staff/posts", "posts-title"),
    (&[Hat::Teacher, Hat::Principal, Hat::Secretary], "/consents/asked", "asked-desk-title"),
    (&[Hat::Principal], "/staff/substitutes", "substitutes-title"),
    (&[Hat::Principal, Hat::DataProtectionOfficer, Hat::Administrator], "/staff/training", "training-title"),
    (&[Hat::Timetabler], "/timetable", "timetable-title"),
    (&[Hat::Timetabler], "/timetable/paste", "timetable-paste-title"),
    (
        &[Hat::AccountableHead, Hat::SystemOwner, Hat::DataProtectionOfficer, Hat::Administrator],
        "/systems",
        "systems-title",
    ),
    (
        &[Hat::AccountableHead, Hat::SystemOwner, Hat::DataProtectionOfficer, Hat::Administrator],
        "/suppliers",
        "suppliers-title",
    ),
    (&[Hat::AccountableHead, Hat::DataProtectionOfficer], "/processing-record", "record-title"),
    (&[Hat::AccountableHead, Hat::DataProtectionOfficer], "/inquiries", "inquiries-title"),
    (&[Hat::Principal, Hat::DataProtectionOfficer], "/log", "place-log"),
    (&[Hat::AccountableHead, Hat::SystemOwner], "/settings", "place-settings"),
    (&[Hat::AccountableHead, Hat::SystemOwner], "/settings/versions", "place-settings-versions"),
    (
        &[Hat::Secretary, Hat::Principal, Hat::AccountableHead, Hat::SystemOwner, Hat::DataProtectionOfficer],
        "/deletion",
        "deletion-title",
    ),
    (&[Hat::Administrator], "/sign-ins", "place-sign-ins"),
    (&[Hat::Administrator, Hat::DataProtectionOfficer], "/operations", "operations-title"),
    (
        &[
            Hat::Principal,
            Hat::DataProtectionOfficer,
            Hat::AccountableHead,
            Hat::SystemOwner,
            Hat::Administrator,
            Hat::Operator,
        ],
        "/policy",
        "place-policy",
    ),
    (
        &[Hat::DataProtectionOfficer, Hat::AccountableHead, Hat::SystemOwner],
        "/privacy/processing",
        "place-processing",
    ),
    (
        &[
            Hat::Teacher,
            Hat::Principal,
            Hat::DepartmentHead,
            Hat::Secretary,
            Hat::Timetabler,
            Hat::Administrator,
            Hat::SystemOwner,
        ],
        "/staff/help",
        "place-help",
    ),
];

/// The start page.
pub fn show(visit: &Visit<'_>) -> Reply {
    match visit.ctx.caller.hat {
        Hat::None => hatless::show(visit),
        Hat::Pupil => pupil(visit),
        Hat::Guardian => children::show(visit),
        hat => staff(visit, hat),
    }
}

/// One's own page: a pupil's is her folder, everybody else's begins at the start.
pub fn my(visit: &Visit<'_>) -> Reply {
    let own = visit.ctx.caller.person.filter(|_| visit.ctx.caller.hat == Hat::Pupil);
    Ok(Answer::to(own.map_or_else(|| "/".to_owned(), |person| format!("/people/{person}"))))
}

/// A pupil's start page is what the school has stored about her.
fn pupil(visit: &Visit<'_>) -> Reply {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let record = record::open(visit, person)?;
    let links = folder::links(visit, &record)?;
    let mut mine = Vec::new();
    if visit.ctx.would(&ChooseHealth { pupil: person })? {
        mine.push(Link::new("/my/health", visit.text("health-title")));
    }
    mine.push(Link::new("/my/kin", visit.text("kin-title")));
    mine.push(Link::new("/consents", visit.text("asked-title")));
    mine.push(Link::new("/announcements", visit.text("announcements-title")));
    mine.push(Link::new("/my/language", visit.text("my-language-title")));
    mine.extend(telling(visit));
    let body = html! {
        (heading(&greeting(visit), None))
        (announcements::waiting(visit)?)
        (asked::waiting(visit)?)
        (privacy::changed(visit)?)
        @if kin::to_ask(visit, person)? {
            (notice(Tone::Info, html! { (link(&Link::new("/my/kin", visit.text("kin-ask")))) }))
        }
        (sections(visit)?)
        (folder::boxes(visit, &record)?)
        (section("mine", &visit.text("start-choices"), link_list(&mine)))
        (section("rights", &visit.text("start-rights"), link_list(&links)))
    };
    Ok(Answer::page(visit.text("start-title-pupil"), body))
}

/// To what Feide tells systems the visitor uses, where there are any.
fn telling(visit: &Visit<'_>) -> Option<Link> {
    let any = !attributes::systems(visit).is_empty();
    any.then(|| Link::new("/my/attributes", visit.text("attributes-list-title")))
}

fn staff(visit: &Visit<'_>, hat: Hat) -> Reply {
    let places = PLACES.iter().filter(|(hats, ..)| hats.contains(&hat));
    let mut links: Vec<_> = places.map(|(_, href, key)| Link::new(*href, visit.text(key))).collect();
    if matches!(hat, Hat::Teacher | Hat::Principal) && !visit.owner().settings().guardians_apply.is_empty() {
        links.push(Link::new("/access", visit.text("place-access")));
    }
    if let Some(own) = visit.ctx.caller.person.filter(|_| hat != Hat::Operator) {
        links.push(Link::new(format!("/people/{own}/record"), visit.text("start-my-record")));
        links.push(Link::new("/my/log", visit.text("place-my-log")));
        links.push(Link::new("/my/language", visit.text("my-language-title")));
        links.extend(telling(visit));
    }
    let day = capital(&format::date_with_weekday(visit.lang, today(visit)));
    let body = html! {
        (heading(&greeting(visit), Some(&day)))
        @if hat == Hat::Operator { (lead(&visit.text("start-operator"))) }
        (privacy::changed(visit)?)
        (sections(visit)?)
        (tasks::waiting(visit)?)
        (suppliers::waiting(visit)?)
        (section("places", &visit.text("start-places"), link_list(&links)))
    };
    let title = if hat == Hat::Teacher { "nav-today" } else { "nav-overview" };
    Ok(Answer::page(visit.text(title), body))
}

/// What the modules that are on have to say on this hat's start page.
fn sections(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let mut found = Vec::new();
    for pages in visit.site.pages.iter().filter(|pages| visit.owner().is_running(pages.module)) {
        found.extend((pages.start)(visit)?);
    }
    Ok(if found.is_empty() {
        html! {}
    } else {
        Visit::stack(found)
    })
}

/// «Hei, Ingrid»: the one name that needs no pass is one's own.
fn greeting(visit: &Visit<'_>) -> String {
    let name = visit.session.as_ref().map(|session| session.name.as_str()).unwrap_or_default();
    let first = name.split_whitespace().next().unwrap_or_default();
    visit.words().with("start-greeting", &[("name", first.into())])
}
