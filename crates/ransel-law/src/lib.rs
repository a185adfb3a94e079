//! The law's small parts: dates as Oslo counts them, ages, identifiers, references to law, rulings, minutes.
//! Pure: no clock, no randomness, no files, no network. Time and settings come as arguments.

pub mod age;
pub mod calendar;
pub mod consent;
pub mod eea;
pub mod identifier;
pub mod minutes;
pub mod reference;
pub mod ruling;
pub mod statistics;

pub use age::{AgeBand, AgeLimit, AgeRight, age_on};
pub use calendar::{Period, SchoolYear, Term, oslo_date, oslo_midnight, oslo_time};
pub use identifier::{FeideName, NationalId, NationalIdKind, OrganisationNumber};
pub use minutes::Minutes;
pub use reference::{Certainty, Instrument, LawRef, Provision};
pub use ruling::{Fact, Ruling};

#[cfg(test)]
mod tests;
