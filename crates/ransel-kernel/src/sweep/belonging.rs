//! Who has left, as one due date per person and rule. Worked out for whoever was touched since last time, never for
//! everybody: a sweep must not cost what is stored.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Owner, Result, Value, card::StoreKind, db::Conn, id::PersonId, relations::Belongs, rows::id_at,
    sweep::PERSON, value::Kind,
};

/// How many people are settled in one transaction.
const CHUNK: i64 = 500;

/// Says that whether these people belong here may have changed.
pub(crate) fn unsettle(conn: &mut Conn, people: Vec<Uuid>) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let mut sql = conn.sql("INSERT INTO keep_unsettled ");
    sql.rows_of(people).push(" ON CONFLICT DO NOTHING");
    conn.execute(&sql).map(drop)
}

/// Says that due dates must be worked out anew for everybody who has any: a period has changed.
pub(crate) fn unsettle_due(conn: &mut Conn) -> Result<()> {
    let sql = conn.sql(
        "INSERT INTO keep_unsettled SELECT DISTINCT person FROM keep_due WHERE 1 = 1 ON CONFLICT DO NOTHING",
    );
    conn.execute(&sql).map(drop)
}

impl Owner {
    /// Works out due dates for whoever was touched since last time.
    pub(crate) fn settle_belonging(&self) -> Result<()> {
        let main = self.store(StoreKind::Main);
        main.write(|conn| self.unsettle_everybody_once(conn))?;
        while main.write(|conn| self.settle_some(conn))? {}
        Ok(())
    }

    /// Before the first sweep of all nobody has been settled, whoever was touched.
    fn unsettle_everybody_once(&self, conn: &mut Conn) -> Result<()> {
        let sql = conn.sql("SELECT id FROM sweep_run LIMIT 1");
        if conn.first(&sql, &[Kind::Uuid])?.is_some() {
            return Ok(());
        }
        for card in &self.house.keep.persons {
            let Some(subject) = card.subject() else { continue };
            let text = format!(
                "INSERT INTO keep_unsettled SELECT {} FROM {} WHERE 1 = 1 ON CONFLICT DO NOTHING",
                subject.name, card.table
            );
            let sql = conn.sql(&text);
            conn.execute(&sql)?;
        }
        Ok(())
    }

    /// Settles some; whether there may be more.
    fn settle_some(&self, conn: &mut Conn) -> Result<bool> {
        let sql = conn.sql(&format!("SELECT person FROM keep_unsettled LIMIT {CHUNK}"));
        let rows = conn.all(&sql, &[Kind::Uuid])?;
        let people: Vec<Uuid> = rows.iter().filter_map(|row| id_at(row, 0)).collect();
        if people.is_empty() {
            return Ok(false);
        }
        let asked: Vec<_> = people.iter().copied().map(PersonId).collect();
        let answers = (self.house.school.belongs)(conn, &asked)?;
        // Whoever comes back is settled anew: a rule that has run about her has nothing left to find.
        let anew =
            answers.iter().filter(|(_, belongs)| *belongs != Belongs::Never).map(|(person, _)| person.0);
        let mut sql = conn.sql("DELETE FROM keep_due WHERE ");
        sql.any("person", anew.collect());
        conn.execute(&sql)?;
        for (person, belongs) in answers {
            match belongs {
                Belongs::Here => {}
                Belongs::Left(on, place) => self.put_due(conn, person.0, on, place.map(|place| place.0))?,
                Belongs::Never => self.put_due(conn, person.0, self.clock.today(), None)?,
            }
        }
        let mut sql = conn.sql("DELETE FROM keep_unsettled WHERE ");
        sql.any("person", people);
        conn.execute(&sql)?;
        Ok(true)
    }

    fn put_due(&self, conn: &mut Conn, person: Uuid, left: Date, place: Option<Uuid>) -> Result<()> {
        let settings = self.settings();
        let rules = self.house.keep.by_person.iter();
        let mut dues: Vec<_> =
            rules.map(|rule| (rule.name.as_str(), rule.event.due(left, rule.period(&settings)))).collect();
        // What makes a person exist goes last: when nothing else is kept about her.
        let last = dues.iter().map(|(_, due)| *due).max().unwrap_or(left);
        dues.push((PERSON, last));
        for (rule, due) in dues {
            let mut sql = conn.sql("INSERT INTO keep_due VALUES (");
            let place = place.map_or(Value::Null, Value::Uuid);
            sql.list(
                [Value::Uuid(person), Value::Text(rule.to_owned()), Value::Date(due), place],
                ", ",
                |sql, value| {
                    sql.bind(value);
                },
            )
            // Who never belonged is not put off each time she is touched.
            .push(") ON CONFLICT DO NOTHING");
            conn.execute(&sql)?;
        }
        Ok(())
    }
}
