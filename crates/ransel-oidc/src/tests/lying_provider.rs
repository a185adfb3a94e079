//! A provider that lies or slips in one way at a time. Each test fails if the check it names is taken away.

use super::road::{Road, asking_for};
use crate::Assurance;
use crate::client::{Asked, LoginError, Prompt, TokenFault};
use crate::demo_provider::Fault;

/// The guardian can sign in at the highest level, so that only the fault stands in the way.
async fn refused(fault: Fault, asked: Asked) -> LoginError {
    Road::with_fault(fault).await.sign_in("guardian", asked).await.unwrap_err()
}

fn stepping_up() -> Asked {
    Asked { max_age_seconds: Some(300), ..asking_for(Assurance::Substantial) }
}

async fn token_fault(fault: Fault) -> LoginError {
    refused(fault, asking_for(Assurance::Low)).await
}

#[tokio::test]
async fn an_answer_with_a_lower_level_than_asked_is_refused() {
    let expected = LoginError::AssuranceTooLow { asked: Assurance::High, got: Some(Assurance::Substantial) };
    assert_eq!(refused(Fault::LowerAcr, asking_for(Assurance::High)).await, expected);
}

#[tokio::test]
async fn a_level_in_unknown_words_is_refused_even_if_the_lowest_was_asked() {
    let expected = LoginError::AssuranceTooLow { asked: Assurance::Low, got: None };
    assert_eq!(refused(Fault::UnknownAcr, asking_for(Assurance::Low)).await, expected);
}

#[tokio::test]
async fn a_sign_in_of_yesterday_is_not_fresh() {
    assert_eq!(refused(Fault::OldAuthTime, stepping_up()).await, LoginError::AuthTimeTooOld);
}

#[tokio::test]
async fn a_sign_in_of_yesterday_is_not_anew() {
    let anew = Asked { prompt: Prompt::Login, ..asking_for(Assurance::Low) };
    assert_eq!(refused(Fault::OldAuthTime, anew).await, LoginError::AuthTimeTooOld);
}

#[tokio::test]
async fn a_sign_in_of_yesterday_is_fine_where_nothing_fresh_was_asked() {
    let road = Road::with_fault(Fault::OldAuthTime).await;
    road.sign_in("guardian", asking_for(Assurance::Low)).await.unwrap();
}

#[tokio::test]
async fn a_fresh_sign_in_without_a_time_is_refused() {
    assert_eq!(refused(Fault::NoAuthTime, stepping_up()).await, LoginError::AuthTimeMissing);
    let anew = Asked { prompt: Prompt::Login, ..asking_for(Assurance::Low) };
    assert_eq!(refused(Fault::NoAuthTime, anew).await, LoginError::AuthTimeMissing);
}

#[tokio::test]
async fn a_sign_in_of_tomorrow_is_refused_whatever_was_asked() {
    assert_eq!(refused(Fault::FutureAuthTime, stepping_up()).await, LoginError::AuthTimeInFuture);
    assert_eq!(token_fault(Fault::FutureAuthTime).await, LoginError::AuthTimeInFuture);
}

#[tokio::test]
async fn an_answer_in_the_name_of_another_provider_is_refused() {
    assert_eq!(token_fault(Fault::WrongIssuerParameter).await, LoginError::WrongIssuer);
}

#[tokio::test]
async fn an_answer_without_the_promised_name_of_the_provider_is_refused() {
    assert_eq!(token_fault(Fault::NoIssuerParameter).await, LoginError::WrongIssuer);
}

#[tokio::test]
async fn a_token_of_another_sign_in_is_refused() {
    assert_eq!(token_fault(Fault::WrongNonce).await, LoginError::Token(TokenFault::Nonce));
    assert_eq!(token_fault(Fault::NoNonce).await, LoginError::Token(TokenFault::Nonce));
}

#[tokio::test]
async fn a_token_for_another_client_is_refused() {
    assert_eq!(token_fault(Fault::WrongAudience).await, LoginError::Token(TokenFault::Audience));
    assert_eq!(token_fault(Fault::SecondAudience).await, LoginError::Token(TokenFault::Audience));
    let party = LoginError::Token(TokenFault::AuthorizedParty);
    assert_eq!(token_fault(Fault::WrongAuthorizedParty).await, party);
}

#[tokio::test]
async fn a_token_from_another_provider_is_refused() {
    assert_eq!(token_fault(Fault::WrongTokenIssuer).await, LoginError::Token(TokenFault::Issuer));
}

#[tokio::test]
async fn a_token_that_ran_out_or_is_not_made_yet_is_refused() {
    assert_eq!(token_fault(Fault::ExpiredToken).await, LoginError::Token(TokenFault::Expired));
    assert_eq!(token_fault(Fault::FutureToken).await, LoginError::Token(TokenFault::IssuedInFuture));
}

#[tokio::test]
async fn a_token_nobody_signed_is_refused_even_if_the_provider_announces_such() {
    assert_eq!(token_fault(Fault::AlgNone).await, LoginError::Token(TokenFault::Algorithm));
}

#[tokio::test]
async fn a_token_signed_with_our_own_secret_is_refused_even_if_the_provider_announces_such() {
    assert_eq!(token_fault(Fault::AlgHs256).await, LoginError::Token(TokenFault::Algorithm));
}

#[tokio::test]
async fn a_token_signed_by_another_is_refused() {
    assert_eq!(token_fault(Fault::ForeignKey).await, LoginError::Token(TokenFault::Signature));
    assert_eq!(token_fault(Fault::UnpublishedKey).await, LoginError::Token(TokenFault::UnknownKey));
}

#[tokio::test]
async fn an_access_token_that_came_with_another_id_token_is_refused() {
    let expected = LoginError::Token(TokenFault::AccessTokenHash);
    assert_eq!(token_fault(Fault::WrongAccessTokenHash).await, expected);
}

#[tokio::test]
async fn an_answer_without_an_id_token_is_refused() {
    assert_eq!(token_fault(Fault::NoIdToken).await, LoginError::Token(TokenFault::Missing));
}

#[tokio::test]
async fn userinfo_about_somebody_else_is_refused() {
    assert_eq!(token_fault(Fault::OtherSubjectAtUserinfo).await, LoginError::UserinfoMismatch);
    assert_eq!(token_fault(Fault::OtherNationalIdAtUserinfo).await, LoginError::UserinfoMismatch);
}
