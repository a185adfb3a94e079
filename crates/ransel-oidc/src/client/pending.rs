//! A sign-in on its way: what we must remember while the person is at the provider. The server keeps it in a
//! short-lived store of its own, found by a cookie, and gives it back once.

use std::fmt;

use jiff::Timestamp;
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use serde::{Deserialize, Serialize};

use crate::Assurance;

/// What we asked, and the secrets that tie the answer to this browser. Not `Clone`: finishing uses it up.
#[derive(Serialize, Deserialize)]
pub struct Pending {
    pub(super) issuer: String,
    pub(super) state: CsrfToken,
    pub(super) nonce: Nonce,
    pub(super) verifier: PkceCodeVerifier,
    pub(super) acr: Assurance,
    pub(super) max_age_seconds: Option<u32>,
    pub(super) login_anew: bool,
    pub(super) started_at: Timestamp,
    pub(super) return_to: ReturnTo,
    #[serde(default)]
    pub(super) attributes: Vec<String>,
}

impl Pending {
    /// The provider the person was sent to.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The page the person wanted.
    pub fn return_to(&self) -> &ReturnTo {
        &self.return_to
    }

    /// When the person left for the provider.
    pub fn started_at(&self) -> Timestamp {
        self.started_at
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending")
            .field("issuer", &self.issuer)
            .field("acr", &self.acr)
            .field("started_at", &self.started_at)
            .finish_non_exhaustive()
    }
}

/// A path on our own server. Anything else would let a link lead people away after signing in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReturnTo(String);

/// The path is not one on our own server.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a path on this server")]
pub struct NotAPathHere;

impl ReturnTo {
    /// The front page, for when nothing better is known.
    pub fn front_page() -> Self {
        Self("/".to_owned())
    }

    /// Takes `/my/log?page=2`, refuses `https://…`, `//host`, `/\host` and control characters, which browsers
    /// drop before they look for a host.
    pub fn parse(path: &str) -> Result<Self, NotAPathHere> {
        let another_host = path.starts_with("//") || path.contains('\\');
        if !path.starts_with('/') || another_host || path.chars().any(|letter| letter.is_control()) {
            return Err(NotAPathHere);
        }
        Ok(Self(path.to_owned()))
    }

    /// The path, for a `Location` header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ReturnTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The path may hold the id of a pupil.
        f.write_str("ReturnTo")
    }
}

impl TryFrom<String> for ReturnTo {
    type Error = NotAPathHere;

    fn try_from(path: String) -> Result<Self, NotAPathHere> {
        Self::parse(&path)
    }
}

impl From<ReturnTo> for String {
    fn from(path: ReturnTo) -> Self {
        path.0
    }
}
