//! What is kept: pictures, who is in them, where they are shown, and what pupils write themselves. Deliberately absent: where, when and with what a picture
//! was taken beyond the day, and anything that finds a face.

mod recordings;
mod works;

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{
    FreeText, GroupId, PersonId, Personal, SchoolId, coded, platform::Naming, value::SealedBytes,
};
use ransel_law::consent::{Audience, Sort};
use uuid::Uuid;

pub use recordings::{
    Film, FilmPiece, Recording, RecordingCircle, RecordingKind, RecordingOf, RecordingPurpose,
};
pub use works::{Shared, Work, WorkKind, WorkPart, WorkWords};

coded! {
    /// A place or use.
    Place {
        /// The school's open page.
        Web = "web",
        /// Portrait and name for everybody at the school.
        Directory = "directory",
        /// An exhibition.
        Exhibition = "exhibition",
        /// The class's own page, and the classroom.
        Classroom = "classroom",
        /// Guardians in the class.
        Guardians = "guardians",
    }
    /// How the school has judged a picture.
    Judgement {
        /// Nobody has looked yet.
        Unset = "unset",
        /// Everyday and uncontroversial.
        Everyday = "everyday",
        /// It may become a problem for somebody in it.
        Problematic = "problematic",
        /// It is not shown, whoever has consented.
        LeftOut = "left-out",
    }
    /// What a retouched picture is confirmed to be.
    Recognised {
        /// She can be recognised.
        Yes = "yes",
        /// She has been made unrecognisable, and somebody has confirmed it.
        Retouched = "retouched",
    }
}

impl Judgement {
    /// What consent to it is about; none where it is not to be shown, or nobody has looked.
    pub const fn sort(self) -> Option<Sort> {
        match self {
            Self::Everyday => Some(Sort::Everyday),
            Self::Problematic => Some(Sort::Problematic),
            Self::Unset | Self::LeftOut => None,
        }
    }
}

/// A picture. Who is in it stands in [`PictureOf`], the file in the vault in [`PictureFile`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture", activity = "pictures", keep = "picture")]
pub struct Picture {
    /// The picture; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The school.
    #[personal(none)]
    pub school: SchoolId,
    /// The class or group it was taken in.
    #[personal(none)]
    pub group_id: GroupId,
    /// The school day it was taken on.
    #[personal(none, clock)]
    pub taken_on: Date,
    /// How many people can be recognised in it. One who is no longer named because her data is deleted is still in it: where
    /// fewer are named, it is not shown.
    #[personal(none)]
    pub people: i64,
    /// That somebody has said who is in it, or confirmed that nobody can be recognised.
    #[personal(none)]
    pub named_at: Option<Timestamp>,
    /// How it was judged.
    #[personal(none)]
    pub judgement: Judgement,
    /// When.
    #[personal(none)]
    pub judged_at: Option<Timestamp>,
    /// The retouched picture that is shown instead.
    #[personal(none)]
    pub replaced_by: Option<Uuid>,
}

/// That a pupil is in a picture. It goes with the pupil, and a picture that lacks one of those in it is not shown.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture_of", activity = "pictures", keep = "left-plus-year")]
pub struct PictureOf {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The picture.
    #[personal(category = "image")]
    pub picture: Uuid,
    /// The class or group it was taken in.
    #[personal(category = "image", group)]
    pub group_id: GroupId,
    /// The day it was taken.
    #[personal(category = "image")]
    pub taken_on: Date,
    /// Whether she can be recognised.
    #[personal(category = "image")]
    pub recognised: Recognised,
}

/// A piece of a picture's file, encrypted. JPEG, without anything but the picture.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture_file", activity = "pictures", keep = "picture", store = "vault")]
pub struct PictureFile {
    /// The piece.
    #[personal(id)]
    pub id: Uuid,
    /// The picture.
    #[personal(none)]
    pub picture: Uuid,
    /// Its place among the pieces, from 0.
    #[personal(none)]
    pub number: i64,
    /// The day it was taken.
    #[personal(none, clock)]
    pub taken_on: Date,
    /// The bytes.
    #[personal(category = "image")]
    pub bytes: SealedBytes,
}

/// That a picture is shown somewhere, for a time.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture_shown", activity = "pictures", keep = "shown")]
pub struct Shown {
    /// The row; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The picture.
    #[personal(none)]
    pub picture: Uuid,
    /// The school.
    #[personal(none)]
    pub school: SchoolId,
    /// Where.
    #[personal(none)]
    pub place: Place,
    /// Who can come to see it there.
    #[personal(none)]
    pub audience: Audience,
    /// With which name.
    #[personal(none)]
    pub naming: Naming,
    /// The exhibition it hangs in.
    #[personal(none)]
    pub exhibition: Option<Uuid>,
    /// The first day.
    #[personal(none)]
    pub from_day: Date,
    /// The day it is gone.
    #[personal(none, clock)]
    pub until: Date,
}

/// An exhibition at a school.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture_exhibition", activity = "pictures", keep = "shown")]
pub struct Exhibition {
    /// The exhibition; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The school.
    #[personal(none)]
    pub school: SchoolId,
    /// The group whose teacher made it.
    #[personal(none)]
    pub group_id: GroupId,
    /// What it is called.
    #[personal(none)]
    pub title: String,
    /// Who can come to see it.
    #[personal(none)]
    pub audience: Audience,
    /// The day it is over.
    #[personal(none, clock)]
    pub until: Date,
    /// When it was opened; empty while it is put together.
    #[personal(none)]
    pub opened_at: Option<Timestamp>,
}

/// That the principal lets a picture be shown against a pupil's wish. The reasons lie in the vault, under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "picture_against_wish", activity = "shown-against-wish", keep = "left-plus-year")]
pub struct AgainstWish {
    /// The decision; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The picture.
    #[personal(category = "image")]
    pub picture: Uuid,
    /// Where.
    #[personal(category = "image")]
    pub place: Place,
    /// Who decided.
    #[personal(category = "image", author)]
    pub decided_by: PersonId,
    /// When.
    #[personal(category = "image")]
    pub decided_at: Timestamp,
}

/// The principal's reasons.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(
    table = "picture_against_wish_reasons",
    activity = "shown-against-wish",
    keep = "left-plus-year",
    store = "vault"
)]
pub struct AgainstWishReasons {
    /// The decision's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// Who decided.
    #[personal(category = "free-text", author)]
    pub decided_by: PersonId,
    /// The reasons.
    #[personal(category = "free-text")]
    pub reasons: FreeText,
}
