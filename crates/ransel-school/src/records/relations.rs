//! Who belongs where, and to whom.

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, Personal, SchoolId, coded};
use uuid::Uuid;

coded! {
    /// What somebody is in a group.
    GroupRole {
        /// Pupil.
        Pupil = "pupil",
        /// Teaches it.
        Teacher = "teacher",
        /// Is its contact teacher.
        ContactTeacher = "contact-teacher",
    }
}

/// Somebody to call, without a say.
#[derive(Clone, Debug, Personal)]
#[personal(table = "next_of_kin", activity = "master-data", keep = "left-plus-year")]
pub struct NextOfKin {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// Who is to be called.
    #[personal(category = "family")]
    pub kin: PersonId,
    /// From when.
    #[personal(category = "family")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "family")]
    pub valid_to: Option<Date>,
}

/// A pupil at a school for a time.
#[derive(Clone, Debug, Personal)]
#[personal(table = "enrolment", activity = "organising", keep = "left-plus-year", relates, archive)]
pub struct Enrolment {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The school.
    #[personal(category = "placement")]
    pub school: SchoolId,
    /// The system that says so; empty where the office does.
    #[personal(category = "placement")]
    pub source: String,
    /// From when.
    #[personal(category = "placement")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "placement")]
    pub valid_to: Option<Date>,
}

/// Somebody in a class or teaching group for a time.
#[derive(Clone, Debug, Personal)]
#[personal(table = "group_member", activity = "organising", keep = "left-plus-year", relates)]
pub struct GroupMember {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Who.
    #[personal(subject)]
    pub person: PersonId,
    /// The group.
    #[personal(category = "placement", group)]
    pub group_id: GroupId,
    /// As what.
    #[personal(category = "placement")]
    pub role: GroupRole,
    /// The system that says so.
    #[personal(category = "placement")]
    pub source: String,
    /// From when.
    #[personal(category = "placement")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "placement")]
    pub valid_to: Option<Date>,
}

/// A post of a member of staff: which hat she may wear, where and when.
#[derive(Clone, Debug, Personal)]
#[personal(table = "post", activity = "organising", keep = "left-plus-year", relates)]
pub struct Post {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// The school; none for a post at the owner.
    #[personal(category = "staffing")]
    pub school: Option<SchoolId>,
    /// The hat, by its code.
    #[personal(category = "staffing")]
    pub hat: String,
    /// The system that says so.
    #[personal(category = "staffing")]
    pub source: String,
    /// From when.
    #[personal(category = "staffing")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "staffing")]
    pub valid_to: Option<Date>,
}
