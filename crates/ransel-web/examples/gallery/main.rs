//! Every part and page with made-up data, under the strict policy for content, to look at:
//! `cargo run -p ransel-web --example gallery -- 8099`, then `/` lists them. `?lang=nn` or `?lang=en` on any.
#![expect(clippy::expect_used, reason = "an example that cannot start should say so and stop")]

mod absence;
mod folder;
mod forms;
mod frames;
mod gates;
mod rolls;
mod statements;
mod tables;

use std::sync::LazyLock;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;
use ransel_web::frame::Title;
use ransel_web::parts::{Link, link_list};
use ransel_web::{Frame, Lang, Texts, Words, assets, page};
use tower_http::set_header::SetResponseHeaderLayer;

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::own().expect("our own texts can be read"));

type Show = fn(Words<'_>) -> (Title, Markup);
type Wear = fn(Words<'_>) -> Frame<'_>;

/// Address, frame, page.
const PAGES: [(&str, Wear, Show); 27] = [
    ("today", frames::teacher, rolls::today),
    ("roll", frames::teacher, rolls::new),
    ("roll-saved", frames::teacher, rolls::saved),
    ("roll-open", frames::teacher, rolls::open),
    ("roll-conflict", frames::teacher, rolls::conflict),
    ("overview", frames::teacher, absence::overview),
    ("folder", frames::pupil, folder::start),
    ("log", frames::pupil, folder::log),
    ("ask", frames::pupil, folder::ask),
    ("refusal", frames::teacher, gates::refused),
    ("not-found", frames::teacher, gates::not_found),
    ("our-fault", frames::teacher, gates::our_fault),
    ("bad-request", frames::teacher, gates::bad_request),
    ("step-up", frames::teacher, gates::step_up),
    ("login", frames::nobody, gates::login),
    ("login-problem", frames::nobody, gates::login_problem),
    ("secrecy", frames::teacher, gates::secrecy),
    ("secrecy-unticked", frames::teacher, gates::secrecy_unticked),
    ("statement", frames::nobody, statements::absence),
    ("form", frames::guardian, forms::empty),
    ("form-errors", frames::guardian, forms::errors),
    ("check", frames::guardian, forms::check),
    ("done", frames::guardian, forms::done),
    ("import", frames::office, tables::import),
    ("tables", frames::office, tables::tables),
    ("withheld", frames::office, tables::withheld),
    ("boxes", frames::office, tables::boxes),
];

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8099".to_owned());
    let policy = HeaderName::from_static("content-security-policy");
    let app = Router::new()
        .route("/", get(index))
        .route("/health", get(|| async { "ok" }))
        .route("/{name}", get(show).post(show))
        .merge(assets::routes())
        .layer(SetResponseHeaderLayer::overriding(policy, HeaderValue::from_static(POLICY)));
    let listener =
        tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.expect("the port is free");
    println!("ready http://127.0.0.1:{port}");
    axum::serve(listener, app).await.expect("the server runs");
}

async fn index() -> Response {
    let links: Vec<Link> = PAGES.iter().map(|(name, ..)| Link::new(format!("/{name}"), *name)).collect();
    let w = Words { texts: &TEXTS, lang: Lang::Nb };
    html(page(&frames::nobody(w), "Galleri", maud::html! { h1.ds-heading { "Galleri" } (link_list(&links)) }))
}

async fn show(Path(name): Path<String>, Query(query): Query<Vec<(String, String)>>) -> Response {
    let Some((_, wear, show)) = PAGES.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = query.iter().find(|(key, _)| key == "lang").map_or("nb", |(_, value)| value.as_str());
    let w = Words { texts: &TEXTS, lang: Lang::from_tag(tag).unwrap_or(Lang::Nb) };
    let (title, main) = show(w);
    html(page(&Frame { path: &format!("/{name}"), ..wear(w) }, title, main))
}

fn html(page: Markup) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], page).into_response()
}
