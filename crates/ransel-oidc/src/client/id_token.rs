//! Believing an ID token, or not (Core § 3.1.3.7). Signature, issuer, audience, expiry and nonce are the library's;
//! it is told the time, since otherwise it would ask the machine.

use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use jiff::Timestamp;
use openidconnect::core::{CoreIdTokenVerifier, CoreJsonWebKeySet};
use openidconnect::{
    AccessToken, AccessTokenHash, ClaimsVerificationError, Nonce, SignatureVerificationError,
};

use super::checks::{LEEWAY, authorized_party_is_us, issued_already};
use super::claims::{IdToken, IdTokenClaims};
use super::{LoginError, Provider, TokenFault};

impl Provider {
    /// The claims of the token, if it is one for us from this provider, made for this sign-in and still valid.
    /// A key we have not seen is looked for once: providers change keys without telling (Core § 10.1.1).
    pub(super) async fn believed<'t>(
        &self,
        token: &'t IdToken,
        access_token: &AccessToken,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<&'t IdTokenClaims, LoginError> {
        match self.verified(token, access_token, nonce, now) {
            Err(LoginError::Token(TokenFault::UnknownKey)) => {
                self.read_keys_again().await?;
                self.verified(token, access_token, nonce, now)
            }
            outcome => outcome,
        }
    }

    fn verified<'t>(
        &self,
        token: &'t IdToken,
        access_token: &AccessToken,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<&'t IdTokenClaims, LoginError> {
        let verifier = self.verifier(now)?;
        let claims = token.claims(&verifier, nonce).map_err(|error| LoginError::Token(fault(error)))?;
        authorized_party_is_us(&self.client_id, claims.authorized_party().map(|azp| azp.as_str()))?;
        issued_already(from_library(claims.issue_time())?, now)?;
        if let Some(hash) = claims.access_token_hash() {
            access_token_belongs(token, &verifier, hash, access_token)?;
        }
        Ok(claims)
    }

    /// Made as for a client without a secret even if we have one: then no key of the library's is our secret, and
    /// no token signed with it (HS256) can be accepted.
    fn verifier(&self, now: Timestamp) -> Result<CoreIdTokenVerifier<'static>, LoginError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner).clone();
        let judged_at = to_library(now.saturating_sub(LEEWAY).unwrap_or(Timestamp::MIN))?;
        Ok(CoreIdTokenVerifier::new_public_client(self.client_id.clone(), self.issuer.clone(), keys)
            .set_allowed_algs(self.algorithms.iter().cloned())
            .set_time_fn(move || judged_at))
    }

    async fn read_keys_again(&self) -> Result<(), LoginError> {
        let keys = CoreJsonWebKeySet::fetch_async(&self.keys_url, &self.http)
            .await
            .map_err(|_| LoginError::Unreachable)?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }
}

/// Was the access token given together with this ID token (Core § 3.1.3.8)?
fn access_token_belongs(
    token: &IdToken,
    verifier: &CoreIdTokenVerifier<'_>,
    hash: &AccessTokenHash,
    access_token: &AccessToken,
) -> Result<(), LoginError> {
    let fault = LoginError::Token(TokenFault::AccessTokenHash);
    let (Ok(algorithm), Ok(key)) = (token.signing_alg(), token.signing_key(verifier)) else {
        return Err(fault);
    };
    let fits = AccessTokenHash::from_token(access_token, algorithm, key).is_ok_and(|ours| ours == *hash);
    if fits { Ok(()) } else { Err(fault) }
}

/// Only the kind of fault is kept: the library's texts repeat what the token says about the person.
fn fault(error: ClaimsVerificationError) -> TokenFault {
    use ClaimsVerificationError as Claims;
    use SignatureVerificationError as Signature;
    match error {
        Claims::Expired(_) => TokenFault::Expired,
        Claims::InvalidAudience(_) => TokenFault::Audience,
        Claims::InvalidIssuer(_) => TokenFault::Issuer,
        Claims::InvalidNonce(_) => TokenFault::Nonce,
        Claims::SignatureVerification(
            Signature::NoSignature | Signature::DisallowedAlg(_) | Signature::UnsupportedAlg(_),
        ) => TokenFault::Algorithm,
        Claims::SignatureVerification(Signature::NoMatchingKey) => TokenFault::UnknownKey,
        Claims::SignatureVerification(_) => TokenFault::Signature,
        _ => TokenFault::Malformed,
    }
}

pub(super) fn from_library(time: DateTime<Utc>) -> Result<Timestamp, LoginError> {
    Timestamp::from_second(time.timestamp()).map_err(|_| LoginError::Token(TokenFault::Malformed))
}

fn to_library(time: Timestamp) -> Result<DateTime<Utc>, LoginError> {
    DateTime::from_timestamp(time.as_second(), 0).ok_or(LoginError::Token(TokenFault::Malformed))
}
