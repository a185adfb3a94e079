//! Reading the ledger, for a pass: who opened somebody's folder, and who opened what.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::{
    Result, Value,
    db::Database,
    id::{PersonId, RequestId},
    ledger::{Alias, Outcome, entry::Body},
    value::Kind,
};

/// One line of the log, its people still under pseudonyms.
#[derive(Clone, Debug)]
pub struct RawLine {
    /// What was kept.
    pub body: Body,
    /// The caller's pseudonym.
    pub caller: Option<Alias>,
    /// The pseudonyms, among those asked about, of the people it is about.
    pub about: Vec<Alias>,
}

/// One line of the log, for a page.
#[derive(Clone, Debug)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for a part of the product, or somebody whose key is erased.
    pub caller: Option<PersonId>,
    /// The part of the product.
    pub part: Option<String>,
    /// The hat.
    pub hat: String,
    /// Where the hat was worn.
    pub place: Option<uuid::Uuid>,
    /// The module.
    pub module: String,
    /// The action.
    pub action: String,
    /// The purpose, by name in the register.
    pub activity: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The categories that were opened for these people.
    pub open: crate::facts::Categories,
    /// The facts it was decided by.
    pub facts: crate::facts::Facts,
    /// Digest of the policies that decided: facts of other ones are numbered in another way.
    pub policy: String,
    /// The policies it rests on.
    pub grounds: Vec<String>,
    /// Among those asked about, whom it is about.
    pub about: Vec<PersonId>,
    /// The request, as a reference.
    pub request: RequestId,
}

/// The newest lines about any of `aliases`, newest first.
pub fn about(ledger: &Database, aliases: &[Alias], offset: i64, limit: i64) -> Result<Vec<RawLine>> {
    let asked: HashSet<_> = aliases.iter().map(|alias| alias.0).collect();
    ledger.read(|conn| {
        let mut sql = conn.sql(
            "SELECT e.body, s.digest FROM entry e JOIN entry_set s ON s.writer = e.writer AND s.seq = e.seq \
             WHERE s.digest IN (SELECT m.digest FROM subject_set m WHERE ",
        );
        sql.any("m.alias", asked.iter().copied().collect());
        sql.push(") ORDER BY e.at DESC, e.seq DESC LIMIT ")
            .bind(Value::Int(limit))
            .push(" OFFSET ")
            .bind(Value::Int(offset));
        let mut lines: Vec<(RawLine, String)> = Vec::new();
        conn.each(&sql, &[Kind::Text, Kind::Text], |row| {
            if let [Value::Text(body), Value::Text(digest)] = row.as_slice()
                && let Ok(mut body) = serde_json::from_str::<Body>(body)
            {
                body.decided.retain(|decided| decided.set == *digest);
                lines.push((
                    RawLine { caller: body.caller.map(Alias), body, about: Vec::new() },
                    digest.clone(),
                ));
            }
            Ok(())
        })?;
        let mut sets: HashMap<String, Vec<Alias>> = HashMap::new();
        for (_, digest) in &lines {
            if sets.contains_key(digest) {
                continue;
            }
            let mut sql = conn.sql("SELECT alias FROM subject_set WHERE digest = ");
            sql.bind(Value::Text(digest.clone()));
            let members =
                conn.all(&sql, &[Kind::Uuid])?.into_iter().flatten().filter_map(|value| match value {
                    Value::Uuid(alias) if asked.contains(&alias) => Some(Alias(alias)),
                    _ => None,
                });
            sets.insert(digest.clone(), members.collect());
        }
        for (line, digest) in &mut lines {
            line.about = sets.get(digest).cloned().unwrap_or_default();
        }
        Ok(lines.into_iter().map(|(line, _)| line).collect())
    })
}
