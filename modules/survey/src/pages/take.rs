//! Answering, a question at a time. Each answer is kept before the next question is shown, so a phone that goes off loses at
//! most what stands on the page.

use maud::{Markup, html};
use ransel_kernel::{Caller, FreeText, KernelError, PersonId, platform::Named, rows::Is};
use ransel_school::names;
use ransel_site::{Answer, Reply, Trouble, Visit, choosing::choices};
use ransel_web::{
    format::{date, sort_key},
    parts::{
        Field, FieldError, Icon, Link, Need, Tone, Variant, back, button, button_row, checkboxes,
        drawn_radios, error_summary, form, heading, lead, link, link_button, notice, read_aloud_button,
        section, success, textarea,
    },
};
use uuid::Uuid;

use super::{answers, title};
use crate::{
    PART,
    actions::{self, Given, LookForReaders, Sheet, surveyed},
    bank::{Asked, CHOICES_AT_MOST, Kind, OPTIONS},
    put::Put,
    records::Survey,
};

/// Drawn before the options of a scale, the best first, for those who read drawings better than words.
const FACES: [Icon; OPTIONS as usize] = [Icon::FaceGlad, Icon::FaceFine, Icon::FaceSad, Icon::FaceCrying];

/// What is sent where she would rather not say. It is no option of any scale, so nothing is kept; and it is not empty, or it would
/// stand chosen before she has chosen anything.
const RATHER_NOT: &str = "rather-not";

fn sheet(visit: &Visit<'_>) -> Result<Sheet, Trouble> {
    let id: Uuid = visit.at("survey")?;
    actions::sheet(&visit.ctx, id)?.ok_or(Trouble::NotFound)
}

/// Who reads the answers, by name: the pupil is told before she begins.
fn readers(visit: &Visit<'_>, survey: &Survey) -> Result<String, Trouble> {
    let today = visit.owner().clock.today();
    let part = visit.owner().ctx(Caller::part(PART))?;
    let named =
        part.may(LookForReaders {})?.rows::<Named>().only(Named::MATTER, Is::Equal, &survey.id).all()?;
    let now = named.iter().filter(|one| one.valid_from <= today && one.valid_to.is_none_or(|to| today < to));
    let names = names::staff(&visit.ctx, now.map(|one| one.person).collect())?;
    let mut names: Vec<_> = names.values().map(names::Name::spoken).collect();
    names.sort_by_cached_key(|name| sort_key(name));
    Ok(names.join(", "))
}

pub fn show(visit: &Visit<'_>) -> Reply {
    let sheet = sheet(visit)?;
    let w = visit.words();
    let survey = &sheet.survey;
    let open = sheet.is_open(visit.owner().clock.today());
    let delete = date(w.lang, survey.delete_on);
    let readers = readers(visit, survey)?;
    let told = w.with("survey-told", &[("readers", (&readers).into()), ("delete", (&delete).into())]);
    let next = format!("{}/{}", answers(survey.id), sheet.next());
    let take_back = format!("/survey/{}/taken-back", survey.id);
    let status = match (sheet.me.done_at.is_some(), open) {
        (_, false) => "survey-over",
        (true, true) => "survey-done",
        (false, true) => "survey-before",
    };
    let body = html! {
        div.reading.stack {
            (back(&Link::new("/survey", w.get("survey-title"))))
            @if visit.just("done") { (success(&w.get("survey-saved-done"), html! {})) }
            @if visit.just("taken-back") { (success(&w.get("survey-saved-taken-back"), html! {})) }
            (heading(&title(visit, survey), None))
            (lead(&w.get(status)))
            p.ds-paragraph { (told) }
            @if open {
                (button_row(link_button(Variant::Primary, &Link::new(next, w.get(if sheet.me.began_at.is_some() { "survey-go-on" } else { "survey-begin" })))))
            }
            (given(visit, &sheet)?)
            @if open && sheet.me.began_at.is_some() {
                (section("take-back", &w.get("survey-take-back"), html! {
                    p { (w.get("survey-take-back-help")) }
                    (form(&visit.form_to(&take_back), button(Variant::Secondary, &w.get("survey-take-back"))))
                }))
            }
        }
    };
    Ok(Answer::page(title(visit, survey), body))
}

/// What she has answered so far.
fn given(visit: &Visit<'_>, sheet: &Sheet) -> Result<Markup, Trouble> {
    if sheet.given.is_empty() {
        return Ok(html! {});
    }
    let w = visit.words();
    let others = others(visit, sheet)?;
    let said = |put: &Put, given: &Given| match (given, put.kind()) {
        (Given::Option(Some(option)), Kind::Scale(scale)) => w.get(&Asked::option_key(scale, *option)),
        (Given::Chosen(chosen), _) => {
            let names = others.iter().filter(|(id, _)| chosen.iter().any(|one| one.to_string() == *id));
            names.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; ")
        }
        (Given::Words(words), _) => words.as_str().to_owned(),
        _ => String::new(),
    };
    let list = html! {
        dl.facts {
            @for put in &sheet.questions {
                @if let Some(given) = sheet.given(put.number) {
                    div { dt { (put.wording(w)) } dd { (said(put, given)) } }
                }
            }
        }
    };
    Ok(section("given", &w.get("survey-given"), list))
}

/// The others she can choose among.
fn others(visit: &Visit<'_>, sheet: &Sheet) -> Result<Vec<(String, String)>, Trouble> {
    let rows = surveyed(&visit.ctx, sheet.survey.id)?;
    let others = rows.into_iter().filter(|row| row.person != sheet.me.person);
    let mut all: Vec<_> =
        others.map(|row| (row.person.to_string(), format!("{} {}", row.given, row.family))).collect();
    all.sort_by_cached_key(|(_, name)| sort_key(name));
    Ok(all)
}

pub fn question(visit: &Visit<'_>) -> Reply {
    page(visit, &sheet(visit)?, None)
}

pub fn save(visit: &Visit<'_>) -> Reply {
    let sheet = sheet(visit)?;
    let number: i64 = visit.at("number")?;
    let given = match sheet.question(number).ok_or(Trouble::NotFound)?.kind() {
        Kind::Scale(_) => Given::Option(visit.form.parsed("answer")),
        Kind::Choose(_) => {
            Given::Chosen(visit.form.all("answer").filter_map(|id| id.parse::<PersonId>().ok()).collect())
        }
        Kind::Open => Given::Words(FreeText::new(visit.form.text("answer"))),
    };
    match actions::answer(&visit.ctx, &sheet, number, &given) {
        Ok(()) => {}
        Err(KernelError::Invalid { key: message }) if message.starts_with("survey-") => {
            return page(visit, &sheet, Some(message));
        }
        Err(error) => return Err(error.into()),
    }
    let next = sheet.questions.iter().map(|put| put.number).find(|at| *at > number);
    let here = answers(sheet.survey.id);
    match next {
        Some(next) => Ok(Answer::to(format!("{here}/{next}"))),
        None => {
            actions::done(&visit.ctx, &sheet)?;
            Ok(Answer::to(format!("{here}?saved=done")))
        }
    }
}

pub fn take_back(visit: &Visit<'_>) -> Reply {
    let sheet = sheet(visit)?;
    actions::withdraw(&visit.ctx, &sheet)?;
    Ok(Answer::to(format!("{}?saved=taken-back", answers(sheet.survey.id))))
}

fn page(visit: &Visit<'_>, sheet: &Sheet, fault: Option<&'static str>) -> Reply {
    let number: i64 = visit.at("number")?;
    let w = visit.words();
    let here = answers(sheet.survey.id);
    let put = sheet.question(number).ok_or(Trouble::NotFound)?;
    if !sheet.is_open(visit.owner().clock.today()) {
        return Ok(Answer::to(here));
    }
    let label = put.wording(w);
    let message = fault.map(|key| w.with(key, &[("most", CHOICES_AT_MOST.into())]));
    let faults: Vec<_> = message
        .iter()
        .map(|message| FieldError {
            field: "answer".to_owned(),
            label: label.clone(),
            message: message.clone(),
        })
        .collect();
    let sent = fault.is_some();
    let kept = sheet.given(number);
    let it = Field {
        name: "answer",
        label: &label,
        error: message.as_deref(),
        need: Need::Optional,
        ..Field::default()
    };
    let answer = match put.kind() {
        Kind::Scale(scale) => {
            let option = |option: i64| (option.to_string(), w.get(&Asked::option_key(scale, option)));
            let mut all: Vec<_> = (1..=OPTIONS).map(option).collect();
            all.push((RATHER_NOT.to_owned(), w.get("survey-rather-not")));
            let value = match kept {
                Some(Given::Option(Some(option))) => option.to_string(),
                _ => String::new(),
            };
            drawn_radios(w, &Field { value: &value, ..it }, &choices(&all), &FACES)
        }
        Kind::Choose(_) => {
            let all = others(visit, sheet)?;
            let kept: Vec<String> = match kept {
                Some(Given::Chosen(chosen)) => chosen.iter().map(PersonId::to_string).collect(),
                _ => Vec::new(),
            };
            let ticked: Vec<&str> = if sent {
                visit.form.all("answer").collect()
            } else {
                kept.iter().map(String::as_str).collect()
            };
            let help = w.with("survey-choose-help", &[("most", CHOICES_AT_MOST.into())]);
            checkboxes(w, &Field { description: Some(&help), ..it }, &choices(&all), &ticked)
        }
        Kind::Open => {
            let readers = readers(visit, &sheet.survey)?;
            let help = if put.bank().is_some() { "survey-open-help" } else { "survey-own-open-help" };
            let help = w.with(help, &[("readers", (&readers).into())]);
            let value = match kept {
                _ if sent => visit.form.text("answer"),
                Some(Given::Words(words)) => words.as_str(),
                _ => "",
            };
            textarea(w, &Field { value, description: Some(&help), ..it }, 6)
        }
    };
    let last = sheet.questions.last().is_some_and(|put| put.number == number);
    let to = format!("{here}/{number}");
    let before = if number > 1 { format!("{here}/{}", number - 1) } else { here.clone() };
    let step = w.with("survey-step", &[("number", number.into()), ("all", sheet.questions.len().into())]);
    let body = html! {
        div.reading.stack {
            (error_summary(w, &faults))
            (back(&Link::new(before, w.get("survey-back"))))
            (heading(&step, None))
            @if put.kind() == Kind::Open && !sheet.shows_words {
                (notice(Tone::Info, html! {
                    (w.get("survey-words-hidden")) " "
                    (link(&Link::new(format!("/confirm?to={to}"), w.get("survey-words-show"))))
                }))
            }
            (form(&visit.form_to(&to), html! {
                div.stack data-read { (answer) (read_aloud_button(&w.get("survey-read-aloud"))) }
                (button(Variant::Primary, &w.get(if last { "survey-finish" } else { "survey-next" })))
            }))
        }
    };
    let title = format!("{step} – {}", w.get("survey-title"));
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}
