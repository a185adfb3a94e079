//! The language somebody has chosen, and the written standard a pupil has as her main one. What a roster says
//! of somebody's language stands in the person's own row and gives way to both.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// A written standard of Norwegian.
    Standard {
        /// Bokmål.
        Bokmal = "nb",
        /// Nynorsk.
        Nynorsk = "nn",
    }
}

/// The language somebody wants pages and letters in. Chosen by herself, one row each.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "language_choice", activity = "languages", keep = "left-plus-year")]
pub struct LanguageChoice {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// `nb`, `nn`, `se` or `en`.
    #[personal(category = "identity")]
    pub language: String,
    /// When it was chosen.
    #[personal(category = "identity")]
    pub chosen_at: Timestamp,
}

/// The main written standard of a pupil, from a day on. Rows end, they are not overwritten: a diploma can ask what
/// held when.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "written_standard", activity = "languages", keep = "left-plus-year")]
pub struct WrittenStandard {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// Which.
    #[personal(category = "placement")]
    pub standard: Standard,
    /// From when.
    #[personal(category = "placement")]
    pub valid_from: Date,
    /// Until when; open while it holds.
    #[personal(category = "placement")]
    pub valid_to: Option<Date>,
    /// When it was chosen.
    #[personal(category = "placement")]
    pub recorded_at: Timestamp,
    /// By whom.
    #[personal(category = "placement")]
    pub recorded_by: Option<PersonId>,
}
