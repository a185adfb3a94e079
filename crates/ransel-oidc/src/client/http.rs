//! The HTTP client for providers: follows no redirects (a redirect could lead our secret or a token elsewhere),
//! waits at most ten seconds, reads at most one mebibyte.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::http::{self, header};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect::Policy;

use super::config::is_this_machine;
use crate::Url;

const CONNECT_WAIT_SECONDS: u64 = 5;
const ANSWER_WAIT_SECONDS: u64 = 10;
const ANSWER_MAX_BYTES: usize = 1024 * 1024;

/// Why a request got no usable answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    #[error("the request failed")]
    Request(#[from] reqwest::Error),
    #[error("the request or its answer could not be put together")]
    Form(#[from] http::Error),
    #[error("the answer is longer than {ANSWER_MAX_BYTES} bytes")]
    TooLong,
}

/// A client for one provider.
pub(super) struct Http(reqwest::Client);

impl Http {
    /// `issuer` decides one thing: to a provider on the machine itself no proxy is used.
    pub(super) fn new(issuer: &Url) -> Result<Self, reqwest::Error> {
        let builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(Duration::from_secs(CONNECT_WAIT_SECONDS))
            .timeout(Duration::from_secs(ANSWER_WAIT_SECONDS));
        let builder = if is_this_machine(issuer) { builder.no_proxy() } else { builder };
        Ok(Self(builder.build()?))
    }

    /// Asks with the access token in the header (RFC 6750 § 2.1).
    pub(super) async fn get_with_token(&self, url: &Url, token: &str) -> Result<HttpResponse, HttpError> {
        let request = http::Request::get(url.as_str())
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())?;
        self.send(request).await
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let outcome = self.send_quietly(request).await;
        if let Err(error) = &outcome {
            // The address is in the error; none of the addresses we call holds a secret or a name.
            tracing::warn!(error = error as &dyn std::error::Error, "a provider gave no usable answer");
        }
        outcome
    }

    async fn send_quietly(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        read(self.0.execute(request.try_into()?).await?).await
    }
}

async fn read(mut response: reqwest::Response) -> Result<HttpResponse, HttpError> {
    let mut answer = http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > ANSWER_MAX_BYTES {
            return Err(HttpError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(answer.body(body)?)
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
