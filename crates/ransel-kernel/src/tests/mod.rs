//! Tests of the kernel as sentences.

mod promise;
mod statement;
mod table;
