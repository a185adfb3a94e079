//! Posts of the staff.

use super::{Period, PersonKey, SchoolKey};

/// A post somebody holds or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// Who holds it.
    pub person: PersonKey,
    /// The school, or none for a post at the owner.
    pub school: Option<SchoolKey>,
    /// The kind of post.
    pub role: Role,
    /// When.
    pub period: Period,
}

/// The kinds of post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Teaches (lærer).
    Teacher,
    /// Heads the school (rektor).
    Principal,
    /// Heads a department of the school (avdelingsleder).
    DepartmentHead,
    /// Keeps the office (sekretær).
    Secretary,
    /// Keeps the timetable (timeplanlegger).
    Timetabler,
    /// Advises pupils on study and work (rådgiver).
    SchoolCounsellor,
    /// Accountable head of the owner's administration (kommunedirektør).
    AccountableHead,
    /// Answers for the system at the owner (systemeier).
    SystemOwner,
    /// Data protection officer (personvernombud).
    Dpo,
    /// Technical staff of the owner (IKT).
    It,
    /// Runs the server and sees no personal data (drift).
    Operator,
}
