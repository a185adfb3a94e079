//! How the provider says no: on a page of its own while it does not know where to send the person, else by a
//! redirect (RFC 6749 § 4.1.2.1), and as JSON to machines (§ 5.2).

use axum::Json;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Headers of everything the provider says: neither stored nor told to the next site.
pub(super) const PRIVATE: [(HeaderName, &str); 2] =
    [(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")];

/// A refusal to a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    InvalidRequest,
    InvalidClient,
    InvalidGrant,
    UnsupportedGrantType,
    /// RFC 6750 § 3.1.
    InvalidToken,
}

impl Refusal {
    fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidToken => "invalid_token",
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.code() }));
        match self {
            Self::InvalidClient => {
                (StatusCode::UNAUTHORIZED, PRIVATE, [(header::WWW_AUTHENTICATE, "Basic")], body)
                    .into_response()
            }
            Self::InvalidToken => {
                let challenge = [(header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")];
                (StatusCode::UNAUTHORIZED, PRIVATE, challenge, body).into_response()
            }
            _ => (StatusCode::BAD_REQUEST, PRIVATE, body).into_response(),
        }
    }
}
