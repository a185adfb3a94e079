//! The server: from a request to a visit, through the handler, to a response. Handlers are synchronous and run
//! on threads of their own; nothing here waits for a store on the threads that serve connections.

use std::{cell::RefCell, collections::HashMap, net::IpAddr, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use futures_util::stream;
use http_range_header::parse_range_header;
use ransel_kernel::{Caller, KernelError, Owner, WayIn, id::SchoolId, relations::HatAt};
use ransel_web::{Lang, assets};
use tower_http::compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType};

use crate::{
    Answer, Entry, Fields, Method, Route, Site, Trouble, Visit,
    answer::ReadFilm,
    chrome,
    cookies::{LANGUAGE, SESSION},
    pages::{attributes, states, training},
    sign_in,
    spool::Spool,
    trouble,
    uploads::{self, Fault},
};

/// The largest form, in bytes: a roll of a large group is a few thousand.
const BODY_AT_MOST: usize = 1024 * 1024;

/// The header in which the process that listens says where a request comes from. Whatever came under this name is gone by then.
pub const NETWORK: HeaderName = HeaderName::from_static("x-ransel-network");

/// Where a request comes from.
fn network(headers: &HeaderMap) -> Option<IpAddr> {
    headers.get(NETWORK)?.to_str().ok()?.parse().ok()
}

/// What came in, taken apart.
pub(crate) struct Came {
    pub uri: Uri,
    pub headers: HeaderMap,
    pub at: HashMap<String, String>,
    pub body: Bytes,
    /// A form that was read as it came.
    pub streamed: RefCell<Option<Streamed>>,
    /// Where to go instead, if this address cannot be asked for again.
    pub instead: Option<&'static str>,
}

impl Came {
    /// Without a form, at an address without varying parts.
    pub fn new(uri: Uri, headers: HeaderMap) -> Self {
        let (at, streamed) = (HashMap::new(), RefCell::new(None));
        Self { uri, headers, at, body: Bytes::new(), streamed, instead: None }
    }
}

/// Fields and film of a form that is too long for memory.
pub(crate) type Streamed = (Fields, Option<Result<Spool, Fault>>);

/// All routes of a site.
pub fn app(site: &Arc<Site>) -> Router {
    let mut router = Router::new();
    for pages in &site.pages {
        for route in pages.routes {
            router = router.route(route.path, serve(site, pages.module, route));
        }
    }
    router = router.merge(sign_in::routes(site));
    let fallback = Arc::clone(site);
    let packed = DefaultPredicate::new().and(NotForContentType::const_new("video/"));
    router
        .fallback(move |uri: Uri, headers: HeaderMap| {
            blocking(Arc::clone(&fallback), Came::new(uri, headers), |visit| Err(not_found(visit)))
        })
        .layer(DefaultBodyLimit::max(BODY_AT_MOST))
        .layer(from_fn(own_forms_only))
        .layer(from_fn(headers))
        .route("/health", get(|| async { "ok" }))
        .merge(assets::routes())
        .layer(CompressionLayer::new().compress_when(packed))
}

fn not_found(_: &Visit<'_>) -> Trouble {
    Trouble::NotFound
}

fn serve(site: &Arc<Site>, module: &'static str, route: &'static Route) -> MethodRouter {
    let site = Arc::clone(site);
    let shows = |other: &&Route| other.method == Method::Get && other.path == route.path;
    let shown = site.pages.iter().flat_map(|pages| pages.routes).any(|other| shows(&other));
    let instead = (!shown).then_some("/");
    let film = Arc::clone(&site);
    let handler =
        move |Path(at): Path<HashMap<String, String>>, uri: Uri, headers: HeaderMap, body: Bytes| {
            let came = Came { at, body, instead, ..Came::new(uri, headers) };
            blocking(Arc::clone(&site), came, move |visit| answer(visit, module, route))
        };
    let with_film =
        async move |Path(at): Path<HashMap<String, String>>, uri: Uri, headers: HeaderMap, body: Body| {
            let streamed = RefCell::new(read_film(&film, &headers, body).await);
            let came = Came { at, instead, streamed, ..Came::new(uri, headers) };
            blocking(Arc::clone(&film), came, move |visit| answer(visit, module, route)).await
        };
    match route.method {
        Method::Get => get(handler),
        Method::Post => post(handler),
        Method::Upload => post(handler).layer(DefaultBodyLimit::max(uploads::AT_MOST)),
        Method::Film => post(with_film),
    }
}

/// Reads a form with a film, for somebody who is signed in: nobody else fills our disks.
async fn read_film(site: &Arc<Site>, headers: &HeaderMap, body: Body) -> Option<Streamed> {
    let (owner, secret) = (Arc::clone(&site.owner), SESSION.of(headers)?);
    let session = tokio::task::spawn_blocking(move || owner.session(&secret)).await.ok()?.ok()?;
    session?;
    let _turn = site.films.acquire().await.ok()?;
    Some(uploads::film(headers, body, site.owner.random).await)
}

/// Runs a handler on a thread of its own and makes a response of what it answers.
async fn blocking(
    site: Arc<Site>,
    came: Came,
    handler: impl FnOnce(&Visit<'_>) -> Result<Answer, Trouble> + Send + 'static,
) -> Response {
    let turns = Arc::clone(&site.turns);
    // It is never closed; if it were, the request would go on without waiting.
    let _turn = turns.acquire().await.ok();
    let work = tokio::task::spawn_blocking(move || {
        let visit = match visit(&site, &came) {
            Ok(visit) => visit,
            Err(error) => {
                tracing::error!(%error, "a request could not begin");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        };
        let answer = handler(&visit).unwrap_or_else(|trouble| trouble.answer(&visit));
        let mut response = response(&visit, answer);
        // Whoever is signed in has it in the session: the browser may be a school's, and the next one's too.
        if visit.session.is_none() && visit.query.text("lang") == visit.lang.tag() {
            let chosen = LANGUAGE.set(&site, visit.lang.tag());
            response.headers_mut().append(header::SET_COOKIE, chosen);
        }
        response
    });
    work.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// From a request to a visit: session, hat, language.
pub(crate) fn visit<'s>(site: &'s Site, came: &Came) -> ransel_kernel::Result<Visit<'s>> {
    let owner = &*site.owner;
    let secret = SESSION.of(&came.headers);
    let session = match &secret {
        Some(secret) => owner.session(secret)?,
        None => None,
    };
    let query = Fields::parse(came.uri.query().unwrap_or_default().as_bytes());
    let offered = |tag: &str| Lang::from_tag(tag).filter(|lang| site.languages.contains(lang));
    let now = offered(query.text("lang"));
    if let (Some(session), Some(lang)) = (&session, now)
        && session.language != lang.tag()
    {
        owner.change_language(session.id, lang.tag())?;
    }
    // What was just chosen, what the person speaks, what the browser chose before, what the school writes.
    let lang = now
        .or_else(|| offered(&session.as_ref()?.language))
        .or_else(|| offered(&LANGUAGE.of(&came.headers)?))
        .unwrap_or_else(|| usual(owner, session.as_ref().and_then(|session| session.hat.place)));
    let caller = match &session {
        Some(session) => {
            // A hat is worn only as long as its post, enrolment or child is there.
            let held = owner.relations()?.hats(session.person).contains(&session.hat);
            let hat =
                if held { session.hat.clone() } else { HatAt { hat: ransel_kernel::Hat::None, place: None } };
            Caller {
                person: Some(session.person),
                hat: hat.hat,
                place: hat.place,
                way_in: WayIn {
                    session: Some(session.id),
                    assurance: session.assurance,
                    confirmed_at: session.confirmed_at,
                    entered: session.entered.clone(),
                    network: network(&came.headers),
                },
                part: None,
            }
        }
        None => Caller { hat: ransel_kernel::Hat::None, ..Caller::part("visitor") },
    };
    let (form, files, film) = match came.streamed.take() {
        Some((form, film)) => (form, Vec::new(), film),
        None => {
            let (form, files) = uploads::form(&came.headers, &came.body);
            (form, files, None)
        }
    };
    let range = came.headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let csrf = session.as_ref().and(secret.as_deref()).map(|secret| csrf_token(site, secret));
    Ok(Visit {
        site,
        ctx: owner.ctx(caller)?,
        session,
        lang,
        path: came.uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str).to_owned(),
        instead: came.instead,
        at: Fields::from_path(came.at.clone()),
        query,
        form,
        files,
        film: RefCell::new(film),
        range: range.map(ToOwned::to_owned),
        csrf,
    })
}

/// The written standard of the school where the hat is worn, or the owner's.
pub(crate) fn usual(owner: &Owner, school: Option<SchoolId>) -> Lang {
    Lang::from_tag(owner.settings().written_standard.of(school)).unwrap_or(Lang::Nb)
}

fn answer(visit: &Visit<'_>, module: &str, route: &Route) -> Result<Answer, Trouble> {
    if !visit.owner().is_running(module) {
        return Err(Trouble::NotFound);
    }
    if !matches!(route.entry, Entry::Public) && visit.session.is_none() {
        return Ok(Answer::to(format!("/login?to={}", trouble::encoded(&visit.path))));
    }
    if route.method != Method::Get
        && visit.csrf.is_some()
        && Some(visit.form.text("csrf")) != visit.csrf.as_deref()
    {
        return Err(Trouble::Bad("form-too-old"));
    }
    // Ask at the door, also before a list: it would only look empty. What is sent is refused where it is asked for.
    let at_the_door = route.method == Method::Get && !matches!(route.entry, Entry::Public);
    if at_the_door && visit.ctx.caller.hat != ransel_kernel::Hat::None {
        let to = trouble::encoded(&visit.path);
        if chrome::weak_sign_in(visit).is_some() {
            return Ok(Answer::to(format!("/confirm?to={to}")));
        }
        if chrome::undeclared(visit) {
            return Ok(Answer::to(format!("/secrecy?to={to}")));
        }
        if chrome::unconfirmed(visit, route) {
            return Ok(Answer::to(format!("/confirm?to={to}")));
        }
        if chrome::untrained(visit) && !training::works_without(route) {
            return Ok(Answer::to(format!("/training?to={to}")));
        }
        if attributes::is_outside(visit, module) {
            return Ok(Answer::to(attributes::address(module, &visit.path)));
        }
    }
    match (route.entry, (route.handler)(visit)) {
        (Entry::Action(action), Ok(answer)) => states::notice(visit, action, answer),
        (Entry::Action(action), Err(Trouble::NotFound)) => {
            visit.ctx.note_attempt(action)?;
            Err(Trouble::NotFound)
        }
        (_, answer) => answer,
    }
}

pub(crate) fn response(visit: &Visit<'_>, answer: Answer) -> Response {
    match answer {
        Answer::Page { title, body, size, status } => {
            let page = chrome::document(visit, title, body, size).into_string();
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
        }
        Answer::SeeOther(to) => match HeaderValue::from_str(&to) {
            Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
        Answer::Picture { media_type, bytes } => {
            let own = (HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
            ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-store, private"), own], bytes)
                .into_response()
        }
        Answer::Film { whole, read } => film_response(visit, whole, read),
        Answer::Document { media_type, name, bytes } => {
            let disposition = format!("attachment; filename=\"{name}\"");
            (
                [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)],
                bytes,
            )
                .into_response()
        }
    }
}

/// All of a film, or the one part a player asked for, read while it is sent. RFC 9110 §§ 14.2, 15.3.7, 15.5.17.
fn film_response(visit: &Visit<'_>, whole: u64, read: ReadFilm) -> Response {
    let asked = visit.range.as_deref().and_then(|range| parse_range_header(range).ok());
    let part = match asked.map(|asked| asked.validate(whole)) {
        None => None,
        Some(Ok(parts)) if parts.len() == 1 => parts.into_iter().next(),
        Some(_) => {
            let length = [(header::CONTENT_RANGE, format!("bytes */{whole}"))];
            return (StatusCode::RANGE_NOT_SATISFIABLE, length).into_response();
        }
    };
    let Ok(turn) = Arc::clone(&visit.site.films).try_acquire_owned() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    let last = whole.saturating_sub(1);
    let bytes = part.clone().unwrap_or(0..=last);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.end() + 1 - bytes.start()));
    for (name, value) in [
        (header::CONTENT_TYPE, "video/mp4"),
        (header::ACCEPT_RANGES, "bytes"),
        (header::CACHE_CONTROL, "no-store, private"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if part.is_some() {
        let told = format!("bytes {}-{}/{whole}", bytes.start(), bytes.end());
        headers.extend(HeaderValue::from_str(&told).map(|told| (header::CONTENT_RANGE, told)));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let read = read(bytes, &mut |bytes| sender.blocking_send(Ok(bytes)).is_ok());
        if let Err(error) = read {
            tracing::error!(%error, "a film broke off");
            let _ = sender.blocking_send(Err(std::io::Error::other("it broke off")));
        }
    });
    let pieces = stream::unfold(receiver, async |mut from| Some((from.recv().await?, from)));
    *response.body_mut() = Body::from_stream(pieces);
    response
}

/// The token of forms: tied to the session, told to nobody else.
fn csrf_token(site: &Site, secret: &str) -> String {
    let code = site.owner.code(&[b"csrf", secret.as_bytes()]);
    ransel_kernel::keys::to_hex(code.get(..16).unwrap_or_default())
}

/// Refuses forms that other sites made a browser send. Browsers say where a request comes from; programs that
/// are no browsers say nothing and carry no cookies of a visitor's.
async fn own_forms_only(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let says = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let safe = request.method().is_safe();
    let site = says(&HeaderName::from_static("sec-fetch-site"));
    let foreign_site = site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
    let host = says(&header::HOST).unwrap_or_default();
    let foreign_origin = says(&header::ORIGIN).is_some_and(|origin| origin.split("://").nth(1) != Some(host));
    if !safe && (foreign_site || (site.is_none() && foreign_origin)) {
        return (StatusCode::FORBIDDEN, "This form was sent from another site.").into_response();
    }
    next.run(request).await
}

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self' data:; \
    media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers for every answer: nothing from elsewhere, nothing kept in caches, nothing told to other sites.
async fn headers(request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

impl From<Trouble> for KernelError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Kernel(error) => error,
            Trouble::NotFound => Self::invalid("not-found-heading"),
            Trouble::Bad(key) => Self::invalid(key),
            Trouble::Paper(error) => Self::House(vec![error.to_string()]),
            Trouble::Sheet(error) => Self::House(vec![error.to_string()]),
        }
    }
}
