//! Userinfo (Core § 5.3): what the scopes allow, and no more. Claims outside the standard carry Feide's prefix.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::error::{PRIVATE, Refusal};
use super::store::Access;
use super::{Fault, Inner, Persona, Shared};
use crate::attributes::{claim, scope};

pub(super) async fn claims(State(provider): State<Shared>, headers: HeaderMap) -> Result<Response, Refusal> {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or(Refusal::InvalidToken)?;
    let access = provider.store.access(token, provider.now()).ok_or(Refusal::InvalidToken)?;
    let persona = provider.config.persona(&access.user_name).ok_or(Refusal::InvalidToken)?;
    Ok((PRIVATE, Json(told(&provider, &access, persona))).into_response())
}

fn told(provider: &Inner, access: &Access, persona: &Persona) -> Value {
    let may_tell = |scope: &str| access.scopes.iter().any(|given| given == scope);
    let mut told = json!({ "sub": persona.subject() });
    if may_tell("profile") || may_tell("userinfo-name") {
        told["name"] = json!(persona.display_name);
    }
    if let Some(feide_name) = persona.feide_name.as_ref().filter(|_| may_tell("userid-feide")) {
        told["https://n.feide.no/claims/eduPersonPrincipalName"] = json!(feide_name);
    }
    let national_id = persona.national_id.as_ref().filter(|_| may_tell("userid-nin") && persona.uses_feide());
    if let Some(national_id) = national_id {
        told["https://n.feide.no/claims/nin"] = json!(national_id);
    }
    let asked = |name: &str| access.claims.contains(&claim(name)) && scope(name).is_some_and(may_tell);
    for (name, values) in persona.attributes.iter().filter(|(name, _)| asked(name)) {
        told[claim(name)] = match values.as_slice() {
            [one] => json!(one),
            several => json!(several),
        };
    }
    if provider.has(Fault::MoreAttributesThanAsked) {
        told[claim("norEduPersonNIN")] = json!("01818599123");
        told[claim("norEduPersonBirthDate")] = json!("20130501");
    }
    if provider.has(Fault::OtherSubjectAtUserinfo) {
        told["sub"] = json!("another");
    }
    if provider.has(Fault::OtherNationalIdAtUserinfo) {
        told["pid"] = json!("00000000000");
    }
    told
}
