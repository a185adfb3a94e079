//! Answers that are not what they seem before the code is even used.

use super::road::{Road, asking_for};
use crate::Assurance;
use crate::client::{Callback, LoginError, ReturnTo};
use crate::demo_provider::Fault;

async fn good_answer(road: &Road) -> (Callback, crate::client::Pending) {
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    (road.choose(&url, "pupil").await, pending)
}

#[tokio::test]
async fn an_answer_to_another_browser_is_refused() {
    let road = Road::new().await;
    let (_, mine) = road.begin(asking_for(Assurance::Low));
    let (theirs, _) = good_answer(&road).await;
    assert_eq!(road.finish(theirs, mine).await.unwrap_err(), LoginError::StateMismatch);
}

#[tokio::test]
async fn an_answer_with_a_missing_shorter_or_longer_state_is_refused() {
    let road = Road::new().await;
    let (callback, _) = good_answer(&road).await;
    let sent = callback.state.unwrap();
    for state in [None, Some(String::new()), Some(sent[..10].to_owned()), Some(format!("{sent}x"))] {
        let (callback, pending) = good_answer(&road).await;
        let refused = road.finish(Callback { state, ..callback }, pending).await;
        assert_eq!(refused.unwrap_err(), LoginError::StateMismatch);
    }
}

#[tokio::test]
async fn a_sign_in_begun_at_one_provider_is_not_finished_at_another() {
    // Both are older providers that do not name themselves, so that only our own memory can tell them apart.
    let here = Road::with_fault(Fault::NoIssuerParameterPromised).await;
    let there = Road::with_fault(Fault::NoIssuerParameterPromised).await;
    let (callback, pending) = good_answer(&there).await;
    assert_eq!(here.finish(callback, pending).await.unwrap_err(), LoginError::WrongIssuer);
}

#[tokio::test]
async fn the_name_of_the_provider_is_compared_letter_by_letter() {
    let road = Road::new().await;
    for iss in [format!("{}/", road.issuer), road.issuer.to_uppercase(), String::new()] {
        let (callback, pending) = good_answer(&road).await;
        let refused = road.finish(Callback { iss: Some(iss), ..callback }, pending).await;
        assert_eq!(refused.unwrap_err(), LoginError::WrongIssuer);
    }
}

#[tokio::test]
async fn a_cancelled_sign_in_is_told_apart_from_a_refused_one() {
    let road = Road::new().await;
    for (error, key) in [
        ("access_denied", "login-cancelled"),
        ("login_required", "login-refused-by-provider"),
        ("<script>", "login-refused-by-provider"),
    ] {
        let (callback, pending) = good_answer(&road).await;
        let callback = Callback { code: None, error: Some(error.to_owned()), ..callback };
        let refused = road.finish(callback, pending).await.unwrap_err();
        assert_eq!(refused.key(), key);
        assert!(!refused.to_string().contains('<'), "the words of a stranger are not repeated");
    }
}

#[tokio::test]
async fn an_error_is_not_believed_without_our_state() {
    let road = Road::new().await;
    let (_, pending) = road.begin(asking_for(Assurance::Low));
    let callback = Callback { error: Some("access_denied".to_owned()), ..Callback::default() };
    assert_eq!(road.finish(callback, pending).await.unwrap_err(), LoginError::StateMismatch);
}

#[tokio::test]
async fn an_answer_with_code_and_error_or_with_neither_is_refused() {
    let road = Road::new().await;
    let (callback, pending) = good_answer(&road).await;
    let both = Callback { error: Some("access_denied".to_owned()), ..callback };
    assert_eq!(road.finish(both, pending).await.unwrap_err(), LoginError::AnswerUnreadable);
    for code in [None, Some(String::new())] {
        let (callback, pending) = good_answer(&road).await;
        let refused = road.finish(Callback { code, ..callback }, pending).await;
        assert_eq!(refused.unwrap_err(), LoginError::AnswerUnreadable);
    }
}

#[tokio::test]
async fn a_code_brought_by_another_sign_in_fails_at_the_provider() {
    let road = Road::new().await;
    let (theirs, _) = good_answer(&road).await;
    let (mine, pending) = good_answer(&road).await;
    let mixed = Callback { code: theirs.code, ..mine };
    assert_eq!(road.finish(mixed, pending).await.unwrap_err(), LoginError::CodeRefused);
}

#[test]
fn a_way_back_is_a_path_on_our_own_server() {
    for path in ["/", "/my/log", "/my/log?page=2#top", "/å"] {
        assert_eq!(ReturnTo::parse(path).unwrap().as_str(), path);
    }
    for path in
        ["", "my", "https://evil.example", "//evil.example", "/\\evil.example", "/a\\b", "/\t/evil", "/a\nb"]
    {
        assert!(ReturnTo::parse(path).is_err(), "{path:?}");
        assert!(serde_json::from_value::<ReturnTo>(path.into()).is_err(), "{path:?}");
    }
}
