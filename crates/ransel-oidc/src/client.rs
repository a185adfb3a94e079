//! Ransel as relying party: authorization code flow with PKCE, state and nonce (OpenID Connect Core § 3.1,
//! RFC 7636, RFC 9207). The library verifies signature, issuer, audience, expiry and nonce; what it leaves to its
//! caller (`acr`, `auth_time`, `azp`, the callback's `iss`) is checked in `checks`.

mod begin;
mod callback;
mod checks;
mod claims;
mod config;
mod discover;
mod error;
mod finish;
mod http;
mod id_token;
mod identity;
mod logout;
mod pending;
mod userinfo;

pub use begin::{Asked, LoginSecrets, Prompt};
pub use callback::Callback;
pub use config::ProviderConfig;
pub use discover::Provider;
pub use error::{DiscoverError, LoginError, TokenFault};
pub use identity::{IdTokenHint, Identity};
pub use openidconnect::ClientSecret;
pub use pending::{NotAPathHere, Pending, ReturnTo};

#[cfg(test)]
pub(crate) use checks::{authenticated_at, pending_is_fresh};
