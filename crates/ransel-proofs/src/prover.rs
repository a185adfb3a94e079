//! The solver: found, started and asked.

use std::{cell::OnceCell, collections::HashSet, env, path::PathBuf};

use cedar_policy::{Authorizer, Decision, Effect, Policy as Rule, PolicyId, PolicySet, RequestEnv};
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet, solver::LocalSolver};
use ransel_kernel::{action::ActionDef, policy::Policy};
use tokio::{
    process::Command,
    runtime::{Builder, Runtime},
};

use crate::{
    Counterexample,
    rules::{DECLARED, applies, applying},
};

/// Why nothing could be proven.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The policies, a property or a twin do not fit together.
    #[error("the policies cannot be proven: {0}")]
    Policies(String),
    /// The solver could not be started.
    #[error("the solver did not start")]
    Start(#[source] std::io::Error),
    /// The solver or the symbolic compiler failed.
    #[error("the solver failed: {0}")]
    Solver(String),
    /// The solver's counterexample is none: something is wrong with the proof, not with the policies.
    #[error("the solver found a request which the kernel decides otherwise: {0}")]
    Disagree(String),
}

pub(crate) fn failed(error: impl std::fmt::Display) -> ProofError {
    ProofError::Solver(error.to_string())
}

/// Something wrong with a single policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can fail for some request, and the engine skips a policy that fails: a forbid would not forbid.
    Errs(String),
    /// It never has any effect: it says something nobody meant.
    Dead(String),
}

/// Where the solver is: `CVC5` names it, or it stands in `PATH`.
pub fn solver() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CVC5") {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join("cvc5")).find(|path| path.is_file())
}

/// Policies in the solver's language, for each action when it is first asked about.
pub struct Compiled {
    pub(crate) policy: Policy,
    pub(crate) envs: Vec<(RequestEnv, OnceCell<CompiledPolicySet>)>,
}

impl Compiled {
    /// Of these policies.
    pub fn of(policy: Policy) -> Self {
        let envs = envs(&policy).into_iter().map(|env| (env, OnceCell::new())).collect();
        Self { policy, envs }
    }

    /// What an action is, to the kernel and to the solver.
    pub(crate) fn action(&self, name: &str) -> Result<(&'static ActionDef, &RequestEnv), ProofError> {
        let def = self.policy.actions().find(|(_, action)| action.name == name).map(|(_, action)| action);
        let env = self.envs.iter().find(|(env, _)| env.action().id().unescaped() == name).map(|(env, _)| env);
        def.zip(env).ok_or_else(|| ProofError::Policies(format!("no action {name}")))
    }

    fn set(
        &self,
        env: &RequestEnv,
        known: &OnceCell<CompiledPolicySet>,
    ) -> Result<CompiledPolicySet, ProofError> {
        if let Some(set) = known.get() {
            return Ok(set.clone());
        }
        let set = CompiledPolicySet::compile(self.policy.set(), env, self.policy.schema()).map_err(failed)?;
        Ok(known.get_or_init(|| set).clone())
    }
}

/// A running solver.
pub struct Prover {
    runtime: Runtime,
    compiler: CedarSymCompiler<LocalSolver>,
}

impl Prover {
    /// Starts the solver.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(solver: &std::path::Path) -> Result<Self, ProofError> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(ProofError::Start)?;
        let compiler = runtime.block_on(async {
            let mut command = Command::new(solver);
            // A question here takes milliseconds; a minute means that it will never be answered.
            command.args(["--lang", "smt", "--tlimit-per=60000"]).kill_on_drop(true);
            CedarSymCompiler::new(LocalSolver::from_command(&mut command).map_err(failed)?).map_err(failed)
        })?;
        Ok(Self { runtime, compiler })
    }

    /// A request that `real` permits and `spec` does not, in one action by its place in `envs`; `None` proves that there
    /// is none.
    pub(crate) fn refute_in(
        &mut self,
        at: usize,
        real: &Compiled,
        spec: &Policy,
    ) -> Result<Option<Counterexample>, ProofError> {
        let Some((env, known)) = real.envs.get(at) else { return Ok(None) };
        let permitted = real.set(env, known)?;
        let allowed = CompiledPolicySet::compile(spec.set(), env, real.policy.schema()).map_err(failed)?;
        let question = self.compiler.check_implies_with_counterexample_opt(&permitted, &allowed);
        let Some(found) = self.runtime.block_on(question).map_err(failed)? else { return Ok(None) };
        let read = Counterexample::read(&found.request, &real.policy);
        match read.filter(|found| found.stands(&real.policy, spec)) {
            Some(found) => Ok(Some(found.shrunk(&real.policy, spec))),
            None => Err(ProofError::Disagree(format!("{:?}", found.request))),
        }
    }

    /// A request of one action that `real` permits and `spec` does not, in the language of `known`; the engine itself,
    /// which shares no code with the solver, must agree.
    pub(crate) fn refute_set(
        &mut self,
        known: &Compiled,
        action: &str,
        real: &PolicySet,
        spec: &PolicySet,
    ) -> Result<Option<Counterexample>, ProofError> {
        let (def, env) = known.action(action)?;
        let schema = known.policy.schema();
        let (real, spec) = (applying(real, def)?, applying(spec, def)?);
        let compile = |set| CompiledPolicySet::compile(set, env, schema).map_err(failed);
        let (permitted, allowed) = (compile(&real)?, compile(&spec)?);
        let question = self.compiler.check_implies_with_counterexample_opt(&permitted, &allowed);
        let Some(found) = self.runtime.block_on(question).map_err(failed)? else { return Ok(None) };
        let entities = schema.action_entities().map_err(failed)?;
        let permits = |set| {
            Authorizer::new().is_authorized(&found.request, set, &entities).decision() == Decision::Allow
        };
        let read = Counterexample::read(&found.request, &known.policy);
        match read.filter(|_| permits(&real) && !permits(&spec)) {
            Some(found) => Ok(Some(found)),
            None => Err(ProofError::Disagree(format!("{:?}", found.request))),
        }
    }

    /// Policies that can fail or that never have an effect.
    ///
    /// # Errors
    /// The solver failed.
    pub fn faults(&mut self, real: &Policy) -> Result<Vec<Fault>, ProofError> {
        let rules = real.set().policies().filter(|rule| !rule.id().to_string().starts_with(DECLARED));
        let mut rules: Vec<_> = rules.collect();
        rules.sort_by_key(|rule| rule.id().to_string());
        let mut faults = Vec::new();
        for rule in rules {
            faults.extend(self.fault(rule, real)?);
        }
        Ok(faults)
    }

    /// What is wrong with one policy, by its name.
    ///
    /// # Errors
    /// The solver failed, or there is no such policy.
    pub fn fault_in(&mut self, real: &Policy, id: &str) -> Result<Option<Fault>, ProofError> {
        let rule = real.set().policy(&PolicyId::new(id));
        self.fault(rule.ok_or_else(|| ProofError::Policies(format!("no policy {id}")))?, real)
    }

    fn fault(&mut self, rule: &Rule, real: &Policy) -> Result<Option<Fault>, ProofError> {
        let alone = alone(rule, real.set())?;
        let json = rule.to_json().map_err(failed)?;
        // An action outside a policy's head never comes to its conditions: there it neither fails nor has an effect.
        let named: HashSet<_> =
            real.actions().filter(|(_, def)| applies(&json, def)).map(|(_, def)| def.name).collect();
        let mut alive = false;
        for env in envs(real).into_iter().filter(|env| named.contains(env.action().id().unescaped())) {
            let compiled = CompiledPolicy::compile(rule, &env, real.schema()).map_err(failed)?;
            let never = self.compiler.check_never_errors_opt(&compiled);
            if !self.runtime.block_on(never).map_err(failed)? {
                return Ok(Some(Fault::Errs(rule.id().to_string())));
            }
            // Alive in one action is enough.
            alive = alive || self.has_effect(&compiled, alone.as_ref(), &env, real)?;
        }
        Ok((!alive).then(|| Fault::Dead(rule.id().to_string())))
    }

    fn has_effect(
        &mut self,
        rule: &CompiledPolicy,
        alone: Option<&PolicySet>,
        env: &RequestEnv,
        real: &Policy,
    ) -> Result<bool, ProofError> {
        let without = match alone {
            Some(alone) => {
                let alone = CompiledPolicySet::compile(alone, env, real.schema()).map_err(failed)?;
                self.runtime.block_on(self.compiler.check_always_denies_opt(&alone))
            }
            None => self.runtime.block_on(self.compiler.check_never_matches_opt(rule)),
        };
        Ok(!without.map_err(failed)?)
    }
}

/// One environment per action, always in the same order: the schema has none of its own.
fn envs(policy: &Policy) -> Vec<RequestEnv> {
    let mut envs: Vec<_> = policy.schema().request_envs().collect();
    envs.sort_by_key(|env| env.action().to_string());
    envs
}

/// A permit with all forbids: is anything left of it? `None` for a forbid, which has an effect where it matches.
fn alone(rule: &Rule, set: &PolicySet) -> Result<Option<PolicySet>, ProofError> {
    if rule.effect() == Effect::Forbid {
        return Ok(None);
    }
    let forbids = set.policies().filter(|other| other.effect() == Effect::Forbid);
    PolicySet::from_policies(forbids.chain([rule]).cloned()).map(Some).map_err(failed)
}
