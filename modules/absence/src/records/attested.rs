//! What a second person says to a late correction, who saved a roll, and days left out of the diploma.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{GroupId, PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// What the second person says.
    Attested {
        /// The correction is right.
        Right = "right",
        /// It is not: what stood there before stands again.
        TurnedBack = "turned-back",
    }
}

/// That somebody other than the one who corrected has looked at a late correction (R2-2).
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "correction_attested", activity = "absence-roll", keep = "left-plus-year")]
pub struct Attestation {
    /// The correction's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The correction's group.
    #[personal(category = "attendance", group)]
    pub group_id: GroupId,
    /// What she says.
    #[personal(category = "attendance")]
    pub says: Attested,
    /// Who.
    #[personal(category = "attendance")]
    pub attested_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub attested_at: Timestamp,
}

/// Who saved a roll last. Kept apart from the roll because it is about nobody who was marked: it lets one teacher's
/// mark meet another's "here" that left no mark of its own.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "roll_saved", activity = "absence-roll", keep = "school-year-plus-year")]
pub struct RollSaved {
    /// The roll's id.
    #[personal(id)]
    pub id: Uuid,
    /// The group.
    #[personal(none, group)]
    pub group_id: GroupId,
    /// Who.
    #[personal(category = "attendance", author)]
    pub saved_by: PersonId,
    /// When.
    #[personal(category = "attendance", clock)]
    pub saved_at: Timestamp,
}

/// Days a pupil asked to have left out of the diploma, and was granted. Why lies with the reports, in the vault.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "days_left_out", activity = "absence-follow-up", keep = "left-plus-year", archive)]
pub struct DaysLeftOut {
    /// The row; made with the form. The newest of a school year holds.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The first day of the school year.
    #[personal(category = "attendance")]
    pub year: Date,
    /// How many.
    #[personal(category = "attendance")]
    pub days: i64,
    /// The rule, with the day of its wording.
    #[personal(category = "attendance")]
    pub source: String,
    /// The facts it rests on, `name=value` line by line.
    #[personal(category = "attendance")]
    pub because: String,
    /// Who settled it.
    #[personal(category = "attendance", author)]
    pub settled_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub settled_at: Timestamp,
}
