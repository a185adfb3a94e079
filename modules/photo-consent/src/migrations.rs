//! The tables, as numbered steps. A step that has shipped is never changed: expand first, contract in a later step.

use ransel_kernel::{
    card::StoreKind::{Main, Vault},
    migrate::{Migration, NewTable},
};

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[PICTURES, WORKS, FILM];

const PICTURES: Migration = Migration {
    number: 1,
    tables: &[
        NewTable {
            store: Main,
            name: "picture",
            columns: "id uuid key, school uuid, group_id uuid, taken_on date, people int, named_at instant?, \
                      judgement text, judged_at instant?, replaced_by uuid?",
            indexes: &["group_id", "school"],
        },
        NewTable {
            store: Main,
            name: "picture_of",
            columns: "id uuid key, person uuid, picture uuid, group_id uuid, taken_on date, recognised text",
            indexes: &["unique person, picture", "picture"],
        },
        NewTable {
            store: Vault,
            name: "picture_file",
            columns: "id uuid key, picture uuid, number int, taken_on date, bytes bytes",
            indexes: &["unique picture, number"],
        },
        NewTable {
            store: Main,
            name: "picture_shown",
            columns: "id uuid key, picture uuid, school uuid, place text, audience text, naming text, exhibition uuid?, \
                      from_day date, until date",
            indexes: &["picture", "school, place"],
        },
        NewTable {
            store: Main,
            name: "picture_exhibition",
            columns: "id uuid key, school uuid, group_id uuid, title text, audience text, until date, opened_at instant?",
            indexes: &["school"],
        },
        NewTable {
            store: Main,
            name: "recording",
            columns: "id uuid key, school uuid, kind text, reference text, from_day date, until date",
            indexes: &["school"],
        },
        NewTable {
            store: Vault,
            name: "recording_purpose",
            columns: "id uuid key, purpose bytes, until date",
            indexes: &[],
        },
        NewTable {
            store: Main,
            name: "recording_circle",
            columns: "id uuid key, person uuid, recording uuid, until date",
            indexes: &["person"],
        },
        NewTable {
            store: Vault,
            name: "recording_of",
            columns: "id uuid key, person uuid, until date",
            indexes: &["person"],
        },
        NewTable {
            store: Main,
            name: "picture_against_wish",
            columns: "id uuid key, person uuid, picture uuid, place text, decided_by uuid, decided_at instant",
            indexes: &["person", "picture"],
        },
        NewTable {
            store: Vault,
            name: "picture_against_wish_reasons",
            columns: "id uuid key, person uuid, decided_by uuid, reasons bytes",
            indexes: &["person"],
        },
    ],
};

const WORKS: Migration = Migration {
    number: 2,
    tables: &[
        NewTable {
            store: Main,
            name: "work",
            columns: "id uuid key, person uuid, school uuid, group_id uuid, kind text, shared text, naming text, until date?, \
                      considered_at instant?",
            indexes: &["person", "group_id", "school, shared"],
        },
        NewTable {
            store: Vault,
            name: "work_words",
            columns: "id uuid key, person uuid, work uuid, title bytes, considered bytes",
            indexes: &["person", "work"],
        },
        NewTable {
            store: Vault,
            name: "work_part",
            columns: "id uuid key, person uuid, work uuid, number int, text bytes, picture uuid?, private bool",
            indexes: &["person", "work"],
        },
    ],
};

const FILM: Migration = Migration {
    number: 3,
    tables: &[
        NewTable {
            store: Vault,
            name: "recording_film",
            columns: "id uuid key, recording uuid, number int, added_on date, seconds int, length int, until date",
            indexes: &["recording"],
        },
        NewTable {
            store: Vault,
            name: "recording_film_piece",
            columns: "id uuid key, film uuid, number int, bytes bytes, until date",
            indexes: &["film, number"],
        },
    ],
};
