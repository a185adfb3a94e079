//! Why a sign-in ended. No variant and no text holds a name, an identifier, a code or a token, so that all of it
//! may be logged; pages choose their words by `LoginError::key`.

use crate::Assurance;

/// Why a sign-in did not happen.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// The person pressed "cancel" at the provider (`access_denied`, RFC 6749 § 4.1.2.1).
    #[error("the person cancelled the sign-in")]
    Cancelled,
    /// The provider answered with another error than a cancellation.
    #[error("the provider refused the sign-in: {code}")]
    RefusedByProvider {
        /// The error code (RFC 6749 § 4.1.2.1, Core § 3.1.2.6); `unknown` if it is not written like one.
        code: String,
    },
    /// More than ten minutes passed since the person left for the provider, or the clock went backwards.
    #[error("the sign-in took too long")]
    TookTooLong,
    /// The answer does not belong to a sign-in that this browser began.
    #[error("the state of the answer is not the one sent")]
    StateMismatch,
    /// The answer comes from another provider than the one asked (RFC 9207).
    #[error("the answer names another provider than the one asked")]
    WrongIssuer,
    /// The answer has neither a code nor an error, or the token answer cannot be read.
    #[error("the provider's answer is incomplete or cannot be read")]
    AnswerUnreadable,
    /// The provider does not accept the code: used before, too old, or not for us.
    #[error("the provider did not accept the code")]
    CodeRefused,
    /// The provider did not answer in time.
    #[error("the provider could not be reached")]
    Unreachable,
    /// The ID token is not to be believed.
    #[error("the ID token was refused: {0}")]
    Token(TokenFault),
    /// The provider says the person signed in with less than was asked for.
    #[error("asked for {asked:?}, the provider answered {got:?}")]
    AssuranceTooLow {
        /// What was asked.
        asked: Assurance,
        /// What the answer means; `None` for a word we do not know.
        got: Option<Assurance>,
    },
    /// A fresh sign-in was asked for, and the provider does not say when the person signed in.
    #[error("the provider does not say when the person signed in")]
    AuthTimeMissing,
    /// A fresh sign-in was asked for, and the person signed in earlier.
    #[error("the person signed in too long ago")]
    AuthTimeTooOld,
    /// The provider says the person will sign in later.
    #[error("the time of signing in lies in the future")]
    AuthTimeInFuture,
    /// Userinfo speaks of another person than the ID token (Core § 5.3.2).
    #[error("userinfo and ID token speak of different people")]
    UserinfoMismatch,
}

impl LoginError {
    /// A stable key for the page that tells the person. Several causes share one where the advice is the same.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Cancelled => "login-cancelled",
            Self::RefusedByProvider { .. } => "login-refused-by-provider",
            Self::TookTooLong | Self::CodeRefused => "login-took-too-long",
            Self::StateMismatch | Self::WrongIssuer => "login-not-begun-here",
            Self::Unreachable => "login-provider-unreachable",
            Self::AnswerUnreadable | Self::Token(_) | Self::UserinfoMismatch => "login-answer-not-trusted",
            Self::AssuranceTooLow { .. } => "login-assurance-too-low",
            Self::AuthTimeMissing | Self::AuthTimeTooOld | Self::AuthTimeInFuture => "login-not-recent",
        }
    }
}

/// What is wrong with an ID token (Core § 3.1.3.7, in the order of its steps).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// There is none.
    #[error("no ID token")]
    Missing,
    /// It is not a signed token of the kind we read.
    #[error("malformed")]
    Malformed,
    /// Its `iss` is another provider.
    #[error("wrong issuer")]
    Issuer,
    /// Its `aud` is not us, or not only us.
    #[error("wrong audience")]
    Audience,
    /// Its `azp` is not us.
    #[error("wrong authorized party")]
    AuthorizedParty,
    /// Not signed, signed with a shared secret, or with an algorithm the provider did not announce.
    #[error("algorithm not allowed")]
    Algorithm,
    /// The provider has published no such key, also after asking again.
    #[error("unknown key")]
    UnknownKey,
    /// The signature does not fit.
    #[error("wrong signature")]
    Signature,
    /// Its `exp` has passed.
    #[error("expired")]
    Expired,
    /// Its `iat` lies in the future.
    #[error("issued in the future")]
    IssuedInFuture,
    /// Its `nonce` is missing or not the one sent.
    #[error("wrong nonce")]
    Nonce,
    /// Its `at_hash` belongs to another access token (Core § 3.1.3.8).
    #[error("wrong access token hash")]
    AccessTokenHash,
}

/// Why a provider cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiscoverError {
    /// An address is not an address, or not `https` (`http` is allowed on the machine itself).
    #[error("the address of the {what} must be https")]
    AddressNotAllowed {
        /// Which address: "issuer", "token endpoint".
        what: &'static str,
    },
    /// The HTTP client could not be built.
    #[error("the HTTP client could not be built")]
    HttpClient,
    /// The provider did not answer.
    #[error("the provider could not be reached")]
    Unreachable,
    /// The answer is no metadata or key set, or a redirect: those are not followed.
    #[error("the provider's metadata cannot be read")]
    Unreadable,
    /// The metadata names another issuer (OpenID Connect Discovery § 4.3).
    #[error("the metadata belongs to another issuer")]
    WrongIssuer,
    /// There is no token endpoint, so there is no code flow.
    #[error("the provider has no token endpoint")]
    NoTokenEndpoint,
    /// The provider signs with nothing we accept.
    #[error("the provider announces no asymmetric signing algorithm")]
    NoUsableAlgorithm,
}
