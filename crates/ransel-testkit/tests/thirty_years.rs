//! Thirty years of cohorts: what goes when, against a table written by hand. The table and the arithmetic here share no
//! code with the keep engine; a row that goes a day too early or too late is a failure, and so is a table that the hand
//! has not written.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use ransel_kernel::{
    Card, Randomness,
    card::{Clock, Role, StoreKind},
    keys::Key,
    settings::Settings,
    value::Kind,
};
use ransel_testkit::{Start, TestSchool, template::morning};
use rusqlite::{Connection, types::Value};

/// When a row goes.
#[derive(Clone, Copy, Debug)]
enum Goes {
    /// So many months after the pupil left.
    Leaving(u32),
    /// So many days after the pupil left.
    LeavingDays(u32),
    /// So many months after the school year its date lies in.
    SchoolYear(u32),
    /// So many months after its date.
    Months(u32),
    /// So many days after its date.
    Days(u32),
}
use Goes::{Days, Leaving, LeavingDays, Months, SchoolYear};

/// By hand, from the register entries and privacy-rules § 13: table by table.
#[rustfmt::skip]
const BY_HAND: &[(&str, Goes)] = &[
    ("secrecy_declaration", Leaving(12)), ("subject_state", Leaving(12)), ("subject_state_reason", Leaving(12)),
    ("subject_state_end", Leaving(12)), ("state_request", Leaving(12)),
    ("refused_sign_in", Months(24)),
    ("person", Leaving(12)), ("national_number", Leaving(12)), ("account", Leaving(12)), ("source_key", Leaving(12)),
    ("contact_point", Leaving(12)), ("address_protection", Leaving(12)), ("family_tie", Leaving(12)),
    ("residence", Leaving(12)), ("care_order", Leaving(12)), ("guardian_access", Leaving(12)),
    ("granted_window", Leaving(12)), ("danger_stated", Leaving(12)), ("change_notice", Leaving(12)),
    ("change_notice_text", Leaving(12)), ("kin_contact", Leaving(12)), ("next_of_kin", Leaving(12)),
    ("enrolment", Leaving(12)), ("group_member", Leaving(12)), ("post", Leaving(12)),
    ("import_run", Days(7)), ("roster_export", Months(24)),
    ("roll_taken", SchoolYear(12)), ("roll_saved", SchoolYear(12)),
    ("absence_report", SchoolYear(3)), ("absence_reason", SchoolYear(3)),
    ("absence_mark", Leaving(12)), ("absence_correction", Leaving(12)), ("imported_absence", Leaving(12)),
    ("conduct_note", Leaving(3)), ("conduct_words", Leaving(3)), ("conduct_warning", Leaving(3)),
    ("absence_warning", Leaving(12)), ("limit_decision", Leaving(12)), ("limit_decision_reasons", Leaving(12)),
    ("letter_opened", Leaving(12)), ("follow_up_step", Leaving(12)), ("days_left_out", Leaving(12)),
    ("correction_attested", Leaving(12)), ("absence_remark", Leaving(12)), ("language_choice", Leaving(12)),
    ("written_standard", Leaving(12)), ("task_stated", Leaving(12)), ("privacy_training", Leaving(12)),
    ("system_delegation", Leaving(12)), ("state_record", Leaving(12)), ("recall_task", Leaving(12)),
    ("register_refresh", Months(12)), ("talk_about_child", Leaving(12)), ("talk_about_home", Leaving(12)),
    ("announcement", Leaving(12)), ("information_request", Leaving(12)), ("information_letter", Leaving(12)),
    ("third_person_consent", Leaving(12)), ("legal_decision", Leaving(12)),
    ("hand_over_set", Leaving(12)), ("hand_over_correction", Leaving(12)),
    ("event", Days(90)), ("vault_event", Days(90)), ("event_waiting", Days(90)), ("heard", Days(90)), ("vault_heard", Days(90)),
    ("picture", SchoolYear(12)), ("picture_of", Leaving(12)), ("picture_file", SchoolYear(12)),
    ("picture_shown", Months(1)), ("picture_exhibition", Months(1)),
    ("named_for", Days(1)), ("survey", Days(1)), ("survey_reason", Days(1)), ("survey_question", Days(1)), ("survey_own_question", Days(1)), ("survey_seal", Days(1)),
    ("survey_pupil", Days(1)), ("survey_answer", Days(1)), ("survey_choice", Days(1)), ("survey_words", Days(1)),
    ("survey_share", Days(1)), ("survey_use", Days(1)), ("survey_size", Days(1)), ("survey_order", Days(1)), ("survey_order_pupil", Days(1)), ("attribute_acceptance", LeavingDays(1)), ("told_attribute", LeavingDays(1)),
    ("inquiry", Leaving(12)), ("inquiry_answer", Leaving(12)),
    ("recording", Months(1)), ("recording_purpose", Months(1)), ("recording_circle", Months(1)), ("recording_of", Months(1)),
    ("recording_film", Months(1)), ("recording_film_piece", Months(1)),
    ("picture_against_wish", Leaving(12)), ("picture_against_wish_reasons", Leaving(12)),
    ("work", Leaving(12)), ("work_words", Leaving(12)), ("work_part", Leaving(12)),
    ("consent_request", Leaving(12)), ("consent_answer", Leaving(12)), ("consent_scan", Leaving(12)),
];

/// Lives hours and is looked at elsewhere.
const HOURLY: [&str; 2] = ["session", "system_entered"];

const FIRST: i16 = 2027;
const YEARS: i16 = 30;
/// Enough for a wrong rule to meet people.
const A_FEW: i16 = 3;

/// A day as plain numbers: its own arithmetic, on purpose.
type Day = (i32, u32, u32);

fn later(day: Day, months: u32) -> Day {
    let whole = day.0 * 12 + (day.1 as i32 - 1) + months as i32;
    let (year, month) = (whole.div_euclid(12), whole.rem_euclid(12) as u32 + 1);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, day.2.min(last))
}

fn to_date(day: Day) -> Date {
    jiff::civil::date(day.0 as i16, day.1 as i8, day.2 as i8)
}

fn gone_on(goes: Goes, left: Day, dated: Day) -> Date {
    match goes {
        Leaving(months) => to_date(later(left, months)),
        LeavingDays(days) => (0..days).fold(to_date(left), |day, _| day.tomorrow().unwrap()),
        SchoolYear(months) => {
            let ends = if dated.1 >= 8 { dated.0 + 1 } else { dated.0 };
            to_date(later((ends, 8, 1), months))
        }
        Months(months) => to_date(later(dated, months)),
        Days(days) => (0..days).fold(to_date(dated), |day, _| day.tomorrow().unwrap()),
    }
}

/// Rows put straight into the stores, and when each is to go.
struct Cohorts {
    stores: HashMap<StoreKind, Connection>,
    keys: HashMap<StoreKind, Key>,
    number: i64,
    expected: BTreeMap<(&'static str, Vec<u8>), Date>,
}

impl Cohorts {
    fn open(school: &TestSchool) -> Self {
        let open = |kind: StoreKind| {
            let store = Connection::open(school.folder.join(format!("{}.db", kind.name()))).unwrap();
            store.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
            (kind, store)
        };
        let stores: HashMap<_, _> = [StoreKind::Main, StoreKind::Vault].map(open).into();
        let owner = Key::load(&school.folder.join("keys").join("owner.key")).unwrap();
        let key = |kind: StoreKind| {
            let row = "SELECT wrapped FROM store_key WHERE name = ?";
            let wrapped: Vec<u8> =
                stores[&StoreKind::Main].query_row(row, [kind.name()], |row| row.get(0)).unwrap();
            (kind, Key::unwrap(&owner, kind.name(), &wrapped).unwrap())
        };
        let keys = [StoreKind::Main, StoreKind::Vault].map(key).into();
        Self { stores, keys, number: 0, expected: BTreeMap::new() }
    }

    fn id(&mut self) -> Vec<u8> {
        self.number += 1;
        let mut id = [7; 16];
        id[8..].copy_from_slice(&self.number.to_be_bytes());
        id.to_vec()
    }

    /// A row of any table: about `person`, dated `day`; `set` names columns that matter.
    fn put(&mut self, card: &'static Card, id: &[u8], person: &[u8], day: Date, set: &[(&str, Value)]) {
        let mut values = Vec::new();
        let (unit, key) = (uuid::Uuid::from_slice(id).unwrap(), Key::random(Randomness).unwrap());
        let seal = |field: &str, row: uuid::Uuid| {
            let place = format!("{}.{field}.{row}", card.table);
            Value::Blob(key.seal(&place, b"some words", Randomness).unwrap())
        };
        for field in card.fields {
            self.number += 1;
            let made = match (field.role, field.kind) {
                _ if set.iter().any(|(name, _)| *name == field.name) => {
                    set.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.clone()).unwrap()
                }
                (Role::Id, _) => Value::Blob(id.to_vec()),
                (Role::Subject, _) => Value::Blob(person.to_vec()),
                _ if field.nullable => Value::Null,
                (_, Kind::Date) => Value::Text(day.to_string()),
                (_, Kind::Instant) => Value::Integer(morning(day).as_microsecond()),
                (_, Kind::Uuid) => Value::Blob(self.id()),
                (_, Kind::Text) if field.sealed => seal(field.name, unit),
                (_, Kind::Text) => Value::Text(format!("x{}", self.number)),
                (_, Kind::Bytes) => Value::Blob(self.id()),
                (_, Kind::Bool) => Value::Integer(0),
                (_, Kind::Int) => Value::Integer(self.number),
            };
            values.push(made);
        }
        let marks = vec!["?"; values.len()].join(", ");
        let names: Vec<_> = card.fields.iter().map(|field| field.name).collect();
        let text = format!("INSERT INTO {} ({}) VALUES ({marks})", card.table, names.join(", "));
        let store = &self.stores[&card.store];
        store
            .execute(&text, rusqlite::params_from_iter(values))
            .unwrap_or_else(|fault| panic!("{text}: {fault}"));
        if card.store == StoreKind::Vault && card.fields.iter().any(|field| field.sealed) {
            let wrapped = key.wrap(&self.keys[&StoreKind::Vault], &unit.to_string(), Randomness).unwrap();
            store.execute("INSERT INTO unit_key VALUES (?, ?)", [id, &wrapped]).unwrap();
        }
    }

    fn expect(&mut self, table: &'static str, id: &[u8], left: Day, dated: Day) {
        let goes = BY_HAND.iter().find(|(name, _)| *name == table).map(|(_, goes)| *goes);
        let goes = goes.unwrap_or_else(|| panic!("write by hand when rows of {table} go"));
        self.expected.insert((table, id.to_vec()), gone_on(goes, left, dated));
    }

    /// What of the expected rows is there.
    fn present(&self, cards: &[&'static Card]) -> HashSet<(&'static str, Vec<u8>)> {
        let mut all = HashSet::new();
        for card in cards {
            let id = card.id().unwrap().name;
            let mut rows =
                self.stores[&card.store].prepare(&format!("SELECT {id} FROM {}", card.table)).unwrap();
            let ids = rows.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap().flatten();
            all.extend(ids.map(|id| (card.table, id)).filter(|row| self.expected.contains_key(row)));
        }
        all
    }
}

/// Lives through as many years of pupils; how many rows went too early and too late.
fn live(years: i16, change: impl Fn(&mut Settings)) -> (usize, usize, usize) {
    let school = TestSchool::start(Start::default());
    let mut settings = (*school.owner.settings()).clone();
    change(&mut settings);
    school.owner.change_settings(settings, None).unwrap();
    let mut cohorts = Cohorts::open(&school);
    let plan = &school.owner.house.keep;
    let kept =
        plan.rules().flat_map(|rule| &rule.tables).flat_map(|(card, with)| std::iter::once(card).chain(with));
    let cards: Vec<&'static Card> =
        kept.chain(&plan.persons).copied().filter(|card| !HOURLY.contains(&card.table)).collect();
    let card = |table: &str| *cards.iter().find(|card| card.table == table).unwrap();
    let blob = |id: &[u8]| Value::Blob(id.to_vec());
    for store in cohorts.stores.values() {
        store.execute_batch("BEGIN").unwrap();
    }
    for year in 0..years {
        let began = i32::from(FIRST + year);
        // Ten pupils a year, who leave on days that months treat differently.
        for (at, (month, day)) in
            [(6, 19), (2, 28), (8, 31), (11, 30), (6, 19), (12, 31), (6, 19), (1, 1), (6, 19), (3, 31)]
                .into_iter()
                .enumerate()
        {
            let left: Day = (began + 3, month, day);
            let dated: Day = (began + (at as i32 % 3), [9, 3, 7][at % 3], 1 + at as u32);
            let (pupil, guardian) = (cohorts.id(), cohorts.id());
            for person in [&pupil, &guardian] {
                let unit = uuid::Uuid::from_slice(person).unwrap();
                let key = Key::random(Randomness).unwrap();
                let key = key.wrap(&cohorts.keys[&StoreKind::Main], &unit.to_string(), Randomness).unwrap();
                let alias = cohorts.id();
                cohorts.stores[&StoreKind::Main]
                    .execute("INSERT INTO person_key VALUES (?, ?, ?)", [person, &key, &alias])
                    .unwrap();
                cohorts.put(card("person"), person, person, to_date(dated), &[]);
                cohorts.expect("person", person, left, dated);
            }
            let whole =
                |card: &&&'static Card| card.table != "person" && !matches!(card.clock, Clock::With(_));
            for card in cards.iter().filter(whole) {
                let id = if card.fields.iter().any(|field| field.role == Role::Id) {
                    cohorts.id()
                } else {
                    pupil.clone()
                };
                let ends = ("valid_to", Value::Text(to_date(left).to_string()));
                let set = match card.table {
                    "enrolment" => vec![ends],
                    // A post would keep the pupil here as one of the staff.
                    "post" => vec![("valid_to", Value::Text(to_date(dated).to_string()))],
                    "family_tie" => vec![("adult", blob(&guardian))],
                    "next_of_kin" => vec![("kin", blob(&guardian))],
                    _ => Vec::new(),
                };
                cohorts.put(card, &id, &pupil, to_date(dated), &set);
                cohorts.expect(card.table, &id, left, dated);
                for with in cards.iter().filter(|other| other.clock == Clock::With(card.table)) {
                    cohorts.put(with, &id, &pupil, to_date(dated), &[]);
                    cohorts.expect(with.table, &id, left, dated);
                }
            }
        }
    }
    for store in cohorts.stores.values() {
        store.execute_batch("COMMIT").unwrap();
    }
    let days: BTreeSet<Date> =
        cohorts.expected.values().flat_map(|day| [day.yesterday().unwrap(), *day]).collect();
    let (mut early, mut late, mut here) = (0, 0, cohorts.present(&cards));
    let rows = cohorts.expected.len();
    assert_eq!(here.len(), rows);
    for day in days {
        school.set_day(day);
        school.owner.erase_due(&mut |_| {}).unwrap();
        let now = cohorts.present(&cards);
        for gone in here.difference(&now) {
            let due = cohorts.expected[gone];
            early += usize::from(day < due);
            late += usize::from(day > due);
        }
        here = now;
    }
    late += here.len();
    let keys = "SELECT count(*) FROM unit_key WHERE substr(unit, 1, 8) = x'0707070707070707'";
    let left: i64 = cohorts.stores[&StoreKind::Vault].query_row(keys, [], |row| row.get(0)).unwrap();
    assert!(late > 0 || early > 0 || left == 0, "{left} keys of rows that are gone");
    (early, late, rows)
}

#[test]
fn in_thirty_years_nothing_goes_too_early_and_nothing_too_late() {
    let (early, late, rows) = live(YEARS, |_| {});
    assert_eq!((early, late), (0, 0), "of {rows} rows");
    assert!(rows > 10_000, "{rows}");
}

#[test]
fn a_rule_that_is_a_month_off_is_found_either_way() {
    let keep = |period: &'static str| {
        move |settings: &mut Settings| {
            drop(settings.keep.insert("absence.left-plus-appeal".into(), period.into()))
        }
    };
    let (early, late, _) = live(A_FEW, keep("P2M"));
    assert!(early > 0 && late == 0, "{early} {late}");
    let (early, late, _) = live(A_FEW, keep("P4M"));
    assert!(early == 0 && late > 0, "{early} {late}");
}
