//! Consent: the texts that were shown, what was asked of whom, and what was answered (POL-2018 art. 7, BARN-1981 §§ 30-32).
//! An answer is never rewritten: a new one is added, and one that is withdrawn says when.

use jiff::{Timestamp, civil::Date};
use ransel_law::{
    AgeBand,
    consent::{Audience, Sort},
};
use uuid::Uuid;

use crate::{
    Personal, Value,
    card::StoreKind::{Main, Vault},
    coded,
    id::PersonId,
    migrate::NewTable,
    value::{Datum, Kind, SealedBytes},
};

coded! {
    /// Whether a name goes with it.
    Naming {
        /// No name.
        Nameless = "nameless",
        /// First name and class.
        FirstName = "first-name",
        /// First name, surname and class.
        FullName = "full-name",
    }
    /// In which right somebody answers.
    Right {
        /// Her own.
        Own = "own",
        /// A guardian's.
        Guardian = "guardian",
    }
    /// What was answered.
    Said {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
    /// How it was answered.
    Channel {
        /// By her own tick, signed in.
        Tick = "tick",
        /// On paper, registered by the office.
        Paper = "paper",
    }
}

macro_rules! of_law {
    ($($name:ident: $($variant:ident),*;)*) => {$(
        impl Datum for $name {
            const KIND: Kind = Kind::Text;
            const CODES: &'static [&'static str] = &[$($name::$variant.code()),*];
            fn to_value(&self) -> Value {
                Value::Text(self.code().to_owned())
            }
            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::Text(code) => Self::from_code(&code),
                    _ => None,
                }
            }
        }
    )*};
}

of_law! {
    Sort: Everyday, Problematic;
    Audience: Limited, Open;
    AgeBand: Under12, From12, From13, From15, From16, Adult;
}

/// A text that was shown before a question, word for word. A changed text is a new row.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "consent_text", activity = "consent", keep = "house")]
pub struct ConsentText {
    /// The row; follows from the digest.
    #[personal(id)]
    pub id: Uuid,
    /// Digest of its words: what answers name it by.
    #[personal(none)]
    pub digest: String,
    /// The module that asked, and under which name: `photo-consent.pictures`.
    #[personal(none)]
    pub purpose: String,
    /// The language.
    #[personal(none)]
    pub language: String,
    /// The words.
    #[personal(none)]
    pub text: String,
    /// When it was first answered to.
    #[personal(none)]
    pub first_shown_at: Timestamp,
}

/// What was asked of one pupil and her guardians: the four things a request must state, and what it is about.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "consent_request", activity = "consent", keep = "as-long-as-person")]
pub struct ConsentRequest {
    /// The request.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil it is about.
    #[personal(subject)]
    pub person: PersonId,
    /// The module that asks.
    #[personal(none)]
    pub module: String,
    /// Under which name of its register entry.
    #[personal(none)]
    pub purpose: String,
    /// The one thing it is about; empty where it is about whatever comes of its sort.
    #[personal(category = "consent")]
    pub matter: Option<Uuid>,
    /// Where, as a code of the register entry.
    #[personal(none)]
    pub place: String,
    /// Who can come to see it.
    #[personal(category = "consent")]
    pub audience: Audience,
    /// Whether a name goes with it.
    #[personal(category = "consent")]
    pub naming: Naming,
    /// Everyday, or something that may become a problem.
    #[personal(category = "consent")]
    pub sort: Sort,
    /// The first day on which it is over.
    #[personal(category = "consent")]
    pub until: Date,
    /// Who asks: the one who sees what was answered.
    #[personal(category = "consent", author)]
    pub asked_by: PersonId,
    /// When.
    #[personal(category = "consent")]
    pub asked_at: Timestamp,
}

/// What one person answered to a request.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "consent_answer", activity = "consent", keep = "as-long-as-person")]
pub struct ConsentAnswer {
    /// The answer; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil it is about.
    #[personal(subject)]
    pub person: PersonId,
    /// The request.
    #[personal(category = "consent")]
    pub request: Uuid,
    /// Who asked.
    #[personal(category = "consent", author)]
    pub asked_by: PersonId,
    /// Who answered.
    #[personal(category = "consent")]
    pub given_by: PersonId,
    /// In which right.
    #[personal(category = "consent")]
    pub in_right: Right,
    /// What.
    #[personal(category = "consent")]
    pub said: Said,
    /// How old the pupil was, as law counts it.
    #[personal(category = "consent")]
    pub age: AgeBand,
    /// Digest of the text that was shown.
    #[personal(category = "consent")]
    pub text: String,
    /// How.
    #[personal(category = "consent")]
    pub channel: Channel,
    /// Who registered it, where it came on paper; its scan has the answer's id.
    #[personal(category = "consent")]
    pub registered_by: Option<PersonId>,
    /// When.
    #[personal(category = "consent")]
    pub given_at: Timestamp,
    /// When it was withdrawn.
    #[personal(category = "consent")]
    pub withdrawn_at: Option<Timestamp>,
    /// When what had to be done for that was done: what hangs on a wall is taken down by somebody.
    #[personal(category = "consent")]
    pub carried_out_at: Option<Timestamp>,
}

/// The paper an answer came on.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "consent_scan", activity = "consent", keep = "as-long-as-person", store = "vault")]
pub struct ConsentScan {
    /// The answer's id.
    #[personal(id)]
    pub id: Uuid,
    /// The pupil it is about.
    #[personal(subject)]
    pub person: PersonId,
    /// The scan.
    #[personal(category = "consent")]
    pub scan: SealedBytes,
    /// When.
    #[personal(category = "consent")]
    pub registered_at: Timestamp,
}

/// Their tables.
pub const TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "consent_text",
        columns: "id uuid key, digest text, purpose text, language text, text text, first_shown_at instant",
        indexes: &["digest"],
    },
    NewTable {
        store: Main,
        name: "consent_request",
        columns: "id uuid key, person uuid, module text, purpose text, matter uuid?, place text, audience text, naming text, \
                  sort text, until date, asked_by uuid, asked_at instant",
        indexes: &["person"],
    },
    NewTable {
        store: Main,
        name: "consent_answer",
        columns: "id uuid key, person uuid, request uuid, asked_by uuid, given_by uuid, in_right text, said text, age text, \
                  text text, channel text, registered_by uuid?, given_at instant, withdrawn_at instant?, \
                  carried_out_at instant?",
        indexes: &["person", "request"],
    },
    NewTable {
        store: Vault,
        name: "consent_scan",
        columns: "id uuid key, person uuid, scan bytes, registered_at instant",
        indexes: &["person"],
    },
];
