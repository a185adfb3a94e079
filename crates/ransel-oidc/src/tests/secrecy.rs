//! What must not be seen in logs.

use super::road::{Road, asking_for, config};
use crate::client::LoginError;
use crate::{Assurance, ProviderKind};

#[tokio::test]
async fn the_debug_text_of_an_identity_names_nobody() {
    let road = Road::new().await;
    for user_name in ["guardian", "subject-teacher"] {
        let identity = road.sign_in(user_name, asking_for(Assurance::Low)).await.unwrap();
        let text = format!("{identity:?} {:?}", identity.id_token_hint);
        let mut secrets = vec![identity.subject.clone(), identity.id_token_hint.secret().to_owned()];
        secrets.extend(identity.feide_name.clone());
        secrets.extend(identity.national_id.clone());
        assert_eq!(secrets.len(), 3);
        for secret in secrets {
            assert!(!text.contains(&secret), "{text}");
        }
    }
}

#[tokio::test]
async fn the_debug_text_of_a_sign_in_on_its_way_holds_no_secret() {
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    let stored: serde_json::Value = serde_json::to_value(&pending).unwrap();
    let callback = road.choose(&url, "pupil").await;
    let text = format!("{pending:?} {callback:?} {:?}", config(&road.issuer, ProviderKind::Demo));
    for name in ["state", "nonce", "verifier"] {
        assert!(!text.contains(stored[name].as_str().unwrap()), "{name}");
    }
    assert!(!text.contains(callback.code.as_deref().unwrap()));
    assert!(!text.contains(super::road::SECRET));
}

#[test]
fn the_keys_for_pages_stay_the_same() {
    let too_low = LoginError::AssuranceTooLow { asked: Assurance::High, got: None };
    for (error, key) in [
        (LoginError::Cancelled, "login-cancelled"),
        (LoginError::RefusedByProvider { code: "unknown".to_owned() }, "login-refused-by-provider"),
        (LoginError::TookTooLong, "login-took-too-long"),
        (LoginError::CodeRefused, "login-took-too-long"),
        (LoginError::StateMismatch, "login-not-begun-here"),
        (LoginError::WrongIssuer, "login-not-begun-here"),
        (LoginError::Unreachable, "login-provider-unreachable"),
        (LoginError::AnswerUnreadable, "login-answer-not-trusted"),
        (LoginError::UserinfoMismatch, "login-answer-not-trusted"),
        (too_low, "login-assurance-too-low"),
        (LoginError::AuthTimeTooOld, "login-not-recent"),
    ] {
        assert_eq!(error.key(), key);
    }
}
