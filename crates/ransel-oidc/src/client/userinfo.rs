//! Userinfo (Core § 5.3): where Feide keeps the name. Asked by hand, because the library reads every claim there
//! is, and one it cannot parse would stop the sign-in; we read four, and of the attributes those that were asked for.

use openidconnect::AccessToken;
use openidconnect::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::claims::{IdTokenClaims, PersonClaims};
use super::{LoginError, Provider};
use crate::{
    ProviderKind,
    attributes::{Attributes, told},
};

#[derive(Deserialize)]
struct Userinfo {
    sub: String,
    #[serde(flatten)]
    person: PersonClaims,
    /// All of it, until what was asked for has been picked out.
    #[serde(skip)]
    all: Map<String, Value>,
}

impl Provider {
    /// Who the person is: what the ID token says, and what userinfo adds, which must not contradict each other; and the
    /// attributes that were asked for. Whatever else userinfo says is let go here.
    pub(super) async fn person(
        &self,
        claims: &IdTokenClaims,
        access_token: &AccessToken,
        asked: &[String],
    ) -> Result<(PersonClaims, Attributes), LoginError> {
        let said = claims.additional_claims();
        let Some(Userinfo { person: added, all, .. }) =
            self.userinfo(claims.subject().as_str(), access_token).await?
        else {
            return Ok((said.clone(), Attributes::new()));
        };
        let person = PersonClaims {
            pid: agreed(said.pid.as_ref(), added.pid)?,
            nin: agreed(said.nin.as_ref(), added.nin)?,
            feide_name: agreed(said.feide_name.as_ref(), added.feide_name)?,
        };
        Ok((person, told(&all, asked)))
    }

    /// `None` where the provider has no userinfo, or nothing there that we need: ID-porten says all in the token.
    async fn userinfo(
        &self,
        subject: &str,
        access_token: &AccessToken,
    ) -> Result<Option<Userinfo>, LoginError> {
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
        let unreadable = |_| LoginError::AnswerUnreadable;
        let mut userinfo: Userinfo = serde_json::from_slice(answer.body()).map_err(unreadable)?;
        userinfo.all = serde_json::from_slice(answer.body()).map_err(unreadable)?;
        // Core § 5.3.2: without this an exchanged access token would give one person the name of another.
        if userinfo.sub != subject {
            return Err(LoginError::UserinfoMismatch);
        }
        Ok(Some(userinfo))
    }
}

fn agreed(told: Option<&String>, added: Option<String>) -> Result<Option<String>, LoginError> {
    match (told, added) {
        (Some(told), Some(added)) if *told != added => Err(LoginError::UserinfoMismatch),
        (told, added) => Ok(added.or_else(|| told.cloned())),
    }
}
