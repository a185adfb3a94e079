//! The site of one process: its owner, its modules' pages, its texts and ways to sign in.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use jiff::Timestamp;
use ransel_kernel::{KernelError, Owner, Result};
use ransel_oidc::{
    ProviderKind,
    client::{Pending, ProviderConfig},
};
use ransel_web::{Lang, Texts};
use tokio::sync::{OnceCell, Semaphore};

use crate::{Pages, pages::core_pages};

/// Somebody made up, whom a visitor of the demonstration may be.
#[derive(Clone, Debug)]
pub struct MadeUp {
    /// Her user name.
    pub user_name: String,
    /// Her name.
    pub name: String,
}

/// A way to sign in.
pub struct Provider {
    /// Its word in addresses: `feide`.
    pub slug: &'static str,
    /// Key of the text that says for whom it is.
    pub for_whom: &'static str,
    /// How it is reached.
    pub config: ProviderConfig,
    /// The made-up people it vouches for: in a demonstration only.
    pub people: Vec<MadeUp>,
    /// Found when first needed: the demonstration's own provider listens only once we do.
    pub(crate) found: OnceCell<Arc<ransel_oidc::client::Provider>>,
}

impl Provider {
    /// A way to sign in.
    pub fn new(slug: &'static str, for_whom: &'static str, config: ProviderConfig) -> Self {
        Self { slug, for_whom, config, people: Vec::new(), found: OnceCell::new() }
    }

    /// The same way with the made-up people it vouches for.
    #[must_use]
    pub fn with_people(self, people: Vec<MadeUp>) -> Self {
        Self { people, ..self }
    }

    /// What it can vouch for at most.
    pub fn kind(&self) -> ProviderKind {
        self.config.kind
    }
}

/// What a site is made of.
pub struct SiteConfig {
    /// The owner.
    pub owner: Arc<Owner>,
    /// The modules' pages, beside the house's own.
    pub pages: Vec<Pages>,
    /// Ways to sign in.
    pub providers: Vec<Provider>,
    /// Where browsers find us, without a slash at the end.
    pub address: String,
}

/// How many films at a time.
const FILMS: usize = 32;

/// The site.
pub struct Site {
    /// The owner.
    pub owner: Arc<Owner>,
    /// All pages.
    pub pages: Vec<Pages>,
    /// All texts.
    pub texts: Texts,
    /// The languages that are complete.
    pub languages: Vec<Lang>,
    /// Ways to sign in.
    pub providers: Vec<Provider>,
    /// Where browsers find us.
    pub address: String,
    /// How many requests may work at a time.
    pub(crate) turns: Arc<Semaphore>,
    /// How many films may come in or be shown at a time: each takes a thread for as long as somebody's network needs.
    pub(crate) films: Arc<Semaphore>,
    /// Sign-ins that have begun, by the secret of a short-lived cookie.
    pub(crate) pending: Mutex<HashMap<String, (Timestamp, Pending, Purpose)>>,
}

/// Why somebody went to the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To sign in.
    SignIn,
    /// To confirm who she is; the session's secret.
    Confirm(String),
    /// To let Feide tell a module about her; the session's secret.
    Enter(String, &'static str),
}

impl Site {
    /// Puts the site together.
    ///
    /// # Errors
    /// Texts that do not parse, or a key that two modules use.
    pub fn build(config: SiteConfig) -> Result<Arc<Self>> {
        let pages: Vec<_> = std::iter::once(core_pages()).chain(config.pages).collect();
        let texts = texts(&pages)?;
        let languages = texts.complete();
        Ok(Arc::new(Self {
            turns: Arc::new(Semaphore::new(config.owner.at_once())),
            films: Arc::new(Semaphore::new(FILMS)),
            owner: config.owner,
            pages,
            texts,
            languages,
            providers: config.providers,
            address: config.address,
            pending: Mutex::new(HashMap::new()),
        }))
    }
}

/// All texts of these pages, in all languages.
///
/// # Errors
/// Texts that do not parse, or a key that two modules use.
pub fn texts(pages: &[Pages]) -> Result<Texts> {
    let sources: Vec<_> = pages.iter().flat_map(|pages| pages.texts.iter().copied()).collect();
    Texts::load(&sources).map_err(|error| KernelError::House(vec![format!("texts: {error}")]))
}
