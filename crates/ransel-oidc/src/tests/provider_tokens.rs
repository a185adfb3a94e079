//! Codes and tokens of the demonstration provider: for whom, how often, how long.

use serde_json::Value;

use super::road::{REDIRECT_URI, Road, SECRET, asking_for, client, personas};
use crate::demo_provider::{DemoConfig, DemoError, DemoProvider};
use crate::{Assurance, Url};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
/// Verifier and challenge from RFC 7636 appendix B.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

async fn code_for(road: &Road, client_id: &str, scope: &str, persona: &str) -> String {
    let mut url = Url::parse(&road.endpoint("/authorize")).unwrap();
    url.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", client_id),
        ("redirect_uri", REDIRECT_URI),
        ("scope", scope),
        ("state", "state"),
        ("nonce", "nonce"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("persona", persona),
    ]);
    super::road::callback_of(&road.browser.get(url).send().await.unwrap()).code.unwrap()
}

struct Ask<'a> {
    code: &'a str,
    grant_type: &'a str,
    redirect_uri: &'a str,
    verifier: &'a str,
    client_id: &'a str,
}

fn ask(code: &str) -> Ask<'_> {
    Ask {
        code,
        grant_type: "authorization_code",
        redirect_uri: REDIRECT_URI,
        verifier: VERIFIER,
        client_id: "public",
    }
}

async fn trade(road: &Road, ask: Ask<'_>) -> (u16, Value) {
    let fields = [
        ("code", ask.code),
        ("grant_type", ask.grant_type),
        ("redirect_uri", ask.redirect_uri),
        ("code_verifier", ask.verifier),
        ("client_id", ask.client_id),
    ];
    let answer = road.browser.post(road.endpoint("/token")).form(&fields).send().await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "no-store");
    (answer.status().as_u16(), serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap())
}

async fn refusal(road: &Road, ask: Ask<'_>) -> String {
    let (status, body) = trade(road, ask).await;
    assert!(status == 400 || status == 401);
    assert!(body.get("id_token").is_none());
    body["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_is_traded_once() {
    let road = Road::new().await;
    let code = code_for(&road, "public", "openid", "pupil").await;
    assert_eq!(trade(&road, ask(&code)).await.0, 200);
    assert_eq!(refusal(&road, ask(&code)).await, "invalid_grant");
}

#[tokio::test]
async fn a_code_is_gone_after_a_wrong_try() {
    let road = Road::new().await;
    let code = code_for(&road, "public", "openid", "pupil").await;
    assert_eq!(refusal(&road, Ask { verifier: CHALLENGE, ..ask(&code) }).await, "invalid_grant");
    assert_eq!(refusal(&road, ask(&code)).await, "invalid_grant");
}

#[tokio::test]
async fn a_code_lives_sixty_seconds() {
    let road = Road::new().await;
    let (first, second) = (
        code_for(&road, "public", "openid", "pupil").await,
        code_for(&road, "public", "openid", "pupil").await,
    );
    road.clock.forward(60);
    assert_eq!(trade(&road, ask(&first)).await.0, 200);
    road.clock.forward(1);
    assert_eq!(refusal(&road, ask(&second)).await, "invalid_grant");
}

#[tokio::test]
async fn a_code_is_traded_with_its_proof_for_its_address_by_its_client_only() {
    let road = Road::new().await;
    for change in ["verifier", "redirect_uri", "client_id"] {
        let code = code_for(&road, "public", "openid", "pupil").await;
        let mut wrong = ask(&code);
        match change {
            "verifier" => wrong.verifier = "",
            "redirect_uri" => wrong.redirect_uri = "http://127.0.0.1:9/",
            _ => wrong.client_id = "another-client",
        }
        assert_eq!(refusal(&road, wrong).await, "invalid_grant", "{change}");
    }
}

#[tokio::test]
async fn other_ways_to_a_token_are_not_served() {
    let road = Road::new().await;
    let wrong = Ask { grant_type: "password", ..ask("x") };
    assert_eq!(refusal(&road, wrong).await, "unsupported_grant_type");
    assert_eq!(refusal(&road, Ask { grant_type: "", ..ask("x") }).await, "invalid_request");
}

#[tokio::test]
async fn a_client_with_a_secret_must_show_it_and_one_without_must_not() {
    let road = Road::new().await;
    assert_eq!(refusal(&road, Ask { client_id: "ransel", ..ask("x") }).await, "invalid_client");
    assert_eq!(refusal(&road, Ask { client_id: "stranger", ..ask("x") }).await, "invalid_client");
    for (client_id, secret) in [("ransel", "wrong"), ("public", SECRET), ("stranger", SECRET)] {
        let request = road.browser.post(road.endpoint("/token")).basic_auth(client_id, Some(secret));
        let answer =
            request.form(&[("grant_type", "authorization_code"), ("code", "x")]).send().await.unwrap();
        assert_eq!(answer.status(), 401, "{client_id}");
        assert!(answer.headers().contains_key("www-authenticate"));
    }
}

async fn userinfo(road: &Road, token: &str) -> reqwest::Response {
    road.browser.get(road.endpoint("/userinfo")).bearer_auth(token).send().await.unwrap()
}

#[tokio::test]
async fn userinfo_tells_what_the_scopes_allow() {
    let road = Road::new().await;
    for (scope, claims) in [
        ("openid", vec!["sub"]),
        ("openid profile", vec!["name", "sub"]),
        ("openid userid-feide", vec!["https://n.feide.no/claims/eduPersonPrincipalName", "sub"]),
    ] {
        let code = code_for(&road, "public", scope, "subject-teacher").await;
        let (_, tokens) = trade(&road, ask(&code)).await;
        let answer = userinfo(&road, tokens["access_token"].as_str().unwrap()).await;
        let told: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        let mut names: Vec<_> = told.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, claims, "{scope}");
    }
}

#[tokio::test]
async fn userinfo_is_closed_without_a_living_token() {
    let road = Road::new().await;
    assert_eq!(road.browser.get(road.endpoint("/userinfo")).send().await.unwrap().status(), 401);
    assert_eq!(userinfo(&road, "guess").await.status(), 401);
    let code = code_for(&road, "public", "openid", "pupil").await;
    let (_, tokens) = trade(&road, ask(&code)).await;
    let token = tokens["access_token"].as_str().unwrap();
    road.clock.forward(299);
    assert_eq!(userinfo(&road, token).await.status(), 200);
    road.clock.forward(1);
    assert_eq!(userinfo(&road, token).await.status(), 401);
}

#[tokio::test]
async fn the_private_half_of_the_key_stays_inside_and_every_start_has_its_own() {
    let keys = async |road: &Road| {
        let answer = road.browser.get(road.endpoint("/jwks")).send().await.unwrap();
        serde_json::from_slice::<Value>(&answer.bytes().await.unwrap()).unwrap()["keys"][0].clone()
    };
    let (first, second) = (keys(&Road::new().await).await, keys(&Road::new().await).await);
    assert!(first.get("d").is_none() && first["alg"] == "ES256");
    assert_ne!(first["x"], second["x"]);
    assert_ne!(first["kid"], second["kid"]);
}

#[test]
fn a_provider_with_an_unclear_address_or_double_names_does_not_start() {
    let config = |issuer: &str| DemoConfig {
        issuer: issuer.to_owned(),
        clients: vec![client("ransel", None)],
        personas: personas(),
        stylesheet: None,
        icon: None,
        clock: std::sync::Arc::new(|| jiff::Timestamp::UNIX_EPOCH),
    };
    for issuer in
        ["http://127.0.0.1/demo-idp/", "http://127.0.0.1/demo-idp?a", "http://127.0.0.1/x#a", "demo-idp"]
    {
        assert_eq!(DemoProvider::new(config(issuer)).err(), Some(DemoError::Issuer), "{issuer}");
    }
    let mut twice = config("http://127.0.0.1/demo-idp");
    twice.personas.extend(personas());
    assert_eq!(DemoProvider::new(twice).err(), Some(DemoError::Twice));
    let mut twice = config("http://127.0.0.1/demo-idp");
    twice.clients.push(client("ransel", None));
    assert_eq!(DemoProvider::new(twice).err(), Some(DemoError::Twice));
}

#[tokio::test]
async fn the_level_of_a_sign_in_is_what_was_asked_as_far_as_the_person_can() {
    let road = Road::new().await;
    for (user_name, asked, given) in [
        ("guardian", Assurance::Low, Assurance::Low),
        ("guardian", Assurance::Substantial, Assurance::Substantial),
        ("subject-teacher", Assurance::Low, Assurance::Low),
    ] {
        assert_eq!(road.sign_in(user_name, asking_for(asked)).await.unwrap().assurance, given);
    }
}
