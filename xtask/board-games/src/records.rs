//! What is kept. Deliberately absent: anything typed freely; that belongs in the vault.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal};
use uuid::Uuid;

/// That something was recorded about a pupil on a day.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "board_games_entry", activity = "board-games-follow-up", keep = "school-year-plus-year")]
pub struct Entry {
    /// The entry.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The day.
    #[personal(category = "conduct", clock)]
    pub day: Date,
    /// Who recorded it.
    #[personal(category = "conduct", author)]
    pub recorded_by: PersonId,
    /// When.
    #[personal(category = "conduct")]
    pub recorded_at: Timestamp,
}
