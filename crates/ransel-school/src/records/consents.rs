//! Consent that a third person is informed, and the decisions by which somebody is shown less.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, coded};
use uuid::Uuid;

coded! {
    /// How far a consent reaches.
    ConsentScope {
        /// Who the child is and where it goes to school, on the third person's own page.
        Schooling = "schooling",
        /// To come along to meetings; nothing is opened.
        Meetings = "meetings",
    }
    /// What a legal decision changes.
    LegalChange {
        /// The right to information is taken away (BARN-1981 § 47 third paragraph).
        Barred = "barred",
        /// Parental responsibility has ended (BARN-1981 §§ 34, 35, 56).
        NoResponsibility = "no-responsibility",
    }
}

/// A guardian's consent that a named third person is informed. It acts once the office has made sure who that is; what it
/// opens is a tie of its own, with the same end.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "third_person_consent", activity = "guardian-access", keep = "left-plus-year")]
pub struct ThirdPersonConsent {
    /// The row; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// The third person's name, as it was given.
    #[personal(category = "family")]
    pub name: String,
    /// Who that is, once the office has made sure.
    #[personal(category = "family")]
    pub adult: Option<PersonId>,
    /// Who consents.
    #[personal(category = "family")]
    pub given_by: PersonId,
    /// To what.
    #[personal(category = "family")]
    pub scope: ConsentScope,
    /// From when.
    #[personal(category = "family")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "family")]
    pub valid_to: Date,
    /// When it was recorded.
    #[personal(category = "family")]
    pub recorded_at: Timestamp,
    /// By whom, where the office did.
    #[personal(category = "family")]
    pub recorded_by: Option<PersonId>,
    /// When it was withdrawn.
    #[personal(category = "family")]
    pub withdrawn_at: Option<Timestamp>,
    /// The parent who objects.
    #[personal(category = "family")]
    pub objected_by: Option<PersonId>,
}

/// A legal decision by which an adult is shown less than before. Without one nobody is.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "legal_decision", activity = "guardian-access", keep = "left-plus-year")]
pub struct LegalDecision {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The child.
    #[personal(subject)]
    pub child: PersonId,
    /// The adult.
    #[personal(category = "family")]
    pub adult: PersonId,
    /// What it changes.
    #[personal(category = "family")]
    pub decided: LegalChange,
    /// Who decided: a court, Statsforvalteren.
    #[personal(category = "family")]
    pub body: String,
    /// Its reference there.
    #[personal(category = "family")]
    pub reference: String,
    /// When it was decided.
    #[personal(category = "family")]
    pub decided_on: Date,
    /// When it was recorded.
    #[personal(category = "family")]
    pub recorded_at: Timestamp,
    /// By whom.
    #[personal(category = "family")]
    pub recorded_by: Option<PersonId>,
}
