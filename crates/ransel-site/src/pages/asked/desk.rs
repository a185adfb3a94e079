//! Asking for consent, and what was answered: seen by whoever asked. A whole class is asked at once; it answers one by one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Action, GroupId, PersonId,
    consent::{self, Question, Verdict},
    platform::{AskConsent, ConsentAnswer, ConsentRequest, Naming, ReviewAskedConsents},
};
use ransel_law::consent::{Audience, Sort};
use ransel_school::{
    actions::ListPeople,
    names::{Name, opened},
    records::GroupKind,
};
use ransel_web::{
    format::sort_key,
    parts::{
        Caption, Choice, Column, Field, FieldError, Layout, Link, Table, Tone, Variant, back, button,
        date_field, empty, error_summary, form as sent, heading, hidden, lead, link, notice, radios, section,
        select, success, table,
    },
};
use uuid::Uuid;

use super::question::{entry, facts_of, state};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        groups::of_pass,
        words::{of_register, today},
    },
};

/// What the visitor has asked, newest first, with what was answered.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReviewAskedConsents::DEF)? {
        return Ok(door);
    }
    let pass = visit.ctx.may(ReviewAskedConsents {})?;
    let names = opened(&pass)?;
    let answers = pass.rows::<ConsentAnswer>().all()?;
    let mut rounds: BTreeMap<_, Vec<ConsentRequest>> = BTreeMap::new();
    for request in pass.rows::<ConsentRequest>().all()? {
        if entry(visit, &request).is_some() {
            let round = (std::cmp::Reverse(request.asked_at), request.place.clone(), request.matter);
            rounds.entry(round).or_default().push(request);
        }
    }
    let w = visit.words();
    let undone: Vec<_> =
        answers.iter().filter(|one| one.withdrawn_at.is_some() && one.carried_out_at.is_none()).collect();
    let named = |person: &PersonId| names.get(person).map(Name::spoken);
    let mut shown = Vec::new();
    for (at, requests) in rounds.values().enumerate() {
        shown.push(round(visit, at, requests, &answers, &named)?);
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        @for what in ["asked", "carried-out"] {
            @if visit.just(what) { (success(&w.get(&format!("asked-saved-{what}")), html! {})) }
        }
        (heading(&w.get("asked-desk-title"), None))
        (lead(&w.get("asked-desk-lead")))
        p { (link(&Link::new("/consents/asked/new", w.get("asked-new-title")))) }
        @if !undone.is_empty() {
            (section("undone", &w.get("asked-undone"), html! { ul.link-list {
                @for answer in undone {
                    @if let Some(name) = named(&answer.person) {
                        li {
                            (w.with("asked-undone-one", &[("name", (&name).into())]))
                            (sent(&visit.form_to(&format!("/consents/asked/{}/carried-out", answer.person)), html! {
                                (hidden("answer", &answer.id.to_string()))
                                (button(Variant::Secondary, &w.get("asked-carried-out")))
                            }))
                        }
                    }
                }
            } }))
        }
        @if shown.is_empty() { (empty(&w.get("asked-desk-none"), None)) }
        @for round in shown { (round) }
    };
    Ok(Answer::page(w.get("asked-desk-title"), body))
}

/// What was asked at once, and where each one stands.
fn round(
    visit: &Visit<'_>,
    at: usize,
    requests: &[ConsentRequest],
    answers: &[ConsentAnswer],
    named: &dyn Fn(&PersonId) -> Option<String>,
) -> Result<Markup, Trouble> {
    let Some(first) = requests.first() else { return Ok(html! {}) };
    let Some(entry) = entry(visit, first) else { return Ok(html! {}) };
    let w = visit.words();
    let mut rows = Vec::new();
    for request in requests {
        let Some(name) = named(&request.person) else { continue };
        let verdict = consent::stands(visit.owner(), request, answers)?;
        let verdict = if verdict == Verdict::Closed {
            Verdict::Waiting { pupil: true, guardian: true }
        } else {
            verdict
        };
        rows.push((name.clone(), vec![html! { (name) }, state(visit, verdict)]));
    }
    rows.sort_by_cached_key(|(name, _)| sort_key(name));
    let answered = table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("asked-answers")),
            columns: vec![
                Column::text(w.get("asked-column-pupil")),
                Column::text(w.get("asked-column-state")),
            ],
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            layout: Layout::Blocks,
        },
    );
    // The same may be asked again: each round has a name of its own.
    let question = format!("{}. {}", at + 1, of_register(visit, &entry.question));
    Ok(section(&format!("round-{at}"), &question, html! { (facts_of(visit, entry, first)) (answered) }))
}

/// What was to be done after a withdrawal is done.
pub fn carried_out(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let answer: Uuid = visit.form.parsed("answer").ok_or(Trouble::NotFound)?;
    consent::carried_out(&visit.ctx, person, answer)?;
    Ok(Answer::to("/consents/asked?saved=carried-out"))
}

/// The form to ask a class or group.
pub fn form(visit: &Visit<'_>) -> Reply {
    page(visit, &[])
}

/// Asks everybody in a class or group. A request states the four things, or is not sent.
pub fn ask(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, AskConsent::DEF)? {
        return Ok(door);
    }
    let day = today(visit);
    let form = &visit.form;
    let group: Option<GroupId> = form.parsed("group");
    let audience = Audience::from_code(form.text("audience"));
    let naming = Naming::from_code(form.text("naming"));
    let until = form.parsed::<Date>("until").filter(|until| day < *until);
    let place = places(visit).into_iter().find(|place| place.value == form.text("place"));
    let wrong_audience =
        place.as_ref().is_some_and(|place| audience.is_none_or(|one| !place.audience.contains(&one)));
    let w = visit.words();
    let faults: Vec<_> = [
        ("group", group.is_none()),
        ("place", place.is_none()),
        ("audience", audience.is_none() || wrong_audience),
        ("naming", naming.is_none()),
        ("until", until.is_none()),
    ]
    .into_iter()
    .filter(|(_, wrong)| *wrong)
    .map(|(field, _)| FieldError {
        field: field.to_owned(),
        label: w.get(&format!("asked-{field}-label")),
        message: w.get(&format!("asked-{field}-missing")),
    })
    .collect();
    let (Some(group), Some(audience), Some(naming), Some(until), Some(place), true) =
        (group, audience, naming, until, place, faults.is_empty())
    else {
        return page(visit, &faults);
    };
    let question = Question {
        form: form.parsed("request").ok_or(Trouble::Bad("form-too-old"))?,
        module: place.module,
        purpose: place.purpose,
        matter: None,
        place: place.code,
        audience,
        naming,
        sort: Sort::Everyday,
        until,
    };
    let people = visit.owner().relations()?.members(group, day);
    consent::ask(&visit.ctx, &people, &question)?;
    Ok(Answer::to("/consents/asked?saved=asked"))
}

/// A place of some register entry, to choose.
struct Place {
    value: String,
    label: String,
    module: String,
    purpose: String,
    code: String,
    audience: Vec<Audience>,
}

fn places(visit: &Visit<'_>) -> Vec<Place> {
    let owner = visit.owner();
    let modules = owner.house.modules.iter().filter(|module| owner.is_running(module.name));
    let registers = modules.filter_map(|module| owner.house.register(module.name));
    let mut places = Vec::new();
    for register in registers {
        for (consent, place) in
            register.consent.iter().flat_map(|one| one.place.iter().map(move |place| (one, place)))
        {
            places.push(Place {
                value: format!("{}.{}.{}", register.module, consent.id, place.code),
                label: of_register(visit, &place.text).to_owned(),
                module: register.module.clone(),
                purpose: consent.id.clone(),
                code: place.code.clone(),
                audience: place.audience.clone(),
            });
        }
    }
    places
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    if let Some(door) = door::lists(visit, ReviewAskedConsents::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    // Only groups she has to do with: the name of another can tell where somebody is.
    let known = of_pass(visit, &visit.ctx.may(ListPeople {})?)?;
    let (day, relations) = (today(visit), visit.owner().relations()?);
    let mut groups: Vec<_> = known
        .into_iter()
        .filter(|group| !relations.members(group.id, day).is_empty())
        .map(|group| (group.kind != GroupKind::Class, group.id.to_string(), group.name))
        .collect();
    groups.sort_by_cached_key(|(other, _, name)| (*other, sort_key(name)));
    let places = places(visit);
    let words = |keys: &[&'static str], prefix: &str| -> Vec<(&'static str, String)> {
        keys.iter().map(|key| (*key, w.get(&format!("asked-{prefix}-{key}")))).collect()
    };
    let audiences = words(&["limited", "open"], "audience");
    let namings = words(&["nameless", "first-name", "full-name"], "naming");
    let labels =
        ["group", "place", "audience", "naming", "until"].map(|name| w.get(&format!("asked-{name}-label")));
    let [group, place, audience, naming, until] = &labels;
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: visit.form.text(name),
        ..Field::default()
    };
    let none = w.get("asked-choose-group");
    let choice = |value, label| Choice { value, label, description: None };
    let mut all = vec![choice("", none.as_str())];
    all.extend(groups.iter().map(|(_, id, name)| choice(id.as_str(), name.as_str())));
    let where_to: Vec<_> = places.iter().map(|one| choice(one.value.as_str(), one.label.as_str())).collect();
    let audiences: Vec<_> = audiences.iter().map(|(value, label)| choice(value, label.as_str())).collect();
    let namings: Vec<_> = namings.iter().map(|(value, label)| choice(value, label.as_str())).collect();
    let id = visit.form.parsed::<Uuid>("request").map_or_else(|| visit.owner().random.uuid(), Ok)?;
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new("/consents/asked", w.get("asked-desk-title"))))
            (heading(&w.get("asked-new-title"), None))
            (lead(&w.get("asked-new-lead")))
            (sent(&visit.form_to("/consents/asked"), html! {
                (hidden("request", &id.to_string()))
                (select(w, &field("group", group), &all))
                (radios(w, &field("place", place), &where_to))
                (radios(w, &field("audience", audience), &audiences))
                (radios(w, &field("naming", naming), &namings))
                (date_field(w, &field("until", until)))
                (notice(Tone::Info, html! { (w.get("asked-new-who-sees")) }))
                (button(Variant::Primary, &w.get("asked-ask")))
            }))
        }
    };
    let title = w.get("asked-new-title");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}
