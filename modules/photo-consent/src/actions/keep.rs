//! Adding, naming, judging, showing. Each can be done twice without harm; what a form makes has the form's id.

use jiff::civil::Date;
use ransel_kernel::{
    Ctx, FreeText, GroupId, KernelError, PersonId, Result, SchoolId,
    pass::{Change, Set},
    rows::Is,
    value::SealedBytes,
};
use ransel_school::derived;
use uuid::Uuid;

use super::{GiveReasons, KeepPictures, ReadReasons, ShowAgainstWish, StorePicture};
use crate::{
    choices::Choices,
    records::{
        AgainstWish, AgainstWishReasons, Exhibition, Judgement, Picture, PictureFile, PictureOf, Place,
        Recognised, Shown,
    },
    rules::{Hidden, ready},
    shelf::{Shelf, Which},
};

/// How much of a file lies in one row, in bytes.
const PIECE: usize = 256 * 1024;
/// What a page says where there is nothing.
const NOTHING: KernelError = KernelError::invalid("not-found-heading");

/// A picture on its way in.
#[derive(Clone, Debug)]
pub struct NewPicture {
    /// The form's id.
    pub id: Uuid,
    /// The class or group.
    pub group: GroupId,
    /// The school.
    pub school: SchoolId,
    /// The day it was taken.
    pub taken_on: Date,
    /// The file, written anew.
    pub jpeg: Vec<u8>,
}

/// The pieces a file is kept in.
pub(crate) fn pieces(picture: Uuid, taken_on: Date, jpeg: &[u8]) -> Vec<PictureFile> {
    let piece = |(number, bytes): (usize, &[u8])| PictureFile {
        id: derived::id(&["picture-file", &picture.to_string(), &number.to_string()]),
        picture,
        number: number as i64,
        taken_on,
        bytes: SealedBytes(bytes.to_vec()),
    };
    jpeg.chunks(PIECE).enumerate().map(piece).collect()
}

/// Keeps a picture: the file first, in the vault. Nobody is in it yet, nobody has judged it, and it is shown nowhere.
///
/// # Errors
/// The kernel refuses or a store fails.
pub fn add(ctx: &Ctx<'_>, new: &NewPicture) -> Result<()> {
    let (group, on) = (new.group, ctx.owner.clock.today());
    ctx.change(StorePicture { group, on }, |change| {
        if change.rows::<PictureFile>().only(PictureFile::PICTURE, Is::Equal, &new.id).first()?.is_some() {
            return Ok(());
        }
        pieces(new.id, new.taken_on, &new.jpeg).iter().try_for_each(|piece| change.insert(piece))
    })?;
    ctx.change(KeepPictures { group, on }, |change| {
        if change.rows::<Picture>().only(Picture::ID, Is::Equal, &new.id).first()?.is_some() {
            return Ok(());
        }
        change.insert(&Picture {
            id: new.id,
            school: new.school,
            group_id: group,
            taken_on: new.taken_on,
            people: 0,
            named_at: None,
            judgement: Judgement::Unset,
            judged_at: None,
            replaced_by: None,
        })
    })
}

/// The picture, if it is the group's.
fn of(change: &mut Change<'_, KeepPictures>, group: GroupId, id: Uuid) -> Result<Picture> {
    let row = change.rows::<Picture>().only(Picture::ID, Is::Equal, &id).first()?;
    row.filter(|row| row.group_id == group).ok_or(NOTHING)
}

fn tie(picture: &Picture, person: PersonId, recognised: Recognised) -> PictureOf {
    PictureOf {
        id: derived::id(&["picture-of", &picture.id.to_string(), &person.to_string()]),
        person,
        picture: picture.id,
        group_id: picture.group_id,
        taken_on: picture.taken_on,
        recognised,
    }
}

/// Says who can be recognised in a picture; nobody, where it is confirmed that nobody can.
///
/// # Errors
/// One of them is not in the class; nobody is named and nobody has confirmed it; the store fails.
pub fn name_people(
    ctx: &Ctx<'_>,
    group: GroupId,
    picture: Uuid,
    people: &[PersonId],
    nobody: bool,
) -> Result<()> {
    if people.is_empty() != nobody {
        return Err(KernelError::invalid("pictures-who"));
    }
    let on = ctx.owner.clock.today();
    ctx.change(KeepPictures { group, on }, |change| {
        let row = of(change, group, picture)?;
        if people.iter().any(|person| !change.subjects().contains(person)) {
            return Err(KernelError::invalid("pictures-who"));
        }
        let here = change.rows::<PictureOf>().only(PictureOf::PICTURE, Is::Equal, &picture).all()?;
        for gone in here.iter().filter(|one| !people.contains(&one.person)) {
            change.delete::<PictureOf, _>(&gone.id)?;
        }
        for person in people.iter().filter(|person| here.iter().all(|one| one.person != **person)) {
            change.insert(&tie(&row, *person, Recognised::Yes))?;
        }
        let set = Set::<Picture>::default()
            .to(Picture::PEOPLE, &(people.len() as i64))
            .to(Picture::NAMED_AT, &Some(ctx.owner.clock.now()));
        change.update(&picture, set)
    })
}

/// Judges a picture.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn judge(ctx: &Ctx<'_>, group: GroupId, picture: Uuid, judgement: Judgement) -> Result<()> {
    let (on, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(KeepPictures { group, on }, |change| {
        of(change, group, picture)?;
        let set =
            Set::<Picture>::default().to(Picture::JUDGEMENT, &judgement).to(Picture::JUDGED_AT, &Some(now));
        change.update(&picture, set)
    })
}

/// Lets a picture be shown somewhere, if everybody's consent covers it; else whose is missing.
///
/// # Errors
/// Nobody has judged it, or it is not known who is in it; the time is over; the kernel refuses or the store fails.
pub fn show_at(ctx: &Ctx<'_>, group: GroupId, shown: &Shown) -> Result<Vec<PersonId>> {
    let on = ctx.owner.clock.today();
    if shown.until <= on || shown.until <= shown.from_day {
        return Err(KernelError::invalid("consent-over"));
    }
    let shelf = Shelf::look(ctx.owner, Which::One(shown.picture))?;
    let picture = shelf.one().filter(|picture| picture.group_id == group).ok_or(NOTHING)?;
    let named = shelf.people.get(&picture.id).map_or(0, Vec::len);
    ready(picture, named).map_err(|hidden| {
        KernelError::invalid(match hidden {
            Hidden::LeftOut => "pictures-left-out",
            Hidden::Unjudged => "pictures-judge-first",
            _ => "pictures-who",
        })
    })?;
    let missing = shelf.missing(picture, shown);
    if !missing.is_empty() {
        return Ok(missing);
    }
    ctx.change(KeepPictures { group, on }, |change| {
        of(change, group, shown.picture)?;
        match change.rows::<Shown>().only(Shown::ID, Is::Equal, &shown.id).first()? {
            Some(_) => Ok(Vec::new()),
            None => change.insert(shown).map(|()| Vec::new()),
        }
    })
}

/// Takes a picture down from where it is shown.
///
/// # Errors
/// It is not the group's; the kernel refuses or the store fails.
pub fn end(ctx: &Ctx<'_>, group: GroupId, id: Uuid) -> Result<()> {
    let on = ctx.owner.clock.today();
    ctx.change(KeepPictures { group, on }, |change| {
        let Some(row) = change.rows::<Shown>().only(Shown::ID, Is::Equal, &id).first()? else {
            return Ok(());
        };
        of(change, group, row.picture)?;
        change.delete::<Shown, _>(&id).map(drop)
    })
}

/// Begins an exhibition. It is seen by nobody before it is opened.
///
/// # Errors
/// It has no name, or is over already; the kernel refuses or the store fails.
pub fn exhibit(ctx: &Ctx<'_>, exhibition: &Exhibition) -> Result<()> {
    let on = ctx.owner.clock.today();
    if exhibition.title.is_empty() || exhibition.until <= on {
        return Err(KernelError::invalid("consent-over"));
    }
    ctx.change(KeepPictures { group: exhibition.group_id, on }, |change| {
        match change.rows::<Exhibition>().only(Exhibition::ID, Is::Equal, &exhibition.id).first()? {
            Some(_) => Ok(()),
            None => change.insert(exhibition),
        }
    })
}

/// Opens an exhibition, once each of its pictures has been judged.
///
/// # Errors
/// One has not, or none hangs there; the kernel refuses or the store fails.
pub fn open_exhibition(ctx: &Ctx<'_>, group: GroupId, id: Uuid) -> Result<()> {
    let (on, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(KeepPictures { group, on }, |change| {
        let row = change.rows::<Exhibition>().only(Exhibition::ID, Is::Equal, &id).first()?;
        let row = row.filter(|row| row.group_id == group).ok_or(NOTHING)?;
        let hung = change.rows::<Shown>().only(Shown::EXHIBITION, Is::Equal, &Some(id)).all()?;
        let ids: Vec<_> = hung.iter().map(|one| one.picture).collect();
        let pictures = change.rows::<Picture>().among(Picture::ID, ids).all()?;
        if pictures.is_empty() || pictures.iter().any(|picture| picture.judgement == Judgement::Unset) {
            return Err(KernelError::invalid("pictures-judge-all"));
        }
        match row.opened_at {
            Some(_) => Ok(()),
            None => change.update(&id, Set::default().to(Exhibition::OPENED_AT, &Some(now))),
        }
    })
}

/// Puts a retouched picture in the place of another: it is shown where the other was, and the other nowhere any more.
/// `retouched` cannot be recognised in it, as the caller confirms.
///
/// # Errors
/// Either picture is not the group's; the kernel refuses or the store fails.
pub fn replace(ctx: &Ctx<'_>, group: GroupId, old: Uuid, new: Uuid, retouched: &[PersonId]) -> Result<()> {
    let (on, now) = (ctx.owner.clock.today(), ctx.owner.clock.now());
    ctx.change(KeepPictures { group, on }, |change| {
        let (old, new) = (of(change, group, old)?, of(change, group, new)?);
        if old.replaced_by.is_some() {
            return Ok(());
        }
        let ties = change.rows::<PictureOf>().only(PictureOf::PICTURE, Is::Equal, &old.id).all()?;
        for one in &ties {
            let hidden = one.recognised == Recognised::Retouched || retouched.contains(&one.person);
            let recognised = if hidden { Recognised::Retouched } else { Recognised::Yes };
            change.insert(&tie(&new, one.person, recognised))?;
        }
        for one in change.rows::<Shown>().only(Shown::PICTURE, Is::Equal, &old.id).all()? {
            change.update(&one.id, Set::default().to(Shown::PICTURE, &new.id))?;
        }
        let known = Set::<Picture>::default()
            .to(Picture::PEOPLE, &(ties.len() as i64))
            .to(Picture::NAMED_AT, &Some(now))
            .to(Picture::JUDGEMENT, &old.judgement)
            .to(Picture::JUDGED_AT, &Some(now));
        change.update(&new.id, known)?;
        change.update(&old.id, Set::default().to(Picture::REPLACED_BY, &Some(new.id)))
    })
}

/// Lets a picture be shown at a place against a pupil's wish. The reasons first, in the vault.
///
/// # Errors
/// The owner has not chosen it; there are no reasons; the kernel refuses or a store fails.
pub fn show_against_wish(
    ctx: &Ctx<'_>,
    id: Uuid,
    pupil: PersonId,
    (picture, place): (Uuid, Place),
    reasons: &FreeText,
) -> Result<()> {
    let decided_by = ctx.caller.person.ok_or(NOTHING)?;
    if !Choices::from(&*ctx.owner.settings()).against_wish {
        return Err(NOTHING);
    }
    if reasons.is_empty() {
        return Err(KernelError::invalid("pictures-give-reasons"));
    }
    ctx.change(GiveReasons { pupil }, |change| {
        let known =
            change.rows::<AgainstWishReasons>().only(AgainstWishReasons::ID, Is::Equal, &id).first()?;
        match known {
            Some(_) => Ok(()),
            None => {
                change.insert(&AgainstWishReasons { id, person: pupil, decided_by, reasons: reasons.clone() })
            }
        }
    })?;
    ctx.change(ShowAgainstWish { pupil }, |change| {
        if change.rows::<AgainstWish>().only(AgainstWish::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        let decided_at = ctx.owner.clock.now();
        change.insert(&AgainstWish { id, person: pupil, picture, place, decided_by, decided_at })
    })
}

/// The reasons pictures of a pupil are shown against her wish for.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn reasons(ctx: &Ctx<'_>, pupil: PersonId) -> Result<Vec<AgainstWishReasons>> {
    ctx.may(ReadReasons { pupil })?.rows::<AgainstWishReasons>().all()
}
