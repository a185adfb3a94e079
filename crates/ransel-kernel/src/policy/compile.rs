//! From the modules' policy texts to one compiled set: schema, validation, and which facts matter to what.

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write,
    str::FromStr,
    sync::{OnceLock, RwLock},
};

use cedar_policy::{Entities, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use serde_json::Value as Json;

use crate::{
    action::ActionDef,
    facts::{Category, FACTS, Hat},
    policy::{Applying, Policy},
};

/// The floor rules.
pub const CORE: &str = include_str!("../../policy/core.cedar");

/// The schema all policies are validated against: hats, categories, facts and the house's actions.
pub fn schema_text(actions: &[&ActionDef]) -> String {
    let quoted = |words: &mut dyn Iterator<Item = &str>| {
        words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
    };
    let mut text = String::new();
    let mut line = |words: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{words}");
    };
    line(format_args!("entity Hat enum [{}];", quoted(&mut Hat::ALL.iter().map(|hat| hat.code()))));
    line(format_args!(
        "entity Category enum [{}];",
        quoted(&mut Category::ALL.iter().map(|category| category.code()))
    ));
    let mut types = BTreeSet::new();
    for fact in FACTS.iter().filter(|fact| !fact.flag) {
        if types.insert(fact.type_name) {
            line(format_args!(
                "entity {} enum [{}];",
                fact.type_name,
                quoted(&mut fact.values.iter().copied())
            ));
        }
    }
    let facts: Vec<_> = FACTS.iter().map(|fact| format!("{}: {}", fact.name, fact.type_name)).collect();
    line(format_args!("type Facts = {{ {} }};", facts.join(", ")));
    line(format_args!("action reading, writing, keeping;"));
    for action in actions {
        let modes = action.modes().collect::<Vec<_>>().join(", ");
        line(format_args!(
            "action \"{}\" in [{modes}] appliesTo {{ principal: [Hat], resource: [Category], context: Facts }};",
            action.name
        ));
    }
    text
}

impl Policy {
    /// Compiles the floor rules and the modules' policies.
    ///
    /// # Errors
    /// Everything that is wrong with them, one line each.
    pub fn compile(texts: &[(&str, &str)], actions: Vec<&'static ActionDef>) -> Result<Self, Vec<String>> {
        let (schema, warnings) = Schema::from_cedarschema_str(&schema_text(&actions))
            .map_err(|error| vec![format!("policy schema: {error}")])?;
        let mut faults: Vec<_> = warnings.map(|warning| format!("policy schema: {warning}")).collect();
        let mut set = PolicySet::new();
        for (module, text) in texts {
            if let Err(fault) = add(&mut set, text) {
                faults.push(format!("{module}/policy.cedar: {fault}"));
            }
        }
        let result = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        faults.extend(result.validation_errors().map(|error| format!("policy: {error}")));
        faults.extend(result.validation_warnings().map(|warning| format!("policy: {warning}")));
        if !faults.is_empty() {
            return Err(faults);
        }
        let entities = schema.action_entities().map_err(|error| vec![error.to_string()])?;
        // Once for all actions: writing a policy out costs more than asking whom it is for.
        let written = |policy: &cedar_policy::Policy| Some((policy.id().clone(), policy.to_json().ok()?));
        let written: Vec<_> = set.policies().filter_map(written).collect();
        let named: Vec<_> = written.iter().map(|(_, policy)| named(policy)).collect();
        let of = |action: &&ActionDef| {
            let applying = written.iter().zip(&named).filter(|((_, policy), _)| applies(policy, action));
            let (ids, named): (_, Vec<u64>) = applying.map(|((id, _), named)| (id.clone(), *named)).unzip();
            (named.into_iter().fold(0, |bits, named| bits | named), Applying { ids, set: OnceLock::new() })
        };
        let (relevant, applying) = actions.iter().map(of).unzip();
        Ok(Self { set, schema, entities, actions, relevant, applying, memo: RwLock::new(HashMap::new()) })
    }

    /// A set that permits everything: what a promise test must not survive.
    ///
    /// # Errors
    /// As [`Policy::compile`].
    pub fn allow_all(actions: Vec<&'static ActionDef>) -> Result<Self, Vec<String>> {
        let (schema, _) =
            Schema::from_cedarschema_str(&schema_text(&actions)).map_err(|error| vec![error.to_string()])?;
        let set = PolicySet::from_str("permit (principal, action, resource);")
            .map_err(|error| vec![error.to_string()])?;
        let relevant = vec![0; actions.len()];
        let all = || Applying { set: OnceLock::from(set.clone()), ..Applying::default() };
        Ok(Self {
            applying: actions.iter().map(|_| all()).collect(),
            set,
            schema,
            entities: Entities::empty(),
            actions,
            relevant,
            memo: RwLock::new(HashMap::new()),
        })
    }
}

/// Adds the policies under their own `@id`s: Cedar would number them, and the ledger would cite numbers that shift.
fn add(set: &mut PolicySet, text: &str) -> Result<(), String> {
    let parsed = PolicySet::from_str(text).map_err(|error| error.to_string())?;
    for policy in parsed.policies() {
        let id = policy.annotation("id").ok_or_else(|| format!("a policy without @id: {policy}"))?;
        set.add(policy.new_id(PolicyId::new(id))).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Whether a policy's scope takes an action in.
fn applies(policy: &Json, action: &ActionDef) -> bool {
    let names = |entity: &Json| entity["id"].as_str().is_some_and(|name| action.is_called(name));
    let scope = &policy["action"];
    match scope["op"].as_str() {
        Some("==") => names(&scope["entity"]),
        Some("in") => {
            names(&scope["entity"]) || scope["entities"].as_array().is_some_and(|all| all.iter().any(names))
        }
        // `All`, or an operator we do not know: it may apply.
        _ => true,
    }
}

/// Facts named anywhere in a policy as `context.NAME`.
fn named(json: &Json) -> u64 {
    let own = match json.get(".") {
        Some(access) if access["left"]["Var"] == "context" => {
            FACTS.iter().filter(|fact| access["attr"] == fact.name).fold(0, |bits, fact| bits | fact.mask())
        }
        _ => 0,
    };
    let inner = match json {
        Json::Object(members) => members.values().fold(0, |bits, member| bits | named(member)),
        Json::Array(items) => items.iter().fold(0, |bits, item| bits | named(item)),
        _ => 0,
    };
    own | inner
}
