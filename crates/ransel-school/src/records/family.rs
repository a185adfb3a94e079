//! Family, home and custody. Each fact is a dated row of its own with who recorded it and which row it replaces, so that
//! one can ask what holds on a day, and what was known on another. What somebody *is* to a child follows from all of
//! them together: [`crate::custody::standing`].

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, coded, value::FreeText};
use uuid::Uuid;

coded! {
    /// One fact about a child and an adult.
    TieKind {
        /// Is a parent; says nothing of responsibility.
        Parent = "parent",
        /// Has parental responsibility (BARN-1981 §§ 30, 34, 35).
        Responsibility = "responsibility",
        /// The right to information has been taken away (BARN-1981 § 47 third paragraph).
        Barred = "barred",
        /// Lives elsewhere and has asked to be informed: once, and it holds on.
        Asked = "asked",
        /// Those with parental responsibility have consented that she is informed.
        ThirdPerson = "third-person",
        /// A parent objects to this third person.
        Objection = "objection",
        /// Foster parent, or works at the institution where the child lives.
        Foster = "foster",
        /// Appointed guardian (VML-2010).
        Appointed = "appointed",
        /// The child, 16 or older, has allowed her to know about health (PBRL-1999 § 3-4).
        HealthAllowed = "health-allowed",
    }
    /// How somebody lives in a home.
    ResidenceKind {
        /// Has her fixed residence there.
        Fixed = "fixed",
        /// Shared residence: lives in two homes (BARN-1981 § 36).
        Shared = "shared",
    }
}

/// What somebody is to a child, in one respect.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "family_tie", activity = "master-data", keep = "left-plus-year", relates)]
pub struct FamilyTie {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// The adult.
    #[personal(category = "family")]
    pub adult: PersonId,
    /// In which respect.
    #[personal(category = "family")]
    pub kind: TieKind,
    /// From when.
    #[personal(category = "family")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "family")]
    pub valid_to: Option<Date>,
    /// When it was recorded.
    #[personal(category = "family")]
    pub recorded_at: Timestamp,
    /// By whom; nobody where a part of the product did.
    #[personal(category = "family")]
    pub recorded_by: Option<PersonId>,
    /// The row it replaces: that one was recorded wrongly, or ended by this one.
    #[personal(category = "family")]
    pub replaces: Option<Uuid>,
}

/// Somebody lives in a home. Who shares a home lives together; how a home is reached are contact points.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "residence", activity = "master-data", keep = "left-plus-year", relates)]
pub struct Residence {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Who.
    #[personal(subject)]
    pub person: PersonId,
    /// The home.
    #[personal(category = "family")]
    pub home: Uuid,
    /// How.
    #[personal(category = "family")]
    pub kind: ResidenceKind,
    /// From when.
    #[personal(category = "family")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "family")]
    pub valid_to: Option<Date>,
    /// When it was recorded.
    #[personal(category = "family")]
    pub recorded_at: Timestamp,
    /// By whom; nobody where a part of the product did.
    #[personal(category = "family")]
    pub recorded_by: Option<PersonId>,
    /// The row it replaces.
    #[personal(category = "family")]
    pub replaces: Option<Uuid>,
}

/// Child welfare has taken over the care of a child (BVL-2021 § 5-1). Known to few.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "care_order", activity = "master-data", keep = "left-plus-year", relates)]
pub struct CareOrder {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// From when.
    #[personal(category = "safety")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "safety")]
    pub valid_to: Option<Date>,
    /// When it was recorded.
    #[personal(category = "safety")]
    pub recorded_at: Timestamp,
    /// By whom.
    #[personal(category = "safety")]
    pub recorded_by: Option<PersonId>,
    /// The row it replaces.
    #[personal(category = "safety")]
    pub replaces: Option<Uuid>,
}

coded! {
    /// What became of a guardian's application for access.
    AccessState {
        /// Waits for the contact teacher.
        Applied = "applied",
        /// Approved.
        Approved = "approved",
        /// Rejected.
        Rejected = "rejected",
    }
    /// What a window is for.
    WindowPurpose {
        /// One answer to one request for information (BARN-1981 § 47).
        Request = "request",
        /// Danger to life or health (PBRL-1999 § 3-4).
        Danger = "danger",
        /// A task somebody has for a while.
        Task = "task",
    }
}

/// A guardian's application for access to what the school holds about a child.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "guardian_access", activity = "guardian-access", keep = "left-plus-year", relates)]
pub struct GuardianAccess {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// Who applies.
    #[personal(category = "family")]
    pub guardian: PersonId,
    /// How far it has come.
    #[personal(category = "family")]
    pub state: AccessState,
    /// When she applied.
    #[personal(category = "family")]
    pub applied_at: Timestamp,
    /// Who decided.
    #[personal(category = "family")]
    pub decided_by: Option<PersonId>,
    /// When.
    #[personal(category = "family")]
    pub decided_at: Option<Timestamp>,
}

/// Access for a stated purpose, with an end. Why it was granted lies in the vault, under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "granted_window", activity = "granted-access", keep = "left-plus-year", relates)]
pub struct GrantedWindow {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whom it opens.
    #[personal(subject)]
    pub person: PersonId,
    /// To whom.
    #[personal(category = "family")]
    pub holder: PersonId,
    /// What for.
    #[personal(category = "family")]
    pub purpose: WindowPurpose,
    /// From when.
    #[personal(category = "family")]
    pub valid_from: Date,
    /// Until when; never open-ended.
    #[personal(category = "family")]
    pub valid_to: Date,
    /// By whom.
    #[personal(category = "family")]
    pub granted_by: PersonId,
    /// When.
    #[personal(category = "family")]
    pub granted_at: Timestamp,
}

/// Why a window was opened in danger, in the words of whoever opened it. The row has the window's id.
#[derive(Clone, Debug, Personal)]
#[personal(table = "danger_stated", activity = "granted-access", keep = "left-plus-year", store = "vault")]
pub struct DangerStated {
    /// The window.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What the danger is.
    #[personal(category = "free-text")]
    pub danger: FreeText,
    /// By whom.
    #[personal(category = "free-text", author)]
    pub stated_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub stated_at: Timestamp,
}

/// Why a window was opened for a task, in the words of whoever opened it. The row has the window's id.
#[derive(Clone, Debug, Personal)]
#[personal(table = "task_stated", activity = "granted-access", keep = "left-plus-year", store = "vault")]
pub struct TaskStated {
    /// The window.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What the task is.
    #[personal(category = "free-text")]
    pub task: FreeText,
    /// By whom.
    #[personal(category = "free-text", author)]
    pub stated_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub stated_at: Timestamp,
}
