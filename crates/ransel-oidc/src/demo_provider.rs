//! An OpenID provider for the demonstration owner, to be nested at `/demo-idp`: a stand-in for Feide and ID-porten
//! that keeps their rules, so that trying Ransel signs in the way using it does. It knows invented people only,
//! keeps everything in memory, and has no sessions: every sign-in is a fresh one.

mod authorize;
mod config;
mod discovery;
mod error;
mod fault;
mod keys;
mod logout;
mod page;
mod persona;
mod request;
mod store;
mod token;
mod userinfo;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub use config::{Clock, DemoClient, DemoConfig, DemoError};
pub use fault::Fault;
pub use persona::Persona;

/// The longest request a provider's form can make, in bytes.
const BODY_MAX_BYTES: usize = 16 * 1024;

/// The provider, before it is put on the network.
pub struct DemoProvider(Inner);

/// What all handlers share.
struct Inner {
    config: DemoConfig,
    issuer: crate::Url,
    keys: keys::Keys,
    store: store::Store,
    fault: Option<Fault>,
}

type Shared = Arc<Inner>;

impl DemoProvider {
    /// A provider with a signing key of its own, made now from the operating system's generator.
    pub fn new(config: DemoConfig) -> Result<Self, DemoError> {
        let issuer = config.checked()?;
        Ok(Self(Inner {
            config,
            issuer,
            keys: keys::Keys::new_random()?,
            store: store::Store::new(),
            fault: None,
        }))
    }

    /// The same provider with one fault, for the tests of those who must notice it.
    pub fn misbehaving(mut self, fault: Fault) -> Self {
        self.0.fault = Some(fault);
        self
    }

    /// The routes, to be nested at the path of the issuer.
    pub fn router(self) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(discovery::metadata))
            .route("/jwks", get(discovery::key_set))
            .route("/authorize", get(authorize::by_address).post(authorize::by_form))
            .route("/token", post(token::exchange))
            .route("/userinfo", get(userinfo::claims).post(userinfo::claims))
            .route("/end-session", get(logout::by_address).post(logout::by_form))
            .layer(DefaultBodyLimit::max(BODY_MAX_BYTES))
            .with_state(Arc::new(self.0))
    }
}

impl Inner {
    fn now(&self) -> jiff::Timestamp {
        (self.config.clock)()
    }

    /// Is this the fault we were built with?
    fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    /// The address of one of our endpoints. The issuer has no trailing slash: `DemoConfig::checked`.
    fn endpoint(&self, path: &str) -> String {
        format!("{}{path}", self.config.issuer)
    }
}
