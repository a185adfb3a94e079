//! Absence another system listed or summed up. Shown as what it is, and never mixed with our own marks.

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// Whether it is one absence or a sum.
    Mode {
        /// One absence.
        Occurrence = "occurrence",
        /// A sum over a period.
        Aggregate = "aggregate",
    }
    /// What the amount counts.
    Unit {
        /// Clock hours.
        Hours = "hours",
        /// School days.
        Days = "days",
    }
    /// The source's judgement.
    Documented {
        /// Accepted or documented.
        Valid = "valid",
        /// Neither.
        Invalid = "invalid",
        /// The source does not say.
        Unknown = "unknown",
    }
}

/// Absence from another system.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "imported_absence", activity = "absence-follow-up", keep = "left-plus-year", archive)]
pub struct ImportedAbsence {
    /// Follows from the source's key, or from everything it says where it has none.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The school.
    #[personal(category = "attendance")]
    pub school: Option<Uuid>,
    /// The group; none where it is about a day or a whole year.
    #[personal(category = "attendance", group)]
    pub group_id: Option<GroupId>,
    /// The subject.
    #[personal(category = "attendance")]
    pub subject: Option<Uuid>,
    /// One absence or a sum.
    #[personal(category = "attendance")]
    pub mode: Mode,
    /// Hours or days.
    #[personal(category = "attendance")]
    pub unit: Unit,
    /// The source's judgement.
    #[personal(category = "attendance")]
    pub documented: Documented,
    /// The first day it concerns.
    #[personal(category = "attendance")]
    pub valid_from: Option<Date>,
    /// The last day.
    #[personal(category = "attendance")]
    pub valid_to: Option<Date>,
    /// The school year or term in the source's words, or empty.
    #[personal(category = "attendance")]
    pub period: String,
    /// How much, in ten-thousandths of the unit.
    #[personal(category = "attendance")]
    pub ten_thousandths: i64,
    /// The system it came from.
    #[personal(category = "attendance")]
    pub source: String,
    /// Its key there, or empty.
    #[personal(category = "attendance")]
    pub source_key: String,
}
