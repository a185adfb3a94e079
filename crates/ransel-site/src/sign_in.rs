//! Signing in and out, confirming who one is, changing hat and language.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use jiff::SignedDuration;
use ransel_kernel::{
    Caller, Hat, KernelError, Pass, PersonId, Result, attributes as told, facts::Assurance,
    owner::sessions::NewSession, platform::MatchSignIn, relations::HatAt, rows::Is,
};
use ransel_oidc::client::{Asked, Callback, IdTokenHint, Identity, LoginSecrets, Prompt, ReturnTo};
use ransel_school::{
    records::{LanguageChoice, Person},
    sign_in::{Claimed, Matched, find},
};
use ransel_web::parts::{Tone, alert};

use crate::{
    Answer, Fields, Provider, Site,
    chrome::hat_id,
    cookies::{LANGUAGE, PENDING, SESSION},
    pages::attributes,
    server::{Came, response, visit},
    site::Purpose,
    trouble::reference,
};

/// How long a sign-in may take.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// The routes that talk to providers or set cookies.
pub fn routes(site: &Arc<Site>) -> Router {
    let with = || Arc::clone(site);
    let (begin_at, back_at, out_at, hat_at) = (with(), with(), with(), with());
    Router::new()
        .route(
            "/login/{provider}",
            get(move |Path(slug): Path<String>, uri: Uri, headers: HeaderMap| {
                begin(begin_at, slug, uri, headers)
            }),
        )
        .route(
            "/login/{provider}/callback",
            get(
                move |Path(slug): Path<String>,
                      Query(callback): Query<Callback>,
                      uri: Uri,
                      headers: HeaderMap| { back(back_at, slug, callback, uri, headers) },
            ),
        )
        .route("/logout", post(move |headers: HeaderMap| out(out_at, headers)))
        .route(
            "/hat",
            post(move |uri: Uri, headers: HeaderMap, body: Bytes| {
                hat(hat_at, Came { body, instead: Some("/"), ..Came::new(uri, headers) })
            }),
        )
}

/// Goes to the provider.
async fn begin(site: Arc<Site>, slug: String, uri: Uri, headers: HeaderMap) -> Response {
    let Some(way) = site.providers.iter().find(|way| way.slug == slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let query = Fields::parse(uri.query().unwrap_or_default().as_bytes());
    let return_to = ReturnTo::parse(query.text("to")).unwrap_or_else(|_| ReturnTo::front_page());
    let provider = match way.found().await {
        Ok(provider) => provider,
        Err(error) => {
            tracing::error!(%error, "the provider cannot be reached");
            return see_other("/login?problem=login-provider-unreachable");
        }
    };
    let confirming = query.text("confirm") == "yes";
    let entering = site.pages.iter().map(|pages| pages.module).find(|module| *module == query.text("enter"));
    let purpose = match (SESSION.of(&headers), entering) {
        (Some(secret), Some(module)) => Purpose::Enter(secret, module),
        (Some(secret), None) if confirming => Purpose::Confirm(secret),
        _ => Purpose::SignIn,
    };
    let asked = Asked {
        acr: ransel_oidc::Assurance::Low,
        max_age_seconds: None,
        prompt: if query.text("switch") == "yes" { Prompt::SelectAccount } else { Prompt::AsNeeded },
        return_to,
        attributes: Vec::new(),
        hint: None,
    };
    let asked = match &purpose {
        Purpose::SignIn => asked,
        Purpose::Confirm(_) => {
            Asked { acr: ransel_oidc::Assurance::Substantial, prompt: Prompt::Login, ..asked }
        }
        Purpose::Enter(secret, module) => match accepted(&site, secret, module, uri, headers).await {
            Some((attributes, hint)) => Asked { attributes, hint, ..asked },
            // Feide is asked for nothing she has not accepted.
            None => return see_other(&attributes::address(module, asked.return_to.as_str())),
        },
    };
    let now = site.owner.clock.now();
    let (mut to, pending) = provider.begin(asked, LoginSecrets::new_random(), now);
    // The demonstration's provider lets one say beforehand which of its made-up people one is.
    let persona = query.text("persona");
    if way.people.iter().any(|known| known.user_name == persona) {
        to.query_pairs_mut().append_pair("persona", persona);
    }
    let Ok(secret) = site.owner.random.bytes::<32>() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let secret = ransel_kernel::keys::to_hex(&secret);
    {
        let mut waiting = site.pending.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        waiting.retain(|_, (at, ..)| now.duration_since(*at) < PATIENCE);
        waiting.insert(secret.clone(), (now, pending, purpose));
    }
    let mut answer = see_other(to.as_str());
    answer.headers_mut().append(header::SET_COOKIE, PENDING.set(&site, &secret));
    answer
}

/// What whoever is signed in has accepted that Feide tells a module, and who Feide knows her as.
async fn accepted(
    site: &Arc<Site>,
    secret: &str,
    module: &'static str,
    uri: Uri,
    headers: HeaderMap,
) -> Option<(Vec<String>, Option<IdTokenHint>)> {
    let (site, secret) = (Arc::clone(site), secret.to_owned());
    let look = tokio::task::spawn_blocking(move || {
        let visit = visit(&site, &Came::new(uri, headers))?;
        let Some(session) = site.owner.session(&secret)? else { return Ok(None) };
        let hint = serde_json::from_value(serde_json::Value::String(session.logout_hint)).ok();
        let accepted = told::telling(&visit.ctx, module)?.accepted;
        Ok::<_, KernelError>(accepted.map(|_| (told::of_module(&site.owner, module).to_vec(), hint)))
    });
    look.await.ok()?.ok()?
}

/// Comes back from the provider.
async fn back(site: Arc<Site>, slug: String, callback: Callback, uri: Uri, headers: HeaderMap) -> Response {
    let Some(way) = site.providers.iter().find(|way| way.slug == slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let begun = PENDING.of(&headers).and_then(|secret| {
        site.pending.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&secret)
    });
    let Some((_, pending, purpose)) = begun else {
        return problem(&site, "login-not-begun-here", &Purpose::SignIn, "/");
    };
    let return_to = pending.return_to().as_str().to_owned();
    let Ok(provider) = way.found().await else {
        return problem(&site, "login-provider-unreachable", &purpose, &return_to);
    };
    let identity = match provider.finish(callback, pending, site.owner.clock.now()).await {
        Ok(identity) => identity,
        Err(error) => {
            let (at, slug, key) = (Arc::clone(&site), way.slug, error.key());
            // The store is waited for on a thread of its own; what becomes of the note is in the log.
            let _ = tokio::task::spawn_blocking(move || note(&at, slug, key)).await;
            return problem(&site, error.key(), &purpose, &return_to);
        }
    };
    let slug = way.slug;
    let came = Came { instead: Some("/login"), ..Came::new(uri, headers) };
    let done = tokio::task::spawn_blocking(move || {
        let answer = arrive(&site, slug, &identity, &purpose, &return_to, &came);
        answer.unwrap_or_else(|error| {
            tracing::error!(%error, "a sign-in could not be finished");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        })
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A sign-in the provider refused or spoiled is kept for the administrator, without a name.
fn note(site: &Site, provider: &str, reason: &str) {
    tracing::warn!(provider, reason, "a sign-in was refused");
    if let Err(error) = site.owner.refuse_sign_in(provider, reason, "") {
        tracing::error!(%error, "a refused sign-in could not be kept");
    }
}

/// The provider has vouched for somebody: who is it here?
fn arrive(
    site: &Site,
    provider: &str,
    identity: &Identity,
    purpose: &Purpose,
    to: &str,
    came: &Came,
) -> Result<Response> {
    let owner = &*site.owner;
    let claimed =
        Claimed { feide_name: identity.feide_name.clone(), national_id: identity.national_id.clone() };
    let matched = find(owner, &claimed)?;
    let Matched::Person(person, hats) = matched else {
        let kept = owner.refuse_sign_in(
            provider,
            matched.reason(),
            identity.feide_name.as_deref().unwrap_or_default(),
        )?;
        return refusal(site, came, &matched, kept);
    };
    let assurance = assurance(identity.assurance);
    let confirmed_at = (assurance >= Assurance::Substantial).then(|| owner.clock.now());
    if let Purpose::Enter(secret, module) = purpose {
        let same = owner.session(secret)?.filter(|session| session.person == person);
        let Some(session) = same else { return Ok(see_other("/login?problem=login-another-person")) };
        let told = &identity.attributes;
        if !is_of_role(session.hat.hat, told.get("eduPersonAffiliation").map_or(&[], Vec::as_slice)) {
            return Ok(see_other("/login?problem=login-other-role"));
        }
        told::enter(&visit(site, came)?.ctx, module, told)?;
        let mut answer = see_other(to);
        answer.headers_mut().append(header::SET_COOKIE, PENDING.gone(site));
        return Ok(answer);
    }
    if let Purpose::Confirm(secret) = purpose {
        // Somebody else confirming is not a confirmation.
        let same = owner.session(secret)?.filter(|session| session.person == person);
        let Some(session) = same else { return Ok(see_other("/login?problem=login-another-person")) };
        let new = NewSession {
            person,
            hat: session.hat,
            assurance: assurance.max(session.assurance),
            confirmed_at: confirmed_at.or(session.confirmed_at),
            logout_hint: identity.id_token_hint.secret().to_owned(),
            language: session.language,
            name: session.name,
            instead_of: Some(session.id),
        };
        let answer = began(site, new, to);
        owner.end_session(secret)?;
        return answer;
    }
    let Some(first) = hats.first().cloned() else { return Ok(see_other("/login")) };
    let ctx = owner.ctx(Caller::part("sign-in"))?;
    let pass = ctx.may(MatchSignIn {})?;
    let own = pass.rows::<Person>().only(Person::ID, Is::Equal, &person).first()?;
    let language = language(&pass, own.as_ref(), person, came)?;
    let name = own.map(|person| ransel_school::names::Name::from(person).spoken()).unwrap_or_default();
    let new = NewSession {
        person,
        hat: first,
        assurance,
        confirmed_at,
        logout_hint: identity.id_token_hint.secret().to_owned(),
        language,
        name,
        instead_of: None,
    };
    began(site, new, to)
}

/// What she has chosen, else what this browser chose before, else what the roster says; empty where nobody has said.
fn language(
    pass: &Pass<'_, MatchSignIn>,
    own: Option<&Person>,
    person: PersonId,
    came: &Came,
) -> Result<String> {
    let chosen = pass.rows::<LanguageChoice>().only(LanguageChoice::PERSON, Is::Equal, &person).first()?;
    let chosen = chosen.map(|row| row.language).or_else(|| LANGUAGE.of(&came.headers));
    Ok(chosen.or_else(|| own.map(|person| person.language.clone())).unwrap_or_default())
}

fn began(site: &Site, new: NewSession, to: &str) -> Result<Response> {
    let secret = site.owner.begin_session(new)?;
    let mut answer = see_other(to);
    answer.headers_mut().append(header::SET_COOKIE, SESSION.set(site, &secret));
    answer.headers_mut().append(header::SET_COOKIE, PENDING.gone(site));
    Ok(answer)
}

/// The page for somebody the provider knows and we do not, or not as one person, or not any more.
fn refusal(site: &Site, came: &Came, matched: &Matched, kept: uuid::Uuid) -> Result<Response> {
    let mut visit = visit(site, came)?;
    visit.session = None;
    let w = visit.words();
    let reason = matched.reason();
    let heading = w.get("sign-in-refused-heading");
    let body = maud::html! {
        div.reading.stack {
            h1.ds-heading data-size="lg" { (heading) }
            p.ds-paragraph { (w.get(&format!("sign-in-refused-{reason}"))) }
            (alert(Tone::Info, &w.get("sign-in-refused-next"), maud::html! {
                p { (w.with("reference", &[("reference", (&reference(kept)).into())])) }
            }))
            p { a.ds-link href="/login" { (w.get("sign-in-again")) } }
        }
    };
    Ok(response(&visit, Answer::Page { title: heading.into(), body, size: None, status: 403 }))
}

/// Signs out here and at the provider.
async fn out(site: Arc<Site>, headers: HeaderMap) -> Response {
    let mut to = "/login".to_owned();
    if let Some(secret) = SESSION.of(&headers) {
        let at = Arc::clone(&site);
        let ended = tokio::task::spawn_blocking(move || {
            let session = at.owner.session(&secret)?;
            at.owner.end_session(&secret)?;
            Ok::<_, KernelError>(session)
        });
        if let Ok(Ok(Some(session))) = ended.await {
            let hint = serde_json::from_value(serde_json::Value::String(session.logout_hint));
            for way in &site.providers {
                if let (Some(provider), Ok(hint)) = (way.found.get(), &hint)
                    && provider_made(way, hint)
                    && let Some(url) = provider.logout_url(hint, &format!("{}/login", site.address))
                {
                    to = url.to_string();
                    break;
                }
            }
        }
    }
    let mut answer = see_other(&to);
    answer.headers_mut().append(header::SET_COOKIE, SESSION.gone(&site));
    answer
}

/// With one provider the hint is its; with several, the provider itself refuses a hint it did not make.
fn provider_made(_: &Provider, _: &ransel_oidc::client::IdTokenHint) -> bool {
    true
}

/// Puts on another hat and goes to its start page: never the same address under another hat.
async fn hat(site: Arc<Site>, came: Came) -> Response {
    let work = tokio::task::spawn_blocking(move || {
        let visit = visit(&site, &came)?;
        let Some(session) = &visit.session else { return Ok::<_, KernelError>(see_other("/login")) };
        if Some(visit.form.text("csrf")) != visit.csrf.as_deref() {
            return Ok(see_other("/"));
        }
        let wanted = visit.form.text("hat");
        let hats: Vec<HatAt> = visit.owner().relations()?.hats(session.person);
        if let Some(hat) = hats.iter().find(|hat| hat_id(hat) == wanted) {
            visit.owner().change_hat(session.id, hat)?;
        }
        Ok(see_other("/"))
    });
    match work.await {
        Ok(Ok(answer)) => answer,
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Whether what Feide says somebody is fits the hat she wears. What it does not say it does not contradict.
fn is_of_role(hat: Hat, affiliations: &[String]) -> bool {
    let fitting: &[&str] = match hat {
        Hat::Pupil => &["student"],
        _ => &["faculty", "staff", "employee"],
    };
    affiliations.is_empty() || affiliations.iter().any(|said| fitting.contains(&said.as_str()))
}

fn assurance(of: ransel_oidc::Assurance) -> Assurance {
    match of {
        ransel_oidc::Assurance::Low => Assurance::Low,
        ransel_oidc::Assurance::Substantial => Assurance::Substantial,
        ransel_oidc::Assurance::High => Assurance::High,
    }
}

fn problem(_: &Site, key: &str, purpose: &Purpose, to: &str) -> Response {
    let page = if matches!(purpose, Purpose::Confirm(_)) { "/confirm" } else { "/login" };
    see_other(&format!("{page}?problem={key}&to={}", crate::trouble::encoded(to)))
}

fn see_other(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Provider {
    async fn found(
        &self,
    ) -> std::result::Result<Arc<ransel_oidc::client::Provider>, ransel_oidc::client::DiscoverError> {
        self.found
            .get_or_try_init(|| async {
                ransel_oidc::client::Provider::discover(self.config.clone()).await.map(Arc::new)
            })
            .await
            .map(Arc::clone)
    }
}
