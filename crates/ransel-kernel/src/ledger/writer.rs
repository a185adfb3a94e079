//! The ledger's one writer: a thread that takes entries from a bounded queue, commits them in groups with a
//! full sync, and answers each only when it is on disk. It also drains the stores' outboxes in order.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    },
    time::Duration,
};

use crate::{
    KernelError, Result, Value,
    db::{Conn, Database},
    keys::Key,
    ledger::{
        Prepared,
        entry::SubjectSet,
        store::{Chain, create, insert},
        verify::{Report, verify},
    },
    value::Kind,
};

/// How many entries one commit may take, and how many may wait.
const GROUP: usize = 512;
/// How long an answer waits for its entry before it fails closed.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many drained rows may lie in an outbox before they are cleared away.
const CLEAR_AFTER: i64 = 200;

/// The ledger of one owner.
#[derive(Debug)]
pub struct Ledger {
    queue: Option<SyncSender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    /// For reading.
    pub(crate) database: Arc<Database>,
    /// Signs the daily heads.
    key: Key,
    /// What a measurement changes.
    #[cfg(feature = "measure")]
    pub measure: Arc<super::measure::Measure>,
}

enum Job {
    /// Keep this and answer with the school base's version.
    Keep(Box<Prepared>, Sender<i64>),
    /// A store's outbox has something; answer when it is in the ledger.
    Drain(Option<Sender<i64>>),
}

/// A store whose outbox is drained.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in the ledger.
    pub name: &'static str,
    /// Its outbox table.
    pub table: &'static str,
    /// The store.
    pub database: Arc<Database>,
}

impl Ledger {
    /// Starts the writer called `writer` and drains what an earlier run left behind.
    ///
    /// # Errors
    /// A store cannot be opened, or draining fails: nothing may be answered then.
    pub fn start(
        writer: &str,
        ledger: Arc<Database>,
        sources: Vec<Source>,
        main: &Database,
        key: Key,
    ) -> Result<Self> {
        let mut conn = ledger.connect()?;
        create(&mut conn)?;
        let chain = Chain::load(&mut conn, writer)?;
        #[cfg(feature = "measure")]
        let measure = Arc::<super::measure::Measure>::default();
        let mut thread = Writer {
            chain,
            conn,
            sources,
            main: main.connect()?,
            key: key.clone(),
            #[cfg(feature = "measure")]
            measure: Arc::clone(&measure),
        };
        thread.drain()?;
        let (queue, jobs) = sync_channel(GROUP);
        let handle = std::thread::Builder::new()
            .name(format!("ledger-{writer}"))
            .spawn(move || thread.run(&jobs))
            .map_err(|source| KernelError::File { path: "ledger writer".into(), source })?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(handle),
            database: ledger,
            key,
            #[cfg(feature = "measure")]
            measure,
        })
    }

    /// Keeps an entry; returns when it is on disk, with the version of the school base at that moment.
    ///
    /// # Errors
    /// [`KernelError::Ledger`] if it is not confirmed in time: the answer must not leave then.
    pub fn keep(&self, entry: Prepared) -> Result<i64> {
        self.ask(|answer| Job::Keep(Box::new(entry), answer))
    }

    /// Tells the writer that an outbox has something.
    pub fn nudge(&self) {
        if let Some(queue) = &self.queue {
            // Where the queue is full, the next nudge, flush or start brings the entry over: it is safe in its outbox.
            let _ = queue.try_send(Job::Drain(None));
        }
    }

    /// Returns when every entry committed so far can be read in the ledger.
    ///
    /// # Errors
    /// As [`Ledger::keep`].
    pub fn flush(&self) -> Result<()> {
        self.ask(|answer| Job::Drain(Some(answer))).map(drop)
    }

    /// Does the chain still hold? Recomputes all of it, with what waited in the outboxes brought over first.
    ///
    /// # Errors
    /// The ledger cannot be read at all.
    pub fn verify(&self) -> Result<Report> {
        self.flush()?;
        verify(&self.database, &self.key)
    }

    /// Lets whole days before `day` leave, whose heads are signed; gives the number of entries. What remains still verifies.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub(crate) fn leave_before(&self, day: jiff::civil::Date) -> Result<u64> {
        self.database.write(|conn| super::store::leave_before(conn, day))
    }

    fn ask(&self, job: impl FnOnce(Sender<i64>) -> Job) -> Result<i64> {
        let (answer, confirmed) = channel();
        let queue = self.queue.as_ref().ok_or(KernelError::Ledger)?;
        queue.send(job(answer)).map_err(|_| KernelError::Ledger)?;
        confirmed.recv_timeout(PATIENCE).map_err(|_| KernelError::Ledger)
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        // The thread ends when the queue is gone; what waits in it is written first.
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Writer {
    chain: Chain,
    conn: Conn,
    sources: Vec<Source>,
    /// For the version of the school base.
    main: Conn,
    key: Key,
    #[cfg(feature = "measure")]
    measure: Arc<super::measure::Measure>,
}

impl Writer {
    fn run(&mut self, jobs: &Receiver<Job>) {
        while let Ok(first) = jobs.recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(next) = jobs.try_recv()
            {
                group.push(next);
            }
            // An error is not answered: every waiting request times out and fails closed.
            if let Err(error) = self.commit(&group) {
                tracing::error!(%error, "the ledger could not be written");
                continue;
            }
            let Ok(epoch) = epoch(&mut self.main) else { continue };
            for job in group {
                if let Job::Keep(_, answer) | Job::Drain(Some(answer)) = job {
                    // A request that gave up is no longer listening.
                    let _ = answer.send(epoch);
                }
            }
        }
    }

    fn commit(&mut self, group: &[Job]) -> Result<()> {
        let entries: Vec<_> = group
            .iter()
            .filter_map(|job| if let Job::Keep(entry, _) = job { Some(&**entry) } else { None })
            .collect();
        if !entries.is_empty() {
            self.write(|chain, conn| entries.iter().try_for_each(|entry| chain.append(conn, entry)))?;
        }
        if group.iter().any(|job| matches!(job, Job::Drain(_))) {
            self.drain()?;
        }
        Ok(())
    }

    /// One transaction on the ledger. The chain moves on only if it commits.
    fn write(&mut self, work: impl FnOnce(&mut Chain, &mut Conn) -> Result<()>) -> Result<()> {
        let mut chain = self.chain.clone();
        let key = &self.key;
        self.conn.transaction(|conn| {
            let before = chain.clone();
            work(&mut chain, conn)?;
            close_day(&before, &chain, conn, key)
        })?;
        #[cfg(feature = "measure")]
        self.measure.after_sync();
        self.chain = chain;
        Ok(())
    }

    /// Brings over what the stores' outboxes hold, in order, each entry once. Another process may drain the same
    /// outbox: how far it came is read under the ledger's lock, so whoever comes second finds it done.
    fn drain(&mut self) -> Result<()> {
        for source in self.sources.clone() {
            let mut done = drained(&mut self.conn, source.name)?;
            loop {
                let waiting = source.database.read(|conn| waiting(conn, source.table, done))?;
                let Some((last, _)) = waiting.last() else { break };
                let last = *last;
                self.write(|chain, conn| {
                    let before = drained(conn, source.name)?;
                    let new = waiting.iter().filter(|(seq, _)| *seq > before);
                    new.map(|(_, entry)| entry).try_for_each(|entry| chain.append(conn, entry))?;
                    let row = [Value::Text(source.name.to_owned()), Value::Int(last.max(before))];
                    insert(
                        conn,
                        "INSERT INTO drained VALUES (",
                        row,
                        ") ON CONFLICT (source) DO UPDATE SET seq = excluded.seq",
                    )
                })?;
                done = last;
            }
            clear(&source, done)?;
        }
        Ok(())
    }
}

/// When the first entry of a new day is written, the day before is closed with a signed head.
fn close_day(before: &Chain, after: &Chain, conn: &mut Conn, key: &Key) -> Result<()> {
    let (Some(last), Some(now)) = (before.at, after.at) else { return Ok(()) };
    let (day, today) = (ransel_law::calendar::oslo_date(last), ransel_law::calendar::oslo_date(now));
    if day >= today {
        return Ok(());
    }
    let day = day.to_string();
    let signature = super::verify::sign(key, &before.writer, &day, before.seq, &before.hash);
    let row = [
        Value::Text(before.writer.clone()),
        Value::Text(day),
        Value::Int(before.seq),
        Value::Bytes(before.hash.to_vec()),
        Value::Bytes(signature.to_vec()),
    ];
    insert(conn, "INSERT INTO head VALUES (", row, ") ON CONFLICT DO NOTHING")
}

fn drained(conn: &mut Conn, source: &str) -> Result<i64> {
    let mut sql = conn.sql("SELECT seq FROM drained WHERE source = ");
    sql.bind(Value::Text(source.to_owned()));
    Ok(match conn.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(seq)]) => *seq,
        _ => 0,
    })
}

fn waiting(conn: &mut Conn, table: &str, after: i64) -> Result<Vec<(i64, Prepared)>> {
    let mut sql = conn.sql(&format!("SELECT seq, body, sets FROM {table} WHERE seq > "));
    sql.bind(Value::Int(after)).push(&format!(" ORDER BY seq LIMIT {GROUP}"));
    let mut found = Vec::new();
    conn.each(&sql, &[Kind::Int, Kind::Text, Kind::Text], |row| {
        let [Value::Int(seq), Value::Text(body), Value::Text(sets)] = row.as_slice() else { return Ok(()) };
        let broken = |_| KernelError::Stores("an outbox holds an entry that cannot be read".into());
        let sets: Vec<SubjectSet> = serde_json::from_str(sets).map_err(broken)?;
        let at = serde_json::from_str::<super::entry::Body>(body).map_err(broken)?.at;
        found.push((*seq, Prepared { at, body: body.clone(), sets }));
        Ok(())
    })?;
    Ok(found)
}

/// Clears what has been brought over, all but the last row: its number is what the next one follows.
fn clear(source: &Source, done: i64) -> Result<()> {
    let many = source.database.read(|conn| {
        let mut sql = conn.sql(&format!("SELECT count(*) FROM {} WHERE seq < ", source.table));
        sql.bind(Value::Int(done));
        Ok(matches!(conn.first(&sql, &[Kind::Int])?.as_deref(), Some([Value::Int(count)]) if *count >= CLEAR_AFTER))
    })?;
    if !many {
        return Ok(());
    }
    source.database.write(|conn| {
        let mut sql = conn.sql(&format!("DELETE FROM {} WHERE seq < ", source.table));
        sql.bind(Value::Int(done));
        conn.execute(&sql).map(drop)
    })
}

/// The version of what decisions rest on, relations and settings, read from the main store.
pub fn epoch(main: &mut Conn) -> Result<i64> {
    let sql = main.sql("SELECT number FROM epoch WHERE id = 1");
    Ok(match main.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(number)]) => *number,
        _ => 0,
    })
}
