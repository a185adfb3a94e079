//! A small module to make statements of: the roll of a lesson. It stands for any module.

use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicU32, Ordering},
};

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Caller, Card, Category, Clock, Facts, GroupId, House, Module, Owner, PersonId, Randomness, Result,
    SchoolId, Target,
    action::Reach,
    actions,
    card::{Field, Role, StoreKind},
    db::{Conn, Place},
    keys::Key,
    migrate::{Migration, NewTable},
    owner::Opening,
    relations::{HatAt, Relations, SchoolBase},
    settings::{OwnerEntry, Settings},
    value::Kind,
};

pub const BASIS: &str = "[\"POL-2018 art. 6(1)(e)\", \"OPPL-2023 § 25-1\", \"FOPPL-2024 § 9-8\"]";

pub const REGISTER: &str = include_str!("register.toml");

pub const POLICY: &str = include_str!("policy.cedar");

actions! { module "roll";
    /// Take the roll.
    MarkRoll { pupil: PersonId } = "mark-roll" {
        activity: "roll", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Person(it.pupil),
    }
    /// See it.
    SeeRoll { pupil: PersonId } = "see-roll" {
        activity: "roll", reads: Main, categories: [Identity, Attendance, FreeText], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches, ContactTeacher], Pupil: [Own], Guardian: [Children], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
}

const fn field(
    name: &'static str,
    kind: Kind,
    role: Role,
    category: Option<Category>,
    sealed: bool,
) -> Field {
    Field { name, kind, role, category, withheld: sealed, nullable: false, sealed, codes: &[] }
}
const ID: Field = field("id", Kind::Uuid, Role::Id, None, false);
const PUPIL: Field = field("pupil", Kind::Uuid, Role::Subject, None, false);

const fn card(table: &'static str, store: StoreKind, fields: &'static [Field]) -> Card {
    Card {
        table,
        module: "roll",
        store,
        activity: "roll",
        keep: "school-year",
        clock: crate::card::Clock::Subject,
        archive: false,
        relates: false,
        roots: false,
        fields,
    }
}
const MARK: Card = card(
    "roll_mark",
    StoreKind::Main,
    &[ID, PUPIL, field("counts", Kind::Text, Role::Plain, Some(Category::Attendance), false)],
);
const REMARK: Card = card(
    "roll_remark",
    StoreKind::Vault,
    &[ID, PUPIL, field("text", Kind::Text, Role::Plain, Some(Category::FreeText), true)],
);
const LATENESS: Card = card(
    "roll_lateness",
    StoreKind::Main,
    &[ID, PUPIL, field("minutes", Kind::Int, Role::Plain, Some(Category::Attendance), false)],
);

const FIRST: Migration = Migration {
    number: 1,
    tables: &[
        NewTable {
            store: StoreKind::Main,
            name: "roll_mark",
            columns: "id uuid key, pupil uuid, counts text",
            indexes: &[],
        },
        NewTable {
            store: StoreKind::Vault,
            name: "roll_remark",
            columns: "id uuid key, pupil uuid, text bytes",
            indexes: &[],
        },
    ],
};
const SECOND: Migration = Migration {
    number: 2,
    tables: &[NewTable {
        store: StoreKind::Main,
        name: "roll_lateness",
        columns: "id uuid key, pupil uuid, minutes int",
        indexes: &[],
    }],
};

pub fn module() -> Module {
    Module {
        name: "roll",
        register: REGISTER,
        policy: POLICY,
        promises: "",
        records: &[&MARK, &REMARK],
        migrations: &[FIRST],
        actions: ACTIONS,
        gives: &[],
        asks: &[],
        hears: &[],
    }
}

/// The next release: it also keeps how many minutes late somebody was.
pub fn with_minutes() -> Module {
    Module { records: &[&MARK, &REMARK, &LATENESS], migrations: &[FIRST, SECOND], ..module() }
}

/// Keeps data nobody can reach.
pub fn without_actions() -> Module {
    Module { policy: "", actions: &[], ..module() }
}

pub fn register(module: Module, text: String) -> Module {
    Module { register: text.leak(), ..module }
}

pub fn policy(module: Module, text: String) -> Module {
    Module { policy: text.leak(), ..module }
}

pub fn house(module: Module) -> Arc<House> {
    House::build(&[module], BASE).unwrap()
}

/// The house as it is. Compiling policies takes most of a test's time, so it is built once.
pub fn usual() -> Arc<House> {
    static HOUSE: LazyLock<Arc<House>> = LazyLock::new(|| house(module()));
    Arc::clone(&HOUSE)
}

/// The house of the next release.
pub fn next_release() -> Arc<House> {
    static HOUSE: LazyLock<Arc<House>> = LazyLock::new(|| house(with_minutes()));
    Arc::clone(&HOUSE)
}

pub fn settings(owner: &str) -> Settings {
    Settings::default_for(OwnerEntry {
        name: owner.into(),
        organisation_number: "999 999 999".into(),
        kind: "municipality".into(),
        accountable_head: "kommunedirektøren".into(),
        data_protection_officer: "personvernombud@soloy.example".into(),
        contact: "post@soloy.example".into(),
        general_statement: "https://soloy.example/personvern".into(),
    })
}

/// An owner's folder; gone when the test ends.
pub struct Folder(std::path::PathBuf, Key);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("ransel-statement-{}-{number}", std::process::id()));
        Self(path, Key::random(Randomness).unwrap())
    }

    /// Opens the owner with a house, as a release of the product would.
    pub fn open(&self, house: Arc<House>, owner: &str, at: &str) -> (Arc<Owner>, Clock) {
        let clock = Clock::still(at.parse::<Timestamp>().unwrap());
        let opening = Opening {
            journal: None,
            place: Place::Directory(self.0.clone()),
            key: self.1.clone(),
            clock: clock.clone(),
            writer: "test",
            first_settings: settings(owner),
        };
        (Owner::open(house, opening).unwrap(), clock)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A school base without anybody: statements are about no single person.
struct Nobody(Date);

const BASE: SchoolBase =
    SchoolBase { relations: nobody, belongs: |_, _| Ok(Vec::new()), new_day: |_, _, _| Ok(()) };

fn nobody(_: &mut Conn, day: Date) -> Result<Arc<dyn Relations>> {
    Ok(Arc::new(Nobody(day)))
}

impl Relations for Nobody {
    fn epoch(&self) -> i64 {
        0
    }
    fn day(&self) -> Date {
        self.0
    }
    fn facts(&self, _: &Caller, _: PersonId) -> Option<Facts> {
        None
    }
    fn reach(&self, _: &Caller, _: Reach) -> Vec<PersonId> {
        Vec::new()
    }
    fn states(&self, _: PersonId, _: &crate::ActionDef) -> Facts {
        Facts::default()
    }
    fn in_states(&self) -> Vec<PersonId> {
        Vec::new()
    }
    fn members(&self, _: GroupId, _: Date) -> Vec<PersonId> {
        Vec::new()
    }
    fn named(&self, _: &Caller) -> Vec<Uuid> {
        Vec::new()
    }
    fn taught(&self, _: &Caller) -> Vec<Uuid> {
        Vec::new()
    }
    fn hats(&self, _: PersonId) -> Vec<HatAt> {
        Vec::new()
    }
    fn standing(&self, _: PersonId, _: PersonId) -> crate::facts::Guardianship {
        crate::facts::Guardianship::None
    }
    fn kin(&self, _: PersonId) -> Vec<crate::relations::Kin> {
        Vec::new()
    }
    fn rests_on(&self, _: &Caller, _: &[PersonId], _: &[Reach]) -> Option<Vec<Uuid>> {
        None
    }
    fn hides_place(&self, _: PersonId, _: SchoolId) -> bool {
        false
    }
    fn declared(&self, _: PersonId) -> bool {
        false
    }
    fn trained(&self, _: PersonId) -> bool {
        false
    }
    fn answers_for(&self, _: PersonId) -> &[String] {
        &[]
    }
    fn schools(&self) -> Vec<SchoolId> {
        Vec::new()
    }
    fn place_name(&self, _: SchoolId) -> Option<&str> {
        None
    }
}
