//! A school to test in: the demonstration owner, small, on a clock that stands still, behind a real server on a
//! free port, browsed by its personas over HTTP with the sign-in everybody uses. Fakes only at the edge of the
//! house: the provider is a real OpenID provider that vouches for made-up people.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on stops"
)]

mod browser;
pub mod canary;
mod school;
pub mod template;
pub mod trial;

pub use browser::{Browser, Page};
pub use ransel_derive::{promise, ransel_test};
pub use school::{Start, TestSchool, with_school};
