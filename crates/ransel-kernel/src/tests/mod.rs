//! Tests of the kernel as sentences.

mod consent;
mod keep;
mod promise;
mod statement;
mod suppliers;
mod table;
