//! The statement on accessibility: what has been tried, what has not, and whom to tell.

use maud::html;
use ransel_web::parts::{Link, heading, lead, link, section};

use crate::{Answer, Reply, Visit};

/// What has been tried, and what is still to be tried, as keys of texts.
const TRIED: &[&str] =
    &["accessibility-tried-rules", "accessibility-tried-script", "accessibility-tried-zoom"];
const UNTRIED: &[&str] =
    &["accessibility-untried-readers", "accessibility-untried-browsers", "accessibility-untried-people"];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let owner = visit.owner().settings().owner.clone();
    let list = |keys: &[&str]| html! { ul.ds-list { @for key in keys { li { (w.get(key)) } } } };
    let body = html! {
        (heading(&w.get("accessibility-title"), None))
        (lead(&w.with("accessibility-lead", &[("owner", (&owner.name).into())])))
        (section("tried", &w.get("accessibility-tried"), list(TRIED)))
        (section("untried", &w.get("accessibility-untried"), list(UNTRIED)))
        (section("tell", &w.get("accessibility-tell"), html! {
            p.ds-paragraph.reading { (w.with("accessibility-contact", &[("contact", (&owner.contact).into())])) }
            p.ds-paragraph.reading {
                (w.get("accessibility-complain")) " "
                (link(&Link::new("https://www.uutilsynet.no/", w.get("accessibility-authority"))))
            }
        }))
    };
    Ok(Answer::page(w.get("accessibility-title"), body))
}
