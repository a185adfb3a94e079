//! The demonstration owner "Soløy" as plain data: schools, people, families, staff, timetable, absence and personas.
//! The same [`Spec`] always gives the same owner. Nothing here reads the clock, asks for randomness or stores anything.

mod absence;
mod build;
mod calendar;
mod curriculum;
mod custody;
mod model;
mod names;
mod personas;
mod pifu;
mod stream;

#[cfg(test)]
mod tests;

pub use absence::{AbsenceHistory, AbsencePiece, AbsenceReason, Documentation, Missed, Reporter};
pub use build::{MIN_PUPILS, soloy};
pub use calendar::SchoolCalendar;
pub use curriculum::SubjectKind;
pub use custody::{Residence, Tie};
pub use model::*;
pub use personas::{Heading, Persona};
pub use pifu::pifu;
pub use ransel_exchange::pifu::WriteError;
