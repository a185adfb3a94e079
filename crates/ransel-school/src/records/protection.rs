//! Protected addresses beyond the dated row itself: who said so and why, what has to be called back, and when the
//! Population Register was last asked. What was recorded is general: other states of a person come in the same shape.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{PersonId, Personal, coded, facts::Protection};
use uuid::Uuid;

coded! {
    /// How far an address is protected.
    ProtectionLevel {
        /// The address of an institution, which would tell of being its client.
        Client = "client",
        /// Confidential (earlier code 7).
        Confidential = "confidential",
        /// Strictly confidential (earlier code 6).
        Strict = "strict",
        /// Strictly confidential, and abroad.
        StrictAbroad = "strict-abroad",
    }
    /// Why a state was recorded.
    StateSource {
        /// The Population Register says so.
        Register = "register",
        /// The school's office or principal says so.
        Office = "office",
    }
    /// What has to be called back, or looked at.
    RecallKind {
        /// A roster went to another system.
        Export = "export",
        /// Somebody took a file out.
        File = "file",
        /// The other home has seen something.
        OtherHome = "other-home",
        /// Somebody at the school has seen what is closed now.
        Staff = "staff",
        /// The Population Register says that the protection no longer holds: somebody must decide.
        RegisterLowered = "register-lowered",
    }
    /// What became of it.
    RecallOutcome {
        /// Nobody has dealt with it.
        Open = "open",
        /// The recipient has deleted or shredded it.
        Destroyed = "destroyed",
        /// The recipient knows, and will not pass it on.
        Told = "told",
        /// It cannot be called back, and the safety of the person has been considered.
        Considered = "considered",
    }
}

impl ProtectionLevel {
    /// The fact policies decide by. Abroad is as strict as strict.
    pub const fn fact(self) -> Protection {
        match self {
            Self::Client => Protection::Client,
            Self::Confidential => Protection::Confidential,
            Self::Strict | Self::StrictAbroad => Protection::Strict,
        }
    }

    /// The level of a stored word. One nobody knows protects like the strictest.
    pub fn of(code: &str) -> Self {
        Self::from_code(code).unwrap_or(Self::Strict)
    }
}

/// Who recorded a dated state of a person, and why; it has the id of the state's own row.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "state_record", activity = "address-protection", keep = "left-plus-year")]
pub struct StateRecord {
    /// The state's row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// Why.
    #[personal(category = "safety")]
    pub source: StateSource,
    /// By whom; none where a part of the product did.
    #[personal(category = "safety")]
    pub recorded_by: Option<PersonId>,
    /// When the source said that it no longer holds. It goes on until somebody decides.
    #[personal(category = "safety")]
    pub withdrawn_at: Option<Timestamp>,
    /// When what had been handed on before was worked out.
    #[personal(category = "safety")]
    pub recalled_at: Option<Timestamp>,
    /// Who lifted it.
    #[personal(category = "safety")]
    pub lifted_by: Option<PersonId>,
    /// When.
    #[personal(category = "safety")]
    pub lifted_at: Option<Timestamp>,
}

/// Something that was handed on or shown before somebody was protected, and somebody to be spoken to about it.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "recall_task", activity = "address-protection", keep = "left-plus-year")]
pub struct RecallTask {
    /// Follows from what it is about: working it out again finds the same row.
    #[personal(id)]
    pub id: Uuid,
    /// Who is protected.
    #[personal(subject)]
    pub person: PersonId,
    /// What it is.
    #[personal(category = "safety")]
    pub kind: RecallKind,
    /// The hat of whoever saw it.
    #[personal(category = "safety")]
    pub hat: String,
    /// Who saw it.
    #[personal(category = "safety")]
    pub recipient: Option<PersonId>,
    /// Of an export its format and purpose, of a file its action.
    #[personal(category = "safety")]
    pub what: String,
    /// The categories, by their codes.
    #[personal(category = "safety")]
    pub categories: String,
    /// How often.
    #[personal(category = "safety")]
    pub times: i64,
    /// When last.
    #[personal(category = "safety")]
    pub last_at: Timestamp,
    /// By when it should be dealt with.
    #[personal(category = "safety")]
    pub due: Date,
    /// What became of it.
    #[personal(category = "safety")]
    pub outcome: RecallOutcome,
    /// Who dealt with it.
    #[personal(category = "safety")]
    pub settled_by: Option<PersonId>,
    /// When.
    #[personal(category = "safety")]
    pub settled_at: Option<Timestamp>,
}

/// One time the Population Register was asked. It says nothing about a person.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "register_refresh", activity = "address-protection", keep = "register-refresh")]
pub struct RegisterRefresh {
    /// The run.
    #[personal(id)]
    pub id: Uuid,
    /// When it was done.
    #[personal(none)]
    pub at: Timestamp,
    /// Documents read.
    #[personal(none)]
    pub documents: i64,
    /// Documents that could not be understood.
    #[personal(none)]
    pub bad: i64,
    /// People whose protection was raised.
    #[personal(none)]
    pub raised: i64,
    /// People whose protection the register no longer tells of.
    #[personal(none)]
    pub withdrawn: i64,
}
