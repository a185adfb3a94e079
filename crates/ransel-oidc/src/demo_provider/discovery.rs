//! Metadata (OpenID Connect Discovery § 3, RFC 9207 § 3, RP-Initiated Logout § 2.1) and the key set.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::{Value, json};

use super::{Fault, Inner, Shared};
use crate::Assurance;
use crate::assurance::{FEIDE_TWO_FACTORS, idporten_word};

pub(super) async fn metadata(State(provider): State<Shared>, RawQuery(query): RawQuery) -> Response {
    if provider.has(Fault::RedirectingMetadata) && query.is_none() {
        return Redirect::temporary("openid-configuration?behind").into_response();
    }
    let token_endpoint = match provider.has(Fault::PlainTokenEndpoint) {
        true => "http://another.example/token".to_owned(),
        false => provider.endpoint("/token"),
    };
    let issuer = match provider.has(Fault::WrongMetadataIssuer) {
        true => "https://another.example",
        false => &provider.config.issuer,
    };
    let levels = [Assurance::Low, Assurance::Substantial, Assurance::High].map(idporten_word);
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": provider.endpoint("/authorize"),
        "token_endpoint": token_endpoint,
        "userinfo_endpoint": provider.endpoint("/userinfo"),
        "jwks_uri": provider.endpoint("/jwks"),
        "end_session_endpoint": provider.endpoint("/end-session"),
        "scopes_supported": ["openid", "profile", "userinfo-name", "userid-feide", "userid-nin", "userinfo-language", "userinfo-birthyear", "groups-org"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "acr_values_supported": [levels[0], levels[1], levels[2], FEIDE_TWO_FACTORS],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": algorithms(&provider),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
        "code_challenge_methods_supported": ["S256"],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "claims_parameter_supported": true,
        "request_uri_parameter_supported": false,
        "authorization_response_iss_parameter_supported": !provider.has(Fault::NoIssuerParameterPromised),
    }))
    .into_response()
}

pub(super) async fn key_set(State(provider): State<Shared>) -> Json<Value> {
    Json(provider.keys.key_set(provider.fault))
}

fn algorithms(provider: &Inner) -> &'static [&'static str] {
    match provider.fault {
        Some(Fault::OnlySharedSecrets) => &["HS256", "none"],
        Some(Fault::AlgNone | Fault::AlgHs256) => &["ES256", "HS256", "none"],
        _ => &["ES256"],
    }
}

impl Inner {
    /// The `iss` of an answer.
    pub(super) fn issuer_parameter(&self) -> Option<&str> {
        match self.fault {
            Some(Fault::WrongIssuerParameter) => Some("https://another.example"),
            Some(Fault::NoIssuerParameter | Fault::NoIssuerParameterPromised) => None,
            _ => Some(&self.config.issuer),
        }
    }
}
