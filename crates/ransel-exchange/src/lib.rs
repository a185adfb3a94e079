//! Formats others wrote: files that other school systems send and receive.
//!
//! This crate turns such files into plain owned values and back. It decides nothing: no register is
//! looked up, no rule of the school is applied, no clock is read.

pub mod freg;
pub mod oneroster;
pub mod pifu;
pub mod roster;
