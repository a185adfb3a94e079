//! Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0 § 2). Our own session is the server's.

use super::{IdTokenHint, Provider};
use crate::Url;

impl Provider {
    /// The address to send the person to, or `None` if the provider has no sign-out. `back_to` must be registered
    /// with the provider.
    pub fn logout_url(&self, hint: &IdTokenHint, back_to: &str) -> Option<Url> {
        let mut url = self.end_session.clone()?;
        url.query_pairs_mut()
            .append_pair("id_token_hint", hint.secret())
            .append_pair("client_id", self.client_id.as_str())
            .append_pair("post_logout_redirect_uri", back_to);
        Some(url)
    }
}
