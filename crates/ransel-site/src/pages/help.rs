//! Help for those who work here: what to do when something does not open, and how the log works.

use maud::html;
use ransel_web::parts::{Link, heading, lead, link_list, section};

use crate::{Answer, Reply, Trouble, Visit, chrome};

/// The questions, each with its answer in one text.
const QUESTIONS: &[&str] = &["refused", "substitute", "log", "confirm", "wrong", "breach"];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if !chrome::staff(visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    let w = visit.words();
    let owner = visit.owner().settings().owner.clone();
    let officer = [("officer", (&owner.data_protection_officer).into())];
    let body = html! {
        (heading(&w.get("help-title"), None))
        (lead(&w.get("help-lead")))
        @for question in QUESTIONS {
            (section(question, &w.get(&format!("help-{question}")), html! {
                p.ds-paragraph.reading { (w.with(&format!("help-{question}-answer"), &officer)) }
            }))
        }
        (section("more", &w.get("help-more"), link_list(&[
            Link::new("/policy", w.get("place-policy")),
            Link::new("/privacy", w.get("foot-privacy")),
        ])))
    };
    Ok(Answer::page(w.get("help-title"), body))
}
