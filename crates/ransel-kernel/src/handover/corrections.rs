//! Corrections (POL-2018 art. 19): when a fact is changed or deleted that was handed over, everybody who got it is listed, in
//! the transaction that corrects it. A module hears of it; to whoever is outside it is owed until she has got it anew, or
//! somebody says why not. What is dated is not corrected by ending it: the next row is another fact.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Taker, goes_along};
use crate::{
    Action, Card, PersonId, Result, Value, db::Conn, events::HandedOverCorrected, keys::digest, pass::Change,
    value::Kind,
};

impl<A: Action> Change<'_, A> {
    /// Somebody's facts were changed; all columns where none are named. Lists who has got them as they were.
    pub(crate) fn corrected(&mut self, card: &Card, columns: &[&str], people: &[PersonId]) -> Result<()> {
        let owner = self.ctx.owner;
        if people.is_empty() || !goes_along(&owner.house.modules, card, columns) {
            return Ok(());
        }
        for person in people {
            for (kind, receiver, at) in receivers(self.conn, *person)? {
                let given = owner.house.modules.iter().flat_map(|module| module.gives);
                let Some(def) = given.map(|one| one.def).find(|def| def.name == kind) else { continue };
                let of_table = def.what.iter().filter(|(table, _)| *table == card.table);
                let wrong: Vec<_> = of_table
                    .flat_map(|(_, given)| given.iter())
                    .filter(|column| columns.is_empty() || columns.contains(column))
                    .map(|column| format!("{}.{column}", card.table))
                    .collect();
                if wrong.is_empty() {
                    continue;
                }
                let id =
                    put(self.conn, *person, (&kind, &receiver, at), &wrong.join(" "), owner.clock.now())?;
                if matches!(def.taker, Taker::Module(_)) {
                    self.raise(&HandedOverCorrected { person: *person, correction: id })?;
                }
            }
        }
        Ok(())
    }
}

/// Who has got something about somebody, and when the last time.
fn receivers(conn: &mut Conn, person: PersonId) -> Result<Vec<(String, String, Timestamp)>> {
    let mut sql = conn.sql(
        "SELECT h.kind, h.receiver, max(h.at) FROM hand_over_set s JOIN hand_over_part p ON p.digest = s.digest \
         JOIN hand_over h ON h.id = p.hand_over WHERE h.waits = ",
    );
    sql.bind(Value::Bool(false)).push(" AND s.person = ").bind(Value::Uuid(person.0));
    sql.push(" GROUP BY h.kind, h.receiver");
    let rows = conn.all(&sql, &[Kind::Text, Kind::Text, Kind::Instant])?;
    Ok(rows
        .into_iter()
        .filter_map(|row| match row.as_slice() {
            [Value::Text(kind), Value::Text(receiver), Value::Instant(at)] => {
                Some((kind.clone(), receiver.clone(), *at))
            }
            _ => None,
        })
        .collect())
}

/// What the receiver got at one time is owed to her once, however often it is corrected since.
fn put(
    conn: &mut Conn,
    person: PersonId,
    (kind, receiver, got_at): (&str, &str, Timestamp),
    wrong: &str,
    now: Timestamp,
) -> Result<Uuid> {
    let told = got_at.to_string();
    let parts = [
        person.0.as_bytes().as_slice(),
        kind.as_bytes(),
        b"/",
        receiver.as_bytes(),
        told.as_bytes(),
        wrong.as_bytes(),
    ];
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(&parts)) {
        *to = from;
    }
    let id = uuid::Builder::from_custom_bytes(bytes).into_uuid();
    let text = |text: &str| Value::Text(text.to_owned());
    let row = [
        Value::Uuid(id),
        Value::Uuid(person.0),
        text(kind),
        text(receiver),
        text(wrong),
        Value::Instant(got_at),
        Value::Instant(now),
        Value::Null,
        Value::Null,
        text(""),
        Value::Null,
    ];
    let mut sql = conn.sql("INSERT INTO hand_over_correction VALUES (");
    sql.list(row, ", ", |sql, value| {
        sql.bind(value);
    })
    .push(") ON CONFLICT DO NOTHING");
    conn.execute(&sql)?;
    Ok(id)
}

/// Whoever gets it anew has what was corrected.
pub(super) fn settle(
    conn: &mut Conn,
    kind: &str,
    receiver: &str,
    by: Uuid,
    now: Timestamp,
    people: &[PersonId],
) -> Result<()> {
    let mut sql = conn.sql("UPDATE hand_over_correction SET settled_at = ");
    sql.bind(Value::Instant(now)).push(", settled_by = ").bind(Value::Uuid(by));
    sql.push(" WHERE settled_at IS NULL AND kind = ").bind(Value::Text(kind.to_owned()));
    sql.push(" AND receiver = ").bind(Value::Text(receiver.to_owned())).push(" AND ");
    sql.any("person", people.iter().map(|person| person.0).collect());
    conn.execute(&sql).map(drop)
}
