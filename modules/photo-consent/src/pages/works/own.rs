//! What a pupil has written, for herself: the whole of it, what is private too, and whom it is shared with.

use maud::{Markup, html};
use ransel_kernel::{FreeText, Hat, PersonId, rows::Is};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format,
    parts::{
        Field, FieldError, Link, Tone, Variant, back, button, button_row, card, checkbox, empty,
        error_summary, form, heading, hidden, lead, link, link_button, section, success, tag,
    },
};
use uuid::Uuid;

use super::{pictured, said, whom};
use crate::{
    actions::{self, ReadOwnWorks, SeeOwnWorks},
    records::{Place, Shared, Work, WorkPart, WorkWords},
    rules::works::{Closed, PARTS_AT_MOST},
    shelf::works::{Wanted, shared},
};

/// A work of the visitor's own.
pub struct Own {
    /// The work.
    pub work: Work,
    /// Its title, and why the inner network will not do.
    pub words: Option<WorkWords>,
    /// Its parts, in order.
    pub parts: Vec<WorkPart>,
}

impl Own {
    /// All of the visitor's.
    ///
    /// # Errors
    /// The kernel refuses or a store fails.
    pub fn all(visit: &Visit<'_>) -> Result<Vec<Self>, Trouble> {
        Self::these(visit, None)
    }

    /// The one of the address, if it is the visitor's.
    ///
    /// # Errors
    /// As [`Own::all`].
    pub fn find(visit: &Visit<'_>) -> Result<Option<Self>, Trouble> {
        if visit.ctx.caller.hat != Hat::Pupil {
            return Ok(None);
        }
        Ok(Self::these(visit, Some(visit.at("work")?))?.pop())
    }

    /// The one of the address, for a form.
    ///
    /// # Errors
    /// It is not the visitor's; else as [`Own::all`].
    pub fn open(visit: &Visit<'_>) -> Result<Self, Trouble> {
        Self::find(visit)?.ok_or(Trouble::NotFound)
    }

    fn these(visit: &Visit<'_>, one: Option<Uuid>) -> Result<Vec<Self>, Trouble> {
        let person: PersonId = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
        let pass = visit.ctx.may(SeeOwnWorks { person })?;
        let rows = pass.rows::<Work>();
        let works = match one {
            Some(id) => rows.only(Work::ID, Is::Equal, &id),
            None => rows,
        }
        .all()?;
        if works.is_empty() {
            return Ok(Vec::new());
        }
        let pass = visit.ctx.may(ReadOwnWorks { person })?;
        let ids = || works.iter().map(|work| work.id);
        let mut words = pass.rows::<WorkWords>().among(WorkWords::WORK, ids()).all()?;
        let mut parts = pass.rows::<WorkPart>().among(WorkPart::WORK, ids()).all()?;
        parts.sort_by_key(|part| (part.number, part.id));
        let own = |work: Work| {
            let at = words.iter().position(|row| row.work == work.id);
            let (of, others) = std::mem::take(&mut parts).into_iter().partition(|part| part.work == work.id);
            parts = others;
            Self { words: at.map(|at| words.swap_remove(at)), parts: of, work }
        };
        Ok(works.clone().into_iter().map(own).collect())
    }

    /// Its title.
    pub fn title(&self, visit: &Visit<'_>) -> String {
        let kind = || visit.text(&format!("works-kind-{}", self.work.kind.code()));
        self.words.as_ref().map_or_else(kind, |words| words.title.as_str().to_owned())
    }

    /// The part of the address.
    ///
    /// # Errors
    /// It is not there.
    pub fn part(&self, visit: &Visit<'_>) -> Result<&WorkPart, Trouble> {
        let id: Uuid = visit.at("part")?;
        self.parts.iter().find(|part| part.id == id).ok_or(Trouble::NotFound)
    }

    fn at(&self, what: &str) -> String {
        format!("/pictures/works/{}{what}", self.work.id)
    }

    /// To her page, which says what was done.
    pub fn done(&self, what: &str) -> Reply {
        Ok(Answer::to(self.at(&format!("?saved={what}"))))
    }
}

const SAVED: [&str; 7] = ["begun", "title", "part", "part-removed", "private", "not-private", "sharing"];

/// The page.
pub fn page(visit: &Visit<'_>, own: &Own) -> Reply {
    with_faults(visit, own, &[])
}

fn with_faults(visit: &Visit<'_>, own: &Own, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let person = own.work.person;
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/pictures/works/of/{person}"), w.get("works-own-you"))))
        @for what in SAVED {
            @if visit.just(what) { (success(&w.get(&format!("works-saved-{what}")), html! {})) }
        }
        (heading(&own.title(visit), Some(&w.get(&format!("works-kind-{}", own.work.kind.code())))))
        p { (link(&Link::new(own.at("/title"), w.get("works-change-title")))) }
        (section("sharing", &w.get("works-who-reads"), sharing(visit, own)?))
        (section("parts", &w.get("works-parts"), html! {
            (lead(&w.get("works-parts-lead")))
            @if own.parts.is_empty() { (empty(&w.get("works-no-parts"), None)) }
            @for (at, part) in own.parts.iter().enumerate() { (one_part(visit, own, at + 1, part)?) }
            @if own.parts.len() < PARTS_AT_MOST {
                p { (link_button(Variant::Primary, &Link::new(own.at("/parts/new"), w.get("works-add-part")))) }
            } @else { p.subtle { (w.get("works-too-many")) } }
        }))
        (section("remove", &w.get("works-remove"), removing(visit, &own.at("/removed"), faults)))
    };
    let title = w.get("works-one");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

/// A part with what can be done with it.
fn one_part(visit: &Visit<'_>, own: &Own, number: usize, part: &WorkPart) -> Result<Markup, Trouble> {
    let w = visit.words();
    let at = |what: &str| own.at(&format!("/parts/{}{what}", part.id));
    let numbered = |key| w.with(key, &[("number", number.into())]);
    let (mark, value) = if part.private { ("works-unmark", "no") } else { ("works-mark", "yes") };
    Ok(card(html! {
        h3.ds-heading data-size="xs" {
            (numbered("works-part-number")) " "
            @if part.private { (tag(Tone::Warning, None, &w.get("works-private"))) }
        }
        (said(&part.text))
        (pictured(visit, part, Place::Classroom)?)
        (form(&visit.form_to(&at("/private")), html! {
            (hidden("private", value))
            (button_row(html! {
                (link_button(Variant::Secondary, &Link::new(at(""), numbered("works-change-number"))))
                (button(Variant::Secondary, &numbered(mark)))
            }))
        }))
    }))
}

/// With whom it is shared, and whether that is shown just now.
fn sharing(visit: &Visit<'_>, own: &Own) -> Result<Markup, Trouble> {
    let w = visit.words();
    let work = &own.work;
    let change = link_button(Variant::Secondary, &Link::new(own.at("/sharing"), w.get("works-share")));
    if work.shared == Shared::Nobody {
        return Ok(html! { p { (whom(visit, work)) } (change) });
    }
    let seen = shared(visit.owner(), Wanted::One(work.id))?.pop();
    let state = match seen.map(|one| one.open) {
        None => Some("works-state-over"),
        Some(Err(Closed::Consent)) => Some("works-state-consent-you"),
        Some(Err(Closed::Protected)) => Some("works-state-protected"),
        Some(Err(Closed::Picture)) => Some("works-state-picture"),
        Some(Ok(())) => Some("works-state-open"),
        Some(Err(Closed::NotChosen | Closed::Unconsidered)) => None,
    };
    let until = work.until.map(|day| format::date(visit.lang, day)).unwrap_or_default();
    let left_out = own.parts.iter().filter(|part| part.private).count();
    let new = visit.owner().random.uuid()?;
    Ok(html! {
        p { (whom(visit, work)) " " (w.with("pictures-until", &[("day", (&until).into())])) }
        @if let Some(state) = state { p { (w.get(state)) } }
        @if left_out > 0 { p.subtle { (w.with("works-left-out", &[("count", left_out.into())])) } }
        // Taken back as easily as it was shared.
        (form(&visit.form_to(&own.at("/taken-back")), html! {
            (hidden("new", &new.to_string()))
            (button_row(html! {
                (change)
                (button(Variant::Secondary, &w.get("works-take-back")))
            }))
        }))
    })
}

/// A form that deletes for good, once she has said that she wants it.
pub fn removing(visit: &Visit<'_>, to: &str, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let label = w.get("works-remove-label");
    let error = faults.iter().find(|fault| fault.field == "remove-it").map(|fault| fault.message.as_str());
    form(
        &visit.form_to(to),
        html! {
            (checkbox(w, &Field { name: "remove-it", label: &label, error, ..Field::default() }))
            (button(Variant::Secondary, &w.get("works-remove-it")))
        },
    )
}

/// What is wrong where she has not said that she wants it.
pub fn unwanted(visit: &Visit<'_>) -> Option<FieldError> {
    (visit.form.text("remove-it") != "yes").then(|| FieldError {
        field: "remove-it".to_owned(),
        label: visit.text("works-remove-label"),
        message: visit.text("works-remove-missing"),
    })
}

/// Deletes the work.
pub fn remove(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    if let Some(fault) = unwanted(visit) {
        return with_faults(visit, &own, &[fault]);
    }
    actions::remove(&visit.ctx, own.work.id)?;
    Ok(Answer::to(format!("/pictures/works/of/{}?saved=removed", own.work.person)))
}

/// Marks a part as private, or takes the mark away.
pub fn mark(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    let private = visit.form.text("private") == "yes";
    actions::mark(&visit.ctx, &own.work, own.part(visit)?, private)?;
    own.done(if private { "private" } else { "not-private" })
}

/// Why the inner network would not do, as it was written down.
pub fn considered(own: &Own) -> &str {
    own.words.as_ref().map_or("", |words| FreeText::as_str(&words.considered))
}
