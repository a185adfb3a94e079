//! What was handed over: what, to whom, when, about whom; and what of it has been corrected since.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Personal, card::StoreKind::Main, id::PersonId, migrate::NewTable};

/// Something was handed over, or waits for somebody who takes it.
#[derive(Clone, Debug, Personal)]
#[personal(table = "hand_over", activity = "access-log", keep = "house")]
pub struct HandedOver {
    /// The hand-over.
    #[personal(id)]
    pub id: Uuid,
    /// Which, by its name.
    #[personal(none)]
    pub kind: String,
    /// Who got it: a module, or a system outside by the name the owner knows it by.
    #[personal(none)]
    pub receiver: String,
    /// When; it was what stood here then.
    #[personal(none)]
    pub at: Timestamp,
    /// Digest of which fields.
    #[personal(none)]
    pub what: String,
    /// Whether it waits.
    #[personal(none)]
    pub waits: bool,
}

/// Which fields, once for all hand-overs of the same.
#[derive(Clone, Debug, Personal)]
#[personal(table = "hand_over_what", activity = "access-log", keep = "house")]
pub struct HandedWhat {
    /// Their digest.
    #[personal(id)]
    pub digest: String,
    /// Tables and columns.
    #[personal(none)]
    pub fields: String,
}

/// Which sets of people a hand-over is about.
#[derive(Clone, Debug, Personal)]
#[personal(table = "hand_over_part", activity = "access-log", keep = "house")]
pub struct HandedPart {
    /// The hand-over.
    #[personal(id)]
    pub hand_over: Uuid,
    /// Digest of the set.
    #[personal(none)]
    pub digest: String,
}

/// Who is in a set.
#[derive(Clone, Debug, Personal)]
#[personal(table = "hand_over_set", activity = "access-log", keep = "as-long-as-person")]
pub struct HandedSet {
    /// Digest of the set.
    #[personal(category = "access-log")]
    pub digest: String,
    /// One of those in it.
    #[personal(subject)]
    pub person: PersonId,
}

/// A fact that was handed over has been corrected; the receiver has not got it anew before it is settled.
#[derive(Clone, Debug, Personal)]
#[personal(table = "hand_over_correction", activity = "access-log", keep = "as-long-as-person")]
pub struct HandedCorrection {
    /// The correction.
    #[personal(id)]
    pub id: Uuid,
    /// About whom.
    #[personal(subject)]
    pub person: PersonId,
    /// Which hand-over, by its name.
    #[personal(none)]
    pub kind: String,
    /// Who got what was wrong.
    #[personal(none)]
    pub receiver: String,
    /// The fields, not what they say.
    #[personal(category = "access-log")]
    pub what: String,
    /// When she got it.
    #[personal(category = "access-log")]
    pub got_at: Timestamp,
    /// When it was corrected here.
    #[personal(category = "access-log")]
    pub at: Timestamp,
    /// When it was settled.
    #[personal(category = "access-log")]
    pub settled_at: Option<Timestamp>,
    /// The hand-over that brought it.
    #[personal(none)]
    pub settled_by: Option<Uuid>,
    /// Why it was not sent, by its code.
    #[personal(category = "access-log")]
    pub reason: String,
    /// Who said so.
    #[personal(category = "access-log")]
    pub given_up_by: Option<Uuid>,
}

/// Their tables.
pub const TABLES: [NewTable; 5] = [
    NewTable {
        store: Main,
        name: "hand_over",
        columns: "id uuid key, kind text, receiver text, at instant, what text, waits bool",
        indexes: &["kind, receiver", "at"],
    },
    NewTable { store: Main, name: "hand_over_what", columns: "digest text key, fields text", indexes: &[] },
    NewTable {
        store: Main,
        name: "hand_over_part",
        columns: "hand_over uuid key, digest text key",
        indexes: &["digest"],
    },
    NewTable {
        store: Main,
        name: "hand_over_set",
        columns: "digest text key, person uuid key",
        indexes: &["person"],
    },
    NewTable {
        store: Main,
        name: "hand_over_correction",
        columns: "id uuid key, person uuid, kind text, receiver text, what text, got_at instant, at instant, \
                  settled_at instant?, settled_by uuid?, reason text, given_up_by uuid?",
        indexes: &["person", "kind, receiver"],
    },
];
