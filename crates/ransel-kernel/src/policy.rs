//! Decisions. One decision is the set of categories that are open to a hat, for one action, under one
//! vector of facts, with the policies it rests on. Deny by default; a policy that errors denies.

mod compile;
mod explain;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, OnceLock, PoisonError, RwLock},
};

use cedar_policy::{
    Authorizer, Context, Decision as Answer, Entities, EntityTypeName, EntityUid, PolicyId, PolicySet,
    Request, RestrictedExpression, Schema,
};

use crate::{
    action::ActionDef,
    facts::{Categories, Category, FACTS, Facts, Hat},
};

pub use compile::{CORE, schema_text};

/// What one asked for, decided.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct Decision {
    /// The categories that are open.
    pub open: Categories,
    /// The policies it rests on: those that permitted, or those that forbade.
    pub grounds: Vec<String>,
}

/// All policies of the house, compiled.
#[derive(Debug)]
pub struct Policy {
    set: PolicySet,
    schema: Schema,
    entities: Entities,
    actions: Vec<&'static ActionDef>,
    /// Per action: the facts any policy that applies to it looks at. All others are cut off before
    /// remembering, which makes the memory five to six times smaller.
    relevant: Vec<u64>,
    /// Per action: the policies whose scope takes it in, put together when it is first decided about. Cedar asks every policy
    /// of a set, and a house has hundreds, of which an action meets a few.
    applying: Vec<Applying>,
    memo: RwLock<HashMap<(u64, Hat, ActionNo), Arc<Decision>>>,
}

/// The policies an action can meet.
#[derive(Debug, Default)]
struct Applying {
    ids: Vec<PolicyId>,
    set: OnceLock<PolicySet>,
}

/// An action's number within one house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActionNo(u16);

impl Policy {
    /// The number of an action; `None` if the house does not know it.
    pub fn number(&self, action: &ActionDef) -> Option<ActionNo> {
        let at = self.actions.iter().position(|known| *known == action)?;
        u16::try_from(at).ok().map(ActionNo)
    }

    /// The actions, by number.
    pub fn actions(&self) -> impl Iterator<Item = (ActionNo, &'static ActionDef)> {
        self.actions
            .iter()
            .enumerate()
            .filter_map(|(at, action)| Some((ActionNo(u16::try_from(at).ok()?), *action)))
    }

    /// The compiled set, for proofs and the printed table.
    pub fn set(&self) -> &PolicySet {
        &self.set
    }

    /// The schema, for proofs.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The facts that matter to an action.
    pub fn relevant(&self, action: ActionNo) -> u64 {
        self.relevant.get(usize::from(action.0)).copied().unwrap_or_default()
    }

    /// Decides, from memory where the same was decided before.
    pub fn decide(&self, action: ActionNo, hat: Hat, facts: Facts) -> Arc<Decision> {
        let facts = Facts(facts.0 & self.relevant(action));
        let key = (facts.0, hat, action);
        if let Some(known) = self.memo.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let decision = Arc::new(self.decide_anew(action, hat, facts));
        self.memo.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&decision));
        decision
    }

    /// Decides without looking into memory.
    pub fn decide_anew(&self, action: ActionNo, hat: Hat, facts: Facts) -> Decision {
        match self.applying.get(usize::from(action.0)) {
            Some(applying) => {
                let set = applying.set.get_or_init(|| self.slice(&applying.ids));
                self.decide_by(set, action, hat, facts)
            }
            None => Decision::default(),
        }
    }

    /// Decides by all policies there are, also those whose scope leaves the action out: for the proof that they change nothing.
    pub fn decide_by_all(&self, action: ActionNo, hat: Hat, facts: Facts) -> Decision {
        self.decide_by(&self.set, action, hat, facts)
    }

    fn slice(&self, ids: &[PolicyId]) -> PolicySet {
        let policies = ids.iter().filter_map(|id| self.set.policy(id).cloned());
        // Ids that stand once in the whole set stand once in a part of it; were it not so, nothing is permitted.
        PolicySet::from_policies(policies).unwrap_or_default()
    }

    fn decide_by(&self, set: &PolicySet, action: ActionNo, hat: Hat, facts: Facts) -> Decision {
        let Some(def) = self.actions.get(usize::from(action.0)) else { return Decision::default() };
        let (mut open, mut grounds, mut against) = (Categories::NONE, Vec::new(), Vec::new());
        for category in def.categories.iter() {
            let (allowed, reasons) = self.ask(set, def, hat, category, facts);
            let list = if allowed { &mut grounds } else { &mut against };
            for reason in reasons {
                if !list.contains(&reason) {
                    list.push(reason);
                }
            }
            if allowed {
                open = open.and(Categories::of(&[category]));
            }
        }
        let mut grounds = if open.is_empty() { against } else { grounds };
        grounds.sort();
        Decision { open, grounds }
    }

    fn ask(
        &self,
        set: &PolicySet,
        action: &ActionDef,
        hat: Hat,
        category: Category,
        facts: Facts,
    ) -> (bool, Vec<String>) {
        let Some(request) = self.request(action, hat, category, facts) else { return (false, Vec::new()) };
        let response = Authorizer::new().is_authorized(&request, set, &self.entities);
        // Cedar skips a policy that errors; a forbid that is skipped would not forbid. So any error denies.
        let errors = response.diagnostics().errors().next().is_some();
        let reasons = response.diagnostics().reason().map(ToString::to_string).collect();
        (response.decision() == Answer::Allow && !errors, reasons)
    }

    fn request(&self, action: &ActionDef, hat: Hat, category: Category, facts: Facts) -> Option<Request> {
        let pairs = FACTS.iter().enumerate().map(|(place, fact)| {
            let value = facts.get(place);
            let expression = if fact.flag {
                RestrictedExpression::new_bool(value == 1)
            } else {
                RestrictedExpression::new_entity_uid(uid(
                    fact.type_name,
                    fact.values.get(value).copied().unwrap_or_default(),
                )?)
            };
            Some((fact.name.to_owned(), expression))
        });
        let context = Context::from_pairs(pairs.collect::<Option<Vec<_>>>()?).ok()?;
        let (principal, action, resource) =
            (uid("Hat", hat.code())?, uid("Action", action.name)?, uid("Category", category.code())?);
        Request::new(principal, action, resource, context, None).ok()
    }
}

/// The types of the schema. Cedar makes its lexer anew for every name it parses, so each is parsed once.
static TYPES: LazyLock<HashMap<&'static str, EntityTypeName>> = LazyLock::new(|| {
    let names = FACTS.iter().map(|fact| fact.type_name).chain(["Hat", "Action", "Category"]);
    names.filter_map(|name| Some((name, name.parse().ok()?))).collect()
});

/// An entity id from words of our own; `None` if the schema has no such type.
pub fn uid(type_name: &str, id: &str) -> Option<EntityUid> {
    let type_name = TYPES.get(type_name)?.clone();
    Some(EntityUid::from_type_name_and_id(type_name, cedar_policy::EntityId::new(id)))
}
