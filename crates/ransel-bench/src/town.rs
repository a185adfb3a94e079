//! An owner with so many pupils, in stores of its own: people and relations of the demonstration owner, and classes of
//! exactly thirty to be read. Where the ledger is measured, people come in through the import's action, so that each has a
//! key and a pseudonym; all else is written straight into the store, since only its content matters here.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use ransel_demo::{Period, PersonKey, Protection, Role, SchoolKey, Spec, Tie};
use ransel_kernel::{
    Caller, Clock, GroupId, Hat, House, Owner, PersonId, Randomness, Record, SchoolId, Value, WayIn,
    Withheld,
    db::Place,
    facts::Assurance,
    house::Policies,
    keys::Key,
    owner::Opening,
    platform::SecrecyDeclaration,
    settings::{OwnerEntry, Settings},
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

/// The owner, and from what it was made.
pub struct Town {
    /// The owner, with the house's own policies.
    pub owner: Arc<Owner>,
    /// The demonstration owner it was made from.
    pub made_up: ransel_demo::Owner,
    /// Classes of thirty, and who teaches them.
    pub classes: Vec<(Caller, GroupId)>,
    folder: tempfile::TempDir,
    key: Key,
    made_in: Duration,
    read_in: Duration,
}

impl Town {
    /// Makes one with so many pupils.
    pub fn build(pupils: usize) -> Result<Self, Fault> {
        let start = Instant::now();
        let made_up = ransel_demo::soloy(Spec { pupils, ..Spec::on(TODAY) });
        let (folder, key) = (tempfile::tempdir()?, Key::random(Randomness)?);
        let owner = open(folder.path(), &key, "server", Policies::Own)?;
        let people: Vec<_> = made_up.people.iter().map(person).collect();
        let keys = pupils <= MOST_WITH_KEYS;
        if keys {
            import(&owner, &people)?;
        }
        let conn = Connection::open(folder.path().join("main.db"))?;
        conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN")?;
        let mut straight = Straight::new(&conn);
        if !keys {
            people.iter().try_for_each(|person| straight.insert(person))?;
        }
        straight.roster(&made_up)?;
        straight.more(&made_up, owner.clock.now())?;
        let classes = straight.classes(&made_up)?;
        conn.execute_batch("COMMIT")?;
        drop(conn);
        let made_in = start.elapsed();
        let start = Instant::now();
        owner.reload(None)?;
        Ok(Self { owner, made_up, classes, folder, key, made_in, read_in: start.elapsed() })
    }

    /// The same stores under other policies.
    pub fn with(&self, policies: Policies) -> Result<Arc<Owner>, Fault> {
        open(self.folder.path(), &self.key, "other", policies)
    }

    /// A file of the owner.
    pub fn file(&self, name: &str) -> std::path::PathBuf {
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
        let way_in = WayIn { session: None, assurance: Assurance::Substantial, confirmed_at: None };
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

fn open(folder: &Path, key: &Key, writer: &'static str, policies: Policies) -> Result<Arc<Owner>, Fault> {
    let house = House::build_with(&[ransel_school::module()], ransel_school::load_relations, policies)?;
    let first_settings = Settings::default_for(OwnerEntry {
        name: "Soløy kommune".into(),
        organisation_number: String::new(),
        kind: "municipality".into(),
        accountable_head: "kommunedirektøren".into(),
        data_protection_officer: String::new(),
        contact: String::new(),
        general_statement: String::new(),
    });
    let clock = Clock::starting_at("2026-11-19T09:05:00Z".parse()?);
    let place = Place::Directory(folder.to_owned());
    Ok(Owner::open(house, Opening { place, key: key.clone(), clock, writer, first_settings })?)
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

    /// Classes of exactly thirty, with pupils and teachers of one school each.
    fn classes(&mut self, made_up: &ransel_demo::Owner) -> Result<Vec<(Caller, GroupId)>, Fault> {
        let (mut made, year) = (Vec::new(), made_up.year());
        let teachers = made_up.posts.iter().filter(|post| post.role == Role::Teacher && holds(post.period));
        for (number, post) in teachers.enumerate().take(64) {
            let Some(school) = post.school else { continue };
            let pupils: Vec<_> =
                made_up.enrolments.iter().filter(|row| row.school == school).map(|row| row.pupil).collect();
            if pupils.len() < CLASS {
                continue;
            }
            let (class, teacher, school) =
                (self.id(), made_up.person(post.person).id, made_up.school(school).id);
            self.group(class, school, GroupKind::Class, "30", year)?;
            self.member(teacher, class, GroupRole::Teacher, year)?;
            for i in 0..CLASS {
                let pupil = pupils.get((number * 7 + i) % pupils.len()).ok_or("no pupil")?;
                self.member(made_up.person(*pupil).id, class, GroupRole::Pupil, year)?;
            }
            made.push((
                Town::caller(PersonId(teacher), Hat::Teacher, Some(SchoolId(school))),
                GroupId(class),
            ));
        }
        Ok(made)
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
