//! The library's generic types with our claims filled in, in one place. Read from a token is what signing in
//! needs; names, mail addresses and pictures are left where they are.

use std::fmt;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreSubjectIdentifierType,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, Client, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, ProviderMetadata, StandardErrorResponse,
    StandardTokenResponse,
};
use serde::{Deserialize, Serialize};

use crate::Url;

/// The claims that say who a person is, in an ID token or from userinfo.
#[derive(Clone, Default, Deserialize, Serialize)]
pub(super) struct PersonClaims {
    /// ID-porten: national identity number or D-number, eleven digits.
    pub(super) pid: Option<String>,
    /// Feide: the same, only with the scope `userid-nin`.
    #[serde(rename = "https://n.feide.no/claims/nin")]
    pub(super) nin: Option<String>,
    /// Feide: the name at the home organization, with the scope `userid-feide`.
    #[serde(rename = "https://n.feide.no/claims/eduPersonPrincipalName")]
    pub(super) feide_name: Option<String>,
}

impl AdditionalClaims for PersonClaims {}

impl fmt::Debug for PersonClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonClaims").finish_non_exhaustive()
    }
}

/// Metadata beyond Discovery § 3: RP-Initiated Logout § 2.1 and RFC 9207 § 3.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct MoreMetadata {
    pub(super) end_session_endpoint: Option<Url>,
    pub(super) authorization_response_iss_parameter_supported: Option<bool>,
}

impl AdditionalProviderMetadata for MoreMetadata {}

pub(super) type Metadata = ProviderMetadata<
    MoreMetadata,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

pub(super) type TokenAnswer = StandardTokenResponse<
    IdTokenFields<
        PersonClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

pub(super) type IdToken = openidconnect::IdToken<
    PersonClaims,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

pub(super) type IdTokenClaims = openidconnect::IdTokenClaims<PersonClaims, CoreGenderClaim>;

pub(super) type OidcClient<HasTokenUrl = EndpointSet> = Client<
    PersonClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenAnswer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    HasTokenUrl,
    EndpointMaybeSet,
>;
