//! Writing what an adult is to a child: the rows that must end and begin ([`crate::custody::steps`]), in two changes.
//! First all that is about the child, then where the adult lives: stopped between the two, less is open, not more.

use ransel_kernel::{Ctx, PersonId, Result, facts::Guardianship, pass::Change, pass::Set, rows::Is};
use uuid::Uuid;

use crate::{
    actions::KeepFamily,
    custody::{Lives, Now, Step, Who, steps},
    records::{CareOrder, FamilyTie, Residence, ResidenceKind},
};

/// Sets what `adult` is to `child` from today on.
///
/// # Errors
/// The caller may not keep this family, or the store fails.
pub fn set_standing(ctx: &Ctx<'_>, child: PersonId, adult: PersonId, wanted: Guardianship) -> Result<()> {
    let new_home = ctx.owner.random.uuid()?;
    let action = || KeepFamily { people: vec![child, adult] };
    ctx.change(action(), |change| {
        let plan = steps(&now(ctx, change, child, adult)?, wanted, new_home);
        let about_child =
            |step: &&Step| !matches!(step, Step::EndResidence(Who::Adult, _) | Step::Live(Who::Adult, ..));
        plan.iter().filter(about_child).try_for_each(|step| write(ctx, change, (child, adult), step))
    })?;
    ctx.change(action(), |change| {
        // The child's part stands by now: what is left is the adult's.
        let plan = steps(&now(ctx, change, child, adult)?, wanted, new_home);
        plan.iter().try_for_each(|step| write(ctx, change, (child, adult), step))
    })
}

/// Says that child welfare has taken over the care from today on, or has given it back.
///
/// # Errors
/// As [`set_standing`].
pub fn set_care_order(ctx: &Ctx<'_>, child: PersonId, taken: bool) -> Result<()> {
    let today = ctx.owner.clock.today();
    ctx.change(KeepFamily { people: vec![child] }, |change| {
        let rows = change.rows::<CareOrder>().only(CareOrder::CHILD, Is::Equal, &child).all()?;
        let running: Vec<_> = rows.iter().filter(|row| row.valid_to.is_none_or(|to| today < to)).collect();
        if taken && running.is_empty() {
            return change.insert(&CareOrder {
                id: ctx.owner.random.uuid()?,
                child,
                valid_from: today,
                valid_to: None,
                recorded_at: ctx.owner.clock.now(),
                recorded_by: ctx.caller.person,
                replaces: None,
            });
        }
        let ends = running.into_iter().filter(|_| !taken);
        ends.into_iter()
            .try_for_each(|row| change.update(&row.id, Set::default().to(CareOrder::VALID_TO, &Some(today))))
    })
}

/// What runs today.
fn now(ctx: &Ctx<'_>, change: &mut Change<'_, KeepFamily>, child: PersonId, adult: PersonId) -> Result<Now> {
    let today = ctx.owner.clock.today();
    let ties = change.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &child).all()?;
    let ties = ties.into_iter().filter(|row| row.adult == adult && row.valid_to.is_none_or(|to| today < to));
    let ties = ties.map(|row| (row.id, row.kind)).collect();
    let mut lives = |person: PersonId| -> Result<Vec<Lives>> {
        let rows = change.rows::<Residence>().only(Residence::PERSON, Is::Equal, &person).all()?;
        let running = rows.into_iter().filter(|row| row.valid_to.is_none_or(|to| today < to));
        Ok(running.map(|row| Lives { row: row.id, home: row.home, kind: row.kind }).collect())
    };
    Ok(Now { ties, child: lives(child)?, adult: lives(adult)? })
}

fn write(
    ctx: &Ctx<'_>,
    change: &mut Change<'_, KeepFamily>,
    (child, adult): (PersonId, PersonId),
    step: &Step,
) -> Result<()> {
    let (today, now, by) = (ctx.owner.clock.today(), ctx.owner.clock.now(), ctx.caller.person);
    let person = |who: Who| if who == Who::Child { child } else { adult };
    match *step {
        Step::EndTie(row) => change.update(&row, Set::default().to(FamilyTie::VALID_TO, &Some(today))),
        Step::Tie(kind) => change.insert(&FamilyTie {
            id: ctx.owner.random.uuid()?,
            child,
            adult,
            kind,
            valid_from: today,
            valid_to: None,
            recorded_at: now,
            recorded_by: by,
            replaces: None,
        }),
        Step::EndResidence(_, row) => {
            change.update(&row, Set::default().to(Residence::VALID_TO, &Some(today)))
        }
        Step::Live(who, home, kind) => change.insert(&residence(ctx, person(who), home, kind)?),
    }
}

fn residence(ctx: &Ctx<'_>, person: PersonId, home: Uuid, kind: ResidenceKind) -> Result<Residence> {
    Ok(Residence {
        id: ctx.owner.random.uuid()?,
        person,
        home,
        kind,
        valid_from: ctx.owner.clock.today(),
        valid_to: None,
        recorded_at: ctx.owner.clock.now(),
        recorded_by: ctx.caller.person,
        replaces: None,
    })
}
