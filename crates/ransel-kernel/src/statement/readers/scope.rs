//! Which permits could apply to a hat, an action and a category, and which facts they name. Read off the policies'
//! own JSON form; an operator not known here may apply.

use std::collections::BTreeSet;

use cedar_policy::{Effect, PolicySet};
use serde_json::Value as Json;

use crate::{
    Hat,
    action::ActionDef,
    facts::{Categories, Category, FACTS},
};

/// The permits of a house.
pub struct Permits(Vec<Json>);

impl Permits {
    /// All permits of a set. One that has no JSON form is taken to apply to everything.
    pub fn of(set: &PolicySet) -> Self {
        let permits = set.policies().filter(|policy| policy.effect() == Effect::Permit);
        Self(permits.map(|policy| policy.to_json().unwrap_or(Json::Null)).collect())
    }

    /// The categories some permit may open to a hat through an action.
    pub fn categories(&self, action: &ActionDef, hat: Hat) -> Categories {
        let permitted = |category: &Category| {
            self.applying(action, hat).any(|permit| in_scope(&permit["resource"], &[category.code()]))
        };
        let list: Vec<_> = action.categories.iter().filter(permitted).collect();
        Categories::of(&list)
    }

    /// The facts those permits name, by place.
    pub fn facts(&self, action: &ActionDef, hat: Hat) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        for permit in self.applying(action, hat) {
            named(permit, &mut places);
        }
        places
    }

    fn applying(&self, action: &ActionDef, hat: Hat) -> impl Iterator<Item = &Json> {
        let mode = if action.writes { "writing" } else { "reading" };
        let ids = [action.name, mode];
        self.0.iter().filter(move |permit| {
            in_scope(&permit["principal"], &[hat.code()]) && in_scope(&permit["action"], &ids)
        })
    }
}

fn in_scope(scope: &Json, ids: &[&str]) -> bool {
    let names = |entity: &Json| entity["id"].as_str().is_some_and(|id| ids.contains(&id));
    match scope["op"].as_str() {
        Some("==") => names(&scope["entity"]),
        Some("in") => {
            names(&scope["entity"]) || scope["entities"].as_array().is_some_and(|all| all.iter().any(names))
        }
        _ => true,
    }
}

fn named(json: &Json, places: &mut BTreeSet<usize>) {
    if let Some(access) = json.get(".")
        && access["left"]["Var"] == "context"
    {
        places.extend(FACTS.iter().position(|fact| access["attr"] == fact.name));
    }
    match json {
        Json::Object(members) => members.values().for_each(|member| named(member, places)),
        Json::Array(items) => items.iter().for_each(|item| named(item, places)),
        _ => {}
    }
}
