//! The policy texts and actions that are proven, and broken twins of them.

use ransel_kernel::{
    Category, Module,
    action::ActionDef,
    policy::{CORE, Policy},
};

use crate::{Compiled, ProofError, property::Break};

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
            }
        }
        Ok(rules)
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
        let declared: String = self.actions.iter().map(|action| declared(action)).collect();
        let texts: Vec<_> = self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let texts = [texts, vec![("declared", declared.as_str())]].concat();
        policy(&texts, self.actions.clone())
    }

    /// The same for the solver.
    ///
    /// # Errors
    /// As [`Rules::compile`].
    pub fn compiled(&self) -> Result<Compiled, ProofError> {
        Ok(Compiled::of(self.compile()?))
    }

    /// What a property lets by, for the same actions.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn spec(&self, text: &str) -> Result<Policy, ProofError> {
        policy(&[("property", text)], self.actions.clone())
    }
}

pub(crate) fn policy(texts: &[(&str, &str)], actions: Vec<&'static ActionDef>) -> Result<Policy, ProofError> {
    Policy::compile(texts, actions).map_err(|faults| ProofError::Policies(faults.join("\n")))
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
