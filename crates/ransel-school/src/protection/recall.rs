//! What has been handed on or shown about somebody who is protected now. The log knows every look with the facts it was
//! decided by, so each is decided once more with the protection as it is: what would be closed today was told too much.
//! No module lists its own pages here, so a new one is covered from its first day.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan};
use ransel_kernel::{
    Caller, Categories, Category, Hat, Owner, Pass, PersonId, Result,
    facts::Protection,
    keys::digest,
    ledger::{Line, Outcome},
    pass::Set,
    rows::Is,
};
use uuid::{Builder, Uuid};

use super::plan::Running;
use crate::{
    actions::{RaiseRecall, SurveyHandedOn},
    records::{AddressProtection, RecallKind, RecallOutcome, RecallTask, RosterExport, StateRecord},
};

/// How far back it is looked, where the owner has said nothing: a school year. No law says a number.
pub const RECALL_DAYS: i64 = 365;
/// How many days the office has, where the owner has said nothing.
const DUE_DAYS: i64 = 1;
/// Lines read at a time.
const STEP: i64 = 1000;

/// Works out what has to be called back about a person, if that has not been done since she was protected; how many
/// tasks were put down. Doing it twice puts down nothing twice.
///
/// # Errors
/// The ledger or a store fails.
pub fn work_out(owner: &Owner, person: PersonId) -> Result<usize> {
    let ctx = owner.ctx(Caller::part("recall"))?;
    let pass = ctx.may(SurveyHandedOn { person })?;
    let records = pass.rows::<StateRecord>().only(StateRecord::PERSON, Is::Equal, &person).all()?;
    let rows = pass.rows::<AddressProtection>().only(AddressProtection::PERSON, Is::Equal, &person).all()?;
    let running = Running::of(&rows, &records);
    let open =
        |record: &&StateRecord| record.recalled_at.is_none() && running.iter().any(|row| row.id == record.id);
    let waiting: Vec<_> = records.iter().filter(open).map(|record| record.id).collect();
    let level = super::strictest(&running);
    if waiting.is_empty() {
        return Ok(0);
    }
    let tasks =
        if level >= Protection::Confidential { tasks(owner, &pass, person, level)? } else { Vec::new() };
    let now = owner.clock.now();
    ctx.change(RaiseRecall { person }, |change| {
        let known = change.rows::<RecallTask>().only(RecallTask::PERSON, Is::Equal, &person).all()?;
        let fresh: Vec<_> =
            tasks.iter().filter(|task| known.iter().all(|known| known.id != task.id)).collect();
        fresh.iter().try_for_each(|task| change.insert(*task))?;
        for record in &waiting {
            change.update(record, Set::default().to(StateRecord::RECALLED_AT, &Some(now)))?;
        }
        Ok(fresh.len())
    })
}

/// Works it out for everybody for whom that was cut off.
///
/// # Errors
/// As [`work_out`].
pub fn work_out_waiting(owner: &Owner, people: impl IntoIterator<Item = PersonId>) -> Result<usize> {
    people.into_iter().try_fold(0, |sum, person| Ok(sum + work_out(owner, person)?))
}

/// The owner's number of days, or the usual one.
fn days(owner: &Owner, name: &str, usual: i64) -> i64 {
    let settings = owner.settings();
    let chosen = settings.module.get("person-register").and_then(|table| table.get(name)?.as_integer());
    chosen.filter(|days| (0..=3650).contains(days)).unwrap_or(usual)
}

/// What makes lines one task.
type Key = (RecallKind, String, Option<PersonId>, String);

/// What is known of a task so far.
struct Found {
    categories: Categories,
    times: i64,
    last: Timestamp,
}

fn tasks(
    owner: &Owner,
    pass: &Pass<'_, SurveyHandedOn>,
    person: PersonId,
    level: Protection,
) -> Result<Vec<RecallTask>> {
    let since = owner.clock.now() - SignedDuration::from_hours(24 * days(owner, "recall_days", RECALL_DAYS));
    let mut exports = pass.rows::<RosterExport>().all()?;
    exports.sort_by_key(|export| export.at);
    let mut found: BTreeMap<Key, Found> = BTreeMap::new();
    let mut offset = 0;
    loop {
        let lines = pass.log(offset, STEP)?;
        let more = i64::try_from(lines.len()).is_ok_and(|read| read == STEP);
        let past = lines.last().is_some_and(|line| line.at < since);
        for line in lines.iter().filter(|line| line.at >= since && line.outcome == Outcome::Opened) {
            let Some((key, categories)) = told(owner, person, level, line, &exports) else { continue };
            let one = found.entry(key).or_insert(Found { categories, times: 0, last: line.at });
            one.categories = one.categories.and(categories);
            one.times += 1;
            one.last = one.last.max(line.at);
        }
        if past || !more {
            break;
        }
        offset += STEP;
    }
    let due = owner.clock.today().saturating_add(days(owner, "recall_due_days", DUE_DAYS).days());
    Ok(found
        .into_iter()
        .map(|((kind, hat, recipient, what), found)| RecallTask {
            id: id(person, kind, &hat, recipient, &what, found.last),
            person,
            kind,
            hat,
            recipient,
            what,
            categories: found.categories.iter().map(Category::code).collect::<Vec<_>>().join(" "),
            times: found.times,
            last_at: found.last,
            due,
            outcome: RecallOutcome::Open,
            settled_by: None,
            settled_at: None,
        })
        .collect())
}

/// What a line told, to whom, that has to be called back; nothing where it would still be told.
fn told(
    owner: &Owner,
    person: PersonId,
    level: Protection,
    line: &Line,
    exports: &[RosterExport],
) -> Option<(Key, Categories)> {
    let hat = Hat::from_code(&line.hat)?;
    let key = |kind, what: &str| (kind, line.hat.clone(), line.caller, what.to_owned());
    if line.part.as_deref() == Some("export") {
        // The note of an export is written just before anybody goes along.
        let export = exports.iter().rev().find(|export| export.at <= line.at)?;
        let what = format!("{} {} {}", export.format.code(), export.purpose.code(), export.id);
        return Some((key(RecallKind::Export, &what), line.open));
    }
    if line.part.is_some() || line.caller == Some(person) || matches!(hat, Hat::Pupil) {
        return None;
    }
    // What is taken out as a file stays with whoever took it, also where she could still see it here.
    if line.action.starts_with("export-") {
        return Some((key(RecallKind::File, &line.action), line.open));
    }
    let closed = closed(owner, hat, level, line);
    if hat == Hat::Guardian {
        return (!closed.is_empty()).then(|| (key(RecallKind::OtherHome, ""), closed));
    }
    // At the school itself everybody may know that she goes there; how she is reached is another matter.
    let reached = Categories::of(&[Category::Contact]);
    closed.has(Category::Contact).then(|| (key(RecallKind::Staff, ""), reached))
}

/// What was opened then and would be closed now. A line that other policies decided says nothing about these facts: it
/// counts as told, except to the school's named people.
fn closed(owner: &Owner, hat: Hat, level: Protection, line: &Line) -> Categories {
    let policy = &owner.house.policy;
    let named = matches!(hat, Hat::Principal | Hat::Secretary);
    let action = owner.house.action(&line.action);
    let number = action.and_then(|action| policy.number(action).map(|number| (action, number)));
    let (Some((action, number)), true) = (number, line.policy == owner.house.policy_version) else {
        return if named { Categories::NONE } else { line.open };
    };
    let facts = line.facts.with_protection(level);
    let open = action
        .ways(facts)
        .map(|facts| policy.decide(number, hat, facts).open)
        .fold(Categories::NONE, Categories::and);
    Categories(line.open.0 & !open.0)
}

/// Follows from what the task is about.
pub(super) fn id(
    person: PersonId,
    kind: RecallKind,
    hat: &str,
    recipient: Option<PersonId>,
    what: &str,
    last: Timestamp,
) -> Uuid {
    let recipient = recipient.map(|one| one.to_string()).unwrap_or_default();
    let (person, last) = (person.to_string(), last.to_string());
    let words = [person.as_str(), kind.code(), hat, &recipient, what, &last];
    let parts: Vec<_> = words.iter().map(|word| word.as_bytes()).collect();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(&parts)) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
