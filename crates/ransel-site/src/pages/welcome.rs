//! The demonstration's first page: the made-up people, what each may try and what to notice, and the sign-in beside it. There
//! is no such page where people are real.

use maud::{Markup, html};
use ransel_web::parts::{Link, Variant, card, heading, lead, link, link_button, link_list};

use crate::{Answer, Provider, Reply, Trouble, Visit, site::MadeUp};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let way = demonstration(visit).ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let owner = visit.owner().settings().owner.name.clone();
    let title = w.with("welcome-title", &[("owner", (&owner).into())]);
    let body = html! {
        (heading(&title, None))
        (lead(&w.get("welcome-lead")))
        p.ds-paragraph.reading { (w.get("welcome-two-steps")) }
        @for person in &way.people { (one(visit, way, person)) }
        (link_list(&[Link::new("/privacy", w.get("foot-privacy")), Link::new("/login", w.get("log-in"))]))
    };
    Ok(Answer::page(title, body))
}

/// The way in of the demonstration, if this is one.
pub fn demonstration<'v>(visit: &'v Visit<'_>) -> Option<&'v Provider> {
    visit.site.providers.iter().find(|way| !way.people.is_empty())
}

/// On the sign-in page of the demonstration: where one learns whom to be.
pub fn pointer(visit: &Visit<'_>) -> Markup {
    html! {
        @if demonstration(visit).is_some() {
            p.ds-paragraph { (link(&Link::new("/welcome", visit.text("welcome-pointer")))) }
        }
    }
}

fn one(visit: &Visit<'_>, way: &Provider, person: &MadeUp) -> Markup {
    let w = visit.words();
    let MadeUp { user_name, name } = person;
    let sign_in = Link::new(
        format!("/login/{}?persona={user_name}&to=/", way.slug),
        w.with("welcome-sign-in", &[("name", name.into())]),
    );
    card(html! {
        h2.ds-heading data-size="xs" id=(user_name) { (name) }
        p.subtle { (w.get("welcome-user-name")) ": " code { (user_name) } }
        p.ds-paragraph { strong { (w.get("welcome-try")) } " " (w.get(&format!("welcome-try-{user_name}"))) }
        p.ds-paragraph { strong { (w.get("welcome-notice")) } " " (w.get(&format!("welcome-notice-{user_name}"))) }
        p { (link_button(Variant::Secondary, &sign_in)) }
    })
}
