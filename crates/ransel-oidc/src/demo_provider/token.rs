//! The token endpoint (Core § 3.1.3): a code and its proof for an ID token and an access token.

use axum::Json;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openidconnect::url::form_urlencoded;
use serde_json::{Map, Value, json};
use subtle::ConstantTimeEq;

use super::error::{PRIVATE, Refusal};
use super::fault::twist;
use super::keys::{access_token_hash, challenge_of};
use super::request::Fields;
use super::store::{ACCESS_TOKEN_LIFE_SECONDS, Grant};
use super::{DemoClient, Fault, Inner, Persona, Shared};

const ID_TOKEN_LIFE_SECONDS: i64 = 300;

pub(super) async fn exchange(
    State(provider): State<Shared>,
    headers: HeaderMap,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let fields = Fields::read(pairs).ok_or(Refusal::InvalidRequest)?;
    let client = who_asks(&provider, &headers, &fields)?;
    match fields.get("grant_type") {
        Some("authorization_code") => {}
        Some(_) => return Err(Refusal::UnsupportedGrantType),
        None => return Err(Refusal::InvalidRequest),
    }
    let code = fields.get("code").ok_or(Refusal::InvalidRequest)?;
    let grant = provider.store.take(code, provider.now()).ok_or(Refusal::InvalidGrant)?;
    if !is_proven(&grant, client, &fields) {
        return Err(Refusal::InvalidGrant);
    }
    let persona = provider.config.persona(&grant.user_name).ok_or(Refusal::InvalidGrant)?;
    Ok((PRIVATE, Json(tokens(&provider, client, &grant, persona))).into_response())
}

/// Was the code given to this client, for this address, and does the verifier fit (RFC 7636 § 4.6)?
fn is_proven(grant: &Grant, client: &DemoClient, fields: &Fields) -> bool {
    grant.client_id == client.client_id
        && fields.get("redirect_uri") == Some(&grant.redirect_uri)
        && fields.get("code_verifier").is_some_and(|verifier| challenge_of(verifier) == grant.challenge)
}

/// A client with a secret shows it in the header, one without names itself in the body (RFC 6749 § 2.3.1, § 3.2.1).
fn who_asks<'p>(
    provider: &'p Inner,
    headers: &HeaderMap,
    fields: &Fields,
) -> Result<&'p DemoClient, Refusal> {
    let (client_id, shown) = match headers.get(header::AUTHORIZATION) {
        Some(value) => {
            let (id, secret) = value.to_str().ok().and_then(basic).ok_or(Refusal::InvalidClient)?;
            (id, Some(secret))
        }
        None => (fields.get("client_id").ok_or(Refusal::InvalidClient)?.to_owned(), None),
    };
    let client = provider.config.client(&client_id).ok_or(Refusal::InvalidClient)?;
    let is_right = match (&client.client_secret, shown) {
        (Some(secret), Some(shown)) => bool::from(secret.secret().as_bytes().ct_eq(shown.as_bytes())),
        (None, None) => true,
        _ => false,
    };
    if is_right { Ok(client) } else { Err(Refusal::InvalidClient) }
}

/// Name and password of a `Basic` header; both are form-encoded first (RFC 6749 § 2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let bytes = STANDARD.decode(header.strip_prefix("Basic ")?).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decoded =
        |part: &str| form_urlencoded::parse(part.as_bytes()).next().map(|(word, _)| word.into_owned());
    Some((decoded(id)?, decoded(secret)?))
}

fn tokens(provider: &Inner, client: &DemoClient, grant: &Grant, persona: &Persona) -> Value {
    let now = provider.now();
    let access_token = provider.store.new_token(grant, now);
    let mut claims = id_token_claims(provider, grant, persona, &access_token);
    twist(provider.fault, &mut claims, now);
    let id_token = provider.keys.sign(claims, provider.fault, client.client_secret.as_ref());
    let mut answer = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": ACCESS_TOKEN_LIFE_SECONDS,
        "scope": grant.scopes.join(" "),
    });
    if !provider.has(Fault::NoIdToken) {
        answer["id_token"] = json!(id_token);
    }
    answer
}

/// The claims of the ID token (Core § 2). The identity number is here as ID-porten has it; Feide's claims lie in
/// userinfo.
fn id_token_claims(
    provider: &Inner,
    grant: &Grant,
    persona: &Persona,
    access_token: &str,
) -> Map<String, Value> {
    let now = provider.now().as_second();
    let pid = persona.national_id.as_ref().filter(|_| !persona.uses_feide());
    let claims = [
        ("iss", json!(provider.config.issuer)),
        ("sub", json!(persona.subject())),
        ("aud", json!(grant.client_id)),
        ("azp", json!(grant.client_id)),
        ("iat", json!(now)),
        ("exp", json!(now + ID_TOKEN_LIFE_SECONDS)),
        ("auth_time", json!(grant.signed_in_at.as_second())),
        ("nonce", json!(grant.nonce)),
        ("acr", json!(persona.acr(grant.level))),
        ("at_hash", json!(access_token_hash(access_token))),
        ("pid", json!(pid)),
    ];
    claims
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
