//! Import of rosters, on an owner of its own in a folder of its own.

mod absences;
mod cut_off;
mod dates;
mod demonstration;
pub mod examples;
pub mod file;
mod groups;
mod leavers;
mod oneroster;
pub mod people;
mod ties;
pub mod town;
mod whole;
