//! Requests for information by parents who have no standing right to it, and what was written in the matter
//! (BARN-1981 § 47, BVL-2021 § 5-1).

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, coded, value::FreeText};
use uuid::Uuid;

coded! {
    /// How far a request has come.
    RequestState {
        /// Waits for the principal.
        Asked = "asked",
        /// Answered, once.
        Granted = "granted",
        /// Refused, with reasons.
        Refused = "refused",
        /// Refused, and the parent has complained.
        Complained = "complained",
    }
    /// What a letter in the matter is.
    LetterKind {
        /// What the parent asks for.
        Asked = "asked",
        /// The answer.
        Answered = "answered",
        /// The refusal, with its reasons.
        Refused = "refused",
        /// The complaint.
        Complaint = "complaint",
    }
}

/// One request by one parent about one child. What was asked, answered and refused lies in the vault, in
/// [`InformationLetter`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "information_request", activity = "information-requests", keep = "left-plus-year")]
pub struct InformationRequest {
    /// The matter; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// Who asks.
    #[personal(category = "family")]
    pub adult: PersonId,
    /// The day she asked.
    #[personal(category = "family")]
    pub asked_on: Date,
    /// When that was recorded.
    #[personal(category = "family")]
    pub recorded_at: Timestamp,
    /// By whom in the office; nobody where she asked on her own page.
    #[personal(category = "family")]
    pub recorded_by: Option<PersonId>,
    /// How far it has come.
    #[personal(category = "family")]
    pub state: RequestState,
    /// Who decided.
    #[personal(category = "family")]
    pub decided_by: Option<PersonId>,
    /// When.
    #[personal(category = "family")]
    pub decided_at: Option<Timestamp>,
    /// The rule, with the day of its wording; empty until it is decided.
    #[personal(category = "family")]
    pub source: String,
    /// The facts it rests on, `name=value` line by line.
    #[personal(category = "family")]
    pub because: String,
}

/// A letter in such a matter. It is about the parent: she reads it on her own page, whatever is decided.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "information_letter",
    activity = "information-requests",
    keep = "left-plus-year",
    store = "vault"
)]
pub struct InformationLetter {
    /// The row; the matter's own where it is the request.
    #[personal(id)]
    pub id: Uuid,
    /// The parent.
    #[personal(subject)]
    pub adult: PersonId,
    /// The matter.
    #[personal(category = "free-text")]
    pub matter: Uuid,
    /// The child.
    #[personal(category = "free-text")]
    pub child: PersonId,
    /// What it is.
    #[personal(category = "free-text")]
    pub kind: LetterKind,
    /// The words.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// The rule, with the day of its wording, where it decides anything.
    #[personal(category = "free-text")]
    pub source: String,
    /// The last day to complain, where there is anything to complain of.
    #[personal(category = "free-text")]
    pub complain_by: Option<Date>,
    /// Who wrote it.
    #[personal(category = "free-text", author)]
    pub written_by: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub written_at: Timestamp,
}
