//! Whom the school tells what it tells homes, and that something has happened. Which adult is told is one pure rule for
//! all modules; no module has a rule of its own.

mod announce;
mod rule;

pub use announce::{changed, home, letter, of_state, tell};
pub use rule::{Addressee, NotTold, Told, addressees, touched};
