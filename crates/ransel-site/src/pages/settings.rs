//! The owner's choices: what holds now, and a form to choose anew. Law sets floors, and a system that lacks one of
//! its five points cannot be switched on.

pub mod change;
mod form;
mod of_module;
pub mod periods;
mod preview;
pub mod versions;

use maud::html;
use ransel_kernel::platform::ReadSettings;
use ransel_web::parts::{Link, empty, heading, lead, link_list, section, success};

use crate::{
    Answer, Reply, Visit,
    pages::{protection::refreshed, words},
};
use form::{Choices, mine, page};

/// What holds, in the form it is changed by.
pub fn show(visit: &Visit<'_>) -> Reply {
    // The pass holds no rows here: it is the permission, and the line in the log.
    let _read = visit.ctx.may(ReadSettings {})?;
    let w = visit.words();
    let mine = mine(visit)?;
    let version = [("version", visit.owner().settings_version().into())];
    let told: Vec<_> = visit.query.all("stated").map(|module| words::module(visit, module)).collect();
    let body = html! {
        @if visit.just("settings") {
            (success(&w.with("settings-saved", &version), html! {
                @if told.is_empty() { p { (w.get("settings-saved-same")) } } @else {
                    p { (w.with("settings-saved-stated", &[("what", (&words::joined(visit, told)).into())])) }
                }
            }))
        }
        (heading(&w.get("settings-title"), Some(&w.with("settings-version", &version))))
        (lead(&w.get("settings-lead")))
        (link_list(&[
            Link::new("/settings/periods", w.get("periods-title")),
            Link::new("/settings/versions", w.get("place-settings-versions")),
            Link::new("/systems", w.get("systems-title")),
            Link::new("/policy", w.get("place-policy")),
            Link::new("/privacy", w.get("foot-privacy")),
        ]))
        (section("refreshed", &w.get("refreshed-title"), refreshed::line(visit)?))
        @if mine.is_empty() { (empty(&w.get("settings-none-yours"), None)) }
        @else { (page(visit, &Choices::of(visit), &mine, &[])) }
    };
    Ok(Answer::page(w.get("settings-title"), body))
}
