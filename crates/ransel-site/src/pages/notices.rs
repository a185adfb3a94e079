//! Notices that a pupil's record is not right any more: the contact teacher sends one, the office sees them, and those who
//! answer for the record say that it is done. A notice changes nothing by itself.

use std::collections::HashMap;

use maud::{Markup, html};
use ransel_kernel::{KernelError, PersonId, pass::Set, value::FreeText};
use ransel_school::{
    actions::{ReadNoticeTexts, ReadNotices, ResolveNotice, SendNotice, SendNoticeText},
    names,
    records::{ChangeNotice, ChangeNoticeText, NoticeAbout, NoticeState},
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Variant, back, button, empty, error_summary, form, heading, hidden,
        lead, link, radios, section, success, textarea,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Paged, Reply, Trouble, Visit,
    pages::{
        door,
        record::{self, Record},
    },
};

/// How many of those dealt with stand on a page.
const PER_PAGE: usize = 50;

/// The longest notice, in characters.
const AT_MOST: usize = 1000;

/// The contact teacher's form.
pub fn write(visit: &Visit<'_>) -> Reply {
    let pupil = own_pupil(visit)?;
    Ok(Answer::page(visit.text("register-notice-title"), page(visit, &pupil, &[])))
}

/// Sends it: the words to the vault first, then the notice that points to them.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pupil = own_pupil(visit)?;
    let w = visit.words();
    let about = NoticeAbout::from_code(visit.form.text("about"));
    let said = visit.form.text("text").trim();
    let mut faults = Vec::new();
    let mut fault = |field: &str, label: &str, message: &str| {
        faults.push(FieldError { field: field.to_owned(), label: w.get(label), message: w.get(message) });
    };
    if about.is_none() {
        fault("about", "register-notice-about", "register-notice-about-missing");
    }
    if said.is_empty() || said.chars().count() > AT_MOST {
        fault("text", "register-notice-text", "register-notice-text-missing");
    }
    let (Some(about), true) = (about, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("register-notice-title"), page(visit, &pupil, &faults)));
    };
    let owner = visit.owner();
    let sent_by = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let (id, pupil, sent_at) = (owner.random.uuid()?, pupil.person, owner.clock.now());
    visit.ctx.change(SendNoticeText { pupil }, |change| {
        change.insert(&ChangeNoticeText { id, pupil, text: FreeText::new(said), sent_by, sent_at })
    })?;
    visit.ctx.change(SendNotice { pupil }, |change| {
        change.insert(&ChangeNotice {
            id,
            pupil,
            about,
            sent_by,
            sent_at,
            state: NoticeState::Open,
            resolved_by: None,
            resolved_at: None,
        })
    })?;
    Ok(Answer::to(format!("/people/{pupil}/notice?saved=notice")))
}

/// The queue.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, <ReadNotices as ransel_kernel::Action>::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ReadNotices {})?;
    let mut rows = pass.rows::<ChangeNotice>().all()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.sent_at));
    let names = names::opened(&pass)?;
    let texts = visit.ctx.may(ReadNoticeTexts {})?.rows::<ChangeNoticeText>().all()?;
    let texts: HashMap<_, _> = texts.into_iter().map(|row| (row.id, row.text)).collect();
    let staff = names::staff(&visit.ctx, rows.iter().map(|row| row.sent_by).collect())?;
    let (mut open, mut done) = (Vec::new(), Vec::new());
    for row in &rows {
        let name = names.get(&row.pupil).map(names::Name::spoken).unwrap_or_default();
        let by = staff.get(&row.sent_by).map(names::Name::spoken).unwrap_or_default();
        let may = row.state == NoticeState::Open && visit.ctx.would(&ResolveNotice { pupil: row.pupil })?;
        let line = html! {
            li {
                p { (link(&Link::new(format!("/people/{}/record", row.pupil), name))) " – " (w.get(&format!("register-notice-{}", row.about.code()))) }
                @if let Some(text) = texts.get(&row.id) { p { (text.as_str()) } }
                p.subtle { (by) ", " (format::moment_full(visit.lang, row.sent_at)) }
                @if may { (resolving(visit, row)) }
            }
        };
        if row.state == NoticeState::Open { open.push(line) } else { done.push(line) }
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        @if visit.just("notice") { (success(&w.get("register-notice-resolved"), html! {})) }
        (heading(&w.get("register-notices-title"), None))
        (lead(&w.get("register-notices-lead")))
        (section("open", &w.get("register-notices-open"), html! {
            @if open.is_empty() { (empty(&w.get("register-notices-none"), None)) }
            @else { ul.link-list { @for line in open { (line) } } }
        }))
        @if !done.is_empty() {
            @let page = Paged::of(visit, done.len(), PER_PAGE);
            (section("done", &w.get("register-notices-done"), html! {
                ul.link-list { @for line in page.shown(&done) { (line) } }
                (page.links(visit))
            }))
        }
    };
    Ok(Answer::page(w.get("register-notices-title"), body))
}

/// Says that the record is right now.
pub fn resolve(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.form.parsed("pupil").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("notice").ok_or(Trouble::NotFound)?;
    let (by, now) = (visit.ctx.caller.person, visit.owner().clock.now());
    visit.ctx.change(ResolveNotice { pupil }, |change| {
        let set = Set::default()
            .to(ChangeNotice::STATE, &NoticeState::Resolved)
            .to(ChangeNotice::RESOLVED_BY, &by)
            .to(ChangeNotice::RESOLVED_AT, &Some(now))
            .expecting(ChangeNotice::STATE, &NoticeState::Open);
        match change.update(&id, set) {
            Err(KernelError::OutsidePass { .. }) => Err(KernelError::invalid("not-found-heading")),
            done => done,
        }
    })?;
    Ok(Answer::to("/notices?saved=notice"))
}

fn resolving(visit: &Visit<'_>, row: &ChangeNotice) -> Markup {
    form(
        &visit.form_to("/notices"),
        html! {
            (hidden("pupil", &row.pupil.to_string()))
            (hidden("notice", &row.id.to_string()))
            (button(Variant::Secondary, &visit.text("register-notice-resolve")))
        },
    )
}

/// The pupil, if the visitor may tell something about her.
fn own_pupil(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let pupil: PersonId = visit.at("person")?;
    if !visit.ctx.would(&SendNotice { pupil })? {
        // Refused for real, so that it stands in the log.
        visit.ctx.change(SendNotice { pupil }, |_| Ok(()))?;
        return Err(Trouble::NotFound);
    }
    record::open(visit, pupil)
}

fn page(visit: &Visit<'_>, pupil: &Record, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let labels: Vec<_> = NoticeAbout::ALL
        .iter()
        .map(|about| (about.code(), w.get(&format!("register-notice-{}", about.code()))))
        .collect();
    let choices: Vec<_> =
        labels.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let (about, text, help) =
        (w.get("register-notice-about"), w.get("register-notice-text"), w.get("register-notice-text-help"));
    let about = Field {
        name: "about",
        label: &about,
        error: error("about"),
        value: visit.form.text("about"),
        ..Field::default()
    };
    let text = Field {
        name: "text",
        label: &text,
        description: Some(&help),
        error: error("text"),
        value: visit.form.text("text"),
        ..Field::default()
    };
    let person = pupil.person;
    html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}/record"), w.get("record-back-to-record"))))
        @if visit.just("notice") { (success(&w.get("register-notice-sent"), html! {})) }
        (heading(&w.get("register-notice-title"), Some(&pupil.name.spoken())))
        (lead(&w.get("register-notice-lead")))
        (form(&visit.form_to(&format!("/people/{person}/notice")), html! {
            (radios(w, &about, &choices))
            (textarea(w, &text, 4))
            (button(Variant::Primary, &w.get("register-notice-send")))
        }))
    }
}
