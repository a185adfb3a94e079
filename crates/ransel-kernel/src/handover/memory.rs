//! What is remembered of a hand-over: what, to whom, when, and about which people. The people are a set that is stored once
//! under its digest, as in the ledger: the same class handed on each night is one set. A large set is cut by the people's
//! ids, so that one who leaves changes one piece of it. What version of the facts somebody got is told by the instant: it
//! was what stood here then.

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{HandOver, HandOverDef, Taker};
use crate::{
    Action, Caller, KernelError, Owner, Pass, PersonId, Result, Value,
    action::Opens,
    card::StoreKind,
    db::Conn,
    facts::Category,
    keys::{digest, to_hex},
    pass::Change,
    platform::{HandedOver, NoteHandOver, ReadHandOvers},
    value::Kind,
};

/// Up to how many people are one set; above it there is one for each first byte of their ids.
const ONE_SET: usize = 2000;

/// A hand-over as the person it is about is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Which, by its name.
    pub kind: String,
    /// Who got it.
    pub receiver: String,
    /// When, the last time; since when, where it waits.
    pub at: Timestamp,
    /// How often.
    pub times: i64,
    /// Whether it waits for a module that takes it.
    pub waits: bool,
    /// Whether something of it has been corrected that the receiver has not got anew yet.
    pub corrected: bool,
}

impl<A: Action + Opens<HandedOver>> Change<'_, A> {
    /// Remembers that something is handed over about these people, in the transaction of its cause: before it leaves. Called
    /// again with the same id it adds people to what it remembers.
    ///
    /// # Errors
    /// The module does not declare it, the pass does not cover somebody, or the store refuses.
    pub fn hand_over<H: HandOver>(&mut self, id: Uuid, receiver: &str, people: &[PersonId]) -> Result<()> {
        let owner = self.ctx.owner;
        if self.store != StoreKind::Main {
            return Err(KernelError::OutsidePass { table: "hand_over" });
        }
        let def = H::DEF;
        let gives = |module: &&crate::Module| module.gives.iter().any(|one| one.def.name == def.name);
        if !owner.house.modules.iter().any(|module| module.name == def.giver && gives(&module)) {
            return Err(super::undeclared(def));
        }
        for person in people {
            let covered = |ids: &Vec<Uuid>| ids.binary_search(&person.0).is_ok();
            if !self.grants.all.iter().any(|grant| grant.subjects.as_ref().is_none_or(covered)) {
                return Err(KernelError::OutsidePass { table: "hand_over" });
            }
        }
        self.touched.extend(people);
        let here = |name: &str| owner.house.modules.iter().any(|module| module.name == name);
        let waits = match def.taker {
            Taker::Module(taker) => !here(taker),
            Taker::Outside | Taker::Archive => false,
        };
        remember(self.conn, def, (id, receiver, owner.clock.now()), people, waits)
    }
}

/// A module got what it asked for: what waited for it is given, or it is a hand-over of its own.
pub(super) fn given_to_module(
    owner: &Owner,
    def: &'static HandOverDef,
    taker: &str,
    person: PersonId,
) -> Result<()> {
    let (id, now) = (owner.random.uuid()?, owner.clock.now());
    owner.ctx(Caller::part(def.name))?.change(NoteHandOver { people: vec![person] }, |change| {
        change.touched.insert(person);
        let mut sql = change.conn.sql("UPDATE hand_over SET waits = ");
        sql.bind(Value::Bool(false)).push(", at = ").bind(Value::Instant(now)).push(" WHERE waits = ");
        sql.bind(Value::Bool(true)).push(" AND kind = ").bind(Value::Text(def.name.to_owned()));
        sql.push(" AND id IN (SELECT p.hand_over FROM hand_over_part p JOIN hand_over_set s ON s.digest = p.digest WHERE s.person = ");
        sql.bind(Value::Uuid(person.0)).push(")");
        if change.conn.execute(&sql)? == 0 {
            remember(change.conn, def, (id, taker, now), &[person], false)?;
        }
        Ok(())
    })
}

fn remember(
    conn: &mut Conn,
    def: &HandOverDef,
    (id, receiver, at): (Uuid, &str, Timestamp),
    people: &[PersonId],
    waits: bool,
) -> Result<()> {
    let text = |text: &str| Value::Text(text.to_owned());
    let fields = def.fields();
    let what = to_hex(&digest(&[fields.as_bytes()]));
    insert_once(conn, "hand_over_what", [text(&what), text(&fields)])?;
    let row = [
        Value::Uuid(id),
        text(def.name),
        text(receiver),
        Value::Instant(at),
        text(&what),
        Value::Bool(waits),
    ];
    insert_once(conn, "hand_over", row)?;
    for set in cut(people) {
        let ids: Vec<_> = set.iter().map(|person| person.0.as_bytes().as_slice()).collect();
        let name = to_hex(&digest(&ids));
        insert_once(conn, "hand_over_part", [Value::Uuid(id), text(&name)])?;
        let mut known = conn.sql("SELECT digest FROM hand_over_set WHERE digest = ");
        known.bind(text(&name)).push(" LIMIT 1");
        if conn.first(&known, &[Kind::Text])?.is_none() {
            let mut sql = conn.sql("INSERT INTO hand_over_set SELECT ");
            sql.bind(text(&name)).push(", person FROM (");
            sql.named_rows_of(set.iter().map(|person| person.0).collect(), "person").push(") AS people");
            conn.execute(&sql)?;
        }
        super::corrections::settle(conn, def.name, receiver, id, at, &set)?;
    }
    Ok(())
}

/// The people in order, each once, as sets that stay the same where nobody comes or goes.
pub fn cut(people: &[PersonId]) -> Vec<Vec<PersonId>> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    if people.len() <= ONE_SET {
        return if people.is_empty() { Vec::new() } else { vec![people] };
    }
    let mut sets: BTreeMap<u8, Vec<PersonId>> = BTreeMap::new();
    for person in people {
        sets.entry(person.0.as_bytes()[0]).or_default().push(person);
    }
    sets.into_values().collect()
}

fn insert_once<const N: usize>(conn: &mut Conn, table: &str, row: [Value; N]) -> Result<()> {
    let mut sql = conn.sql(&format!("INSERT INTO {table} VALUES ("));
    sql.list(row, ", ", |sql, value| {
        sql.bind(value);
    })
    .push(") ON CONFLICT DO NOTHING");
    conn.execute(&sql).map(drop)
}

impl Pass<'_, ReadHandOvers> {
    /// Who has received something about the person the pass is about, what is newest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn received(&self) -> Result<Vec<Received>> {
        let open: Vec<_> = self
            .subjects
            .iter()
            .filter(|person| self.opens(**person, Category::AccessLog))
            .map(|one| one.0)
            .collect();
        self.ctx.owner.store(StoreKind::Main).read(|conn| {
            let mut sql = conn.sql(
                "SELECT h.kind, h.receiver, h.waits, max(h.at), count(DISTINCT h.id), \
                 (SELECT count(*) FROM hand_over_correction c WHERE c.kind = h.kind AND c.receiver = h.receiver AND c.settled_at IS NULL AND ",
            );
            sql.any("c.person", open.clone());
            sql.push(
                ") FROM hand_over h JOIN hand_over_part p ON p.hand_over = h.id JOIN hand_over_set s ON s.digest = p.digest WHERE ",
            );
            sql.any("s.person", open);
            sql.push(" GROUP BY h.kind, h.receiver, h.waits ORDER BY 4 DESC, 1, 2");
            let kinds = [Kind::Text, Kind::Text, Kind::Bool, Kind::Instant, Kind::Int, Kind::Int];
            let rows = conn.all(&sql, &kinds)?;
            Ok(rows.iter().filter_map(|row| received(row)).collect())
        })
    }
}

fn received(row: &[Value]) -> Option<Received> {
    let [
        Value::Text(kind),
        Value::Text(receiver),
        Value::Bool(waits),
        Value::Instant(at),
        Value::Int(times),
        Value::Int(corrected),
    ] = row
    else {
        return None;
    };
    let (kind, receiver) = (kind.clone(), receiver.clone());
    Some(Received { kind, receiver, at: *at, times: *times, waits: *waits, corrected: *corrected > 0 })
}
