//! Absence: what was missed, why, and what it means for the right to a grade.

pub mod rules;

#[cfg(test)]
mod tests;
