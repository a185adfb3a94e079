//! The files a browser fetches beside the page: embedded, served under a name that carries their hash
//! and kept by the browser for a year. There is no other way to serve a file.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

const FILES: [(&str, &[u8]); 9] = [
    ("inter-latin.woff2", include_bytes!("../assets/inter-latin.woff2")),
    ("inter-latin-ext.woff2", include_bytes!("../assets/inter-latin-ext.woff2")),
    ("icons.svg", include_bytes!("../assets/icons.svg")),
    ("theme.css", include_bytes!("../assets/theme.css")),
    ("ds.css", include_bytes!("../assets/ds.css")),
    ("ransel.css", include_bytes!("../assets/ransel.css")),
    ("demo-idp.css", include_bytes!("../assets/demo-idp.css")),
    ("ransel.js", include_bytes!("../assets/ransel.js")),
    ("htmx.js", include_bytes!("../assets/htmx.js")),
];
const FAVICON: &[u8] = include_bytes!("../assets/favicon.svg");
const A_YEAR: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

struct Asset {
    name: &'static str,
    url: String,
    content_type: &'static str,
    bytes: Vec<u8>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> = Vec::with_capacity(FILES.len());
    for (name, bytes) in FILES {
        // Fonts come first in the list, so a style sheet that names one gets its hashed address.
        let bytes = if name == "ransel.css" { with_hashed_names(bytes, &assets) } else { bytes.to_vec() };
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let url = format!("/assets/{stem}.{}.{ending}", short_hash(&bytes));
        assets.push(Asset { name, url, content_type: content_type(ending), bytes });
    }
    assets
});

/// The address of one of our files, with its hash. An unknown name gives an address that answers 404:
/// a page without its style is better than no page, and a test walks all names used here.
pub fn asset(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    found.map_or("/assets/unknown", |asset| asset.url.as_str())
}

/// `/assets/<name>.<hash>.<ending>` and `/favicon.svg`, compressed where that helps.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    // Fonts are compressed already; packing them again costs time and gains nothing.
    let worth_packing = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    Router::new()
        .route("/assets/{file}", get(file))
        .route("/favicon.svg", get(favicon))
        .layer(CompressionLayer::new().compress_when(worth_packing))
}

async fn file(Path(file): Path<String>) -> Response {
    let found = ASSETS.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(file.as_str()));
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, A_YEAR),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, asset.bytes.as_slice()).into_response()
}

async fn favicon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, A_DAY)];
    (headers, FAVICON).into_response()
}

fn with_hashed_names(css: &[u8], assets: &[Asset]) -> Vec<u8> {
    let mut css = String::from_utf8_lossy(css).into_owned();
    for asset in assets {
        css = css.replace(&format!("/assets/{}", asset.name), &asset.url);
    }
    css.into_bytes()
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn fetch(url: &str) -> Response {
        let request = Request::get(url).header("accept-encoding", "gzip").body(Body::empty()).unwrap();
        routes::<()>().oneshot(request).await.unwrap()
    }

    #[test]
    fn every_file_has_an_address_with_its_hash() {
        for (name, _) in FILES {
            let (stem, ending) = name.split_once('.').unwrap();
            let url = asset(name);
            let hash =
                url.strip_prefix(&format!("/assets/{stem}.")).and_then(|rest| rest.strip_suffix(ending));
            assert_eq!(hash.map(str::len), Some(17), "{url}");
        }
    }

    #[test]
    fn the_style_sheet_names_fonts_by_their_hashed_address() {
        let css = ASSETS.iter().find(|asset| asset.name == "ransel.css").unwrap();
        let css = String::from_utf8_lossy(&css.bytes);
        assert!(css.contains(asset("inter-latin.woff2")) && css.contains(asset("inter-latin-ext.woff2")));
        assert!(!css.contains("/assets/inter-latin.woff2"));
    }

    #[tokio::test]
    async fn a_file_is_packed_and_kept_for_a_year() {
        let answer = fetch(asset("ds.css")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["cache-control"], A_YEAR);
        assert_eq!(answer.headers()["content-encoding"], "gzip");
    }

    #[tokio::test]
    async fn fonts_are_not_packed_twice_and_an_old_hash_is_not_found() {
        assert!(!fetch(asset("inter-latin.woff2")).await.headers().contains_key("content-encoding"));
        assert_eq!(fetch("/assets/ransel.0000000000000000.css").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(fetch("/favicon.svg").await.headers()["content-type"], "image/svg+xml");
    }
}
