//! A module with one of everything a store can hold, and four pupils who are related to one teacher in different ways.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{
    Caller, Ctx, Facts, FreeText, GroupId, Hat, House, Module, Owner, PersonId, Personal, Result, SchoolId,
    Target, Value, WayIn, Withheld,
    action::{Opens, Reach},
    actions,
    card::StoreKind::{Main, Vault},
    clock::Clock,
    db::{Conn, Place},
    declare_events, events,
    events::Heard,
    facts::{Assurance, Guardianship},
    handover::{HandOver, HandOverDef, Taker},
    handovers,
    keys::Key,
    migrate::{Migration, NewTable},
    owner::Opening,
    records,
    relations::{HatAt, Kin, Relations, SchoolBase},
    rows::Is,
    settings::{OwnerEntry, Settings},
    value::{Bytes, Kind, Sealed},
};
use uuid::Uuid;

/// How many pupils there are.
pub const PUPILS: u128 = 4;
/// How many groups.
pub const GROUPS: u128 = 3;

/// Somebody who is known.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial_person", activity = "trying", keep = "a-while", relates, roots)]
pub struct Somebody {
    /// Who.
    #[personal(subject)]
    pub id: PersonId,
    /// A number nobody reads.
    #[personal(category = "national-id")]
    pub number: Sealed,
}

/// A row with a column of every kind.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial_note", activity = "trying", keep = "a-while")]
pub struct Note {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub pupil: PersonId,
    /// Of which group.
    #[personal(none, group)]
    pub group_id: GroupId,
    /// Who wrote it.
    #[personal(none, author)]
    pub written_by: PersonId,
    /// Whether it is kept from guardians.
    #[personal(none, confided)]
    pub confided: bool,
    /// What it is called.
    #[personal(category = "identity")]
    pub title: String,
    /// What else it is called.
    #[personal(category = "identity")]
    pub by_name: Option<String>,
    /// How she is reached: open for some pupils only.
    #[personal(category = "contact")]
    pub reached: Withheld<String>,
    /// How often she was there: open in some rows only.
    #[personal(category = "attendance")]
    pub times: Withheld<i64>,
    /// A day.
    #[personal(none)]
    pub day: Option<Date>,
    /// An instant.
    #[personal(none)]
    pub at: Timestamp,
    /// A hash.
    #[personal(none)]
    pub hash: Bytes,
    /// How often it was changed.
    #[personal(none)]
    pub version: i64,
}

/// What lies in the vault.
#[derive(Clone, Debug, Personal)]
#[personal(table = "trial_secret", store = "vault", activity = "trying", keep = "a-while")]
pub struct Secret {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub pupil: PersonId,
    /// What was typed.
    #[personal(category = "free-text")]
    pub text: FreeText,
}

actions! { module "trial";
    /// Know somebody.
    Know {} = "trial-know" {
        activity: "trying", writes: Main, categories: [NationalId], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Write anything.
    Keep {} = "trial-keep" {
        activity: "trying", writes: Main, categories: [Identity, Contact, Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Read anything.
    Look {} = "trial-look" {
        activity: "trying", reads: Main, categories: [Identity, Contact, Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Put something into the vault.
    Hide {} = "trial-hide" {
        activity: "trying", writes: Vault, categories: [FreeText], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Read it there.
    Find {} = "trial-find" {
        activity: "trying", reads: Vault, categories: [FreeText], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Read what a teacher may.
    Read {} = "trial-read" {
        activity: "trying", reads: Main, categories: [Identity, Contact, Attendance], row_facts: [TaughtHere, Authored, Confided],
        reach: [Teacher: [Teaches]],
        about: |_it| Target::Reach,
    }
    /// Write what a teacher may.
    Write {} = "trial-write" {
        activity: "trying", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere, Authored, Confided],
        reach: [Teacher: [Teaches]],
        about: |_it| Target::Reach,
    }
}

impl Opens<Somebody> for Know {}
impl Opens<ransel_kernel::platform::HandedOver> for Keep {}
impl Opens<Note> for Keep {}
impl Opens<Note> for Look {}
impl Opens<Note> for Read {}
impl Opens<Note> for Write {}
impl Opens<Secret> for Hide {}
impl Opens<Secret> for Find {}

declare_events! {
    /// Something has happened to a pupil.
    Happened {
        /// To whom.
        pupil,
        /// Its number among what happened to her.
        number: Uuid,
    } = "trial-happened";
}

/// What pupils' notes are called, for a system outside.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// About whom.
    pub pupil: PersonId,
}

impl HandOver for Kept {
    const DEF: &'static HandOverDef = &HandOverDef {
        name: "trial-kept",
        giver: "trial",
        activity: "trying",
        taker: Taker::Outside,
        what: &[("trial_note", &["title", "by_name"])],
    };
    type Given = ();
    fn about(&self) -> PersonId {
        self.pupil
    }
}

/// What a note that was written for an event is called.
pub const HEARD: &str = "heard";
/// While a pupil has a note of this name nothing about her can be dealt with.
pub const BROKEN: &str = "broken";

/// Writes down what happened: the number, and how many were written down about her before.
fn hear(ctx: &Ctx<'_>, heard: &Heard<Happened>) -> Result<()> {
    let Happened { pupil, number } = heard.event;
    heard.once(ctx, Keep {}, |change| {
        let notes = change.rows::<Note>().only(Note::PUPIL, Is::Equal, &pupil).all()?;
        if notes.iter().any(|note| note.title == BROKEN) {
            return Err(ransel_kernel::KernelError::invalid("broken"));
        }
        let before = notes.iter().filter(|note| note.title == HEARD).count();
        change.insert(&Note {
            id: ctx.owner.random.uuid()?,
            pupil,
            group_id: group(0),
            written_by: teacher(),
            confided: false,
            title: HEARD.into(),
            by_name: None,
            reached: Withheld::Open(String::new()),
            times: Withheld::Open(i64::try_from(number.as_u128()).unwrap_or(-1)),
            day: None,
            at: heard.at,
            hash: Bytes(vec![]),
            version: i64::try_from(before).unwrap_or(-1),
        })
    })?;
    // A second thing, in the other store: it may be cut off between the two.
    heard.once(ctx, Hide {}, |_| Ok(())).map(drop)
}

/// The steps of its tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        tables: &[
            NewTable {
                store: Main,
                name: "trial_person",
                columns: "id uuid key, number bytes",
                indexes: &[],
            },
            NewTable {
                store: Main,
                name: "trial_note",
                columns: "id uuid key, pupil uuid, group_id uuid, written_by uuid, confided bool, title text, by_name text?, \
                          reached text, times int, day date?, at instant, hash bytes, version int",
                indexes: &["pupil", "group_id, day"],
            },
        ],
    },
    Migration {
        number: 2,
        tables: &[NewTable {
            store: Vault,
            name: "trial_secret",
            columns: "id uuid key, pupil uuid, text bytes",
            indexes: &["pupil"],
        }],
    },
];

/// The module.
pub fn module() -> Module {
    Module {
        name: "trial",
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: "",
        records: records![Somebody, Note, Secret],
        migrations: MIGRATIONS,
        actions: ACTIONS,
        gives: handovers![Kept],
        asks: handovers![],
        hears: events![Happened => hear],
    }
}

/// The pupil with this number.
pub fn pupil(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n + 1))
}

/// The group with this number; the teacher has the first two.
pub fn group(n: u128) -> GroupId {
    GroupId(Uuid::from_u128(1000 + n))
}

/// The teacher. She teaches all pupils but the last, and is contact teacher of the first two.
pub fn teacher() -> PersonId {
    PersonId(Uuid::from_u128(100))
}

/// The teacher, signed in.
pub fn caller() -> Caller {
    Caller {
        person: Some(teacher()),
        hat: Hat::Teacher,
        place: Some(SchoolId(Uuid::from_u128(10))),
        way_in: WayIn {
            session: None,
            assurance: Assurance::Substantial,
            confirmed_at: None,
            entered: Vec::new(),
            network: None,
        },
        part: None,
    }
}

/// An owner with this module alone.
pub fn owner(place: Place) -> Result<Arc<Owner>> {
    open(place, &Key::random(ransel_kernel::Randomness)?, "server")
}

/// The owner with this key, in a process of this name.
pub fn open(place: Place, key: &Key, writer: &'static str) -> Result<Arc<Owner>> {
    open_as(place, key, writer, &[module()])
}

/// An owner in a folder with these modules; opened again it is the same.
pub fn open_with(place: Place, modules: &[Module]) -> Arc<Owner> {
    let Place::Directory(folder) = &place else { panic!("in a folder") };
    std::fs::create_dir_all(folder).expect("a folder");
    let path = folder.join("owner.key");
    let key = Key::load(&path).or_else(|_| Key::create(&path, ransel_kernel::Randomness)).expect("a key");
    open_as(place, &key, "server", modules).expect("the owner opens")
}

fn open_as(place: Place, key: &Key, writer: &'static str, modules: &[Module]) -> Result<Arc<Owner>> {
    let entry = OwnerEntry {
        name: "Soløy kommune".into(),
        organisation_number: String::new(),
        kind: "municipality".into(),
        accountable_head: "kommunedirektøren".into(),
        data_protection_officer: "personvernombud@soloy.example".into(),
        contact: String::new(),
        general_statement: "https://soloy.example/personvern".into(),
    };
    let opening = Opening {
        journal: None,
        place,
        key: key.clone(),
        clock: Clock::still("2026-11-19T09:05:00Z".parse().expect("an instant")),
        writer,
        first_settings: Settings::default_for(entry),
    };
    Owner::open(House::build(modules, BASE)?, opening)
}

/// What the kernel asks of who is related to whom.
pub const BASE: SchoolBase =
    SchoolBase { relations: load, belongs: |_, _| Ok(Vec::new()), new_day: |_, _, _| Ok(()) };

fn load(conn: &mut Conn, day: Date) -> Result<Arc<dyn Relations>> {
    let sql = conn.sql("SELECT number FROM epoch WHERE id = 1");
    let epoch = match conn.first(&sql, &[Kind::Int])?.as_deref() {
        Some([Value::Int(number)]) => *number,
        _ => 0,
    };
    Ok(Arc::new(Four { epoch, day }))
}

/// Who is related to whom here: always the same, only the version moves.
struct Four {
    epoch: i64,
    day: Date,
}

impl Relations for Four {
    fn epoch(&self) -> i64 {
        self.epoch
    }
    fn day(&self) -> Date {
        self.day
    }
    fn facts(&self, _: &Caller, subject: PersonId) -> Option<Facts> {
        let n = (0..PUPILS).find(|n| pupil(*n) == subject)?;
        Some(Facts::default().with_teaches(n < 3).with_contact_teacher(n < 2))
    }
    fn reach(&self, _: &Caller, way: Reach) -> Vec<PersonId> {
        match way {
            Reach::Teaches => (0..3).map(pupil).collect(),
            _ => Vec::new(),
        }
    }
    fn states(&self, _: PersonId, _: &ransel_kernel::ActionDef) -> Facts {
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
    fn taught(&self, caller: &Caller) -> Vec<Uuid> {
        if caller.hat == Hat::Teacher { vec![group(0).0, group(1).0] } else { Vec::new() }
    }
    fn hats(&self, _: PersonId) -> Vec<HatAt> {
        Vec::new()
    }
    fn place_name(&self, _: SchoolId) -> Option<&str> {
        None
    }
    fn schools(&self) -> Vec<SchoolId> {
        Vec::new()
    }
    fn standing(&self, _: PersonId, _: PersonId) -> Guardianship {
        Guardianship::None
    }
    fn kin(&self, _: PersonId) -> Vec<Kin> {
        Vec::new()
    }
    fn rests_on(&self, caller: &Caller, subjects: &[PersonId], _: &[Reach]) -> Option<Vec<Uuid>> {
        Some(caller.person.iter().chain(subjects).map(|person| person.0).collect())
    }
    fn hides_place(&self, _: PersonId, _: SchoolId) -> bool {
        false
    }
    fn declared(&self, _: PersonId) -> bool {
        true
    }
    fn trained(&self, _: PersonId) -> bool {
        true
    }
    fn answers_for(&self, _: PersonId) -> &[String] {
        &[]
    }
}
