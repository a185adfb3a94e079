//! Getting to know a provider from its metadata (OpenID Connect Discovery § 4). Metadata is read once, keys again
//! when a token is signed with one we have not seen.

use std::sync::RwLock;

use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{
    ClientId, DiscoveryError, EndpointMaybeSet, IssuerUrl, JsonWebKeySetUrl, RedirectUrl, Scope,
};

use super::claims::{Metadata, OidcClient};
use super::config::is_safe;
use super::http::Http;
use super::{DiscoverError, ProviderConfig};
use crate::{ProviderKind, Url};

/// A provider we have met: its addresses, its keys, and who we are to it.
pub struct Provider {
    pub(super) name: String,
    pub(super) kind: ProviderKind,
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: ClientId,
    pub(super) client: OidcClient,
    pub(super) scopes: Vec<Scope>,
    pub(super) http: Http,
    pub(super) algorithms: Vec<CoreJwsSigningAlgorithm>,
    pub(super) keys: RwLock<CoreJsonWebKeySet>,
    pub(super) keys_url: JsonWebKeySetUrl,
    pub(super) userinfo: Option<Url>,
    pub(super) end_session: Option<Url>,
    pub(super) promises_issuer_parameter: bool,
}

impl Provider {
    /// Reads metadata and keys of the provider. Fails unless the metadata names exactly the issuer asked for.
    pub async fn discover(config: ProviderConfig) -> Result<Self, DiscoverError> {
        let issuer =
            IssuerUrl::new(config.issuer).map_err(|_| DiscoverError::AddressNotAllowed { what: "issuer" })?;
        require_safe(issuer.url(), "issuer")?;
        let redirect_uri = RedirectUrl::new(config.redirect_uri)
            .map_err(|_| DiscoverError::AddressNotAllowed { what: "redirect address" })?;
        require_safe(redirect_uri.url(), "redirect address")?;

        let http = Http::new(issuer.url()).map_err(|_| DiscoverError::HttpClient)?;
        let metadata = Metadata::discover_async(issuer.clone(), &http).await.map_err(to_discover_error)?;
        let token_url = metadata.token_endpoint().cloned().ok_or(DiscoverError::NoTokenEndpoint)?;
        let more = metadata.additional_metadata().clone();
        let userinfo = metadata.userinfo_endpoint().map(|url| url.url().clone());
        require_safe(metadata.authorization_endpoint().url(), "authorization endpoint")?;
        require_safe(token_url.url(), "token endpoint")?;
        require_safe(metadata.jwks_uri().url(), "key set")?;
        userinfo.iter().try_for_each(|url| require_safe(url, "userinfo endpoint"))?;
        more.end_session_endpoint.iter().try_for_each(|url| require_safe(url, "end session endpoint"))?;

        let client_id = ClientId::new(config.client_id);
        Ok(Self {
            name: config.name,
            kind: config.kind,
            issuer,
            client_id: client_id.clone(),
            scopes: config.scopes.into_iter().map(Scope::new).collect(),
            algorithms: usable_algorithms(metadata.id_token_signing_alg_values_supported())?,
            keys: RwLock::new(metadata.jwks().clone()),
            keys_url: metadata.jwks_uri().clone(),
            userinfo,
            end_session: more.end_session_endpoint,
            promises_issuer_parameter: more.authorization_response_iss_parameter_supported.unwrap_or(false),
            client: OidcClient::<EndpointMaybeSet>::from_provider_metadata(
                metadata,
                client_id,
                config.client_secret,
            )
            .set_redirect_uri(redirect_uri)
            .set_token_uri(token_url),
            http,
        })
    }

    /// The owner's word for the provider.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which vocabulary it speaks.
    pub fn kind(&self) -> ProviderKind {
        self.kind
    }

    /// The issuer identifier; the server finds the provider of a pending sign-in by it.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }
}

/// The announced algorithms without those where whoever knows our secret, or nobody at all, could sign
/// (Core § 15.5.2, RFC 8725 § 3.1).
fn usable_algorithms(
    announced: &[CoreJwsSigningAlgorithm],
) -> Result<Vec<CoreJwsSigningAlgorithm>, DiscoverError> {
    use CoreJwsSigningAlgorithm::*;
    let usable: Vec<_> = announced
        .iter()
        .filter(|algorithm| !matches!(algorithm, HmacSha256 | HmacSha384 | HmacSha512 | None))
        .cloned()
        .collect();
    if usable.is_empty() { Err(DiscoverError::NoUsableAlgorithm) } else { Ok(usable) }
}

fn require_safe(url: &Url, what: &'static str) -> Result<(), DiscoverError> {
    if is_safe(url) { Ok(()) } else { Err(DiscoverError::AddressNotAllowed { what }) }
}

fn to_discover_error<E: std::error::Error + 'static>(error: DiscoveryError<E>) -> DiscoverError {
    tracing::warn!(error = &error as &dyn std::error::Error, "a provider cannot be used");
    match error {
        DiscoveryError::Request(_) => DiscoverError::Unreachable,
        DiscoveryError::Validation(_) => DiscoverError::WrongIssuer,
        _ => DiscoverError::Unreadable,
    }
}
