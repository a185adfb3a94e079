//! The authorization endpoint (Core § 3.1.2): shows the page, and sends the person back with a code.
//!
//! A request with `persona` is answered at once, by address or by form, so that tests need no browser. A password is
//! read from forms only: addresses end up in logs.

use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::error::PRIVATE;
use super::page::{self, Page};
use super::request::{AnswerTo, Fields, Request};
use super::store::Grant;
use super::{Inner, Persona, Shared};

type Pairs = Vec<(String, String)>;

pub(super) async fn by_address(State(provider): State<Shared>, Query(pairs): Query<Pairs>) -> Response {
    answer(&provider, pairs, |provider, fields| match fields.get("persona") {
        Some(user_name) => provider.config.persona(user_name).map_or(Choice::Wrong, Choice::Persona),
        None => hinted(provider, fields).map_or(Choice::None, Choice::Persona),
    })
}

/// Who is signed in at the client already, by the token we made (Core § 3.1.2.1, `id_token_hint`). A real provider knows it
/// from its own session; we have none.
fn hinted<'p>(provider: &'p Inner, fields: &Fields) -> Option<&'p Persona> {
    let subject = provider.keys.subject_of(fields.get("id_token_hint")?)?;
    let known = provider.config.personas.iter().find(|persona| persona.subject() == subject);
    known.filter(|_| fields.get("prompt").is_none())
}

pub(super) async fn by_form(State(provider): State<Shared>, Form(pairs): Form<Pairs>) -> Response {
    answer(&provider, pairs, |provider, fields| match (fields.get("persona"), fields.get("user_name")) {
        (Some(user_name), _) => provider.config.persona(user_name).map_or(Choice::Wrong, Choice::Persona),
        (None, Some(user_name)) => by_password(provider, user_name, fields.get("password")),
        (None, None) if fields.get("password").is_some() => Choice::Wrong,
        (None, None) => Choice::None,
    })
}

/// Who wants to sign in.
enum Choice<'p> {
    /// Nobody yet.
    None,
    /// This person.
    Persona(&'p Persona),
    /// Somebody we do not know, or with a wrong password: told apart by nobody.
    Wrong,
}

fn by_password<'p>(provider: &'p Inner, user_name: &str, password: Option<&str>) -> Choice<'p> {
    let known = provider.config.persona(user_name);
    // The password of the demonstration is the user name; the page says so.
    known.filter(|persona| password == Some(&persona.user_name)).map_or(Choice::Wrong, Choice::Persona)
}

fn answer(
    provider: &Inner,
    pairs: Pairs,
    choice: impl for<'p> Fn(&'p Inner, &Fields) -> Choice<'p>,
) -> Response {
    let Some(fields) = Fields::read(pairs) else {
        return (StatusCode::BAD_REQUEST, PRIVATE, page::bad_request(&provider.config)).into_response();
    };
    let Some(back) = AnswerTo::read(&provider.config, &fields) else {
        return (StatusCode::BAD_REQUEST, PRIVATE, page::bad_request(&provider.config)).into_response();
    };
    let request = match Request::read(&fields) {
        Ok(request) => request,
        Err(code) => return redirect(back.with(provider, "error", code).as_str()),
    };
    if fields.get("cancel").is_some() {
        return redirect(back.with(provider, "error", "access_denied").as_str());
    }
    let page =
        Page { config: &provider.config, issuer: &provider.issuer, fields: &fields, request: &request };
    match choice(provider, &fields) {
        Choice::Persona(persona) => {
            let code = provider.store.new_code(grant(provider, request, persona));
            redirect(back.with(provider, "code", &code).as_str())
        }
        Choice::None => (PRIVATE, page.choose()).into_response(),
        Choice::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, PRIVATE, page.wrong_password()).into_response(),
    }
}

fn grant(provider: &Inner, request: Request, persona: &Persona) -> Grant {
    Grant {
        client_id: request.client_id,
        redirect_uri: request.redirect_uri,
        challenge: request.challenge,
        nonce: request.nonce,
        scopes: request.scopes,
        claims: request.claims,
        user_name: persona.user_name.clone(),
        level: persona.level(request.asked),
        signed_in_at: provider.now(),
    }
}

fn redirect(address: &str) -> Response {
    (PRIVATE, Redirect::to(address)).into_response()
}
