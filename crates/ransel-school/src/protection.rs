//! Protected addresses: set, raised and lifted by those named in policy, and refreshed from the Population Register. Rows
//! of the two sources stand side by side and the strictest holds, so neither undoes what the other said. Raising acts at
//! once. Lifting is always somebody's decision: what the register takes back goes on until the office has looked at it.

mod plan;
mod recall;
mod refresh;

use ransel_kernel::{
    Action, Ctx, PersonId, Result,
    action::Opens,
    events::{AddressProtected, Heard},
    facts::Protection,
    pass::Change,
    pass::Set,
    rows::Is,
};
use uuid::Uuid;

pub use plan::{Running, Step, plan};
pub use recall::{RECALL_DAYS, work_out, work_out_waiting};
pub use refresh::{FRESH_HOURS, Refreshed, Told, last, last_refresh, refresh};

use crate::{
    actions::{KeepProtection, LiftProtection},
    records::{AddressProtection, ProtectionLevel, StateRecord, StateSource},
};

/// What can be opened by an action that keeps protections.
pub(crate) trait Keeps: Action + Opens<AddressProtection> + Opens<StateRecord> {}
impl<A: Action + Opens<AddressProtection> + Opens<StateRecord>> Keeps for A {}

/// Sets the protection of somebody's address from today on, as the office says, and works out what has to be called back.
///
/// # Errors
/// The caller may not, or the store fails.
pub fn set(ctx: &Ctx<'_>, person: PersonId, level: ProtectionLevel) -> Result<()> {
    ctx.change(KeepProtection { person }, |change| {
        let running = running(change, person)?;
        let before = strictest(&running);
        let said: Vec<_> = running.iter().filter(|row| row.source == StateSource::Office).collect();
        if said.iter().any(|row| row.level == level) {
            return Ok(());
        }
        // Setting less than what holds would be lifting: that has a page of its own.
        if before > level.fact() {
            return Err(ransel_kernel::KernelError::invalid("protection-lower"));
        }
        said.into_iter().try_for_each(|row| end(ctx, change, row.id))?;
        begin(ctx, change, person, level, StateSource::Office)
    })?;
    work_out(ctx.owner, person).map(drop)
}

/// Somebody's address is protected: what was handed on or shown before is to be called back. Whoever protected her did this
/// at once; here it is done where she was cut off before she came to it.
///
/// # Errors
/// As [`work_out`].
pub(crate) fn call_back(ctx: &Ctx<'_>, heard: &Heard<AddressProtected>) -> Result<()> {
    work_out(ctx.owner, heard.event.person).map(drop)
}

/// Lifts what the office has said and what the register has taken back. What the register still says stays.
///
/// # Errors
/// As [`set`].
pub fn lift(ctx: &Ctx<'_>, person: PersonId) -> Result<()> {
    ctx.change(LiftProtection { person }, |change| {
        let rows = running(change, person)?;
        rows.iter().filter(|row| row.can_be_lifted()).try_for_each(|row| end(ctx, change, row.id))
    })
}

/// The strictest of what holds.
pub fn strictest(running: &[Running]) -> Protection {
    running.iter().map(|row| row.level.fact()).max().unwrap_or_default()
}

/// What holds today, each row with why.
pub(crate) fn running<A: Keeps>(change: &mut Change<'_, A>, person: PersonId) -> Result<Vec<Running>> {
    let rows =
        change.rows::<AddressProtection>().only(AddressProtection::PERSON, Is::Equal, &person).all()?;
    let records = change.rows::<StateRecord>().only(StateRecord::PERSON, Is::Equal, &person).all()?;
    Ok(Running::of(&rows, &records))
}

/// Ends a row from today on; whoever does it stands beside it.
pub(crate) fn end<A: Keeps>(ctx: &Ctx<'_>, change: &mut Change<'_, A>, row: Uuid) -> Result<()> {
    let (today, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    change.update(&row, Set::default().to(AddressProtection::VALID_TO, &Some(today)))?;
    if change.rows::<StateRecord>().only(StateRecord::ID, Is::Equal, &row).first()?.is_none() {
        return Ok(());
    }
    let lifted =
        Set::default().to(StateRecord::LIFTED_BY, &ctx.caller.person).to(StateRecord::LIFTED_AT, &Some(now));
    change.update(&row, lifted)
}

/// Begins a row today.
pub(crate) fn begin<A: Keeps>(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, A>,
    person: PersonId,
    level: ProtectionLevel,
    source: StateSource,
) -> Result<()> {
    let id = ctx.owner.random.uuid()?;
    change.raise(&AddressProtected { person, protection: id })?;
    change.insert(&AddressProtection {
        id,
        person,
        level: level.code().to_owned(),
        valid_from: ctx.owner.clock.today(),
        valid_to: None,
        recorded_at: ctx.owner.clock.now(),
    })?;
    change.insert(&StateRecord {
        id,
        person,
        source,
        recorded_by: ctx.caller.person,
        withdrawn_at: None,
        recalled_at: None,
        lifted_by: None,
        lifted_at: None,
    })
}
