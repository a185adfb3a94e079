//! The look of Ransel: the page frame, the parts pages are built of, the texts in all languages and
//! the Norwegian way to write dates, numbers and names. Plain structs in, `Markup` out: nothing here
//! knows the store, the policy or the route it is shown on.

pub mod assets;
pub mod format;
pub mod frame;
pub mod parts;
pub mod texts;

pub use frame::{Frame, page};
pub use texts::{Arg, Lang, Texts, Words};
