//! The checks the library leaves to its caller. Pure: times come as arguments, in seconds where not said otherwise.

use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use super::{LoginError, Pending, TokenFault};
use crate::{Assurance, ProviderKind};

/// How far apart our clock and the provider's may be.
pub(super) const LEEWAY: SignedDuration = SignedDuration::from_secs(60);

/// How long a person may take at the provider. After that the answer is no longer waited for.
const PENDING_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// Is the sign-in still waited for? Exactly ten minutes is; a start in the future never was.
pub(crate) fn pending_is_fresh(started_at: Timestamp, now: Timestamp) -> Result<(), LoginError> {
    let age = now.duration_since(started_at);
    if age > PENDING_LIFE || age < -LEEWAY { Err(LoginError::TookTooLong) } else { Ok(()) }
}

/// Was this answer asked for by this browser (RFC 6749 § 10.12)? Compared in constant time: a guesser must not
/// learn how much of a guess is right.
pub(super) fn state_is_ours(sent: &str, returned: Option<&str>) -> Result<(), LoginError> {
    let same = returned.is_some_and(|returned| bool::from(sent.as_bytes().ct_eq(returned.as_bytes())));
    if same { Ok(()) } else { Err(LoginError::StateMismatch) }
}

/// Does the answer come from the provider we asked (RFC 9207 § 2.4)? With several providers a dishonest one could
/// otherwise have us carry the code of an honest one to itself. `promised`: the metadata says `iss` is always sent.
pub(super) fn issuer_parameter_is_right(
    issuer: &str,
    returned: Option<&str>,
    promised: IssuerParameter,
) -> Result<(), LoginError> {
    match (returned, promised) {
        (Some(returned), _) if returned == issuer => Ok(()),
        (None, IssuerParameter::NotPromised) => Ok(()),
        _ => Err(LoginError::WrongIssuer),
    }
}

/// What the provider's metadata says about `iss` in its answers (RFC 9207 § 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IssuerParameter {
    /// `authorization_response_iss_parameter_supported` is true.
    Promised,
    /// It is false or missing.
    NotPromised,
}

/// Is the answer at least as sure as asked (Core § 3.1.3.7 step 12)? `acr_values` is only a wish to the provider.
pub(super) fn assurance_is_enough(
    kind: ProviderKind,
    asked: Assurance,
    acr: Option<&str>,
) -> Result<Assurance, LoginError> {
    let got = kind.assurance_of(acr);
    got.filter(|got| *got >= asked).ok_or(LoginError::AssuranceTooLow { asked, got })
}

/// When the person signed in at the provider, if that is as recent as asked (Core § 3.1.3.7 step 13).
///
/// With `prompt=login` it must be after the person left us; with a max age at most so long before now. Each with
/// the leeway; without either it may be missing, but never lies in the future.
pub(super) fn auth_time_is_recent(
    pending: &Pending,
    auth_time: Option<Timestamp>,
    now: Timestamp,
) -> Result<Option<Timestamp>, LoginError> {
    authenticated_at(auth_time, earliest(pending, now), now)
}

/// The pure core of `auth_time_is_recent`: `earliest` is the first moment we accept, leeway not yet subtracted.
pub(crate) fn authenticated_at(
    auth_time: Option<Timestamp>,
    earliest: Option<Timestamp>,
    now: Timestamp,
) -> Result<Option<Timestamp>, LoginError> {
    let Some(at) = auth_time else {
        return if earliest.is_none() { Ok(None) } else { Err(LoginError::AuthTimeMissing) };
    };
    if at.duration_since(now) > LEEWAY {
        return Err(LoginError::AuthTimeInFuture);
    }
    match earliest {
        Some(earliest) if earliest.duration_since(at) > LEEWAY => Err(LoginError::AuthTimeTooOld),
        _ => Ok(Some(at)),
    }
}

fn earliest(pending: &Pending, now: Timestamp) -> Option<Timestamp> {
    let by_age = pending.max_age_seconds.map(|seconds| {
        now.saturating_sub(SignedDuration::from_secs(seconds.into())).unwrap_or(Timestamp::MIN)
    });
    let by_prompt = pending.login_anew.then_some(pending.started_at);
    by_age.max(by_prompt)
}

/// Was the token made for us to use (Core § 3.1.3.7 steps 4 and 5)? Other audiences are refused before this.
pub(super) fn authorized_party_is_us(us: &str, azp: Option<&str>) -> Result<(), LoginError> {
    match azp {
        Some(azp) if azp != us => Err(LoginError::Token(TokenFault::AuthorizedParty)),
        _ => Ok(()),
    }
}

/// Was the token made already (Core § 3.1.3.7 step 10)?
pub(super) fn issued_already(issued_at: Timestamp, now: Timestamp) -> Result<(), LoginError> {
    let ahead = issued_at.duration_since(now) > LEEWAY;
    if ahead { Err(LoginError::Token(TokenFault::IssuedInFuture)) } else { Ok(()) }
}
