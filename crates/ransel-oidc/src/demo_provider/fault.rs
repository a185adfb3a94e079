//! Lies and slips a provider may be guilty of, one at a time, so that tests can see each of them noticed.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// One way to misbehave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The `acr` is one level lower than given.
    LowerAcr,
    /// The `acr` is a word nobody knows.
    UnknownAcr,
    /// The nonce is another's.
    WrongNonce,
    /// There is no nonce.
    NoNonce,
    /// The callback's `iss` is another provider.
    WrongIssuerParameter,
    /// The callback has no `iss` although the metadata promises it.
    NoIssuerParameter,
    /// Nor does the metadata promise it: an older provider, which is no fault.
    NoIssuerParameterPromised,
    /// The person signed in a day ago.
    OldAuthTime,
    /// The person signs in tomorrow.
    FutureAuthTime,
    /// The token does not say when the person signed in.
    NoAuthTime,
    /// The token is for another client.
    WrongAudience,
    /// The token is for us and for another client.
    SecondAudience,
    /// The token may be used by another client.
    WrongAuthorizedParty,
    /// The token is from another provider.
    WrongTokenIssuer,
    /// The token ran out an hour ago.
    ExpiredToken,
    /// The token will be made in an hour.
    FutureToken,
    /// The token is not signed, and the metadata says that is fine.
    AlgNone,
    /// The token is signed with the client's secret, and the metadata says that is fine.
    AlgHs256,
    /// The token is signed with a key that was never published, under the name of one that was.
    ForeignKey,
    /// The token is signed with a key that was never published.
    UnpublishedKey,
    /// The signing key is published only when asked for the second time, as after a change of keys.
    NewKey,
    /// The token belongs to another access token.
    WrongAccessTokenHash,
    /// There is no ID token.
    NoIdToken,
    /// Userinfo speaks of another person.
    OtherSubjectAtUserinfo,
    /// Userinfo tells two attributes more than were asked for: a number and a date of birth.
    MoreAttributesThanAsked,
    /// Userinfo gives another identity number than the token.
    OtherNationalIdAtUserinfo,
    /// The metadata names another issuer.
    WrongMetadataIssuer,
    /// The metadata names algorithms with shared secrets only.
    OnlySharedSecrets,
    /// The metadata names a token endpoint without encryption, on another machine.
    PlainTokenEndpoint,
    /// Metadata is found behind a redirect.
    RedirectingMetadata,
}

const HOUR_SECONDS: i64 = 3600;

/// Changes the claims of an ID token as the fault says.
pub(super) fn twist(fault: Option<Fault>, claims: &mut Map<String, Value>, now: Timestamp) {
    let now = now.as_second();
    let (name, value) = match fault {
        Some(Fault::LowerAcr) => return lower_acr(claims),
        Some(Fault::UnknownAcr) => ("acr", json!("urn:example:trust-me")),
        Some(Fault::WrongNonce) => ("nonce", json!("another")),
        Some(Fault::NoNonce) => ("nonce", Value::Null),
        Some(Fault::OldAuthTime) => ("auth_time", json!(now - 24 * HOUR_SECONDS)),
        Some(Fault::FutureAuthTime) => ("auth_time", json!(now + 24 * HOUR_SECONDS)),
        Some(Fault::NoAuthTime) => ("auth_time", Value::Null),
        Some(Fault::WrongAudience) => ("aud", json!("another-client")),
        Some(Fault::SecondAudience) => ("aud", json!([claims.get("aud"), "another-client"])),
        Some(Fault::WrongAuthorizedParty) => ("azp", json!("another-client")),
        Some(Fault::WrongTokenIssuer) => ("iss", json!("https://another.example")),
        Some(Fault::ExpiredToken) => ("exp", json!(now - HOUR_SECONDS)),
        Some(Fault::FutureToken) => ("iat", json!(now + HOUR_SECONDS)),
        Some(Fault::WrongAccessTokenHash) => ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")),
        _ => return,
    };
    claims.insert(name.to_owned(), value);
    claims.retain(|_, value| !value.is_null());
}

fn lower_acr(claims: &mut Map<String, Value>) {
    let lower = match claims.get("acr").and_then(Value::as_str) {
        Some("idporten-loa-high") => "idporten-loa-substantial",
        Some("idporten-loa-substantial") => "idporten-loa-low",
        _ => {
            claims.remove("acr");
            return;
        }
    };
    claims.insert("acr".to_owned(), json!(lower));
}
