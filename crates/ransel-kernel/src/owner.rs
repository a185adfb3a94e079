//! One owner: its stores, keys, settings, relations, ledger and clock. A value made at start, never a
//! global; two owners live side by side in one process.

mod ask;
mod keyring;
pub(crate) mod moved;
mod people;
pub mod sessions;
mod versions;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, RwLock, Weak, atomic::AtomicBool},
    time::Instant,
};

use crate::{
    Caller, Clock, House, KernelError, Randomness, Result,
    card::StoreKind,
    db::{Database, Engine, Place},
    id::{PersonId, RequestId},
    keys::{Key, Keyring},
    ledger::{Alias, Ledger, Source},
    migrate::{compare, migrate, schema},
    relations::Relations,
    settings::Settings,
};

/// One owner, open.
pub struct Owner {
    /// The modules it runs.
    pub house: Arc<House>,
    /// Its clock.
    pub clock: Clock,
    /// Its source of randomness.
    pub random: Randomness,
    /// Its unwrapped keys.
    pub(crate) keys: Keyring,
    /// Who opened what.
    pub ledger: Ledger,
    main: Arc<Database>,
    vault: Arc<Database>,
    settings: RwLock<(i64, Arc<Settings>)>,
    relations: RwLock<Arc<dyn Relations>>,
    reloading: Mutex<()>,
    /// Whose rows moved since the relations were read.
    moved: Mutex<moved::Known>,
    pace: Mutex<moved::Pace>,
    freshening: AtomicBool,
    /// Rings when there is something for the jobs to do.
    pub(crate) bell: Arc<crate::jobs::Bell>,
    /// For what goes on beside the requests.
    me: Weak<Self>,
    aliases: RwLock<HashMap<PersonId, Alias>>,
    /// Where erasures are noted outside the stores.
    pub(crate) journal: Option<PathBuf>,
}

impl std::fmt::Debug for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Owner")
    }
}

/// What an owner is opened with.
#[derive(Debug)]
pub struct Opening {
    /// Where its stores are.
    pub place: Place,
    /// The file that keeps what was erased; beside the stores where those are files and none is named. On a disk that is
    /// not lost with the stores.
    pub journal: Option<PathBuf>,
    /// Its key. Without it nothing starts.
    pub key: Key,
    /// Its clock.
    pub clock: Clock,
    /// The name of this process as a ledger writer: `server`, `command-line`.
    pub writer: &'static str,
    /// The settings of an owner that is opened for the first time.
    pub first_settings: Settings,
}

impl Owner {
    /// Opens an owner: brings its stores to this version, unwraps its keys, reads settings and relations,
    /// drains what the ledger was owed.
    ///
    /// # Errors
    /// Stores of a newer version, a key that does not fit, cards that are not what the stores hold.
    pub fn open(house: Arc<House>, opening: Opening) -> Result<Arc<Self>> {
        let Opening { place, journal, key, clock, writer, first_settings } = opening;
        if let Place::Directory(folder) = &place {
            let shown = folder.display().to_string();
            std::fs::create_dir_all(folder).map_err(|source| KernelError::File { path: shown, source })?;
        }
        let beside = match &place {
            Place::Directory(folder) => Some(folder.join(crate::sweep::erasures::FILE)),
            Place::Postgres { .. } => None,
        };
        let journal = journal.or(beside);
        let random = Randomness;
        let [main, vault, ledger] = [StoreKind::Main, StoreKind::Vault, StoreKind::Ledger]
            .map(|kind| Database::open(&place, kind.name()).map(Arc::new));
        let (main, vault, ledger) = (main?, vault?, ledger?);
        for (store, database) in [(StoreKind::Main, &main), (StoreKind::Vault, &vault)] {
            database.read(|conn| {
                migrate(conn, store, &house.modules, clock.now())?;
                let cards: Vec<_> = house.cards().filter(|card| card.store == store).collect();
                let mut faults = compare(conn, &cards)?;
                faults.extend(schema::differences(conn, store, &house.modules)?);
                if faults.is_empty() { Ok(()) } else { Err(KernelError::House(faults)) }
            })?;
        }
        let keys = keyring::open(&main, &key, random)?;
        let sources = vec![
            Source { name: "main", table: "outbox", database: Arc::clone(&main) },
            Source { name: "vault", table: "vault_outbox", database: Arc::clone(&vault) },
        ];
        let ledger = Ledger::start(writer, ledger, sources, &main, keys.ledger.clone())?;
        let cards: Vec<_> = house.cards().filter(|card| card.store == StoreKind::Ledger).collect();
        let faults = ledger.database.read(|conn| compare(conn, &cards))?;
        if !faults.is_empty() {
            return Err(KernelError::House(faults));
        }
        let settings = versions::load_settings(&main, &clock, first_settings)?;
        let relations = main.read(|conn| (house.school.relations)(conn, clock.today()))?;
        let owner = Arc::new_cyclic(|me| Self {
            house,
            clock,
            random,
            keys,
            ledger,
            main,
            vault,
            settings: RwLock::new(settings),
            relations: RwLock::new(relations),
            reloading: Mutex::new(()),
            moved: Mutex::default(),
            pace: Mutex::default(),
            freshening: AtomicBool::new(false),
            bell: Arc::default(),
            me: Weak::clone(me),
            aliases: RwLock::new(HashMap::new()),
            journal,
        });
        owner.journal_erasures()?;
        owner.publish_statements()?;
        Ok(owner)
    }

    /// A caller's request at this owner.
    ///
    /// # Errors
    /// No random bytes for its id.
    pub fn ctx(&self, caller: Caller) -> Result<Ctx<'_>> {
        Ok(Ctx { owner: self, caller, request: RequestId(self.random.uuid()?) })
    }

    /// How many requests may work at a time. On PostgreSQL each holds a connection to some of the stores, and a server
    /// lets in a hundred as it comes.
    pub fn at_once(&self) -> usize {
        match self.main.engine() {
            Engine::Sqlite => 256,
            Engine::Postgres => 24,
        }
    }

    /// The owner's choices now.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// The number of the settings' version.
    pub fn settings_version(&self) -> i64 {
        self.settings.read().unwrap_or_else(PoisonError::into_inner).0
    }

    /// Who is related to whom, today.
    ///
    /// # Errors
    /// The day has turned and the school base cannot be read.
    pub fn relations(&self) -> Result<Arc<dyn Relations>> {
        let now = Arc::clone(&self.relations.read().unwrap_or_else(PoisonError::into_inner));
        if now.day() == self.clock.today() { Ok(now) } else { self.reload(None) }
    }

    /// Reads relations and settings anew and swaps them in. `seen` is the version somebody found to be newer: if
    /// another request has brought it in meanwhile, that is enough.
    ///
    /// # Errors
    /// The school base cannot be read.
    pub fn reload(&self, seen: Option<i64>) -> Result<Arc<dyn Relations>> {
        let _one_at_a_time = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        let today = self.clock.today();
        let now = Arc::clone(&self.relations.read().unwrap_or_else(PoisonError::into_inner));
        if seen.is_some_and(|seen| now.epoch() >= seen && now.day() == today) {
            return Ok(now);
        }
        let began = Instant::now();
        // The relations read the epoch before anything else, so what is read after it can only be newer.
        let (fresh, settings) = self
            .main
            .read(|conn| Ok(((self.house.school.relations)(conn, today)?, versions::newest(conn)?)))?;
        if let Some(settings) = settings {
            *self.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
        }
        *self.relations.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        self.was_read(began);
        Ok(fresh)
    }

    /// A code over `parts` nobody can make without this owner's keys: for tokens that are given out and come back.
    pub fn code(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.keys.lookup.mac(parts)
    }

    pub(crate) fn store(&self, kind: StoreKind) -> &Database {
        match kind {
            StoreKind::Main => &self.main,
            StoreKind::Vault => &self.vault,
            StoreKind::Ledger => &self.ledger.database,
        }
    }
}

/// One request of one caller at one owner.
pub struct Ctx<'o> {
    /// The owner.
    pub owner: &'o Owner,
    /// Who asks.
    pub caller: Caller,
    /// The request, as a reference for ledger and pages.
    pub request: RequestId,
}

impl std::fmt::Debug for Ctx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ctx")
            .field("hat", &self.caller.hat)
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}
