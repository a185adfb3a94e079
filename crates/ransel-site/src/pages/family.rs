//! What each adult is to a child, where the child lives, and who has the care. The office says it from the papers, and it
//! holds at once; what it said before stays, and one can ask what was known on a day.

mod decision;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{PersonId, facts::Guardianship, rows::Is};
use ransel_law::calendar::oslo_date;
use ransel_school::{
    actions::{ChangePerson, ReadPerson},
    custody::SAYABLE,
    family::{set_care_order, set_standing},
    records::{CareOrder, FamilyTie, Happened},
    telling,
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, date_field, empty, error_summary,
        filter, form, heading, hidden, lead, link, notice, section, select, success,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        information::paper,
        record::{self, Record, named},
        words::today,
    },
};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let child = child(visit)?;
    Ok(Answer::page(visit.text("family-title"), page(visit, &child, &[])?))
}

/// What is on it, with what was wrong.
///
/// # Errors
/// The ledger or a store fails.
pub fn page(visit: &Visit<'_>, child: &Record, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let person = child.person;
    let day: Date = visit.query.parsed("day").unwrap_or_else(|| today(visit));
    let asking = paper::asking(visit, child, faults)?;
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}/record"), w.get("record-back-to-record"))))
        @if visit.just("family") { (success(&w.get("family-saved"), html! {})) }
        (heading(&w.get("family-title"), Some(&child.name.spoken())))
        (lead(&w.get("family-lead")))
        (section("adults", &w.get("record-family"), adults(visit, child, faults)?))
        @if let Some(asking) = asking { (section("asking", &w.get("information-paper"), asking)) }
        (section("care", &w.get("family-care"), care(visit, person)?))
        (section("known", &w.get("family-known"), known(visit, person, day)?))
    })
}

/// Says what an adult is from today on.
pub fn update(visit: &Visit<'_>) -> Reply {
    let child = child(visit)?;
    let adult: PersonId = visit.form.parsed("adult").ok_or(Trouble::NotFound)?;
    let known =
        child.guardians.iter().find(|(guardian, _)| *guardian == adult).map(|(_, standing)| *standing);
    let wanted =
        SAYABLE.into_iter().find(|standing| standing.code() == visit.form.text(&format!("standing-{adult}")));
    let (Some(before), Some(wanted)) = (known, wanted) else { return Err(Trouble::NotFound) };
    // Both parents see the same. Less is shown to one of them by decision of a court or Statsforvalteren only.
    if let Some(change) = decision::needed(before, wanted) {
        let decided = match decision::typed(visit, adult) {
            Ok(decided) => decided,
            Err(faults) => {
                return Ok(Answer::faults(visit.text("family-title"), page(visit, &child, &faults)?));
            }
        };
        decision::record(visit, child.person, adult, change, &decided)?;
    }
    set_standing(&visit.ctx, child.person, adult, wanted)?;
    telling::changed(visit.owner(), child.person, Happened::Family, Some(adult))?;
    Ok(saved(child.person))
}

/// Says that child welfare has the care from today on, or no longer.
pub fn update_care(visit: &Visit<'_>) -> Reply {
    let child = child(visit)?;
    set_care_order(&visit.ctx, child.person, visit.form.text("taken") == "yes")?;
    telling::changed(visit.owner(), child.person, Happened::Care, None)?;
    Ok(saved(child.person))
}

fn saved(child: PersonId) -> Answer {
    Answer::to(format!("/people/{child}/family?saved=family"))
}

/// The child, if her family is the visitor's to keep.
///
/// # Errors
/// It is not, or there is no such child.
pub fn child(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let person: PersonId = visit.at("person")?;
    if !visit.ctx.would(&ChangePerson { person })? {
        return Err(Trouble::NotFound);
    }
    record::open(visit, person)
}

fn adults(visit: &Visit<'_>, child: &Record, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    if child.guardians.is_empty() {
        return Ok(empty(&w.get("family-nobody"), None));
    }
    let action = format!("/people/{}/family", child.person);
    let labels = SAYABLE.map(|standing| w.get(&format!("guardianship-{}", standing.code())));
    let choices: Vec<_> = SAYABLE
        .iter()
        .zip(&labels)
        .map(|(standing, label)| Choice { value: standing.code(), label, description: None })
        .collect();
    let mut rows = Vec::new();
    for (adult, standing) in &child.guardians {
        let name = named(visit, *adult)?.unwrap_or_else(|| w.get("record-guardian"));
        // After a care order parents have what they had before it: that is what can be changed.
        let value = if *standing == Guardianship::AfterCareOrder { Guardianship::Apart } else { *standing };
        let value = match visit.form.text(&format!("standing-{adult}")) {
            "" => value.code(),
            typed => typed,
        };
        let label = w.with("family-is", &[("name", (&name).into())]);
        let id = format!("standing-{adult}");
        let field = Field { name: &id, label: &label, value, ..Field::default() };
        rows.push(html! {
            li {
                (link(&Link::new(format!("/people/{adult}/record"), &*name)))
                " – " (w.get(&format!("guardianship-{}", standing.code())))
                (form(&visit.form_to(&action), html! {
                    (hidden("adult", &adult.to_string()))
                    (select(w, &field, &choices))
                    @if decision::has_responsibility(*standing) { (decision::fields(visit, *adult, faults)) }
                    (button(Variant::Secondary, &w.get("family-save")))
                }))
            }
        });
    }
    Ok(html! {
        ul.link-list { @for row in rows { (row) } }
        p { (link(&Link::new(format!("/people/{}/guardians/new", child.person), w.get("record-add-guardian")))) }
    })
}

fn care(visit: &Visit<'_>, person: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let pass = visit.ctx.may(ReadPerson { person })?;
    let day = today(visit);
    let rows = pass.rows::<CareOrder>().only(CareOrder::CHILD, Is::Equal, &person).all()?;
    let running = rows.iter().find(|row| row.valid_to.is_none_or(|to| day < to));
    let (text, value, action) = match running {
        Some(row) => {
            let since = format::date(visit.lang, row.valid_from);
            (w.with("family-care-since", &[("day", (&since).into())]), "no", "family-care-end")
        }
        None => (w.get("family-care-none"), "yes", "family-care-begin"),
    };
    let url = format!("/people/{person}/care-order");
    Ok(html! {
        @if running.is_some() { (notice(Tone::Warning, html! { (text) })) } @else { p { (text) } }
        (form(&visit.form_to(&url), html! {
            (hidden("taken", value))
            (button(Variant::Secondary, &w.get(action)))
        }))
    })
}

/// The rows that held on a day, as far as they had been recorded by then.
fn known(visit: &Visit<'_>, person: PersonId, day: Date) -> Result<Markup, Trouble> {
    let w = visit.words();
    let pass = visit.ctx.may(ReadPerson { person })?;
    let ties = pass.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &person).all()?;
    let mut lines = Vec::new();
    for row in ties.iter().filter(|row| {
        oslo_date(row.recorded_at) <= day && row.valid_from <= day && row.valid_to.is_none_or(|to| day < to)
    }) {
        let name = named(visit, row.adult)?.unwrap_or_else(|| w.get("record-guardian"));
        let since = format::date(visit.lang, row.valid_from);
        let kind = w.get(&format!("tie-{}", row.kind.code()));
        lines.push(w.with(
            "family-line",
            &[("name", (&name).into()), ("kind", (&kind).into()), ("day", (&since).into())],
        ));
    }
    let (label, value) = (w.get("family-day"), day.to_string());
    let field = Field { name: "day", label: &label, value: &value, ..Field::default() };
    Ok(html! {
        (filter(w, &format!("/people/{person}/family"), date_field(w, &field)))
        @if lines.is_empty() { p { (w.get("family-nothing-known")) } }
        @else { ul.ds-list { @for line in lines { li { (line) } } } }
    })
}
