//! What a property is.

use crate::{Compiled, Counterexample, ProofError, Prover, Rules};

/// Something that must hold whatever the modules permit.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub says: &'static str,
    /// Where it is from.
    pub law: &'static str,
    /// Policies that permit the most that is allowed: whatever the real ones permit, these must.
    pub spec: &'static str,
    /// What to break in the real policies so that the property no longer holds.
    pub twin: &'static [Break],
}

/// One change of the policy texts.
#[derive(Clone, Copy, Debug)]
pub enum Break {
    /// Replaces a text that stands exactly once in a policy.
    Replace {
        /// The policy.
        rule: &'static str,
        /// The text.
        from: &'static str,
        /// What stands there instead.
        to: &'static str,
    },
    /// Adds a policy.
    Add(&'static str),
}

impl Property {
    /// Looks for a request that the policies permit and the property does not; `None` is the proof that there
    /// is none. `real` are the compiled `rules`.
    ///
    /// # Errors
    /// The property is wrong, or the solver failed.
    pub fn refute(
        &self,
        prover: &mut Prover,
        rules: &Rules,
        real: &Compiled,
    ) -> Result<Option<Counterexample>, ProofError> {
        prover.refute(real, &rules.spec(self.spec)?)
    }

    /// The same for the broken twin of `rules`.
    ///
    /// # Errors
    /// As [`Property::refute`], and if the twin is no twin.
    pub fn refute_twin(
        &self,
        prover: &mut Prover,
        rules: &Rules,
    ) -> Result<Option<Counterexample>, ProofError> {
        let twin = rules.broken(self.twin)?;
        self.refute(prover, &twin, &twin.compiled()?)
    }
}
