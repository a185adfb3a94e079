//! A policy's condition as something that can be asked a million times: mutants are many, and the policy engine is made
//! for single questions. Each judge checks at its start that both give the same answers.

use cedar_policy::{Effect, Policy as Rule};
use ransel_kernel::{Category, Facts, Hat, action::ActionDef, facts::FACTS};
use serde_json::Value as Json;

use crate::{ProofError, prover::failed};

/// One question.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub hat: Hat,
    pub action: &'static ActionDef,
    pub category: Category,
    pub facts: Facts,
}

/// A policy: whether it permits, and when.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub id: String,
    pub permit: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    Always(bool),
    Hat(Hat),
    Category(Category),
    Action(String),
    /// A fact has one of the values, one bit each.
    Fact(usize, u32),
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
}

impl Asked {
    /// Of a policy.
    pub fn of(rule: &Rule) -> Result<Self, ProofError> {
        let json = rule.to_json().map_err(failed)?;
        let permit = rule.effect() == Effect::Permit;
        Self::read(rule.id().as_ref(), permit, &json)
    }

    /// Of a policy's JSON.
    pub fn read(id: &str, permit: bool, json: &Json) -> Result<Self, ProofError> {
        let unknown = || ProofError::Policies(format!("{id} uses what mutants cannot be asked about"));
        Ok(Self { id: id.to_owned(), permit, test: whole(json).ok_or_else(unknown)? })
    }

    /// Whether it holds.
    pub fn holds(&self, at: &At) -> bool {
        self.test.holds(at)
    }
}

impl Test {
    fn holds(&self, at: &At) -> bool {
        match self {
            Self::Always(holds) => *holds,
            Self::Hat(hat) => at.hat == *hat,
            Self::Category(category) => at.category == *category,
            Self::Action(name) => at.action.is_called(name),
            Self::Fact(place, values) => values & 1 << at.facts.get(*place) != 0,
            Self::Not(test) => !test.holds(at),
            Self::All(tests) => tests.iter().all(|test| test.holds(at)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(at)),
        }
    }
}

fn whole(policy: &Json) -> Option<Test> {
    let mut parts = Vec::new();
    for part in ["principal", "action", "resource"] {
        let scope = &policy[part];
        parts.push(match (scope["op"].as_str()?, scope["entities"].as_array()) {
            ("All", _) => Test::Always(true),
            (_, Some(all)) => Test::Any(all.iter().map(entity).collect::<Option<_>>()?),
            _ => entity(&scope["entity"])?,
        });
    }
    for condition in policy["conditions"].as_array()? {
        let body = test(&condition["body"])?;
        parts.push(if condition["kind"] == "when" { body } else { Test::Not(Box::new(body)) });
    }
    Some(Test::All(parts))
}

fn entity(json: &Json) -> Option<Test> {
    let id = json["id"].as_str()?;
    match json["type"].as_str()? {
        "Hat" => Hat::from_code(id).map(Test::Hat),
        "Category" => Category::from_code(id).map(Test::Category),
        "Action" => Some(Test::Action(id.to_owned())),
        _ => None,
    }
}

fn test(json: &Json) -> Option<Test> {
    let (operator, inner) = json.as_object().filter(|members| members.len() == 1)?.iter().next()?;
    let (left, right) = (&inner["left"], &inner["right"]);
    Some(match operator.as_str() {
        "&&" => Test::All(vec![test(left)?, test(right)?]),
        "||" => Test::Any(vec![test(left)?, test(right)?]),
        "!" => Test::Not(Box::new(test(&inner["arg"])?)),
        "." => Test::Fact(place(json)?, 0b10),
        "==" if place(left).is_some() && place(right).is_some() => same(place(left)?, place(right)?),
        "!=" if place(left).is_some() && place(right).is_some() => {
            Test::Not(Box::new(same(place(left)?, place(right)?)))
        }
        "==" => is(left, right)?,
        "!=" => Test::Not(Box::new(is(left, right)?)),
        "in" => match right["Set"].as_array() {
            Some(all) => Test::Any(all.iter().map(|one| is(left, one)).collect::<Option<_>>()?),
            None => is(left, right)?,
        },
        _ => return None,
    })
}

fn place(json: &Json) -> Option<usize> {
    let attr = json["."]["attr"].as_str()?;
    FACTS.iter().position(|fact| fact.name == attr)
}

fn same(one: usize, other: usize) -> Test {
    let count = FACTS.get(one).map_or(0, |fact| fact.values.len());
    Test::Any(
        (0..count).map(|at| Test::All(vec![Test::Fact(one, 1 << at), Test::Fact(other, 1 << at)])).collect(),
    )
}

fn is(left: &Json, right: &Json) -> Option<Test> {
    let value = &right["Value"]["__entity"];
    match place(left) {
        Some(place) => {
            let at = FACTS.get(place)?.values.iter().position(|known| value["id"] == *known)?;
            Some(Test::Fact(place, 1 << at))
        }
        None => entity(value),
    }
}
