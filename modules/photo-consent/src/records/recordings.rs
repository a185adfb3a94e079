//! Film taken to study something: why, until when, who may know of it, and the films themselves. Deliberately absent: where,
//! when and with what they were taken, and any function for surveillance.

use jiff::civil::Date;
use ransel_kernel::{FreeText, PersonId, Personal, SchoolId, coded, value::SealedBytes};
use uuid::Uuid;

coded! {
    /// What is studied.
    RecordingKind {
        /// How children and adults interact, in everyday activity.
        Interaction = "interaction",
        /// One pupil's difficulties.
        Behaviour = "behaviour",
    }
}

/// A recording.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording", activity = "recordings", keep = "shown")]
pub struct Recording {
    /// The recording; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The school.
    #[personal(none)]
    pub school: SchoolId,
    /// What is studied.
    #[personal(none)]
    pub kind: RecordingKind,
    /// Where the notification or assessment is; of one pupil's difficulties there is always one.
    #[personal(none)]
    pub reference: String,
    /// The first day.
    #[personal(none)]
    pub from_day: Date,
    /// The day it is over.
    #[personal(none, clock)]
    pub until: Date,
}

/// Why, in own words.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording_purpose", activity = "recordings", keep = "shown", store = "vault")]
pub struct RecordingPurpose {
    /// The recording's id.
    #[personal(id)]
    pub id: Uuid,
    /// The words.
    #[personal(category = "free-text")]
    pub purpose: FreeText,
    /// The day it is over.
    #[personal(none, clock)]
    pub until: Date,
}

/// That somebody may know of a recording and see it.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording_circle", activity = "recordings", keep = "shown")]
pub struct RecordingCircle {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Who.
    #[personal(subject)]
    pub person: PersonId,
    /// The recording.
    #[personal(category = "staffing")]
    pub recording: Uuid,
    /// The day it is over.
    #[personal(category = "staffing", clock)]
    pub until: Date,
}

/// The pupil whose difficulties a recording is about.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording_of", activity = "recordings", keep = "shown", store = "vault")]
pub struct RecordingOf {
    /// The recording's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The day it is over.
    #[personal(category = "casework", clock)]
    pub until: Date,
}

/// A film of a recording. Its bytes are in [`FilmPiece`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording_film", activity = "recordings", keep = "shown", store = "vault")]
pub struct Film {
    /// The film; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The recording.
    #[personal(none)]
    pub recording: Uuid,
    /// Which of the recording's films it is, from 1: the next one has the next number, whatever was deleted.
    #[personal(none)]
    pub number: i64,
    /// The day it came here.
    #[personal(none)]
    pub added_on: Date,
    /// How long it lasts, in seconds.
    #[personal(none)]
    pub seconds: i64,
    /// How long its file is, in bytes.
    #[personal(none)]
    pub length: i64,
    /// The day it is over.
    #[personal(none, clock)]
    pub until: Date,
}

/// A piece of a film, encrypted: MP4, with nothing in it but pictures and sound.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recording_film_piece", activity = "recordings", keep = "shown", store = "vault")]
pub struct FilmPiece {
    /// The piece.
    #[personal(id)]
    pub id: Uuid,
    /// The film.
    #[personal(none)]
    pub film: Uuid,
    /// Its place among the pieces, from 0. All but the last are 256 KiB long.
    #[personal(none)]
    pub number: i64,
    /// The bytes.
    #[personal(category = "image")]
    pub bytes: SealedBytes,
    /// The day it is over.
    #[personal(none, clock)]
    pub until: Date,
}
