//! The tables, as numbered steps.

use ransel_kernel::{
    card::StoreKind::{Main, Vault},
    migrate::{Migration, NewTable},
};

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, tables: FIRST },
    Migration { number: 2, tables: CONDUCT_AND_LETTERS },
    Migration { number: 3, tables: ATTESTED },
    Migration { number: 4, tables: REMARKS },
];

const FIRST: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "roll_taken",
        columns: "id uuid key, group_id uuid, day date, starts int, ends int, taken_at instant",
        indexes: &["unique group_id, day, starts"],
    },
    NewTable {
        store: Main,
        name: "absence_mark",
        columns: "id uuid key, pupil uuid, group_id uuid, day date, starts int, ends int, state text, minutes int, \
                  effect text, version int, marked_by uuid, marked_at instant",
        indexes: &["unique pupil, group_id, day, starts", "group_id, day"],
    },
    NewTable {
        store: Main,
        name: "absence_correction",
        columns: "id uuid key, pupil uuid, group_id uuid, day date, starts int, was text, was_minutes int, became text, \
                  became_minutes int, cause text, corrected_by uuid, corrected_at instant",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "absence_report",
        columns: "id uuid key, pupil uuid, from_day date, to_day date, reported_by uuid, received_at instant, \
                  effect text, settled bool",
        indexes: &["pupil, to_day"],
    },
    NewTable {
        store: Main,
        name: "imported_absence",
        columns: "id uuid key, pupil uuid, school uuid?, group_id uuid?, subject uuid?, mode text, unit text, \
                  documented text, valid_from date?, valid_to date?, period text, ten_thousandths int, source text, \
                  source_key text",
        indexes: &["pupil"],
    },
    NewTable {
        store: Vault,
        name: "absence_reason",
        columns: "id uuid key, pupil uuid, class text, reason bytes",
        indexes: &["pupil"],
    },
];

const CONDUCT_AND_LETTERS: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "conduct_note",
        columns: "id uuid key, pupil uuid, group_id uuid?, day date, kind text, written_by uuid, written_at instant, \
                  replaces uuid?, withdrawn_at instant?, withdrawn_by uuid?, withdrawn_because text",
        indexes: &["pupil, day"],
    },
    NewTable {
        store: Vault,
        name: "conduct_words",
        columns: "id uuid key, pupil uuid, group_id uuid?, written_by uuid, words bytes",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "absence_warning",
        columns: "id uuid key, pupil uuid, group_id uuid, subject uuid, danger text, source text, because text, \
                  sent_by uuid, sent_at instant",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "conduct_warning",
        columns: "id uuid key, pupil uuid, concern text, source text, because text, sent_by uuid, sent_at instant",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "letter_opened",
        columns: "id uuid key, pupil uuid, group_id uuid?, letter uuid, reader uuid, opened_at instant",
        indexes: &["pupil", "letter"],
    },
    NewTable {
        store: Main,
        name: "limit_decision",
        columns: "id uuid key, pupil uuid, group_id uuid, subject uuid, year date, decided text, source text, because text, \
                  decided_by uuid, decided_at instant",
        indexes: &["pupil, year"],
    },
    NewTable {
        store: Vault,
        name: "limit_decision_reasons",
        columns: "id uuid key, pupil uuid, reasons bytes",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "follow_up_step",
        columns: "id uuid key, pupil uuid, day date, step text, done_by uuid, written_at instant",
        indexes: &["pupil, day"],
    },
];

const ATTESTED: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "correction_attested",
        columns: "id uuid key, pupil uuid, group_id uuid, says text, attested_by uuid, attested_at instant",
        indexes: &["pupil"],
    },
    NewTable {
        store: Main,
        name: "roll_saved",
        columns: "id uuid key, group_id uuid, saved_by uuid, saved_at instant",
        indexes: &[],
    },
    NewTable {
        store: Main,
        name: "days_left_out",
        columns: "id uuid key, pupil uuid, year date, days int, source text, because text, settled_by uuid, \
                  settled_at instant",
        indexes: &["pupil, year"],
    },
];

const REMARKS: &[NewTable] = &[NewTable {
    store: Vault,
    name: "absence_remark",
    columns: "id uuid key, pupil uuid, group_id uuid, written_by uuid, written_at instant, remark bytes",
    indexes: &["pupil"],
}];
