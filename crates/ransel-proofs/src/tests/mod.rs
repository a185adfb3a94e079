//! Each property holds for all inputs, and its broken twin is refuted.

mod example;
mod proofs;
