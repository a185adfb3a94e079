//! `/absence`: a pupil's own absence, a guardian's children, and for those who work here the overview.

use maud::html;
use ransel_kernel::Hat;
use ransel_law::SchoolYear;
use ransel_school::names::{Name, opened};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::sort_key,
    parts::{Link, Waiting, empty, heading, waiting},
};

use super::{pupil, words::sum};
use crate::{actions::ReadAbsenceOverview, reckoning, store};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    match (visit.ctx.caller.hat, visit.ctx.caller.person) {
        (Hat::Pupil, Some(own)) => pupil::page(visit, own),
        (Hat::Guardian, Some(_)) => children(visit),
        (_, Some(_)) => Ok(Answer::to("/absence/overview")),
        (_, None) => Err(Trouble::NotFound),
    }
}

/// A guardian's children, by name, each with what there is.
fn children(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadAbsenceOverview {})?;
    let mut children: Vec<_> = opened(&pass)?.into_iter().map(|(id, name)| (id, name.spoken())).collect();
    children.sort_by_cached_key(|(_, name)| sort_key(name));
    let since = SchoolYear::of(visit.owner().clock.today()).starts();
    let marks = reckoning::by_pupil(store::marks_since(&pass, since)?, |mark| mark.pupil);
    let w = visit.words();
    let rows: Vec<_> = children
        .into_iter()
        .map(|(id, name)| {
            let (absent, late) = reckoning::sum(marks.get(&id).map(Vec::as_slice).unwrap_or_default().iter());
            Waiting { link: Link::new(format!("/absence/pupils/{id}"), name), rest: sum(w, absent, late) }
        })
        .collect();
    let title = w.get("absence-children");
    let body = html! {
        (heading(&title, Some(&w.get("absence-this-year"))))
        @if rows.is_empty() { (empty(&w.get("absence-no-children"), None)) } @else { (waiting(&rows)) }
    };
    Ok(Answer::page(title, body))
}

/// The name in a sentence.
pub fn spoken(name: Option<&Name>, w: ransel_web::Words<'_>) -> String {
    name.map_or_else(|| w.get("absence-the-pupil"), Name::spoken)
}
