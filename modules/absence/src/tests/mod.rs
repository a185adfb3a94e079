//! Sentences about the law and the school day.

mod choices;
mod import;
mod law;
mod pages;
mod reckoning;
mod reports;
mod rolls;
mod school;
mod town;
mod verdicts;
mod who_sees;
