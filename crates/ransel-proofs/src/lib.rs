//! What the policies can never do, proven for all inputs: hat, action, category and every vector of facts.
//!
//! The policies and a property become one question to an SMT solver: is there any request the policies
//! permit and the property does not? Each property has a broken twin of the policies for which the answer
//! must be yes, so that no property is true by being empty.
//! Never part of the product: the symbolic compiler changes the features of the policy engine.

mod cells;
mod counterexample;
mod mutation;
mod properties;
mod property;
mod prover;
mod reach;
mod rules;
#[cfg(test)]
mod tests;
mod writing;

use ransel_kernel::Module;

pub use cells::{Cell, cells};
pub use counterexample::Counterexample;
pub use mutation::{Judge, Killed, Mutant, mutants};
pub use properties::properties;
pub use property::{Break, Property, broken};
pub use prover::{Compiled, Fault, ProofError, Prover, solver};
pub use reach::{ABOUT_NOBODY, gaps};
pub use rules::Rules;
pub use writing::{PAIRS, wider};

/// The modules whose policies are proven: all the product has.
pub fn modules() -> Vec<Module> {
    vec![
        ransel_kernel::platform::module(),
        ransel_school::module(),
        ransel_absence::module(),
        ransel_photo_consent::module(),
        ransel_survey::module(),
    ]
}
