//! The daily look at the Population Register. Documents come one by one and are dealt with some hundred at a time; what is
//! unknown here is counted and forgotten. Raising is written at once and acts with the next request of anybody, on every
//! server. What the register takes back becomes a task.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use ransel_kernel::{
    Caller, Ctx, Owner, PersonId, Result,
    pass::{Change, Set},
    rows::{Is, Order},
};

use super::{
    begin, end,
    plan::{Running, Step, plan},
    recall,
};
use crate::{
    actions::{ReadRefreshes, RefreshProtection},
    records::{
        AddressProtection, NationalNumber, ProtectionLevel, RecallKind, RecallOutcome, RecallTask,
        RegisterRefresh, StateRecord, StateSource,
    },
};

/// P5-3: at least daily.
pub const FRESH_HOURS: i64 = 24;
/// Documents dealt with together.
const CHUNK: usize = 200;
/// How many days the office has to look at what the register takes back.
const DUE_DAYS: i64 = 7;

/// What a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The numbers the person has or had.
    pub numbers: Vec<String>,
    /// How far her address is protected; `None`: not at all.
    pub level: Option<ProtectionLevel>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Documents that were dealt with.
    pub documents: i64,
    /// Of these, about nobody here.
    pub unknown: i64,
    /// Documents that could not be understood.
    pub bad: i64,
    /// People whose protection was raised.
    pub raised: i64,
    /// People for whom the register took back what it had said.
    pub withdrawn: i64,
    /// What has to be called back.
    pub recalls: usize,
}

/// Takes over what the documents say. `next` gives one at a time: a document, one that is bad (`None` inside), or the end.
///
/// # Errors
/// Reading fails (then nothing is noted as refreshed), or the store does.
pub fn refresh<E: From<ransel_kernel::KernelError>>(
    owner: &Owner,
    mut next: impl FnMut() -> std::result::Result<Option<Option<Told>>, E>,
) -> std::result::Result<Refreshed, E> {
    let ctx = owner.ctx(Caller::part("register-refresh"))?;
    let mut done = Refreshed::default();
    let mut ended = false;
    while !ended {
        let mut chunk = Vec::with_capacity(CHUNK);
        while chunk.len() < CHUNK {
            match next()? {
                Some(Some(told)) => chunk.push(told),
                Some(None) => done.bad += 1,
                None => {
                    ended = true;
                    break;
                }
            }
        }
        if chunk.is_empty() {
            continue;
        }
        let (known, raised, withdrawn) =
            ctx.change(RefreshProtection {}, |change| take(&ctx, change, &chunk))?;
        done.documents += count(chunk.len());
        done.unknown += count(chunk.len()) - known;
        done.raised += count(raised.len());
        done.withdrawn += withdrawn;
        done.recalls += recall::work_out_waiting(owner, raised)?;
    }
    // An earlier run may have been cut off between raising and working out what to call back.
    let waiting = ctx.change(RefreshProtection {}, |change| {
        let rows = change.rows::<StateRecord>().empty(StateRecord::RECALLED_AT, true).all()?;
        Ok(rows.into_iter().map(|row| row.person).collect::<BTreeSet<_>>())
    })?;
    done.recalls += recall::work_out_waiting(owner, waiting)?;
    let note = RegisterRefresh {
        id: owner.random.uuid()?,
        at: owner.clock.now(),
        documents: done.documents,
        bad: done.bad,
        raised: done.raised,
        withdrawn: done.withdrawn,
    };
    ctx.change(RefreshProtection {}, |change| change.insert(&note))?;
    Ok(done)
}

/// When the register was last asked, for those who look after that.
///
/// # Errors
/// The caller may not know, or the store fails.
pub fn last(ctx: &Ctx<'_>) -> Result<Option<RegisterRefresh>> {
    newest(ctx)
}

/// The same for the command line, which asks as a part of the product.
///
/// # Errors
/// The store fails.
pub fn last_refresh(owner: &Owner) -> Result<Option<RegisterRefresh>> {
    newest(&owner.ctx(Caller::part("check"))?)
}

fn newest(ctx: &Ctx<'_>) -> Result<Option<RegisterRefresh>> {
    ctx.may(ReadRefreshes {})?.rows::<RegisterRefresh>().by(RegisterRefresh::AT, Order::Descending).first()
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// Some documents in one transaction: how many are about somebody here, who was raised, and for how many the register
/// took something back.
fn take(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, RefreshProtection>,
    chunk: &[Told],
) -> Result<(i64, Vec<PersonId>, i64)> {
    let hashes =
        chunk.iter().flat_map(|told| &told.numbers).map(|number| ctx.owner.lookup("national-id", number));
    let hashes: Vec<_> = hashes.collect();
    let numbers = change.rows::<NationalNumber>().among(NationalNumber::LOOKUP, hashes).all()?;
    let person_of = |number: &String| {
        let lookup = ctx.owner.lookup("national-id", number);
        numbers.iter().find(|row| row.lookup == lookup).map(|row| row.person)
    };
    // The last document about a person holds; several numbers may be one person here.
    let mut told: BTreeMap<PersonId, Option<ProtectionLevel>> = BTreeMap::new();
    let mut known = 0;
    for document in chunk {
        let people: BTreeSet<_> = document.numbers.iter().filter_map(person_of).collect();
        known += i64::from(!people.is_empty());
        told.extend(people.into_iter().map(|person| (person, document.level)));
    }
    let people = || told.keys().copied();
    let rows = change.rows::<AddressProtection>().among(AddressProtection::PERSON, people()).all()?;
    let records = change.rows::<StateRecord>().among(StateRecord::PERSON, people()).all()?;
    let running = Running::of(&rows, &records);
    let (mut raised, mut withdrawn) = (Vec::new(), 0);
    for (person, level) in told {
        let hers: Vec<_> = running.iter().filter(|row| row.person == person).copied().collect();
        let steps = plan(&hers, level);
        for step in &steps {
            write(ctx, change, person, *step)?;
        }
        let taken_back = steps.iter().any(|step| matches!(step, Step::Withdraw(_)));
        if taken_back {
            withdrawn += 1;
            let task = lowered(ctx, person);
            if change.rows::<RecallTask>().only(RecallTask::ID, Is::Equal, &task.id).first()?.is_none() {
                change.insert(&task)?;
            }
        }
        if level.is_some_and(|level| level.fact() > super::strictest(&hers)) {
            raised.push(person);
        }
    }
    Ok((known, raised, withdrawn))
}

fn write(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, RefreshProtection>,
    person: PersonId,
    step: Step,
) -> Result<()> {
    let now = ctx.owner.clock.now();
    match step {
        Step::Begin(level) => begin(ctx, change, person, level, StateSource::Register),
        Step::End(row) => end(ctx, change, row),
        Step::Withdraw(row) => change.update(&row, Set::default().to(StateRecord::WITHDRAWN_AT, &Some(now))),
        Step::Confirm(row) => change.update(&row, Set::default().to(StateRecord::WITHDRAWN_AT, &None)),
    }
}

/// Nothing opens because the register says less: somebody looks at it and decides.
fn lowered(ctx: &Ctx<'_>, person: PersonId) -> RecallTask {
    let now = ctx.owner.clock.now();
    RecallTask {
        id: recall::id(person, RecallKind::RegisterLowered, "system", None, "", now),
        person,
        kind: RecallKind::RegisterLowered,
        hat: "system".to_owned(),
        recipient: None,
        what: String::new(),
        categories: String::new(),
        times: 1,
        last_at: now,
        due: ctx.owner.clock.today().saturating_add(DUE_DAYS.days()),
        outcome: RecallOutcome::Open,
        settled_by: None,
        settled_at: None,
    }
}
