//! Providers that cannot be used.

use axum::Router;
use axum::routing::get;

use super::road::{Road, config, listen, serve_router};
use crate::ProviderKind;
use crate::client::{DiscoverError, Provider, ProviderConfig};
use crate::demo_provider::Fault;

async fn refused(fault: Fault) -> DiscoverError {
    Road::built(ProviderKind::Demo, Some(fault)).await.err().unwrap()
}

#[tokio::test]
async fn a_provider_is_met_by_its_exact_name() {
    let road = Road::new().await;
    assert_eq!((road.provider.issuer(), road.provider.name()), (road.issuer.as_str(), "Test"));
    assert_eq!(refused(Fault::WrongMetadataIssuer).await, DiscoverError::WrongIssuer);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    assert_eq!(refused(Fault::RedirectingMetadata).await, DiscoverError::Unreadable);
}

#[tokio::test]
async fn a_provider_with_shared_secrets_only_is_refused() {
    assert_eq!(refused(Fault::OnlySharedSecrets).await, DiscoverError::NoUsableAlgorithm);
}

#[tokio::test]
async fn a_secret_is_not_sent_unencrypted_to_another_machine() {
    let expected = DiscoverError::AddressNotAllowed { what: "token endpoint" };
    assert_eq!(refused(Fault::PlainTokenEndpoint).await, expected);
    for issuer in ["http://auth.example", "http://127.0.0.1.example", "ftp://127.0.0.1", "nothing"] {
        let refused = Provider::discover(config(issuer, ProviderKind::Feide)).await.err().unwrap();
        assert_eq!(refused, DiscoverError::AddressNotAllowed { what: "issuer" }, "{issuer}");
    }
}

#[tokio::test]
async fn we_are_not_called_back_unencrypted_on_another_machine() {
    let road = Road::new().await;
    let config = ProviderConfig {
        redirect_uri: "http://soloy.example/login/back".to_owned(),
        ..config(&road.issuer, ProviderKind::Demo)
    };
    let refused = Provider::discover(config).await.err().unwrap();
    assert_eq!(refused, DiscoverError::AddressNotAllowed { what: "redirect address" });
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_unreachable() {
    let (listener, issuer) = listen().await;
    drop(listener);
    let refused = Provider::discover(config(&issuer, ProviderKind::Demo)).await.err().unwrap();
    assert_eq!(refused, DiscoverError::Unreachable);
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_its_end() {
    let (listener, issuer) = listen().await;
    let path = "/demo-idp/.well-known/openid-configuration";
    serve_router(listener, Router::new().route(path, get(async || "{".repeat(2 * 1024 * 1024))));
    let refused = Provider::discover(config(&issuer, ProviderKind::Demo)).await.err().unwrap();
    assert_eq!(refused, DiscoverError::Unreachable);
}

#[tokio::test]
async fn an_answer_that_is_no_metadata_is_unreadable() {
    let (listener, issuer) = listen().await;
    serve_router(listener, Router::new().fallback(async || "hei"));
    let refused = Provider::discover(config(&issuer, ProviderKind::Demo)).await.err().unwrap();
    assert_eq!(refused, DiscoverError::Unreadable);
}
