//! A provider on a port of its own, a client that has met it, and a browser that follows no redirect by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use jiff::Timestamp;
use openidconnect::ClientSecret;
use reqwest::header::LOCATION;

use crate::client::{Asked, Callback, DiscoverError, Identity, LoginError, LoginSecrets, Pending, Prompt};
use crate::client::{Provider, ProviderConfig, ReturnTo};
use crate::demo_provider::{DemoClient, DemoConfig, DemoProvider, Fault, Persona};
use crate::{Assurance, ProviderKind, Url, attributes::Attributes};

pub(super) const REDIRECT_URI: &str = "http://127.0.0.1:9/login/back";
pub(super) const SIGNED_OUT_URI: &str = "http://127.0.0.1:9/";
pub(super) const SECRET: &str = "a secret: 100 % + & ø";

/// The moment all tests begin: a school morning.
const MORNING: i64 = 1_795_162_740; // 2026-11-20T08:19:00Z

#[derive(Clone)]
pub(super) struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub(super) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }

    pub(super) fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

pub(super) struct Road {
    pub(super) provider: Provider,
    pub(super) clock: TestClock,
    pub(super) browser: reqwest::Client,
    pub(super) issuer: String,
}

impl Road {
    pub(super) async fn new() -> Self {
        Self::built(ProviderKind::Demo, None).await.unwrap()
    }

    pub(super) async fn with_fault(fault: Fault) -> Self {
        Self::built(ProviderKind::Demo, Some(fault)).await.unwrap()
    }

    pub(super) async fn of_kind(kind: ProviderKind) -> Self {
        Self::built(kind, None).await.unwrap()
    }

    pub(super) async fn built(kind: ProviderKind, fault: Option<Fault>) -> Result<Self, DiscoverError> {
        let clock = TestClock(Arc::new(AtomicI64::new(MORNING)));
        let issuer = serve(&clock, fault).await;
        let provider = Provider::discover(config(&issuer, kind)).await?;
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Ok(Self { provider, clock, browser, issuer })
    }

    pub(super) fn begin(&self, asked: Asked) -> (Url, Pending) {
        self.provider.begin(asked, LoginSecrets::new_random(), self.clock.now())
    }

    /// Chooses a persona on the provider's page, as a browser without scripts would.
    pub(super) async fn choose(&self, url: &Url, user_name: &str) -> Callback {
        let mut fields: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        fields.push(("persona".to_owned(), user_name.to_owned()));
        let answer = self.browser.post(self.endpoint("/authorize")).form(&fields).send().await.unwrap();
        callback_of(&answer)
    }

    pub(super) async fn finish(&self, callback: Callback, pending: Pending) -> Result<Identity, LoginError> {
        self.provider.finish(callback, pending, self.clock.now()).await
    }

    /// The whole way.
    pub(super) async fn sign_in(&self, user_name: &str, asked: Asked) -> Result<Identity, LoginError> {
        let (url, pending) = self.begin(asked);
        let callback = self.choose(&url, user_name).await;
        self.finish(callback, pending).await
    }

    pub(super) fn endpoint(&self, path: &str) -> String {
        format!("{}{path}", self.issuer)
    }
}

/// The query of a redirect to the client, as its web server would read it.
pub(super) fn callback_of(answer: &reqwest::Response) -> Callback {
    assert_eq!(answer.status(), 303);
    let location = answer.headers()[LOCATION].to_str().unwrap();
    assert!(location.starts_with(REDIRECT_URI), "{location}");
    callback_from(&Url::parse(location).unwrap())
}

pub(super) fn callback_from(url: &Url) -> Callback {
    let value =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Callback {
        code: value("code"),
        state: value("state"),
        iss: value("iss"),
        error: value("error"),
        error_description: value("error_description"),
    }
}

pub(super) fn asking_for(acr: Assurance) -> Asked {
    Asked {
        acr,
        max_age_seconds: None,
        prompt: Prompt::AsNeeded,
        return_to: ReturnTo::front_page(),
        attributes: Vec::new(),
        hint: None,
    }
}

pub(super) fn config(issuer: &str, kind: ProviderKind) -> ProviderConfig {
    ProviderConfig {
        name: "Test".to_owned(),
        issuer: issuer.to_owned(),
        client_id: "ransel".to_owned(),
        client_secret: Some(ClientSecret::new(SECRET.to_owned())),
        redirect_uri: REDIRECT_URI.to_owned(),
        scopes: vec!["userid-feide".to_owned()],
        kind,
    }
}

async fn serve(clock: &TestClock, fault: Option<Fault>) -> String {
    let (listener, issuer) = listen().await;
    let clock = clock.clone();
    let provider = DemoProvider::new(DemoConfig {
        issuer: issuer.clone(),
        clients: vec![client("ransel", Some(SECRET)), client("public", None), client("another-client", None)],
        personas: personas(),
        stylesheet: Some("/static/ransel.css".to_owned()),
        icon: None,
        clock: Arc::new(move || clock.now()),
    })
    .unwrap();
    let provider = match fault {
        Some(fault) => provider.misbehaving(fault),
        None => provider,
    };
    serve_router(listener, Router::new().nest("/demo-idp", provider.router()));
    issuer
}

pub(super) async fn listen() -> (tokio::net::TcpListener, String) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}/demo-idp", listener.local_addr().unwrap());
    (listener, issuer)
}

pub(super) fn serve_router(listener: tokio::net::TcpListener, router: Router) {
    tokio::spawn(async move { axum::serve(listener, router).await });
}

pub(super) fn client(client_id: &str, secret: Option<&str>) -> DemoClient {
    DemoClient {
        client_id: client_id.to_owned(),
        client_secret: secret.map(|secret| ClientSecret::new(secret.to_owned())),
        redirect_uris: vec![REDIRECT_URI.to_owned()],
        post_logout_redirect_uris: vec![SIGNED_OUT_URI.to_owned()],
    }
}

/// What the home organization knows of somebody: two of one sort, and one that nobody asks for.
fn attributes(user_name: &str) -> Attributes {
    let feide_name = format!("{user_name}@soloy.example");
    [
        ("uid", vec![user_name]),
        ("eduPersonPrincipalName", vec![&*feide_name]),
        ("eduPersonAffiliation", vec!["student", "member"]),
        ("sn", vec!["Dahl"]),
    ]
    .map(|(name, values)| (name.to_owned(), values.into_iter().map(str::to_owned).collect()))
    .into()
}

pub(super) fn personas() -> Vec<Persona> {
    let persona = |user_name: &str, display_name: &str, group: &str, assurance| Persona {
        user_name: user_name.to_owned(),
        display_name: display_name.to_owned(),
        description: "Kan prøve alt.".to_owned(),
        group: group.to_owned(),
        feide_name: Some(format!("{user_name}@soloy.example")),
        national_id: None,
        assurance,
        attributes: attributes(user_name),
    };
    let guardian = Persona {
        feide_name: None,
        national_id: Some("01818012345".to_owned()),
        ..persona("guardian", "Mor Dahl", "Foresatte", Assurance::High)
    };
    vec![
        persona("pupil", "Nora Dahl", "Elever", Assurance::Low),
        persona("subject-teacher", "Kari Nordmann", "Ansatte", Assurance::Substantial),
        guardian,
        persona("pupil-adult", "Jonas Berg", "Elever", Assurance::Low),
    ]
}
