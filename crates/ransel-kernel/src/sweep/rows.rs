//! Rules that run from a date in the row.

use jiff::{Timestamp, civil::Date};
use ransel_law::calendar::oslo_midnight;
use uuid::Uuid;

use crate::{
    Card, Owner, Result, Value,
    card::{Clock, StoreKind},
    db::{Conn, Sql},
    keep::{Period, Planned},
    rows::id_at,
    sweep::{
        Book, CHUNK, Due, categories,
        erasures::{Erased, note},
        persons::{delete, delete_units},
    },
    value::Kind,
};

impl Owner {
    pub(super) fn due_rows(&self, rule: &Planned) -> Result<Due> {
        let approval = self.settings().keep_approval.contains(&rule.name);
        let (mut count, mut ready) = (0, 0);
        for (card, _) in &rule.tables {
            let Some(all) = self.limit(rule, card, None) else { continue };
            let upto = self.approved_upto(rule, approval)?;
            count += self.count_rows(card, &all, Vec::new())?;
            if !approval || upto.is_some() {
                let held = self.store(StoreKind::Main).read(|conn| self.held(conn, Some(rule)))?;
                let limit = self.limit(rule, card, upto).unwrap_or(all);
                ready += self.count_rows(card, &limit, held)?;
            }
        }
        Ok(Due { rule: rule.name.clone(), approval, count, waiting: count - ready, since: None })
    }

    /// How many rows would be due by a rule if its period were another.
    pub(super) fn rows_due_by(&self, rule: &Planned, period: Period) -> Result<i64> {
        let mut count = 0;
        for (card, _) in &rule.tables {
            if let Some(limit) = self.limit_by(rule, period, card, None) {
                count += self.count_rows(card, &limit, Vec::new())?;
            }
        }
        Ok(count)
    }

    pub(super) fn sweep_rows(&self, rule: &Planned, book: &mut Book<'_>) -> Result<()> {
        let approval = self.settings().keep_approval.contains(&rule.name);
        let upto = self.approved_upto(rule, approval)?;
        if approval && upto.is_none() {
            return Ok(());
        }
        for (card, with) in &rule.tables {
            let Some(limit) = self.limit(rule, card, upto) else { continue };
            loop {
                let held = self.store(StoreKind::Main).read(|conn| self.held(conn, Some(rule)))?;
                let found = self.store(card.store).read(|conn| some(conn, card, &limit, held))?;
                if found.is_empty() {
                    break;
                }
                self.erase_rows(rule, card, with, &found, book)?;
                book.tell();
            }
        }
        Ok(())
    }

    fn erase_rows(
        &self,
        rule: &Planned,
        card: &Card,
        with: &[&'static Card],
        found: &[(Uuid, Option<Uuid>)],
        book: &mut Book<'_>,
    ) -> Result<()> {
        let rows: Vec<Uuid> = found.iter().map(|(id, _)| *id).collect();
        let mut people: Vec<Uuid> = found.iter().filter_map(|(_, subject)| *subject).collect();
        people.sort_unstable();
        people.dedup();
        let erased = |table| Erased::Rows { table, rows: &rows };
        if !with.is_empty() {
            self.store(StoreKind::Vault).write(|conn| {
                for other in with {
                    let gone = delete_units(conn, other, rows.clone())?;
                    book.note(&rule.name, other.table, gone, people.len());
                    note(self, conn, StoreKind::Vault, &erased(other.table))?;
                }
                self.log_step(conn, StoreKind::Vault, &rule.name, categories(rule, StoreKind::Vault), &people)
            })?;
        }
        self.store(card.store).write(|conn| {
            let gone = match (card.store, card.id()) {
                (StoreKind::Main, Some(id)) => delete(conn, card.table, id.name, rows.clone())?,
                _ => delete_units(conn, card, rows.clone())?,
            };
            book.note(&rule.name, card.table, gone, people.len());
            note(self, conn, card.store, &erased(card.table))?;
            self.log_step(conn, card.store, &rule.name, categories(rule, card.store), &people)
        })
    }

    /// What a row's clock must be before for the row to be due.
    fn limit(&self, rule: &Planned, card: &Card, upto: Option<Date>) -> Option<(&'static str, Value)> {
        self.limit_by(rule, rule.period(&self.settings()), card, upto)
    }

    fn limit_by(
        &self,
        rule: &Planned,
        period: Period,
        card: &Card,
        upto: Option<Date>,
    ) -> Option<(&'static str, Value)> {
        let Clock::Column(column) = card.clock else { return None };
        if period.is_in_hours() {
            return Some((column, Value::Instant(period.before(self.clock.now()))));
        }
        let today = self.clock.today();
        // The owner has given the module up, and the notice is over.
        let module = rule.name.split('.').next().unwrap_or_default();
        if self.settings().gone_on(module).is_some_and(|gone| gone <= today) {
            return Some(match card.field(column)?.kind {
                Kind::Date => (column, Value::Date(Date::MAX)),
                _ => (column, Value::Instant(Timestamp::MAX)),
            });
        }
        let before = rule.event.due_before(upto.map_or(today, |upto| upto.min(today)), period);
        Some(match card.field(column)?.kind {
            Kind::Date => (column, Value::Date(before)),
            _ => (column, Value::Instant(oslo_midnight(before))),
        })
    }

    fn count_rows(&self, card: &Card, limit: &(&str, Value), held: Vec<Uuid>) -> Result<i64> {
        self.store(card.store).read(|conn| {
            let mut sql = conn.sql(&format!("SELECT count(*) FROM {}", card.table));
            narrow(&mut sql, card, limit, held);
            Ok(match conn.first(&sql, &[Kind::Int])?.as_deref() {
                Some([Value::Int(count)]) => *count,
                _ => 0,
            })
        })
    }

    fn approved_upto(&self, rule: &Planned, approval: bool) -> Result<Option<Date>> {
        if !approval {
            return Ok(None);
        }
        self.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql("SELECT max(upto) FROM keep_approval WHERE place IS NULL AND rule = ");
            sql.bind(Value::Text(rule.name.clone()));
            Ok(match conn.first(&sql, &[Kind::Date])?.as_deref() {
                Some([Value::Date(upto)]) => Some(*upto),
                _ => None,
            })
        })
    }
}

/// Some rows that are due: their ids, and whom they are about.
fn some(
    conn: &mut Conn,
    card: &Card,
    limit: &(&str, Value),
    held: Vec<Uuid>,
) -> Result<Vec<(Uuid, Option<Uuid>)>> {
    let Some(id) = card.id() else { return Ok(Vec::new()) };
    let subject = card.subject().unwrap_or(id);
    let mut sql = conn.sql(&format!("SELECT {}, {} FROM {}", id.name, subject.name, card.table));
    narrow(&mut sql, card, limit, held);
    sql.push(&format!(" LIMIT {CHUNK}"));
    let rows = conn.all(&sql, &[Kind::Uuid, Kind::Uuid])?;
    let about = |row: &[Value]| card.subject().and_then(|_| id_at(row, 1));
    Ok(rows.iter().filter_map(|row| Some((id_at(row, 0)?, about(row)))).collect())
}

fn narrow(sql: &mut Sql, card: &Card, (column, before): &(&str, Value), held: Vec<Uuid>) {
    sql.push(" WHERE ").push(column).push(" < ").bind(before.clone());
    if let Some(subject) = card.subject().filter(|_| !held.is_empty()) {
        sql.push(" AND NOT ").any(subject.name, held);
    }
}
