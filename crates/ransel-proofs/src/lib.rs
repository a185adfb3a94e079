//! What the policies can never do, proven for all inputs: hat, action, category and every vector of facts.
//!
//! The policies and a property become one question to an SMT solver: is there any request the policies
//! permit and the property does not? Each property has a broken twin of the policies for which the answer
//! must be yes, so that no property is true by being empty.
//! Never part of the product: the symbolic compiler changes the features of the policy engine.

mod counterexample;
mod properties;
mod property;
mod prover;
mod reach;
mod rules;
#[cfg(test)]
mod tests;

use ransel_kernel::Module;

pub use counterexample::Counterexample;
pub use properties::PROPERTIES;
pub use property::{Break, Property};
pub use prover::{Compiled, Fault, ProofError, Prover, solver};
pub use reach::{ABOUT_NOBODY, gaps};
pub use rules::Rules;

/// The modules whose policies are proven: all the product has.
pub fn modules() -> Vec<Module> {
    vec![ransel_kernel::platform::module(), ransel_school::module(), ransel_absence::module()]
}
