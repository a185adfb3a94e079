//! OneRoster 1.2 as CSV files: manifest, organisations, courses, classes, people, roles and enrolments. Results and
//! learning resources are not read, nor what a school here has no business receiving (passwords, sex, race).
//!
//! A transfer is a folder of files. [`RosterReader`] reads them one after another and a row at a time; [`Writer`] does
//! the same the other way. Dates of the format end before the day they name; here the last day is the last day.

mod read;
mod table;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use read::{Files, RosterReader};
pub use write::{Folder, WriteError, Writer};
