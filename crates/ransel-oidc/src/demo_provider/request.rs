//! An authentication request, read strictly (Core § 3.1.2.1, RFC 7636 § 4.3): a client that forgets a protection
//! is told so here, not at the real provider.

use std::collections::BTreeMap;

use serde_json::Value;

use super::persona::asked_level;
use super::{DemoConfig, Inner};
use crate::{Assurance, Url};

/// The fields of the request that the page carries on in its forms.
pub(super) const CARRIED: [&str; 14] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "acr_values",
    "max_age",
    "prompt",
    "ui_locales",
    "claims",
    "id_token_hint",
];

/// Length of a S256 challenge: 256 bits in base64url.
const CHALLENGE_LETTERS: usize = 43;

/// Query or form, each name at most once (RFC 6749 § 3.1).
pub(super) struct Fields(BTreeMap<String, String>);

impl Fields {
    pub(super) fn read(pairs: Vec<(String, String)>) -> Option<Self> {
        let count = pairs.len();
        let fields: BTreeMap<_, _> = pairs.into_iter().collect();
        (fields.len() == count).then_some(Self(fields))
    }

    /// The value of a field; an empty one counts as missing (RFC 6749 § 3.1).
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Where the answer goes: known to be registered before anything is sent there.
pub(super) struct AnswerTo {
    redirect_uri: Url,
    state: Option<String>,
}

impl AnswerTo {
    /// `None`: the client or the address is unknown, and the person must not be sent anywhere.
    pub(super) fn read(config: &DemoConfig, fields: &Fields) -> Option<Self> {
        let client = config.client(fields.get("client_id")?)?;
        let wanted = fields.get("redirect_uri")?;
        let registered = client.redirect_uris.iter().find(|uri| *uri == wanted)?;
        Some(Self {
            redirect_uri: Url::parse(registered).ok()?,
            state: fields.get("state").map(str::to_owned),
        })
    }

    /// The address with the answer; `iss` is always there (RFC 9207 § 2).
    pub(super) fn with(&self, provider: &Inner, name: &str, value: &str) -> Url {
        let mut url = self.redirect_uri.clone();
        url.query_pairs_mut().append_pair(name, value);
        if let Some(state) = &self.state {
            url.query_pairs_mut().append_pair("state", state);
        }
        if let Some(issuer) = provider.issuer_parameter() {
            url.query_pairs_mut().append_pair("iss", issuer);
        }
        url
    }
}

/// A request we can serve.
pub(super) struct Request {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) scopes: Vec<String>,
    /// What userinfo is asked to tell, claim by claim (Core § 5.5).
    pub(super) claims: Vec<String>,
    pub(super) nonce: String,
    pub(super) challenge: String,
    pub(super) asked: Option<Assurance>,
}

impl Request {
    /// The request, or the error code to send back.
    pub(super) fn read(fields: &Fields) -> Result<Self, &'static str> {
        let required = |name| fields.get(name).map(str::to_owned).ok_or("invalid_request");
        if required("response_type")? != "code" {
            return Err("unsupported_response_type");
        }
        required("state")?;
        let scopes: Vec<_> = required("scope")?.split_ascii_whitespace().map(str::to_owned).collect();
        if !scopes.iter().any(|scope| scope == "openid") {
            return Err("invalid_scope");
        }
        if fields.get("max_age").is_some_and(|seconds| seconds.parse::<u32>().is_err()) {
            return Err("invalid_request");
        }
        prompt_can_be_met(fields.get("prompt"))?;
        Ok(Self {
            client_id: required("client_id")?,
            redirect_uri: required("redirect_uri")?,
            scopes,
            claims: fields.get("claims").map_or(Ok(Vec::new()), claims)?,
            nonce: required("nonce")?,
            challenge: challenge(fields)?,
            asked: fields.get("acr_values").and_then(asked_level),
        })
    }
}

/// The names in the `userinfo` member of the parameter `claims`.
fn claims(parameter: &str) -> Result<Vec<String>, &'static str> {
    let asked: Value = serde_json::from_str(parameter).map_err(|_| "invalid_request")?;
    let userinfo = asked.get("userinfo").and_then(Value::as_object);
    Ok(userinfo.into_iter().flat_map(|claims| claims.keys().cloned()).collect())
}

fn challenge(fields: &Fields) -> Result<String, &'static str> {
    // A missing method means "plain" (RFC 7636 § 4.3), which protects nothing against a reader of the address.
    let is_s256 = fields.get("code_challenge_method") == Some("S256");
    let challenge = fields.get("code_challenge").ok_or("invalid_request")?;
    let is_whole = challenge.len() == CHALLENGE_LETTERS
        && challenge.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter));
    if is_s256 && is_whole { Ok(challenge.to_owned()) } else { Err("invalid_request") }
}

/// The page is always shown, so every wish is met but one: to sign in without it (Core § 3.1.2.6).
fn prompt_can_be_met(prompt: Option<&str>) -> Result<(), &'static str> {
    match prompt.map(|words| words.split_ascii_whitespace().collect::<Vec<_>>()).as_deref() {
        None => Ok(()),
        Some(["none"]) => Err("login_required"),
        Some(words) if words.iter().all(|word| ["login", "consent", "select_account"].contains(word)) => {
            Ok(())
        }
        Some(_) => Err("invalid_request"),
    }
}
