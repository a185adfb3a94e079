//! Film taken to study something: that it is there, why, until when, and who may know of it. Deliberately absent: the film
//! itself, and any function for surveillance.

use jiff::civil::Date;
use ransel_kernel::{FreeText, PersonId, Personal, SchoolId, coded};
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
