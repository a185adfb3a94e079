//! Delivering: module by module, each with its own place in the row of events, so that one that is behind holds up no
//! other. The place moves after each event, in the main store; a process that is killed in between delivers that one again.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Arrived, raise::id};
use crate::{
    Caller, KernelError, Module, Owner, PersonId, Result, Value,
    card::StoreKind,
    db::{Conn, Sql},
    jobs::Lease,
    settings::Settings,
    value::Kind,
};

/// After how many failures in a row a delivery is parked until somebody has looked.
pub const GIVES_UP_AFTER: i64 = 6;
/// Events read at a time.
const CHUNK: i64 = 200;
const KINDS: [Kind; 6] = [Kind::Uuid, Kind::Int, Kind::Instant, Kind::Text, Kind::Uuid, Kind::Uuid];

/// How long it is waited after the `tries`-th failure: a minute, then four times as long each time.
pub fn wait_after(tries: i64) -> SignedDuration {
    let tries = u32::try_from(tries.clamp(1, GIVES_UP_AFTER)).unwrap_or(1);
    SignedDuration::from_mins(4_i64.pow(tries - 1))
}

/// What came of a delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Events a handler has dealt with.
    pub done: u64,
    /// Events that wait: their handler failed, or they stand behind one whose did.
    pub waiting: u64,
}

/// Where a module stands.
struct Place {
    since: Timestamp,
    through: i64,
}

/// A delivery that waits.
struct Waiting {
    row: Uuid,
    event: Uuid,
    person: Uuid,
    tries: i64,
    next: Timestamp,
    parked: bool,
}

/// The job.
pub(crate) fn deliver(owner: &Owner, lease: &mut Lease<'_>) -> Result<()> {
    let delivered = owner.deliver_events(lease)?;
    if delivered.waiting > 0 {
        tracing::warn!(waiting = delivered.waiting, "events wait for a handler that failed");
    }
    Ok(())
}

impl Owner {
    fn deliver_events(&self, lease: &mut Lease<'_>) -> Result<Delivered> {
        let brought = self.store(StoreKind::Main).write(|conn| self.bring_events_over(conn))?;
        if !brought.is_empty() {
            self.store(StoreKind::Vault).write(|conn| {
                let mut sql = conn.sql("DELETE FROM vault_event WHERE ");
                conn.execute(sql.any("id", brought)).map(drop)
            })?;
        }
        let mut delivered = Delivered::default();
        for module in self.house.modules.iter().filter(|module| !module.hears.is_empty()) {
            // One that is off keeps its place: when it is on again it hears what it missed, as long as that is kept.
            if self.is_running(module.name) {
                self.deliver_to(module, lease, &mut delivered)?;
            }
        }
        Ok(delivered)
    }

    fn deliver_to(&self, module: &Module, lease: &mut Lease<'_>, delivered: &mut Delivered) -> Result<()> {
        let place = self.place_of(module.name)?;
        let mut behind = self.deliver_waiting(module, lease, delivered)?;
        let mut through = place.through;
        loop {
            let mut sql = Sql::new(self.store(StoreKind::Main).engine(), EVENT);
            sql.push(" WHERE seq > ").bind(Value::Int(through));
            sql.push(&format!(" ORDER BY seq LIMIT {CHUNK}"));
            let events = self.store(StoreKind::Main).read(|conn| conn.all(&sql, &KINDS))?;
            let Some(last) = events.last().and_then(|row| arrived(row, module.name)) else { return Ok(()) };
            for event in events.iter().filter_map(|row| arrived(row, module.name)) {
                let heard = module.hears.iter().any(|hearer| hearer.event == event.kind);
                if !heard || event.at < place.since {
                    continue;
                }
                let fault = if behind.contains(&event.person.0) {
                    None
                } else {
                    match self.hand_over(module, &event) {
                        Ok(()) => {
                            delivered.done += 1;
                            lease.with(|conn| move_on(conn, module.name, event.seq))?;
                            continue;
                        }
                        Err(fault) => Some(fault),
                    }
                };
                behind.insert(event.person.0);
                delivered.waiting += 1;
                lease.with(|conn| {
                    self.put_waiting(conn, &event, fault)?;
                    move_on(conn, module.name, event.seq)
                })?;
            }
            lease.with(|conn| move_on(conn, module.name, last.seq))?;
            through = last.seq;
        }
    }

    /// Tries again what is due; gives whose events are behind something that has not been dealt with.
    fn deliver_waiting(
        &self,
        module: &Module,
        lease: &mut Lease<'_>,
        delivered: &mut Delivered,
    ) -> Result<BTreeSet<Uuid>> {
        let mut behind = BTreeSet::new();
        for waiting in self.waiting_of(module.name)? {
            let due = !waiting.parked && waiting.next <= self.clock.now();
            if !due || behind.contains(&waiting.person) {
                delivered.waiting += 1;
                behind.insert(waiting.person);
                continue;
            }
            let mut sql = Sql::new(self.store(StoreKind::Main).engine(), EVENT);
            sql.push(" WHERE id = ").bind(Value::Uuid(waiting.event));
            let found = self.store(StoreKind::Main).read(|conn| conn.first(&sql, &KINDS))?;
            let event = found.as_deref().and_then(|row| arrived(row, module.name));
            // An event whose time is over, or whose person is gone, is nobody's any more.
            let done = event.as_ref().map_or(Ok(()), |event| self.hand_over(module, event));
            match done {
                Ok(()) => {
                    delivered.done += 1;
                    lease.with(|conn| {
                        let mut sql = conn.sql("DELETE FROM event_waiting WHERE id = ");
                        conn.execute(sql.bind(Value::Uuid(waiting.row))).map(drop)
                    })?;
                }
                Err(fault) => {
                    delivered.waiting += 1;
                    behind.insert(waiting.person);
                    lease.with(|conn| self.failed_again(conn, &waiting, fault))?;
                }
            }
        }
        Ok(behind)
    }

    /// Runs the handler, as a part of the product that bears the event's name; what went wrong, in a word.
    fn hand_over(&self, module: &Module, event: &Arrived) -> std::result::Result<(), &'static str> {
        let Some(hearer) = module.hears.iter().find(|hearer| hearer.event == event.kind) else {
            return Ok(());
        };
        let run = || {
            let ctx = self.ctx(Caller::part(hearer.event))?;
            (hearer.run)(&ctx, event)
        };
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                tracing::warn!(event = %event.id, kind = hearer.event, module = module.name, %error, "a handler failed");
                Err(fault(&error))
            }
            Err(_) => {
                tracing::error!(event = %event.id, kind = hearer.event, module = module.name, "a handler panicked");
                Err("panic")
            }
        }
    }

    /// Where the module stands; the first time, at the beginning of what is kept since its own date.
    fn place_of(&self, module: &str) -> Result<Place> {
        self.store(StoreKind::Main).write(|conn| {
            let mut sql = conn.sql("SELECT since, through FROM event_reader WHERE module = ");
            sql.bind(Value::Text(module.to_owned()));
            if let Some([Value::Instant(since), Value::Int(through)]) =
                conn.first(&sql, &[Kind::Instant, Kind::Int])?.as_deref()
            {
                return Ok(Place { since: *since, through: *through });
            }
            let since = on_since(conn, module)?;
            let row = [Value::Text(module.to_owned()), Value::Instant(since), Value::Int(0)];
            crate::ledger::insert_row(conn, "event_reader", row)?;
            Ok(Place { since, through: 0 })
        })
    }

    fn waiting_of(&self, module: &str) -> Result<Vec<Waiting>> {
        self.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql(
                "SELECT id, event, person, tries, next_at, parked_at FROM event_waiting WHERE given_up_at IS NULL AND module = ",
            );
            sql.bind(Value::Text(module.to_owned())).push(" ORDER BY seq");
            let kinds = [Kind::Uuid, Kind::Uuid, Kind::Uuid, Kind::Int, Kind::Instant, Kind::Instant];
            let rows = conn.all(&sql, &kinds)?;
            Ok(rows.iter().filter_map(|row| waiting(row)).collect())
        })
    }

    /// `fault` is none where the handler was not tried: something of the same person's is before it.
    fn put_waiting(&self, conn: &mut Conn, event: &Arrived, fault: Option<&str>) -> Result<()> {
        let tries = i64::from(fault.is_some());
        let now = self.clock.now();
        let next = if tries == 0 { now } else { now + wait_after(tries) };
        let row = [
            Value::Uuid(id(&[event.id.as_bytes(), event.module.as_bytes()])),
            Value::Uuid(event.person.0),
            Value::Uuid(event.id),
            Value::Int(event.seq),
            Value::Text(event.kind.clone()),
            Value::Text(event.module.to_owned()),
            Value::Instant(event.at),
            Value::Int(tries),
            Value::Instant(next),
            Value::Text(fault.unwrap_or_default().to_owned()),
            Value::Null,
            Value::Null,
            Value::Text(String::new()),
            Value::Null,
        ];
        let mut sql = conn.sql("INSERT INTO event_waiting VALUES (");
        sql.list(row, ", ", |sql, value| {
            sql.bind(value);
        })
        .push(") ON CONFLICT DO NOTHING");
        conn.execute(&sql).map(drop)
    }

    fn failed_again(&self, conn: &mut Conn, waiting: &Waiting, fault: &str) -> Result<()> {
        let (tries, now) = (waiting.tries + 1, self.clock.now());
        let parked = if tries >= GIVES_UP_AFTER { Value::Instant(now) } else { Value::Null };
        if parked != Value::Null {
            tracing::error!(waiting = %waiting.row, "an event is parked: an administrator has to look");
        }
        let mut sql = conn.sql("UPDATE event_waiting SET tries = ");
        sql.bind(Value::Int(tries)).push(", next_at = ").bind(Value::Instant(now + wait_after(tries)));
        sql.push(", fault = ").bind(Value::Text(fault.to_owned())).push(", parked_at = ").bind(parked);
        sql.push(" WHERE id = ").bind(Value::Uuid(waiting.row));
        conn.execute(&sql).map(drop)
    }
}

const EVENT: &str = "SELECT id, seq, at, kind, person, about FROM event";

fn move_on(conn: &mut Conn, module: &str, through: i64) -> Result<()> {
    let mut sql = conn.sql("UPDATE event_reader SET through = ");
    sql.bind(Value::Int(through)).push(" WHERE module = ").bind(Value::Text(module.to_owned()));
    sql.push(" AND through < ").bind(Value::Int(through));
    conn.execute(&sql).map(drop)
}

fn arrived(row: &[Value], module: &'static str) -> Option<Arrived> {
    let [Value::Uuid(id), Value::Int(seq), Value::Instant(at), Value::Text(kind), Value::Uuid(person), about] =
        row
    else {
        return None;
    };
    let about = if let Value::Uuid(about) = about { Some(*about) } else { None };
    Some(Arrived {
        id: *id,
        seq: *seq,
        at: *at,
        kind: kind.clone(),
        person: PersonId(*person),
        about,
        module,
    })
}

fn waiting(row: &[Value]) -> Option<Waiting> {
    let [
        Value::Uuid(row),
        Value::Uuid(event),
        Value::Uuid(person),
        Value::Int(tries),
        Value::Instant(next),
        parked,
    ] = row
    else {
        return None;
    };
    let parked = *parked != Value::Null;
    Some(Waiting { row: *row, event: *event, person: *person, tries: *tries, next: *next, parked })
}

/// Since when a module has been on without a break, by the owner's dated settings; always, where it was never off.
fn on_since(conn: &mut Conn, module: &str) -> Result<Timestamp> {
    let mut since = Timestamp::MIN;
    let mut was_off = false;
    let sql = conn.sql("SELECT at, document FROM setting ORDER BY version");
    conn.each(&sql, &[Kind::Instant, Kind::Text], |row| {
        if let [Value::Instant(at), Value::Text(document)] = row.as_slice() {
            // A version an older program wrote may not be readable any more: it says nothing then.
            let on = Settings::parse(document).map_or(!was_off, |settings| settings.is_on(module));
            if on && was_off {
                since = *at;
            }
            was_off = !on;
        }
        Ok(())
    })?;
    // What neither engine's instants can hold is no date.
    Ok(if since == Timestamp::MIN { Timestamp::UNIX_EPOCH } else { since })
}

/// The words for what can go wrong.
pub const FAULTS: [&str; 8] =
    ["refused", "conflict", "store", "log", "key", "not-acceptable", "program", "panic"];

/// What went wrong, in a word that says nothing about anybody.
fn fault(error: &KernelError) -> &'static str {
    match error {
        KernelError::Denied(_) => "refused",
        KernelError::Conflict { .. } => "conflict",
        KernelError::Sqlite(_) | KernelError::Postgres(_) | KernelError::Stores(_) => "store",
        KernelError::Ledger => "log",
        KernelError::Key(_) => "key",
        KernelError::Invalid { .. } => "not-acceptable",
        _ => "program",
    }
}
