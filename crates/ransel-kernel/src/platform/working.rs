//! What the house does by itself: events on their way to those who hear them, and jobs. Ids and kinds only.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Personal,
    card::StoreKind::{Main, Vault},
    id::PersonId,
    migrate::NewTable,
};

macro_rules! raised {
    ($($(#[$doc:meta])* $name:ident, $table:literal, $store:literal, $keep:literal $(, $clock:ident)?;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Personal)]
        #[personal(table = $table, store = $store, activity = "operations", keep = $keep)]
        pub struct $name {
            #[doc = "The event."]
            #[personal(id)]
            pub id: Uuid,
            #[doc = "Its place in the row."]
            #[personal(none)]
            pub seq: i64,
            #[doc = "When it happened."]
            #[personal(none $(, $clock)?)]
            pub at: Timestamp,
            #[doc = "What happened, by the event's name."]
            #[personal(none)]
            pub kind: String,
            #[doc = "To whom."]
            #[personal(subject)]
            pub person: PersonId,
            #[doc = "The row it is about."]
            #[personal(none)]
            pub about: Option<Uuid>,
        }
    )*};
}

raised! {
    /// Something that has happened.
    RaisedEvent, "event", "main", "event", clock;
    /// The same, raised in the vault and on its way to the main store.
    VaultEvent, "vault_event", "vault", "event", clock;
}

/// How far a module has heard.
#[derive(Clone, Debug, Personal)]
#[personal(table = "event_reader", activity = "operations", keep = "house")]
pub struct EventReader {
    /// The module.
    #[personal(id)]
    pub module: String,
    /// Events from before this are none of its.
    #[personal(none)]
    pub since: Timestamp,
    /// The place of the last event it is through with.
    #[personal(none)]
    pub through: i64,
}

/// A delivery that waits: its handler has failed, or it stands behind one whose has.
#[derive(Clone, Debug, Personal)]
#[personal(table = "event_waiting", activity = "operations", keep = "event")]
pub struct EventWaiting {
    /// The delivery.
    #[personal(id)]
    pub id: Uuid,
    /// To whom it happened.
    #[personal(subject)]
    pub person: PersonId,
    /// The event.
    #[personal(none)]
    pub event: Uuid,
    /// Its place in the row.
    #[personal(none)]
    pub seq: i64,
    /// What happened, by the event's name.
    #[personal(none)]
    pub kind: String,
    /// The module that is to hear it.
    #[personal(none)]
    pub module: String,
    /// When it happened.
    #[personal(none, clock)]
    pub at: Timestamp,
    /// How often its handler has failed; 0 where it only stands behind another.
    #[personal(none)]
    pub tries: i64,
    /// When it is tried again.
    #[personal(none)]
    pub next_at: Timestamp,
    /// What went wrong the last time, in a word.
    #[personal(none)]
    pub fault: String,
    /// Since when it is not tried any more until somebody has looked.
    #[personal(none)]
    pub parked_at: Option<Timestamp>,
    /// When somebody gave it up.
    #[personal(none)]
    pub given_up_at: Option<Timestamp>,
    /// Why, by its code.
    #[personal(none)]
    pub reason: String,
    /// Who.
    #[personal(category = "staffing")]
    pub given_up_by: Option<Uuid>,
}

macro_rules! heard {
    ($($(#[$doc:meta])* $name:ident, $table:literal, $store:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Personal)]
        #[personal(table = $table, store = $store, activity = "operations", keep = "event")]
        pub struct $name {
            #[doc = "Follows from the event, the module and what it did."]
            #[personal(id)]
            pub id: Uuid,
            #[doc = "When."]
            #[personal(none, clock)]
            pub at: Timestamp,
        }
    )*};
}

heard! {
    /// That something was done for an event, so that it is not done again.
    HeardInMain, "heard", "main";
    /// The same in the vault.
    HeardInVault, "vault_heard", "vault";
}

/// A job: who holds it, and how far it has come.
#[derive(Clone, Debug, Personal)]
#[personal(table = "job", activity = "operations", keep = "house")]
pub struct JobRow {
    /// Its name.
    #[personal(id)]
    pub name: String,
    /// When it is due.
    #[personal(none)]
    pub due_at: Timestamp,
    /// The run that holds it.
    #[personal(none)]
    pub holder: Option<Uuid>,
    /// Until when, if it does not tell of itself before.
    #[personal(none)]
    pub leased_until: Option<Timestamp>,
    /// How far it has come, in its own words.
    #[personal(none)]
    pub progress: String,
    /// How often it has failed in a row.
    #[personal(none)]
    pub tries: i64,
    /// Whether the last run failed.
    #[personal(none)]
    pub fault: String,
    /// When it last came to its end.
    #[personal(none)]
    pub done_at: Option<Timestamp>,
}

/// Their tables.
pub const TABLES: [NewTable; 7] = [
    NewTable {
        store: Main,
        name: "event",
        columns: "id uuid key, seq int, at instant, kind text, person uuid, about uuid?",
        indexes: &["unique seq", "person"],
    },
    NewTable {
        store: Vault,
        name: "vault_event",
        columns: "id uuid key, seq int, at instant, kind text, person uuid, about uuid?",
        indexes: &["person"],
    },
    NewTable {
        store: Main,
        name: "event_reader",
        columns: "module text key, since instant, through int",
        indexes: &[],
    },
    NewTable {
        store: Main,
        name: "event_waiting",
        columns: "id uuid key, person uuid, event uuid, seq int, kind text, module text, at instant, tries int, \
                  next_at instant, fault text, parked_at instant?, given_up_at instant?, reason text, given_up_by uuid?",
        indexes: &["module, seq", "person"],
    },
    NewTable { store: Main, name: "heard", columns: "id uuid key, at instant", indexes: &[] },
    NewTable { store: Vault, name: "vault_heard", columns: "id uuid key, at instant", indexes: &[] },
    NewTable {
        store: Main,
        name: "job",
        columns: "name text key, due_at instant, holder uuid?, leased_until instant?, progress text, tries int, \
                  fault text, done_at instant?",
        indexes: &[],
    },
];
