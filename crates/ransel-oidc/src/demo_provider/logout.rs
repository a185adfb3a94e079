//! Signing out (RP-Initiated Logout § 2, § 3). There is no session to end; what is left is to send the person back
//! to an address registered for it, and nowhere else.

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::error::PRIVATE;
use super::page;
use super::request::Fields;
use super::{Inner, Shared};
use crate::Url;

type Pairs = Vec<(String, String)>;

pub(super) async fn by_address(State(provider): State<Shared>, Query(pairs): Query<Pairs>) -> Response {
    answer(&provider, pairs)
}

pub(super) async fn by_form(State(provider): State<Shared>, Form(pairs): Form<Pairs>) -> Response {
    answer(&provider, pairs)
}

fn answer(provider: &Inner, pairs: Pairs) -> Response {
    match Fields::read(pairs).and_then(|fields| way_back(provider, &fields)) {
        Some(url) => (PRIVATE, Redirect::to(url.as_str())).into_response(),
        None => (PRIVATE, page::signed_out(&provider.config)).into_response(),
    }
}

fn way_back(provider: &Inner, fields: &Fields) -> Option<Url> {
    let client = provider.config.client(fields.get("client_id")?)?;
    let wanted = fields.get("post_logout_redirect_uri")?;
    let registered = client.post_logout_redirect_uris.iter().find(|uri| *uri == wanted)?;
    let mut url = Url::parse(registered).ok()?;
    if let Some(state) = fields.get("state") {
        url.query_pairs_mut().append_pair("state", state);
    }
    Some(url)
}
