//! A remark on an entry of absence: the teacher's own words, in the vault under the mark's id.

use jiff::Timestamp;
use ransel_kernel::{FreeText, GroupId, PersonId, Personal, Withheld};
use uuid::Uuid;

/// What was remarked on a pupil's absence from a lesson. Not why she was away: that is for her and those at home to say.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "absence_remark",
    store = "vault",
    activity = "absence-follow-up",
    keep = "left-plus-year"
)]
pub struct AbsenceRemark {
    /// The mark's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The mark's group.
    #[personal(none, group)]
    pub group_id: GroupId,
    /// Who wrote it.
    #[personal(category = "free-text", author)]
    pub written_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub written_at: Timestamp,
    /// The words.
    #[personal(category = "free-text")]
    pub remark: Withheld<FreeText>,
}
