//! Sessions: on the server. The browser holds a secret; the store holds its hash.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Hat, Owner, Result, Value,
    card::StoreKind,
    db::Conn,
    facts::Assurance,
    id::{PersonId, SchoolId, SessionId},
    keys::{digest, from_hex, to_hex},
    ledger::insert_row,
    relations::HatAt,
    value::Kind,
};

/// How long a session lasts at most, and how long without a request.
const AT_MOST: SignedDuration = SignedDuration::from_hours(12);
const IDLE: SignedDuration = SignedDuration::from_hours(4);
/// How stale the time of the last request may be: not every request is worth a write.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// A session, as a request needs it.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Its id in the ledger.
    pub id: SessionId,
    /// Who.
    pub person: PersonId,
    /// The hat worn now.
    pub hat: HatAt,
    /// How sure the sign-in is.
    pub assurance: Assurance,
    /// When she last confirmed who she is with two factors.
    pub confirmed_at: Option<Timestamp>,
    /// What the provider is told at log-out.
    pub logout_hint: String,
    /// Language chosen.
    pub language: String,
    /// Her own name, for the page frame: the one name that needs no pass.
    pub name: String,
    /// The systems it has come in to with what Feide tells, by the names of their modules.
    pub entered: Vec<String>,
}

/// What a session begins with.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Who.
    pub person: PersonId,
    /// The first hat.
    pub hat: HatAt,
    /// How sure the sign-in is.
    pub assurance: Assurance,
    /// When it was confirmed with two factors, if it was.
    pub confirmed_at: Option<Timestamp>,
    /// What the provider is told at log-out.
    pub logout_hint: String,
    /// Language.
    pub language: String,
    /// Her own name.
    pub name: String,
    /// The session it takes the place of, which has come in to systems already.
    pub instead_of: Option<SessionId>,
}

const COLUMNS: &str =
    "id, person, hat, place, assurance, began_at, confirmed_at, seen_at, logout_hint, language, name";
const KINDS: [Kind; 11] = [
    Kind::Uuid,
    Kind::Uuid,
    Kind::Text,
    Kind::Uuid,
    Kind::Text,
    Kind::Instant,
    Kind::Instant,
    Kind::Instant,
    Kind::Text,
    Kind::Text,
    Kind::Text,
];

impl Owner {
    /// Begins a session; the secret for the browser's cookie.
    ///
    /// # Errors
    /// The store fails, or there is no randomness.
    pub fn begin_session(&self, new: NewSession) -> Result<String> {
        let secret: [u8; 32] = self.random.bytes()?;
        let now = self.clock.now();
        let (id, instead_of) = (self.random.uuid()?, new.instead_of);
        let row = [
            Value::Uuid(id),
            Value::Bytes(digest(&[&secret]).to_vec()),
            Value::Uuid(new.person.0),
            Value::Text(new.hat.hat.code().to_owned()),
            new.hat.place.map_or(Value::Null, |place| Value::Uuid(place.0)),
            Value::Text(new.assurance.code().to_owned()),
            Value::Instant(now),
            new.confirmed_at.map_or(Value::Null, Value::Instant),
            Value::Instant(now),
            Value::Text(new.logout_hint),
            Value::Text(new.language),
            Value::Text(new.name),
        ];
        self.store(StoreKind::Main).write(|conn| {
            // Sessions that are over leave with the next one that begins.
            let mut sql = conn.sql("DELETE FROM session WHERE began_at < ");
            sql.bind(Value::Instant(now - AT_MOST)).push(" OR seen_at < ").bind(Value::Instant(now - IDLE));
            conn.execute(&sql)?;
            let mut sql = conn.sql("DELETE FROM system_entered WHERE entered_at < ");
            sql.bind(Value::Instant(now - AT_MOST));
            conn.execute(&sql)?;
            if let Some(before) = instead_of {
                let mut sql = conn.sql("UPDATE system_entered SET session = ");
                sql.bind(Value::Uuid(id)).push(" WHERE session = ").bind(Value::Uuid(before.0));
                conn.execute(&sql)?;
            }
            insert_row(conn, "session", row)
        })?;
        Ok(to_hex(&secret))
    }

    /// The session of a browser's secret, if it is still open.
    ///
    /// # Errors
    /// The store fails.
    pub fn session(&self, secret: &str) -> Result<Option<OpenSession>> {
        let Some(hash) = hash(secret) else { return Ok(None) };
        let store = self.store(StoreKind::Main);
        let mut sql = store.sql(&format!("SELECT {COLUMNS} FROM session WHERE secret = "));
        sql.bind(Value::Bytes(hash));
        let Some(row) = store.read(|conn| conn.first(&sql, &KINDS))? else { return Ok(None) };
        let [
            Value::Uuid(id),
            Value::Uuid(person),
            Value::Text(hat),
            place,
            Value::Text(assurance),
            Value::Instant(began),
            confirmed,
            Value::Instant(seen),
            Value::Text(logout_hint),
            Value::Text(language),
            Value::Text(name),
        ] = row.as_slice()
        else {
            return Ok(None);
        };
        let now = self.clock.now();
        if now.duration_since(*began) >= AT_MOST || now.duration_since(*seen) >= IDLE {
            return Ok(None);
        }
        if now.duration_since(*seen) >= SEEN_EVERY {
            self.touch(SessionId(*id), "seen_at", Value::Instant(now))?;
        }
        let mut sql = store.sql("SELECT module FROM system_entered WHERE session = ");
        sql.bind(Value::Uuid(*id));
        let entered = store.read(|conn| conn.all(&sql, &[Kind::Text]))?.into_iter().flatten();
        let entered =
            entered.filter_map(|module| if let Value::Text(module) = module { Some(module) } else { None });
        Ok(Some(OpenSession {
            entered: entered.collect(),
            id: SessionId(*id),
            person: PersonId(*person),
            hat: HatAt {
                hat: Hat::from_code(hat).unwrap_or_default(),
                place: if let Value::Uuid(place) = place { Some(SchoolId(*place)) } else { None },
            },
            assurance: Assurance::from_code(assurance).unwrap_or_default(),
            confirmed_at: if let Value::Instant(at) = confirmed { Some(*at) } else { None },
            logout_hint: logout_hint.clone(),
            language: language.clone(),
            name: name.clone(),
        }))
    }

    /// Puts on another hat. The caller has seen that the person may. What she has come in to she came in to by the other one.
    ///
    /// # Errors
    /// The store fails.
    pub fn change_hat(&self, session: SessionId, hat: &HatAt) -> Result<()> {
        self.store(StoreKind::Main).write(|conn| {
            let mut sql = conn.sql("DELETE FROM system_entered WHERE session = ");
            sql.bind(Value::Uuid(session.0));
            conn.execute(&sql)
        })?;
        self.touch(session, "hat", Value::Text(hat.hat.code().to_owned()))?;
        self.touch(session, "place", hat.place.map_or(Value::Null, |place| Value::Uuid(place.0)))
    }

    /// Speaks another language from now on.
    ///
    /// # Errors
    /// The store fails.
    pub fn change_language(&self, session: SessionId, language: &str) -> Result<()> {
        self.touch(session, "language", Value::Text(language.to_owned()))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The store fails.
    pub fn end_session(&self, secret: &str) -> Result<()> {
        let Some(hash) = hash(secret) else { return Ok(()) };
        self.store(StoreKind::Main).write(|conn| {
            let mut sql = conn
                .sql("DELETE FROM system_entered WHERE session IN (SELECT id FROM session WHERE secret = ");
            sql.bind(Value::Bytes(hash.clone())).push(")");
            conn.execute(&sql)?;
            let mut sql = conn.sql("DELETE FROM session WHERE secret = ");
            sql.bind(Value::Bytes(hash));
            conn.execute(&sql).map(drop)
        })
    }

    /// Keeps a sign-in that was refused for the administrator; the reference for the page.
    ///
    /// # Errors
    /// The store fails.
    pub fn refuse_sign_in(&self, provider: &str, reason: &str, account_name: &str) -> Result<uuid::Uuid> {
        let id = self.random.uuid()?;
        let row = [
            Value::Uuid(id),
            Value::Instant(self.clock.now()),
            Value::Text(provider.to_owned()),
            Value::Text(reason.to_owned()),
            Value::Text(account_name.to_owned()),
            Value::Null,
        ];
        self.store(StoreKind::Main).write(|conn: &mut Conn| insert_row(conn, "refused_sign_in", row))?;
        Ok(id)
    }

    fn touch(&self, session: SessionId, column: &'static str, value: Value) -> Result<()> {
        self.store(StoreKind::Main).write(|conn| {
            let mut sql = conn.sql(&format!("UPDATE session SET {column} = "));
            sql.bind(value).push(" WHERE id = ").bind(Value::Uuid(session.0));
            conn.execute(&sql).map(drop)
        })
    }
}

fn hash(secret: &str) -> Option<Vec<u8>> {
    let secret: [u8; 32] = from_hex(secret)?;
    Some(digest(&[&secret]).to_vec())
}
