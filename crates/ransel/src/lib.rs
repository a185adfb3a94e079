//! The product put together: the list of modules, how an owner is opened from a folder or a configuration,
//! the demonstration owner, and the server. The command line in `main.rs` only parses and calls.

pub mod command;
pub mod config;
pub mod demo;
mod fault;
pub mod modules;
mod network;
pub mod profiles;
pub mod serve;

pub use fault::Fault;
