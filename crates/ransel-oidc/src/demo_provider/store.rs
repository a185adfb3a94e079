//! Codes and access tokens given out, in memory. Both are random (128 bits or more), short-lived, and forgotten
//! when the process ends.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use openidconnect::CsrfToken;

use crate::Assurance;

/// A code is to be traded at once (RFC 6749 § 4.1.2 recommends ten minutes at most).
const CODE_LIFE: SignedDuration = SignedDuration::from_secs(60);

/// How long userinfo may be asked, in seconds.
pub(super) const ACCESS_TOKEN_LIFE_SECONDS: i64 = 300;

/// What a code stands for.
#[derive(Clone)]
pub(super) struct Grant {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) challenge: String,
    pub(super) nonce: String,
    pub(super) scopes: Vec<String>,
    pub(super) claims: Vec<String>,
    pub(super) user_name: String,
    pub(super) level: Assurance,
    pub(super) signed_in_at: Timestamp,
}

/// What an access token opens.
#[derive(Clone)]
pub(super) struct Access {
    pub(super) user_name: String,
    pub(super) scopes: Vec<String>,
    pub(super) claims: Vec<String>,
    given_at: Timestamp,
}

pub(super) struct Store {
    codes: Mutex<HashMap<String, Grant>>,
    tokens: Mutex<HashMap<String, Access>>,
}

impl Store {
    pub(super) fn new() -> Self {
        Self { codes: Mutex::default(), tokens: Mutex::default() }
    }

    /// A new code for the grant.
    pub(super) fn new_code(&self, grant: Grant) -> String {
        let code = random_word();
        let now = grant.signed_in_at;
        let mut codes = lock(&self.codes);
        codes.retain(|_, grant| now.duration_since(grant.signed_in_at) <= CODE_LIFE);
        codes.insert(code.clone(), grant);
        code
    }

    /// The grant of a code, once. A code shown with the wrong proof is gone too.
    pub(super) fn take(&self, code: &str, now: Timestamp) -> Option<Grant> {
        let grant = lock(&self.codes).remove(code)?;
        (now.duration_since(grant.signed_in_at) <= CODE_LIFE).then_some(grant)
    }

    /// A new access token.
    pub(super) fn new_token(&self, grant: &Grant, now: Timestamp) -> String {
        let token = random_word();
        let access = Access {
            user_name: grant.user_name.clone(),
            scopes: grant.scopes.clone(),
            claims: grant.claims.clone(),
            given_at: now,
        };
        let mut tokens = lock(&self.tokens);
        tokens.retain(|_, access| access.is_alive(now));
        tokens.insert(token.clone(), access);
        token
    }

    /// What the token opens, while it lives.
    pub(super) fn access(&self, token: &str, now: Timestamp) -> Option<Access> {
        lock(&self.tokens).get(token).filter(|access| access.is_alive(now)).cloned()
    }
}

impl Access {
    fn is_alive(&self, now: Timestamp) -> bool {
        now.duration_since(self.given_at).as_secs() < ACCESS_TOKEN_LIFE_SECONDS
    }
}

fn random_word() -> String {
    CsrfToken::new_random_len(32).into_secret()
}

/// A handler that stopped half-way leaves a whole map behind: one insert or remove at a time.
fn lock<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
