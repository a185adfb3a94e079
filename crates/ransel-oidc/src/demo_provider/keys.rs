//! The provider's signing key and signed tokens (JWS, RFC 7515; ES256, RFC 7518 § 3.4). The key lives as long as
//! the process.

use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreHmacKey, CoreJwsSigningAlgorithm};
use openidconnect::{ClientSecret, PrivateSigningKey};
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{DemoError, Fault};

/// The key we sign with, and one that is not ours, for the faults that need one.
pub(super) struct Keys {
    current: SigningKey,
    other: SigningKey,
    asked_before: AtomicBool,
}

impl Keys {
    pub(super) fn new_random() -> Result<Self, DemoError> {
        Ok(Self { current: random_key()?, other: random_key()?, asked_before: AtomicBool::new(false) })
    }

    /// The published half (RFC 7517 § 5).
    pub(super) fn key_set(&self, fault: Option<Fault>) -> Value {
        let asked_before = self.asked_before.swap(true, Ordering::Relaxed);
        let too_early = fault == Some(Fault::NewKey) && !asked_before;
        let key = if too_early { &self.other } else { &self.current };
        json!({ "keys": [published(key)] })
    }

    /// Whom a token we have signed is about. It may have run out: it is only a hint.
    pub(super) fn subject_of(&self, token: &str) -> Option<String> {
        let (input, signature) = token.rsplit_once('.')?;
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
        self.current.verifying_key().verify(input.as_bytes(), &signature).ok()?;
        let claims = URL_SAFE_NO_PAD.decode(input.split('.').nth(1)?).ok()?;
        let claims: Value = serde_json::from_slice(&claims).ok()?;
        Some(claims.get("sub")?.as_str()?.to_owned())
    }

    /// A signed token with these claims.
    pub(super) fn sign(
        &self,
        claims: Map<String, Value>,
        fault: Option<Fault>,
        secret: Option<&ClientSecret>,
    ) -> String {
        match (fault, secret) {
            (Some(Fault::AlgNone), _) => format!("{}.", signing_input(json!({ "alg": "none" }), claims)),
            (Some(Fault::AlgHs256), Some(secret)) => {
                let input = signing_input(json!({ "alg": "HS256" }), claims);
                let key = CoreHmacKey::new(secret.secret().as_bytes());
                let signature =
                    key.sign(&CoreJwsSigningAlgorithm::HmacSha256, input.as_bytes()).unwrap_or_default();
                format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
            }
            (Some(Fault::ForeignKey), _) => es256(&self.other, kid(&self.current), claims),
            (Some(Fault::UnpublishedKey), _) => es256(&self.other, kid(&self.other), claims),
            _ => es256(&self.current, kid(&self.current), claims),
        }
    }
}

fn es256(key: &SigningKey, kid: String, claims: Map<String, Value>) -> String {
    let input = signing_input(json!({ "alg": "ES256", "typ": "JWT", "kid": kid }), claims);
    let signature: Signature = key.sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn signing_input(header: Value, claims: Map<String, Value>) -> String {
    let header = URL_SAFE_NO_PAD.encode(header.to_string());
    format!("{header}.{}", URL_SAFE_NO_PAD.encode(Value::Object(claims).to_string()))
}

fn random_key() -> Result<SigningKey, DemoError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| DemoError::Randomness)?;
    // Fails for one in 2^32 draws at most: numbers beyond the order of the curve.
    SigningKey::from_slice(&bytes).map_err(|_| DemoError::Randomness)
}

fn published(key: &SigningKey) -> Value {
    let point = key.verifying_key().to_sec1_point(false);
    json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid(key),
        "x": point.x().map(|x| URL_SAFE_NO_PAD.encode(x)),
        "y": point.y().map(|y| URL_SAFE_NO_PAD.encode(y)),
    })
}

/// A name that changes with the key.
fn kid(key: &SigningKey) -> String {
    let digest = Sha256::digest(key.verifying_key().to_sec1_bytes());
    URL_SAFE_NO_PAD.encode(&digest[..8])
}

/// Half of the digest of an access token, as an ID token carries it (Core § 3.1.3.6).
pub(super) fn access_token_hash(access_token: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(access_token)[..16])
}

/// The challenge of a PKCE verifier (RFC 7636 § 4.2, method S256).
pub(super) fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}
