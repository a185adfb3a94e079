//! The tables, as numbered steps. A step that has shipped is never changed: expand first, contract in a later step.

use ransel_kernel::{
    card::StoreKind::Vault,
    migrate::{Migration, NewTable},
};

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, tables: FIRST },
    Migration { number: 2, tables: USED },
    Migration { number: 3, tables: ORDERED },
    Migration { number: 4, tables: OWN },
    Migration { number: 5, tables: SEALED },
];

const SEALED: &[NewTable] = &[NewTable {
    store: Vault,
    name: "survey_seal",
    columns: "id uuid key, survey uuid, person uuid, code bytes, delete_on date",
    indexes: &["unique survey, person", "person", "delete_on"],
}];

const OWN: &[NewTable] = &[NewTable {
    store: Vault,
    name: "survey_own_question",
    columns: "id uuid key, survey uuid, wording bytes, way text, delete_on date",
    indexes: &["survey", "delete_on"],
}];

const ORDERED: &[NewTable] = &[
    NewTable {
        store: Vault,
        name: "survey_order",
        columns: "id uuid key, survey uuid, school uuid, authority text, receiver text, reference text, ordered_on date, basis bytes, \
                  document bytes, answers bool, choices bool, words bool, registered_by uuid, registered_at instant, \
                  approved_by uuid?, approved_at instant?, given_at instant?, delete_on date",
        indexes: &["survey", "school", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_order_pupil",
        columns: "id uuid key, order_id uuid, person uuid, delete_on date",
        indexes: &["order_id", "person", "delete_on"],
    },
];

const USED: &[NewTable] = &[
    NewTable {
        store: Vault,
        name: "survey_size",
        columns: "id uuid key, pupils int, delete_on date",
        indexes: &["delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_use",
        columns: "id uuid key, survey uuid, person uuid, what text, login text, network text, at instant, delete_on date",
        indexes: &["survey", "person", "delete_on"],
    },
];

const FIRST: &[NewTable] = &[
    NewTable {
        store: Vault,
        name: "survey",
        columns: "id uuid key, matter uuid, school uuid, class uuid, class_name text, mode text, opens_on date, closes_on date, \
                  closed_at instant?, made_at instant, delete_on date",
        indexes: &["school", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_reason",
        columns: "id uuid key, survey uuid, case_reference bytes, suspicion bytes, tried bytes, approved_by uuid, delete_on date",
        indexes: &["survey", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_question",
        columns: "id uuid key, survey uuid, number int, code text, version int, delete_on date",
        indexes: &["unique survey, number", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_pupil",
        columns: "id uuid key, survey uuid, person uuid, given text, family text, gender text, birth_year int, \
                  user_name text, began_at instant?, done_at instant?, delete_on date",
        indexes: &["unique survey, person", "person", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_answer",
        columns: "id uuid key, survey uuid, person uuid, question int, option int, delete_on date",
        indexes: &["unique survey, person, question", "person", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_choice",
        columns: "id uuid key, survey uuid, person uuid, question int, chosen uuid, delete_on date",
        indexes: &["unique survey, person, question, chosen", "person", "chosen", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_words",
        columns: "id uuid key, matter uuid, person uuid, question int, words bytes, alert text, delete_on date",
        indexes: &["unique matter, person, question", "person", "delete_on"],
    },
    NewTable {
        store: Vault,
        name: "survey_share",
        columns: "id uuid key, survey uuid, person uuid, need bytes, delete_on date",
        indexes: &["survey", "person", "delete_on"],
    },
];
