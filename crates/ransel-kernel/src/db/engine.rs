//! One store of one owner: connections for reading, one at a time for writing on SQLite.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::{
    KernelError, Result, Value,
    db::{Engine, Kinds, Place, Row, Sql, postgres as pg, sqlite, turns::Turns},
    value::Kind,
};

/// One store.
#[derive(Debug)]
pub struct Database {
    address: Address,
    idle: Mutex<Vec<Conn>>,
    /// SQLite lets one write at a time: whoever comes first goes first.
    turns: Turns,
    /// SQLite's writing connection: always the same, so that it finds in memory what it wrote before.
    writer: Mutex<Option<Conn>>,
}

#[derive(Debug)]
enum Address {
    File(PathBuf),
    Schema { url: String, schema: String },
}

/// One connection.
pub struct Conn(Inner);

/// Closing a PostgreSQL connection waits for the server, which the driver refuses to do on a thread that serves
/// requests; the last holder of an owner may be one. So it is closed on a thread of its own.
impl Drop for Conn {
    fn drop(&mut self) {
        if let Inner::Postgres(client) = &mut self.0
            && let Some(client) = client.take()
        {
            // A thread that cannot be joined has closed the connection or lost it: both are the end of it.
            let _ = std::thread::spawn(move || drop(client)).join();
        }
    }
}

enum Inner {
    Sqlite(rusqlite::Connection),
    /// `None` only while it is being dropped.
    Postgres(Option<Box<pg::Connection>>),
}

impl std::fmt::Debug for Conn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Conn({:?})", self.engine())
    }
}

impl Database {
    /// Opens the store called `name` ("main", "vault", "ledger") at `place`.
    ///
    /// # Errors
    /// The file or server cannot be reached.
    pub fn open(place: &Place, name: &str) -> Result<Self> {
        let address = match place {
            Place::Directory(folder) => Address::File(folder.join(format!("{name}.db"))),
            Place::Postgres { url, schema } => {
                let schema = if name == "main" { schema.clone() } else { format!("{schema}_{name}") };
                Address::Schema { url: url.clone(), schema }
            }
        };
        if let Address::Schema { url, schema } = &address {
            pg::make(url, schema)?;
        }
        let turns = match &address {
            Address::File(path) => Turns::beside(path)?,
            Address::Schema { .. } => Turns::default(),
        };
        let database = Self { address, idle: Mutex::default(), turns, writer: Mutex::default() };
        let first = database.connect()?;
        if let Inner::Sqlite(conn) = &first.0 {
            sqlite::can_reach_pages(conn)?;
        }
        database.give_back(first);
        Ok(database)
    }

    /// Which engine it is on.
    pub fn engine(&self) -> Engine {
        match self.address {
            Address::File(_) => Engine::Sqlite,
            Address::Schema { .. } => Engine::Postgres,
        }
    }

    /// Starts a statement for its engine.
    pub fn sql(&self, text: &str) -> Sql {
        Sql::new(self.engine(), text)
    }

    /// A connection nobody else uses: the ledger writer has one of its own.
    ///
    /// # Errors
    /// The file or server cannot be reached.
    pub fn connect(&self) -> Result<Conn> {
        Ok(Conn(match &self.address {
            Address::File(path) => Inner::Sqlite(sqlite::open(path)?),
            Address::Schema { url, schema } => Inner::Postgres(Some(Box::new(pg::open(url, schema)?))),
        }))
    }

    /// Reads.
    ///
    /// # Errors
    /// Those of `work`, and of connecting.
    pub fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut conn = self.take()?;
        let result = work(&mut conn);
        // A PostgreSQL connection that broke is not given back.
        if result.is_ok() || self.engine() == Engine::Sqlite {
            self.give_back(conn);
        }
        result
    }

    /// Writes in one transaction: all of it or nothing, on disk when this returns.
    ///
    /// # Errors
    /// Those of `work`, and of committing; nothing is written then.
    pub fn write<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let Address::File(path) = &self.address else {
            return self.read(|conn| conn.transaction(work));
        };
        let turn = self.turns.take();
        // Taken out: if `work` panics the connection is gone, and with it what it had not committed.
        let known = lock(&self.writer).take();
        let mut conn = match known {
            Some(conn) => conn,
            None => Conn(Inner::Sqlite(sqlite::open_writer(path)?)),
        };
        let done = conn.transaction_after(work, || turn.begun());
        *lock(&self.writer) = Some(conn);
        done
    }

    /// A connection that sees the store as it is now for as long as it is open, whatever is written meanwhile.
    ///
    /// # Errors
    /// The file or server cannot be reached.
    pub fn snapshot(&self) -> Result<Conn> {
        let mut conn = self.connect()?;
        conn.batch(match self.engine() {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })?;
        // A transaction sees what was there at its first statement; on SQLite one that reads a page.
        let sql = conn.sql(match self.engine() {
            Engine::Sqlite => "SELECT count(*) FROM sqlite_schema",
            Engine::Postgres => "SELECT 1::bigint",
        });
        conn.first(&sql, &[Kind::Int])?;
        Ok(conn)
    }

    /// Takes what was deleted or changed out of the engine's own leftovers. SQLite has overwritten the cells, but not the copies
    /// that balancing its trees left beside them: those are overwritten, some pages at a time, and its log is emptied.
    /// PostgreSQL leaves everything where it stood until something else comes there: tables are written anew, each closed to
    /// everybody meanwhile, and what it knows of their values for planning goes.
    ///
    /// # Errors
    /// The engine refused.
    pub fn forget_deleted(&self) -> Result<()> {
        match self.engine() {
            Engine::Sqlite => {
                let mut from = Some(1);
                while let Some(page) = from {
                    from = self.write(|conn| match &conn.0 {
                        Inner::Sqlite(conn) => sqlite::overwrite_gaps(conn, page),
                        Inner::Postgres(_) => Ok(None),
                    })?;
                }
                let mut conn = self.connect()?;
                let sql = conn.sql("PRAGMA wal_checkpoint(TRUNCATE)");
                conn.first(&sql, &[Kind::Int]).map(drop)
            }
            Engine::Postgres => {
                let mut conn = self.connect()?;
                outlive_older(&mut conn)?;
                let sql = conn.sql("SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()");
                for row in conn.all(&sql, &[Kind::Text])? {
                    if let [Value::Text(table)] = row.as_slice() {
                        conn.batch(&format!("VACUUM (FULL, ANALYZE) {table}"))?;
                        forget_values(&mut conn, table)?;
                    }
                }
                // Common values of a column stand in the catalogue, and so did those of rows that are gone. Whoever does
                // not own the database is warned and nothing more happens.
                conn.batch("VACUUM (FULL) pg_catalog.pg_statistic")
            }
        }
    }

    fn take(&self) -> Result<Conn> {
        let idle = lock(&self.idle).pop();
        idle.map_or_else(|| self.connect(), Ok)
    }

    fn give_back(&self, conn: Conn) {
        lock(&self.idle).push(conn);
    }
}

/// How often it is looked whether whoever began before a deletion is done, and how long between: twenty seconds at most. What she
/// may still see after that is written anew with the rest, and goes with the next sweep.
const LOOKS: u32 = 1_000;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Waits until every transaction that runs now is over, in any database of the server: a connection that is just being made sees as
/// far back as the oldest of them, and keeps what was deleted since.
fn outlive_older(conn: &mut Conn) -> Result<()> {
    let now = conn.sql("SELECT pg_current_xact_id()::text::bigint");
    let Some(Value::Int(now)) = conn.first(&now, &[Kind::Int])?.and_then(|row| row.into_iter().next()) else {
        return Ok(());
    };
    for _ in 0..LOOKS {
        let mut over = conn.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > ");
        over.bind(Value::Int(now));
        if conn.first(&over, &[Kind::Bool])?.is_some_and(|row| row.first() == Some(&Value::Bool(true))) {
            break;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Ok(())
}

impl Conn {
    /// Which engine it is to.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Starts a statement for its engine.
    pub fn sql(&self, text: &str) -> Sql {
        Sql::new(self.engine(), text)
    }

    /// Runs a statement; the number of rows it touched.
    ///
    /// # Errors
    /// The engine refused it.
    pub fn execute(&mut self, sql: &Sql) -> Result<u64> {
        match &mut self.0 {
            Inner::Sqlite(conn) => sqlite::execute(conn, sql),
            Inner::Postgres(client) => pg::execute(open(client)?, sql),
        }
    }

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// The engine refused one.
    pub fn batch(&mut self, text: &str) -> Result<()> {
        match &mut self.0 {
            Inner::Sqlite(conn) => conn.execute_batch(text)?,
            Inner::Postgres(client) => pg::batch(open(client)?, text)?,
        }
        Ok(())
    }

    /// Gives each row to `row` as it comes.
    ///
    /// # Errors
    /// The engine refused it, or `row` did.
    pub fn each(
        &mut self,
        sql: &Sql,
        kinds: Kinds<'_>,
        mut row: impl FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        match &mut self.0 {
            Inner::Sqlite(conn) => sqlite::each(conn, sql, kinds, &mut row),
            Inner::Postgres(client) => pg::each(open(client)?, sql, kinds, &mut row),
        }
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Conn::each`].
    pub fn all(&mut self, sql: &Sql, kinds: Kinds<'_>) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each(sql, kinds, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row.
    ///
    /// # Errors
    /// As [`Conn::each`].
    pub fn first(&mut self, sql: &Sql, kinds: Kinds<'_>) -> Result<Option<Row>> {
        Ok(self.all(sql, kinds)?.into_iter().next())
    }

    /// Runs `work` in a transaction, one at a time in a store. If it fails the connection is as before.
    ///
    /// # Errors
    /// Those of `work` and of committing; nothing is written then.
    pub fn transaction<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.transaction_after(work, || ())
    }

    /// As [`Conn::transaction`], telling when the lock is held.
    fn transaction_after<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T>,
        begun: impl FnOnce(),
    ) -> Result<T> {
        // Take the write lock now, not after reading something that may be stale by then. PostgreSQL would let two
        // changes read the same and write past each other, and outbox numbers commit in another order than they were
        // taken; under one lock for the schema both engines do the same.
        self.batch(match self.engine() {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))",
        })?;
        begun();
        let done = work(self).and_then(|value| self.batch("COMMIT").map(|()| value));
        if done.is_err() {
            // The first error is the one worth telling.
            let _ = self.batch("ROLLBACK");
        }
        done
    }
}

fn open(client: &mut Option<Box<pg::Connection>>) -> Result<&mut pg::Connection> {
    client.as_deref_mut().ok_or_else(|| KernelError::Stores("the connection is closed".into()))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// PostgreSQL counts no values of a table without rows, and so remembers those it had: a column whose type is set anew has
/// none.
fn forget_values(conn: &mut Conn, table: &str) -> Result<()> {
    let sql = conn.sql(&format!("SELECT 1::bigint FROM {table} LIMIT 1"));
    if conn.first(&sql, &[Kind::Int])?.is_some() {
        return Ok(());
    }
    let mut sql = conn.sql(
        "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_stats s \
         ON s.schemaname = current_schema() AND s.tablename = a.attrelid::regclass::text AND s.attname = a.attname \
         WHERE a.attrelid = ",
    );
    sql.bind(Value::Text(table.to_owned())).push("::text::regclass");
    for row in conn.all(&sql, &[Kind::Text, Kind::Text])? {
        if let [Value::Text(column), Value::Text(kind)] = row.as_slice() {
            conn.batch(&format!("ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use sha2::{Digest, Sha256};

    use super::{Database, Place};
    use crate::{Result, Value};

    /// The same ids at each run: which cells are copied when a tree is balanced rests on their order.
    fn id(number: u32) -> Vec<u8> {
        Sha256::digest(number.to_le_bytes())[..16].to_vec()
    }

    /// A store in which every fifth of 2 000 people came and went; how many of them are in its file's bytes.
    fn left_in_the_file(forget: impl Fn(&Database) -> Result<()>) -> usize {
        let folder = tempfile::tempdir().unwrap();
        let store = Database::open(&Place::Directory(folder.path().to_owned()), "main").unwrap();
        let gone: Vec<_> = (0..2_000).step_by(5).map(id).collect();
        store
            .write(|conn| {
                conn.batch("CREATE TABLE lesson (id BLOB PRIMARY KEY, pupil BLOB, school BLOB)")?;
                conn.batch("CREATE INDEX by_pupil ON lesson (pupil); CREATE INDEX by_school ON lesson (school, pupil)")?;
                for number in 0..10_000 {
                    let mut sql = conn.sql("INSERT INTO lesson VALUES (");
                    let [lesson, pupil, school] = [100_000 + number, number % 2_000, 200_000 + number * 7 % 5];
                    sql.bind(Value::Bytes(id(lesson))).push(", ").bind(Value::Bytes(id(pupil))).push(", ");
                    sql.bind(Value::Bytes(id(school))).push(")");
                    conn.execute(&sql)?;
                }
                for pupil in &gone {
                    let mut sql = conn.sql("DELETE FROM lesson WHERE pupil = ");
                    sql.bind(Value::Bytes(pupil.clone()));
                    conn.execute(&sql)?;
                }
                Ok(())
            })
            .unwrap();
        forget(&store).unwrap();
        let bytes = std::fs::read(folder.path().join("main.db")).unwrap();
        let found: HashSet<_> = bytes.windows(16).collect();
        assert!(found.contains(id(1).as_slice()), "who is here is in it");
        gone.iter().filter(|id| found.contains(id.as_slice())).count()
    }

    #[test]
    fn who_is_deleted_is_in_no_byte_of_the_file_which_overwriting_alone_does_not_give() {
        assert_eq!(left_in_the_file(Database::forget_deleted), 0);
        let only_overwritten = |store: &Database| store.connect()?.batch("PRAGMA wal_checkpoint(TRUNCATE)");
        assert!(left_in_the_file(only_overwritten) > 0, "SQLite does it by itself now: no gaps to overwrite");
    }
}
