//! What Feide tells beside who somebody is: what was asked for, no more, and never to whoever did not ask.

use super::road::{Road, asking_for};
use crate::Assurance;
use crate::client::{Asked, IdTokenHint};
use crate::demo_provider::Fault;

fn asking(attributes: &[&str]) -> Asked {
    let attributes = attributes.iter().map(|name| (*name).to_owned()).collect();
    Asked { attributes, ..asking_for(Assurance::Low) }
}

#[tokio::test]
async fn what_was_asked_for_is_told_and_nothing_else() {
    let road = Road::new().await;
    let asked = asking(&["uid", "eduPersonAffiliation", "eduPersonPrincipalName"]);
    let (url, _) = road.begin(asked.clone());
    let scopes = url.query_pairs().find(|(name, _)| name == "scope").unwrap().1.into_owned();
    assert_eq!(scopes, "openid userid-feide groups-org");
    let identity = road.sign_in("pupil", asked).await.unwrap();
    assert_eq!(identity.attributes["uid"], ["pupil"]);
    assert_eq!(identity.attributes["eduPersonAffiliation"], ["student", "member"]);
    assert_eq!(identity.attributes["eduPersonPrincipalName"], ["pupil@soloy.example"]);
    assert_eq!(identity.attributes.len(), 3);
}

#[tokio::test]
async fn whoever_only_signs_in_tells_nothing_more() {
    let road = Road::new().await;
    let identity = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
    assert!(identity.attributes.is_empty());
}

#[tokio::test]
async fn what_a_provider_tells_unasked_is_let_go() {
    let road = Road::with_fault(Fault::MoreAttributesThanAsked).await;
    let identity = road.sign_in("pupil", asking(&["uid"])).await.unwrap();
    assert_eq!(identity.attributes.into_keys().collect::<Vec<_>>(), ["uid"]);
}

#[tokio::test]
async fn one_who_is_signed_in_already_is_not_asked_who_she_is() {
    let road = Road::new().await;
    let first = road.sign_in("pupil", asking_for(Assurance::Low)).await.unwrap();
    let (url, pending) = road.begin(Asked { hint: Some(first.id_token_hint.clone()), ..asking(&["uid"]) });
    let answer = road.browser.get(url).send().await.unwrap();
    let again = road.finish(super::road::callback_of(&answer), pending).await.unwrap();
    assert_eq!((again.subject, again.attributes["uid"].clone()), (first.subject, vec!["pupil".to_owned()]));
    // Somebody else's word for who is signed in is none.
    let mut forged = first.id_token_hint.secret().to_owned();
    forged.truncate(forged.len() - 4);
    let forged: IdTokenHint = serde_json::from_value(forged.into()).unwrap();
    let (url, _) = road.begin(Asked { hint: Some(forged), ..asking(&["uid"]) });
    assert_eq!(road.browser.get(url).send().await.unwrap().status(), 200);
}
