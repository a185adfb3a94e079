//! Import of rosters, on an owner of its own in a folder of its own.

mod absences;
mod cut_off;
mod dates;
mod demonstration;
mod examples;
mod file;
mod groups;
mod leavers;
mod oneroster;
mod people;
mod ties;
mod town;
mod whole;
