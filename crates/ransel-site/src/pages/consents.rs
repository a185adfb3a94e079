//! Third persons who are informed about a child: a guardian consents and takes it back, another may object, and the office
//! makes sure who it is, or registers what came on paper.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Hat, PersonId,
    facts::{Affiliation, Guardianship},
};
use ransel_school::{
    actions::{ConsentToThirdPerson, KeepFamily, ListPeople, ReadConsents},
    consents, names,
    records::{ConsentScope, Happened, ThirdPersonConsent},
    telling,
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, date_field, empty, error_summary, form,
        heading, hidden, lead, link, notice, radios, section, select, success, tag, text_field,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{record::named, words::today},
};

/// The longest name, in characters.
const AT_MOST: usize = 120;

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    Ok(Answer::page(visit.text("consents-title"), page(visit, child, &[])?))
}

/// Keeps a consent: a guardian's own, or one the office has on paper.
pub fn give(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    let w = visit.words();
    let office = visit.ctx.caller.hat == Hat::Secretary;
    let id: Uuid = visit.form.parsed("consent").ok_or(Trouble::Bad("form-too-old"))?;
    let (name, day) = (visit.form.text("name"), today(visit));
    let scope = ConsentScope::from_code(visit.form.text("scope"));
    let until = visit.form.parsed::<Date>("until").filter(|until| day < *until);
    let given_by = match office {
        true => visit
            .form
            .parsed("given-by")
            .filter(|adult| givers(visit, child).is_ok_and(|all| all.contains(adult))),
        false => visit.ctx.caller.person,
    };
    let mut faults = Vec::new();
    for (field, wrong) in [
        ("given-by", given_by.is_none()),
        ("name", name.is_empty() || name.chars().count() > AT_MOST),
        ("scope", scope.is_none()),
        ("until", until.is_none()),
    ] {
        if wrong {
            let label = w.get(&format!("consents-{field}-label"));
            let message = w.get(&format!("consents-{field}-missing"));
            faults.push(FieldError { field: field.to_owned(), label, message });
        }
    }
    let (Some(given_by), Some(scope), Some(valid_to), true) = (given_by, scope, until, faults.is_empty())
    else {
        return Ok(Answer::faults(visit.text("consents-title"), page(visit, child, &faults)?));
    };
    let consent = ThirdPersonConsent {
        id,
        child,
        name: name.to_owned(),
        adult: None,
        given_by,
        scope,
        valid_from: day,
        valid_to,
        recorded_at: visit.owner().clock.now(),
        recorded_by: visit.ctx.caller.person.filter(|_| office),
        withdrawn_at: None,
        objected_by: None,
    };
    if office {
        consents::give(&visit.ctx, KeepFamily { people: vec![child] }, &consent)?;
    } else {
        consents::give(&visit.ctx, ConsentToThirdPerson { child }, &consent)?;
    }
    done(visit, child, None, "given")
}

/// Takes a consent back, objects to one, no longer objects, or says who the third person is.
pub fn change(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("consent").ok_or(Trouble::NotFound)?;
    let what = visit.form.text("what");
    let consent = match what {
        "withdraw" => consents::withdraw(&visit.ctx, child, id)?,
        "object" => consents::object(&visit.ctx, child, id, true)?,
        "lift" => consents::object(&visit.ctx, child, id, false)?,
        "confirm" => {
            let adult: PersonId = visit.form.parsed("adult").ok_or(Trouble::NotFound)?;
            consents::confirm(&visit.ctx, child, id, adult)?
        }
        _ => return Err(Trouble::NotFound),
    };
    done(visit, child, consent.adult, what)
}

fn done(visit: &Visit<'_>, child: PersonId, about: Option<PersonId>, what: &str) -> Reply {
    telling::changed(visit.owner(), child, Happened::ThirdPerson, about)?;
    Ok(Answer::to(format!("/people/{child}/consents?saved={what}")))
}

/// Those who can consent: they have parental responsibility, and the care.
fn givers(visit: &Visit<'_>, child: PersonId) -> Result<Vec<PersonId>, Trouble> {
    let kin = visit.owner().relations()?.kin(child).into_iter();
    let may =
        |standing| matches!(standing, Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart);
    Ok(kin.filter(|kin| may(kin.standing)).map(|kin| kin.adult).collect())
}

fn page(visit: &Visit<'_>, child: PersonId, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut rows = visit.ctx.may(ReadConsents { child })?.rows::<ThirdPersonConsent>().all()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.recorded_at));
    let (mut standing, mut over) = (Vec::new(), Vec::new());
    let waits = |row: &ThirdPersonConsent| row.adult.is_none() && row.stands(today(visit));
    let office = visit.ctx.caller.hat == Hat::Secretary;
    let same_name = if office && rows.iter().any(waits) { by_name(visit)? } else { BTreeMap::new() };
    for row in &rows {
        let stands = row.stands(today(visit));
        let line = line(visit, row, &same_name)?;
        if stands { standing.push(line) } else { over.push(line) }
    }
    let gives = office || visit.ctx.would(&ConsentToThirdPerson { child })?;
    let name = named(visit, child)?;
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new(format!("/people/{child}"), w.get("record-back"))))
            @for what in ["given", "withdraw", "object", "lift", "confirm"] {
                @if visit.just(what) { (success(&w.get(&format!("consents-saved-{what}")), html! {})) }
            }
            (heading(&w.get("consents-title"), name.as_deref()))
            (lead(&w.get("consents-lead")))
            (section("standing", &w.get("consents-standing"), html! {
                @if standing.is_empty() { (empty(&w.get("consents-none"), None)) }
                @else { ul.link-list { @for line in standing { (line) } } }
            }))
            @if !over.is_empty() { (section("over", &w.get("consents-over"), html! { ul.link-list { @for line in over { (line) } } })) }
            @if gives { (giving(visit, child, office, faults)?) }
        }
    })
}

/// One consent, and what the visitor can do about it.
fn line(
    visit: &Visit<'_>,
    row: &ThirdPersonConsent,
    same_name: &BTreeMap<String, Vec<PersonId>>,
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let own = Some(row.given_by) == visit.ctx.caller.person;
    let by = match own {
        true => w.get("consents-by-you"),
        false => named(visit, row.given_by)?.unwrap_or_else(|| w.get("consents-by-other")),
    };
    let until = format::date(visit.lang, row.valid_to);
    let facts = w.with("consents-row", &[("by", (&by).into()), ("until", (&until).into())]);
    let stands = row.stands(today(visit));
    let guardian = visit.ctx.caller.hat == Hat::Guardian;
    let (state, tone) = match () {
        () if row.withdrawn_at.is_some() => ("withdrawn", Tone::Neutral),
        () if !stands => ("over", Tone::Neutral),
        () if row.objected_by.is_some() => ("objected", Tone::Warning),
        () if row.adult.is_none() => ("waits", Tone::Info),
        () => ("acts", Tone::Success),
    };
    let act = |what: &str, variant| {
        form(
            &visit.form_to(&format!("/people/{}/consents/changes", row.child)),
            html! {
                (hidden("consent", &row.id.to_string()))
                (hidden("what", what))
                (button(variant, &w.get(&format!("consents-{what}"))))
            },
        )
    };
    let objects = row.objected_by.is_some() && row.objected_by == visit.ctx.caller.person;
    Ok(html! {
        li {
            p {
                strong { (row.name) } " – " (w.get(&format!("consents-scope-{}", row.scope.code())))
                " " (tag(tone, None, &w.get(&format!("consents-state-{state}"))))
            }
            p.subtle { (facts) }
            @if stands && guardian && own { (act("withdraw", Variant::Secondary)) }
            @if stands && guardian && !own && row.objected_by.is_none() { (act("object", Variant::Secondary)) }
            @if stands && guardian && objects { (act("lift", Variant::Secondary)) }
            @if stands && row.adult.is_none() && visit.ctx.caller.hat == Hat::Secretary { (confirming(visit, row, same_name)?) }
        }
    })
}

/// Adults of the school by name, to find the third person among.
fn by_name(visit: &Visit<'_>) -> Result<BTreeMap<String, Vec<PersonId>>, Trouble> {
    let pass = visit.ctx.may(ListPeople {})?;
    let relations = visit.owner().relations()?;
    let mut found: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for (person, name) in names::opened(&pass)? {
        let facts = relations.facts(&visit.ctx.caller, person).unwrap_or_default();
        if facts.affiliation() != Affiliation::Pupil {
            found.entry(name.spoken().to_lowercase()).or_default().push(person);
        }
    }
    Ok(found)
}

fn confirming(
    visit: &Visit<'_>,
    row: &ThirdPersonConsent,
    same_name: &BTreeMap<String, Vec<PersonId>>,
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let found = same_name.get(&row.name.to_lowercase()).map_or(&[][..], Vec::as_slice);
    let mut people = Vec::new();
    for person in found {
        let name = named(visit, *person)?.unwrap_or_else(|| row.name.clone());
        people.push((person.to_string(), name));
    }
    let choices: Vec<_> =
        people.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let label = w.get("consents-who");
    let new = Link::new(format!("/people/{}/guardians/new", row.child), w.get("consents-register"));
    Ok(html! {
        p.ds-paragraph { (w.get("consents-make-sure")) " " (link(&new)) }
        @if !choices.is_empty() {
            (form(&visit.form_to(&format!("/people/{}/consents/changes", row.child)), html! {
                (hidden("consent", &row.id.to_string()))
                (hidden("what", "confirm"))
                @if let [only] = choices.as_slice() {
                    (hidden("adult", only.value))
                    p { (link(&Link::new(format!("/people/{}/record", only.value), only.label))) }
                } @else {
                    (select(w, &Field { name: "adult", label: &label, ..Field::default() }, &choices))
                }
                (button(Variant::Primary, &w.get("consents-confirm")))
            }))
        }
    })
}

fn giving(
    visit: &Visit<'_>,
    child: PersonId,
    office: bool,
    faults: &[FieldError],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let labels = ["given-by", "name", "scope", "until"].map(|name| w.get(&format!("consents-{name}-label")));
    let [given_by, name, scope, until] = &labels;
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: visit.form.text(name),
        ..Field::default()
    };
    let scopes =
        ConsentScope::ALL.iter().map(|one| (one.code(), w.get(&format!("consents-scope-{}", one.code()))));
    let scopes: Vec<_> = scopes.collect();
    let scopes: Vec<_> =
        scopes.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let mut parents = Vec::new();
    if office {
        for adult in givers(visit, child)? {
            let name = named(visit, adult)?.unwrap_or_else(|| w.get("record-guardian"));
            parents.push((adult.to_string(), name));
        }
    }
    let parents: Vec<_> =
        parents.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let id = visit.owner().random.uuid()?;
    Ok(section(
        "give",
        &w.get(if office { "consents-give-office" } else { "consents-give" }),
        form(
            &visit.form_to(&format!("/people/{child}/consents")),
            html! {
                (hidden("consent", &id.to_string()))
                @if office { (radios(w, &field("given-by", given_by), &parents)) }
                (text_field(w, &field("name", name)))
                (radios(w, &field("scope", scope), &scopes))
                (date_field(w, &field("until", until)))
                (notice(Tone::Info, html! { (w.get("consents-who-sees")) }))
                (button(Variant::Primary, &w.get("save")))
            },
        ),
    ))
}
