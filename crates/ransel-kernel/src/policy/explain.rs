//! Why not: the facts that would have made the difference, those the caller may hear.

use crate::{
    facts::{Categories, FACTS, Facts, Hat, Missing, Sort},
    policy::{ActionNo, Policy},
};

impl Policy {
    /// The fewest facts that, had they been otherwise, would have opened `wanted`; only facts the caller
    /// may hear of. Empty where nothing she may hear would have helped: then she is told just that.
    ///
    /// Looks for one fact, then for two: what needs three is a different task, not a missing fact.
    pub fn explain(&self, action: ActionNo, hat: Hat, facts: Facts, wanted: Categories) -> Vec<Missing> {
        let opens = |facts: Facts| self.decide_anew(action, hat, facts).open.covers(wanted);
        let steps = steps(facts, self.relevant(action));
        for (changed, missing) in &steps {
            if opens(*changed) {
                return vec![missing.clone()];
            }
        }
        for (i, (changed, first)) in steps.iter().enumerate() {
            for (_, second) in steps.iter().skip(i + 1).filter(|(_, second)| second.fact != first.fact) {
                if opens(set(*changed, second)) {
                    return vec![first.clone(), second.clone()];
                }
            }
        }
        Vec::new()
    }
}

/// Every hearable fact set to each other value it could have. A row fact follows its relation: one who
/// does not teach the pupil hears of that, not of the row.
fn steps(facts: Facts, relevant: u64) -> Vec<(Facts, Missing)> {
    let mut steps = Vec::new();
    for (place, fact) in FACTS.iter().enumerate() {
        if !fact.hearable || fact.mask() & relevant == 0 {
            continue;
        }
        // A plain value is never what is missing, except where a state closes.
        let first = usize::from(fact.sort != Sort::State);
        for (value, name) in fact.values.iter().enumerate().skip(first) {
            if facts.get(place) != value {
                steps.push((facts.with(place, value), Missing { fact: fact.name, value: name }));
            }
        }
    }
    // Relations first: they are what a person can do something about.
    steps.sort_by_key(|(_, missing)| {
        FACTS.iter().find(|fact| fact.name == missing.fact).map_or(9, |fact| match fact.sort {
            Sort::WayIn => 0,
            Sort::Relation => 1,
            Sort::Row => 2,
            Sort::State | Sort::Choice => 3,
        })
    });
    steps
}

fn set(facts: Facts, missing: &Missing) -> Facts {
    let Some(place) = FACTS.iter().position(|fact| fact.name == missing.fact) else { return facts };
    let value = FACTS[place].values.iter().position(|value| *value == missing.value).unwrap_or_default();
    facts.with(place, value)
}
