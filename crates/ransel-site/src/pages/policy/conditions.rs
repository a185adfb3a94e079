//! The conditions of a row in words: every fact that matters, with the values it may have.

use ransel_kernel::{facts::FACTS, table::Condition};

use crate::{
    Visit,
    pages::words::{capital, either, joined},
};

/// When a row holds.
pub fn when(visit: &Visit<'_>, conditions: &[Condition]) -> String {
    let said: Vec<_> = conditions.iter().map(|(name, values)| one(visit, name, values)).collect();
    if said.is_empty() { visit.text("policy-always") } else { capital(&joined(visit, said)) }
}

/// One fact, by the shorter of what it may and what it may not be.
fn one(visit: &Visit<'_>, name: &str, values: &[&str]) -> String {
    let all = FACTS.iter().find(|fact| fact.name == name).map_or(&[][..], |fact| fact.values);
    let others: Vec<_> = all.iter().copied().filter(|value| !values.contains(value)).collect();
    let said =
        |values: &[&str]| either(visit, values.iter().map(|value| visit.text(&key(name, value))).collect());
    if values.len() > 1 && others.len() < values.len() {
        visit.words().with("policy-not", &[("what", (&said(&others)).into())])
    } else {
        said(values)
    }
}

/// The key of a fact's value: `fact-contact-teacher-true`.
pub fn key(name: &str, value: &str) -> String {
    format!("fact-{}-{value}", name.replace('_', "-"))
}
