//! Rules that run from something that happens to the person.

use uuid::Uuid;

use crate::{
    Card, Owner, Result, Value,
    card::StoreKind,
    db::{Conn, Sql},
    facts::Categories,
    keep::Planned,
    owner::moved::{EVERYBODY, raise_epoch},
    rows::id_at,
    sweep::{
        Book, CHUNK, Due, PERSON, categories,
        erasures::{Erased, note},
    },
    value::Kind,
};

impl Owner {
    /// What is due by a rule, at one place where one is named.
    pub(super) fn due_persons(&self, rule: &str, approval: bool, place: Option<Option<Uuid>>) -> Result<Due> {
        self.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql("SELECT count(*), min(due) FROM keep_due d WHERE d.rule = ");
            sql.bind(Value::Text(rule.to_owned()))
                .push(" AND d.due <= ")
                .bind(Value::Date(self.clock.today()));
            at(&mut sql, place);
            let (count, since) = match conn.first(&sql, &[Kind::Int, Kind::Date])?.as_deref() {
                Some([Value::Int(count), Value::Date(since)]) => (*count, Some(*since)),
                _ => (0, None),
            };
            let held = self.held(conn, self.house.keep.rule(rule))?;
            let mut sql = conn.sql("SELECT count(*) FROM keep_due d");
            self.ready(&mut sql, rule, approval, held);
            at(&mut sql, place);
            let ready = match conn.first(&sql, &[Kind::Int])?.as_deref() {
                Some([Value::Int(ready)]) => *ready,
                _ => 0,
            };
            Ok(Due { rule: rule.to_owned(), approval, count, waiting: count - ready, since })
        })
    }

    /// What is due by a rule, is approved where it must be, and held back by nothing.
    fn ready(&self, sql: &mut Sql, rule: &str, approval: bool, held: Vec<Uuid>) {
        sql.push(" WHERE d.rule = ").bind(Value::Text(rule.to_owned()));
        sql.push(" AND d.due <= ").bind(Value::Date(self.clock.today()));
        sql.push(" AND NOT ").any("d.person", held);
        if approval {
            sql.push(
                " AND EXISTS (SELECT 1 FROM keep_approval a WHERE a.rule = d.rule AND a.upto >= d.due \
                 AND (a.place = d.place OR (a.place IS NULL AND d.place IS NULL)))",
            );
        }
        if rule == PERSON {
            // Not while a rule has not run about her, for want of an approval for instance.
            sql.push(
                " AND NOT EXISTS (SELECT 1 FROM keep_due o WHERE o.person = d.person AND o.rule <> d.rule)",
            );
        }
    }

    fn ready_persons(&self, rule: &str, approval: bool) -> Result<Vec<Uuid>> {
        self.store(StoreKind::Main).read(|conn| {
            let held = self.held(conn, self.house.keep.rule(rule))?;
            let mut sql = conn.sql("SELECT d.person FROM keep_due d");
            self.ready(&mut sql, rule, approval, held);
            sql.push(&format!(" LIMIT {CHUNK}"));
            Ok(conn.all(&sql, &[Kind::Uuid])?.iter().filter_map(|row| id_at(row, 0)).collect())
        })
    }

    pub(super) fn sweep_persons(&self, rule: &Planned, book: &mut Book<'_>) -> Result<()> {
        let approval = self.settings().keep_approval.contains(&rule.name);
        loop {
            let people = self.ready_persons(&rule.name, approval)?;
            if people.is_empty() {
                return Ok(());
            }
            self.erase_by_rule(rule, &people, &mut |card, rows| {
                book.note(&rule.name, card.table, rows, people.len())
            })?;
            book.tell();
        }
    }

    /// Deletes all that goes by a rule about these people, and that it is due.
    pub(super) fn erase_by_rule(
        &self,
        rule: &Planned,
        people: &[Uuid],
        done: &mut dyn FnMut(&Card, u64),
    ) -> Result<()> {
        let vault: Vec<_> =
            rule.tables.iter().map(|(card, _)| *card).filter(|card| card.store == StoreKind::Vault).collect();
        let (paired, preserved) = self.store(StoreKind::Main).read(|conn| {
            let mut preserved = self.preserved(conn, StoreKind::Main, rule, people)?;
            if rule.archive.is_some() {
                preserved.extend(self.identities(conn, people)?);
            }
            Ok((paired(conn, rule, people)?, preserved))
        })?;
        if !vault.is_empty() || !paired.is_empty() || !preserved.is_empty() {
            self.store(StoreKind::Vault).write(|conn| {
                // Archive first (FARK-2025 § 5): what is to be preserved waits on disk before anything goes.
                let in_vault = self.preserved(conn, StoreKind::Vault, rule, people)?;
                self.park(conn, &preserved)?;
                self.park(conn, &in_vault)?;
                let mut found = 0;
                for card in &vault {
                    let units = ids(conn, card, people)?;
                    found += units.len();
                    done(card, delete_units(conn, card, units)?);
                }
                for (card, units) in &paired {
                    let rows = delete_units(conn, card, units.clone())?;
                    found += rows as usize;
                    done(card, rows);
                }
                if found == 0 {
                    return Ok(());
                }
                note(self, conn, StoreKind::Vault, &Erased::Rule { rule: &rule.name, people })?;
                self.log_step(conn, StoreKind::Vault, &rule.name, categories(rule, StoreKind::Vault), people)
            })?;
        }
        self.store(StoreKind::Main).write(|conn| {
            for (card, _) in rule.tables.iter().filter(|(card, _)| card.store == StoreKind::Main) {
                if let Some(subject) = card.subject() {
                    done(card, delete(conn, card.table, subject.name, people.to_vec())?);
                }
            }
            let mut sql = conn.sql("DELETE FROM keep_due WHERE rule = ");
            sql.bind(Value::Text(rule.name.clone())).push(" AND ").any("person", people.to_vec());
            conn.execute(&sql)?;
            note(self, conn, StoreKind::Main, &Erased::Rule { rule: &rule.name, people })?;
            self.log_step(conn, StoreKind::Main, &rule.name, categories(rule, StoreKind::Main), people)
        })
    }

    /// Persons nothing is kept about any more.
    pub(super) fn sweep_existence(&self, book: &mut Book<'_>) -> Result<()> {
        loop {
            let people = self.ready_persons(PERSON, false)?;
            if people.is_empty() {
                return Ok(());
            }
            self.erase_persons(&people, &mut |card, rows| book.note(PERSON, card.table, rows, people.len()))?;
            book.tell();
        }
    }

    /// Deletes the keys of these people first, and then that they exist.
    pub(super) fn erase_persons(&self, people: &[Uuid], done: &mut dyn FnMut(&Card, u64)) -> Result<()> {
        let roots = &self.house.keep.persons;
        // What the vault has raised about them and nobody has heard yet.
        self.store(StoreKind::Vault).write(|conn| delete(conn, "vault_event", "person", people.to_vec()))?;
        self.store(StoreKind::Main).write(|conn| {
            let open = roots.iter().fold(Categories::NONE, |all, card| all.and(card.all_categories()));
            // Before the key goes: afterwards nobody has a pseudonym any more.
            self.log_step(conn, StoreKind::Main, PERSON, open, people)?;
            delete(conn, "person_key", "person", people.to_vec())?;
            for card in roots {
                if let Some(subject) = card.subject() {
                    done(card, delete(conn, card.table, subject.name, people.to_vec())?);
                }
            }
            for table in ["keep_due", "keep_unsettled", "session", "event", "event_waiting"] {
                delete(conn, table, "person", people.to_vec())?;
            }
            note(self, conn, StoreKind::Main, &Erased::Persons { people })?;
            // Who is erased is named nowhere afterwards, so what moved is said of everybody.
            raise_epoch(conn, &[EVERYBODY].into(), self.clock.now())
        })?;
        self.forget(people);
        Ok(())
    }
}

fn at(sql: &mut Sql, place: Option<Option<Uuid>>) {
    match place {
        None => {}
        Some(None) => drop(sql.push(" AND d.place IS NULL")),
        Some(Some(place)) => drop(sql.push(" AND d.place = ").bind(Value::Uuid(place))),
    }
}

/// The vault's rows that go with rows of the main store, by their common ids.
fn paired(conn: &mut Conn, rule: &Planned, people: &[Uuid]) -> Result<Vec<(&'static Card, Vec<Uuid>)>> {
    let mut found = Vec::new();
    for (card, with) in
        rule.tables.iter().filter(|(card, with)| card.store == StoreKind::Main && !with.is_empty())
    {
        let rows = ids(conn, card, people)?;
        found.extend(with.iter().filter(|_| !rows.is_empty()).map(|other| (*other, rows.clone())));
    }
    Ok(found)
}

/// The ids of a table's rows about these people.
pub(super) fn ids(conn: &mut Conn, card: &Card, people: &[Uuid]) -> Result<Vec<Uuid>> {
    let (Some(id), Some(subject)) = (card.id(), card.subject()) else { return Ok(Vec::new()) };
    let mut sql = conn.sql(&format!("SELECT {} FROM {} WHERE ", id.name, card.table));
    sql.any(subject.name, people.to_vec());
    Ok(conn.all(&sql, &[Kind::Uuid])?.iter().filter_map(|row| id_at(row, 0)).collect())
}

/// Deletes rows of the vault: their keys first.
pub(super) fn delete_units(conn: &mut Conn, card: &Card, units: Vec<Uuid>) -> Result<u64> {
    let Some(id) = card.id().filter(|_| !units.is_empty()) else { return Ok(0) };
    if card.fields.iter().any(|field| field.sealed) {
        delete(conn, "unit_key", "unit", units.clone())?;
    }
    delete(conn, card.table, id.name, units)
}

/// Deletes the rows whose column is one of these.
pub(super) fn delete(conn: &mut Conn, table: &str, column: &str, ids: Vec<Uuid>) -> Result<u64> {
    let mut sql = conn.sql(&format!("DELETE FROM {table} WHERE "));
    sql.any(column, ids);
    conn.execute(&sql)
}
