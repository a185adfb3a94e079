//! Board games: what this module is for, and what is deliberately absent.

mod actions;
mod migrations;
mod pages;
mod records;
mod store;

use ransel_kernel::{Module, events, handovers, records};

pub use pages::pages;

use crate::records::Entry;

/// Board games, as a module of the house.
pub fn module() -> Module {
    Module {
        name: "board-games",
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![Entry],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
        gives: handovers![],
        asks: handovers![],
        hears: events![],
    }
}

#[cfg(test)]
mod tests;
