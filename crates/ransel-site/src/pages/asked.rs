//! What the school asks consent for, as those who are asked meet it: what a yes may lead to first, then the question, then
//! yes and no alike. A yes is taken back on the same page, with one button, on any day.

pub mod desk;
pub mod paper;
mod question;

use maud::{Markup, html};
use ransel_kernel::{
    Hat, PersonId,
    action::Reach,
    consent::{self, Given},
    facts::Age,
    platform::{AnswerConsent, ConsentAnswer, ConsentRequest, ReadGivenConsents, Right, Said},
};
use ransel_school::{records::Happened, telling};
use ransel_web::parts::{
    Link, Tone, answer_button, back, card, empty, form, heading, hidden, lead, link, link_list, notice,
    section, success,
};
use uuid::Uuid;

use self::question::{entry, facts_of, state};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, record::named, words::of_register},
};

/// One's own page, one's children, or for those who work here what they have asked.
pub fn start(visit: &Visit<'_>) -> Reply {
    match (visit.ctx.caller.hat, visit.ctx.caller.person) {
        (Hat::Pupil, Some(own)) => Ok(Answer::to(format!("/consents/{own}"))),
        (Hat::Guardian, Some(_)) => children(visit),
        (Hat::Teacher | Hat::Principal | Hat::Secretary, Some(_)) => Ok(Answer::to("/consents/asked")),
        _ => Err(Trouble::NotFound),
    }
}

fn children(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let w = visit.words();
    let mut links = Vec::new();
    for child in open_children(visit)? {
        let name = named(visit, child)?.unwrap_or_default();
        let count = unanswered(visit, child)?;
        let label = w.with("asked-child", &[("name", (&name).into()), ("count", count.into())]);
        links.push(Link::new(format!("/consents/{child}"), label));
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("asked-title"), None))
        @if links.is_empty() { (empty(&w.get("asked-none"), None)) } @else { (link_list(&links)) }
    };
    Ok(Answer::page(w.get("asked-title"), body))
}

/// The children a guardian sees the consents of.
fn open_children(visit: &Visit<'_>) -> Result<Vec<PersonId>, Trouble> {
    let all = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Children);
    let mut open = Vec::new();
    for person in all {
        if visit.ctx.would(&ReadGivenConsents { person })? {
            open.push(person);
        }
    }
    Ok(open)
}

/// The line on the start page; nothing where everything is answered.
///
/// # Errors
/// The ledger or the store fails.
pub fn waiting(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let people = match (visit.ctx.caller.hat, visit.ctx.caller.person) {
        (Hat::Pupil, Some(own)) => vec![own],
        (Hat::Guardian, _) => open_children(visit)?,
        _ => Vec::new(),
    };
    let mut count = 0;
    for person in people {
        count += unanswered(visit, person)?;
    }
    let words = visit.words().with("asked-waiting", &[("count", count.into())]);
    Ok(html! { @if count > 0 { (notice(Tone::Info, html! { (link(&Link::new("/consents", words))) })) } })
}

fn unanswered(visit: &Visit<'_>, person: PersonId) -> Result<usize, Trouble> {
    if !visit.ctx.would(&AnswerConsent { person })? {
        return Ok(0);
    }
    let asked = Asked::read(visit, person)?;
    Ok(asked.requests.iter().filter(|request| asked.waits(request)).count())
}

/// What is asked about one person, with all answers.
struct Asked {
    requests: Vec<ConsentRequest>,
    answers: Vec<ConsentAnswer>,
    age: Age,
    me: Option<PersonId>,
    today: jiff::civil::Date,
}

impl Asked {
    fn read(visit: &Visit<'_>, person: PersonId) -> Result<Self, Trouble> {
        let pass = visit.ctx.may(ReadGivenConsents { person })?;
        let mut requests = pass.rows::<ConsentRequest>().all()?;
        requests.retain(|request| entry(visit, request).is_some());
        requests.sort_by_key(|request| (std::cmp::Reverse(request.asked_at), request.id));
        let answers = pass.rows::<ConsentAnswer>().all()?;
        let facts = visit.owner().relations()?.facts(&visit.ctx.caller, person).unwrap_or_default();
        let (me, today) = (visit.ctx.caller.person, visit.owner().clock.today());
        Ok(Self { requests, answers, age: facts.age(), me, today })
    }

    /// The visitor's newest answer. What a pupil said before 15 and before 18 is asked anew there.
    fn mine(&self, request: &ConsentRequest) -> Option<&ConsentAnswer> {
        let own =
            self.answers.iter().filter(|one| one.request == request.id && Some(one.given_by) == self.me);
        let newest = own.max_by_key(|one| one.given_at)?;
        let band = consent::band(self.age)?;
        let line =
            [ransel_law::AgeBand::Adult, ransel_law::AgeBand::From15].into_iter().find(|line| band >= *line);
        let anew = newest.in_right == Right::Own && line.is_some_and(|line| newest.age < line);
        (!anew).then_some(newest)
    }

    fn waits(&self, request: &ConsentRequest) -> bool {
        self.today < request.until && self.mine(request).is_none()
    }
}

/// The page about one pupil.
pub fn show(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let asked = Asked::read(visit, person)?;
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(person);
    let answers = visit.ctx.would(&AnswerConsent { person })?;
    let (mut waiting, mut told, mut answered, mut over) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for request in &asked.requests {
        let shown = one(visit, &asked, request)?;
        match () {
            () if request.until <= asked.today => over.push(shown),
            () if asked.waits(request) && answers => waiting.push(shown),
            () if asked.waits(request) => told.push(shown),
            () => answered.push(shown),
        }
    }
    let name = if own { None } else { named(visit, person)? };
    let body = html! {
        div.reading.stack {
            (back(&Link::new(if own { "/" } else { "/consents" }, w.get("access-back"))))
            @for what in ["yes", "no", "withdrawn"] {
                @if visit.just(what) { (success(&w.get(&format!("asked-saved-{what}")), html! {})) }
            }
            (heading(&w.get("asked-title"), name.as_deref()))
            (lead(&w.get("asked-lead")))
            @if asked.requests.is_empty() { (empty(&w.get("asked-none"), None)) }
            @for (id, cards) in [("waiting", waiting), ("told", told), ("answered", answered), ("over", over)] {
                @if !cards.is_empty() {
                    (section(id, &w.get(&format!("asked-section-{id}")), html! { @for card in cards { (card) } }))
                }
            }
        }
    };
    Ok(Answer::page(w.get("asked-title"), body))
}

/// One request: what it may lead to, what is asked, where it stands, and what the visitor can do.
fn one(visit: &Visit<'_>, asked: &Asked, request: &ConsentRequest) -> Result<Markup, Trouble> {
    let w = visit.words();
    let Some(entry) = entry(visit, request) else { return Ok(html! {}) };
    let answers: Vec<_> = asked.answers.iter().filter(|one| one.request == request.id).cloned().collect();
    let verdict = consent::stands(visit.owner(), request, &answers)?;
    let mine = asked.mine(request);
    let says_yes = mine.is_some_and(|one| one.said == Said::Yes && one.withdrawn_at.is_none());
    let (person, open) = (request.person, asked.today < request.until);
    let may_answer = open && !says_yes && visit.ctx.would(&AnswerConsent { person })?;
    let to = format!("/consents/{person}/{}", request.id);
    let back_to = format!("{to}/withdrawal");
    let text = consent::text_digest(&consent::wording(entry, visit.lang.tag()));
    let id = visit.owner().random.uuid()?;
    Ok(card(html! {
        div.stack {
            @if may_answer {
                h3.ds-heading data-size="2xs" { (w.get("asked-know")) }
                p.ds-paragraph { (of_register(visit, &entry.consequences)) }
            }
            h3.ds-heading data-size="xs" { (of_register(visit, &entry.question)) }
            (facts_of(visit, entry, request))
            p { (state(visit, verdict)) }
            @for line in voices(visit, request.person, &answers) { p.subtle { (line) } }
            @if may_answer {
                (form(&visit.form_to(&to), html! {
                    (hidden("answer-id", &id.to_string()))
                    (hidden("text", &text))
                    div.button-row.answers {
                        (answer_button("said", "yes", &w.get("asked-yes")))
                        (answer_button("said", "no", &w.get("asked-no")))
                    }
                }))
            } @else if !says_yes && open && visit.ctx.caller.hat == Hat::Guardian {
                p.ds-paragraph { (w.get("asked-decides-alone")) }
            }
            @if says_yes {
                (form(&visit.form_to(&back_to), answer_button("withdraw", "yes", &w.get("asked-withdraw"))))
            }
        }
    }))
}

/// Who has said what, by what they are to the pupil and never by name: the other home's answer is the child's matter, its
/// people are not.
fn voices(visit: &Visit<'_>, person: PersonId, answers: &[ConsentAnswer]) -> Vec<String> {
    let w = visit.words();
    let mut newest: Vec<&ConsentAnswer> = Vec::new();
    for answer in answers {
        match newest.iter_mut().find(|known| known.given_by == answer.given_by) {
            Some(known) if known.given_at <= answer.given_at => *known = answer,
            Some(_) => {}
            None => newest.push(answer),
        }
    }
    let me = visit.ctx.caller.person;
    let line = |answer: &&ConsentAnswer| {
        let who = match () {
            () if Some(answer.given_by) == me => "you",
            () if answer.given_by == person => "pupil",
            () => "guardian",
        };
        let said = if answer.withdrawn_at.is_some() { "withdrawn" } else { answer.said.code() };
        let day = ransel_law::oslo_date(answer.withdrawn_at.unwrap_or(answer.given_at));
        let day = ransel_web::format::date(visit.lang, day);
        let who = w.get(&format!("asked-who-{who}"));
        w.with(&format!("asked-said-{said}"), &[("who", (&who).into()), ("day", (&day).into())])
    };
    newest.iter().map(line).collect()
}

/// Keeps an answer, and tells the guardians where the pupil decides alone.
pub fn answer(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let said = Said::from_code(visit.form.text("said")).ok_or(Trouble::Bad("asked-choose"))?;
    let text = visit.form.text("text").to_owned();
    let id: Uuid = visit.form.parsed("answer-id").ok_or(Trouble::Bad("consent-read-first"))?;
    let given = Given { id, person, request: visit.at("request")?, said, text };
    let answer = consent::answer(&visit.ctx, &given)?;
    tell(visit, &answer)?;
    Ok(Answer::to(format!("/consents/{person}?saved={}", said.code())))
}

/// Guardians of a pupil of 15 to 17 hear that she has said yes; they are asked nothing.
fn tell(visit: &Visit<'_>, answer: &ConsentAnswer) -> Result<(), Trouble> {
    use ransel_law::AgeBand::{From15, From16};
    let alone = answer.in_right == Right::Own && matches!(answer.age, From15 | From16);
    if !alone || answer.said == Said::No {
        return Ok(());
    }
    let (owner, pupil) = (visit.owner(), answer.person);
    let home = telling::home(owner, pupil)?.into_iter();
    let to = home.filter(|one| one.is_told() && one.person != pupil).map(|one| one.person).collect();
    let leads_to = format!("/consents/{pupil}");
    Ok(telling::tell(owner, pupil, Happened::Consent, answer.id, &leads_to, to)?)
}

/// Takes a yes back.
pub fn withdraw(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    consent::withdraw(&visit.ctx, person, visit.at("request")?)?;
    Ok(Answer::to(format!("/consents/{person}?saved=withdrawn")))
}
