//! What a property is.

use ransel_kernel::Category;

use crate::{Compiled, Counterexample, ProofError, Prover, Rules, rules::read};

/// Something that must never happen, whatever the modules permit.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub says: &'static str,
    /// Where it is from.
    pub law: &'static str,
    /// What must never be permitted, as one `forbid`: whatever it closes, the real policies must not open.
    pub never: &'static str,
    /// An action in which the broken twin must show.
    pub seen_in: &'static str,
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
    /// Lets an action declare one category more.
    Declare(&'static str, Category),
}

/// What all these let by: everything that none of them closes.
pub(crate) fn spec_text(properties: &[Property]) -> String {
    let never = properties.iter().map(|property| format!("@id(\"{}\") {}\n", property.name, property.never));
    [ANYTHING.to_owned()].into_iter().chain(never).collect()
}

/// The most that could be permitted.
pub(crate) const ANYTHING: &str = "@id(\"anything\") permit (principal, action, resource);\n";

impl Property {
    /// Looks in the broken twin of `rules`, in the action it must show in, for a request the twin permits and the
    /// property does not. `known` are the compiled `rules`: a twin speaks of the same actions and facts, and reading
    /// those anew takes longer than the proof.
    ///
    /// # Errors
    /// The twin is no twin, the property is wrong, or the solver failed.
    pub fn refute_twin(
        &self,
        prover: &mut Prover,
        rules: &Rules,
        known: &Compiled,
    ) -> Result<Option<Counterexample>, ProofError> {
        let twin = rules.broken(self.twin)?.set()?;
        let spec = read(&spec_text(&[*self]))?;
        prover.refute_set(known, self.seen_in, &twin, &spec)
    }
}

/// Which of these do not hold, each with a counterexample: one question for all of them in each action, and only
/// where the answer is yes one for each.
///
/// # Errors
/// A property is wrong, or the solver failed.
pub fn broken(
    properties: &[Property],
    prover: &mut Prover,
    rules: &Rules,
) -> Result<Vec<(&'static str, Counterexample)>, ProofError> {
    let known = rules.compiled()?;
    let (real, all) = (rules.set()?, read(&spec_text(properties))?);
    let mut broken = Vec::new();
    for action in &rules.actions {
        if prover.refute_set(&known, action.name, &real, &all)?.is_none() {
            continue;
        }
        for property in properties {
            let never = read(&spec_text(&[*property]))?;
            let found = prover.refute_set(&known, action.name, &real, &never)?;
            broken.extend(found.map(|found| (property.name, found)));
        }
    }
    Ok(broken)
}
