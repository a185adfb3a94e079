//! Notes on order and conduct (anmerkninger), apart from absence. A note is never rewritten: it is withdrawn, or a new
//! one replaces it, and what stood there stays on record.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{FreeText, GroupId, PersonId, Personal, Withheld, coded};
use uuid::Uuid;

coded! {
    /// What a note is about. Fixed choices: own words are needed only where they do not suffice.
    NoteKind {
        /// Came without books or equipment.
        Equipment = "equipment",
        /// Did not hand in what was due.
        HandIn = "hand-in",
        /// Left the lesson without leave.
        LeftLesson = "left-lesson",
        /// Broke the school rules.
        BrokeRules = "broke-rules",
        /// Disturbed the lesson.
        Disturbed = "disturbed",
        /// Was inconsiderate of others.
        Inconsiderate = "inconsiderate",
    }
    /// The two things that are assessed beside the subjects.
    Concern {
        /// Order: being on time and prepared.
        Order = "order",
        /// Conduct: behaviour towards others.
        Conduct = "conduct",
    }
    /// Why a note no longer stands.
    Withdrawal {
        /// It was wrong.
        Mistaken = "mistaken",
        /// It was about somebody else; its words are deleted.
        WrongPupil = "wrong-pupil",
        /// It has been talked over and is let go.
        Settled = "settled",
        /// Another note says it rightly.
        Replaced = "replaced",
    }
}

impl NoteKind {
    /// Which of the two it speaks to.
    pub const fn concern(self) -> Concern {
        match self {
            Self::Equipment | Self::HandIn | Self::LeftLesson => Concern::Order,
            Self::BrokeRules | Self::Disturbed | Self::Inconsiderate => Concern::Conduct,
        }
    }
}

/// A note on a pupil's order or conduct. Own words lie in the vault, in [`ConductWords`], under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "conduct_note", activity = "conduct-follow-up", keep = "left-plus-appeal")]
pub struct ConductNote {
    /// The note; made with the form, so that sending it twice writes it once.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The group it happened in; none where the contact teacher writes for the whole of school.
    #[personal(category = "conduct", group)]
    pub group_id: Option<GroupId>,
    /// The day it happened.
    #[personal(category = "conduct")]
    pub day: Date,
    /// What it is about.
    #[personal(category = "conduct")]
    pub kind: NoteKind,
    /// Who wrote it.
    #[personal(category = "conduct", author)]
    pub written_by: PersonId,
    /// When.
    #[personal(category = "conduct")]
    pub written_at: Timestamp,
    /// The note it replaces.
    #[personal(category = "conduct")]
    pub replaces: Option<Uuid>,
    /// When it was withdrawn; empty while it stands.
    #[personal(category = "conduct")]
    pub withdrawn_at: Option<Timestamp>,
    /// By whom.
    #[personal(category = "conduct")]
    pub withdrawn_by: Option<PersonId>,
    /// Why, as a code of [`Withdrawal`]; empty while it stands.
    #[personal(category = "conduct")]
    pub withdrawn_because: String,
}

impl ConductNote {
    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// What the teacher wrote beside the choice.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "conduct_words",
    store = "vault",
    activity = "conduct-follow-up",
    keep = "left-plus-appeal"
)]
pub struct ConductWords {
    /// The note's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The note's group.
    #[personal(none, group)]
    pub group_id: Option<GroupId>,
    /// Who wrote it.
    #[personal(category = "free-text", author)]
    pub written_by: PersonId,
    /// The words.
    #[personal(category = "free-text")]
    pub words: Withheld<FreeText>,
}
