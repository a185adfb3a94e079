//! Writing, sharing, taking back: all of it the pupil's own. Each can be done twice without harm; what a form makes has the
//! form's id. Words that are sealed are not changed in place: a new row takes the place of the old.

use jiff::civil::Date;
use ransel_kernel::{
    Ctx, FreeText, GroupId, KernelError, PersonId, Result, SchoolId,
    pass::{Change, Set},
    platform::Naming,
    rows::Is,
};
use uuid::Uuid;

use super::{KeepOwnWorks, ReadOwnWorks, WriteOwnWorks};
use crate::{
    records::{Shared, Work, WorkPart, WorkWords},
    rules::works::{PART_AT_MOST, PARTS_AT_MOST, TITLE_AT_MOST, fits},
    shelf::works::tells_address,
};

/// What a page says where there is nothing.
const NOTHING: KernelError = KernelError::invalid("not-found-heading");
/// Somebody changed it in another window.
const CHANGED: KernelError = KernelError::Conflict { table: "work_part" };

/// How a work is to be shared.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The form's id.
    pub form: Uuid,
    /// Her class today, at which school.
    pub class: (GroupId, SchoolId),
    /// With whom.
    pub shared: Shared,
    /// With which name.
    pub naming: Naming,
    /// The day it is shared no more.
    pub until: Option<Date>,
    /// Why the inner network will not do.
    pub considered: FreeText,
}

fn me(ctx: &Ctx<'_>) -> Result<PersonId> {
    ctx.caller.person.ok_or(NOTHING)
}

/// Begins a work: its title first, in the vault. It has no parts yet and is shared with nobody.
///
/// # Errors
/// It has no title; the kernel refuses or a store fails.
pub fn begin(ctx: &Ctx<'_>, work: &Work, words: Uuid, title: &FreeText) -> Result<()> {
    let person = me(ctx)?;
    good_title(title)?;
    ctx.change(WriteOwnWorks { person }, |change| {
        let words = WorkWords {
            id: words,
            person,
            work: work.id,
            title: title.clone(),
            considered: FreeText::default(),
        };
        match change.rows::<WorkWords>().only(WorkWords::WORK, Is::Equal, &work.id).first()? {
            Some(_) => Ok(()),
            None => change.insert(&words),
        }
    })?;
    ctx.change(KeepOwnWorks { person }, |change| {
        match change.rows::<Work>().only(Work::ID, Is::Equal, &work.id).first()? {
            Some(_) => Ok(()),
            None => change.insert(work),
        }
    })
}

fn good_title(title: &FreeText) -> Result<()> {
    if title.is_empty() || !fits(title.as_str(), TITLE_AT_MOST) {
        return Err(KernelError::invalid("works-title-missing"));
    }
    Ok(())
}

/// Puts new words in the place of a work's.
fn reword(ctx: &Ctx<'_>, work: Uuid, form: Uuid, edit: impl Fn(WorkWords) -> WorkWords) -> Result<()> {
    ctx.change(WriteOwnWorks { person: me(ctx)? }, |change| {
        let row =
            change.rows::<WorkWords>().only(WorkWords::WORK, Is::Equal, &work).first()?.ok_or(NOTHING)?;
        if row.id == form {
            return Ok(());
        }
        change.delete::<WorkWords, _>(&row.id)?;
        change.insert(&WorkWords { id: form, ..edit(row) })
    })
}

/// Gives a work another title.
///
/// # Errors
/// It has none, or tells an address that is protected of a work that is shared; the kernel refuses or a store fails.
pub fn entitle(ctx: &Ctx<'_>, work: &Work, form: Uuid, title: &FreeText) -> Result<()> {
    good_title(title)?;
    may_tell(ctx, work, &[title.as_str()])?;
    reword(ctx, work.id, form, |row| WorkWords { title: title.clone(), ..row })
}

/// What tells an address that is protected is shared with nobody.
fn may_tell(ctx: &Ctx<'_>, work: &Work, texts: &[&str]) -> Result<()> {
    if work.shared != Shared::Nobody && tells_address(ctx.owner, me(ctx)?, texts)? {
        return Err(KernelError::invalid("works-tells-address"));
    }
    Ok(())
}

/// Writes a part, or puts it in the place of another.
///
/// # Errors
/// It is empty or too long, there are too many, or it tells an address that is protected of a work that is shared; the one it
/// replaces is no longer there; the kernel refuses or the store fails.
pub fn write(ctx: &Ctx<'_>, work: &Work, part: &WorkPart, old: Option<Uuid>) -> Result<()> {
    if part.text.is_empty() || !fits(part.text.as_str(), PART_AT_MOST) {
        return Err(KernelError::invalid("works-text-missing"));
    }
    if !part.private {
        may_tell(ctx, work, &[part.text.as_str()])?;
    }
    ctx.change(WriteOwnWorks { person: me(ctx)? }, |change| {
        let all = parts(change, work.id)?;
        if all.iter().any(|one| one.id == part.id) {
            return Ok(());
        }
        let number = match old {
            Some(old) => {
                let number = all.iter().find(|one| one.id == old).ok_or(CHANGED)?.number;
                change.delete::<WorkPart, _>(&old)?;
                number
            }
            None if all.len() >= PARTS_AT_MOST => return Err(KernelError::invalid("works-too-many")),
            None => all.iter().map(|one| one.number + 1).max().unwrap_or(1),
        };
        change.insert(&WorkPart { number, ..part.clone() })
    })
}

fn parts(change: &mut Change<'_, WriteOwnWorks>, work: Uuid) -> Result<Vec<WorkPart>> {
    change.rows::<WorkPart>().only(WorkPart::WORK, Is::Equal, &work).all()
}

/// Marks a part as private, or takes the mark away.
///
/// # Errors
/// It is not there, or would tell an address that is protected; the kernel refuses or the store fails.
pub fn mark(ctx: &Ctx<'_>, work: &Work, part: &WorkPart, private: bool) -> Result<()> {
    if !private {
        may_tell(ctx, work, &[part.text.as_str()])?;
    }
    ctx.change(WriteOwnWorks { person: me(ctx)? }, |change| {
        change.update(&part.id, Set::default().to(WorkPart::PRIVATE, &private))
    })
}

/// Deletes a part.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn remove_part(ctx: &Ctx<'_>, part: Uuid) -> Result<()> {
    ctx.change(WriteOwnWorks { person: me(ctx)? }, |change| change.delete::<WorkPart, _>(&part).map(drop))
}

/// Shares a work, or takes it back. Nothing is checked but what is asked of her: whether it is shown is worked out when it is
/// read.
///
/// # Errors
/// It is over already; it is to be open and nobody has considered the inner network; it tells an address that is protected;
/// the kernel refuses or a store fails.
pub fn share(ctx: &Ctx<'_>, work: &Work, sharing: &Sharing) -> Result<()> {
    let (person, now) = (me(ctx)?, ctx.owner.clock.now());
    let Sharing { shared, naming, until, .. } = *sharing;
    let open = shared == Shared::Open;
    if shared != Shared::Nobody && until.is_none_or(|until| until <= ctx.owner.clock.today()) {
        return Err(KernelError::invalid("works-until-missing"));
    }
    if open && sharing.considered.is_empty() {
        return Err(KernelError::invalid("works-considered-missing"));
    }
    let told = {
        let pass = ctx.may(ReadOwnWorks { person })?;
        let titles = pass.rows::<WorkWords>().only(WorkWords::WORK, Is::Equal, &work.id).all()?;
        let parts = pass.rows::<WorkPart>().only(WorkPart::WORK, Is::Equal, &work.id).all()?;
        let seen = parts.into_iter().filter(|part| !part.private).map(|part| part.text);
        titles.into_iter().map(|row| row.title).chain(seen).collect::<Vec<_>>()
    };
    let told: Vec<_> = told.iter().map(FreeText::as_str).collect();
    may_tell(ctx, &Work { shared, ..work.clone() }, &told)?;
    let considered = if open { sharing.considered.clone() } else { FreeText::default() };
    reword(ctx, work.id, sharing.form, |row| WorkWords { considered: considered.clone(), ..row })?;
    let (group, school) = sharing.class;
    ctx.change(KeepOwnWorks { person }, |change| {
        let set = Set::<Work>::default()
            .to(Work::SHARED, &shared)
            .to(Work::NAMING, &naming)
            .to(Work::UNTIL, &until.filter(|_| shared != Shared::Nobody))
            .to(Work::GROUP_ID, &group)
            .to(Work::SCHOOL, &school)
            .to(Work::CONSIDERED_AT, &open.then_some(now));
        change.update(&work.id, set)
    })
}

/// Deletes a work, its words first: what is left of one that was cut short is still hers to delete.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn remove(ctx: &Ctx<'_>, work: Uuid) -> Result<()> {
    let person = me(ctx)?;
    ctx.change(WriteOwnWorks { person }, |change| {
        for row in change.rows::<WorkWords>().only(WorkWords::WORK, Is::Equal, &work).all()? {
            change.delete::<WorkWords, _>(&row.id)?;
        }
        let ids: Vec<_> = parts(change, work)?.into_iter().map(|part| part.id).collect();
        ids.iter().try_for_each(|id| change.delete::<WorkPart, _>(id).map(drop))
    })?;
    ctx.change(KeepOwnWorks { person }, |change| change.delete::<Work, _>(&work).map(drop))
}
