//! The sweep: what is due goes physically, keys first. It costs what is due: persons are found by their due dates,
//! rows by an index on what their rule runs from.
//!
//! It may be stopped at any moment: each step is one transaction, the vault's before the main store's, and the next
//! sweep finds what is left. Each deletion is noted for the journal outside the stores, so that a restored backup can
//! be brought to where the erasures were.

mod ahead;
mod archive;
mod belonging;
pub mod erasures;
mod log;
mod persons;
mod rows;

pub(crate) use belonging::{unsettle, unsettle_due};

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Caller, Owner, Pass, Result, Value,
    action::ActionDef,
    card::StoreKind,
    db::Conn,
    facts::Categories,
    id::PersonId,
    keep::Planned,
    ledger::{Outcome, entry::Decided, insert_row, leave_in_outbox},
    owner::moved::{EVERYBODY, raise_epoch},
    platform::ReadDeletions,
};

/// How many persons or rows one transaction deletes: short enough that whoever waits for the lock does not notice.
const CHUNK: i64 = 200;

/// What was deleted from one table by one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// The rule, `module.rule`; `person` for what makes a person exist.
    pub rule: String,
    /// The table.
    pub table: String,
    /// How many rows.
    pub rows: i64,
    /// About how many persons.
    pub persons: i64,
}

/// What is due by one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The rule, `module.rule`.
    pub rule: String,
    /// Whether somebody must approve it first.
    pub approval: bool,
    /// Persons whose data is due, or rows, as the rule runs.
    pub count: i64,
    /// How many of them wait for approval or are held back.
    pub waiting: i64,
    /// The earliest day one of them was due, where it is known.
    pub since: Option<Date>,
}

/// How the log names it. It is asked of nobody: what is due is due by register and settings, not by anybody's right.
static SWEEP: ActionDef = ActionDef {
    name: "sweep",
    module: "platform",
    activity: "deletion",
    writes: true,
    keeps: true,
    store: StoreKind::Main,
    categories: Categories::NONE,
    row_facts: &[],
    reach: &[],
};

/// The rule by which a person goes who is kept for no other reason.
pub const PERSON: &str = "person";

impl Owner {
    /// What a sweep would delete now, by rule. Changes nothing but the due dates' own books.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn due(&self) -> Result<Vec<Due>> {
        self.settle_belonging()?;
        let settings = self.settings();
        let mut all = Vec::new();
        for rule in &self.house.keep.by_person {
            all.push(self.due_persons(&rule.name, settings.keep_approval.contains(&rule.name), None)?);
        }
        all.push(self.due_persons(PERSON, false, None)?);
        for rule in &self.house.keep.by_row {
            all.push(self.due_rows(rule)?);
        }
        all.retain(|due| due.count > 0);
        Ok(all)
    }

    /// As [`Owner::due`], of what belongs to one school, or to none: what its office, or the head, is asked to approve.
    fn due_at(&self, place: Option<Uuid>) -> Result<Vec<Due>> {
        self.settle_belonging()?;
        let settings = self.settings();
        let asked = |rule: &&Planned| settings.keep_approval.contains(&rule.name);
        let mut all = Vec::new();
        for rule in self.house.keep.by_person.iter().filter(asked) {
            all.push(self.due_persons(&rule.name, true, Some(place))?);
        }
        if place.is_none() {
            for rule in self.house.keep.by_row.iter().filter(asked) {
                all.push(self.due_rows(rule)?);
            }
        }
        all.retain(|due| due.waiting > 0);
        Ok(all)
    }

    /// Deletes what is due, and gives the certificate; `progress` hears of each step.
    ///
    /// # Errors
    /// A store fails. What was deleted until then stays deleted and is in the journal; the next sweep does the rest.
    pub fn sweep(&self, progress: &mut dyn FnMut(&Swept)) -> Result<Vec<Swept>> {
        let lines = self.erase_due(progress)?;
        if !lines.is_empty() {
            self.forget_erased()?;
        }
        Ok(lines)
    }

    /// As [`Owner::sweep`], but leaves in the engine's leftovers what it had there: for stores that are thrown away afterwards,
    /// as those of a simulation are.
    ///
    /// # Errors
    /// As [`Owner::sweep`].
    pub fn erase_due(&self, progress: &mut dyn FnMut(&Swept)) -> Result<Vec<Swept>> {
        self.settle_belonging()?;
        let run = self.random.uuid()?;
        let began = [
            Value::Uuid(run),
            Value::Date(self.clock.today()),
            Value::Instant(self.clock.now()),
            Value::Null,
        ];
        self.store(StoreKind::Main).write(|conn| insert_row(conn, "sweep_run", began))?;
        let mut book = Book { lines: Vec::new(), untold: Vec::new(), progress };
        for rule in &self.house.keep.by_person {
            self.sweep_persons(rule, &mut book)?;
        }
        for rule in &self.house.keep.by_row {
            self.sweep_rows(rule, &mut book)?;
        }
        self.sweep_existence(&mut book)?;
        self.sweep_log(&mut book)?;
        let lines = book.lines;
        let relates = |line: &Swept| {
            line.rows > 0 && self.house.cards().any(|card| card.relates && card.table == line.table)
        };
        self.store(StoreKind::Main).write(|conn| {
            // Who is related to whom has changed, also for other servers; and who was before is in no bookkeeping any more.
            if lines.iter().any(relates) {
                raise_epoch(conn, &[EVERYBODY].into(), self.clock.now())?;
            }
            for line in &lines {
                let (id, text) = (self.random.uuid()?, |text: &str| Value::Text(text.to_owned()));
                let (rule, table) = (text(&line.rule), text(&line.table));
                let counts = [Value::Int(line.rows), Value::Int(line.persons)];
                let [rows, persons] = counts;
                insert_row(
                    conn,
                    "sweep_line",
                    [Value::Uuid(id), Value::Uuid(run), rule, table, rows, persons],
                )?;
            }
            let mut sql = conn.sql("UPDATE sweep_run SET finished_at = ");
            sql.bind(Value::Instant(self.clock.now())).push(" WHERE id = ").bind(Value::Uuid(run));
            conn.execute(&sql).map(drop)
        })?;
        self.journal_erasures()?;
        self.ledger.flush()?;
        self.reload(None)?;
        Ok(lines)
    }

    /// Takes what was erased out of the engine's own leftovers. The log is about nobody once keys are gone, and too long
    /// to be written anew each night.
    ///
    /// # Errors
    /// A store refused.
    pub(crate) fn forget_erased(&self) -> Result<()> {
        self.store(StoreKind::Main).forget_deleted()?;
        self.store(StoreKind::Vault).forget_deleted()
    }

    /// The ledger's entry for one step, left in the outbox of the store it was done in.
    fn log_step(
        &self,
        conn: &mut Conn,
        store: StoreKind,
        rule: &str,
        open: Categories,
        people: &[Uuid],
    ) -> Result<()> {
        let ctx = self.ctx(Caller::part("sweep"))?;
        let subjects: Vec<_> = people.iter().copied().map(PersonId).collect();
        let main = if store == StoreKind::Main { Some(&mut *conn) } else { None };
        let aliases = self.aliases(main, &subjects)?;
        let decided = vec![Decided { facts: 0, open: open.0, grounds: vec![rule.to_owned()], subjects }];
        let entry = ctx.entry(&SWEEP, Outcome::Written, decided, 0);
        let outbox = if store == StoreKind::Main { "outbox" } else { "vault_outbox" };
        leave_in_outbox(conn, outbox, &entry.prepare(|person| aliases.get(&person).copied()))
    }
}

impl Pass<'_, ReadDeletions> {
    /// What is due at the whole owner, by rule.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn due(&self) -> Result<Vec<Due>> {
        self.ctx.owner.due()
    }

    /// What waits for the caller's approval: of the leavers of her school, or of what belongs to none.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn waiting(&self) -> Result<Vec<Due>> {
        self.ctx.owner.due_at(self.ctx.caller.place.map(|place| place.0))
    }
}

/// The books of one run.
pub(crate) struct Book<'b> {
    lines: Vec<Swept>,
    /// Lines that have grown since progress was last told.
    untold: Vec<usize>,
    progress: &'b mut dyn FnMut(&Swept),
}

impl Book<'_> {
    /// Notes what goes, within the transaction in which it goes.
    fn note(&mut self, rule: &str, table: &str, rows: u64, persons: usize) {
        if rows == 0 {
            return;
        }
        let (rows, persons) =
            (i64::try_from(rows).unwrap_or(i64::MAX), i64::try_from(persons).unwrap_or(i64::MAX));
        let at = match self.lines.iter().position(|line| line.rule == rule && line.table == table) {
            Some(at) => at,
            None => {
                self.lines.push(Swept {
                    rule: rule.to_owned(),
                    table: table.to_owned(),
                    rows: 0,
                    persons: 0,
                });
                self.lines.len() - 1
            }
        };
        if let Some(line) = self.lines.get_mut(at) {
            (line.rows, line.persons) = (line.rows + rows, line.persons + persons);
        }
        if !self.untold.contains(&at) {
            self.untold.push(at);
        }
    }

    /// Tells what was noted, when the transaction is over: whoever is told may write, and a store has one writer at a time.
    fn tell(&mut self) {
        for at in std::mem::take(&mut self.untold) {
            if let Some(line) = self.lines.get(at) {
                (self.progress)(line);
            }
        }
    }
}

/// All categories the tables of a rule hold in one store.
fn categories(rule: &Planned, store: StoreKind) -> Categories {
    let cards = rule.tables.iter().flat_map(|(card, with)| std::iter::once(card).chain(with));
    cards
        .filter(|card| card.store == store)
        .fold(Categories::NONE, |all, card| all.and(card.all_categories()))
}
