//! The page of the demonstration provider: who is on it, and what it takes to get past it.

use super::road::{Road, asking_for, callback_of};
use crate::client::LoginError;
use crate::{Assurance, Url};

async fn post(road: &Road, url: &Url, more: &[(&str, &str)]) -> reqwest::Response {
    let mut fields: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    fields.extend(more.iter().map(|(name, value)| (name.to_string(), value.to_string())));
    road.browser.post(road.endpoint("/authorize")).form(&fields).send().await.unwrap()
}

async fn page(road: &Road, acr: Assurance) -> String {
    let (url, _) = road.begin(asking_for(acr));
    let answer = road.browser.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["referrer-policy"], "no-referrer");
    answer.text().await.unwrap()
}

#[tokio::test]
async fn the_page_lists_everybody_under_their_group() {
    let road = Road::new().await;
    let page = page(&road, Assurance::Low).await;
    let places: Vec<_> =
        ["Elever</h2>", "Nora Dahl", "Jonas Berg", "Ansatte</h2>", "Kari Nordmann", "Mor Dahl"]
            .iter()
            .map(|words| page.find(words).unwrap_or_else(|| panic!("{words} is missing")))
            .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(page.matches("name=\"persona\"").count(), 4);
    assert!(page.contains("<html lang=\"nb\">"));
    assert!(page.contains("href=\"/static/ransel.css\""));
}

#[tokio::test]
async fn the_page_says_which_level_is_asked_for_and_whose_is_too_low() {
    let road = Road::new().await;
    let page = page(&road, Assurance::Substantial).await;
    assert!(page.contains("Tjenesten ber om sikkerhetsnivå <strong>betydelig</strong>."));
    assert_eq!(page.matches("Det er lavere enn tjenesten ber om.").count(), 2);
}

#[tokio::test]
async fn what_a_client_sends_is_shown_as_text() {
    let road = Road::new().await;
    let (mut url, _) = road.begin(asking_for(Assurance::Low));
    url.query_pairs_mut().append_pair("ui_locales", "\"><script>alert(1)</script>");
    let page = road.browser.get(url).send().await.unwrap().text().await.unwrap();
    assert!(!page.contains("<script"));
    assert!(page.contains("&lt;script"));
}

#[tokio::test]
async fn the_right_password_signs_in() {
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    let answer = post(&road, &url, &[("user_name", "pupil"), ("password", "pupil")]).await;
    let identity = road.finish(callback_of(&answer), pending).await.unwrap();
    assert_eq!(identity.feide_name.as_deref(), Some("pupil@soloy.example"));
}

#[tokio::test]
async fn a_wrong_password_never_reaches_the_client() {
    let road = Road::new().await;
    let (url, _) = road.begin(asking_for(Assurance::Low));
    let mut pages = Vec::new();
    for fields in [
        &[("user_name", "pupil"), ("password", "wrong")][..],
        &[("user_name", "nobody"), ("password", "nobody")],
        &[("user_name", "pupil"), ("password", "")],
        &[("user_name", ""), ("password", "pupil")],
        &[("persona", "nobody")],
    ] {
        let answer = post(&road, &url, fields).await;
        assert_eq!(answer.status(), 422, "{fields:?}");
        assert!(!answer.headers().contains_key("location"));
        let page = answer.text().await.unwrap();
        assert!(page.contains("<title>Feil: "));
        assert!(!page.contains("wrong"), "a password is not repeated");
        pages.push(page.replace("value=\"nobody\"", "").replace("value=\"pupil\"", ""));
    }
    assert_eq!(pages[0], pages[1], "an unknown user name and a wrong password look alike");
}

#[tokio::test]
async fn a_password_in_an_address_is_not_read() {
    let road = Road::new().await;
    let (mut url, _) = road.begin(asking_for(Assurance::Low));
    url.query_pairs_mut().append_pair("user_name", "pupil").append_pair("password", "pupil");
    let answer = road.browser.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(!answer.headers().contains_key("location"));
}

#[tokio::test]
async fn a_person_who_cancels_comes_back_with_that_answer() {
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    let answer = post(&road, &url, &[("cancel", "1")]).await;
    let refused = road.finish(callback_of(&answer), pending).await.unwrap_err();
    assert_eq!(refused, LoginError::Cancelled);
}

#[tokio::test]
async fn a_very_long_form_is_refused() {
    let road = Road::new().await;
    let (url, _) = road.begin(asking_for(Assurance::Low));
    let answer = post(&road, &url, &[("password", &"x".repeat(20_000))]).await;
    assert_eq!(answer.status(), 413);
}
