//! Looking ahead: the next day on which something is due. A simulation jumps from one to the next.

use jiff::civil::Date;
use ransel_law::calendar::oslo_date;

use crate::{
    Owner, Result, Value,
    card::{Clock, StoreKind},
    keep::{Period, Planned},
    value::Kind,
};

impl Owner {
    /// The first day after today on which something will be due, as far as it is known today; none where nothing will.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn next_due(&self) -> Result<Option<Date>> {
        self.settle_belonging()?;
        let today = self.clock.today();
        let mut next = self.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql("SELECT min(due) FROM keep_due WHERE due > ");
            sql.bind(Value::Date(today));
            Ok(match conn.first(&sql, &[Kind::Date])?.as_deref() {
                Some([Value::Date(due)]) => Some(*due),
                _ => None,
            })
        })?;
        for rule in &self.house.keep.by_row {
            let due = self.next_due_row(rule, today)?;
            next = [next, due].into_iter().flatten().min();
        }
        Ok(next)
    }

    /// How many persons or rows would be due today by a rule if its period were another.
    ///
    /// # Errors
    /// A store cannot be read.
    pub fn due_by(&self, rule: &Planned, period: Period) -> Result<i64> {
        if !rule.event.is_about_person() {
            return self.rows_due_by(rule, period);
        }
        // The books hold the day she is due by the period that holds now; on which she left follows from it.
        let left_by = period.latest(self.clock.today());
        let due_now = rule.period(&self.settings()).after(left_by);
        self.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql("SELECT count(*) FROM keep_due WHERE rule = ");
            sql.bind(Value::Text(rule.name.clone())).push(" AND due <= ").bind(Value::Date(due_now));
            Ok(match conn.first(&sql, &[Kind::Int])?.as_deref() {
                Some([Value::Int(count)]) => *count,
                _ => 0,
            })
        })
    }

    fn next_due_row(&self, rule: &Planned, today: Date) -> Result<Option<Date>> {
        let period = rule.period(&self.settings());
        let mut next: Option<Date> = None;
        for (card, _) in &rule.tables {
            let Clock::Column(column) = card.clock else { continue };
            let Some(kind) = card.field(column).map(|field| field.kind) else { continue };
            let first = self.store(card.store).read(|conn| {
                let sql = conn.sql(&format!("SELECT min({column}) FROM {}", card.table));
                conn.first(&sql, &[kind])
            })?;
            let on = match first.as_deref() {
                Some([Value::Date(on)]) => *on,
                Some([Value::Instant(at)]) => oslo_date(*at),
                _ => continue,
            };
            let due = rule.event.due(on, period);
            // What is due already and still there is held back: it is no reason to stop here again.
            if due > today {
                next = [next, Some(due)].into_iter().flatten().min();
            }
        }
        Ok(next)
    }
}
