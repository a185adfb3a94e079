//! That something has happened that touches somebody: it stands on her start page until she has read it.

use jiff::Timestamp;
use ransel_kernel::{PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// What has happened. Never more than a kind: what it says is opened where it lies.
    Happened {
        /// A warning was sent.
        Warning = "warning",
        /// A decision was made about the child.
        Decision = "decision",
        /// What somebody is to the child, or where it lives, was changed.
        Family = "family",
        /// Child welfare has taken over the care, or given it back.
        Care = "care",
        /// How one is reached was changed by the office.
        Contact = "contact",
        /// A consent for a third person was given, withdrawn or objected to.
        ThirdPerson = "third-person",
        /// A request for information was registered.
        Asked = "asked",
        /// A request for information was answered or refused.
        Answered = "answered",
        /// The pupil has consented to something alone.
        Consent = "consent",
        /// What may be done with somebody's data was asked for, decided, or is about to change.
        State = "state",
    }
}

/// One thing one person is told of.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "announcement", activity = "telling-homes", keep = "left-plus-year")]
pub struct Announcement {
    /// The row; follows from what happened and whom it is for.
    #[personal(id)]
    pub id: Uuid,
    /// Who is told.
    #[personal(subject)]
    pub person: PersonId,
    /// Which child it is about; the person herself where she is told of her own.
    #[personal(category = "family")]
    pub child: PersonId,
    /// What has happened.
    #[personal(category = "family")]
    pub kind: Happened,
    /// Where it is to be read.
    #[personal(category = "family")]
    pub leads_to: String,
    /// When.
    #[personal(category = "family")]
    pub told_at: Timestamp,
    /// When she said that she had read it.
    #[personal(category = "family")]
    pub read_at: Option<Timestamp>,
}
