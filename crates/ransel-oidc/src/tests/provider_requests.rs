//! The demonstration provider reads requests strictly, so that a client's slip shows before the real provider.

use super::road::{Road, asking_for, callback_from, callback_of};
use crate::{Assurance, Url};

/// A good request with one field changed (`Some`) or left out (`None`).
async fn with_field(road: &Road, name: &str, value: Option<&str>) -> reqwest::Response {
    let (mut url, _) = road.begin(asking_for(Assurance::Low));
    let mut pairs: Vec<(String, String)> =
        url.query_pairs().into_owned().filter(|(key, _)| key != name).collect();
    pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    pairs.push(("persona".to_owned(), "pupil".to_owned()));
    url.query_pairs_mut().clear().extend_pairs(pairs);
    road.browser.get(url).send().await.unwrap()
}

async fn error_of(name: &str, value: Option<&str>) -> String {
    let road = Road::new().await;
    let callback = callback_of(&with_field(&road, name, value).await);
    assert_eq!(callback.code, None);
    assert_eq!(callback.iss.as_ref(), Some(&road.issuer), "errors name the provider too");
    callback.error.unwrap()
}

#[tokio::test]
async fn a_good_request_is_answered_with_code_state_and_name() {
    let road = Road::new().await;
    let callback = callback_of(&with_field(&road, "max_age", Some("300")).await);
    assert!(callback.code.is_some() && callback.state.is_some() && callback.error.is_none());
    assert_eq!(callback.iss, Some(road.issuer));
}

#[tokio::test]
async fn an_unknown_client_or_address_is_sent_nowhere() {
    let road = Road::new().await;
    for (name, value) in [
        ("client_id", Some("stranger")),
        ("client_id", None),
        ("redirect_uri", Some("https://evil.example/")),
        ("redirect_uri", Some("http://127.0.0.1:9/login/back/")),
        ("redirect_uri", Some("http://127.0.0.1:9/login/back?x")),
        ("redirect_uri", None),
    ] {
        let answer = with_field(&road, name, value).await;
        assert_eq!(answer.status(), 400, "{name} {value:?}");
        assert!(!answer.headers().contains_key("location"));
        assert!(answer.text().await.unwrap().contains("Vi kan ikke logge deg inn"));
    }
}

#[tokio::test]
async fn a_field_given_twice_is_refused() {
    let road = Road::new().await;
    let (mut url, _) = road.begin(asking_for(Assurance::Low));
    url.query_pairs_mut().append_pair("redirect_uri", super::road::REDIRECT_URI);
    assert_eq!(road.browser.get(url).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn a_request_without_proof_of_possession_is_refused() {
    assert_eq!(error_of("code_challenge", None).await, "invalid_request");
    assert_eq!(error_of("code_challenge", Some("short")).await, "invalid_request");
    assert_eq!(error_of("code_challenge_method", None).await, "invalid_request");
    assert_eq!(error_of("code_challenge_method", Some("plain")).await, "invalid_request");
}

#[tokio::test]
async fn a_request_without_state_or_nonce_is_refused() {
    assert_eq!(error_of("state", None).await, "invalid_request");
    assert_eq!(error_of("nonce", None).await, "invalid_request");
}

#[tokio::test]
async fn only_the_code_flow_of_openid_is_served() {
    assert_eq!(error_of("response_type", Some("token")).await, "unsupported_response_type");
    assert_eq!(error_of("response_type", None).await, "invalid_request");
    assert_eq!(error_of("scope", Some("userid-feide")).await, "invalid_scope");
    assert_eq!(error_of("scope", None).await, "invalid_request");
}

#[tokio::test]
async fn an_age_that_is_no_number_of_seconds_is_refused() {
    for age in ["-1", "soon", "1.5"] {
        assert_eq!(error_of("max_age", Some(age)).await, "invalid_request", "{age}");
    }
}

#[tokio::test]
async fn a_sign_in_without_showing_the_page_is_not_possible() {
    assert_eq!(error_of("prompt", Some("none")).await, "login_required");
    assert_eq!(error_of("prompt", Some("none login")).await, "invalid_request");
    assert_eq!(error_of("prompt", Some("shout")).await, "invalid_request");
}

#[tokio::test]
async fn signing_out_sends_people_to_registered_addresses_only() {
    let road = Road::new().await;
    let end_session = async |client: &str, back: &str| {
        let mut url = Url::parse(&road.endpoint("/end-session")).unwrap();
        url.query_pairs_mut()
            .append_pair("client_id", client)
            .append_pair("post_logout_redirect_uri", back)
            .append_pair("state", "s");
        road.browser.get(url).send().await.unwrap()
    };
    let back = end_session("ransel", super::road::SIGNED_OUT_URI).await;
    let location = Url::parse(back.headers()["location"].to_str().unwrap()).unwrap();
    assert_eq!(callback_from(&location).state.as_deref(), Some("s"));
    for (client, address) in [("ransel", "https://evil.example/"), ("stranger", super::road::SIGNED_OUT_URI)]
    {
        let stays = end_session(client, address).await;
        assert_eq!(stays.status(), 200);
        assert!(stays.text().await.unwrap().contains("Du er logget ut"));
    }
}
