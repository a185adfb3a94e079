//! Persons' own keys, their pseudonyms in the ledger, and look-up hashes of identifiers.

use std::{collections::HashMap, sync::PoisonError};

use uuid::Uuid;

use crate::{
    Owner, Result, Value,
    card::StoreKind,
    db::Conn,
    id::{PersonId, RequestId},
    keys::Key,
    ledger::{Alias, Line, insert_row, read},
    rows::unit_keys,
    value::{Bytes, Kind},
};

impl Owner {
    /// Makes a person's key; nothing if there is one. The pseudonym in the ledger is derived from it.
    pub(crate) fn make_person_key(&self, conn: &mut Conn, person: PersonId) -> Result<Option<(Key, Alias)>> {
        let mut sql = conn.sql("SELECT person FROM person_key WHERE person = ");
        sql.bind(Value::Uuid(person.0));
        if conn.first(&sql, &[Kind::Uuid])?.is_some() {
            return Ok(None);
        }
        let key = Key::random(self.random)?;
        let wrapped = key.wrap(&self.keys.main, &person.to_string(), self.random)?;
        let alias = alias(&key);
        let lookup = self.alias_lookup(alias);
        insert_row(conn, "person_key", [Value::Uuid(person.0), Value::Bytes(wrapped), Value::Bytes(lookup)])?;
        Ok(Some((key, alias)))
    }

    /// Forgets the pseudonyms of people whose keys are gone.
    pub(crate) fn forget(&self, people: &[Uuid]) {
        let mut known = self.aliases.write().unwrap_or_else(PoisonError::into_inner);
        for person in people {
            known.remove(&PersonId(*person));
        }
    }

    /// The pseudonyms of people, from memory where they are known; the others in one query on `conn`.
    pub(crate) fn aliases(
        &self,
        conn: Option<&mut Conn>,
        people: &[PersonId],
    ) -> Result<HashMap<PersonId, Alias>> {
        let mut found = HashMap::with_capacity(people.len());
        let mut unknown = Vec::new();
        {
            let known = self.aliases.read().unwrap_or_else(PoisonError::into_inner);
            for person in people {
                match known.get(person) {
                    Some(alias) => drop(found.insert(*person, *alias)),
                    None => unknown.push(person.0),
                }
            }
        }
        if unknown.is_empty() {
            return Ok(found);
        }
        let committed = conn.is_none();
        let keys = match conn {
            Some(conn) => unit_keys(self, conn, StoreKind::Main, unknown)?,
            None => {
                self.store(StoreKind::Main).read(|conn| unit_keys(self, conn, StoreKind::Main, unknown))?
            }
        };
        let fresh: Vec<_> = keys.into_iter().map(|(person, key)| (PersonId(person), alias(&key))).collect();
        found.extend(fresh.iter().copied());
        // A key made in a transaction that may still roll back is not remembered.
        if committed {
            self.aliases.write().unwrap_or_else(PoisonError::into_inner).extend(fresh);
        }
        Ok(found)
    }

    /// Lines about these people, newest first, with pseudonyms turned back into persons where their keys stand.
    pub(crate) fn log_lines(&self, people: &[PersonId], offset: i64, limit: i64) -> Result<Vec<Line>> {
        self.ledger.flush()?;
        let aliases = self.aliases(None, people)?;
        let asked: HashMap<_, _> = aliases.iter().map(|(person, alias)| (*alias, *person)).collect();
        let raw =
            read::about(&self.ledger.database, &asked.keys().copied().collect::<Vec<_>>(), offset, limit)?;
        let callers: Vec<_> = raw.iter().filter_map(|line| line.caller).collect();
        let callers = self.persons_behind(&callers)?;
        let line = |line: read::RawLine| {
            let decided = line.body.decided.into_iter().next();
            Line {
                at: line.body.at,
                caller: line.caller.and_then(|alias| callers.get(&alias).copied()),
                part: line.body.part,
                hat: line.body.hat,
                place: line.body.place,
                module: line.body.module,
                action: line.body.action,
                activity: line.body.activity,
                outcome: line.body.outcome,
                open: crate::facts::Categories(decided.as_ref().map_or(0, |decided| decided.open)),
                facts: crate::facts::Facts(decided.as_ref().map_or(0, |decided| decided.facts)),
                policy: line.body.versions.policy,
                grounds: decided.map(|decided| decided.grounds).unwrap_or_default(),
                about: line.about.iter().filter_map(|alias| asked.get(alias).copied()).collect(),
                request: RequestId(line.body.request),
            }
        };
        Ok(raw.into_iter().map(line).collect())
    }

    fn persons_behind(&self, aliases: &[Alias]) -> Result<HashMap<Alias, PersonId>> {
        let mut found = HashMap::new();
        self.store(StoreKind::Main).read(|conn| {
            for alias in aliases {
                if found.contains_key(alias) {
                    continue;
                }
                let mut sql = conn.sql("SELECT person FROM person_key WHERE alias = ");
                sql.bind(Value::Bytes(self.alias_lookup(*alias)));
                if let Some([Value::Uuid(person)]) = conn.first(&sql, &[Kind::Uuid])?.as_deref() {
                    found.insert(*alias, PersonId(*person));
                }
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn alias_lookup(&self, alias: Alias) -> Vec<u8> {
        self.keys.lookup.mac(&[b"alias", alias.0.as_bytes()]).to_vec()
    }

    /// The look-up hash of an identifier: equal for equal numbers, telling nothing without the key.
    pub fn lookup(&self, kind: &str, value: &str) -> Bytes {
        Bytes(self.keys.lookup.mac(&[b"identifier", kind.as_bytes(), value.as_bytes()]).to_vec())
    }
}

fn alias(key: &Key) -> Alias {
    let code = key.derive("ledger-alias").mac(&[b"alias"]);
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(code) {
        *to = from;
    }
    Alias(Uuid::from_bytes(bytes))
}
