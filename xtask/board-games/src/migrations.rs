//! The tables, as numbered steps. A step that has shipped is never changed: expand first, contract in a later step.

use ransel_kernel::{
    card::StoreKind::Main,
    migrate::{Migration, NewTable},
};

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    tables: &[NewTable {
        store: Main,
        name: "board_games_entry",
        columns: "id uuid key, pupil uuid, day date, recorded_by uuid, recorded_at instant",
        indexes: &["unique pupil, day"],
    }],
}];
