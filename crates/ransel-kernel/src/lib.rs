//! The kernel: what every module stands on and none can go around.
//!
//! One way leads to personal data: an [`action`] asks the [`policy`] about [`facts`], the answer is
//! written to the [`ledger`], and the [`pass`] that comes back is the only thing a store accepts.
//! Deliberately absent: schools and people (`ransel-school`), pages (`ransel-web`), any rule of law
//! about schooling (`ransel-law` and the modules).

extern crate self as ransel_kernel;

pub mod action;
pub mod attributes;
pub mod backup;
pub mod caller;
pub mod card;
pub mod clock;
pub mod consent;
pub mod db;
pub mod error;
pub mod events;
pub mod facts;
pub mod handover;
pub mod house;
pub mod id;
pub mod inquiries;
pub mod jobs;
pub mod keep;
pub mod keys;
pub mod ledger;
pub mod migrate;
pub mod module;
pub mod owner;
pub mod pass;
pub mod platform;
pub mod policy;
pub mod preview;
pub mod promise;
pub mod register;
pub mod relations;
pub mod rows;
pub mod settings;
pub mod special;
pub mod statement;
pub mod suppliers;
pub mod sweep;
pub mod table;
pub mod value;

pub use action::{Action, ActionDef, Target};
pub use caller::{Caller, WayIn};
pub use card::{Card, Record};
pub use clock::{Clock, Randomness};
pub use error::{Denied, KernelError, Result};
pub use facts::{Categories, Category, Facts, Hat};
pub use house::House;
pub use id::{GroupId, PersonId, SchoolId};
pub use module::Module;
pub use owner::{Ctx, Owner};
pub use pass::Pass;
pub use ransel_derive::Personal;
pub use value::{FreeText, Value, Withheld};

#[cfg(test)]
mod tests;
