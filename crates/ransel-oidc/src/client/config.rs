//! What an owner writes down about a provider. Everything else is read from the provider's own metadata.

use std::fmt;

use openidconnect::ClientSecret;
use openidconnect::url::Host;

use crate::{ProviderKind, Url};

/// A provider as registered with it: the client id, the exact address it may send people back to, and the scopes.
#[derive(Clone)]
pub struct ProviderConfig {
    /// The owner's word for it, shown on the sign-in page: "Feide".
    pub name: String,
    /// Issuer identifier, exactly as the provider writes it. `https`, or `http` on the machine itself.
    pub issuer: String,
    /// Our name with the provider.
    pub client_id: String,
    /// Our password with the provider. `None` for a public client, which has PKCE only.
    pub client_secret: Option<ClientSecret>,
    /// Where the provider sends people back to; registered with it letter by letter.
    pub redirect_uri: String,
    /// Scopes beside `openid`. Ask for the least: each one is personal data we receive.
    pub scopes: Vec<String>,
    /// Which vocabulary it speaks.
    pub kind: ProviderKind,
}

impl fmt::Debug for ProviderConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderConfig")
            .field("name", &self.name)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// Is this an address a secret may travel to: `https`, or the machine itself?
pub(super) fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(url))
}

/// Loopback by number or by the reserved name (RFC 6761 § 6.3).
pub(super) fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
