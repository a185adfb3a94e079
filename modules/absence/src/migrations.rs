//! The tables, as numbered steps.

use ransel_kernel::{
    card::StoreKind::{Main, Vault},
    migrate::{Migration, NewTable},
};

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    tables: &[
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
    ],
}];
