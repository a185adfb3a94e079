//! What was said in a talk with a home: about the child in one row, about the home in another. They are never in one text.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, value::FreeText};
use uuid::Uuid;

/// What was said about the child: for everybody with a right to know about it.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "talk_about_child",
    activity = "talks-with-homes",
    keep = "left-plus-year",
    store = "vault"
)]
pub struct TalkAboutChild {
    /// The talk; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// The day.
    #[personal(category = "free-text")]
    pub held_on: Date,
    /// What was said.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// Whether the child has asked that guardians do not get it (BARN-1981 § 31).
    #[personal(category = "free-text", confided)]
    pub confided: bool,
    /// Who wrote it.
    #[personal(category = "free-text", author)]
    pub written_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub written_at: Timestamp,
}

/// What was said about a home: one row for each adult of that home, and hers alone to read there.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "talk_about_home",
    activity = "talks-with-homes",
    keep = "left-plus-year",
    store = "vault"
)]
pub struct TalkAboutHome {
    /// The row; follows from the talk and the adult.
    #[personal(id)]
    pub id: Uuid,
    /// The adult.
    #[personal(subject)]
    pub adult: PersonId,
    /// The talk.
    #[personal(category = "free-text")]
    pub talk: Uuid,
    /// What was said.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// Who wrote it.
    #[personal(category = "free-text", author)]
    pub written_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub written_at: Timestamp,
}
