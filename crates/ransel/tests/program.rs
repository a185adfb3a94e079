//! Tests of the program.
//! One program, since each would link the whole house again: a build is gigabytes smaller and minutes shorter.

mod faults;
mod freg;
mod import;
mod simulation;
mod texts;
