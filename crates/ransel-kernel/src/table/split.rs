//! Regions of the facts: split until the decision is the same everywhere inside, then grown again until
//! they are as large as they can be. Enumerating single vectors instead would be hopeless: there are
//! more than 10⁷ per action.

use crate::{
    facts::{Categories, Category, FACTS},
    table::Condition,
};

/// For each fact the values it may have, as bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region(Vec<u32>);

/// Whether a fact has one of these values: what must be settled before a region can be decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub place: usize,
    pub values: u32,
}

/// What holds in a whole region.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub categories: Categories,
    pub grounds: Vec<String>,
}

impl Outcome {
    pub fn add(&mut self, category: Category, grounds: Vec<String>) {
        self.categories = self.categories.and(Categories::of(&[category]));
        self.rest_on(grounds);
    }

    fn rest_on(&mut self, grounds: Vec<String>) {
        self.grounds.extend(grounds);
        self.grounds.sort();
        self.grounds.dedup();
    }
}

/// Decides a whole region, or asks what it must know first.
pub(super) type Decide<'a> = &'a dyn Fn(&Region) -> Result<Outcome, Question>;

fn every(place: usize) -> u32 {
    FACTS.get(place).map_or(0, |fact| (1 << fact.values.len()) - 1)
}

impl Region {
    /// Nothing is known yet.
    pub fn everything() -> Self {
        Self((0..FACTS.len()).map(every).collect())
    }

    /// The values a fact may have here.
    pub fn values(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or_default()
    }

    fn with(&self, place: usize, values: u32) -> Self {
        let mut region = self.clone();
        region.0[place] = values;
        region
    }

    fn inside(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, its)| mine & !its == 0)
    }

    /// The region in words: the facts that cannot have every value.
    pub fn conditions(&self) -> Vec<Condition> {
        FACTS
            .iter()
            .enumerate()
            .filter(|(place, _)| self.values(*place) != every(*place))
            .map(|(place, fact)| {
                let may = |(at, _): &(usize, _)| self.values(place) & 1 << at != 0;
                (
                    fact.name,
                    fact.values.iter().copied().enumerate().filter(may).map(|(_, value)| value).collect(),
                )
            })
            .collect()
    }
}

/// Few regions that together hold every vector whose outcome is not empty, each with one outcome.
/// They may overlap; then their outcomes agree.
pub(super) fn cover(decide: Decide<'_>) -> Vec<(Region, Outcome)> {
    let mut leaves = Vec::new();
    split(&Region::everything(), decide, &mut leaves);
    let mut grown: Vec<(Region, Outcome)> = Vec::new();
    for (region, outcome) in &leaves {
        // What already lies in a grown region needs no row of its own.
        if !grown.iter().any(|(whole, _)| region.inside(whole)) {
            grown.push(grow(region.clone(), outcome.clone(), decide));
        }
    }
    // The later regions may have swallowed earlier ones: largest first, keep what adds something.
    let holds = |whole: &Region| leaves.iter().filter(|(leaf, _)| leaf.inside(whole)).count();
    let mut order: Vec<_> = (0..grown.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(grown.get(*at).map_or(0, |(region, _)| holds(region))));
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let new = |(leaf, _): &(Region, Outcome)| {
            leaf.inside(&grown[at].0) && !kept.iter().any(|other| leaf.inside(&grown[*other].0))
        };
        if leaves.iter().any(new) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept.into_iter().filter_map(|at| grown.get(at).cloned()).collect()
}

/// Splits a region until each part has one outcome.
fn split(region: &Region, decide: Decide<'_>, leaves: &mut Vec<(Region, Outcome)>) {
    match decide(region) {
        Ok(outcome) if outcome.categories.is_empty() => {}
        Ok(outcome) => leaves.push((region.clone(), outcome)),
        Err(question) => {
            for part in parts(region, question) {
                split(&part, decide, leaves);
            }
        }
    }
}

/// The two answers to a question, the one that says yes first.
fn parts(region: &Region, Question { place, values }: Question) -> [Region; 2] {
    let all = region.values(place);
    [region.with(place, all & values), region.with(place, all & !values)]
}

/// Adds value after value as long as the outcome stays the same everywhere.
fn grow(mut region: Region, mut outcome: Outcome, decide: Decide<'_>) -> (Region, Outcome) {
    for place in 0..FACTS.len() {
        let missing = every(place) & !region.values(place);
        for value in (0..32).map(|at| 1 << at).filter(|value| missing & value != 0) {
            let mut grounds = Vec::new();
            if agrees(&region.with(place, value), outcome.categories, decide, &mut grounds) {
                region = region.with(place, region.values(place) | value);
                outcome.rest_on(grounds);
            }
        }
    }
    (region, outcome)
}

/// Whether every part of the region has this outcome; collects what it rests on.
fn agrees(region: &Region, wanted: Categories, decide: Decide<'_>, grounds: &mut Vec<String>) -> bool {
    match decide(region) {
        Ok(outcome) => {
            grounds.extend(outcome.grounds);
            outcome.categories == wanted
        }
        Err(question) => parts(region, question).iter().all(|part| agrees(part, wanted, decide, grounds)),
    }
}
