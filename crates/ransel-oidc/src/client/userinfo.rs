//! Userinfo (Core § 5.3): where Feide keeps the name. Asked by hand, because the library reads every claim there
//! is, and one it cannot parse would stop the sign-in; we read four.

use openidconnect::AccessToken;
use openidconnect::http::StatusCode;
use serde::Deserialize;

use super::claims::{IdTokenClaims, PersonClaims};
use super::{LoginError, Provider};
use crate::ProviderKind;

#[derive(Deserialize)]
struct Userinfo {
    sub: String,
    #[serde(flatten)]
    person: PersonClaims,
}

impl Provider {
    /// Who the person is: what the ID token says, and what userinfo adds. They must not contradict each other.
    pub(super) async fn person(
        &self,
        claims: &IdTokenClaims,
        access_token: &AccessToken,
    ) -> Result<PersonClaims, LoginError> {
        let told = claims.additional_claims();
        let Some(added) = self.userinfo(claims.subject().as_str(), access_token).await? else {
            return Ok(told.clone());
        };
        Ok(PersonClaims {
            pid: agreed(told.pid.as_ref(), added.pid)?,
            nin: agreed(told.nin.as_ref(), added.nin)?,
            feide_name: agreed(told.feide_name.as_ref(), added.feide_name)?,
        })
    }

    /// `None` where the provider has no userinfo, or nothing there that we need: ID-porten says all in the token.
    async fn userinfo(
        &self,
        subject: &str,
        access_token: &AccessToken,
    ) -> Result<Option<PersonClaims>, LoginError> {
        let Some(url) = self.userinfo.as_ref().filter(|_| self.kind != ProviderKind::IdPorten) else {
            return Ok(None);
        };
        let answer = self
            .http
            .get_with_token(url, access_token.secret())
            .await
            .map_err(|_| LoginError::Unreachable)?;
        if answer.status() != StatusCode::OK {
            return Err(LoginError::AnswerUnreadable);
        }
        let userinfo: Userinfo =
            serde_json::from_slice(answer.body()).map_err(|_| LoginError::AnswerUnreadable)?;
        // Core § 5.3.2: without this an exchanged access token would give one person the name of another.
        if userinfo.sub != subject {
            return Err(LoginError::UserinfoMismatch);
        }
        Ok(Some(userinfo.person))
    }
}

fn agreed(told: Option<&String>, added: Option<String>) -> Result<Option<String>, LoginError> {
    match (told, added) {
        (Some(told), Some(added)) if *told != added => Err(LoginError::UserinfoMismatch),
        (told, added) => Ok(added.or_else(|| told.cloned())),
    }
}
