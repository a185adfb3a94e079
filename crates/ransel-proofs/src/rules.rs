//! The policy texts and actions that are proven, and broken twins of them.

use cedar_policy::{PolicyId, PolicySet};
use ransel_kernel::{
    Categories, Category, Module,
    action::ActionDef,
    policy::{CORE, Policy},
};

use serde_json::Value as Json;

use crate::{Compiled, ProofError, property::Break, prover::failed};

/// Policy texts by module, with the actions they are about.
#[derive(Clone, Debug)]
pub struct Rules {
    texts: Vec<(String, String)>,
    /// The actions.
    pub actions: Vec<&'static ActionDef>,
}

impl Rules {
    /// The floor rules and those of `modules`.
    pub fn of(modules: &[Module]) -> Self {
        let of_modules = modules.iter().map(|module| (module.name.to_owned(), module.policy.to_owned()));
        Self {
            texts: std::iter::once(("core".to_owned(), CORE.to_owned())).chain(of_modules).collect(),
            actions: modules.iter().flat_map(|module| module.actions.iter().copied()).collect(),
        }
    }

    /// The same with something broken.
    ///
    /// # Errors
    /// A text to replace does not stand in its policy exactly once: the twin would equal the original, or break more.
    pub fn broken(&self, twin: &[Break]) -> Result<Self, ProofError> {
        let mut rules = self.clone();
        for change in twin {
            match change {
                Break::Add(text) => rules.texts.push(("twin".to_owned(), (*text).to_owned())),
                Break::Replace { rule, from, to } => rules.replace(rule, from, to)?,
                Break::Declare(action, category) => rules.declare(action, *category)?,
            }
        }
        Ok(rules)
    }

    /// An action is a static value, so the one that declares more is leaked: a twin lives as long as its test.
    fn declare(&mut self, name: &str, category: Category) -> Result<(), ProofError> {
        let fault =
            || ProofError::Policies(format!("{name} is not, or declares {} already", category.code()));
        let found = self.actions.iter_mut().find(|action| action.name == name);
        let action = found.filter(|action| !action.categories.has(category)).ok_or_else(fault)?;
        let categories = action.categories.and(Categories::of(&[category]));
        let ActionDef { name, module, activity, writes, keeps, store, row_facts, reach, .. } = **action;
        *action = Box::leak(Box::new(ActionDef {
            name,
            module,
            activity,
            writes,
            keeps,
            store,
            categories,
            row_facts,
            reach,
        }));
        Ok(())
    }

    fn replace(&mut self, rule: &str, from: &str, to: &str) -> Result<(), ProofError> {
        let fault = |what: &str| ProofError::Policies(format!("twin of {rule}: {what} in the policies"));
        let (heading, next) = (format!("@id(\"{rule}\")"), "@id(");
        for (_, text) in &mut self.texts {
            let Some((before, rest)) = text.split_once(&heading) else { continue };
            let end = rest.find(next).unwrap_or(rest.len());
            let (policy, after) = rest.split_at(end);
            if policy.matches(from).count() != 1 || from == to {
                return Err(fault(&format!("`{from}` does not stand once")));
            }
            *text = [before, &heading, &policy.replace(from, to), after].concat();
            return Ok(());
        }
        Err(fault("it is not"))
    }

    /// The rules as the kernel runs them: an action never opens a category it did not declare, which here
    /// becomes one more rule per action.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn compile(&self) -> Result<Policy, ProofError> {
        let declared = self.declared();
        let texts: Vec<_> = self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let texts = [texts, vec![("declared", declared.as_str())]].concat();
        policy(&texts, self.actions.clone())
    }

    /// The same, only read: what is not known of actions and facts shows when it is asked about.
    ///
    /// # Errors
    /// A text is no policy.
    pub(crate) fn set(&self) -> Result<PolicySet, ProofError> {
        let texts = self.texts.iter().map(|(_, text)| text.as_str());
        read(&texts.chain([self.declared().as_str()]).collect::<Vec<_>>().join("\n"))
    }

    fn declared(&self) -> String {
        self.actions.iter().map(|action| declared(action)).collect()
    }

    /// The same for the solver.
    ///
    /// # Errors
    /// As [`Rules::compile`].
    pub fn compiled(&self) -> Result<Compiled, ProofError> {
        Ok(Compiled::of(self.compile()?))
    }
}

pub(crate) fn policy(texts: &[(&str, &str)], actions: Vec<&'static ActionDef>) -> Result<Policy, ProofError> {
    Policy::compile(texts, actions).map_err(|faults| ProofError::Policies(faults.join("\n")))
}

/// Policies under their own names.
pub(crate) fn read(text: &str) -> Result<PolicySet, ProofError> {
    let parsed: PolicySet = text.parse().map_err(failed)?;
    let named =
        parsed.policies().map(|rule| rule.new_id(PolicyId::new(rule.annotation("id").unwrap_or_default())));
    PolicySet::from_policies(named).map_err(failed)
}

/// Those that can apply to the action: the rest says nothing there, and costs time.
pub(crate) fn applying(set: &PolicySet, action: &ActionDef) -> Result<PolicySet, ProofError> {
    let mut found = Vec::new();
    for rule in set.policies() {
        if applies(&rule.to_json().map_err(failed)?, action) {
            found.push(rule.clone());
        }
    }
    PolicySet::from_policies(found).map_err(failed)
}

/// Whether a policy's head lets it apply to the action.
pub(crate) fn applies(policy: &Json, action: &ActionDef) -> bool {
    let names = |entity: &Json| entity["id"].as_str().is_some_and(|name| action.is_called(name));
    let scope = &policy["action"];
    match scope["op"].as_str() {
        Some("==") => names(&scope["entity"]),
        Some("in") => {
            names(&scope["entity"]) || scope["entities"].as_array().is_some_and(|all| all.iter().any(names))
        }
        _ => true,
    }
}

/// Name of the rules that stand for the kernel's own limit; they are not part of any policy file.
pub(crate) const DECLARED: &str = "declared-by-";

fn declared(action: &ActionDef) -> String {
    let all: Vec<_> =
        action.categories.iter().map(Category::code).map(|code| format!("Category::\"{code}\"")).collect();
    format!(
        "@id(\"{DECLARED}{0}\") forbid (principal, action == Action::\"{0}\", resource) unless {{ resource in [{1}] }};\n",
        action.name,
        all.join(", ")
    )
}
