//! A person is back from the provider: from the callback to an identity, or to the reason why not.

use jiff::Timestamp;
use openidconnect::core::CoreErrorResponseType;
use openidconnect::{
    AuthorizationCode, OAuth2TokenResponse, PkceCodeVerifier, RequestTokenError, TokenResponse,
};

use super::callback::readable;
use super::checks::{
    IssuerParameter, assurance_is_enough, auth_time_is_recent, issuer_parameter_is_right, pending_is_fresh,
    state_is_ours,
};
use super::claims::TokenAnswer;
use super::id_token::from_library;
use super::{Callback, IdTokenHint, Identity, LoginError, Pending, Provider, TokenFault};

impl Provider {
    /// Who signed in, if every check holds. `pending` is used up whatever happens; the server must already have
    /// taken it out of its store. `now` is the moment of the callback.
    pub async fn finish(
        &self,
        callback: Callback,
        pending: Pending,
        now: Timestamp,
    ) -> Result<Identity, LoginError> {
        let outcome = self.finish_checked(callback, pending, now).await;
        if let Err(reason) = &outcome {
            tracing::info!(provider = self.name, key = reason.key(), %reason, "a sign-in ended without an identity");
        }
        outcome
    }

    async fn finish_checked(
        &self,
        callback: Callback,
        mut pending: Pending,
        now: Timestamp,
    ) -> Result<Identity, LoginError> {
        self.answer_was_asked_for(&callback, &pending, now)?;
        let code = callback.outcome()?;
        let verifier = std::mem::replace(&mut pending.verifier, PkceCodeVerifier::new(String::new()));
        let answer = self.tokens(code, verifier).await?;
        let token = answer.id_token().ok_or(LoginError::Token(TokenFault::Missing))?;
        let claims = self.believed(token, answer.access_token(), &pending.nonce, now).await?;

        let acr = claims.auth_context_ref().map(|acr| acr.as_str());
        let assurance = assurance_is_enough(self.kind, pending.acr, acr)?;
        let auth_time = claims.auth_time().map(from_library).transpose()?;
        let auth_time = auth_time_is_recent(&pending, auth_time, now)?;
        let asked = std::mem::take(&mut pending.attributes);
        let (person, attributes) = self.person(claims, answer.access_token(), &asked).await?;
        Ok(Identity {
            issuer: self.issuer().to_owned(),
            subject: claims.subject().to_string(),
            feide_name: person.feide_name,
            national_id: person.pid.or(person.nin),
            assurance,
            attributes,
            auth_time,
            id_token_hint: IdTokenHint(token.to_string()),
        })
    }

    /// Everything that can be known before the code is used.
    fn answer_was_asked_for(
        &self,
        callback: &Callback,
        pending: &Pending,
        now: Timestamp,
    ) -> Result<(), LoginError> {
        if pending.issuer != self.issuer() {
            return Err(LoginError::WrongIssuer);
        }
        pending_is_fresh(pending.started_at, now)?;
        state_is_ours(pending.state.secret(), callback.state.as_deref())?;
        let promised = match self.promises_issuer_parameter {
            true => IssuerParameter::Promised,
            false => IssuerParameter::NotPromised,
        };
        issuer_parameter_is_right(self.issuer(), callback.iss.as_deref(), promised)
    }

    /// Trades the code for tokens (Core § 3.1.3), proving with the verifier that we began (RFC 7636 § 4.5).
    async fn tokens(&self, code: String, verifier: PkceCodeVerifier) -> Result<TokenAnswer, LoginError> {
        self.client
            .exchange_code(AuthorizationCode::new(code))
            .set_pkce_verifier(verifier)
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(answer) => match answer.error() {
                    CoreErrorResponseType::InvalidGrant => LoginError::CodeRefused,
                    // Most likely our own registration: a wrong secret, a wrong address.
                    other => LoginError::RefusedByProvider { code: readable(other.as_ref()) },
                },
                RequestTokenError::Request(_) => LoginError::Unreachable,
                // The library's error holds the answer, and with it perhaps tokens: it ends here.
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => LoginError::AnswerUnreadable,
            })
    }
}
