//! What the demonstration provider is told: its own address, its clients, its people, its time.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use openidconnect::ClientSecret;

use super::Persona;
use crate::Url;

/// Where the provider takes its time from: the clock of the demonstration, which may stand on any day.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// A demonstration provider.
pub struct DemoConfig {
    /// Its address as browsers and the server see it, without a slash at the end:
    /// `http://127.0.0.1:8080/demo-idp`.
    pub issuer: String,
    /// Who may ask.
    pub clients: Vec<DemoClient>,
    /// Who may sign in, in the order of the page.
    pub personas: Vec<Persona>,
    /// Address of the page's style sheet, if it has one.
    pub stylesheet: Option<String>,
    /// Address of the small picture in the browser's tab.
    pub icon: Option<String>,
    /// Its time.
    pub clock: Clock,
}

/// A client as registered with the provider. Addresses are compared letter by letter (RFC 9700 § 4.1.3).
pub struct DemoClient {
    /// Its name with the provider.
    pub client_id: String,
    /// Its password, sent in the `Authorization` header. `None` for a public client, which then sends none.
    pub client_secret: Option<ClientSecret>,
    /// Where people may be sent back to after signing in.
    pub redirect_uris: Vec<String>,
    /// Where people may be sent back to after signing out.
    pub post_logout_redirect_uris: Vec<String>,
}

/// Why the provider cannot start.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DemoError {
    /// The issuer is no address, or has a slash, a query or a fragment at its end (Discovery § 3).
    #[error("the issuer must be an address without a slash, query or fragment at its end")]
    Issuer,
    /// Two personas have the same user name, or two clients the same id.
    #[error("a user name or a client id is used twice")]
    Twice,
    /// The operating system gave no randomness for the key.
    #[error("no randomness for the signing key")]
    Randomness,
}

impl DemoConfig {
    pub(super) fn checked(&self) -> Result<Url, DemoError> {
        let issuer = Url::parse(&self.issuer).map_err(|_| DemoError::Issuer)?;
        if self.issuer.ends_with('/') || issuer.query().is_some() || issuer.fragment().is_some() {
            return Err(DemoError::Issuer);
        }
        let people_differ = all_differ(self.personas.iter().map(|persona| &persona.user_name));
        let clients_differ = all_differ(self.clients.iter().map(|client| &client.client_id));
        if people_differ && clients_differ { Ok(issuer) } else { Err(DemoError::Twice) }
    }

    pub(super) fn client(&self, client_id: &str) -> Option<&DemoClient> {
        self.clients.iter().find(|client| client.client_id == client_id)
    }

    pub(super) fn persona(&self, user_name: &str) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.user_name == user_name)
    }
}

fn all_differ<'s>(names: impl Iterator<Item = &'s String>) -> bool {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().all(|name| seen.insert(name))
}

impl fmt::Debug for DemoConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemoConfig").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}
