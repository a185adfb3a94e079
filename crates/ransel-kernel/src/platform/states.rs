//! States of a person's data that every module obeys: restricted, objected to, held. (A protected address is the
//! school base's, since the population register decides it.)

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Personal,
    card::StoreKind::{Main, Vault},
    coded,
    id::PersonId,
    migrate::NewTable,
    value::FreeText,
};

coded! {
    /// What holds for the data.
    StateKind {
        /// Kept, not used (POL-2018 art. 18).
        Restriction = "restriction",
        /// The person objects to what one activity does (POL-2018 art. 21).
        Objection = "objection",
        /// Nothing is deleted: it may be needed as evidence (POL-2018 art. 17 (3) (e), FARK-2025 § 5).
        Hold = "hold",
    }
}

/// A state somebody's data is in for a while.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "subject_state", activity = "states", keep = "as-long-as-person", relates)]
pub struct State {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// Which state.
    #[personal(category = "state")]
    pub kind: StateKind,
    /// The activity it is about, `module.activity`; empty for all.
    #[personal(category = "state")]
    pub activity: String,
    /// From when.
    #[personal(category = "state")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "state")]
    pub valid_to: Option<Date>,
    /// When it was set.
    #[personal(category = "state")]
    pub set_at: Timestamp,
    /// By whom.
    #[personal(category = "state")]
    pub set_by: Option<PersonId>,
    /// When the person was told that it would be lifted: before that it cannot be (POL-2018 art. 18 (3)).
    #[personal(category = "state")]
    pub told_at: Option<Timestamp>,
}

/// Why.
#[derive(Clone, Debug, Personal)]
#[personal(table = "subject_state_reason", activity = "states", keep = "as-long-as-person", store = "vault")]
pub struct StateReason {
    /// The state.
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// The words.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// Who wrote them.
    #[personal(category = "free-text", author)]
    pub by_person: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub at: Timestamp,
}

/// Their tables.
pub const TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "subject_state",
        columns: "id uuid key, person uuid, kind text, activity text, valid_from date, valid_to date?, set_at instant, \
                  set_by uuid?, told_at instant?",
        indexes: &["person", "kind"],
    },
    NewTable {
        store: Vault,
        name: "subject_state_reason",
        columns: "id uuid key, person uuid, text bytes, by_person uuid, at instant",
        indexes: &["person"],
    },
];
