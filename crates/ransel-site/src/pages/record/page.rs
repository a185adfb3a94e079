//! The record's page. Empty and closed are two things, said differently, except where telling them apart would
//! tell that somebody is protected.

use maud::{Markup, html};
use ransel_kernel::{
    Category, Hat, PersonId, Withheld,
    facts::{Affiliation, Age},
};
use ransel_school::{
    actions::{ChangePerson, ChooseStandard, KeepProtection, ReadPerson, RegisterPerson, SendNotice},
    names,
    records::{ContactKind, ContactPoint},
};
use ransel_web::{
    Lang, format,
    parts::{
        Fact, Link, Tone, Variant, back, button_row, facts, heading, link, link_button, not_given, notice,
        section, success, through_school, withheld,
    },
};

use super::{Record, homes, open};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{language, words::joined},
};

/// The kinds of contact details, in the order they are shown. Home and post stand apart.
const KINDS: [ContactKind; 5] = [
    ContactKind::RegisteredAddress,
    ContactKind::PostalAddress,
    ContactKind::Mobile,
    ContactKind::Phone,
    ContactKind::Email,
];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let record = open(visit, person)?;
    let w = visit.words();
    let name = record.name.spoken();
    let own = visit.ctx.caller.person == Some(person);
    let body = html! {
        (back(&Link::new(format!("/people/{person}"), w.get("record-back"))))
        @for what in ["registered", "changed", "guardian"] {
            @if visit.just(what) { (success(&w.get(&format!("record-saved-{what}")), html! {})) }
        }
        (heading(&name, None))
        @if let Some(level) = record.protection {
            (notice(Tone::Warning, html! { (w.get(&format!("record-protection-{}", level.code()))) }))
        }
        @if !record.verified && matches!(visit.ctx.caller.hat, Hat::Secretary | Hat::Principal) {
            (notice(Tone::Info, html! { (w.get("record-unverified")) }))
        }
        (section("who", &w.get("record-who"), facts(w, &who(visit, &record))))
        (section("contact", &w.get(if own { "record-contact-own" } else { "record-contact" }), contact(visit, &record)?))
        // Whoever works here has no guardians, and need not be told so.
        @if !own || visit.ctx.caller.hat == Hat::Pupil || !record.guardians.is_empty() {
            (section("family", &w.get("record-family"), family(visit, &record)?))
        }
        (actions(visit, &record)?)
    };
    Ok(Answer::page(w.get("record-title"), body))
}

fn who(visit: &Visit<'_>, record: &Record) -> Vec<Fact> {
    let w = visit.words();
    let fact = |key: &str, value: Markup| Fact { name: w.get(key), value, change: None };
    let mut rows = vec![
        fact("record-family-name", html! { (record.name.family) }),
        fact("record-given-name", html! { (record.name.given) }),
        fact(
            "record-born",
            match &record.born {
                Withheld::Closed => withheld(w),
                Withheld::Open(born) => match born.0 {
                    Some(date) => html! { (format::date(visit.lang, date)) },
                    None => not_given(w),
                },
            },
        ),
        fact("record-number", number(visit, record)),
    ];
    // Where a pupil goes is closed for a protected one: a teacher gets no line at all, so that none is empty.
    if visit.ctx.caller.hat != Hat::Teacher {
        for (key, names) in [
            ("record-school", &record.schools),
            ("record-class", &record.classes),
            ("record-groups", &record.groups),
        ] {
            if !names.is_empty() {
                rows.push(fact(key, html! { (joined(visit, names.clone())) }));
            }
        }
        if let Some(standard) = record.standard {
            rows.push(fact("record-standard", html! { (language::named(visit, standard)) }));
        }
    }
    // For whoever writes to her; nothing that tells one pupil from another in a list.
    if let Some(lang) = Lang::from_tag(&record.language).filter(|_| record.opens(Category::Contact)) {
        rows.push(fact("record-pages-language", html! { (w.get(lang.name_key())) }));
    }
    rows
}

/// Grouped as people read it. For everybody but the administration and the person herself it stays closed.
fn number(visit: &Visit<'_>, record: &Record) -> Markup {
    let w = visit.words();
    match &record.number {
        Some(number) => html! { (format::national_id(number)) },
        None if record.opens(Category::NationalId) => not_given(w),
        None => withheld(w),
    }
}

fn contact(visit: &Visit<'_>, record: &Record) -> Result<Markup, Trouble> {
    let w = visit.words();
    if !comes_to_contact(visit, record) {
        return Ok(html! { p { (withheld(w)) " " (w.get("record-contact-closed")) } });
    }
    let homes = homes::named(visit, record)?;
    let rows = ways(visit, record, |_| true, |point| point.home.and_then(|home| homes.get(&home)));
    Ok(facts(w, &rows))
}

/// How she is reached, where `which` holds; each way with what it is said of.
pub fn ways<'n>(
    visit: &Visit<'_>,
    record: &Record,
    which: impl Fn(&ContactPoint) -> bool,
    of: impl Fn(&ContactPoint) -> Option<&'n String>,
) -> Vec<Fact> {
    let rows = KINDS.map(|kind| {
        let points: Vec<_> =
            record.contact.iter().filter(|point| point.kind == kind && which(point)).collect();
        let value = if points.is_empty() {
            nothing(visit, record)
        } else {
            html! {
                @for point in points {
                    (shown(point)) @if let Some(of) = of(point) { div.subtle { (of) } }
                }
            }
        };
        Fact { name: visit.text(&format!("contact-{}", kind.code())), value, change: None }
    });
    rows.into()
}

/// Whether the visitor comes to contact details at all, were it not for a protected address: the contact teacher
/// does, whom family is open to, and everybody it is open to now.
fn comes_to_contact(visit: &Visit<'_>, record: &Record) -> bool {
    let contact_teacher = visit.ctx.caller.hat == Hat::Teacher && record.opens(Category::Family);
    contact_teacher || record.opens(Category::Contact)
}

/// What stands where there is nothing. To those a protected address closes, empty and closed look the same.
fn nothing(visit: &Visit<'_>, record: &Record) -> Markup {
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(record.person);
    if visit.ctx.caller.hat == Hat::Teacher && !own { through_school(w) } else { not_given(w) }
}

/// One way to reach somebody, as it is written on a letter or dialled.
fn shown(point: &ContactPoint) -> Markup {
    match point.kind {
        ContactKind::RegisteredAddress | ContactKind::PostalAddress => html! {
            div { (point.value) @if !point.locality.is_empty() { ", " (point.postal_code) " " (point.locality) } }
        },
        ContactKind::Phone | ContactKind::Mobile => html! { div { (format::phone(&point.value)) } },
        ContactKind::Email => html! { div { (point.value) } },
    }
}

fn family(visit: &Visit<'_>, record: &Record) -> Result<Markup, Trouble> {
    let w = visit.words();
    if !record.opens(Category::Family) {
        return Ok(html! { p { (withheld(w)) } });
    }
    if record.guardians.is_empty() {
        return Ok(html! { p { (not_given(w)) } });
    }
    // What an adult is in law is not what a child is to read about her parents.
    let own = visit.ctx.caller.person == Some(record.person);
    let mut rows = Vec::new();
    for (guardian, standing) in &record.guardians {
        rows.push(html! {
            li {
                @match named(visit, *guardian)? {
                    Some(name) => (link(&Link::new(format!("/people/{guardian}/record"), name))),
                    None => (w.get("record-guardian")),
                }
                @if !own { " – " (w.get(&format!("guardianship-{}", standing.code()))) }
            }
        });
    }
    Ok(html! { ul.ds-list { @for row in rows { (row) } } })
}

/// A guardian's name, where the guardian's own record opens to the visitor. A child has few guardians.
pub fn named(visit: &Visit<'_>, guardian: PersonId) -> Result<Option<String>, Trouble> {
    let asked = ReadPerson { person: guardian };
    if !visit.ctx.would(&asked)? {
        return Ok(None);
    }
    let pass = visit.ctx.may(asked)?;
    Ok(names::opened(&pass)?.get(&guardian).map(names::Name::spoken))
}

fn actions(visit: &Visit<'_>, record: &Record) -> Result<Markup, Trouble> {
    let person = record.person;
    let homes = homes::differ(record);
    let change = visit.ctx.would(&ChangePerson { person })?;
    let new = PersonId(visit.owner().random.uuid()?);
    let guardian = change && visit.ctx.would(&RegisterPerson { person: new })?;
    let own = visit.ctx.caller.person == Some(person)
        && visit.ctx.would(&ransel_school::actions::ChangeContactDetails { person })?;
    let standard = visit.ctx.would(&ChooseStandard { pupil: person })?;
    let notice = visit.ctx.would(&SendNotice { pupil: person })?;
    let protection = visit.ctx.would(&KeepProtection { person })?;
    // Who could open in danger after a fresh confirmation gets the link too: the door asks for that.
    let danger = visit.ctx.caller.hat == Hat::Principal && minor_with_health_of_her_own(visit, person)?;
    let to = |href: String, key: &str| Link::new(href, visit.text(key));
    Ok(button_row(html! {
        @if change {
            (link_button(Variant::Primary, &to(format!("/people/{person}/record/edit"), "record-edit")))
        }
        @if guardian {
            (link_button(Variant::Secondary, &to(format!("/people/{person}/guardians/new"), "record-add-guardian")))
        }
        @if change { (link_button(Variant::Secondary, &to(format!("/people/{person}/family"), "family-title"))) }
        @if change && homes { (link_button(Variant::Secondary, &to(format!("/people/{person}/homes"), "homes-title"))) }
        @if standard { (link_button(Variant::Secondary, &to(format!("/people/{person}/written-standard"), "standard-title"))) }
        @if notice { (link_button(Variant::Secondary, &to(format!("/people/{person}/notice"), "register-notice-title"))) }
        @if protection { (link_button(Variant::Secondary, &to(format!("/people/{person}/protection"), "protection-title"))) }
        @if danger { (link_button(Variant::Secondary, &to(format!("/people/{person}/danger"), "danger-title"))) }
        @if own { (link_button(Variant::Secondary, &to("/my/contact".to_owned(), "folder-contact"))) }
    }))
}

/// Whether she is of the age at which health is her own matter, and not yet of age.
fn minor_with_health_of_her_own(visit: &Visit<'_>, person: PersonId) -> Result<bool, Trouble> {
    let facts = visit.owner().relations()?.facts(&visit.ctx.caller, person).unwrap_or_default();
    Ok(facts.age() == Age::From16 && facts.affiliation() == Affiliation::Pupil)
}
