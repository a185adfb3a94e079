//! What somebody lets Feide tell a system about her: that she accepts it, what was told, and which systems a session has come in
//! to with it. Everything here is hers to see and to take back, and what one system was told no other is.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Personal,
    card::StoreKind::Main,
    id::{PersonId, SessionId},
    migrate::NewTable,
};

/// That somebody accepts that Feide tells a system about her: which attributes, and since when. It covers that and nothing else,
/// and it is deleted when she takes it back.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "attribute_acceptance", activity = "attributes", keep = "while-here")]
pub struct AttributeAcceptance {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Who accepts.
    #[personal(subject)]
    pub person: PersonId,
    /// The system, by the name of its module.
    #[personal(category = "account")]
    pub module: String,
    /// The attributes, by Feide's names, in the register's order.
    #[personal(category = "account")]
    pub attributes: String,
    /// Since when.
    #[personal(category = "account")]
    pub accepted_at: Timestamp,
}

/// One attribute as Feide told it last.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "told_attribute", activity = "attributes", keep = "while-here")]
pub struct ToldAttribute {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// About whom.
    #[personal(subject)]
    pub person: PersonId,
    /// The system it was told to.
    #[personal(category = "account")]
    pub module: String,
    /// Its name at Feide.
    #[personal(category = "account")]
    pub name: String,
    /// What was told; several values stand one on a line.
    #[personal(category = "account")]
    pub value: String,
    /// When.
    #[personal(category = "account")]
    pub told_at: Timestamp,
}

/// That a session has come in to a system with what Feide told.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "system_entered", activity = "attributes", keep = "session")]
pub struct SystemEntered {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The session.
    #[personal(none)]
    pub session: SessionId,
    /// Whose it is.
    #[personal(subject)]
    pub person: PersonId,
    /// The system.
    #[personal(category = "account")]
    pub module: String,
    /// When.
    #[personal(category = "account", clock)]
    pub entered_at: Timestamp,
}

pub(super) const TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "attribute_acceptance",
        columns: "id uuid key, person uuid, module text, attributes text, accepted_at instant",
        indexes: &["unique person, module", "module"],
    },
    NewTable {
        store: Main,
        name: "told_attribute",
        columns: "id uuid key, person uuid, module text, name text, value text, told_at instant",
        indexes: &["unique person, module, name"],
    },
    NewTable {
        store: Main,
        name: "system_entered",
        columns: "id uuid key, session uuid, person uuid, module text, entered_at instant",
        indexes: &["unique session, module", "person", "entered_at"],
    },
];
