//! Raising: in the causing transaction, in the store that is written. What the vault raised is brought over to the main
//! store before anything else gets its number there: every change holds the main store's lock, so the numbers tell in
//! which order things happened, whichever store they were written in.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Action, KernelError, Owner, Result, Value, card::StoreKind, db::Conn, events::Event, keys::digest,
    ledger::insert_row, pass::Change, rows::id_at, value::Kind,
};

/// The columns of an event on its way, as they are read.
const KINDS: [Kind; 5] = [Kind::Uuid, Kind::Instant, Kind::Text, Kind::Uuid, Kind::Uuid];

/// An id that follows from what it stands for.
pub(super) fn id(parts: &[&[u8]]) -> Uuid {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(parts)) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl<A: Action> Change<'_, A> {
    /// Says that something has happened: it is told when this change is committed, and not otherwise.
    ///
    /// # Errors
    /// The pass does not cover the person, or the store refuses.
    pub fn raise<E: Event>(&mut self, event: &E) -> Result<()> {
        let owner = self.ctx.owner;
        let millis = u64::try_from(owner.clock.now().as_millisecond()).unwrap_or_default();
        // Of events the id may show the time: it stands beside it.
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &owner.random.bytes()?).into_uuid();
        self.put_event(id, event)
    }

    /// As [`Change::raise`], for what the calendar does and somebody notices: noticed twice, it has happened once.
    ///
    /// # Errors
    /// As [`Change::raise`].
    pub fn raise_once<E: Event>(&mut self, event: &E, on: Date) -> Result<()> {
        let about = event.about().unwrap_or_default();
        let person = event.subject().0;
        let id = id(&[E::NAME.as_bytes(), person.as_bytes(), about.as_bytes(), on.to_string().as_bytes()]);
        self.put_event(id, event)
    }

    fn put_event<E: Event>(&mut self, id: Uuid, event: &E) -> Result<()> {
        let (owner, person) = (self.ctx.owner, event.subject());
        let covered = |ids: &Vec<Uuid>| ids.binary_search(&person.0).is_ok();
        if !self.grants.all.iter().any(|grant| grant.subjects.as_ref().is_none_or(covered)) {
            return Err(KernelError::OutsidePass { table: "event" });
        }
        let row = [
            Value::Uuid(id),
            Value::Instant(owner.clock.now()),
            Value::Text(E::NAME.to_owned()),
            Value::Uuid(person.0),
            event.about().map_or(Value::Null, Value::Uuid),
        ];
        if self.store == StoreKind::Main {
            owner.bring_events_over(self.conn)?;
            append(self.conn, row)?;
        } else {
            let [id, at, kind, person, about] = row;
            let seq = next(self.conn, "SELECT max(seq) FROM vault_event")?;
            insert_row(self.conn, "vault_event", [id, Value::Int(seq), at, kind, person, about])?;
        }
        self.touched.insert(person);
        owner.bell.ring();
        Ok(())
    }

    /// Notes that something was done for an event; `false` where it had been done.
    pub(super) fn mark(&mut self, mark: Uuid) -> Result<bool> {
        let table = if self.store == StoreKind::Main { "heard" } else { "vault_heard" };
        let mut sql = self.conn.sql(&format!("INSERT INTO {table} VALUES ("));
        sql.bind(Value::Uuid(mark)).push(", ").bind(Value::Instant(self.ctx.owner.clock.now()));
        sql.push(") ON CONFLICT DO NOTHING");
        Ok(self.conn.execute(&sql)? == 1)
    }
}

/// The number after the highest of a query.
fn next(conn: &mut Conn, highest: &str) -> Result<i64> {
    let sql = conn.sql(highest);
    Ok(match conn.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(seq)]) => seq + 1,
        _ => 1,
    })
}

/// Adds an event to those of the main store; one that is there is left alone.
fn append(conn: &mut Conn, [id, at, kind, person, about]: [Value; 5]) -> Result<()> {
    // Numbers are never given again, also where the events that had them are gone.
    let seq = next(
        conn,
        "SELECT max(seq) FROM (SELECT max(seq) AS seq FROM event UNION ALL SELECT max(through) FROM event_reader) AS numbers",
    )?;
    let mut sql = conn.sql("INSERT INTO event VALUES (");
    sql.list([id, Value::Int(seq), at, kind, person, about], ", ", |sql, value| {
        sql.bind(value);
    })
    .push(") ON CONFLICT DO NOTHING");
    conn.execute(&sql).map(drop)
}

impl Owner {
    /// Brings over what the vault has raised, in the main store's transaction; gives the ids, to be dropped there after it
    /// is committed. Whoever has been erased meanwhile is not heard of again.
    pub(super) fn bring_events_over(&self, main: &mut Conn) -> Result<Vec<Uuid>> {
        let rows = self.store(StoreKind::Vault).read(|conn| {
            let sql = conn.sql("SELECT id, at, kind, person, about FROM vault_event ORDER BY seq");
            conn.all(&sql, &KINDS)
        })?;
        let ids = rows.iter().filter_map(|row| id_at(row, 0)).collect();
        for row in rows {
            let mut known = main.sql("SELECT person FROM person_key WHERE person = ");
            known.bind(Value::Uuid(id_at(&row, 3).unwrap_or_default()));
            if main.first(&known, &[Kind::Uuid])?.is_some()
                && let Ok(row) = <[Value; 5]>::try_from(row)
            {
                append(main, row)?;
            }
        }
        Ok(ids)
    }
}
