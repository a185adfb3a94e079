//! What the register holds about one person: who she is, how she is reached, to whom and where she belongs.

pub mod edit;
pub mod form;
pub mod homes;
mod load;
mod page;

pub use load::{Record, open};
pub use page::named;
pub use page::show;
