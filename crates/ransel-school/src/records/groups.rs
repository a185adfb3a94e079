//! Schools, groups, subjects and the timetable: about nobody in particular.

use jiff::civil::Date;
use ransel_kernel::{GroupId, Personal, SchoolId, coded};
use uuid::Uuid;

coded! {
    /// What kind of school it is; the absence limit holds in upper secondary only (FOPPL-2024 § 9-8).
    Stage {
        /// Years 1 to 10, or part of them.
        Compulsory = "compulsory",
        /// Vg1 to Vg3.
        UpperSecondary = "upper-secondary",
        /// Not told.
        Unknown = "unknown",
    }
    /// What kind of group it is.
    GroupKind {
        /// The one class each pupil belongs to.
        Class = "class",
        /// Pupils taught together in a subject.
        Teaching = "teaching",
        /// The pupils of one contact teacher.
        ContactTeacher = "contact-teacher",
        /// Anything else: year level, programme, council.
        Other = "other",
    }
}

/// A school.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "school", activity = "organising", keep = "organisation", relates)]
pub struct School {
    /// The school.
    #[personal(id)]
    pub id: SchoolId,
    /// Its name.
    #[personal(none)]
    pub name: String,
    /// Its stage.
    #[personal(none)]
    pub stage: Stage,
    /// Number in the register of legal entities, or empty.
    #[personal(none)]
    pub organisation_number: String,
    /// The system it came from.
    #[personal(none)]
    pub source: String,
    /// Its key there.
    #[personal(none)]
    pub source_key: String,
}

/// A curriculum subject.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "subject", activity = "organising", keep = "organisation")]
pub struct Subject {
    /// The subject.
    #[personal(id)]
    pub id: Uuid,
    /// Its code in the national curriculum (Grep), or the source's own.
    #[personal(none)]
    pub code: String,
    /// Name in bokmål.
    #[personal(none)]
    pub name_nb: String,
    /// Name in nynorsk.
    #[personal(none)]
    pub name_nn: String,
    /// Name in Northern Sámi.
    #[personal(none)]
    pub name_se: String,
    /// Name in English.
    #[personal(none)]
    pub name_en: String,
    /// Minutes in a full year; 0 where not known.
    #[personal(none)]
    pub annual_minutes: i64,
    /// The system it came from.
    #[personal(none)]
    pub source: String,
    /// Its key there.
    #[personal(none)]
    pub source_key: String,
}

/// A class or teaching group.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "school_group", activity = "organising", keep = "organisation", relates)]
pub struct Group {
    /// The group.
    #[personal(id)]
    pub id: GroupId,
    /// The school it is at.
    #[personal(none)]
    pub school: SchoolId,
    /// What it is.
    #[personal(none)]
    pub kind: GroupKind,
    /// Its name: `2STC`.
    #[personal(none)]
    pub name: String,
    /// What it is taught.
    #[personal(none)]
    pub subject: Option<Uuid>,
    /// The system it came from.
    #[personal(none)]
    pub source: String,
    /// Its key there.
    #[personal(none)]
    pub source_key: String,
    /// From when.
    #[personal(none)]
    pub valid_from: Date,
    /// Until when.
    #[personal(none)]
    pub valid_to: Option<Date>,
}

/// A weekly slot of a teaching group. Lessons are counted out from slots; see [`crate::timetable`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "slot", activity = "organising", keep = "organisation")]
pub struct Slot {
    /// The slot.
    #[personal(id)]
    pub id: Uuid,
    /// The group.
    #[personal(none)]
    pub group_id: GroupId,
    /// Day of the week, 1 is Monday.
    #[personal(none)]
    pub weekday: i64,
    /// Minutes after midnight it begins.
    #[personal(none)]
    pub starts: i64,
    /// Minutes after midnight it ends.
    #[personal(none)]
    pub ends: i64,
    /// The room.
    #[personal(none)]
    pub room: String,
    /// From when.
    #[personal(none)]
    pub valid_from: Date,
    /// Until when.
    #[personal(none)]
    pub valid_to: Option<Date>,
}
