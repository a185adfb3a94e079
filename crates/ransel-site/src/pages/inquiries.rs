//! Questions about a system's statement. Everybody who signs in asks on the statement's own page and reads the answer there; the data
//! protection officer and the accountable head answer, what is due first before the rest, and are not told who asks.

use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat,
    inquiries::{self, ANSWER_WITHIN_DAYS, Asked, Standing, WORDS_AT_MOST},
    platform::ReviewInquiries,
};
use ransel_law::calendar::oslo_date;
use ransel_web::{
    format,
    parts::{
        Field, Link, Tone, Variant, back, button, card, details, empty, error_summary, form, heading, hidden,
        lead, link, notice, section, success, tag, textarea,
    },
};
use uuid::Uuid;

use super::{privacy, words::module};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, faults::Faults, words::today},
    trouble::encoded,
};

/// What the visitor has asked about a statement, and the form for more.
pub fn mine(visit: &Visit<'_>) -> Reply {
    let system = privacy::running(visit)?;
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let faults = Faults::none(visit);
    Ok(Answer::page(visit.text("inquiry-title"), my_page(visit, system, &faults)?))
}

/// Asks.
pub fn ask(visit: &Visit<'_>) -> Reply {
    let system = privacy::running(visit)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let mut faults = Faults::none(visit);
    let question = typed(visit, "question", "inquiry-question", &mut faults);
    if !faults.is_empty() {
        return Ok(Answer::faults(visit.text("inquiry-title"), my_page(visit, system, &faults)?));
    }
    inquiries::ask(&visit.ctx, id, system, question)?;
    Ok(Answer::to(format!("/privacy/{system}/questions?saved=asked")))
}

/// Everything that is asked, for those who answer.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReviewInquiries::DEF)? {
        return Ok(door);
    }
    Ok(Answer::page(visit.text("inquiries-title"), page(visit, &Faults::none(visit))?))
}

/// Answers one.
pub fn answer(visit: &Visit<'_>) -> Reply {
    door::lists(visit, ReviewInquiries::DEF)?;
    let id: Uuid = visit.form.parsed("inquiry").ok_or(Trouble::NotFound)?;
    let mut faults = Faults::none(visit);
    let said = typed(visit, &answer_field(id), "inquiry-answer", &mut faults);
    if !faults.is_empty() {
        return Ok(Answer::faults(visit.text("inquiries-title"), page(visit, &faults)?));
    }
    inquiries::answer(&visit.ctx, id, said)?;
    Ok(Answer::to("/inquiries?saved=answered"))
}

/// On the start page of those who answer: how many are overdue, due soon and wait; of the head's, what is late or soon is.
///
/// # Errors
/// The store fails.
pub fn waiting(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    let officer = visit.ctx.caller.hat == Hat::DataProtectionOfficer;
    if !officer && visit.ctx.caller.hat != Hat::AccountableHead {
        return Ok(None);
    }
    let [overdue, near, other] = inquiries::waiting(&visit.ctx)?;
    let line = |what: &str, count: usize, tone| {
        let label = visit.words().with(&format!("inquiries-count-{what}"), &[("n", count.into())]);
        html! { @if count > 0 { (notice(tone, link(&Link::new("/inquiries", label)))) } }
    };
    let shown = html! {
        (line("overdue", overdue, Tone::Danger))
        (line("near", near, Tone::Warning))
        @if officer { (line("waiting", other, Tone::Info)) }
    };
    Ok(Some(shown).filter(|shown| !shown.0.is_empty()))
}

/// What was typed, with a fault at its field where it is nothing or too much.
fn typed<'v>(visit: &'v Visit<'_>, name: &str, label: &str, faults: &mut Faults<'_>) -> &'v str {
    let said = visit.form.text(name);
    if said.is_empty() {
        faults.add(name, label, "inquiry-missing");
    }
    if said.chars().count() > WORDS_AT_MOST {
        faults.add(name, label, "inquiry-too-long");
    }
    said
}

fn answer_field(id: Uuid) -> String {
    format!("answer-{id}")
}

fn my_page(visit: &Visit<'_>, system: &str, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let name = module(visit, system);
    let [label, help] = ["inquiry-question", "inquiry-question-help"].map(|key| w.get(key));
    let field = Field {
        name: "question",
        label: &label,
        description: Some(&help),
        error: faults.at("question"),
        value: visit.form.text("question"),
        ..Field::default()
    };
    let within = w.with("inquiry-lead", &[("days", usize::try_from(ANSWER_WITHIN_DAYS).unwrap_or(0).into())]);
    let to = format!("/privacy/{system}/questions");
    let confirm = format!("/confirm?to={}", encoded(&to));
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults.all()))
            (back(&Link::new(format!("/privacy/{system}"), &*name)))
            @if visit.just("asked") { (success(&w.get("inquiry-saved-asked"), html! {})) }
            (heading(&w.get("inquiry-title"), Some(&name)))
            (lead(&within))
            (form(&visit.form_to(&to), html! {
                (hidden("id", &visit.owner().random.uuid()?.to_string()))
                (textarea(w, &field, 5))
                (button(Variant::Primary, &w.get("inquiry-send")))
            }))
            (section("mine", &w.get("inquiry-mine"), html! {
                @if inquiries::may_read_mine(&visit.ctx)? {
                    @let mine = inquiries::mine(&visit.ctx, system)?;
                    @if mine.is_empty() { (empty(&w.get("inquiry-none"), None)) }
                    @for one in &mine { (card(question(visit, one, None))) }
                } @else {
                    p { (link(&Link::new(confirm, w.get("inquiry-confirm")))) }
                }
            }))
        }
    })
}

fn page(visit: &Visit<'_>, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let (answered, waits): (Vec<_>, Vec<_>) =
        inquiries::all(&visit.ctx)?.into_iter().partition(|one| one.answer.is_some());
    let about = |one: &Asked| module(visit, &one.inquiry.module);
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults.all()))
            (back(&Link::new("/", w.get("access-back"))))
            @if visit.just("answered") { (success(&w.get("inquiries-saved-answered"), html! {})) }
            (heading(&w.get("inquiries-title"), None))
            (lead(&w.get("inquiries-lead")))
            (section("waits", &w.get("inquiries-waits"), html! {
                @if waits.is_empty() { (empty(&w.get("inquiries-none"), None)) }
                @for one in &waits {
                    (card(html! { (question(visit, one, Some(&about(one)))) (reply(visit, one, faults)) }))
                }
            }))
            @if !answered.is_empty() {
                (details(&w.with("inquiries-answered", &[("n", answered.len().into())]), html! {
                    @for one in &answered { (card(question(visit, one, Some(&about(one))))) }
                }))
            }
        }
    })
}

/// A question, how it stands, and what was answered.
fn question(visit: &Visit<'_>, one: &Asked, about: Option<&str>) -> Markup {
    let w = visit.words();
    let standing = one.standing(today(visit));
    let tone = match standing {
        Standing::Overdue => Tone::Danger,
        Standing::Near => Tone::Warning,
        Standing::Waiting => Tone::Info,
        Standing::Answered => Tone::Success,
    };
    let asked = format::date(visit.lang, oslo_date(one.inquiry.asked_at));
    let due = format::date(visit.lang, one.inquiry.due);
    let dates = [("asked", (&asked).into()), ("due", (&due).into())];
    let said = if one.answer.is_some() { "inquiry-asked" } else { "inquiry-dates" };
    html! {
        div.stack {
            p { (tag(tone, None, &w.get(&format!("inquiry-{}", standing.code())))) }
            @if let Some(about) = about { h3.ds-heading data-size="2xs" { (about) } }
            p.ds-paragraph.said { (one.inquiry.question.as_str()) }
            p.subtle { (w.with(said, &dates)) }
            @if let Some(answer) = &one.answer {
                @let day = format::date(visit.lang, oslo_date(answer.answered_at));
                p { strong { (w.with("inquiry-answered-on", &[("day", (&day).into())])) } }
                p.ds-paragraph.said { (answer.answer.as_str()) }
            }
        }
    }
}

fn reply(visit: &Visit<'_>, one: &Asked, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let (name, label) = (answer_field(one.inquiry.id), w.get("inquiry-answer"));
    let field = Field {
        name: &name,
        label: &label,
        error: faults.at(&name),
        value: visit.form.text(&name),
        ..Field::default()
    };
    form(
        &visit.form_to("/inquiries"),
        html! {
            (hidden("inquiry", &one.inquiry.id.to_string()))
            (textarea(w, &field, 4))
            (button(Variant::Secondary, &w.get("inquiry-answer-send")))
        },
    )
}
