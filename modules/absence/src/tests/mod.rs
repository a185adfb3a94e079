//! Sentences about the law and the school day.

mod choices;
mod conduct;
mod import;
mod law;
mod law_letters;
mod letters;
mod pages;
mod reckoning;
mod reports;
mod rolls;
mod school;
mod town;
mod verdicts;
mod who_sees;
