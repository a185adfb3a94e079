//! The films of a recording: kept in pieces by those who are named for it, watched by them, and deleted when consent to it is
//! taken back.

use std::ops::RangeInclusive;

use ransel_kernel::{
    Action, Caller, Ctx, KernelError, Owner, PersonId, Result,
    action::Opens,
    events::{ConsentWithdrawn, Heard},
    pass::Change,
    rows::Is,
    value::SealedBytes,
};
use ransel_school::derived;
use ransel_site::{film, spool::Spool};
use uuid::Uuid;

use super::{KeepFilm, LookForRecorded, ReadRecordingPurpose, TakeFilmsAway, WatchFilm, consented};
use crate::{
    records::{Film, FilmPiece, Recording, RecordingKind, RecordingOf},
    shelf::PART,
};

/// How long a piece is, in bytes.
const PIECE: usize = 256 * 1024;

/// Whether a recording may be watched and added to now: until its day, and of one pupil's difficulties only while consent holds
/// and she is here.
///
/// # Errors
/// The ledger or the store fails.
pub fn may_be_watched(owner: &Owner, recording: &Recording) -> Result<bool> {
    if recording.until <= owner.clock.today() || recording.kind == RecordingKind::Interaction {
        return Ok(owner.clock.today() < recording.until);
    }
    let ctx = owner.ctx(Caller::part(PART))?;
    let pass = ctx.may(LookForRecorded {})?;
    let of = pass.rows::<RecordingOf>().only(RecordingOf::ID, Is::Equal, &recording.id).first()?;
    of.map_or(Ok(false), |of| consented(&ctx, of.person, recording.id))
}

/// The films of a recording, in the order they came, for one who is named for it.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn films(ctx: &Ctx<'_>, recording: &Recording) -> Result<Vec<Film>> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(ReadRecordingPurpose { person })?;
    let mut films = pass.rows::<Film>().only(Film::RECORDING, Is::Equal, &recording.id).all()?;
    films.sort_by_key(|film| film.number);
    Ok(films)
}

/// Keeps a film that has been read, piece by piece as it is written anew, under the next number; sent twice it is one.
///
/// # Errors
/// It cannot be read to its end, the kernel refuses or the store fails: nothing of it is kept then.
pub fn add(ctx: &Ctx<'_>, row: &Film, film: &film::Film, source: &mut Spool) -> Result<()> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(KeepFilm { person }, |change| {
        let others = change.rows::<Film>().only(Film::RECORDING, Is::Equal, &row.recording).all()?;
        if others.iter().any(|other| other.id == row.id) {
            return Ok(());
        }
        let last = others.iter().map(|other| other.number).max().unwrap_or_default();
        change.insert(&Film { number: last + 1, ..row.clone() })?;
        let (mut number, mut open) = (0, Vec::with_capacity(PIECE));
        film.write(source, &mut |mut bytes: &[u8]| {
            while !bytes.is_empty() {
                let (now, rest) = bytes.split_at(bytes.len().min(PIECE - open.len()));
                open.extend(now);
                bytes = rest;
                if open.len() == PIECE {
                    keep(change, row, number, std::mem::replace(&mut open, Vec::with_capacity(PIECE)))?;
                    number += 1;
                }
            }
            Ok::<_, Broken>(())
        })?;
        if open.is_empty() { Ok(()) } else { keep(change, row, number, open) }
    })
}

fn keep(change: &mut Change<'_, KeepFilm>, film: &Film, number: i64, bytes: Vec<u8>) -> Result<()> {
    let id = piece(film.id, number);
    change.insert(&FilmPiece { id, film: film.id, number, bytes: SealedBytes(bytes), until: film.until })
}

/// Why a film could not be kept to its end.
struct Broken(KernelError);

impl From<std::io::Error> for Broken {
    fn from(_: std::io::Error) -> Self {
        Self(KernelError::invalid("upload-broken"))
    }
}

impl From<KernelError> for Broken {
    fn from(error: KernelError) -> Self {
        Self(error)
    }
}

impl From<Broken> for KernelError {
    fn from(broken: Broken) -> Self {
        broken.0
    }
}

/// Gives a film's bytes from one place to another, a piece at a time, for as long as `give` says to go on.
///
/// # Errors
/// The kernel refuses, or the store fails.
pub fn watch(
    ctx: &Ctx<'_>,
    film: Uuid,
    bytes: RangeInclusive<u64>,
    give: &mut dyn FnMut(Vec<u8>) -> bool,
) -> Result<()> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(WatchFilm { person })?;
    let (from, to, long) = (*bytes.start(), *bytes.end(), PIECE as u64);
    for number in from / long..=to / long {
        let pieces = pass.rows::<FilmPiece>().only(FilmPiece::FILM, Is::Equal, &film);
        let piece = pieces.only(FilmPiece::NUMBER, Is::Equal, &(number as i64)).first()?;
        // Deleted while it was watched: it ends there.
        let Some(piece) = piece else { return Err(KernelError::invalid("not-found-heading")) };
        let begins = number * long;
        let mut piece = piece.bytes.0;
        piece.truncate((to + 1 - begins).min(long) as usize);
        piece.drain(..(from.saturating_sub(begins) as usize).min(piece.len()));
        if !give(piece) {
            break;
        }
    }
    Ok(())
}

/// Deletes a film.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn remove(ctx: &Ctx<'_>, film: Uuid) -> Result<()> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    ctx.change(KeepFilm { person }, |change| delete(change, film))
}

fn delete<A: Action + Opens<Film> + Opens<FilmPiece>>(change: &mut Change<'_, A>, film: Uuid) -> Result<()> {
    // One at a time: a piece is long, and so is a film.
    for number in 0.. {
        if !change.delete::<FilmPiece, _>(&piece(film, number))? {
            break;
        }
    }
    change.delete::<Film, _>(&film).map(drop)
}

/// Consent about somebody has been taken back: films of her that rest on it are deleted (POL-2018 art. 17(1)(b)). They are
/// closed from the moment it was taken back.
///
/// # Errors
/// The ledger or the store fails.
pub fn take_films_away(ctx: &Ctx<'_>, heard: &Heard<ConsentWithdrawn>) -> Result<()> {
    let person = heard.event.person;
    for recording in of(ctx, person)? {
        if !consented(ctx, person, recording)? {
            ctx.change(TakeFilmsAway { person }, |change| {
                let films = change.rows::<Film>().only(Film::RECORDING, Is::Equal, &recording).all()?;
                films.iter().try_for_each(|film| delete(change, film.id))
            })?;
        }
    }
    Ok(())
}

fn of(ctx: &Ctx<'_>, person: PersonId) -> Result<Vec<Uuid>> {
    let pass = ctx.may(LookForRecorded {})?;
    let rows = pass.rows::<RecordingOf>().only(RecordingOf::PERSON, Is::Equal, &person).all()?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

fn piece(film: Uuid, number: i64) -> Uuid {
    derived::id(&["recording-film", &film.to_string(), &number.to_string()])
}
