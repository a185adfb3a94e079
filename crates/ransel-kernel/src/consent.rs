//! Consent (POL-2018 art. 6(1)(a), 7): asked, answered and withdrawn the same way for every module, by nothing but its
//! register entry (`[[consent]]`). What rests on consent asks [`check`] at the moment it is read, so a withdrawal acts at
//! once; whatever somebody must do besides is carried out by whoever asked ([`act::carried_out`]).

mod act;
mod verdict;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use ransel_law::{
    AgeBand,
    consent::{Audience, Sort, Stricter},
};
use uuid::Uuid;

pub use act::{Given, Question, answer, ask, carried_out, paper, set_up, withdraw};
pub use verdict::{Asked, Verdict, verdict, who};

use crate::{
    Caller, Owner, Result,
    facts::{Age, Guardianship, Protection},
    id::PersonId,
    keys::{digest, to_hex},
    platform::{CheckConsents, ConsentAnswer, ConsentRequest, Naming},
    register::{Consent, words},
    settings::Settings,
};

/// The part of the product that looks at consents, so that nobody who only wants to see a thing reads who said no to it.
const PART: &str = "consent";

/// The text that is shown before a question, in a language: what a yes may lead to, then the question.
pub fn wording(consent: &Consent, lang: &str) -> String {
    format!("{}\n\n{}", words(&consent.consequences, lang), words(&consent.question, lang))
}

/// What names a text: another text has another.
pub fn text_digest(text: &str) -> String {
    to_hex(&digest(&[text.as_bytes()]))
}

/// Whether this adult can consent for a child she is this to: she has parental responsibility and the care, or the care by
/// decision or mandate (BARN-1981 § 30, BVL-2021 ch. 5).
pub const fn consents_for(standing: Guardianship) -> bool {
    matches!(
        standing,
        Guardianship::LivesWith
            | Guardianship::Shared
            | Guardianship::Apart
            | Guardianship::Foster
            | Guardianship::Appointed
    )
}

/// The guardians who can consent for a child today.
///
/// # Errors
/// The relations cannot be read.
pub fn guardians(owner: &Owner, child: PersonId) -> Result<Vec<PersonId>> {
    let kin = owner.relations()?.kin(child).into_iter();
    Ok(kin.filter(|kin| consents_for(kin.standing)).map(|kin| kin.adult).collect())
}

/// How old somebody is, as law counts it. Of whom nobody knows the age nothing rests on consent.
pub const fn band(age: Age) -> Option<AgeBand> {
    Some(match age {
        Age::Unknown => return None,
        Age::Under12 => AgeBand::Under12,
        Age::From12 => AgeBand::From12,
        Age::From13 => AgeBand::From13,
        Age::From15 => AgeBand::From15,
        Age::From16 => AgeBand::From16,
        Age::Adult => AgeBand::Adult,
    })
}

/// What the owner has chosen for a place of a module: `both_from_12` and `every_guardian` list places.
pub fn stricter(settings: &Settings, module: &str, place: &str) -> Stricter {
    let chosen = settings.module.get(module);
    let lists = |name: &str| {
        let list = chosen.and_then(|table| table.get(name)).and_then(|value| value.as_array());
        list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(place)))
    };
    Stricter { both_from_12: lists("both_from_12"), every_guardian: lists("every_guardian") }
}

/// A use somebody's consent is needed for.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The module.
    pub module: &'a str,
    /// The name of its register entry.
    pub purpose: &'a str,
    /// The thing itself.
    pub matter: Uuid,
    /// Where.
    pub place: &'a str,
    /// Who can come to see it there.
    pub audience: Audience,
    /// With which name.
    pub naming: Naming,
    /// Everyday, or something that may become a problem.
    pub sort: Sort,
}

/// What some people's consents come to today.
#[derive(Debug)]
pub struct Checked {
    requests: Vec<ConsentRequest>,
    answers: HashMap<Uuid, Vec<ConsentAnswer>>,
    people: HashMap<PersonId, Known>,
    settings: std::sync::Arc<Settings>,
    on: Date,
}

#[derive(Debug)]
struct Known {
    band: Option<AgeBand>,
    protection: Protection,
    restricted: bool,
    guardians: Vec<PersonId>,
}

/// Looks at the consents of these people.
///
/// # Errors
/// The ledger or the store fails.
pub fn check(owner: &Owner, people: &[PersonId]) -> Result<Checked> {
    let caller = Caller::part(PART);
    let relations = owner.relations()?;
    let mut known = HashMap::new();
    for person in people {
        let facts = relations.facts(&caller, *person).unwrap_or_default();
        let guardians = guardians(owner, *person)?;
        let (band, protection, restricted) = (band(facts.age()), facts.protection(), facts.restricted());
        known.insert(*person, Known { band, protection, restricted, guardians });
    }
    let mut checked = Checked {
        requests: Vec::new(),
        answers: HashMap::new(),
        people: known,
        settings: owner.settings(),
        on: owner.clock.today(),
    };
    if !people.is_empty() {
        let ctx = owner.ctx(caller)?;
        let pass = ctx.may(CheckConsents { people: people.to_vec() })?;
        checked.requests = pass.rows::<ConsentRequest>().all()?;
        for answer in pass.rows::<ConsentAnswer>().all()? {
            checked.answers.entry(answer.request).or_default().push(answer);
        }
    }
    Ok(checked)
}

/// Where one request stands, by its answers: for those who are asked and for whoever asked.
///
/// # Errors
/// The relations cannot be read.
pub fn stands(owner: &Owner, request: &ConsentRequest, answers: &[ConsentAnswer]) -> Result<Verdict> {
    let on = owner.clock.today();
    let facts = owner.relations()?.facts(&Caller::part(PART), request.person).unwrap_or_default();
    let Some(band) = band(facts.age()) else { return Ok(Verdict::Closed) };
    if request.until <= on {
        return Ok(Verdict::Over);
    }
    let guardians = guardians(owner, request.person)?;
    let stricter = stricter(&owner.settings(), &request.module, &request.place);
    let (sort, audience) = (request.sort, request.audience);
    let asked = Asked { band, sort, audience, stricter, on, guardians: &guardians };
    Ok(verdict(&asked, answers.iter().filter(|answer| answer.request == request.id)))
}

/// Which of these people stand in a module by a yes that holds today, to anything of it that is asked about: for a module the
/// owner lets hang on consent.
///
/// # Errors
/// The ledger or the store fails.
pub fn in_module(owner: &Owner, module: &str, people: &[PersonId]) -> Result<BTreeSet<PersonId>> {
    let checked = check(owner, people)?;
    let valid = |request: &&ConsentRequest| {
        request.module == module && checked.of(request, request.audience, request.sort) == Verdict::Valid
    };
    Ok(checked.requests.iter().filter(valid).map(|request| request.person).collect())
}

impl Checked {
    /// Where one request stands, for a use of this kind.
    fn of(&self, request: &ConsentRequest, audience: Audience, sort: Sort) -> Verdict {
        let Some((known, band)) =
            self.people.get(&request.person).and_then(|known| Some((known, known.band?)))
        else {
            return Verdict::Closed;
        };
        if request.until <= self.on {
            return Verdict::Over;
        }
        let stricter = stricter(&self.settings, &request.module, &request.place);
        let asked = Asked { band, sort, audience, stricter, on: self.on, guardians: &known.guardians };
        verdict(&asked, self.answers.get(&request.id).into_iter().flatten())
    }

    /// Where one person's consent to a use stands. What was asked about this very thing goes before what was asked about
    /// all of its sort; what may become a problem is only ever covered by the former.
    pub fn verdict(&self, person: PersonId, wanted: &Use<'_>) -> Verdict {
        let Some(known) = self.people.get(&person) else { return Verdict::NotAsked };
        let hidden = match known.protection {
            Protection::Strict => true,
            Protection::Confidential => wanted.audience == Audience::Open,
            Protection::None | Protection::Client => false,
        };
        if hidden || known.restricted || known.band.is_none() {
            return Verdict::Closed;
        }
        let covers = |request: &&ConsentRequest| {
            request.person == person
                && request.module == wanted.module
                && request.purpose == wanted.purpose
                && request.place == wanted.place
                && request.naming >= wanted.naming
                && (request.audience == wanted.audience || request.audience == Audience::Open)
                && match request.matter {
                    Some(matter) => matter == wanted.matter && request.sort >= wanted.sort,
                    None => wanted.sort == Sort::Everyday && request.sort == Sort::Everyday,
                }
        };
        let of = |request: &ConsentRequest| self.of(request, wanted.audience, wanted.sort);
        let all: Vec<_> =
            self.requests.iter().filter(covers).map(|one| (one.matter.is_some(), of(one))).collect();
        let stopped =
            |one: &&(bool, Verdict)| one.0 && matches!(one.1, Verdict::Refused | Verdict::NotAgreed);
        let stop = all.iter().filter(stopped).map(|(_, verdict)| *verdict).max();
        stop.or_else(|| all.into_iter().map(|(_, verdict)| verdict).max()).unwrap_or(Verdict::NotAsked)
    }
}
