//! The protection of somebody's address: what holds and who said so, a form to set or raise it, and a page of its own to
//! lift it. Raising acts with the next request of anybody. What was handed on before is in [`recalls`].

pub mod recalls;
pub mod refreshed;

use jiff::Timestamp;
use maud::{Markup, html};
use ransel_kernel::{PersonId, rows::Is};
use ransel_school::{
    actions::{KeepProtection, LiftProtection, ReadProtection},
    names::{self, Name},
    protection::{self, Running},
    records::{AddressProtection, ProtectionLevel, StateRecord, StateSource},
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, button_row, empty, error_summary, form,
        heading, lead, link_button, notice, radios, section, success,
    },
};

use crate::{Answer, Reply, Trouble, Visit};

/// A person's protection as the visitor may see it.
struct Known {
    person: PersonId,
    name: Name,
    rows: Vec<AddressProtection>,
    records: Vec<StateRecord>,
}

impl Known {
    fn of(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let person: PersonId = visit.at("person")?;
        let pass = visit.ctx.may(ReadProtection { person })?;
        let name = names::opened(&pass)?.remove(&person).ok_or(Trouble::NotFound)?;
        let mut rows =
            pass.rows::<AddressProtection>().only(AddressProtection::PERSON, Is::Equal, &person).all()?;
        rows.sort_by_key(|row| (std::cmp::Reverse(row.recorded_at), row.id));
        let records = pass.rows::<StateRecord>().only(StateRecord::PERSON, Is::Equal, &person).all()?;
        Ok(Self { person, name, rows, records })
    }

    fn running(&self) -> Vec<Running> {
        Running::of(&self.rows, &self.records)
    }

    fn strictest(&self) -> Option<ProtectionLevel> {
        self.running().iter().map(|row| row.level).max()
    }
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let known = Known::of(visit)?;
    Ok(Answer::page(visit.text("protection-title"), page(visit, &known, &[])?))
}

/// Sets or raises it.
pub fn keep(visit: &Visit<'_>) -> Reply {
    let known = Known::of(visit)?;
    let w = visit.words();
    let fault = |key: &str| FieldError {
        field: "level".to_owned(),
        label: w.get("protection-level"),
        message: w.get(key),
    };
    let level = ProtectionLevel::from_code(visit.form.text("level"));
    let too_low = |level: ProtectionLevel| known.strictest().is_some_and(|held| level.fact() < held.fact());
    let fault = match level {
        None => Some(fault("protection-level-missing")),
        Some(level) if too_low(level) => Some(fault("protection-lower")),
        Some(_) => None,
    };
    if let Some(fault) = fault {
        return Ok(Answer::faults(visit.text("protection-title"), page(visit, &known, &[fault])?));
    }
    if let Some(level) = level {
        protection::set(&visit.ctx, known.person, level)?;
    }
    Ok(Answer::to(format!("/people/{}/protection?saved=protection", known.person)))
}

/// What lifting opens, before it is done.
pub fn ask(visit: &Visit<'_>) -> Reply {
    let known = Known::of(visit)?;
    confirmed(visit, known.person)?;
    let w = visit.words();
    let person = known.person;
    let stays = known.running().iter().any(|row| !row.can_be_lifted());
    let any = known.running().iter().any(Running::can_be_lifted);
    let body = html! {
        (back(&Link::new(format!("/people/{person}/protection"), w.get("protection-title"))))
        (heading(&w.get("protection-lift-title"), Some(&known.name.spoken())))
        @if any { (lead(&w.get("protection-lift-lead"))) } @else { (lead(&w.get("protection-lift-none"))) }
        @if stays { (notice(Tone::Warning, html! { (w.get("protection-register-stays")) })) }
        @if any {
            (form(&visit.form_to(&format!("/people/{person}/protection/lift")), html! {
                (button(Variant::Primary, &w.get("protection-lift-do")))
            }))
        }
    };
    Ok(Answer::page(w.get("protection-lift-title"), body))
}

/// Lifts it.
pub fn lift(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    protection::lift(&visit.ctx, person)?;
    Ok(Answer::to(format!("/people/{person}/protection?saved=lifted")))
}

/// Asked for real where it would be refused, so that the door is named and the log has it.
fn confirmed(visit: &Visit<'_>, person: PersonId) -> Result<(), Trouble> {
    if !visit.ctx.would(&LiftProtection { person })? {
        visit.ctx.change(LiftProtection { person }, |_| Ok(()))?;
    }
    Ok(())
}

fn page(visit: &Visit<'_>, known: &Known, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let person = known.person;
    let running = known.running();
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}/record"), w.get("record-back-to-record"))))
        @if visit.just("protection") { (success(&w.get("protection-saved"), html! { p { (w.get("protection-saved-next")) } })) }
        @if visit.just("lifted") { (success(&w.get("protection-lifted"), html! { p { (w.get("protection-lifted-next")) } })) }
        (heading(&w.get("protection-title"), Some(&known.name.spoken())))
        (lead(&w.get("protection-lead")))
        @match known.strictest() {
            Some(level) => (notice(Tone::Warning, html! { (w.get(&format!("record-protection-{}", level.code()))) })),
            None => p { (w.get("protection-none")) },
        }
        @if can_be_raised(visit, known)? { (section("set", &w.get("protection-set"), set_form(visit, known, faults))) }
        @if !running.is_empty() {
            (button_row(link_button(Variant::Secondary, &Link::new(format!("/people/{person}/protection/lift"), w.get("protection-lift-title")))))
        }
        (section("history", &w.get("protection-history"), history(visit, known)?))
        (button_row(link_button(Variant::Secondary, &Link::new("/recalls", w.get("recalls-title")))))
    })
}

/// Whether there is anything stricter, and the visitor may set it.
fn can_be_raised(visit: &Visit<'_>, known: &Known) -> Result<bool, Trouble> {
    let strictest = ProtectionLevel::ALL.last().copied();
    Ok(known.strictest() != strictest && visit.ctx.would(&KeepProtection { person: known.person })?)
}

fn set_form(visit: &Visit<'_>, known: &Known, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let words: Vec<_> = ProtectionLevel::ALL
        .iter()
        .filter(|level| known.strictest().is_none_or(|held| **level > held))
        .map(|level| (level.code(), w.get(&format!("protection-level-{}", level.code()))))
        .collect();
    let choices: Vec<_> =
        words.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let (label, help) = (w.get("protection-level"), w.get("protection-level-help"));
    let field = Field {
        name: "level",
        label: &label,
        description: Some(&help),
        error: faults.first().map(|fault| fault.message.as_str()),
        value: visit.form.text("level"),
        ..Field::default()
    };
    html! {
        (form(&visit.form_to(&format!("/people/{}/protection", known.person)), html! {
            (radios(w, &field, &choices))
            p.subtle { (w.get("protection-who-will-see")) }
            (button(Variant::Primary, &w.get("protection-set-do")))
        }))
    }
}

/// Every row there was, newest first, with who said so and who lifted it.
fn history(visit: &Visit<'_>, known: &Known) -> Result<Markup, Trouble> {
    let w = visit.words();
    if known.rows.is_empty() {
        return Ok(empty(&w.get("protection-history-none"), None));
    }
    let people = known.records.iter().flat_map(|record| [record.recorded_by, record.lifted_by]).flatten();
    let staff = names::staff(&visit.ctx, people.collect())?;
    let by = |person: Option<PersonId>| {
        person
            .and_then(|person| staff.get(&person))
            .map_or_else(|| w.get("protection-by-product"), Name::spoken)
    };
    let at = |at: Timestamp| format::moment_full(visit.lang, at);
    let line = |row: &AddressProtection| {
        let record = known.records.iter().find(|record| record.id == row.id);
        let source = record.map_or(StateSource::Office, |record| record.source);
        let (begun_at, begun_by) = (at(row.recorded_at), by(record.and_then(|record| record.recorded_by)));
        let begun = [("at", (&begun_at).into()), ("who", (&begun_by).into())];
        let level = w.get(&format!("protection-level-{}", ProtectionLevel::of(&row.level).code()));
        html! {
            li {
                strong { (level) } " – " (w.with(&format!("protection-source-{}", source.code()), &begun))
                @if let Some(withdrawn) = record.and_then(|record| record.withdrawn_at) {
                    " " (w.with("protection-withdrawn", &[("at", (&at(withdrawn)).into())]))
                }
                @if let Some(lifted) = record.and_then(|record| record.lifted_at) {
                    " " (w.with("protection-ended", &[
                        ("at", (&at(lifted)).into()), ("who", (&by(record.and_then(|record| record.lifted_by))).into())
                    ]))
                } @else if let Some(to) = row.valid_to {
                    " " (w.with("protection-ended-on", &[("day", (&format::date(visit.lang, to)).into())]))
                }
            }
        }
    };
    Ok(html! { ul.ds-list { @for row in &known.rows { (line(row)) } } })
}
