//! What a pupil has written: a work or a blog, in parts. Hers alone until she shares it, and hers to take back. Deliberately
//! absent: marks, comments, and anything somebody else writes.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{FreeText, GroupId, PersonId, Personal, SchoolId, coded, platform::Naming};
use uuid::Uuid;

coded! {
    /// What it is.
    WorkKind {
        /// Work for school.
        Work = "work",
        /// A blog.
        Blog = "blog",
    }
    /// Whom she shares it with.
    Shared {
        /// Nobody.
        Nobody = "nobody",
        /// Her class and those who teach it, behind sign-in.
        Class = "class",
        /// Everybody, on the school's open page.
        Open = "open",
    }
}

/// A work or a blog. Its title lies in [`WorkWords`], what it says in [`WorkPart`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "work", activity = "works", keep = "left-plus-year")]
pub struct Work {
    /// The work; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil who writes it.
    #[personal(subject)]
    pub person: PersonId,
    /// Her school when she last shared it.
    #[personal(category = "work")]
    pub school: SchoolId,
    /// Her class then.
    #[personal(category = "work", group)]
    pub group_id: GroupId,
    /// What it is.
    #[personal(category = "work")]
    pub kind: WorkKind,
    /// Whom she shares it with.
    #[personal(category = "work")]
    pub shared: Shared,
    /// With which name.
    #[personal(category = "work")]
    pub naming: Naming,
    /// The day it is shared no more; none while it is shared with nobody.
    #[personal(category = "work")]
    pub until: Option<Date>,
    /// When she wrote down why the inner network will not do; without that it is not open.
    #[personal(category = "work")]
    pub considered_at: Option<Timestamp>,
}

/// The words of a work beside its parts. A change is a new row.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "work_words", activity = "works", keep = "left-plus-year", store = "vault")]
pub struct WorkWords {
    /// The row; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The work.
    #[personal(category = "free-text")]
    pub work: Uuid,
    /// The title.
    #[personal(category = "free-text")]
    pub title: FreeText,
    /// Why the inner network will not do; empty unless it is open.
    #[personal(category = "free-text")]
    pub considered: FreeText,
}

/// A part of a work. A change of its text is a new row.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "work_part", activity = "works", keep = "left-plus-year", store = "vault")]
pub struct WorkPart {
    /// The row; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The work.
    #[personal(category = "free-text")]
    pub work: Uuid,
    /// Its place among the parts.
    #[personal(category = "free-text")]
    pub number: i64,
    /// What it says.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// A picture of the class that stands with it.
    #[personal(category = "free-text")]
    pub picture: Option<Uuid>,
    /// Whether it is for herself alone, whoever the rest is shared with.
    #[personal(category = "free-text")]
    pub private: bool,
}
