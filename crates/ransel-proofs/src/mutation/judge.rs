//! Who notices a mutant: the cells by running it, the properties and the declared reach by looking around each cell,
//! and for what is permitted at last by proof.

use std::collections::HashMap;

use cedar_policy::{Effect, Policy as Rule, PolicyId, PolicySet};
use ransel_kernel::{Categories, Facts, Hat, action::ActionDef, facts::FACTS};

use super::{
    Mutant,
    test::{Asked, At},
};
use crate::{
    Cell, Compiled, ProofError, Property, Prover, Rules,
    property::spec_text,
    prover::failed,
    reach::past_reach,
    rules::{applies, applying, read},
};

/// What noticed a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Killed {
    /// A hand-written cell is decided otherwise.
    ByCell,
    /// A case near a cell that a property or the declared reach closes is open.
    ByProperty,
    /// The solver found such a case in this action.
    ByProof(&'static str),
}

/// Judges mutants of one set of policies.
pub struct Judge<'a> {
    prover: &'a mut Prover,
    known: Compiled,
    spec: String,
    /// Per action: the policies that can apply, and what properties and reach close.
    rules: HashMap<&'static str, Here>,
    cells: Vec<At>,
    /// Cells with one fact changed at a time.
    around: Vec<At>,
}

struct Here {
    set: PolicySet,
    rules: Vec<Asked>,
    never: Vec<Asked>,
    /// Of those, the ones that hold whatever modules permit: floor rules are there for modules to come.
    never_by_floor: Vec<Asked>,
}

impl Here {
    /// Whether the rules permit, with one of them as it is said to be.
    fn open(&self, at: &At, mutant: Option<&Asked>) -> bool {
        let mut open = false;
        for rule in &self.rules {
            let rule = mutant.filter(|mutant| mutant.id == rule.id).unwrap_or(rule);
            match (rule.holds(at), rule.permit) {
                (true, false) => return false,
                (true, true) => open = true,
                (false, _) => {}
            }
        }
        open
    }

    /// Whether no floor closes it.
    fn above_floor(&self, at: &At, mutant: Option<&Asked>) -> bool {
        let floors = self.rules.iter().filter(|rule| !rule.permit);
        floors
            .map(|rule| mutant.filter(|mutant| mutant.id == rule.id).unwrap_or(rule))
            .all(|rule| !rule.holds(at))
    }
}

impl<'a> Judge<'a> {
    /// Of these rules, by these properties and cells.
    ///
    /// # Errors
    /// The policies or a cell cannot be read, or are decided otherwise by the policy engine.
    pub fn new(
        prover: &'a mut Prover,
        rules: &Rules,
        properties: &[Property],
        cells: &[Cell],
    ) -> Result<Self, ProofError> {
        let known = rules.compiled()?;
        let mut judge = Self {
            prover,
            spec: spec_text(properties),
            rules: HashMap::new(),
            cells: Vec::new(),
            around: Vec::new(),
            known,
        };
        for action in &rules.actions {
            judge.rules.insert(action.name, judge.here(action)?);
        }
        for cell in cells {
            judge.add(cell, rules)?;
        }
        judge.keep_floor_properties();
        Ok(judge)
    }

    /// Who notices it; nobody, if it survives.
    ///
    /// # Errors
    /// The solver failed.
    pub fn judge(&mut self, mutant: &Mutant) -> Result<Option<Killed>, ProofError> {
        let before = self.known.policy.set().policy(&PolicyId::new(&mutant.rule));
        let before = before.ok_or_else(|| ProofError::Policies(format!("no policy {}", mutant.rule)))?;
        let (permit, before) = (before.effect() == Effect::Permit, Asked::of(before)?);
        let changed = Asked::read(&mutant.rule, permit, &mutant.policy)?;
        // Where the policy itself says the same, so does the whole.
        let differs =
            |at: &At| self.rules.get(at.action.name).filter(|_| before.holds(at) != changed.holds(at));
        let decides =
            |at: &At| differs(at).is_some_and(|here| here.open(at, None) != here.open(at, Some(&changed)));
        if self.cells.iter().any(decides) {
            return Ok(Some(Killed::ByCell));
        }
        let opens = |at: &At| {
            differs(at).is_some_and(|here| {
                let (never, open) = if permit {
                    (&here.never, here.open(at, Some(&changed)))
                } else {
                    (&here.never_by_floor, here.above_floor(at, Some(&changed)))
                };
                open && never.iter().any(|never| never.holds(at))
            })
        };
        if self.around.iter().any(opens) {
            return Ok(Some(Killed::ByProperty));
        }
        if permit { self.proved(mutant) } else { Ok(None) }
    }

    fn here(&self, action: &'static ActionDef) -> Result<Here, ProofError> {
        let set = applying(self.known.policy.set(), action)?;
        let never = read(&[self.spec.as_str(), &past_reach(Hat::ALL, action)].concat())?;
        let never = applying(&never, action)?;
        let asked = |set: &PolicySet| set.policies().map(Asked::of).collect::<Result<Vec<_>, _>>();
        let mut never = asked(&never)?;
        never.retain(|rule| !rule.permit);
        Ok(Here { rules: asked(&set)?, set, never_by_floor: never.clone(), never })
    }

    fn add(&mut self, cell: &Cell, rules: &Rules) -> Result<(), ProofError> {
        let fault = |what: &str| {
            ProofError::Policies(format!("{} {} [{}]: {what}", cell.hat, cell.action, cell.facts))
        };
        let action = rules.actions.iter().find(|action| action.name == cell.action).copied();
        let (Some(action), Some(hat)) = (action, cell.hat()) else { return Err(fault("unknown")) };
        let facts = cell.facts().map_err(ProofError::Policies)?;
        let mut open = Categories::NONE;
        for category in action.categories.iter() {
            let at = At { hat, action, category, facts };
            if self.rules.get(action.name).is_some_and(|here| here.open(&at, None)) {
                open = open.and(Categories::of(&[category]));
            }
            self.cells.push(at);
            self.around.push(at);
            for place in 0..FACTS.len() {
                let values = FACTS.get(place).map_or(0, |fact| fact.values.len());
                let others = (0..values).filter(|value| *value != facts.get(place));
                self.around.extend(others.map(|value| At { facts: facts.with(place, value), ..at }));
            }
            self.around.extend(Hat::ALL.iter().map(|hat| At { hat: *hat, ..at }));
        }
        let number = self.known.policy.number(action).ok_or_else(|| fault("no such action"))?;
        let engine = self.known.policy.decide(number, hat, Facts(facts.0)).open;
        if engine == open { Ok(()) } else { Err(fault("the policy engine decides otherwise")) }
    }

    /// Leaves out what does not hold by floor rules alone.
    fn keep_floor_properties(&mut self) {
        for at in &self.around {
            if let Some(here) = self.rules.get_mut(at.action.name) {
                let above = here.above_floor(at, None);
                here.never_by_floor.retain(|never| !(above && never.holds(at)));
            }
        }
    }

    /// Asks the solver, in each action the mutant applies to, whether properties and reach still hold.
    fn proved(&mut self, mutant: &Mutant) -> Result<Option<Killed>, ProofError> {
        let rule =
            Rule::from_json(Some(PolicyId::new(&mutant.rule)), mutant.policy.clone()).map_err(failed)?;
        let actions: Vec<_> = self.known.policy.actions().map(|(_, action)| action).collect();
        for action in actions.into_iter().filter(|action| applies(&mutant.policy, action)) {
            let Some(here) = self.rules.get(action.name) else { continue };
            let floors = here.set.policies().filter(|rule| rule.effect() == Effect::Forbid);
            let set = PolicySet::from_policies(floors.chain([&rule]).cloned()).map_err(failed)?;
            let spec = read(&[self.spec.as_str(), &past_reach(Hat::ALL, action)].concat())?;
            if self.prover.refute_set(&self.known, action.name, &set, &spec)?.is_some() {
                return Ok(Some(Killed::ByProof(action.name)));
            }
        }
        Ok(None)
    }
}
