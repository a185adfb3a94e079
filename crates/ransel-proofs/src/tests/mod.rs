//! Each property holds for all inputs, and its broken twin is refuted; the cells; and mutants of the policies.

mod cells;
mod example;
mod mutation;
mod proofs;
