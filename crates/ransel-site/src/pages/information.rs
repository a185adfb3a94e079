//! A parent asks for information about her child. Who has responsibility and lives elsewhere asks once and is told from
//! then on; who has no standing right asks in each single case and reads the answer, or the refusal, here. The page is
//! the same for everybody who is somebody's parent: nothing on it tells what she is to a child.

pub mod desk;
mod letter;
pub mod paper;
mod papers;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Hat, KernelError, PersonId, action::Reach, rows::Is};
use ransel_school::{
    actions::{AskToBeInformed, ReadLetters},
    records::{FamilyTie, InformationLetter, LetterKind, TieKind},
    requests::{ask, find_child},
};
use ransel_web::{
    format,
    parts::{
        Field, FieldError, Link, Tone, Variant, back, button, date_field, empty, error_summary, form,
        heading, hidden, lead, link, notice, section, success, tag, text_field, textarea,
    },
};
use uuid::Uuid;

pub use letter::{complain, look, show as letter};
pub use papers::{file as papers_file, show as papers};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, record::named, words::today},
};

/// The longest text, in characters.
pub const AT_MOST: usize = 4000;

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    Ok(Answer::page(visit.text("information-title"), page(visit, &[])?))
}

/// The visitor herself, if she is here as somebody's parent.
fn parent(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let own = visit.ctx.caller.person.filter(|_| visit.ctx.caller.hat == Hat::Guardian);
    own.ok_or(Trouble::NotFound)
}

/// Asks about one child, in one case.
pub fn send(visit: &Visit<'_>) -> Reply {
    let own = parent(visit)?;
    let w = visit.words();
    let (given, family) = (visit.form.text("given"), visit.form.text("family"));
    let (born, text): (Option<Date>, _) = (visit.form.parsed("born"), visit.form.text("text"));
    let id: Uuid = visit.form.parsed("request").ok_or(Trouble::Bad("form-too-old"))?;
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: &str| {
        let label = w.get(&format!("information-{field}"));
        faults.push(FieldError { field: field.to_owned(), label, message: w.get(message) });
    };
    for (field, value) in [("given", given), ("family", family)] {
        if value.is_empty() {
            fault(field, "information-name-missing");
        }
    }
    if born.is_none() {
        fault("born", "information-born-missing");
    }
    if text.is_empty() || text.chars().count() > AT_MOST {
        fault("text", "information-text-missing");
    }
    let mut child = None;
    if let (Some(born), true) = (born, faults.is_empty()) {
        child = find_child(&visit.ctx, given, family, born)?;
        if child.is_none() {
            let label = w.get("information-family");
            let message = w.get("information-not-found");
            faults.push(FieldError { field: "family".to_owned(), label, message });
        }
    }
    let Some(child) = child else {
        return Ok(Answer::faults(visit.text("information-title"), page(visit, &faults)?));
    };
    ask(&visit.ctx, id, child, own, today(visit), text)?;
    Ok(Answer::to("/information?saved=asked"))
}

/// Asks to be kept informed of a child that lives elsewhere. Sent twice, it stands as it is.
pub fn be_informed(visit: &Visit<'_>) -> Reply {
    let own = parent(visit)?;
    let child: PersonId = visit.form.parsed("child").ok_or(Trouble::NotFound)?;
    let (day, now) = (today(visit), visit.owner().clock.now());
    visit.ctx.change(AskToBeInformed { child }, |change| {
        let rows = change.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &child).all()?;
        let holds = |row: &&FamilyTie| {
            row.adult == own && row.kind == TieKind::Asked && row.valid_to.is_none_or(|to| day < to)
        };
        if rows.iter().any(|row| holds(&row)) {
            return Ok::<(), KernelError>(());
        }
        change.insert(&FamilyTie {
            id: visit.owner().random.uuid()?,
            child,
            adult: own,
            kind: TieKind::Asked,
            valid_from: day,
            valid_to: None,
            recorded_at: now,
            recorded_by: Some(own),
            replaces: None,
        })
    })?;
    Ok(Answer::to("/information?saved=informed"))
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let own = parent(visit)?;
    let w = visit.words();
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new("/", w.get("access-back"))))
        @for what in ["asked", "informed"] {
            @if visit.just(what) { (success(&w.get(&format!("information-saved-{what}")), html! {})) }
        }
        (heading(&w.get("information-title"), None))
        (lead(&w.get("information-lead")))
        (elsewhere(visit, own)?)
        (section("matters", &w.get("information-matters"), matters(visit, own)?))
        (section("ask", &w.get("information-ask"), asking(visit, faults)?))
    })
}

/// Children with whom she shares responsibility and not the home.
fn elsewhere(visit: &Visit<'_>, own: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let relations = visit.owner().relations()?;
    let told = visit.owner().settings().tell_parents_elsewhere;
    let mut lines = Vec::new();
    for child in relations.reach(&visit.ctx.caller, Reach::Children) {
        if !visit.ctx.would(&AskToBeInformed { child })? {
            continue;
        }
        let Some(name) = named(visit, child)? else { continue };
        let asked = relations.kin(child).into_iter().any(|kin| kin.adult == own && kin.asked);
        lines.push(html! {
            li {
                strong { (name) }
                @if asked || told { " " (tag(Tone::Success, None, &w.get("information-is-informed"))) }
                @else {
                    (form(&visit.form_to("/information/running"), html! {
                        (hidden("child", &child.to_string()))
                        (button(Variant::Primary, &w.get("information-be-informed")))
                    }))
                }
            }
        });
    }
    Ok(html! {
        @if !lines.is_empty() {
            (section("elsewhere", &w.get("information-elsewhere"), html! {
                p.ds-paragraph.reading { (w.get("information-elsewhere-lead")) }
                ul.link-list { @for line in lines { (line) } }
            }))
        }
    })
}

fn matters(visit: &Visit<'_>, own: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let letters = visit.ctx.may(ReadLetters { adult: own })?.rows::<InformationLetter>().all()?;
    let mut asked: Vec<_> = letters.iter().filter(|letter| letter.kind == LetterKind::Asked).collect();
    asked.sort_by_key(|letter| std::cmp::Reverse(letter.written_at));
    let state = |matter: Uuid| {
        let of = letters.iter().filter(|letter| letter.matter == matter);
        of.max_by_key(|letter| letter.written_at).map_or("asked", |letter| letter.kind.code())
    };
    Ok(html! {
        @if asked.is_empty() { (empty(&w.get("information-none"), None)) }
        @else {
            ul.link-list {
                @for letter in asked {
                    @let day = format::date(visit.lang, format::oslo_date(letter.written_at));
                    li {
                        (link(&Link::new(format!("/information/{}", letter.matter), w.with("information-of", &[("day", (&day).into())]))))
                        " " (tag(Tone::Neutral, None, &w.get(&format!("information-state-{}", state(letter.matter)))))
                    }
                }
            }
        }
    })
}

fn asking(visit: &Visit<'_>, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let labels = ["given", "family", "born", "text"].map(|name| w.get(&format!("information-{name}")));
    let [given, family, born, text] = &labels;
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: error(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    let id = match visit.form.parsed::<Uuid>("request") {
        Some(id) => id,
        None => visit.owner().random.uuid()?,
    };
    Ok(form(
        &visit.form_to("/information"),
        html! {
            (hidden("request", &id.to_string()))
            p.ds-paragraph.reading { (w.get("information-ask-lead")) }
            (text_field(w, &field("given", given)))
            (text_field(w, &field("family", family)))
            (date_field(w, &field("born", born)))
            (textarea(w, &field("text", text), 5))
            (notice(Tone::Info, html! { (w.get("information-who-sees")) }))
            (button(Variant::Primary, &w.get("information-send")))
        },
    ))
}
