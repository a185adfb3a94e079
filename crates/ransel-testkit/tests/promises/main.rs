//! The promises of issue-wide claims, each on the running product: what shall work, and what shall be stopped.
//! A refusing test must fail when every policy permits (`cargo xtask promises --mutate`).
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod basis;
mod choices;
mod families;
mod governing;
mod homes;
mod kernel;
mod notices;
mod picture_consents;
mod pictures;
mod register;
mod retention;
mod sis;
mod staff;
mod states;
mod survey;
mod survey_beside;
mod survey_feide;
mod survey_own;
mod works;
