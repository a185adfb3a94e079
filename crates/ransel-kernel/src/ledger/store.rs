//! The ledger's own tables and the statements on them. They are not reached through passes: the writer
//! is the only one who writes, and [`super::read`] the only one who reads, for a pass.

use jiff::Timestamp;

use crate::{
    Result, Value,
    db::{Conn, Sql},
    keys::digest,
    ledger::{Prepared, entry::SubjectSet},
    value::Kind,
};

/// Makes the tables.
pub fn create(conn: &mut Conn) -> Result<()> {
    let engine = conn.engine();
    let kind = |kind| engine.column_type(kind);
    let (text, int, bytes, instant, uuid) =
        (kind(Kind::Text), kind(Kind::Int), kind(Kind::Bytes), kind(Kind::Instant), kind(Kind::Uuid));
    conn.batch(&format!(
        "CREATE TABLE IF NOT EXISTS entry (writer {text} NOT NULL, seq {int} NOT NULL, at {instant} NOT NULL, body {text} NOT NULL, hash {bytes} NOT NULL, PRIMARY KEY (writer, seq));
         CREATE INDEX IF NOT EXISTS entry_by_at ON entry (at);
         CREATE TABLE IF NOT EXISTS entry_set (digest {text} NOT NULL, writer {text} NOT NULL, seq {int} NOT NULL, PRIMARY KEY (digest, writer, seq));
         CREATE TABLE IF NOT EXISTS subject_set (digest {text} NOT NULL, alias {uuid} NOT NULL, PRIMARY KEY (digest, alias));
         CREATE INDEX IF NOT EXISTS subject_set_by_alias ON subject_set (alias);
         CREATE TABLE IF NOT EXISTS drained (source {text} NOT NULL, seq {int} NOT NULL, PRIMARY KEY (source));
         CREATE TABLE IF NOT EXISTS head (writer {text} NOT NULL, day {text} NOT NULL, seq {int} NOT NULL, hash {bytes} NOT NULL, signature {bytes} NOT NULL, PRIMARY KEY (writer, day));"
    ))
}

/// Where a writer's chain stands.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The writer's name.
    pub writer: String,
    /// Number of the last entry.
    pub seq: i64,
    /// Its hash; zeros before the first.
    pub hash: [u8; 32],
    /// When it was written.
    pub at: Option<Timestamp>,
}

impl Chain {
    /// Reads where `writer` stopped.
    pub fn load(conn: &mut Conn, writer: &str) -> Result<Self> {
        let mut sql = conn.sql("SELECT seq, hash, at FROM entry WHERE writer = ");
        sql.bind(Value::Text(writer.to_owned())).push(" ORDER BY seq DESC LIMIT 1");
        let start = Self { writer: writer.to_owned(), seq: 0, hash: [0; 32], at: None };
        Ok(match conn.first(&sql, &[Kind::Int, Kind::Bytes, Kind::Instant])?.as_deref() {
            Some([Value::Int(seq), Value::Bytes(hash), Value::Instant(at)]) => Self {
                seq: *seq,
                hash: hash.as_slice().try_into().unwrap_or([0; 32]),
                at: Some(*at),
                ..start
            },
            // Nothing was written for so long that all of it has left: the chain goes on from its last head.
            _ => {
                let mut sql = conn.sql("SELECT seq, hash FROM head WHERE writer = ");
                sql.bind(Value::Text(writer.to_owned())).push(" ORDER BY seq DESC LIMIT 1");
                match conn.first(&sql, &[Kind::Int, Kind::Bytes])?.as_deref() {
                    Some([Value::Int(seq), Value::Bytes(hash)]) => {
                        Self { seq: *seq, hash: hash.as_slice().try_into().unwrap_or([0; 32]), ..start }
                    }
                    _ => start,
                }
            }
        })
    }

    /// Adds an entry to the chain.
    pub fn append(&mut self, conn: &mut Conn, entry: &Prepared) -> Result<()> {
        let hash = link(&self.hash, &entry.body);
        let seq = self.seq + 1;
        let row = [
            Value::Text(self.writer.clone()),
            Value::Int(seq),
            Value::Instant(entry.at),
            Value::Text(entry.body.clone()),
            Value::Bytes(hash.to_vec()),
        ];
        insert(conn, "INSERT INTO entry VALUES (", row, ")")?;
        for set in &entry.sets {
            self.add_set(conn, seq, set)?;
        }
        (self.seq, self.hash, self.at) = (seq, hash, Some(entry.at));
        Ok(())
    }

    fn add_set(&self, conn: &mut Conn, seq: i64, set: &SubjectSet) -> Result<()> {
        let row = [Value::Text(set.digest.clone()), Value::Text(self.writer.clone()), Value::Int(seq)];
        insert(conn, "INSERT INTO entry_set VALUES (", row, ") ON CONFLICT DO NOTHING")?;
        let mut known = conn.sql("SELECT seq FROM entry_set WHERE digest = ");
        known.bind(Value::Text(set.digest.clone())).push(" LIMIT 2");
        if conn.all(&known, &[Kind::Int])?.len() > 1 {
            return Ok(());
        }
        for alias in &set.aliases {
            let row = [Value::Text(set.digest.clone()), Value::Uuid(*alias)];
            insert(conn, "INSERT INTO subject_set VALUES (", row, ") ON CONFLICT DO NOTHING")?;
        }
        Ok(())
    }
}

/// Deletes the entries of days before `day`, each writer's up to the last signed head among them. The heads stay: the
/// first entry that remains follows from one.
pub fn leave_before(conn: &mut Conn, day: jiff::civil::Date) -> Result<u64> {
    let mut sql = conn.sql("SELECT writer, max(seq) FROM head WHERE day < ");
    sql.bind(Value::Text(day.to_string())).push(" GROUP BY writer");
    let mut gone = 0;
    for row in conn.all(&sql, &[Kind::Text, Kind::Int])? {
        let [writer @ Value::Text(_), last @ Value::Int(_)] = row.as_slice() else { continue };
        let of = |sql: &mut Sql| {
            sql.push("writer = ").bind(writer.clone()).push(" AND seq <= ").bind(last.clone());
        };
        let mut sql =
            conn.sql("DELETE FROM subject_set WHERE digest IN (SELECT digest FROM entry_set WHERE ");
        of(&mut sql);
        sql.push(") AND NOT EXISTS (SELECT 1 FROM entry_set s WHERE s.digest = subject_set.digest AND NOT (");
        of(&mut sql);
        conn.execute(sql.push("))"))?;
        let mut sets = conn.sql("DELETE FROM entry_set WHERE ");
        of(&mut sets);
        conn.execute(&sets)?;
        let mut entries = conn.sql("DELETE FROM entry WHERE ");
        of(&mut entries);
        gone += conn.execute(&entries)?;
    }
    Ok(gone)
}

/// The next hash of a chain.
pub fn link(before: &[u8; 32], body: &str) -> [u8; 32] {
    digest(&[before, body.as_bytes()])
}

/// One INSERT.
pub fn insert<const N: usize>(conn: &mut Conn, start: &str, row: [Value; N], end: &str) -> Result<()> {
    let mut sql = conn.sql(start);
    sql.list(row, ", ", |sql, value| {
        sql.bind(value);
    })
    .push(end);
    conn.execute(&sql).map(drop)
}

/// Adds an entry to a store's outbox, last in the transaction of the change it is about. A transaction holds the store's
/// lock until it commits, so the writer, who drains in order, never sees a number before a lower one.
pub fn leave_in_outbox(conn: &mut Conn, table: &str, entry: &Prepared) -> Result<()> {
    let sql = conn.sql(&format!("SELECT coalesce(max(seq), 0) FROM {table}"));
    let last = match conn.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(seq)]) => *seq,
        _ => 0,
    };
    let sets = serde_json::to_string(&entry.sets).unwrap_or_default();
    let row = [Value::Int(last + 1), Value::Text(entry.body.clone()), Value::Text(sets)];
    insert(conn, &format!("INSERT INTO {table} VALUES ("), row, ")")
}
