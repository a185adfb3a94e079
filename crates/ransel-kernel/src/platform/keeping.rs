//! What deletion keeps books on: when somebody's data is due, who approved it, what went. No table here says
//! anything of a person but that she is due.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Personal,
    card::StoreKind::{Main, Vault},
    id::PersonId,
    migrate::NewTable,
    value::FreeText,
};

/// When what goes by one rule about one person is due.
#[derive(Clone, Debug, Personal)]
#[personal(table = "keep_due", activity = "deletion", keep = "as-long-as-person")]
pub struct KeepDue {
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// The rule, `module.rule`.
    #[personal(none)]
    pub rule: String,
    /// The first day it may go.
    #[personal(category = "placement")]
    pub due: Date,
    /// The last school she belonged to, whose office approves.
    #[personal(category = "placement")]
    pub place: Option<Uuid>,
}

/// Somebody whose due dates are to be worked out anew.
#[derive(Clone, Debug, Personal)]
#[personal(table = "keep_unsettled", activity = "deletion", keep = "as-long-as-person")]
pub struct KeepUnsettled {
    /// Who.
    #[personal(subject)]
    pub person: PersonId,
}

/// Somebody has approved that what is due by a rule goes.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "keep_approval", activity = "deletion", keep = "house")]
pub struct KeepApproval {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The rule, `module.rule`.
    #[personal(none)]
    pub rule: String,
    /// The school it is approved for; none for what belongs to no school.
    #[personal(none)]
    pub place: Option<Uuid>,
    /// What is due up to and including this day.
    #[personal(none)]
    pub upto: Date,
    /// By whom.
    #[personal(category = "staffing")]
    pub by_person: Option<Uuid>,
    /// When.
    #[personal(none)]
    pub at: Timestamp,
}

/// One sweep: the certificate of what was deleted.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "sweep_run", activity = "deletion", keep = "house")]
pub struct SweepRun {
    /// The run.
    #[personal(id)]
    pub id: Uuid,
    /// The day it was run for.
    #[personal(none)]
    pub day: Date,
    /// When it began.
    #[personal(none)]
    pub began_at: Timestamp,
    /// When it was through; none where it was cut off.
    #[personal(none)]
    pub finished_at: Option<Timestamp>,
}

/// What a sweep deleted from one table, by one rule.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "sweep_line", activity = "deletion", keep = "house")]
pub struct SweepLine {
    /// The line.
    #[personal(id)]
    pub id: Uuid,
    /// The run.
    #[personal(none)]
    pub run: Uuid,
    /// The rule, `module.rule`.
    #[personal(none)]
    pub rule: String,
    /// The table.
    #[personal(none)]
    pub swept: String,
    /// How many rows.
    #[personal(none)]
    pub rows: i64,
    /// About how many persons; 0 where the rows are about nobody.
    #[personal(none)]
    pub persons: i64,
}

/// Something law wants preserved, waiting for an archive to take it.
#[derive(Clone, Debug, Personal)]
#[personal(table = "archive_waiting", store = "vault", activity = "deletion", keep = "preserved")]
pub struct ArchiveWaiting {
    /// The row; the same for the same thing.
    #[personal(id)]
    pub id: Uuid,
    /// Whom it is about: the same for all her rows, and nobody's id.
    #[personal(none)]
    pub about: Uuid,
    /// The table it stood in.
    #[personal(none)]
    pub stood_in: String,
    /// Since when it waits.
    #[personal(none)]
    pub at: Timestamp,
    /// What it says, as JSON.
    #[personal(category = "casework")]
    pub content: FreeText,
}

macro_rules! erasures {
    ($($(#[$doc:meta])* $name:ident, $table:literal, $store:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Personal)]
        #[personal(table = $table, store = $store, activity = "deletion", keep = "house")]
        pub struct $name {
            #[doc = "The erasure."]
            #[personal(id)]
            pub id: Uuid,
            #[doc = "When."]
            #[personal(none)]
            pub at: Timestamp,
            #[doc = "What: ids of rows or of persons whose rows are gone."]
            #[personal(none)]
            pub what: String,
        }
    )*};
}

erasures! {
    /// An erasure on its way to the journal outside the stores, from the main store.
    Erasure, "erasure", "main";
    /// An erasure on its way to the journal, from the vault.
    VaultErasure, "vault_erasure", "vault";
}

/// Their tables.
pub const TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "keep_due",
        columns: "person uuid key, rule text key, due date, place uuid?",
        indexes: &["rule, due"],
    },
    NewTable { store: Main, name: "keep_unsettled", columns: "person uuid key", indexes: &[] },
    NewTable {
        store: Main,
        name: "keep_approval",
        columns: "id uuid key, rule text, place uuid?, upto date, by_person uuid?, at instant",
        indexes: &["rule"],
    },
    NewTable {
        store: Main,
        name: "sweep_run",
        columns: "id uuid key, day date, began_at instant, finished_at instant?",
        indexes: &["began_at"],
    },
    NewTable {
        store: Main,
        name: "sweep_line",
        columns: "id uuid key, run uuid, rule text, swept text, rows int, persons int",
        indexes: &["run"],
    },
    NewTable {
        store: Vault,
        name: "archive_waiting",
        columns: "id uuid key, about uuid, stood_in text, at instant, content bytes",
        indexes: &["about"],
    },
    NewTable {
        store: Main,
        name: "erasure",
        columns: "id uuid key, at instant, what text",
        indexes: &["at"],
    },
    NewTable {
        store: Vault,
        name: "vault_erasure",
        columns: "id uuid key, at instant, what text",
        indexes: &["at"],
    },
];
