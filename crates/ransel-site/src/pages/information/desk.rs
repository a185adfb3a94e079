//! Requests for information, as the school deals with them: the office sees that one waits, the principal reads what is
//! asked and answers or refuses. A refusal without reasons is none.

use maud::{Markup, html};
use ransel_kernel::rows::Is;
use ransel_school::{
    actions::{DecideRequest, ReadLetters, ReadRequests},
    names,
    records::{InformationLetter, InformationRequest, RequestState},
    requests,
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, empty, error_summary, form, heading,
        lead, link, notice, radios, section, success, tag, textarea,
    },
};
use uuid::Uuid;

use super::{AT_MOST, letter};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, record::named},
};

/// Why information may be refused (BARN-1981 § 47).
const GROUNDS: [&str; 2] = ["secrecy", "harm"];

/// The queue.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, <ReadRequests as ransel_kernel::Action>::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ReadRequests {})?;
    let mut rows = pass.rows::<InformationRequest>().all()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.recorded_at));
    let names = names::opened(&pass)?;
    let (mut waiting, mut done) = (Vec::new(), Vec::new());
    for row in &rows {
        let child = names.get(&row.child).map(names::Name::spoken).unwrap_or_default();
        let adult = named(visit, row.adult)?.unwrap_or_else(|| w.get("record-guardian"));
        let label = w.with("information-row", &[("adult", (&adult).into()), ("child", (&child).into())]);
        let may = visit.ctx.would(&DecideRequest { child: row.child })?;
        let line = html! {
            li {
                @if may { (link(&Link::new(format!("/information-requests/{}", row.id), label))) } @else { (label) }
                " " (tag(Tone::Neutral, None, &w.get(&format!("information-desk-{}", row.state.code()))))
                p.subtle { (w.with("information-asked-on", &[("day", (&format::date(visit.lang, row.asked_on)).into())])) }
            }
        };
        if row.state == RequestState::Asked { waiting.push(line) } else { done.push(line) }
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        @for what in ["granted", "refused"] {
            @if visit.just(what) { (success(&w.get(&format!("information-saved-{what}")), html! {})) }
        }
        (heading(&w.get("information-desk-title"), None))
        (lead(&w.get("information-desk-lead")))
        (section("waiting", &w.get("register-notices-open"), html! {
            @if waiting.is_empty() { (empty(&w.get("information-desk-none"), None)) }
            @else { ul.link-list { @for line in waiting { (line) } } }
        }))
        @if !done.is_empty() {
            (section("done", &w.get("information-desk-done"), html! { ul.link-list { @for line in done { (line) } } }))
        }
    };
    Ok(Answer::page(w.get("information-desk-title"), body))
}

/// A matter at the visitor's school that she may decide, with who it is about.
pub struct Matter {
    /// The request.
    pub request: InformationRequest,
    /// The child's name.
    pub child: String,
    /// The parent's name.
    pub adult: String,
}

/// The matter in the address.
///
/// # Errors
/// There is none, or it is not hers.
pub fn matter(visit: &Visit<'_>) -> Result<Matter, Trouble> {
    let id: Uuid = visit.at("matter")?;
    let pass = visit.ctx.may(ReadRequests {})?;
    let request = pass.rows::<InformationRequest>().only(InformationRequest::ID, Is::Equal, &id).first()?;
    let request = request.ok_or(Trouble::NotFound)?;
    if !visit.ctx.would(&DecideRequest { child: request.child })? {
        return Err(Trouble::NotFound);
    }
    let child = names::opened(&pass)?.get(&request.child).map(names::Name::spoken).unwrap_or_default();
    let adult = named(visit, request.adult)?.unwrap_or_else(|| visit.text("record-guardian"));
    Ok(Matter { request, child, adult })
}

/// The matter: what is asked, and what can be done.
pub fn show(visit: &Visit<'_>) -> Reply {
    let it = matter(visit)?;
    Ok(Answer::page(visit.text("information-matter"), page(visit, &it, &[])?))
}

/// The principal decides.
pub fn decide(visit: &Visit<'_>) -> Reply {
    let it = matter(visit)?;
    let w = visit.words();
    let (text, ground) = (visit.form.text("text"), visit.form.text("ground"));
    let granted = match visit.form.text("decision") {
        "grant" => Some(true),
        "refuse" => Some(false),
        _ => None,
    };
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: &str| {
        let label = w.get(&format!("information-decide-{field}"));
        faults.push(FieldError { field: field.to_owned(), label, message: w.get(message) });
    };
    if granted.is_none() {
        fault("decision", "information-decision-missing");
    }
    if granted == Some(false) && !GROUNDS.contains(&ground) {
        fault("ground", "information-ground-missing");
    }
    if text.is_empty() {
        fault(
            "text",
            if granted == Some(false) { "information-reasons-missing" } else { "information-answer-missing" },
        );
    } else if text.chars().count() > AT_MOST {
        fault("text", "information-text-missing");
    }
    let (Some(granted), true) = (granted, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("information-matter"), page(visit, &it, &faults)?));
    };
    let standing = visit.owner().relations()?.standing(it.request.adult, it.request.child);
    let ruling = requests::decided(granted, if granted { "" } else { ground }, standing);
    requests::decide(&visit.ctx, &it.request, &ruling, text)?;
    Ok(Answer::to(format!("/information-requests?saved={}", if granted { "granted" } else { "refused" })))
}

/// A complaint that came on paper.
pub fn complain(visit: &Visit<'_>) -> Reply {
    let it = matter(visit)?;
    if let Some(fault) = letter::complaint_fault(visit) {
        return Ok(Answer::faults(visit.text("information-matter"), page(visit, &it, &[fault])?));
    }
    requests::complain(&visit.ctx, &it.request, visit.form.text("complaint"))?;
    Ok(Answer::to(format!("/information-requests/{}?saved=complained", it.request.id)))
}

fn page(visit: &Visit<'_>, it: &Matter, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let adult = it.request.adult;
    let pass = visit.ctx.may(ReadLetters { adult })?;
    let mut letters =
        pass.rows::<InformationLetter>().only(InformationLetter::ADULT, Is::Equal, &adult).all()?;
    letters.retain(|letter| letter.matter == it.request.id);
    letters.sort_by_key(|letter| letter.written_at);
    let standing = visit.owner().relations()?.standing(adult, it.request.child);
    let about = format!("{} – {}", it.adult, w.get(&format!("guardianship-{}", standing.code())));
    let papers = format!("/information-requests/{}/papers", it.request.id);
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new("/information-requests", w.get("information-desk-title"))))
            @if visit.just("complained") { (success(&w.get("information-saved-complained"), html! {})) }
            (heading(&it.child, Some(&about)))
            @for one in &letters { (letter::one(visit, one)) }
            @match it.request.state {
                RequestState::Asked => (deciding(visit, it, faults)),
                RequestState::Granted => {}
                RequestState::Refused => (on_paper(visit, it, faults)),
                RequestState::Complained => {
                    (notice(Tone::Warning, html! { (w.get("information-complained")) " " (link(&Link::new(papers, w.get("information-papers")))) }))
                }
            }
        }
    })
}

fn deciding(visit: &Visit<'_>, it: &Matter, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let labels = ["decision", "ground", "text"].map(|name| w.get(&format!("information-decide-{name}")));
    let [decision, ground, text] = &labels;
    let words = |keys: &[&str], prefix: &str| -> Vec<(String, String)> {
        keys.iter().map(|key| ((*key).to_owned(), w.get(&format!("{prefix}{key}")))).collect()
    };
    let (decisions, grounds) =
        (words(&["grant", "refuse"], "information-"), words(&GROUNDS, "information-ground-"));
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: error(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    let help = w.with("information-decide-help", &[("days", requests::LOOK_DAYS.into())]);
    section(
        "decide",
        &w.get("information-decide"),
        form(
            &visit.form_to(&format!("/information-requests/{}", it.request.id)),
            html! {
                (radios(w, &field("decision", decision), &choice_list(&decisions)))
                (radios(w, &field("ground", ground), &choice_list(&grounds)))
                (textarea(w, &Field { description: Some(&help), ..field("text", text) }, 8))
                (notice(Tone::Info, html! { (w.get("information-decide-who-sees")) }))
                (button(Variant::Primary, &w.get("information-decide-send")))
            },
        ),
    )
}

fn choice_list(words: &[(String, String)]) -> Vec<Choice<'_>> {
    words.iter().map(|(value, label)| Choice { value, label, description: None }).collect()
}

fn on_paper(visit: &Visit<'_>, it: &Matter, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let (label, help) = (w.get("information-complaint"), w.get("information-complaint-paper-help"));
    let field = Field {
        name: "complaint",
        label: &label,
        description: Some(&help),
        error: faults.first().map(|fault| fault.message.as_str()),
        value: visit.form.text("complaint"),
        ..Field::default()
    };
    section(
        "complaint",
        &w.get("information-complaint-paper"),
        form(
            &visit.form_to(&format!("/information-requests/{}/complaint", it.request.id)),
            html! { (textarea(w, &field, 5)) (button(Variant::Secondary, &w.get("information-complaint-register"))) },
        ),
    )
}
