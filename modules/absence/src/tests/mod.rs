//! Sentences about the law and the school day.

mod attest;
mod choices;
mod conduct;
mod export;
mod import;
mod law;
mod law_diploma;
mod law_letters;
mod letters;
mod pages;
mod reckoning;
mod remarks;
mod reports;
mod rolls;
mod school;
mod town;
mod verdicts;
mod who_sees;
