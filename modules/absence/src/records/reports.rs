//! A report of absence is two rows with one id: the days in the main store, the reason in the vault.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{FreeText, PersonId, Personal, Withheld, coded};
use uuid::Uuid;

use super::Effect;

coded! {
    /// Why somebody was away, as far as the limit asks (R2-3).
    Cause {
        /// Illness, as the adult pupil or a guardian says.
        SelfDeclared = "self-declared",
        /// The same, where health personnel have certified a higher risk of absence.
        Certified = "self-declared-certified",
        /// Health, documented by health personnel.
        HealthDocumented = "health-documented",
        /// Another cause of the regulation's list, documented.
        OtherDocumented = "other-documented",
        /// No documentation, or no accepted cause.
        Undocumented = "undocumented",
    }
}

impl Cause {
    /// What absence of this cause does to the limit once it is settled.
    pub const fn effect(self) -> Effect {
        match self {
            Self::SelfDeclared | Self::Undocumented => Effect::Counts,
            Self::Certified | Self::HealthDocumented => Effect::UsesUp,
            Self::OtherDocumented => Effect::Nothing,
        }
    }
}

/// A report from a guardian or an adult pupil that the pupil is away. The reason lies in the vault, in
/// [`AbsenceReason`], under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "absence_report", activity = "absence-follow-up", keep = "school-year-plus-appeal")]
pub struct AbsenceReport {
    /// The report.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The first day.
    #[personal(category = "attendance")]
    pub from_day: Date,
    /// The last day; it belongs to the report.
    #[personal(category = "attendance", clock)]
    pub to_day: Date,
    /// Who reported.
    #[personal(category = "attendance", author)]
    pub reported_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub received_at: Timestamp,
    /// What absence in these days does to the limit; it counts until the contact teacher has settled it.
    #[personal(category = "attendance")]
    pub effect: Effect,
    /// Whether the contact teacher has settled it.
    #[personal(category = "attendance")]
    pub settled: bool,
}

/// Why, as the report says it.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "absence_reason",
    store = "vault",
    activity = "absence-reason",
    keep = "school-year-plus-appeal",
    with = "absence_report"
)]
pub struct AbsenceReason {
    /// The report's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// Which cause; the contact teacher may settle another one.
    #[personal(category = "absence-reason")]
    pub class: Cause,
    /// In own words, if anything was said.
    #[personal(category = "free-text")]
    pub reason: Withheld<FreeText>,
}
