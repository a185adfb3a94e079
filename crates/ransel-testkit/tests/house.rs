//! Tests of the house as one: on the running product, over HTTP and the command line.
//! One program, since each would link the whole house again: a build is gigabytes smaller and minutes shorter.

mod canaries;
mod choices;
mod handovers;
mod languages;
mod new_module;
mod postgres;
mod protection;
mod seed_statements;
mod statement;
mod suppliers;
mod survey_numbers;
mod sweep;
mod thirty_years;
mod upgrade;
mod walks;
