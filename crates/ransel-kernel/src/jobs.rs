//! Jobs: work nobody waits for. Each is one row of the main store that a process holds on lease while it works, with how far
//! it has come; a lease that is not renewed lapses, and another process goes on from there. A server does what is due in a
//! thread of its own, and the command line once.
//!
//! INVARIANT: what a job writes about its own progress is written under its lease ([`Lease::with`]), so a process that was
//! held up and lost it cannot write over what another has done since.

use std::{
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use ransel_law::calendar::oslo_midnight;
use uuid::Uuid;

use crate::{Caller, KernelError, Owner, Result, Value, card::StoreKind, db::Conn, events, value::Kind};

/// How long a lease lasts without being renewed.
pub const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// How long a server rests when nothing rings.
const REST: Duration = Duration::from_secs(30);
/// How often a job that failed is tried again.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// When a job is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    /// Whenever somebody looks: it finds out itself whether there is anything to do.
    Look,
    /// Once a day from midnight in Oslo on; the first time at once.
    Day,
    /// Once a day from midnight in Oslo on; the first time at the next one.
    Night,
}

/// A job of the house.
struct Job {
    name: &'static str,
    every: Every,
    run: fn(&Owner, &mut Lease<'_>) -> Result<()>,
}

/// The jobs there are, in the order they are looked at: what the new day brings is told at once.
const JOBS: [Job; 3] = [
    Job { name: "new-day", every: Every::Day, run: new_day },
    Job { name: "deliver-events", every: Every::Look, run: events::deliver },
    Job { name: "sweep", every: Every::Night, run: sweep },
];

/// The jobs' names.
pub fn names() -> impl Iterator<Item = &'static str> {
    JOBS.iter().map(|job| job.name)
}

/// What the calendar does between two days.
fn new_day(owner: &Owner, lease: &mut Lease<'_>) -> Result<()> {
    let today = owner.clock.today();
    let before = lease.progress().parse::<Date>().ok();
    // The first time nobody knows what was noticed: one day back.
    let from = before.unwrap_or_else(|| today.saturating_sub(1.day()));
    (owner.house.school.new_day)(&owner.ctx(Caller::part("new-day"))?, from, today)?;
    lease.keep(&today.to_string())
}

/// Deletes what is due, each night.
fn sweep(owner: &Owner, lease: &mut Lease<'_>) -> Result<()> {
    let mut held = Ok(());
    owner.sweep(&mut |_| {
        if held.is_ok() {
            held = lease.keep("");
        }
    })?;
    held
}

/// What became of a job that was due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Its name.
    pub job: &'static str,
    /// Whether it came to its end; if not, it is tried again.
    pub done: bool,
}

/// A job, held.
#[derive(Debug)]
pub struct Lease<'o> {
    owner: &'o Owner,
    name: &'static str,
    holder: Uuid,
    progress: String,
    tries: i64,
}

impl<'o> Lease<'o> {
    /// Takes a job that is due and that nobody holds.
    fn take(owner: &'o Owner, job: &Job) -> Result<Option<Self>> {
        let (now, holder) = (owner.clock.now(), owner.random.uuid()?);
        owner.store(StoreKind::Main).write(|conn| {
            let mut sql = conn.sql("SELECT due_at, leased_until, progress, tries FROM job WHERE name = ");
            sql.bind(Value::Text(job.name.to_owned()));
            let kinds = [Kind::Instant, Kind::Instant, Kind::Text, Kind::Int];
            let (progress, tries) = match conn.first(&sql, &kinds)?.as_deref() {
                Some([Value::Instant(due), _, ..]) if *due > now => return Ok(None),
                Some([_, Value::Instant(until), ..]) if *until > now => return Ok(None),
                Some([_, _, Value::Text(progress), Value::Int(tries)]) => (progress.clone(), *tries),
                _ => {
                    let due = if job.every == Every::Night { next_midnight(owner) } else { now };
                    let row = [
                        Value::Text(job.name.to_owned()),
                        Value::Instant(due),
                        Value::Null,
                        Value::Null,
                        Value::Text(String::new()),
                        Value::Int(0),
                        Value::Text(String::new()),
                        Value::Null,
                    ];
                    crate::ledger::insert_row(conn, "job", row)?;
                    if due > now {
                        return Ok(None);
                    }
                    (String::new(), 0)
                }
            };
            let mut sql = conn.sql("UPDATE job SET holder = ");
            sql.bind(Value::Uuid(holder)).push(", leased_until = ").bind(Value::Instant(now + LEASE));
            sql.push(" WHERE name = ").bind(Value::Text(job.name.to_owned()));
            conn.execute(&sql)?;
            Ok(Some(Self { owner, name: job.name, holder, progress, tries }))
        })
    }

    /// How far an earlier run has come.
    pub fn progress(&self) -> &str {
        &self.progress
    }

    /// Keeps how far it has come.
    ///
    /// # Errors
    /// The job is another process's by now: this one must stop.
    pub fn keep(&mut self, progress: &str) -> Result<()> {
        progress.clone_into(&mut self.progress);
        self.with(|_| Ok(()))
    }

    /// Writes in the main store if the job is still held, and holds it for longer.
    ///
    /// # Errors
    /// As [`Lease::keep`], and those of `work`: nothing is written then.
    pub fn with<T>(&mut self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        self.owner.store(StoreKind::Main).write(|conn| {
            let until = self.owner.clock.now() + LEASE;
            let mut sql = conn.sql("UPDATE job SET leased_until = ");
            sql.bind(Value::Instant(until)).push(", progress = ").bind(Value::Text(self.progress.clone()));
            self.held(conn, sql)?;
            work(conn)
        })
    }

    /// Lets go of it. A job that failed is due again before long.
    fn end(self, every: Every, failed: bool) -> Result<()> {
        let now = self.owner.clock.now();
        let due = match every {
            _ if failed => now + AGAIN,
            Every::Look => now,
            Every::Day | Every::Night => next_midnight(self.owner),
        };
        self.owner.store(StoreKind::Main).write(|conn| {
            let mut sql = conn.sql("UPDATE job SET holder = NULL, leased_until = NULL, due_at = ");
            sql.bind(Value::Instant(due)).push(", progress = ").bind(Value::Text(self.progress.clone()));
            sql.push(", tries = ").bind(Value::Int(if failed { self.tries + 1 } else { 0 }));
            sql.push(", fault = ").bind(Value::Text(if failed { "failed" } else { "" }.to_owned()));
            if !failed {
                sql.push(", done_at = ").bind(Value::Instant(now));
            }
            self.held(conn, sql)
        })
    }

    fn held(&self, conn: &mut Conn, mut update: crate::db::Sql) -> Result<()> {
        update.push(" WHERE name = ").bind(Value::Text(self.name.to_owned()));
        update.push(" AND holder = ").bind(Value::Uuid(self.holder));
        if conn.execute(&update)? == 1 { Ok(()) } else { Err(KernelError::Conflict { table: "job" }) }
    }
}

fn next_midnight(owner: &Owner) -> Timestamp {
    oslo_midnight(owner.clock.today().saturating_add(1.day()))
}

impl Owner {
    /// Does every job that is due and that nobody else holds, once.
    ///
    /// # Errors
    /// The main store fails. A job that fails by itself is an answer, and is tried again.
    pub fn work(&self) -> Result<Vec<Worked>> {
        let mut worked = Vec::new();
        for job in &JOBS {
            let Some(mut lease) = Lease::take(self, job)? else { continue };
            let done = (job.run)(self, &mut lease);
            if let Err(error) = &done {
                tracing::error!(job = job.name, %error, "a job failed");
            }
            match lease.end(job.every, done.is_err()) {
                // Somebody else holds it by now: it is hers.
                Ok(()) | Err(KernelError::Conflict { .. }) => {}
                Err(error) => return Err(error),
            }
            worked.push(Worked { job: job.name, done: done.is_ok() });
        }
        Ok(worked)
    }

    /// Works in a thread of its own for as long as the owner is open: for a server.
    ///
    /// # Errors
    /// No thread can be started.
    pub fn keep_working(self: &Arc<Self>) -> Result<()> {
        let (me, bell) = (Arc::downgrade(self), Arc::clone(&self.bell));
        let work = move || {
            while let Some(owner) = me.upgrade() {
                if let Err(error) = owner.work() {
                    tracing::error!(%error, "jobs cannot be looked at");
                }
                drop(owner);
                bell.wait();
            }
        };
        std::thread::Builder::new()
            .name("jobs".into())
            .spawn(work)
            .map(drop)
            .map_err(|source| KernelError::File { path: "jobs".into(), source })
    }
}

/// Rings when there is something to do.
#[derive(Debug, Default)]
pub(crate) struct Bell {
    rung: Mutex<bool>,
    heard: Condvar,
}

impl Bell {
    pub(crate) fn ring(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.heard.notify_all();
    }

    fn wait(&self) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut rung, _) =
            self.heard.wait_timeout_while(rung, REST, |rung| !*rung).unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }
}
