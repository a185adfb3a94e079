//! Each limit in time at, just under and just over it.

use jiff::{SignedDuration, Timestamp};

use super::road::{Road, asking_for};
use crate::Assurance;
use crate::client::{Asked, LoginError, Prompt, TokenFault, authenticated_at, pending_is_fresh};

const NOON: Timestamp = Timestamp::constant(1_795_176_000, 0);

fn at(seconds: i64) -> Timestamp {
    NOON + SignedDuration::from_secs(seconds)
}

#[test]
fn a_sign_in_is_waited_for_ten_minutes() {
    assert_eq!(pending_is_fresh(NOON, at(0)), Ok(()));
    assert_eq!(pending_is_fresh(NOON, at(600)), Ok(()));
    assert_eq!(pending_is_fresh(NOON, at(601)), Err(LoginError::TookTooLong));
}

#[test]
fn a_sign_in_that_begins_in_the_future_is_refused_beyond_a_minute() {
    assert_eq!(pending_is_fresh(NOON, at(-60)), Ok(()));
    assert_eq!(pending_is_fresh(NOON, at(-61)), Err(LoginError::TookTooLong));
}

#[test]
fn signing_in_may_be_a_minute_earlier_than_the_earliest_moment() {
    let earliest = Some(NOON);
    assert_eq!(authenticated_at(Some(at(-60)), earliest, at(0)), Ok(Some(at(-60))));
    assert_eq!(authenticated_at(Some(at(-61)), earliest, at(0)), Err(LoginError::AuthTimeTooOld));
    assert_eq!(authenticated_at(None, earliest, at(0)), Err(LoginError::AuthTimeMissing));
}

#[test]
fn signing_in_may_be_a_minute_ahead_of_our_clock() {
    assert_eq!(authenticated_at(Some(at(60)), None, NOON), Ok(Some(at(60))));
    assert_eq!(authenticated_at(Some(at(61)), None, NOON), Err(LoginError::AuthTimeInFuture));
}

#[test]
fn signing_in_without_a_time_is_fine_where_nothing_fresh_was_asked() {
    assert_eq!(authenticated_at(None, None, NOON), Ok(None));
    assert_eq!(authenticated_at(Some(Timestamp::MIN), None, NOON), Ok(Some(Timestamp::MIN)));
}

/// Signs the guardian in, lets `wait` seconds pass before the answer reaches us, but not before the code is used:
/// the provider's clock is ours, so its code lives sixty seconds.
async fn finished_after(asked: Asked, wait: i64) -> Result<(), LoginError> {
    let road = Road::new().await;
    let (url, pending) = road.begin(asked);
    let callback = road.choose(&url, "guardian").await;
    let later = road.clock.now() + SignedDuration::from_secs(wait);
    road.provider.finish(callback, pending, later).await.map(drop)
}

#[tokio::test]
async fn the_greatest_age_of_a_sign_in_counts_from_now() {
    let asked = |seconds| Asked { max_age_seconds: Some(seconds), ..asking_for(Assurance::Low) };
    assert_eq!(finished_after(asked(0), 60).await, Ok(()));
    assert_eq!(finished_after(asked(0), 61).await, Err(LoginError::AuthTimeTooOld));
    assert_eq!(finished_after(asked(200), 260).await, Ok(()));
    assert_eq!(finished_after(asked(200), 261).await, Err(LoginError::AuthTimeTooOld));
}

#[tokio::test]
async fn a_sign_in_anew_counts_from_when_the_person_left_us() {
    let anew = Asked { prompt: Prompt::Login, ..asking_for(Assurance::Low) };
    assert_eq!(finished_after(anew, 300).await, Ok(()));
}

#[tokio::test]
async fn a_token_lives_until_a_minute_after_its_end() {
    // The provider gives its ID tokens 300 seconds.
    assert_eq!(finished_after(asking_for(Assurance::Low), 359).await, Ok(()));
    let expired = Err(LoginError::Token(TokenFault::Expired));
    assert_eq!(finished_after(asking_for(Assurance::Low), 360).await, expired);
}

#[tokio::test]
async fn a_token_may_be_made_a_minute_ahead_of_our_clock() {
    assert_eq!(finished_after(asking_for(Assurance::Low), -60).await, Ok(()));
    // The start would be refused too: so begin later than the token, by our clock.
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    road.clock.forward(61);
    let callback = road.choose(&url, "guardian").await;
    let ours = road.clock.now() - SignedDuration::from_secs(61);
    let refused = road.provider.finish(callback, pending, ours).await.unwrap_err();
    assert_eq!(refused, LoginError::Token(TokenFault::IssuedInFuture));
}

#[tokio::test]
async fn an_answer_after_more_than_ten_minutes_is_refused() {
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    road.clock.forward(601);
    let callback = road.choose(&url, "pupil").await;
    assert_eq!(road.finish(callback, pending).await.unwrap_err(), LoginError::TookTooLong);
}

#[tokio::test]
async fn an_answer_after_exactly_ten_minutes_is_accepted() {
    let road = Road::new().await;
    let (url, pending) = road.begin(asking_for(Assurance::Low));
    road.clock.forward(600);
    let callback = road.choose(&url, "pupil").await;
    road.finish(callback, pending).await.unwrap();
}
