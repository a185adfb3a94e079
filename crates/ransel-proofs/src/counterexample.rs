//! A request that should not have been permitted, reduced to what matters.

use std::fmt;

use cedar_policy::{EvalResult, Request};
use ransel_kernel::{Category, Facts, Hat, action::ActionDef, facts::FACTS, policy::Policy};

/// A request the policies permit and a property does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterexample {
    /// The hat.
    pub hat: Hat,
    /// The action.
    pub action: &'static ActionDef,
    /// The category it opens.
    pub category: Category,
    /// The facts; those that do not matter are plain.
    pub facts: Facts,
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hat, category) = (self.hat.code(), self.category.code());
        let facts = self.facts.spelled();
        let facts = if facts.is_empty() { "no fact matters".to_owned() } else { facts.join(", ") };
        write!(f, "{hat} does {} on {category}: {facts}", self.action.name)
    }
}

impl Counterexample {
    /// From the request the solver made up; `None` if it names what the house does not have.
    pub(crate) fn read(request: &Request, real: &Policy) -> Option<Self> {
        let name = |uid: &cedar_policy::EntityUid| uid.id().unescaped().to_owned();
        let action = name(request.action()?);
        let (_, action) = real.actions().find(|(_, def)| def.name == action)?;
        let mut facts = Facts::default();
        for (place, fact) in FACTS.iter().enumerate() {
            let value = match request.context()?.get(fact.name)? {
                EvalResult::Bool(holds) => usize::from(holds),
                EvalResult::EntityUid(uid) => fact.values.iter().position(|value| *value == name(&uid))?,
                _ => return None,
            };
            facts = facts.with(place, value);
        }
        Some(Self {
            hat: Hat::from_code(&name(request.principal()?))?,
            action,
            category: Category::from_code(&name(request.resource()?))?,
            facts,
        })
    }

    /// Whether the kernel itself, which shares no code with the solver, agrees that it is one.
    pub(crate) fn stands(&self, real: &Policy, spec: &Policy) -> bool {
        let opens = |policy: &Policy| {
            let decide = |no| policy.decide_anew(no, self.hat, self.facts);
            policy.number(self.action).map(decide).is_some_and(|decision| decision.open.has(self.category))
        };
        opens(real) && !opens(spec)
    }

    /// Sets facts to plainer values while it still is a counterexample, until none can be: the solver gives
    /// every fact an arbitrary value, and nobody sees the point in twenty of them.
    pub(crate) fn shrunk(mut self, real: &Policy, spec: &Policy) -> Self {
        loop {
            let before = self.facts;
            for place in 0..FACTS.len() {
                let plainer = |value| Self { facts: self.facts.with(place, value), ..self.clone() };
                let found = (0..self.facts.get(place)).map(plainer).find(|less| less.stands(real, spec));
                self = found.unwrap_or(self);
            }
            // Once more, because one fact may have held another: who does not teach cannot teach the row's group.
            if self.facts == before {
                return self;
            }
        }
    }
}
