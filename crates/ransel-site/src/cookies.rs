//! The cookies we set, all of them: what each is for and how long it stays. Each holds a random word or a language, never
//! anything about who somebody is (EKOM-2024 § 3-15, POL-2018 art. 5(1)(c)).

use axum::http::{HeaderMap, HeaderValue, header};

use crate::Site;

/// A cookie.
#[derive(Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: &'static str,
    /// Key of the texts that say what it is for and what stands in it: `cookie-…-why` and `cookie-…-holds`.
    pub key: &'static str,
    /// How long it stays, in seconds; until the browser is closed where nothing is said.
    pub seconds: Option<u32>,
}

/// The secret of a session, random.
pub const SESSION: Cookie = Cookie { name: "ransel", key: "session", seconds: None };
/// Ties a browser to the sign-in it began, random.
pub const PENDING: Cookie = Cookie { name: "ransel-sign-in", key: "sign-in", seconds: Some(600) };
/// A language somebody chose without being signed in.
pub const LANGUAGE: Cookie = Cookie { name: "ransel-language", key: "language", seconds: Some(31_536_000) };

/// All of them.
pub const ALL: [&Cookie; 3] = [&SESSION, &PENDING, &LANGUAGE];

impl Cookie {
    /// Its value in what a browser sent.
    pub fn of(&self, headers: &HeaderMap) -> Option<String> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == self.name)
            .map(|(_, value)| value.to_owned())
    }

    /// The header that sets it, for our own pages only; `Secure` wherever we are reached by https.
    pub fn set(&self, site: &Site, value: &str) -> HeaderValue {
        self.header(site, value, self.seconds)
    }

    /// The header that takes it away.
    pub fn gone(&self, site: &Site) -> HeaderValue {
        self.header(site, "", Some(0))
    }

    fn header(&self, site: &Site, value: &str, seconds: Option<u32>) -> HeaderValue {
        let secure = if site.address.starts_with("https:") { "; Secure" } else { "" };
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name);
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}
