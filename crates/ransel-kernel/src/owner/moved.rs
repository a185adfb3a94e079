//! Whom an older copy of the relations still tells right about.
//!
//! Each version of the school base says whose rows it moved. A decision made by an older version holds if nothing it
//! rests on has moved since: then the copy need not be read anew for it, and an import, which makes some thousand
//! versions, makes nobody wait. What moved is read by the way, a few rows at a time.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{PoisonError, Weak, atomic::Ordering::Relaxed},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Owner;
use crate::{Result, Value, card::StoreKind, db::Conn, value::Kind};

/// Stands for everybody: what groups and schools are, and what the owner has chosen.
pub(crate) const EVERYBODY: Uuid = Uuid::nil();
/// How many versions are remembered at most, and for how long.
const REMEMBERED: i64 = 4000;
const MEMORY: SignedDuration = SignedDuration::from_hours(1);
/// When more than so many ids have moved, reading the relations anew costs less than remembering them.
const MANY: usize = 50_000;
/// A copy that some decisions are not made by any more is read anew beside the requests: not more often than this, and not
/// for more than a tenth of the time.
const REST: Duration = Duration::from_secs(1);
const SHARE: u32 = 10;

/// What is known of the versions after `from`, up to `through`.
#[derive(Debug, Default)]
pub(super) struct Known {
    from: i64,
    through: i64,
    /// The last version that moved each.
    last: HashMap<Uuid, i64>,
}

/// When the copy was last read, and how long that took.
#[derive(Debug, Default)]
pub(super) struct Pace(Option<(Instant, Duration)>);

impl Known {
    /// Reads on; `false` where a version does not tell, or no longer.
    fn read(&mut self, conn: &mut Conn, from: i64, to: i64) -> Result<bool> {
        if from < self.from || from > self.through {
            *self = Self { from, through: from, last: HashMap::new() };
        } else if from > self.from {
            self.last.retain(|_, version| *version > from);
            self.from = from;
        }
        if self.through >= to {
            return Ok(true);
        }
        let mut sql = conn.sql("SELECT number, moved FROM epoch_moved WHERE number > ");
        sql.bind(Value::Int(self.through)).push(" ORDER BY number");
        conn.each(&sql, &[Kind::Int, Kind::Bytes], |row| {
            if let [Value::Int(version), Value::Bytes(moved)] = row.as_slice()
                && *version == self.through + 1
            {
                self.through = *version;
                let ids = moved.chunks_exact(16).filter_map(|id| Uuid::from_slice(id).ok());
                self.last.extend(ids.map(|id| (id, *version)));
            }
            Ok(())
        })?;
        if self.last.len() > MANY {
            *self = Self { from: self.through, through: self.through, last: HashMap::new() };
            return Ok(false);
        }
        Ok(self.through >= to)
    }

    fn moved(&self, id: &Uuid, since: i64) -> bool {
        self.last.get(id).is_some_and(|version| *version > since)
    }
}

impl Owner {
    /// Whether nothing of `on` has moved between two versions of the school base.
    pub(crate) fn stands_still(&self, on: Option<&[Uuid]>, from: i64, to: i64) -> Result<bool> {
        let Some(on) = on else { return Ok(false) };
        let mut known = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.store(StoreKind::Main).read(|conn| known.read(conn, from, to))? {
            return Ok(false);
        }
        Ok(!on.iter().chain([&EVERYBODY]).any(|id| known.moved(id, from)))
    }

    /// Reads the relations anew beside the requests, if it is time.
    pub(crate) fn freshen(&self) {
        let last = self.pace.lock().unwrap_or_else(PoisonError::into_inner).0;
        if last.is_some_and(|(ended, took)| ended.elapsed() < REST.max(took * SHARE))
            || self.freshening.swap(true, Relaxed)
        {
            return;
        }
        let me = Weak::clone(&self.me);
        let begun = std::thread::Builder::new().name("relations".into()).spawn(move || {
            let Some(owner) = me.upgrade() else { return };
            if let Err(error) = owner.reload(None) {
                tracing::error!(%error, "the relations could not be read");
            }
            owner.freshening.store(false, Relaxed);
        });
        if begun.is_err() {
            self.freshening.store(false, Relaxed);
        }
    }

    /// Remembers that the relations were read.
    pub(super) fn was_read(&self, began: Instant) {
        *self.pace.lock().unwrap_or_else(PoisonError::into_inner) =
            Pace(Some((Instant::now(), began.elapsed())));
    }
}

/// Says that relations or settings have changed, and of whom: every server decides anew where it concerns them.
pub(crate) fn raise_epoch(conn: &mut Conn, moved: &BTreeSet<Uuid>, now: Timestamp) -> Result<()> {
    let sql = conn.sql(
        "INSERT INTO epoch VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = epoch.number + 1 RETURNING number",
    );
    let version = match conn.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(version)]) => *version,
        _ => return Ok(()),
    };
    let ids = moved.iter().flat_map(|id| *id.as_bytes()).collect();
    let row = [Value::Int(version), Value::Instant(now), Value::Bytes(ids)];
    crate::ledger::insert_row(conn, "epoch_moved", row)?;
    let mut sql = conn.sql("DELETE FROM epoch_moved WHERE number <= ");
    sql.bind(Value::Int(version - REMEMBERED))
        .push(" OR number < (SELECT number FROM epoch_moved WHERE at >= ");
    sql.bind(Value::Instant(now.checked_sub(MEMORY).unwrap_or(now))).push(" ORDER BY number LIMIT 1)");
    conn.execute(&sql).map(drop)
}
