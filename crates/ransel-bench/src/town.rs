//! An owner with so many pupils, in stores of its own: people and relations of the demonstration owner, and classes of
//! exactly thirty to be read. Those whose pages are read come in through the import's action, so that each has a key and a
//! pseudonym; all else is written straight into the store, since only its content matters here.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use ransel_demo::{Period, PersonKey, Protection, Role, SchoolKey, Spec, Tie};
use ransel_kernel::{
    Caller, Clock, GroupId, Hat, House, Module, Owner, PersonId, Randomness, Record, SchoolId, Value, WayIn,
    Withheld,
    db::Place,
    facts::Assurance,
    house::Policies,
    keys::Key,
    owner::Opening,
    platform::SecrecyDeclaration,
    settings::{OwnerEntry, Settings},
    suppliers::{Agreement, Place as At, Supplier},
};
use ransel_school::{
    actions::ImportRoster,
    records::{
        AddressProtection, BirthDate, Enrolment, FamilyTie, Group, GroupKind, GroupMember, GroupRole, Person,
        Post, Residence, ResidenceKind, School, Stage, TieKind,
    },
};
use rusqlite::{Connection, types::Value as Raw};
use uuid::Uuid;

use crate::Fault;

/// Up to how many pupils an owner's people get their own keys.
const MOST_WITH_KEYS: usize = 10_000;
/// The day the owner stands at: a Thursday with lessons.
pub const TODAY: Date = date(2026, 11, 19);
/// The pupils of a class that is read.
pub const CLASS: usize = 30;
/// How many classes are read.
const CLASSES: usize = 64;
/// The pupils of the one school everybody at which is listed.
const SCHOOL: usize = 2_000;

/// Stores with classes of thirty in them.
pub trait Classes {
    /// The owner, with the house's own policies.
    fn owner(&self) -> Arc<Owner>;
    /// The same stores under other policies.
    fn with(&self, policies: Policies) -> Result<Arc<Owner>, Fault>;
    /// The classes, and who teaches them.
    fn classes(&self) -> &[(Caller, GroupId)];
}

/// The owner, and from what it was made.
pub struct Town {
    /// The owner, with the house's own policies.
    pub owner: Arc<Owner>,
    /// How many pupils were asked for.
    pub pupils: usize,
    /// The demonstration owner it was made from.
    pub made_up: ransel_demo::Owner,
    /// Classes of thirty, and who teaches them.
    pub classes: Vec<(Caller, GroupId)>,
    /// The principal of a school of two thousand, or of all there are.
    pub principal: Caller,
    folder: tempfile::TempDir,
    key: Key,
    made_in: Duration,
    /// How long it took to read the relations.
    pub read_in: Duration,
}

impl Classes for Town {
    fn owner(&self) -> Arc<Owner> {
        Arc::clone(&self.owner)
    }
    fn with(&self, policies: Policies) -> Result<Arc<Owner>, Fault> {
        let place = Place::Directory(self.folder.path().to_owned());
        open(place, &self.key, "other", policies)
    }
    fn classes(&self) -> &[(Caller, GroupId)] {
        &self.classes
    }
}

impl Town {
    /// Makes one with so many pupils.
    pub fn build(pupils: usize) -> Result<Self, Fault> {
        let start = Instant::now();
        let made_up = ransel_demo::soloy(Spec { pupils, ..Spec::on(TODAY) });
        let folder = tempfile::tempdir()?;
        Key::create(&key_file(folder.path()), Randomness)?;
        let key = Key::load(&key_file(folder.path()))?;
        let owner = open(Place::Directory(folder.path().to_owned()), &key, "server", Policies::Own)?;
        let classes = pick(&made_up);
        let read: HashSet<_> =
            classes.iter().flat_map(|class| class.pupils.iter().copied().chain([class.teacher])).collect();
        let all = pupils <= MOST_WITH_KEYS;
        let (keyed, others): (Vec<_>, Vec<_>) =
            (0..).zip(&made_up.people).partition(|(number, _)| all || read.contains(&PersonKey(*number)));
        let people = |of: Vec<(u32, &ransel_demo::Person)>| -> Vec<Person> {
            of.into_iter().map(|(_, made_up)| person(made_up)).collect()
        };
        import(&owner, &people(keyed))?;
        let conn = Connection::open(folder.path().join("main.db"))?;
        conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN")?;
        let mut straight = Straight::new(&conn);
        people(others).iter().try_for_each(|person| straight.insert(person))?;
        straight.roster(&made_up)?;
        straight.more(&made_up, owner.clock.now())?;
        let classes = straight.classes(&made_up, &classes)?;
        let principal = straight.big_school(&made_up, owner.clock.now())?;
        conn.execute_batch("COMMIT")?;
        drop(conn);
        let made_in = start.elapsed();
        let start = Instant::now();
        owner.reload(None)?;
        let read_in = start.elapsed();
        Ok(Self { owner, pupils, made_up, classes, principal, folder, key, made_in, read_in })
    }

    /// Where its stores and its key are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the owner.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// One line about it.
    pub fn said(&self) -> String {
        format!(
            "- an owner with {} pupils and {} persons in all: made and written in {:.1} s, relations read in {} ms",
            self.made_up.enrolments.len(),
            self.made_up.people.len(),
            self.made_in.as_secs_f64(),
            self.read_in.as_millis(),
        )
    }

    /// Somebody in a hat, signed in with two factors.
    pub fn caller(person: PersonId, hat: Hat, place: Option<SchoolId>) -> Caller {
        let way_in = WayIn {
            session: None,
            assurance: Assurance::Substantial,
            confirmed_at: None,
            entered: Vec::new(),
            network: None,
        };
        Caller { person: Some(person), hat, place, way_in, part: None }
    }

    /// The id of a person.
    pub fn person(&self, key: PersonKey) -> PersonId {
        PersonId(self.made_up.person(key).id)
    }

    /// The id of a school.
    pub fn school(&self, key: SchoolKey) -> SchoolId {
        SchoolId(self.made_up.school(key).id)
    }
}

/// The owner's key, for a process of its own.
pub fn key_file(folder: &Path) -> PathBuf {
    folder.join("owner.key")
}

/// Opens an owner.
pub fn open(place: Place, key: &Key, writer: &'static str, policies: Policies) -> Result<Arc<Owner>, Fault> {
    open_with(place, key, writer, House::build_with(&modules(), ransel_school::BASE, policies)?)
}

/// The modules of the product.
pub fn modules() -> [Module; 3] {
    [ransel_school::module(), ransel_absence::module(), ransel_survey::module()]
}

/// Opens an owner of a house.
pub fn open_with(
    place: Place,
    key: &Key,
    writer: &'static str,
    house: Arc<House>,
) -> Result<Arc<Owner>, Fault> {
    let mut first_settings = Settings::default_for(OwnerEntry {
        name: "Soløy kommune".into(),
        organisation_number: String::new(),
        kind: "municipality".into(),
        accountable_head: "kommunedirektøren".into(),
        data_protection_officer: String::new(),
        contact: String::new(),
        general_statement: String::new(),
    });
    // A survey does not run without whoever runs its machines.
    first_settings.suppliers.push(Supplier {
        name: "Driften".into(),
        kind: "operation".into(),
        systems: vec!["survey".into()],
        agreement: Some(Agreement { reference: "2026/7".into(), date: TODAY, ends: None }),
        place: At { country: "Norge".into(), ..At::default() },
        risk_on: Some(TODAY),
        ..Supplier::default()
    });
    let clock = Clock::starting_at("2026-11-19T09:05:00Z".parse()?);
    Ok(Owner::open(house, Opening { place, journal: None, key: key.clone(), clock, writer, first_settings })?)
}

/// A class to be read.
struct Picked {
    teacher: PersonKey,
    school: SchoolKey,
    pupils: Vec<PersonKey>,
}

/// Thirty pupils and a teacher of one school each.
fn pick(made_up: &ransel_demo::Owner) -> Vec<Picked> {
    let teachers = made_up.posts.iter().filter(|post| post.role == Role::Teacher && holds(post.period));
    let class = |(number, post): (usize, &ransel_demo::Post)| {
        let school = post.school?;
        let here = made_up.enrolments.iter().filter(|row| row.school == school);
        let pupils: Vec<_> = here.map(|row| row.pupil).collect();
        let thirty = (0..CLASS).filter_map(|i| pupils.get((number * 7 + i) % pupils.len().max(1)).copied());
        let pupils: Vec<_> = if pupils.len() < CLASS { return None } else { thirty.collect() };
        Some(Picked { teacher: post.person, school, pupils })
    };
    teachers.enumerate().take(CLASSES).filter_map(class).collect()
}

fn person(made_up: &ransel_demo::Person) -> Person {
    Person {
        id: PersonId(made_up.id),
        given: made_up.name.given.clone(),
        family: made_up.name.family.clone(),
        verified: true,
        language: "nb".into(),
        born: Withheld::Open(BirthDate(Some(made_up.born))),
    }
}

/// The people themselves through the import's action, which gives each her own key and with it a pseudonym.
fn import(owner: &Owner, people: &[Person]) -> Result<(), Fault> {
    let ctx = owner.ctx(Caller::part("bench"))?;
    ctx.change(ImportRoster {}, |change| people.iter().try_for_each(|person| change.insert(person)))?;
    Ok(())
}

/// Writes rows straight into the main store, as their cards say: through actions a hundred thousand pupils take minutes.
struct Straight<'c> {
    conn: &'c Connection,
    /// Ids of rows that nobody looks up, ascending: that is quick to write.
    ids: u128,
}

impl<'c> Straight<'c> {
    fn new(conn: &'c Connection) -> Self {
        Self { conn, ids: 1 << 100 }
    }

    fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn insert<R: Record>(&self, record: &R) -> Result<(), Fault> {
        let names: Vec<_> = R::CARD.fields.iter().map(|field| field.name).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let text = format!("INSERT INTO {} ({}) VALUES ({marks})", R::CARD.table, names.join(", "));
        let row = record.to_row().into_iter().map(raw).collect::<Result<Vec<_>, _>>()?;
        self.conn.prepare_cached(&text)?.execute(rusqlite::params_from_iter(row))?;
        Ok(())
    }

    /// What a roster carries beside the people: schools, classes, groups and who is in them.
    fn roster(&mut self, made_up: &ransel_demo::Owner) -> Result<(), Fault> {
        for school in &made_up.schools {
            self.insert(&School {
                id: SchoolId(school.id),
                name: school.name.clone(),
                stage: Stage::Unknown,
                organisation_number: String::new(),
                source: String::new(),
                source_key: String::new(),
            })?;
        }
        for row in &made_up.enrolments {
            let enrolment = Enrolment {
                id: self.id(),
                pupil: PersonId(made_up.person(row.pupil).id),
                school: SchoolId(made_up.school(row.school).id),
                source: String::new(),
                valid_from: row.period.from,
                valid_to: row.period.to,
            };
            self.insert(&enrolment)?;
        }
        let year = made_up.year();
        for class in &made_up.classes {
            self.group(class.id, made_up.school(class.school).id, GroupKind::Class, &class.name, year)?;
            self.member(made_up.person(class.contact_teacher).id, class.id, GroupRole::ContactTeacher, year)?;
            for pupil in &class.pupils {
                self.member(made_up.person(*pupil).id, class.id, GroupRole::Pupil, year)?;
            }
        }
        for group in &made_up.groups {
            self.group(group.id, made_up.school(group.school).id, GroupKind::Teaching, &group.name, year)?;
            for pupil in &group.pupils {
                self.member(made_up.person(*pupil).id, group.id, GroupRole::Pupil, year)?;
            }
        }
        for row in &made_up.assignments {
            self.member(
                made_up.person(row.teacher).id,
                made_up.group(row.group).id,
                GroupRole::Teacher,
                row.period,
            )?;
        }
        Ok(())
    }

    /// Posts with their declarations of secrecy, guardians and protected addresses.
    fn more(&mut self, made_up: &ransel_demo::Owner, now: Timestamp) -> Result<(), Fault> {
        for post in &made_up.posts {
            let Some(hat) = hat(post.role) else { continue };
            let person = PersonId(made_up.person(post.person).id);
            let row = Post {
                id: self.id(),
                person,
                school: post.school.map(|school| SchoolId(made_up.school(school).id)),
                hat: hat.code().into(),
                source: String::new(),
                valid_from: post.period.from,
                valid_to: post.period.to,
            };
            self.insert(&row)?;
            let declaration = SecrecyDeclaration { id: self.id(), person, at: now, wording: "1".into() };
            self.insert(&declaration)?;
        }
        for (child, adult, tie, period) in made_up.ties() {
            let tie = FamilyTie {
                id: self.id(),
                child: PersonId(made_up.person(child).id),
                adult: PersonId(made_up.person(adult).id),
                kind: match tie {
                    Tie::Responsibility => TieKind::Responsibility,
                    Tie::Parent => TieKind::Parent,
                    Tie::Barred => TieKind::Barred,
                },
                valid_from: period.from,
                valid_to: period.to,
                recorded_at: now,
                recorded_by: None,
                replaces: None,
            };
            self.insert(&tie)?;
        }
        for row in made_up.residences() {
            let residence = Residence {
                id: self.id(),
                person: PersonId(made_up.person(row.person).id),
                home: made_up.home(row.home).id,
                kind: if row.shared { ResidenceKind::Shared } else { ResidenceKind::Fixed },
                valid_from: row.period.from,
                valid_to: row.period.to,
                recorded_at: now,
                recorded_by: None,
                replaces: None,
            };
            self.insert(&residence)?;
        }
        for person in &made_up.people {
            let level = match person.protection {
                Protection::None => continue,
                Protection::Client => "client",
                Protection::Confidential => "confidential",
                Protection::StrictlyConfidential => "strict",
            };
            let protection = AddressProtection {
                id: self.id(),
                person: PersonId(person.id),
                level: level.into(),
                valid_from: made_up.year().from,
                valid_to: None,
                recorded_at: now,
            };
            self.insert(&protection)?;
        }
        Ok(())
    }

    /// Writes the classes.
    fn classes(
        &mut self,
        made_up: &ransel_demo::Owner,
        classes: &[Picked],
    ) -> Result<Vec<(Caller, GroupId)>, Fault> {
        let year = made_up.year();
        let mut made = Vec::new();
        for Picked { teacher, school, pupils } in classes {
            let (class, teacher) = (self.id(), made_up.person(*teacher).id);
            let school = made_up.school(*school).id;
            self.group(class, school, GroupKind::Class, "30", year)?;
            self.member(teacher, class, GroupRole::Teacher, year)?;
            for pupil in pupils {
                self.member(made_up.person(*pupil).id, class, GroupRole::Pupil, year)?;
            }
            let caller = Town::caller(PersonId(teacher), Hat::Teacher, Some(SchoolId(school)));
            made.push((caller, GroupId(class)));
        }
        Ok(made)
    }

    /// One more school, where two thousand of the pupils go too; its principal.
    fn big_school(&mut self, made_up: &ransel_demo::Owner, now: Timestamp) -> Result<Caller, Fault> {
        let (school, year) = (SchoolId(self.id()), made_up.year());
        self.insert(&School {
            id: school,
            name: "Storskolen".into(),
            stage: Stage::Unknown,
            organisation_number: String::new(),
            source: String::new(),
            source_key: String::new(),
        })?;
        for row in made_up.enrolments.iter().take(SCHOOL) {
            let enrolment = Enrolment {
                id: self.id(),
                pupil: PersonId(made_up.person(row.pupil).id),
                school,
                source: String::new(),
                valid_from: year.from,
                valid_to: year.to,
            };
            self.insert(&enrolment)?;
        }
        let head = made_up.posts.iter().find(|post| post.role == Role::Principal && holds(post.period));
        let person = PersonId(made_up.person(head.ok_or("no principal")?.person).id);
        let post = Post {
            id: self.id(),
            person,
            school: Some(school),
            hat: Hat::Principal.code().into(),
            source: String::new(),
            valid_from: year.from,
            valid_to: None,
        };
        self.insert(&post)?;
        let declaration = SecrecyDeclaration { id: self.id(), person, at: now, wording: "1".into() };
        self.insert(&declaration)?;
        Ok(Town::caller(person, Hat::Principal, Some(school)))
    }

    fn group(&self, id: Uuid, school: Uuid, kind: GroupKind, name: &str, year: Period) -> Result<(), Fault> {
        self.insert(&Group {
            id: GroupId(id),
            school: SchoolId(school),
            kind,
            name: name.to_owned(),
            subject: None,
            source: String::new(),
            source_key: String::new(),
            valid_from: year.from,
            valid_to: year.to,
        })
    }

    fn member(&mut self, person: Uuid, group: Uuid, role: GroupRole, period: Period) -> Result<(), Fault> {
        let member = GroupMember {
            id: self.id(),
            person: PersonId(person),
            group_id: GroupId(group),
            role,
            source: String::new(),
            valid_from: period.from,
            valid_to: period.to,
        };
        self.insert(&member)
    }
}

/// A value as SQLite holds it in the kernel's stores.
fn raw(value: Value) -> Result<Raw, Fault> {
    Ok(match value {
        Value::Null => Raw::Null,
        Value::Bool(flag) => Raw::Integer(i64::from(flag)),
        Value::Int(number) => Raw::Integer(number),
        Value::Text(text) => Raw::Text(text),
        Value::Bytes(bytes) => Raw::Blob(bytes),
        Value::Uuid(id) => Raw::Blob(id.as_bytes().to_vec()),
        Value::Date(date) => Raw::Text(date.to_string()),
        Value::Instant(at) => Raw::Integer(at.as_microsecond()),
        Value::Uuids(_) | Value::Blobs(_) | Value::Withheld => return Err("not a value of a row".into()),
    })
}

/// Whether a period holds on the day of the owner.
pub fn holds(period: Period) -> bool {
    period.from <= TODAY && period.to.is_none_or(|to| TODAY < to)
}

/// The hat of a post; none for posts the product knows no hat for.
pub fn hat(role: Role) -> Option<Hat> {
    Some(match role {
        Role::Teacher => Hat::Teacher,
        Role::Principal => Hat::Principal,
        Role::DepartmentHead => Hat::DepartmentHead,
        Role::Secretary => Hat::Secretary,
        Role::Timetabler => Hat::Timetabler,
        Role::SchoolCounsellor => return None,
        Role::AccountableHead => Hat::AccountableHead,
        Role::SystemOwner => Hat::SystemOwner,
        Role::Dpo => Hat::DataProtectionOfficer,
        Role::It => Hat::Administrator,
        Role::Operator => Hat::Operator,
    })
}
