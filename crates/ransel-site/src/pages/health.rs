//! Who at home may know about a pupil's health. From 16 the pupil decides; in danger to life or health the principal can
//! open for a guardian all the same, says why, and the pupil sees it (PBRL-1999 § 3-4).

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{PersonId, facts::Guardianship, pass::Set, rows::Is, value::FreeText};
use ransel_school::{
    actions::{ChooseHealth, ReleaseInDanger, StateDanger},
    records::{DangerStated, FamilyTie, GrantedWindow, TieKind, WindowPurpose},
};
use ransel_web::parts::{
    Choice, Field, FieldError, Link, Variant, back, button, checkboxes, empty, error_summary, form, heading,
    lead, radios, success, textarea,
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        record::{self, Record, named},
        words::today,
    },
};

/// How long a release in danger stands, in days.
const DANGER_DAYS: i64 = 7;
/// The longest statement of a danger, in characters.
const DANGER_AT_MOST: usize = 2000;

/// The pupil's choice.
pub fn choose(visit: &Visit<'_>) -> Reply {
    let pupil = own(visit)?;
    let record = record::open(visit, pupil)?;
    let w = visit.words();
    let chosen = allowed(visit, pupil)?;
    let standing: Vec<_> = record.guardians.iter().filter(|(_, standing)| is_home(*standing)).collect();
    let rows: Vec<_> = standing
        .iter()
        .map(|(adult, standing)| (adult.to_string(), w.get(&format!("health-{}", standing.code()))))
        .collect();
    let choices: Vec<_> =
        rows.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let chosen: Vec<_> = chosen.iter().map(|row| row.adult.to_string()).collect();
    let chosen: Vec<_> = chosen.iter().map(String::as_str).collect();
    let label = w.get("health-who");
    let field = Field { name: "adult", label: &label, ..Field::default() };
    let body = html! {
        (back(&Link::new("/my", w.get("my-contact-back"))))
        @if visit.just("health") { (success(&w.get("health-saved"), html! {})) }
        (heading(&w.get("health-title"), None))
        (lead(&w.get("health-lead")))
        @if choices.is_empty() { (empty(&w.get("health-nobody"), None)) }
        @else {
            (form(&visit.form_to("/my/health"), html! {
                (checkboxes(w, &field, &choices, &chosen))
                (button(Variant::Primary, &w.get("save")))
            }))
        }
    };
    Ok(Answer::page(w.get("health-title"), body))
}

/// Keeps the choice: who is ticked may know from today, who is not no longer.
pub fn keep(visit: &Visit<'_>) -> Reply {
    let pupil = own(visit)?;
    let record = record::open(visit, pupil)?;
    let wanted: Vec<PersonId> = visit.form.all("adult").filter_map(|id| id.parse().ok()).collect();
    let day = today(visit);
    let (now, by) = (visit.owner().clock.now(), visit.ctx.caller.person);
    visit.ctx.change(ChooseHealth { pupil }, |change| {
        let rows = change.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &pupil).all()?;
        let running: Vec<_> = rows.iter().filter(|row| allows(row, day)).collect();
        for row in running.iter().filter(|row| !wanted.contains(&row.adult)) {
            change.update(&row.id, Set::default().to(FamilyTie::VALID_TO, &Some(day)))?;
        }
        for (adult, _) in record.guardians.iter().filter(|(adult, standing)| {
            is_home(*standing) && wanted.contains(adult) && !running.iter().any(|row| row.adult == *adult)
        }) {
            change.insert(&FamilyTie {
                id: visit.owner().random.uuid()?,
                child: pupil,
                adult: *adult,
                kind: TieKind::HealthAllowed,
                valid_from: day,
                valid_to: None,
                recorded_at: now,
                recorded_by: by,
                replaces: None,
            })?;
        }
        Ok(())
    })?;
    Ok(Answer::to("/my/health?saved=health"))
}

/// The principal's form.
pub fn danger(visit: &Visit<'_>) -> Reply {
    let pupil = in_danger(visit)?;
    Ok(Answer::page(visit.text("danger-title"), danger_page(visit, &pupil, &[])?))
}

/// Opens for a guardian. What the danger is lies in the vault before anything opens.
pub fn release(visit: &Visit<'_>) -> Reply {
    let pupil = in_danger(visit)?;
    let w = visit.words();
    let adult: Option<PersonId> = visit.form.parsed("adult");
    let adult = adult
        .filter(|adult| pupil.guardians.iter().any(|(one, standing)| one == adult && is_home(*standing)));
    let said = visit.form.text("danger").trim();
    let mut faults = Vec::new();
    let mut fault = |field: &str, label: &str, message: &str| {
        faults.push(FieldError { field: field.to_owned(), label: w.get(label), message: w.get(message) });
    };
    if adult.is_none() {
        fault("adult", "danger-who", "danger-who-missing");
    }
    if said.is_empty() {
        fault("danger", "danger-what", "danger-what-missing");
    } else if said.chars().count() > DANGER_AT_MOST {
        fault("danger", "danger-what", "danger-what-long");
    }
    let (Some(holder), true) = (adult, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("danger-title"), danger_page(visit, &pupil, &faults)?));
    };
    let owner = visit.owner();
    let by = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let (id, person, now, day) = (owner.random.uuid()?, pupil.person, owner.clock.now(), today(visit));
    visit.ctx.change(StateDanger { pupil: person }, |change| {
        change.insert(&DangerStated {
            id,
            pupil: person,
            danger: FreeText::new(said),
            stated_by: by,
            stated_at: now,
        })
    })?;
    visit.ctx.change(ReleaseInDanger { pupil: person }, |change| {
        change.insert(&GrantedWindow {
            id,
            person,
            holder,
            purpose: WindowPurpose::Danger,
            valid_from: day,
            valid_to: until(day),
            granted_by: by,
            granted_at: now,
        })
    })?;
    Ok(Answer::to(format!("/people/{person}/danger?saved=danger")))
}

fn until(day: Date) -> Date {
    day.saturating_add(DANGER_DAYS.days())
}

/// The visitor herself, if the choice is hers.
fn own(visit: &Visit<'_>) -> Result<PersonId, Trouble> {
    let pupil = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    if visit.ctx.would(&ChooseHealth { pupil })? { Ok(pupil) } else { Err(Trouble::NotFound) }
}

/// The pupil, if the visitor may open about her in danger.
fn in_danger(visit: &Visit<'_>) -> Result<Record, Trouble> {
    let pupil: PersonId = visit.at("person")?;
    if !visit.ctx.would(&ReleaseInDanger { pupil })? {
        // Asked for real, it is refused for real: the log has it, and a door that is missing is named.
        visit.ctx.change(ReleaseInDanger { pupil }, |_| Ok(()))?;
        return Err(Trouble::NotFound);
    }
    record::open(visit, pupil)
}

fn allows(row: &FamilyTie, day: Date) -> bool {
    row.kind == TieKind::HealthAllowed && row.valid_to.is_none_or(|to| day < to)
}

fn allowed(visit: &Visit<'_>, pupil: PersonId) -> Result<Vec<FamilyTie>, Trouble> {
    let day = today(visit);
    let pass = visit.ctx.may(ransel_school::actions::ReadPerson { person: pupil })?;
    let rows = pass.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &pupil).all()?;
    Ok(rows.into_iter().filter(|row| allows(row, day)).collect())
}

/// Those a choice about health can be about.
const fn is_home(standing: Guardianship) -> bool {
    matches!(
        standing,
        Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart | Guardianship::Foster
    )
}

fn danger_page(visit: &Visit<'_>, pupil: &Record, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut rows = Vec::new();
    for (adult, standing) in pupil.guardians.iter().filter(|(_, standing)| is_home(*standing)) {
        let name = named(visit, *adult)?.unwrap_or_else(|| w.get(&format!("health-{}", standing.code())));
        rows.push((adult.to_string(), name));
    }
    let choices: Vec<_> =
        rows.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let error =
        |name: &str| faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    let (who, what, help) = (w.get("danger-who"), w.get("danger-what"), w.get("danger-what-help"));
    let adult = Field {
        name: "adult",
        label: &who,
        error: error("adult"),
        value: visit.form.text("adult"),
        ..Field::default()
    };
    let danger = Field {
        name: "danger",
        label: &what,
        description: Some(&help),
        error: error("danger"),
        value: visit.form.text("danger"),
        ..Field::default()
    };
    let person = pupil.person;
    let days = [("days", DANGER_DAYS.into())];
    Ok(html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/people/{person}"), w.get("record-back"))))
        @if visit.just("danger") { (success(&w.with("danger-saved", &days), html! {})) }
        (heading(&w.get("danger-title"), Some(&pupil.name.spoken())))
        (lead(&w.with("danger-lead", &days)))
        (form(&visit.form_to(&format!("/people/{person}/danger")), html! {
            (radios(w, &adult, &choices))
            (textarea(w, &danger, 5))
            (button(Variant::Primary, &w.get("danger-release")))
        }))
    })
}
