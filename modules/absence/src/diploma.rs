//! What a pupil's school year comes to on her diploma: for the page that shows it, and for the module that writes diplomas.

use std::collections::HashMap;

use jiff::ToSpan;
use ransel_kernel::{
    Action, Ctx, KernelError, Owner, Pass, PersonId, Result,
    action::Opens,
    events::{Heard, PupilLeft},
    facts::Age,
    handover::HandOver,
    rows::{Is, Order},
};
use ransel_law::SchoolYear;
use ransel_school::{
    handovers::{AbsenceForDiploma, DiplomaAbsence},
    names::Name,
    records::{Group, GroupMember, Person, School, Slot, Stage, Subject},
};

use crate::{
    actions::{GiveForDiploma, OfferForDiploma},
    choices::Choices,
    days::{Year, cause},
    reckoning,
    records::{AbsenceReason, AbsenceReport, DaysLeftOut, ImportedAbsence, Mark},
    rules::{DiplomaStage, SchoolDay, Totals, totals},
    store::{self, Teaching},
};

/// What a pupil's year comes to.
pub struct Found {
    pub name: Name,
    pub totals: Totals,
    /// What other systems counted, in it already.
    pub days_elsewhere: u32,
    pub left_out: Option<DaysLeftOut>,
    pub reports: Vec<AbsenceReport>,
    pub stage: DiplomaStage,
}

/// What opens all that is counted.
pub trait Counts:
    Action
    + Opens<Person>
    + Opens<GroupMember>
    + Opens<Slot>
    + Opens<Group>
    + Opens<Subject>
    + Opens<School>
    + Opens<Mark>
    + Opens<ImportedAbsence>
    + Opens<AbsenceReport>
    + Opens<DaysLeftOut>
{
}
impl<A> Counts for A where
    A: Action
        + Opens<Person>
        + Opens<GroupMember>
        + Opens<Slot>
        + Opens<Group>
        + Opens<Subject>
        + Opens<School>
        + Opens<Mark>
        + Opens<ImportedAbsence>
        + Opens<AbsenceReport>
        + Opens<DaysLeftOut>
{
}

/// The year's days, with the reasons the caller has; without, no day has an accepted one. None where there is no such pupil.
pub fn read<A: Counts>(
    owner: &Owner,
    pass: &Pass<'_, A>,
    pupil: PersonId,
    reasons: &[AbsenceReason],
) -> Result<Option<(Found, Vec<SchoolDay>)>> {
    let today = owner.clock.today();
    let year = SchoolYear::of(today);
    let Some(person) = pass.rows::<Person>().only(Person::ID, Is::Equal, &pupil).first()? else {
        return Ok(None);
    };
    let members = pass.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &pupil).all()?;
    let groups: Vec<_> = members.iter().map(|row| row.group_id).collect();
    let slots = store::slots(pass, &groups)?;
    let marks = store::marks_since(pass, year.starts())?;
    let teaching = Teaching::of(pass, groups.iter().copied())?;
    let compulsory = groups.iter().any(|group| teaching.stage_of(*group) == Stage::Compulsory);
    let stage = if compulsory { DiplomaStage::Compulsory } else { DiplomaStage::Upper };
    let imported = pass.rows::<ImportedAbsence>().all()?;
    let reports =
        pass.rows::<AbsenceReport>().only(AbsenceReport::TO_DAY, Is::AtLeast, &year.starts()).all()?;
    let choices = Choices::of(owner);
    let span = (year.starts(), today.saturating_add(1.day()));
    let causes: HashMap<_, _> = reasons.iter().map(|reason| (reason.id, reason.class)).collect();
    let of_year = Year { span, members: &members, slots: &slots, marks: &marks, choices: &choices };
    let days = of_year.days(cause(&reports, &causes, stage));
    let own = totals(&days);
    let days_elsewhere = reckoning::imported_days(&imported, year);
    let elsewhere = reckoning::imported_hours(&imported, year);
    let totals = Totals {
        days: own.days.saturating_add(days_elsewhere),
        minutes: own.minutes.checked_add(elsewhere).unwrap_or(own.minutes),
    };
    let left_out = pass
        .rows::<DaysLeftOut>()
        .only(DaysLeftOut::YEAR, Is::Equal, &year.starts())
        .by(DaysLeftOut::SETTLED_AT, Order::Descending)
        .first()?;
    Ok(Some((Found { name: Name::from(person), totals, days_elsewhere, left_out, reports, stage }, days)))
}

/// A pupil has left: what her absence comes to is there for whoever writes diplomas. It is not counted before that asks.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn offer(ctx: &Ctx<'_>, heard: &Heard<PupilLeft>) -> Result<()> {
    let pupil = heard.event.pupil;
    let facts = ctx.owner.relations()?.facts(&ctx.caller, pupil).unwrap_or_default();
    // No diploma comes of primary school: in the last year of that a pupil turns twelve.
    if facts.age() == Age::Under12 {
        return Ok(());
    }
    let diploma = AbsenceForDiploma { person: pupil };
    heard
        .once(ctx, OfferForDiploma { pupil }, |change| {
            change.hand_over::<AbsenceForDiploma>(heard.id, "diploma", &[diploma.about()])
        })
        .map(drop)
}

/// What it comes to, for the module that writes diplomas.
///
/// # Errors
/// There is no such pupil, the kernel refuses or the store fails.
pub fn give(ctx: &Ctx<'_>, asked: &AbsenceForDiploma) -> Result<DiplomaAbsence> {
    let pass = ctx.may(GiveForDiploma { pupil: asked.person })?;
    let found = read(ctx.owner, &pass, asked.person, &[])?;
    let (found, _) = found.ok_or(KernelError::invalid("not-found-heading"))?;
    let left_out = found.left_out.map_or(0, |row| u32::try_from(row.days).unwrap_or(0));
    Ok(DiplomaAbsence { days: found.totals.days, hours: found.totals.hours(), left_out })
}
