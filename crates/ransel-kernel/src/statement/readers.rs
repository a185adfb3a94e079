//! Who can see and write what, asked of the policies themselves: for each hat, is there any way a caller could
//! stand to somebody in which the category is open? [`of`] is the one entry, so that a table computed by other
//! means can take its place.
//!
//! The search is thorough where policies make a difference: it takes every value of every fact that a permit for
//! this very hat, action and category names, and beside that the most favourable value of all other facts, changing
//! them one at a time. What would need two facts no permit names would be missed; where there is too much to try, a
//! category counts as open. A statement may say too much about who can see, rather than too little.

mod scope;

use std::collections::BTreeSet;

use serde::Serialize;

use super::coded;
use crate::{
    Hat, Module,
    action::{ActionDef, Reach},
    facts::{Affiliation, Age, Assurance, Categories, Enrolment, FACTS, Facts, Guardianship},
    policy::{ActionNo, Policy},
};
use scope::Permits;

/// More vectors than this are not tried.
const TRIES_MAX: usize = 20_000;

/// Whom a reader comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Herself.
    Own,
    /// Those she teaches.
    Teaches,
    /// Those whose contact teacher she is.
    ContactTeacher,
    /// Her children.
    Children,
    /// Everybody at the place.
    Place,
    /// Everybody at the owner.
    Owner,
    /// Nobody in particular: new persons, or rows about nobody.
    Nobody,
}

/// What one hat can do with one action, by one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reader {
    /// The hat.
    #[serde(serialize_with = "coded::hat")]
    pub hat: Hat,
    /// To whom.
    pub way: Way,
    /// The activity.
    pub activity: &'static str,
    /// The action.
    pub action: &'static str,
    /// Whether it writes.
    pub writes: bool,
    /// The categories it opens in the most favourable case.
    #[serde(serialize_with = "coded::categories")]
    pub categories: Categories,
}

/// Everybody who can see or write something through a module's actions: by hat, then in the order of the actions.
pub fn of(policy: &Policy, module: &Module) -> Vec<Reader> {
    let permits = Permits::of(policy.set());
    let numbered: Vec<_> = policy.actions().filter(|(_, def)| def.module == module.name).collect();
    let mut readers = Vec::new();
    for hat in Hat::ALL.iter().copied().filter(|hat| *hat != Hat::None) {
        for (number, def) in &numbered {
            readers.extend(ways(policy, &permits, *number, def, hat));
        }
    }
    readers
}

/// The ways by which an action opens something to a hat.
fn ways(policy: &Policy, permits: &Permits, number: ActionNo, def: &'static ActionDef, hat: Hat) -> Vec<Reader> {
    let hoped = permits.categories(def, hat);
    if hoped.is_empty() {
        return Vec::new();
    }
    let named = permits.facts(def, hat);
    let probe = |way, wanted| open(policy, number, hat, &named, way, wanted);
    let row = |way, categories| Reader { hat, way, activity: def.activity, action: def.name, writes: def.writes, categories };
    let reach = def.reach.iter().find(|(reaches, _)| *reaches == hat).map(|(_, ways)| *ways);
    let declared = reach.map_or(Vec::new(), |ways| ways.iter().copied().map(Way::from).collect());
    let mut found = Vec::new();
    let mut all = Categories::NONE;
    for way in declared {
        let categories = probe(Some(way), hoped);
        all = all.and(categories);
        found.push(row(way, categories));
    }
    // Through nobody, and for a person's hat in any way at all: a policy wider than the reach shows here. A part of
    // the product is nobody's child, teacher or self, so only its declared ways count.
    let rest = |all: Categories| Categories(hoped.0 & !all.0);
    let plain = if reach.is_some() { probe(Some(Way::Nobody), rest(all)) } else { Categories::NONE };
    let anyhow = if hat == Hat::System { Categories::NONE } else { probe(None, rest(all.and(plain))) };
    found.push(row(Way::Nobody, plain.and(anyhow)));
    found.retain(|reader| !reader.categories.is_empty());
    found
}

/// Which of `wanted` are open by a way in the most favourable case; `None` leaves all relations free.
fn open(
    policy: &Policy,
    number: ActionNo,
    hat: Hat,
    named: &BTreeSet<usize>,
    way: Option<Way>,
    wanted: Categories,
) -> Categories {
    let mut opened = Categories::NONE;
    let mut try_one = |facts| {
        let more = policy.decide_anew(number, hat, facts).open.0 & wanted.0;
        opened = opened.and(Categories(more));
        opened.covers(wanted)
    };
    if wanted.is_empty() {
        return wanted;
    }
    let pinned = |place: &usize| way.is_some_and(|way| way.pins().contains(&FACTS[*place].name));
    let free: Vec<_> = named.iter().copied().filter(|place| !pinned(place)).collect();
    let count = free.iter().try_fold(1_usize, |count, place| {
        count.checked_mul(FACTS[*place].values.len()).filter(|count| *count <= TRIES_MAX)
    });
    let Some(count) = count else { return wanted };
    let relevant = policy.relevant(number);
    let others: Vec<_> = (0..FACTS.len())
        .filter(|place| FACTS[*place].mask() & relevant != 0 && !free.contains(place) && !pinned(place))
        .collect();
    let start = favourable(way);
    let combinations: Vec<_> = (0..count).map(|choice| combination(start, &free, choice)).collect();
    if combinations.iter().any(|facts| try_one(*facts)) {
        return wanted;
    }
    for place in others {
        for value in 0..FACTS[place].values.len() {
            if combinations.iter().any(|facts| try_one(facts.with(place, value))) {
                return wanted;
            }
        }
    }
    opened
}

/// The `choice`-th way the facts at `places` can be.
fn combination(start: Facts, places: &[usize], mut choice: usize) -> Facts {
    places.iter().fold(start, |facts, place| {
        let values = FACTS[*place].values.len();
        let value = choice % values;
        choice /= values;
        facts.with(*place, value)
    })
}

/// The best a caller can hope for by a way: signed in as strongly as there is, a young pupil at school here,
/// nothing protected or restricted.
fn favourable(way: Option<Way>) -> Facts {
    let facts = Facts::default()
        .with_assurance(Assurance::High)
        .with_fresh(true)
        .with_declared(true)
        .with_age(Age::Under12)
        .with_enrolment(Enrolment::Current);
    match way {
        Some(Way::Own) => facts.with_own(true),
        Some(Way::Teaches) => facts.with_teaches(true).with_affiliation(Affiliation::Pupil),
        Some(Way::ContactTeacher) => facts.with_contact_teacher(true).with_affiliation(Affiliation::Pupil),
        Some(Way::Children) => facts.with_guardianship(Guardianship::LivesWith),
        Some(Way::Place) => facts.with_affiliation(Affiliation::Pupil),
        Some(Way::Owner) => facts.with_owner_wide(true),
        Some(Way::Nobody) => Facts::default().with_assurance(Assurance::High).with_fresh(true).with_declared(true),
        None => facts,
    }
}

impl Way {
    /// The facts that make this way what it is: their values stay.
    const fn pins(self) -> &'static [&'static str] {
        match self {
            Self::Own => &["own", "teaches", "contact_teacher", "guardianship"],
            Self::Teaches => &["own", "teaches", "guardianship"],
            Self::ContactTeacher => &["own", "contact_teacher", "guardianship"],
            Self::Children => &["own", "teaches", "contact_teacher"],
            Self::Place => &["own", "teaches", "contact_teacher", "guardianship"],
            Self::Owner => &["own", "teaches", "contact_teacher", "guardianship", "owner_wide"],
            Self::Nobody => &["own", "teaches", "contact_teacher", "guardianship", "affiliation"],
        }
    }

    /// Its code in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Teaches => "teaches",
            Self::ContactTeacher => "contact-teacher",
            Self::Children => "children",
            Self::Place => "place",
            Self::Owner => "owner",
            Self::Nobody => "nobody",
        }
    }
}

impl From<Reach> for Way {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Own => Self::Own,
            Reach::Teaches => Self::Teaches,
            Reach::ContactTeacher => Self::ContactTeacher,
            Reach::Children => Self::Children,
            Reach::Place => Self::Place,
            Reach::Owner => Self::Owner,
        }
    }
}
