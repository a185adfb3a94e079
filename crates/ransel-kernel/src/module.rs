//! A module as the kernel sees it. No member has a default: what a module has none of, it says aloud.

use crate::{action::ActionDef, card::Card, events::Hearer, handover::Declared, migrate::Migration};

/// What a module brings to the house.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Its name: folder, register entry, setting.
    pub name: &'static str,
    /// Its register entry (`register.toml`).
    pub register: &'static str,
    /// Its policies (`policy.cedar`).
    pub policy: &'static str,
    /// What it promises (`promises.toml`).
    pub promises: &'static str,
    /// The cards of its records.
    pub records: &'static [&'static Card],
    /// Its tables, as numbered steps.
    pub migrations: &'static [Migration],
    /// What one can do with it.
    pub actions: &'static [&'static ActionDef],
    /// What it hands over: to other modules, and outside.
    pub gives: &'static [Declared],
    /// What it asks of other modules.
    pub asks: &'static [Declared],
    /// What it does when something happens elsewhere.
    pub hears: &'static [Hearer],
}

/// The cards of records: `records![Note, Lateness]`.
#[macro_export]
macro_rules! records {
    ($($record:ty),* $(,)?) => { &[$(<$record as $crate::Record>::CARD),*] };
}
