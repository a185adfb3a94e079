//! Questions somebody asks about a system's statement, and what is answered (POL-2018 art. 12 (1)). How they are asked and answered is
//! in [`crate::inquiries`].

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{Personal, card::StoreKind::Vault, id::PersonId, migrate::NewTable, value::FreeText};

/// A question about a statement.
#[derive(Clone, Debug, Personal)]
#[personal(table = "inquiry", activity = "inquiries", keep = "as-long-as-person", store = "vault")]
pub struct Inquiry {
    /// The question; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// Who asks.
    #[personal(subject)]
    pub person: PersonId,
    /// The system whose statement it is about, by the name of its module.
    #[personal(none)]
    pub module: String,
    /// What is asked.
    #[personal(category = "free-text")]
    pub question: FreeText,
    /// When.
    #[personal(none)]
    pub asked_at: Timestamp,
    /// The last day it can be answered in time.
    #[personal(none)]
    pub due: Date,
}

/// What was answered.
#[derive(Clone, Debug, Personal)]
#[personal(table = "inquiry_answer", activity = "inquiries", keep = "as-long-as-person", store = "vault")]
pub struct InquiryAnswer {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The question.
    #[personal(none)]
    pub inquiry: Uuid,
    /// Who asked.
    #[personal(subject)]
    pub person: PersonId,
    /// The answer.
    #[personal(category = "free-text")]
    pub answer: FreeText,
    /// Who answered.
    #[personal(category = "free-text", author)]
    pub by_person: PersonId,
    /// When.
    #[personal(none)]
    pub answered_at: Timestamp,
}

pub(super) const TABLES: &[NewTable] = &[
    NewTable {
        store: Vault,
        name: "inquiry",
        columns: "id uuid key, person uuid, module text, question bytes, asked_at instant, due date",
        indexes: &["person", "due"],
    },
    NewTable {
        store: Vault,
        name: "inquiry_answer",
        columns: "id uuid key, inquiry uuid, person uuid, answer bytes, by_person uuid, answered_at instant",
        indexes: &["unique inquiry", "person"],
    },
];
