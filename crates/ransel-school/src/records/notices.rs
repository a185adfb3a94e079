//! What somebody tells the office: that a record is not right any more, and whom to call.

use jiff::Timestamp;
use ransel_kernel::{PersonId, Personal, coded, value::FreeText};
use uuid::Uuid;

coded! {
    /// What a notice is about.
    NoticeAbout {
        /// Name.
        Name = "name",
        /// Address.
        Address = "address",
        /// Telephone or e-mail.
        Reach = "reach",
        /// Guardians, or who lives with whom.
        Guardians = "guardians",
        /// Anything else in the record.
        Other = "other",
    }
    /// Whether somebody has dealt with it.
    NoticeState {
        /// Nobody has.
        Open = "open",
        /// The record is right.
        Resolved = "resolved",
    }
}

/// A contact teacher tells that a pupil's record is not right any more. It changes nothing by itself. What she writes lies
/// in the vault under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "change_notice", activity = "change-notices", keep = "left-plus-year")]
pub struct ChangeNotice {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What it is about.
    #[personal(category = "contact")]
    pub about: NoticeAbout,
    /// Who tells.
    #[personal(category = "contact")]
    pub sent_by: PersonId,
    /// When.
    #[personal(category = "contact")]
    pub sent_at: Timestamp,
    /// Whether it is dealt with.
    #[personal(category = "contact")]
    pub state: NoticeState,
    /// By whom.
    #[personal(category = "contact")]
    pub resolved_by: Option<PersonId>,
    /// When.
    #[personal(category = "contact")]
    pub resolved_at: Option<Timestamp>,
}

/// What a notice says.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "change_notice_text",
    activity = "change-notices",
    keep = "left-plus-year",
    store = "vault"
)]
pub struct ChangeNoticeText {
    /// The notice.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The words.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// Who wrote them.
    #[personal(category = "free-text", author)]
    pub sent_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub sent_at: Timestamp,
}

/// Whom a pupil wants to be called when something happens: the four fields a statement promises, and no number.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "kin_contact", activity = "master-data", keep = "left-plus-year")]
pub struct KinContact {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// Name.
    #[personal(category = "contact")]
    pub name: String,
    /// Address.
    #[personal(category = "contact")]
    pub address: String,
    /// Telephone number.
    #[personal(category = "contact")]
    pub phone: String,
    /// E-mail address.
    #[personal(category = "contact")]
    pub email: String,
    /// When it was told.
    #[personal(category = "contact")]
    pub recorded_at: Timestamp,
    /// By whom.
    #[personal(category = "contact")]
    pub recorded_by: Option<PersonId>,
}
