//! Tests of the kernel as sentences.

mod choice;
mod consent;
mod keep;
mod promise;
mod statement;
mod suppliers;
mod table;
