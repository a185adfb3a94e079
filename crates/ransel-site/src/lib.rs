//! The server: routes that name their action, sessions, sign-in and log-out, errors as pages, and the pages
//! every house has. Data's way in a request: session → caller → route → `ctx.may` → store → rules → page.
//! Deliberately absent: anything about one module.

pub mod answer;
pub mod choosing;
mod chrome;
pub mod cookies;
pub mod fields;
pub mod film;
pub mod paged;
mod pages;
pub mod paper;
pub mod processing_record;
pub mod route;
pub mod server;
mod shown;
mod sign_in;
pub mod site;
pub mod spool;
mod trouble;
pub mod uploads;
pub mod visit;

pub use answer::{Answer, Reply};
pub use fields::Fields;
pub use paged::Paged;
pub use pages::{can_see, core_pages, groups_known, recipients, subject_name};
pub use route::{Entry, Method, Pages, Route};
pub use site::{MadeUp, Provider, Site, SiteConfig};
pub use trouble::Trouble;
pub use visit::Visit;
