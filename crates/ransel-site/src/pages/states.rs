//! What holds for somebody's data: restricted, objected to, held; what was asked for, and what was decided. Whoever may keep
//! states sets, tells and lifts here; whoever may ask for one asks. What each step takes is the kernel's to say.

mod change;
mod list;
mod shown;

use std::collections::HashMap;

use jiff::Timestamp;
use maud::{Markup, html};
use ransel_kernel::{
    PersonId,
    platform::{
        ReadStateWords, ReadStates, RequestOutcome, State, StateEnd, StateKind, StateReason, StateRequest,
        kept::{Later, words_of},
    },
    rows::Is,
};
use ransel_school::names::{self, Name};
use ransel_web::{
    format,
    parts::{
        Choice, Field, Link, Tone, Variant, back, button, card, date_field, empty, error_summary, form,
        heading, hidden, lead, link, radios, section, select, success, tag, textarea,
    },
};
use uuid::Uuid;

pub use change::{ask, decide, lift, set, told};
pub use list::{list, start};
pub use shown::{mark, notice};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        faults::Faults,
        words::{module, of_register, today},
    },
};

/// The states of one person as the visitor may see them.
struct Known {
    person: PersonId,
    name: Name,
    states: Vec<State>,
    ends: Vec<StateEnd>,
    requests: Vec<StateRequest>,
    /// Why, where the visitor may read it.
    words: HashMap<Uuid, String>,
    /// Whether they are hers, and open once she has confirmed who she is.
    to_confirm: bool,
    may_keep: bool,
    may_ask: bool,
}

impl Known {
    fn of(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let person: PersonId = visit.at("person")?;
        let pass = visit.ctx.may(ReadStates { person })?;
        let name = names::opened(&pass)?.remove(&person).ok_or(Trouble::NotFound)?;
        let mut states = pass.rows::<State>().only(State::PERSON, Is::Equal, &person).all()?;
        states.sort_by_key(|row| (std::cmp::Reverse(row.set_at), row.id));
        let ends = pass.rows::<StateEnd>().only(StateEnd::PERSON, Is::Equal, &person).all()?;
        let mut requests =
            pass.rows::<StateRequest>().only(StateRequest::PERSON, Is::Equal, &person).all()?;
        requests.sort_by_key(|row| (std::cmp::Reverse(row.asked_at), row.id));
        let anything = !states.is_empty() || !requests.is_empty();
        let may_read = visit.ctx.would(&ReadStateWords { person })?;
        let to_confirm = anything && !may_read && visit.ctx.caller.person == Some(person);
        let words = if anything && may_read {
            let rows = visit.ctx.may(ReadStateWords { person })?.rows::<StateReason>().all()?;
            rows.into_iter().map(|row| (row.id, row.text.as_str().to_owned())).collect()
        } else {
            HashMap::new()
        };
        let (may_keep, may_ask) = (visit.ctx.may_keep_states(person)?, visit.ctx.may_ask_for_state(person)?);
        Ok(Self { person, name, states, ends, requests, words, to_confirm, may_keep, may_ask })
    }
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let known = Known::of(visit)?;
    Ok(Answer::page(visit.text("states-title"), page(visit, &known, &Faults::none(visit))?))
}

/// What an activity is called: its module and its purpose.
fn activity(visit: &Visit<'_>, named: &str) -> String {
    let Some((of, id)) = named.split_once('.') else { return visit.text("states-everything") };
    let purpose = visit.owner().house.register(of).and_then(|register| register.activity(id));
    let purpose = purpose.map_or(id, |activity| of_register(visit, &activity.purpose));
    format!("{}: {purpose}", module(visit, of))
}

fn page(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let person = known.person;
    let own = visit.ctx.caller.person == Some(person);
    let (running, ended): (Vec<_>, Vec<_>) = known.states.iter().partition(|row| row.runs(today(visit)));
    let (waiting, decided): (Vec<_>, Vec<_>) =
        known.requests.iter().partition(|row| row.outcome == RequestOutcome::Asked);
    let by = known.states.iter().filter_map(|row| row.set_by);
    let by = by
        .chain(known.ends.iter().map(|row| row.lifted_by))
        .chain(known.requests.iter().filter_map(|row| row.decided_by));
    let staff = names::staff(&visit.ctx, by.collect())?;
    let up = if known.may_keep { "/states".to_owned() } else { format!("/people/{person}") };
    Ok(html! {
        (error_summary(w, faults.all()))
        (back(&Link::new(up, w.get(if known.may_keep { "states-list-title" } else { "record-back" }))))
        @for what in ["set", "told", "lifted", "asked", "decided"] {
            @if visit.just(what) { (success(&w.get(&format!("states-saved-{what}")), html! {})) }
        }
        (heading(&w.get("states-title"), Some(&known.name.spoken())))
        (lead(&w.get(if own { "states-lead-own" } else { "states-lead" })))
        @if known.to_confirm {
            p { (link(&Link::new(format!("/confirm?to=/people/{person}/states"), w.get("states-confirm")))) }
        }
        (section("now", &w.get("states-now"), html! {
            @if running.is_empty() { (empty(&w.get("states-none"), None)) }
            @for row in &running { (card(html! {
                p { (tag(Tone::Warning, None, &w.get(&format!("state-{}", row.kind.code())))) }
                p { strong { (activity(visit, &row.activity)) } }
                p { (w.get(&format!("state-means-{}", row.kind.code()))) }
                p.subtle { (since(visit, row, &staff)) }
                (why(visit, known, row.id))
                @if known.may_keep { (ending(visit, known, row, faults)) }
            })) }
        }))
        @if !waiting.is_empty() {
            (section("waiting", &w.get("states-waiting"), html! {
                @for row in &waiting { (card(html! {
                    (asked(visit, known, row))
                    @if known.may_keep { (deciding(visit, known, row, faults)) }
                })) }
            }))
        }
        @if known.may_keep { (section("set", &w.get("states-set"), set_form(visit, known, faults)?)) }
        @if known.may_ask { (section("ask", &w.get("states-ask"), ask_form(visit, known, faults)?)) }
        @if !ended.is_empty() || !decided.is_empty() {
            (section("history", &w.get("states-history"), html! {
                ul.ds-list {
                    @for row in &ended { li { (over(visit, known, row, &staff)) } }
                    @for row in &decided { li { (answered(visit, known, row, &staff)) } }
                }
            }))
        }
    })
}

fn at(visit: &Visit<'_>, at: Timestamp) -> String {
    format::moment_full(visit.lang, at)
}

fn who(visit: &Visit<'_>, staff: &HashMap<PersonId, Name>, person: Option<PersonId>) -> String {
    person.and_then(|person| staff.get(&person)).map_or_else(|| visit.text("log-nameless"), Name::spoken)
}

fn since(visit: &Visit<'_>, row: &State, staff: &HashMap<PersonId, Name>) -> String {
    let from = format::date(visit.lang, row.valid_from);
    let set = at(visit, row.set_at);
    visit.words().with(
        "states-since",
        &[("from", (&from).into()), ("at", (&set).into()), ("who", (&who(visit, staff, row.set_by)).into())],
    )
}

/// What was said about it, where the visitor may read that.
fn why(visit: &Visit<'_>, known: &Known, id: Uuid) -> Markup {
    html! { @if let Some(words) = known.words.get(&id) { p { (visit.text("states-why")) ": " q { (words) } } } }
}

/// First telling, then lifting.
fn ending(visit: &Visit<'_>, known: &Known, row: &State, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let person = known.person;
    let (told, lift) = (format!("/people/{person}/states/told"), format!("/people/{person}/states/lift"));
    let name = format!("lift-why-{}", row.id);
    let label = w.get(if row.kind == StateKind::Objection { "states-balancing" } else { "states-lift-why" });
    let field = Field {
        name: &name,
        label: &label,
        error: faults.at(&name),
        value: visit.form.text(&name),
        ..Field::default()
    };
    html! {
        @if row.is_lifted_after_telling() && row.told_at.is_none() {
            p { (w.get("states-tell-first")) }
            (form(&visit.form_to(&told), html! {
                (hidden("state", &row.id.to_string()))
                (button(Variant::Secondary, &w.get("states-tell-do")))
            }))
        } @else {
            @if let Some(told) = row.told_at { p { (w.with("states-told-at", &[("at", (&at(visit, told)).into())])) } }
            (form(&visit.form_to(&lift), html! {
                (hidden("state", &row.id.to_string()))
                (textarea(w, &field, 3))
                (button(Variant::Secondary, &w.get("states-lift-do")))
            }))
        }
    }
}

fn asked(visit: &Visit<'_>, known: &Known, row: &StateRequest) -> Markup {
    let w = visit.words();
    let (when, due) = (at(visit, row.asked_at), format::date(visit.lang, row.due));
    html! {
        p { (tag(Tone::Info, None, &w.get(&format!("state-asked-{}", row.kind.code())))) }
        p { strong { (activity(visit, &row.activity)) } }
        p.subtle { (w.with("states-asked-at", &[("at", (&when).into()), ("due", (&due).into())])) }
        (why(visit, known, row.id))
    }
}

fn deciding(visit: &Visit<'_>, known: &Known, row: &StateRequest, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let (outcome, reasons) = (format!("outcome-{}", row.id), format!("decision-why-{}", row.id));
    let words = ["granted", "refused"].map(|code| (code, w.get(&format!("states-decide-{code}"))));
    let choices = words.each_ref().map(|(value, label)| Choice { value, label, description: None });
    let label = w.get("states-decision");
    let why = w.get(if row.kind == StateKind::Objection {
        "states-balancing-or-why"
    } else {
        "states-decision-why"
    });
    let field = |name, label| Field {
        name,
        label,
        error: faults.at(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    let action = format!("/people/{}/states/decisions", known.person);
    form(
        &visit.form_to(&action),
        html! {
            (hidden("request", &row.id.to_string()))
            (radios(w, &field(&outcome, &label), &choices))
            (textarea(w, &field(&reasons, &why), 3))
            (button(Variant::Primary, &w.get("states-decide-do")))
        },
    )
}

fn over(visit: &Visit<'_>, known: &Known, row: &State, staff: &HashMap<PersonId, Name>) -> Markup {
    let w = visit.words();
    let end = known.ends.iter().find(|end| end.id == row.id);
    let lifted = end.map(|end| at(visit, end.lifted_at)).unwrap_or_default();
    html! {
        strong { (w.get(&format!("state-{}", row.kind.code()))) } " – " (activity(visit, &row.activity)) ". " (since(visit, row, staff)) " "
        @if let Some(end) = end {
            (w.with("states-lifted", &[("at", (&lifted).into()), ("who", (&who(visit, staff, Some(end.lifted_by))).into())]))
        }
        (why(visit, known, row.id)) (why(visit, known, words_of(row.id, Later::Lifted)))
    }
}

fn answered(visit: &Visit<'_>, known: &Known, row: &StateRequest, staff: &HashMap<PersonId, Name>) -> Markup {
    let w = visit.words();
    let decided = row.decided_at.map(|when| at(visit, when)).unwrap_or_default();
    html! {
        strong { (w.get(&format!("state-asked-{}", row.kind.code()))) } " – " (activity(visit, &row.activity)) ". "
        (w.with(if row.outcome == RequestOutcome::Granted { "states-granted" } else { "states-refused" }, &[("at", (&decided).into()), ("who", (&who(visit, staff, row.decided_by)).into())]))
        (why(visit, known, row.id)) (why(visit, known, words_of(row.id, Later::Decided)))
        // What else one can do is said with every refusal (POL-2018 art. 12 (4)).
        @if row.outcome == RequestOutcome::Refused { p { (w.get("states-complain")) } }
    }
}

/// What a state can be about, as it is sent and as it is read.
fn abouts(visit: &Visit<'_>, kind: StateKind) -> Vec<(String, String)> {
    let mut all: Vec<_> = visit
        .ctx
        .activities_for(kind)
        .into_iter()
        .map(|(register, one)| format!("{}.{}", register.module, one.id))
        .map(|id| {
            let label = activity(visit, &id);
            (id, label)
        })
        .collect();
    all.sort_by_cached_key(|(_, label)| format::sort_key(label));
    all
}

fn set_form(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let words: Vec<_> = StateKind::ALL
        .iter()
        .map(|kind| {
            (
                kind.code(),
                w.get(&format!("state-{}", kind.code())),
                w.get(&format!("state-means-{}", kind.code())),
            )
        })
        .collect();
    let kinds: Vec<_> =
        words.iter().map(|(value, label, means)| Choice { value, label, description: Some(means) }).collect();
    let day = today(visit).to_string();
    let [kind, from] = ["states-kind", "states-from"].map(|key| w.get(key));
    let field = |name, label| Field {
        name,
        label,
        error: faults.at(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    let value = if visit.form.text("from").is_empty() { &day } else { visit.form.text("from") };
    let action = format!("/people/{}/states", known.person);
    Ok(form(
        &visit.form_to(&action),
        html! {
            (hidden("id", &visit.owner().random.uuid()?.to_string()))
            (radios(w, &field("kind", &kind), &kinds))
            (about_and_why(visit, faults))
            (date_field(w, &Field { value, ..field("from", &from) }))
            (button(Variant::Primary, &w.get("states-set-do")))
        },
    ))
}

fn ask_form(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let words = [StateKind::Restriction, StateKind::Objection].map(|kind| {
        (
            kind.code(),
            w.get(&format!("states-ask-{}", kind.code())),
            w.get(&format!("state-asked-means-{}", kind.code())),
        )
    });
    let kinds =
        words.each_ref().map(|(value, label, means)| Choice { value, label, description: Some(means) });
    let label = w.get("states-ask-kind");
    let kind = Field {
        name: "kind",
        label: &label,
        error: faults.at("kind"),
        value: visit.form.text("kind"),
        ..Field::default()
    };
    let action = format!("/people/{}/states/requests", known.person);
    Ok(form(
        &visit.form_to(&action),
        html! {
            (lead(&w.get("states-ask-lead")))
            (hidden("id", &visit.owner().random.uuid()?.to_string()))
            (radios(w, &kind, &kinds))
            (about_and_why(visit, faults))
            (button(Variant::Primary, &w.get("states-ask-do")))
        },
    ))
}

fn about_and_why(visit: &Visit<'_>, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let listed = abouts(visit, StateKind::Restriction);
    let everything = w.get("states-everything");
    let choices = super::staff::choices(&everything, &listed);
    let [about, help, why, why_help] =
        ["states-about", "states-about-help", "states-reason", "states-reason-help"].map(|key| w.get(key));
    let field = |name, label, description| Field {
        name,
        label,
        description: Some(description),
        error: faults.at(name),
        value: visit.form.text(name),
        ..Field::default()
    };
    html! {
        (select(w, &field("activity", &about, &help), &choices))
        (textarea(w, &field("why", &why, &why_help), 4))
    }
}
