//! From a policy's JSON to a test. Only the operators listed here are known; any other is an error,
//! because a table that skipped a condition would show doors open that are closed, or worse.

use serde_json::Value as Json;

use crate::{
    facts::{Category, FACTS, Hat},
    table::{rule::Test, split::Question},
};

/// The whole policy: scope and conditions.
pub(super) fn whole(policy: &Json) -> Result<Test, String> {
    let mut parts = Vec::new();
    for (name, side) in [("principal", Side::Hat), ("action", Side::Action), ("resource", Side::Category)] {
        parts.push(scope(&side, &policy[name])?);
    }
    for condition in policy["conditions"].as_array().into_iter().flatten() {
        let body = test(&condition["body"])?;
        parts.push(match condition["kind"].as_str() {
            Some("when") => body,
            Some("unless") => not(body),
            _ => return unknown(condition),
        });
    }
    Ok(Test::All(parts))
}

fn scope(side: &Side, scope: &Json) -> Result<Test, String> {
    match scope["op"].as_str() {
        Some("All") => Ok(Test::Always(true)),
        Some("==") => equal(side, &entity(&scope["entity"])?),
        Some("in") => match scope["entities"].as_array() {
            Some(all) => any(all, |one| equal(side, &entity(one)?)),
            None => equal(side, &entity(&scope["entity"])?),
        },
        _ => unknown(scope),
    }
}

/// One side of a comparison.
enum Side {
    Hat,
    Action,
    Category,
    Fact(usize),
    Entity(String, String),
    Truth(Test),
}

fn test(json: &Json) -> Result<Test, String> {
    let Some((operator, inner)) = operation(json) else { return unknown(json) };
    let (left, right) = (&inner["left"], &inner["right"]);
    match operator {
        "&&" => Ok(Test::All(vec![test(left)?, test(right)?])),
        "||" => Ok(Test::Any(vec![test(left)?, test(right)?])),
        "!" => Ok(not(test(&inner["arg"])?)),
        "==" => equal(&side(left)?, &side(right)?),
        "!=" => Ok(not(equal(&side(left)?, &side(right)?)?)),
        "in" => among(left, right),
        "contains" => among(right, left),
        "if-then-else" => {
            let (condition, otherwise) = (test(&inner["if"])?, not(test(&inner["if"])?));
            Ok(Test::Any(vec![
                Test::All(vec![condition, test(&inner["then"])?]),
                Test::All(vec![otherwise, test(&inner["else"])?]),
            ]))
        }
        "Value" | "." => match side(json)? {
            Side::Truth(test) => Ok(test),
            Side::Fact(place) if FACTS.get(place).is_some_and(|fact| fact.flag) => Ok(flag(place, true)),
            _ => unknown(json),
        },
        _ => unknown(json),
    }
}

fn side(json: &Json) -> Result<Side, String> {
    let Some((operator, inner)) = operation(json) else { return unknown(json) };
    match (operator, inner) {
        ("Var", Json::String(name)) => match name.as_str() {
            "principal" => Ok(Side::Hat),
            "action" => Ok(Side::Action),
            "resource" => Ok(Side::Category),
            _ => unknown(json),
        },
        (".", _) if inner["left"]["Var"] == "context" => FACTS
            .iter()
            .position(|fact| inner["attr"] == fact.name)
            .map(Side::Fact)
            .ok_or_else(|| format!("no fact is called {}", inner["attr"])),
        ("Value", Json::Bool(holds)) => Ok(Side::Truth(Test::Always(*holds))),
        ("Value", _) => entity(&inner["__entity"]),
        _ => Ok(Side::Truth(test(json)?)),
    }
}

fn equal(left: &Side, right: &Side) -> Result<Test, String> {
    use Side::{Action, Category as Kind, Entity, Fact, Hat as Role, Truth};
    match (left, right) {
        (Role, Entity(kind, id)) | (Entity(kind, id), Role) if kind == "Hat" => {
            Hat::from_code(id).map(Test::Hat).ok_or_else(|| format!("no hat is called {id}"))
        }
        (Kind, Entity(kind, id)) | (Entity(kind, id), Kind) if kind == "Category" => {
            Category::from_code(id).map(Test::Category).ok_or_else(|| format!("no category is called {id}"))
        }
        (Action, Entity(kind, id)) | (Entity(kind, id), Action) if kind == "Action" => {
            Ok(Test::Action(id.clone()))
        }
        (Fact(place), Entity(kind, id)) | (Entity(kind, id), Fact(place)) => value(*place, kind, id),
        (Fact(place), Truth(Test::Always(holds))) | (Truth(Test::Always(holds)), Fact(place)) => {
            Ok(flag(*place, *holds))
        }
        (Fact(one), Fact(other)) => same(*one, *other),
        (Entity(kind, id), Entity(other_kind, other)) => Ok(Test::Always(kind == other_kind && id == other)),
        _ => Err("compares what this table cannot compare".to_owned()),
    }
}

fn among(left: &Json, right: &Json) -> Result<Test, String> {
    let left = side(left)?;
    match right.get("Set").or_else(|| right.get("Value").filter(|value| value.is_array())) {
        Some(Json::Array(all)) => any(all, |one| equal(&left, &side(one)?)),
        // Enumerations have no parents, so `in` one of their values is equality; an action may be in its mode.
        _ => equal(&left, &side(right)?),
    }
}

fn value(place: usize, kind: &str, id: &str) -> Result<Test, String> {
    FACTS
        .get(place)
        .filter(|fact| fact.type_name == kind)
        .and_then(|fact| fact.values.iter().position(|value| *value == id))
        .map(|at| Test::Fact(Question { place, values: 1 << at }))
        .ok_or_else(|| format!("no fact of {kind} has the value {id}"))
}

/// Two facts have the same value.
fn same(one: usize, other: usize) -> Result<Test, String> {
    let (Some(fact), Some(its)) = (FACTS.get(one), FACTS.get(other)) else {
        return Err("a fact is out of range".to_owned());
    };
    if fact.type_name != its.type_name {
        return Err(format!("compares {} with {}", fact.name, its.name));
    }
    let both = |at| {
        let values = 1_u32 << at;
        Test::All(vec![
            Test::Fact(Question { place: one, values }),
            Test::Fact(Question { place: other, values }),
        ])
    };
    Ok(Test::Any((0..fact.values.len()).map(both).collect()))
}

fn flag(place: usize, holds: bool) -> Test {
    Test::Fact(Question { place, values: if holds { 0b10 } else { 0b01 } })
}

fn not(test: Test) -> Test {
    Test::Not(Box::new(test))
}

fn any(all: &[Json], each: impl Fn(&Json) -> Result<Test, String>) -> Result<Test, String> {
    all.iter().map(each).collect::<Result<_, _>>().map(Test::Any)
}

fn entity(json: &Json) -> Result<Side, String> {
    match (json["type"].as_str(), json["id"].as_str()) {
        (Some(kind), Some(id)) => Ok(Side::Entity(kind.to_owned(), id.to_owned())),
        _ => unknown(json),
    }
}

/// An expression is an object with one member, named by its operator.
fn operation(json: &Json) -> Option<(&str, &Json)> {
    let (operator, inner) = json.as_object().filter(|members| members.len() == 1)?.iter().next()?;
    Some((operator, inner))
}

fn unknown<T>(json: &Json) -> Result<T, String> {
    Err(format!("uses what this table does not know: {json}"))
}
