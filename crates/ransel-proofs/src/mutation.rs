//! Policies with one condition wrong. Properties, reach and cells must notice each: what nothing notices is either
//! said twice, or not said anywhere but in the policy.

mod expression;
mod judge;
mod test;

use cedar_policy::PolicySet;
use serde_json::{Value as Json, json};

use crate::{ProofError, rules::DECLARED};
pub use judge::{Judge, Killed};

/// A policy with one thing wrong.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The policy.
    pub rule: String,
    /// What is wrong with it.
    pub what: String,
    pub(crate) policy: Json,
}

/// Every mutant of every policy, in an order that stays.
///
/// # Errors
/// A policy cannot be read.
pub fn mutants(set: &PolicySet) -> Result<Vec<Mutant>, ProofError> {
    let mut all = Vec::new();
    for policy in set.policies() {
        let rule = policy.id().to_string();
        if rule.starts_with(DECLARED) {
            continue;
        }
        let json = policy.to_json().map_err(|error| ProofError::Policies(format!("{rule}: {error}")))?;
        let changed = scope(&json).into_iter().chain(conditions(&json));
        all.extend(changed.map(|(what, policy)| Mutant { rule: rule.clone(), what, policy }));
    }
    all.sort_by(|one, other| (&one.rule, &one.what).cmp(&(&other.rule, &other.what)));
    Ok(all)
}

/// The head of the policy: for everybody, for every category, for one action fewer.
fn scope(policy: &Json) -> Vec<(String, Json)> {
    let mut all = Vec::new();
    for part in ["principal", "action", "resource"] {
        if policy[part]["op"] == "All" {
            continue;
        }
        let with = |scope: Json| {
            let mut policy = policy.clone();
            policy[part] = scope;
            policy
        };
        // A permit for every action is a hole nobody makes by mistake; a floor rule is for every action anyway.
        if part != "action" {
            all.push((format!("any {part}"), with(json!({ "op": "All" }))));
        }
        for (left_out, entities) in shorter(policy[part]["entities"].as_array()) {
            let what = format!("without {}", expression::entity(&left_out));
            all.push((what, with(json!({ "op": "in", "entities": entities }))));
        }
    }
    all
}

fn conditions(policy: &Json) -> Vec<(String, Json)> {
    let mut all = Vec::new();
    for (at, condition) in policy["conditions"].as_array().into_iter().flatten().enumerate() {
        let mut without = policy.clone();
        if let Some(conditions) = without["conditions"].as_array_mut() {
            conditions.remove(at);
        }
        all.push((format!("no {}", condition["kind"].as_str().unwrap_or_default()), without));
        for (what, body) in expression::changed(&condition["body"]) {
            let mut policy = policy.clone();
            policy["conditions"][at]["body"] = body;
            all.push((what, policy));
        }
    }
    all
}

/// A list with each of its members left out in turn, if it is one of at least two.
fn shorter(list: Option<&Vec<Json>>) -> Vec<(Json, Vec<Json>)> {
    let list = list.filter(|list| list.len() > 1).map_or(&[][..], Vec::as_slice);
    let without = |at: usize| {
        let rest = list.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| one.clone());
        (list.get(at).cloned().unwrap_or_default(), rest.collect())
    };
    (0..list.len()).map(without).collect()
}
