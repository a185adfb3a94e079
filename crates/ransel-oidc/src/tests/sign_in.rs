//! Sign-ins that succeed, and what they tell.

use openidconnect::ClientSecret;
use openidconnect::url::form_urlencoded;

use super::road::{Road, SIGNED_OUT_URI, asking_for, config};
use crate::client::{Asked, IdTokenHint, LoginError, Pending, Prompt, Provider, ProviderConfig, ReturnTo};
use crate::demo_provider::Fault;
use crate::{Assurance, ProviderKind};

#[tokio::test]
async fn a_teacher_signs_in_with_a_feide_name_and_two_factors() {
    let road = Road::new().await;
    let identity = road.sign_in("subject-teacher", asking_for(Assurance::Substantial)).await.unwrap();
    assert_eq!(identity.issuer, road.issuer);
    assert_eq!(identity.feide_name.as_deref(), Some("subject-teacher@soloy.example"));
    assert_eq!(identity.national_id, None);
    assert_eq!(identity.assurance, Assurance::Substantial);
    assert_eq!(identity.auth_time, Some(road.clock.now()));
}

#[tokio::test]
async fn a_guardian_signs_in_with_an_identity_number_and_no_feide_name() {
    let road = Road::new().await;
    let identity = road.sign_in("guardian", asking_for(Assurance::High)).await.unwrap();
    assert_eq!(identity.national_id.as_deref(), Some("01818012345"));
    assert_eq!(identity.feide_name, None);
    assert_eq!(identity.assurance, Assurance::High);
}

#[tokio::test]
async fn signing_in_as_if_at_feide_and_as_if_at_id_porten_works() {
    let feide = Road::of_kind(ProviderKind::Feide).await;
    let teacher = feide.sign_in("subject-teacher", asking_for(Assurance::Substantial)).await.unwrap();
    assert!(teacher.feide_name.is_some());
    let idporten = Road::of_kind(ProviderKind::IdPorten).await;
    let guardian = idporten.sign_in("guardian", asking_for(Assurance::Substantial)).await.unwrap();
    assert!(guardian.national_id.is_some());
}

#[tokio::test]
async fn a_person_has_the_same_subject_every_time_and_two_people_never() {
    let road = Road::new().await;
    let first = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
    let again = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
    let other = road.sign_in("pupil-adult", asking_for(Assurance::Low)).await.unwrap();
    assert_eq!(first.subject, again.subject);
    assert_ne!(first.subject, other.subject);
    assert!(!first.subject.contains("pupil"));
}

#[tokio::test]
async fn a_sign_in_without_a_wish_for_two_factors_gives_one() {
    let road = Road::new().await;
    let identity = road.sign_in("subject-teacher", asking_for(Assurance::Low)).await.unwrap();
    assert_eq!(identity.assurance, Assurance::Low);
}

#[tokio::test]
async fn a_pupil_with_one_factor_does_not_get_past_a_wish_for_two() {
    let road = Road::new().await;
    let refused = road.sign_in("pupil", asking_for(Assurance::Substantial)).await.unwrap_err();
    assert_eq!(
        refused,
        LoginError::AssuranceTooLow { asked: Assurance::Substantial, got: Some(Assurance::Low) }
    );
}

#[tokio::test]
async fn the_wish_for_more_than_feide_can_give_ends_in_a_refusal() {
    let road = Road::of_kind(ProviderKind::Feide).await;
    assert!(road.provider.kind().highest() < Assurance::High);
    let refused = road.sign_in("subject-teacher", asking_for(Assurance::High)).await.unwrap_err();
    assert_eq!(refused.key(), "login-assurance-too-low");
}

#[tokio::test]
async fn a_pending_sign_in_survives_the_servers_store() {
    let road = Road::new().await;
    let return_to = ReturnTo::parse("/my/log?page=2").unwrap();
    let (url, pending) = road.begin(Asked { return_to: return_to.clone(), ..asking_for(Assurance::Low) });
    let stored = serde_json::to_string(&pending).unwrap();
    let callback = road.choose(&url, "pupil").await;
    let pending: Pending = serde_json::from_str(&stored).unwrap();
    assert_eq!(pending.return_to(), &return_to);
    assert_eq!(pending.issuer(), road.issuer);
    road.finish(callback, pending).await.unwrap();
}

#[tokio::test]
async fn the_request_carries_all_protections_and_wishes() {
    let road = Road::new().await;
    let asked =
        Asked { max_age_seconds: Some(0), prompt: Prompt::Login, ..asking_for(Assurance::Substantial) };
    let (url, _) = road.begin(asked);
    let value = |name: &str| {
        let mut pairs = form_urlencoded::parse(url.query().unwrap().as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    assert_eq!(value("response_type"), "code");
    assert_eq!(value("code_challenge_method"), "S256");
    assert_eq!(value("code_challenge").len(), 43);
    assert!(value("state").len() >= 22 && value("nonce").len() >= 22);
    assert_ne!(value("state"), value("nonce"));
    assert_eq!(value("acr_values"), "idporten-loa-substantial urn:mace:feide.no:auth:level:fad08:3");
    assert_eq!((value("max_age"), value("prompt")), ("0".to_owned(), "login".to_owned()));
    assert_eq!(value("scope"), "openid userid-feide");
}

#[tokio::test]
async fn two_sign_ins_share_no_secret() {
    let road = Road::new().await;
    let (first, _) = road.begin(asking_for(Assurance::Low));
    let (second, _) = road.begin(asking_for(Assurance::Low));
    for name in ["state", "nonce", "code_challenge"] {
        let value = |url: &crate::Url| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        assert_ne!(value(&first), value(&second), "{name}");
    }
}

#[tokio::test]
async fn a_client_without_a_secret_signs_people_in_too() {
    let mut road = Road::new().await;
    let public = ProviderConfig {
        client_id: "public".to_owned(),
        client_secret: None,
        ..config(&road.issuer, ProviderKind::Demo)
    };
    road.provider = Provider::discover(public).await.unwrap();
    road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
}

#[tokio::test]
async fn a_wrong_secret_of_ours_is_told_apart_from_a_stale_code() {
    let mut road = Road::new().await;
    let wrong = ProviderConfig {
        client_secret: Some(ClientSecret::new("wrong".to_owned())),
        ..config(&road.issuer, ProviderKind::Demo)
    };
    road.provider = Provider::discover(wrong).await.unwrap();
    let refused = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap_err();
    assert_eq!(refused, LoginError::RefusedByProvider { code: "invalid_client".to_owned() });
}

#[tokio::test]
async fn a_key_the_provider_took_into_use_after_we_met_it_is_found() {
    let road = Road::with_fault(Fault::NewKey).await;
    road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
}

#[tokio::test]
async fn an_older_provider_that_neither_sends_nor_promises_its_name_in_the_answer_is_accepted() {
    let road = Road::with_fault(Fault::NoIssuerParameterPromised).await;
    road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
}

#[tokio::test]
async fn signing_out_leads_through_the_provider_back_to_us() {
    let road = Road::new().await;
    let identity = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
    let url = road.provider.logout_url(&identity.id_token_hint, SIGNED_OUT_URI).unwrap();
    let answer = road.browser.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], SIGNED_OUT_URI);
    let hint: IdTokenHint =
        serde_json::from_str(&serde_json::to_string(&identity.id_token_hint).unwrap()).unwrap();
    assert_eq!(hint, identity.id_token_hint);
}

#[tokio::test]
async fn the_futures_can_move_between_threads() {
    fn moves<T: Send>(future: T) -> T {
        future
    }
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    let callback = road.choose(&url, "pupil").await;
    moves(road.provider.finish(callback, pending, road.clock.now())).await.unwrap();
    drop(moves(Provider::discover(config(&road.issuer, ProviderKind::Demo))));
}
