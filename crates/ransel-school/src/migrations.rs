//! The tables, as numbered steps.

use ransel_kernel::{
    card::StoreKind::{Main, Vault},
    migrate::{Migration, NewTable},
};

macro_rules! table {
    ($name:literal, $columns:literal, [$($index:literal),*]) => {
        NewTable { store: Main, name: $name, columns: $columns, indexes: &[$($index),*] }
    };
}

/// All steps so far.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        tables: &[
            table!(
                "person",
                "id uuid key, given text, family text, verified bool, language text, born text",
                []
            ),
            table!(
                "national_number",
                "id uuid key, person uuid, kind text, lookup bytes, number bytes, valid_from date, valid_to date?",
                ["person", "lookup"]
            ),
            table!(
                "account",
                "id uuid key, person uuid, kind text, lookup bytes, name text, valid_from date, valid_to date?",
                ["person", "lookup"]
            ),
            table!("source_key", "lookup uuid key, person uuid, source text, key text", ["person"]),
            table!(
                "contact_point",
                "id uuid key, person uuid, home uuid?, kind text, value text, postal_code text, locality text, origin text, \
             valid_from date, valid_to date?",
                ["person"]
            ),
            table!(
                "address_protection",
                "id uuid key, person uuid, level text, valid_from date, valid_to date?, recorded_at instant",
                ["person"]
            ),
            table!(
                "family_tie",
                "id uuid key, child uuid, adult uuid, kind text, valid_from date, valid_to date?, recorded_at instant, \
             recorded_by uuid?, replaces uuid?",
                ["child", "adult"]
            ),
            table!(
                "residence",
                "id uuid key, person uuid, home uuid, kind text, valid_from date, valid_to date?, recorded_at instant, \
             recorded_by uuid?, replaces uuid?",
                ["person", "home"]
            ),
            table!(
                "care_order",
                "id uuid key, child uuid, valid_from date, valid_to date?, recorded_at instant, recorded_by uuid?, replaces uuid?",
                ["child"]
            ),
            table!(
                "guardian_access",
                "id uuid key, child uuid, guardian uuid, state text, applied_at instant, decided_by uuid?, decided_at instant?",
                ["child"]
            ),
            table!(
                "granted_window",
                "id uuid key, person uuid, holder uuid, purpose text, valid_from date, valid_to date, granted_by uuid, \
             granted_at instant",
                ["person"]
            ),
            table!(
                "change_notice",
                "id uuid key, pupil uuid, about text, sent_by uuid, sent_at instant, state text, resolved_by uuid?, \
             resolved_at instant?",
                ["pupil"]
            ),
            NewTable {
                store: Vault,
                name: "change_notice_text",
                columns: "id uuid key, pupil uuid, text bytes, sent_by uuid, sent_at instant",
                indexes: &["pupil"],
            },
            table!(
                "kin_contact",
                "id uuid key, pupil uuid, name text, address text, phone text, email text, recorded_at instant, \
             recorded_by uuid?",
                ["pupil"]
            ),
            NewTable {
                store: Vault,
                name: "danger_stated",
                columns: "id uuid key, pupil uuid, danger bytes, stated_by uuid, stated_at instant",
                indexes: &["pupil"],
            },
            table!(
                "next_of_kin",
                "id uuid key, person uuid, kin uuid, valid_from date, valid_to date?",
                ["person"]
            ),
            table!(
                "enrolment",
                "id uuid key, pupil uuid, school uuid, source text, valid_from date, valid_to date?",
                ["pupil", "school"]
            ),
            table!(
                "group_member",
                "id uuid key, person uuid, group_id uuid, role text, source text, valid_from date, valid_to date?",
                ["person", "group_id"]
            ),
            table!(
                "post",
                "id uuid key, person uuid, school uuid?, hat text, source text, valid_from date, valid_to date?",
                ["person"]
            ),
            table!(
                "school",
                "id uuid key, name text, stage text, organisation_number text, source text, source_key text",
                []
            ),
            table!(
                "subject",
                "id uuid key, code text, name_nb text, name_nn text, name_se text, name_en text, annual_minutes int, \
             source text, source_key text",
                []
            ),
            table!(
                "school_group",
                "id uuid key, school uuid, kind text, name text, subject uuid?, source text, source_key text, valid_from date, \
             valid_to date?",
                ["school"]
            ),
            table!(
                "slot",
                "id uuid key, group_id uuid, weekday int, starts int, ends int, room text, valid_from date, valid_to date?",
                ["group_id"]
            ),
        ],
    },
    Migration {
        number: 2,
        tables: &[table!(
            "import_run",
            "id uuid key, source text, day date, began_at instant, salt bytes, file text, chunks_done int",
            []
        )],
    },
    Migration {
        number: 3,
        tables: &[table!(
            "roster_export",
            "id uuid key, at instant, format text, purpose text, numbers bool, protected bool",
            ["at"]
        )],
    },
    Migration {
        number: 4,
        tables: &[
            table!(
                "language_choice",
                "id uuid key, person uuid, language text, chosen_at instant",
                ["person"]
            ),
            table!(
                "written_standard",
                "id uuid key, pupil uuid, standard text, valid_from date, valid_to date?, recorded_at instant, recorded_by uuid?",
                ["pupil"]
            ),
        ],
    },
    Migration {
        number: 5,
        tables: &[NewTable {
            store: Vault,
            name: "task_stated",
            columns: "id uuid key, pupil uuid, task bytes, stated_by uuid, stated_at instant",
            indexes: &["pupil"],
        }],
    },
    Migration {
        number: 6,
        tables: &[
            table!(
                "state_record",
                "id uuid key, person uuid, source text, recorded_by uuid?, withdrawn_at instant?, recalled_at instant?, \
             lifted_by uuid?, lifted_at instant?",
                ["person"]
            ),
            table!(
                "recall_task",
                "id uuid key, person uuid, kind text, hat text, recipient uuid?, what text, categories text, times int, \
             last_at instant, due date, outcome text, settled_by uuid?, settled_at instant?",
                ["person"]
            ),
            table!(
                "register_refresh",
                "id uuid key, at instant, documents int, bad int, raised int, withdrawn int",
                ["at"]
            ),
        ],
    },
];
