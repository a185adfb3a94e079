//! A request that should not have been permitted, reduced to what matters.

use std::fmt;

use cedar_policy::{EvalResult, Request};
use ransel_kernel::{
    Category, Facts, Hat,
    facts::FACTS,
    policy::{ActionNo, Policy},
};

/// A request the policies permit and a property does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterexample {
    /// The hat.
    pub hat: Hat,
    /// The action.
    pub action: &'static str,
    /// The category it opens.
    pub category: Category,
    /// The facts; those that do not matter are plain.
    pub facts: Facts,
    number: ActionNo,
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hat, category) = (self.hat.code(), self.category.code());
        let facts = self.facts.spelled();
        let facts = if facts.is_empty() { "no fact matters".to_owned() } else { facts.join(", ") };
        write!(f, "{hat} does {} on {category}: {facts}", self.action)
    }
}

impl Counterexample {
    /// From the request the solver made up; `None` if it names what the house does not have.
    pub(crate) fn read(request: &Request, real: &Policy) -> Option<Self> {
        let name = |uid: &cedar_policy::EntityUid| uid.id().unescaped().to_owned();
        let action = name(request.action()?);
        let (number, def) = real.actions().find(|(_, def)| def.name == action)?;
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
            action: def.name,
            category: Category::from_code(&name(request.resource()?))?,
            facts,
            number,
        })
    }

    /// Whether the kernel itself, which shares no code with the solver, agrees that it is one.
    pub(crate) fn stands(&self, real: &Policy, spec: &Policy) -> bool {
        let opens =
            |policy: &Policy| policy.decide_anew(self.number, self.hat, self.facts).open.has(self.category);
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
