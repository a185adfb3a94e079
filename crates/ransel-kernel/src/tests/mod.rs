//! Tests of the kernel as sentences.

mod table;
