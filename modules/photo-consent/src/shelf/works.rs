//! Pupils' works as others may read them, looked through by a part of the product: no visitor's pass opens a word of another
//! pupil, so no page can show what is private. What is open is worked out anew each time, from the words and the consents.

use std::collections::{HashMap, HashSet};

use ransel_kernel::{
    Caller, FreeText, GroupId, Owner, PersonId, Result, SchoolId,
    consent::{self, Use, Verdict},
    facts::Protection,
    platform::Naming,
    rows::Is,
};
use ransel_law::consent::{Audience, Sort};
use ransel_school::{
    names::opened,
    records::{ContactKind, ContactPoint, Group},
};
use uuid::Uuid;

use super::{PART, Shelf, Which, is_pupil_at};
use crate::{
    NAME,
    actions::{LookForAddress, LookThroughWorks, NameAuthors, ReadSharedWorks},
    records::{Place, Shared, Work, WorkPart, WorkWords},
    rules::{
        caption,
        works::{Author, Closed, for_others, is_protected, known_by, openly, tells, within},
    },
};

/// The name consent to works is asked under.
pub const WORKS: &str = "works";

/// Which works.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    /// One.
    One(Uuid),
    /// Those shared with a class.
    Class(GroupId),
    /// Those somebody has shared.
    By(PersonId),
    /// Those meant for a school's open page.
    Open(SchoolId),
}

/// A work as others may read it.
#[derive(Debug)]
pub struct SharedWork {
    /// The work.
    pub work: Work,
    /// Its title.
    pub title: FreeText,
    /// Why the inner network will not do: for those who may ask for consent.
    pub considered: FreeText,
    /// Its parts, without those that are for herself alone.
    pub parts: Vec<WorkPart>,
    /// Who wrote it, as far as she is to be named.
    pub by: Option<String>,
    /// How she becomes known by it.
    pub naming: Naming,
    /// Where her consent to that stands.
    pub verdict: Verdict,
    /// Whether everybody reads it, or why not.
    pub open: std::result::Result<(), Closed>,
}

/// The works of these that anybody but their author reads today.
///
/// # Errors
/// The ledger or the store fails.
pub fn shared(owner: &Owner, wanted: Wanted) -> Result<Vec<SharedWork>> {
    let ctx = owner.ctx(Caller::part(PART))?;
    let pass = ctx.may(LookThroughWorks {})?;
    let rows = pass.rows::<Work>();
    let mut works = match wanted {
        Wanted::One(id) => rows.only(Work::ID, Is::Equal, &id),
        Wanted::Class(group) => rows.only(Work::GROUP_ID, Is::Equal, &group),
        Wanted::By(person) => rows.only(Work::PERSON, Is::Equal, &person),
        Wanted::Open(school) => {
            rows.only(Work::SCHOOL, Is::Equal, &school).only(Work::SHARED, Is::Equal, &Shared::Open)
        }
    }
    .all()?;
    let (relations, today) = (owner.relations()?, owner.clock.today());
    works.retain(|work| within(work, is_pupil_at(&*relations, work.person, work.school), today));
    if works.is_empty() {
        return Ok(Vec::new());
    }
    let groups = pass.rows::<Group>().among(Group::ID, works.iter().map(|work| work.group_id)).all()?;
    let classes: HashMap<_, _> = groups.into_iter().map(|group| (group.id, group.name)).collect();
    let mut people: Vec<_> = works.iter().map(|work| work.person).collect();
    people.sort_unstable();
    people.dedup();
    let read = ctx.may(ReadSharedWorks { people: people.clone() })?;
    let ids = || works.iter().map(|work| work.id);
    let titles = read.rows::<WorkWords>().among(WorkWords::WORK, ids()).all()?.into_iter();
    let mut titles: HashMap<_, _> = titles.map(|row| (row.work, row)).collect();
    let mut parts: HashMap<_, Vec<_>> = HashMap::new();
    let shown = read.rows::<WorkPart>().only(WorkPart::PRIVATE, Is::Equal, &false);
    for part in shown.among(WorkPart::WORK, ids()).all()? {
        parts.entry(part.work).or_default().push(part);
    }
    let names = opened(&ctx.may(NameAuthors { people: people.clone() })?)?;
    let protections: HashMap<_, _> =
        people.iter().map(|person| Ok((*person, protection(owner, *person)?))).collect::<Result<_>>()?;
    let hidden = protections.iter().filter(|(_, protection)| is_protected(**protection));
    let addresses = addresses(owner, hidden.map(|(person, _)| *person).collect())?;
    let open = || works.iter().filter(|work| work.shared == Shared::Open);
    let consents = consent::check(owner, &open().map(|work| work.person).collect::<Vec<_>>())?;
    // A picture in it is of her own school: one look for all that each school shows.
    let pictured = |work: &&Work| {
        parts.get(&work.id).is_some_and(|parts| parts.iter().any(|part| part.picture.is_some()))
    };
    let schools: HashSet<_> = open().filter(pictured).map(|work| work.school).collect();
    let mut everybodys = HashSet::new();
    for school in schools {
        let shelf = Shelf::look(owner, Which::At(school, Place::Web))?;
        everybodys.extend(shelf.at(Place::Web).into_iter().map(|(picture, _)| picture.id));
    }
    let piece = |work: Work| {
        let words = titles.remove(&work.id)?;
        let name = names.get(&work.person)?;
        let lines = addresses.get(&work.person).map_or(&[][..], Vec::as_slice);
        // A title stands over every part.
        if tells(words.title.as_str(), lines) {
            return None;
        }
        let parts = for_others(parts.remove(&work.id).unwrap_or_default(), lines);
        let texts = std::iter::once(&words.title).chain(parts.iter().map(|part| &part.text));
        let naming = known_by(work.naming, texts.map(FreeText::as_str), name);
        let verdict = consents.verdict(work.person, &used(work.id, naming));
        let protection = protections.get(&work.person).copied().unwrap_or_default();
        let pictures = parts.iter().filter_map(|part| part.picture).all(|id| everybodys.contains(&id));
        let class = classes.get(&work.group_id).map_or("", String::as_str);
        Some(SharedWork {
            open: openly(&work, &Author { naming, verdict, protection, pictures }),
            by: caption(work.naming, &name.given, &name.family, class),
            title: words.title,
            considered: words.considered,
            work,
            parts,
            naming,
            verdict,
        })
    };
    Ok(works.into_iter().filter_map(piece).collect())
}

/// The use consent to a work is asked for.
fn used(work: Uuid, naming: Naming) -> Use<'static> {
    Use {
        module: NAME,
        purpose: WORKS,
        matter: work,
        place: Place::Web.code(),
        audience: Audience::Open,
        naming,
        sort: Sort::Everyday,
    }
}

/// Whether one of these texts tells an address of hers that is protected.
///
/// # Errors
/// The ledger or the store fails.
pub fn tells_address(owner: &Owner, person: PersonId, texts: &[&str]) -> Result<bool> {
    if !is_protected(protection(owner, person)?) {
        return Ok(false);
    }
    let lines = addresses(owner, vec![person])?.remove(&person).unwrap_or_default();
    Ok(texts.iter().any(|text| tells(text, &lines)))
}

fn protection(owner: &Owner, person: PersonId) -> Result<Protection> {
    Ok(owner.relations()?.facts(&Caller::part(PART), person).unwrap_or_default().protection())
}

/// The lines of these people's addresses, as the register has them today.
fn addresses(owner: &Owner, people: Vec<PersonId>) -> Result<HashMap<PersonId, Vec<String>>> {
    let mut lines: HashMap<_, Vec<_>> = HashMap::new();
    if people.is_empty() {
        return Ok(lines);
    }
    let (ctx, today) = (owner.ctx(Caller::part(PART))?, owner.clock.today());
    for point in ctx.may(LookForAddress { people })?.rows::<ContactPoint>().all()? {
        let address = matches!(point.kind, ContactKind::RegisteredAddress | ContactKind::PostalAddress);
        if address && point.valid_from <= today && point.valid_to.is_none_or(|to| today < to) {
            let of = lines.entry(point.person).or_default();
            of.extend(point.value.lines().map(ToOwned::to_owned));
            of.push(format!("{} {}", point.postal_code, point.locality));
        }
    }
    Ok(lines)
}
