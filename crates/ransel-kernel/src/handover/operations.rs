//! What waits in the house, in kinds and numbers: for whoever looks after it. No row here says whom anything is about.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Pass, Result, Value,
    card::StoreKind,
    db::Conn,
    pass::Change,
    platform::{EventWaiting, JobRow, ReadOperations, SettleOperation},
    rows::{Is, Order},
    value::Kind,
};

/// How many deliveries are shown.
const SHOWN: i64 = 200;

/// What the house has to do and what it could not do.
#[derive(Debug)]
pub struct Operations {
    /// Events whose handler has failed, parked ones first; those that only stand behind one are counted, not listed.
    pub failed: Vec<Parked>,
    /// How many events stand behind one that failed.
    pub behind: i64,
    /// Hand-overs that wait for somebody to take them.
    pub waits: Vec<Waits>,
    /// Corrections that receivers have not got yet.
    pub corrections: Vec<Corrections>,
    /// The jobs.
    pub jobs: Vec<JobRow>,
}

/// A delivery that failed.
#[derive(Clone, Debug)]
pub struct Parked {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: String,
    /// The module that is to hear it.
    pub module: String,
    /// When it happened.
    pub at: Timestamp,
    /// How often it failed.
    pub tries: i64,
    /// What went wrong, in a word.
    pub fault: String,
    /// When it is tried again; none where it is parked.
    pub next_at: Option<Timestamp>,
}

/// Hand-overs of one kind that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// The kind.
    pub kind: String,
    /// For whom.
    pub receiver: String,
    /// How many.
    pub count: i64,
    /// Since when the first.
    pub since: Timestamp,
}

/// Corrections of one kind that are owed to one receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// The kind of what was handed over.
    pub kind: String,
    /// Who got it.
    pub receiver: String,
    /// About how many people.
    pub people: i64,
    /// Since when the first.
    pub since: Timestamp,
}

impl Pass<'_, ReadOperations> {
    /// All of it.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn operations(&self) -> Result<Operations> {
        let owner = self.ctx.owner;
        let waiting = || self.rows::<EventWaiting>().empty(EventWaiting::GIVEN_UP_AT, true);
        let failed = waiting()
            .only(EventWaiting::TRIES, Is::AtLeast, &1)
            .by(EventWaiting::PARKED_AT, Order::Descending)
            .by(EventWaiting::SEQ, Order::Ascending)
            .page(0, SHOWN)
            .all()?;
        let behind = waiting().only(EventWaiting::TRIES, Is::Equal, &0).count()?;
        let mut waits = owner.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql("SELECT kind, receiver, count(*), min(at) FROM hand_over WHERE waits = ");
            sql.bind(Value::Bool(true)).push(" GROUP BY kind, receiver ORDER BY kind, receiver");
            grouped(conn, &sql)
        })?;
        waits.extend(owner.store(StoreKind::Vault).read(|conn| {
            let sql = conn.sql(
                "SELECT 'preserved', 'archive', count(*), min(at) FROM archive_waiting HAVING count(*) > 0",
            );
            grouped(conn, &sql)
        })?);
        let corrections = owner.store(StoreKind::Main).read(|conn| {
            let sql = conn.sql(
                "SELECT kind, receiver, count(DISTINCT person), min(at) FROM hand_over_correction WHERE settled_at IS NULL \
                 GROUP BY kind, receiver ORDER BY kind, receiver",
            );
            grouped(conn, &sql)
        })?;
        let owed =
            |Waits { kind, receiver, count, since }| Corrections { kind, receiver, people: count, since };
        Ok(Operations {
            failed: failed.into_iter().map(parked).collect(),
            behind,
            waits,
            corrections: corrections.into_iter().map(owed).collect(),
            jobs: self.rows::<JobRow>().by(JobRow::NAME, Order::Ascending).all()?,
        })
    }
}

fn parked(row: EventWaiting) -> Parked {
    let EventWaiting { id, kind, module, at, tries, fault, next_at, parked_at, .. } = row;
    Parked { id, kind, module, at, tries, fault, next_at: parked_at.is_none().then_some(next_at) }
}

fn grouped(conn: &mut Conn, sql: &crate::db::Sql) -> Result<Vec<Waits>> {
    let rows = conn.all(sql, &[Kind::Text, Kind::Text, Kind::Int, Kind::Instant])?;
    Ok(rows
        .into_iter()
        .filter_map(|row| match row.as_slice() {
            [Value::Text(kind), Value::Text(receiver), Value::Int(count), Value::Instant(since)] => {
                Some(Waits { kind: kind.clone(), receiver: receiver.clone(), count: *count, since: *since })
            }
            _ => None,
        })
        .collect())
}

impl Change<'_, SettleOperation> {
    /// Lets a delivery that failed be tried again at once, as if it were the first time.
    ///
    /// # Errors
    /// There is none of that id, or the store refuses.
    pub fn try_again(&mut self, id: Uuid) -> Result<()> {
        let set = crate::pass::Set::default()
            .to(EventWaiting::TRIES, &1)
            .to(EventWaiting::NEXT_AT, &self.ctx.owner.clock.now())
            .to(EventWaiting::PARKED_AT, &None);
        self.ctx.owner.bell.ring();
        self.update(&id, set)
    }

    /// Gives a delivery up, for a reason by its code: the person's later events go on without it.
    ///
    /// # Errors
    /// As [`Change::try_again`].
    pub fn give_up(&mut self, id: Uuid, reason: &str) -> Result<()> {
        let set = crate::pass::Set::default()
            .to(EventWaiting::GIVEN_UP_AT, &Some(self.ctx.owner.clock.now()))
            .to(EventWaiting::GIVEN_UP_BY, &self.ctx.caller.person.map(|person| person.0))
            .to(EventWaiting::REASON, &reason.to_owned());
        self.ctx.owner.bell.ring();
        self.update(&id, set)
    }

    /// Says that a receiver is not sent what is corrected, for a reason by its code: she was told another way, for instance.
    ///
    /// # Errors
    /// The store refuses.
    pub fn settle_corrections(&mut self, kind: &str, receiver: &str, reason: &str) -> Result<()> {
        let now = self.ctx.owner.clock.now();
        let by = self.ctx.caller.person.map_or(Value::Null, |person| Value::Uuid(person.0));
        let mut sql = self.conn.sql("UPDATE hand_over_correction SET settled_at = ");
        sql.bind(Value::Instant(now)).push(", reason = ").bind(Value::Text(reason.to_owned()));
        sql.push(", given_up_by = ").bind(by).push(" WHERE settled_at IS NULL AND kind = ");
        sql.bind(Value::Text(kind.to_owned()))
            .push(" AND receiver = ")
            .bind(Value::Text(receiver.to_owned()));
        sql.push(" RETURNING person");
        let rows = self.conn.all(&sql, &[Kind::Uuid])?;
        self.touched.extend(rows.iter().filter_map(|row| crate::rows::id_at(row, 0)).map(crate::PersonId));
        Ok(())
    }
}
