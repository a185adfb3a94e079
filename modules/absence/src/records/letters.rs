//! What the school has told a pupil in writing: warnings, the principal's decisions, and that somebody opened them.
//! And what has been done to follow a pupil up. Reasons in own words lie in the vault.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{FreeText, GroupId, PersonId, Personal, Withheld, coded};
use uuid::Uuid;

use super::Concern;

coded! {
    /// What a pupil is warned of in a subject (FOPPL-2024 § 9-7).
    Danger {
        /// The absence limit is near: the right to a grade may be lost.
        AbsenceLimit = "absence-limit",
        /// There may be too little to assess.
        NoBasis = "no-basis",
    }
    /// How the principal decided (FOPPL-2024 § 9-8).
    Decided {
        /// The right to a grade is kept.
        Kept = "kept",
        /// It is not.
        NotKept = "not-kept",
    }
    /// What was done to follow a pupil up. A choice and no text: a text would sooner or later tell of health.
    Step {
        /// Talked with the pupil.
        TalkedWithPupil = "talked-with-pupil",
        /// Talked with the guardians.
        TalkedWithHome = "talked-with-home",
        /// A meeting was held.
        Meeting = "meeting",
        /// Measures were agreed on.
        Agreed = "agreed",
    }
}

/// A written warning that a grade in a subject may lapse.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "absence_warning", activity = "absence-follow-up", keep = "left-plus-year")]
pub struct AbsenceWarning {
    /// The warning; follows from pupil, subject, school year, term and danger: nobody is warned twice of one thing.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The group it was sent from.
    #[personal(category = "attendance", group)]
    pub group_id: GroupId,
    /// The subject.
    #[personal(category = "attendance")]
    pub subject: Uuid,
    /// What it warns of.
    #[personal(category = "attendance")]
    pub danger: Danger,
    /// The rule, with the day of its wording.
    #[personal(category = "attendance")]
    pub source: String,
    /// The facts it rests on, `name=value` line by line.
    #[personal(category = "attendance")]
    pub because: String,
    /// Who sent it.
    #[personal(category = "attendance", author)]
    pub sent_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub sent_at: Timestamp,
}

/// A written warning that order or conduct may be assessed as less than good.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "conduct_warning", activity = "conduct-follow-up", keep = "left-plus-appeal")]
pub struct ConductWarning {
    /// The warning; follows from pupil, school year, term and concern.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// Order or conduct.
    #[personal(category = "conduct")]
    pub concern: Concern,
    /// The rule, with the day of its wording.
    #[personal(category = "conduct")]
    pub source: String,
    /// The facts it rests on, `name=value` line by line.
    #[personal(category = "conduct")]
    pub because: String,
    /// Who sent it.
    #[personal(category = "conduct", author)]
    pub sent_by: PersonId,
    /// When.
    #[personal(category = "conduct")]
    pub sent_at: Timestamp,
}

/// That a pupil or a guardian has opened a warning or decision: from then on it is delivered to her.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "letter_opened", activity = "absence-follow-up", keep = "left-plus-year")]
pub struct LetterOpened {
    /// The row; follows from letter and reader.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil the letter is about.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The letter's group, if it has one: a subject teacher knows of her own letters only.
    #[personal(category = "attendance", group)]
    pub group_id: Option<GroupId>,
    /// The warning or decision.
    #[personal(category = "attendance")]
    pub letter: Uuid,
    /// Who opened it.
    #[personal(category = "attendance", author)]
    pub reader: PersonId,
    /// When first.
    #[personal(category = "attendance")]
    pub opened_at: Timestamp,
}

/// The principal's decision about a pupil above the limit. Made by the principal in person; the reasons lie in the
/// vault, in [`DecisionReasons`], under the same id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "limit_decision", activity = "absence-follow-up", keep = "left-plus-year", archive)]
pub struct LimitDecision {
    /// The decision; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The group the subject was taught in.
    #[personal(category = "attendance", group)]
    pub group_id: GroupId,
    /// The subject.
    #[personal(category = "attendance")]
    pub subject: Uuid,
    /// The first day of the school year it holds for.
    #[personal(category = "attendance")]
    pub year: Date,
    /// How it was decided.
    #[personal(category = "attendance")]
    pub decided: Decided,
    /// The rule, with the day of its wording.
    #[personal(category = "attendance")]
    pub source: String,
    /// The facts it rests on, `name=value` line by line.
    #[personal(category = "attendance")]
    pub because: String,
    /// The principal.
    #[personal(category = "attendance", author)]
    pub decided_by: PersonId,
    /// When.
    #[personal(category = "attendance")]
    pub decided_at: Timestamp,
}

/// Why the principal decided so.
#[derive(Clone, Debug, Personal)]
#[personal(
    table = "limit_decision_reasons",
    store = "vault",
    activity = "absence-reason",
    keep = "left-plus-year",
    archive
)]
pub struct DecisionReasons {
    /// The decision's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The reasons.
    #[personal(category = "free-text")]
    pub reasons: Withheld<FreeText>,
}

/// What the contact teacher did to follow a pupil up.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "follow_up_step", activity = "absence-follow-up", keep = "left-plus-year")]
pub struct FollowUpStep {
    /// The row; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub pupil: PersonId,
    /// The day.
    #[personal(category = "attendance")]
    pub day: Date,
    /// What was done.
    #[personal(category = "attendance")]
    pub step: Step,
    /// Who did it.
    #[personal(category = "attendance", author)]
    pub done_by: PersonId,
    /// When it was written down.
    #[personal(category = "attendance")]
    pub written_at: Timestamp,
}
