//! The provider's answer through the browser (RFC 6749 § 4.1.2, RFC 9207 § 2). Nothing in it is believed yet.

use std::fmt;

use serde::Deserialize;

use super::LoginError;

/// The query of the redirect back to us.
#[derive(Clone, Default, Deserialize)]
pub struct Callback {
    /// The code to trade for tokens.
    pub code: Option<String>,
    /// The state we sent.
    pub state: Option<String>,
    /// Who answers.
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
    /// The provider's words about it. Anyone can write them into a link, so they are neither shown nor logged.
    pub error_description: Option<String>,
}

impl Callback {
    /// The code, or the reason why there is none. An answer with both is not believed.
    pub(super) fn outcome(self) -> Result<String, LoginError> {
        match (self.code, self.error.as_deref()) {
            (None, Some("access_denied")) => Err(LoginError::Cancelled),
            (None, Some(code)) => Err(LoginError::RefusedByProvider { code: readable(code) }),
            (Some(code), None) if !code.is_empty() => Ok(code),
            _ => Err(LoginError::AnswerUnreadable),
        }
    }
}

/// Error codes are short words; anything else is kept out of logs.
pub(super) fn readable(code: &str) -> String {
    let is_code =
        code.len() <= 40 && code.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'_');
    if is_code { code.to_owned() } else { "unknown".to_owned() }
}

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callback").finish_non_exhaustive()
    }
}
