//! What states do: facts for every decision, and what the sweep leaves. Known of everybody, whoever asks.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use uuid::Uuid;

use super::StateKind;
use crate::{
    ActionDef, Card, Facts, Owner, Pass, Result, Value,
    db::Conn,
    id::PersonId,
    keep::Planned,
    platform::ReadDeletions,
    rows::id_at,
    value::Kind::{Text, Uuid as OfUuid},
};

/// Whose data is in which state on a day: few people, each with what it is about.
#[derive(Clone, Debug, Default)]
pub struct States(HashMap<PersonId, Vec<(StateKind, String)>>);

impl States {
    /// Reads those that hold on a day.
    ///
    /// # Errors
    /// The main store cannot be read.
    pub fn read(conn: &mut Conn, today: Date) -> Result<Self> {
        let mut sql = conn.sql("SELECT person, kind, activity FROM subject_state WHERE valid_from <= ");
        sql.bind(Value::Date(today)).push(" AND (valid_to IS NULL OR valid_to > ");
        sql.bind(Value::Date(today)).push(")");
        let mut all = Self::default();
        for row in conn.all(&sql, &[OfUuid, Text, Text])? {
            if let [Value::Uuid(person), Value::Text(kind), Value::Text(activity)] = row.as_slice() {
                // A state nobody knows closes like a restriction.
                let kind = StateKind::from_code(kind).unwrap_or(StateKind::Restriction);
                all.0.entry(PersonId(*person)).or_default().push((kind, activity.clone()));
            }
        }
        let asked = conn.sql("SELECT person FROM state_request WHERE outcome = 'asked'");
        for row in conn.all(&asked, &[OfUuid])? {
            if let [Value::Uuid(person)] = row.as_slice() {
                all.0.entry(PersonId(*person)).or_default();
            }
        }
        Ok(all)
    }

    /// What an action may not do with somebody's data, as facts.
    pub fn facts(&self, person: PersonId, action: &ActionDef) -> Facts {
        let about = |activity: &str| {
            activity.is_empty() || activity.split_once('.') == Some((action.module, action.activity))
        };
        let held = self.0.get(&person).map_or(&[][..], Vec::as_slice);
        let is = |kind| held.iter().any(|(state, activity)| *state == kind && about(activity));
        Facts::default().with_restricted(is(StateKind::Restriction)).with_objected(is(StateKind::Objection))
    }

    /// Everybody in any state, and for whom one was asked.
    pub fn people(&self) -> Vec<PersonId> {
        self.0.keys().copied().collect()
    }
}

/// What keeping states themselves is called: rows of it stay for as long as any state holds.
const STATES: &str = "platform.states";

/// The activities that tables serve, `module.activity`.
fn activities<'c>(cards: impl IntoIterator<Item = &'c Card>) -> HashSet<String> {
    cards.into_iter().map(|card| format!("{}.{}", card.module, card.activity)).collect()
}

impl Owner {
    /// The persons nothing is deleted about by this rule: a legal hold is on them (FARK-2025 § 5, POL-2018 art. 17 (3)
    /// (e)), or they are restricted, which is to be stored (POL-2018 art. 18 (2)). Both hold from when they were set down.
    /// `None` asks about that she exists, which stays as long as anything does.
    pub(crate) fn held(&self, conn: &mut Conn, rule: Option<&Planned>) -> Result<Vec<Uuid>> {
        let of = rule.map(|rule| {
            activities(rule.tables.iter().flat_map(|(card, with)| std::iter::once(card).chain(with)).copied())
        });
        let mut sql = conn.sql(
            "SELECT person, activity FROM subject_state WHERE kind IN ('hold', 'restriction') AND (valid_to IS NULL OR valid_to > ",
        );
        sql.bind(Value::Date(self.clock.today())).push(")");
        let rows = conn.all(&sql, &[OfUuid, Text])?;
        let about = |activity: &String| {
            let of = of.as_ref();
            activity.is_empty() || of.is_none_or(|of| of.contains(activity) || of.contains(STATES))
        };
        let counts = |row: &&Vec<Value>| matches!(row.get(1), Some(Value::Text(activity)) if about(activity));
        Ok(rows.iter().filter(counts).filter_map(|row| id_at(row, 0)).collect())
    }
}

impl Pass<'_, ReadDeletions> {
    /// How many persons nothing at all, and how many something is not deleted about, since it is held or restricted.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn held(&self) -> Result<i64> {
        let today = self.ctx.owner.clock.today();
        self.ctx.owner.store(crate::card::StoreKind::Main).read(|conn| {
            let mut sql = conn.sql(
                "SELECT count(DISTINCT person) FROM subject_state WHERE kind IN ('hold', 'restriction') AND (valid_to IS NULL OR valid_to > ",
            );
            sql.bind(Value::Date(today)).push(")");
            Ok(match conn.first(&sql, &[crate::value::Kind::Int])?.as_deref() {
                Some([Value::Int(count)]) => *count,
                _ => 0,
            })
        })
    }
}
