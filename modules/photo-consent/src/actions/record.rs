//! Registering a recording: purpose and pupil first, in the vault, then that it is there and who may know of it.

use ransel_kernel::{
    Ctx, FreeText, KernelError, PersonId, Result,
    consent::{self, Use, Verdict},
    platform::Naming,
    rows::Is,
};
use ransel_law::consent::{Audience, Sort};
use ransel_school::derived;
use uuid::Uuid;

use super::{DescribeRecording, ReadRecordingPurpose, RecordPupil, RegisterRecording, SeeRecordings};
use crate::{
    NAME,
    records::{Recording, RecordingCircle, RecordingKind, RecordingOf, RecordingPurpose},
};

/// The name consent to recordings is asked under, and the one place there is.
pub const RECORDINGS: &str = "recordings";
/// Where: with those who help the pupil.
pub const STUDY: &str = "study";

/// Whether those who must say yes to a recording of one pupil have done so.
///
/// # Errors
/// The ledger or the store fails.
pub fn consented(ctx: &Ctx<'_>, pupil: PersonId, recording: Uuid) -> Result<bool> {
    let wanted = Use {
        module: NAME,
        purpose: RECORDINGS,
        matter: recording,
        place: STUDY,
        audience: Audience::Limited,
        naming: Naming::Nameless,
        sort: Sort::Problematic,
    };
    Ok(consent::check(ctx.owner, &[pupil])?.verdict(pupil, &wanted) == Verdict::Valid)
}

/// Registers a recording; sent twice it is one.
///
/// # Errors
/// It is about one pupil, and consent or the reference of the assessment is missing; there is no purpose; the kernel refuses
/// or a store fails.
pub fn register(
    ctx: &Ctx<'_>,
    recording: &Recording,
    purpose: &FreeText,
    circle: &[PersonId],
    pupil: Option<PersonId>,
) -> Result<()> {
    let (id, until) = (recording.id, recording.until);
    let about_one = recording.kind == RecordingKind::Behaviour;
    if purpose.is_empty() || circle.is_empty() || about_one != pupil.is_some() {
        return Err(KernelError::invalid("recordings-incomplete"));
    }
    if let Some(person) = pupil {
        if recording.reference.is_empty() {
            return Err(KernelError::invalid("recordings-reference-missing"));
        }
        if !consented(ctx, person, id)? {
            return Err(KernelError::invalid("recordings-pupil-consent"));
        }
        ctx.change(RecordPupil { pupil: person }, |change| {
            match change.rows::<RecordingOf>().only(RecordingOf::ID, Is::Equal, &id).first()? {
                Some(_) => Ok(()),
                None => change.insert(&RecordingOf { id, person, until }),
            }
        })?;
    }
    ctx.change(DescribeRecording { circle: circle.to_vec() }, |change| {
        match change.rows::<RecordingPurpose>().only(RecordingPurpose::ID, Is::Equal, &id).first()? {
            Some(_) => Ok(()),
            None => change.insert(&RecordingPurpose { id, purpose: purpose.clone(), until }),
        }
    })?;
    ctx.change(RegisterRecording { circle: circle.to_vec() }, |change| {
        if change.rows::<Recording>().only(Recording::ID, Is::Equal, &id).first()?.is_some() {
            return Ok(());
        }
        change.insert(recording)?;
        circle.iter().try_for_each(|person| {
            let row = derived::id(&["recording-circle", &id.to_string(), &person.to_string()]);
            change.insert(&RecordingCircle { id: row, person: *person, recording: id, until })
        })
    })
}

/// The recordings somebody is named for.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn recordings(ctx: &Ctx<'_>) -> Result<Vec<Recording>> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(SeeRecordings { person })?;
    let own = pass.rows::<RecordingCircle>().only(RecordingCircle::PERSON, Is::Equal, &person).all()?;
    pass.rows::<Recording>().among(Recording::ID, own.into_iter().map(|one| one.recording)).all()
}

/// Why a recording was taken, for one who is named for it.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn purpose(ctx: &Ctx<'_>, recording: &Recording) -> Result<Option<RecordingPurpose>> {
    let person = ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
    let pass = ctx.may(ReadRecordingPurpose { person })?;
    pass.rows::<RecordingPurpose>().only(RecordingPurpose::ID, Is::Equal, &recording.id).first()
}
