//! Tests that hold on each engine.
//! One program, since each would link the whole house again: a build is gigabytes smaller and minutes shorter.

mod events;
mod handovers;
mod kernel;
mod same;
