//! Published versions: a statement that says something new is a new row, dated by the owner's clock. The row is
//! written by whoever first notices, at the latest by the one who asks for the statement, so that what is shown
//! and its date never disagree with what runs.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Dated, DiffLine, Statement, difference, own_words};
use crate::{
    Owner, Result, Value,
    card::StoreKind,
    db::{Conn, Engine},
    ledger::insert_row,
    table::PolicyTable,
    value::Kind,
};

/// A version of a module's statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: usize,
    /// From when it holds.
    pub at: Timestamp,
    /// Digest of its facts.
    pub digest: String,
    /// The statement in bokmål, as Markdown, without the line that gives its date; all of it, then as pupils read it.
    pub text: String,
}

/// A statement that was published because it says something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedChange {
    /// The module.
    pub module: String,
    /// Its number, from 1.
    pub number: usize,
    /// From when it holds.
    pub at: Timestamp,
    /// Digest of its facts.
    pub digest: String,
    /// What it says anew, against the version before; every line of a first version.
    pub changed: Vec<DiffLine>,
}

impl Owner {
    /// The statement of a module that runs, as it is now and with the version it is published as. Publishes it first
    /// if it says something new, as when an act it cites ended at midnight.
    ///
    /// # Errors
    /// The store cannot be read or written, or a policy cannot be read as a table.
    pub fn statement(&self, module: &str) -> Result<Option<Statement>> {
        if !self.is_running(module) {
            return Ok(None);
        }
        let Some(mut statement) = self.unpublished(self.house.table()?, module) else { return Ok(None) };
        let digest = statement.digest();
        let newest = self.store(StoreKind::Main).read(|conn| versions(conn, module))?.pop();
        statement.version = match newest.filter(|newest| newest.digest == digest) {
            Some(newest) => Some(Dated { number: newest.number, at: newest.at }),
            None => self.publish(&statement)?.map(|change| Dated { number: change.number, at: change.at }),
        };
        Ok(Some(statement))
    }

    /// Publishes the statement of every module that runs and says something new.
    ///
    /// # Errors
    /// The store cannot be written, or a policy cannot be read as a table.
    pub fn publish_statements(&self) -> Result<Vec<PublishedChange>> {
        let table = self.house.table()?;
        let mut changes = Vec::new();
        for module in self.house.modules.iter().filter(|module| self.is_running(module.name)) {
            if let Some(statement) = self.unpublished(table, module.name) {
                changes.extend(self.publish(&statement)?);
            }
        }
        Ok(changes)
    }

    /// The published versions of a module's statement, oldest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn statement_versions(&self, module: &str) -> Result<Vec<Version>> {
        self.store(StoreKind::Main).read(|conn| versions(conn, module))
    }

    /// The modules that run and whose statement has said something new since `since`, newest first; a first version is no
    /// change.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn statements_changed(&self, since: Timestamp) -> Result<Vec<(String, Dated)>> {
        let mut newest: BTreeMap<String, Dated> = BTreeMap::new();
        self.store(StoreKind::Main).read(|conn| {
            let sql = conn.sql("SELECT module, at FROM statement_version ORDER BY at");
            conn.each(&sql, &[Kind::Text, Kind::Instant], |row| {
                if let [Value::Text(module), Value::Instant(at)] = row.as_slice() {
                    let dated = newest.entry(module.clone()).or_insert(Dated { number: 0, at: *at });
                    *dated = Dated { number: dated.number + 1, at: *at };
                }
                Ok(())
            })
        })?;
        let changed = |(module, dated): &(String, Dated)| {
            dated.number > 1 && dated.at >= since && self.is_running(module)
        };
        let mut found: Vec<_> = newest.into_iter().filter(changed).collect();
        found.sort_by_key(|(_, dated)| std::cmp::Reverse(dated.at));
        Ok(found)
    }

    fn unpublished(&self, table: &PolicyTable, module: &str) -> Option<Statement> {
        Statement::of(&self.house, table, &self.settings(), module, self.clock.today())
    }

    fn publish(&self, statement: &Statement) -> Result<Option<PublishedChange>> {
        let digest = statement.digest();
        let (id, now) = (self.random.uuid()?, self.clock.now());
        self.store(StoreKind::Main).write(|conn| {
            one_at_a_time(conn)?;
            let mut before = versions(conn, &statement.module)?;
            let number = before.len() + 1;
            let before = before.pop();
            if before.as_ref().is_some_and(|before| before.digest == digest) {
                return Ok(None);
            }
            let words = own_words("nb");
            let (all, plain) =
                (statement.to_markdown("nb", &words), statement.to_plain_markdown("nb", &words));
            let text = format!("{all}\n{plain}");
            let at = after(now, before.as_ref());
            insert_row(
                conn,
                "statement_version",
                [
                    Value::Uuid(id),
                    Value::Text(statement.module.clone()),
                    Value::Instant(at),
                    Value::Text(digest.clone()),
                    Value::Text(text.clone()),
                ],
            )?;
            let changed = difference(before.as_ref().map_or("", |before| &before.text), &text);
            Ok(Some(PublishedChange { module: statement.module.clone(), number, at, digest, changed }))
        })
    }
}

/// Versions are told apart and ordered by their instant, also where the clock stands still or was set back.
fn after(now: Timestamp, before: Option<&Version>) -> Timestamp {
    let next = before.and_then(|before| before.at.checked_add(SignedDuration::from_micros(1)).ok());
    next.map_or(now, |next| next.max(now))
}

/// Two processes that open the same owner must not both publish. SQLite lets one write at a time by itself.
fn one_at_a_time(conn: &mut Conn) -> Result<()> {
    if conn.engine() == Engine::Postgres {
        conn.batch("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.statement_version'))")?;
    }
    Ok(())
}

fn versions(conn: &mut Conn, module: &str) -> Result<Vec<Version>> {
    let mut sql = conn.sql("SELECT at, digest, text FROM statement_version WHERE module = ");
    sql.bind(Value::Text(module.to_owned())).push(" ORDER BY at");
    let mut found: Vec<Version> = Vec::new();
    conn.each(&sql, &[Kind::Instant, Kind::Text, Kind::Text], |row| {
        if let [Value::Instant(at), Value::Text(digest), Value::Text(text)] = row.as_slice() {
            let number = found.len() + 1;
            found.push(Version { number, at: *at, digest: digest.clone(), text: text.clone() });
        }
        Ok(())
    })?;
    Ok(found)
}
