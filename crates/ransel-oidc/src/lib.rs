//! Signing in. `client` is Ransel as relying party of Feide and ID-porten: it asks, and believes an answer only
//! after checks of its own. `demo_provider` is an OpenID provider for the demonstration owner, so that trying
//! Ransel walks the same road as using it. Sessions, cookies and who a person is in the school are not here.

mod assurance;
pub mod attributes;
pub mod client;
pub mod demo_provider;

pub use assurance::{Assurance, ProviderKind};
pub use openidconnect::url::Url;

#[cfg(test)]
mod tests;
