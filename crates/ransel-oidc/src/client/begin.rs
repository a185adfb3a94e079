//! Sending a person to the provider (Core § 3.1.2.1).

use std::time::Duration;

use jiff::Timestamp;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{
    AuthenticationContextClass, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};

use super::{IdTokenHint, Pending, Provider, ReturnTo};
use crate::{Assurance, Url, attributes};

/// What a sign-in must be.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The least assurance we accept.
    pub acr: Assurance,
    /// The longest time since the person last signed in at the provider, in seconds. 0 for a step-up.
    pub max_age_seconds: Option<u32>,
    /// Whether the provider shall show itself.
    pub prompt: Prompt,
    /// Where the person wanted to go.
    pub return_to: ReturnTo,
    /// What Feide is to tell about her beside who she is, by the names of [`attributes::scope`]. Empty for signing in.
    pub attributes: Vec<String>,
    /// Who is signed in here already, so that the provider need not ask who she is.
    pub hint: Option<IdTokenHint>,
}

/// Whether the provider shall show itself although the person has a session there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Only if it must.
    AsNeeded,
    /// Yes, sign in anew: for step-up. Checked afterwards, since the address passes through the browser.
    Login,
    /// Let the person choose between accounts: for shared machines.
    SelectAccount,
}

/// The random values of one sign-in: 128 bits each for state and nonce, 256 for the PKCE verifier
/// (RFC 7636 § 4.1).
pub struct LoginSecrets {
    state: CsrfToken,
    nonce: Nonce,
    challenge: PkceCodeChallenge,
    verifier: PkceCodeVerifier,
}

impl LoginSecrets {
    /// New values from the operating system's generator.
    pub fn new_random() -> Self {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        Self { state: CsrfToken::new_random(), nonce: Nonce::new_random(), challenge, verifier }
    }
}

impl Provider {
    /// The address to send the person to, and what to remember until they are back.
    pub fn begin(&self, asked: Asked, secrets: LoginSecrets, now: Timestamp) -> (Url, Pending) {
        let LoginSecrets { state, nonce, challenge, verifier } = secrets;
        let (state_sent, nonce_sent) = (state.clone(), nonce.clone());
        let mut request = self
            .client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state_sent, || nonce_sent)
            .add_scopes(self.scopes.iter().cloned())
            .set_pkce_challenge(challenge);
        for word in self.kind.acr_values(asked.acr) {
            request = request.add_auth_context_value(AuthenticationContextClass::new(word.to_owned()));
        }
        if let Some(seconds) = asked.max_age_seconds {
            request = request.set_max_age(Duration::from_secs(seconds.into()));
        }
        // Which groups of attributes (scopes), and of each group which (Core § 5.5): the provider is told both.
        for scope in attributes::scopes(&asked.attributes) {
            if !self.scopes.iter().any(|known| known.as_str() == scope) {
                request = request.add_scope(Scope::new(scope.to_owned()));
            }
        }
        if !asked.attributes.is_empty() {
            request = request.add_extra_param("claims", attributes::asked(&asked.attributes));
        }
        if let Some(hint) = &asked.hint {
            request = request.add_extra_param("id_token_hint", hint.secret().to_owned());
        }
        request = match asked.prompt {
            Prompt::AsNeeded => request,
            Prompt::Login => request.add_prompt(CoreAuthPrompt::Login),
            Prompt::SelectAccount => request.add_prompt(CoreAuthPrompt::SelectAccount),
        };
        let (url, _, _) = request.url();
        let pending = Pending {
            issuer: self.issuer().to_owned(),
            state,
            nonce,
            verifier,
            acr: asked.acr,
            max_age_seconds: asked.max_age_seconds,
            login_anew: asked.prompt == Prompt::Login,
            started_at: now,
            return_to: asked.return_to,
            attributes: asked.attributes,
        };
        (url, pending)
    }
}
