//! An owner with so many pupils, in stores of its own: people and relations of the demonstration owner, brought in by the
//! same actions as an import, and classes of exactly thirty to be read.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::civil::{Date, date};
use ransel_demo::{GuardianshipKind as MadeUpKind, Period, PersonKey, Protection, Role, SchoolKey, Spec};
use ransel_kernel::{
    Caller, Clock, GroupId, Hat, House, Owner, PersonId, Randomness, SchoolId, Value, WayIn, Withheld,
    db::{Database, Place},
    facts::Assurance,
    house::Policies,
    keys::Key,
    owner::Opening,
    pass::Change,
    settings::{OwnerEntry, Settings},
};
use ransel_school::{
    actions::{ImportRoster, SetUpSchool},
    records::{
        AddressProtection, BirthDate, Enrolment, Group, GroupKind, GroupMember, GroupRole, Guardianship, GuardianshipKind, Person,
        Post, School, Stage,
    },
};
use uuid::Uuid;

use crate::Fault;

/// How many rows are written in one transaction.
const CHUNK: usize = 20_000;
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
        roster(&owner, &made_up)?;
        more(&owner, &made_up)?;
        declarations(&owner, &made_up, folder.path())?;
        let classes = classes(&owner, &made_up)?;
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
            "- an owner with {} pupils and {} persons in all: made and written through actions in {:.1} s, relations read in {} ms",
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
    });
    let clock = Clock::starting_at("2026-11-19T09:05:00Z".parse()?);
    let place = Place::Directory(folder.to_owned());
    Ok(Owner::open(house, Opening { place, key: key.clone(), clock, writer, first_settings })?)
}

/// Writes items in chunks, each in a transaction of its own.
fn each<A, T>(
    owner: &Owner,
    action: impl Fn() -> A,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Change<'_, A>, &T) -> ransel_kernel::Result<()>,
) -> Result<(), Fault>
where
    A: ransel_kernel::Action,
{
    let ctx = owner.ctx(Caller::part("bench"))?;
    let mut items = items.into_iter();
    loop {
        let chunk: Vec<_> = items.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        ctx.change(action(), |change| chunk.iter().try_for_each(|item| write(change, item)))?;
    }
}

/// What a roster carries.
fn roster(owner: &Owner, made_up: &ransel_demo::Owner) -> Result<(), Fault> {
    let id = || owner.random.uuid();
    let import = || ImportRoster {};
    each(owner, import, &made_up.schools, |change, school| {
        change.insert(&School {
            id: SchoolId(school.id),
            name: school.name.clone(),
            stage: Stage::Unknown,
            organisation_number: String::new(),
            source: String::new(),
            source_key: String::new(),
        })
    })?;
    each(owner, import, &made_up.people, |change, person| {
        change.insert(&Person {
            id: PersonId(person.id),
            given: person.name.given.clone(),
            family: person.name.family.clone(),
            verified: true,
            language: "nb".into(),
            born: Withheld::Open(BirthDate(Some(person.born))),
        })
    })?;
    each(owner, import, &made_up.enrolments, |change, row| {
        change.insert(&Enrolment {
            id: id()?,
            pupil: PersonId(made_up.person(row.pupil).id),
            school: SchoolId(made_up.school(row.school).id),
            source: String::new(),
            valid_from: row.period.from,
            valid_to: row.period.to,
        })
    })?;
    let year = made_up.year();
    let classes = made_up.classes.iter().map(|class| (class.id, class.school, GroupKind::Class, class.name.clone()));
    let groups = made_up.groups.iter().map(|group| (group.id, group.school, GroupKind::Teaching, group.name.clone()));
    each(owner, import, classes.chain(groups), |change, (id, school, kind, name)| {
        change.insert(&group(*id, made_up.school(*school).id, *kind, name.clone(), year))
    })?;
    let contact = made_up.classes.iter().map(|class| (class.contact_teacher, class.id, GroupRole::ContactTeacher, year));
    let in_class = made_up
        .classes
        .iter()
        .flat_map(|class| class.pupils.iter().map(move |pupil| (*pupil, class.id, GroupRole::Pupil, year)));
    let in_group = made_up
        .groups
        .iter()
        .flat_map(|group| group.pupils.iter().map(move |pupil| (*pupil, group.id, GroupRole::Pupil, year)));
    let teaching = made_up
        .assignments
        .iter()
        .map(|row| (row.teacher, made_up.group(row.group).id, GroupRole::Teacher, row.period));
    let members = contact.chain(in_class).chain(in_group).chain(teaching);
    each(owner, import, members, |change, (person, group, role, period)| {
        change.insert(&member(id()?, PersonId(made_up.person(*person).id), *group, *role, *period))
    })
}

/// Posts, guardians and protected addresses.
fn more(owner: &Owner, made_up: &ransel_demo::Owner) -> Result<(), Fault> {
    let id = || owner.random.uuid();
    let set_up = || SetUpSchool {};
    each(owner, set_up, &made_up.posts, |change, post| {
        let Some(hat) = hat(post.role) else { return Ok(()) };
        change.insert(&Post {
            id: id()?,
            person: PersonId(made_up.person(post.person).id),
            school: post.school.map(|school| SchoolId(made_up.school(school).id)),
            hat: hat.code().into(),
            source: String::new(),
            valid_from: post.period.from,
            valid_to: post.period.to,
        })
    })?;
    let now = owner.clock.now();
    each(owner, set_up, &made_up.guardianships, |change, row| {
        change.insert(&Guardianship {
            id: id()?,
            child: PersonId(made_up.person(row.child).id),
            guardian: PersonId(made_up.person(row.guardian).id),
            kind: match row.kind {
                MadeUpKind::LivesWith => GuardianshipKind::LivesWith,
                MadeUpKind::SharedResidence => GuardianshipKind::Shared,
                MadeUpKind::Apart => GuardianshipKind::Apart,
                MadeUpKind::NoResponsibility => GuardianshipKind::NoResponsibility,
                MadeUpKind::Barred => GuardianshipKind::Barred,
            },
            valid_from: row.period.from,
            valid_to: row.period.to,
            recorded_at: now,
            recorded_by: None,
            replaces: None,
        })
    })?;
    let protected = made_up.people.iter().filter(|person| person.protection != Protection::None);
    each(owner, set_up, protected, |change, person| {
        let level = match person.protection {
            Protection::None | Protection::Client => "client",
            Protection::Confidential => "confidential",
            Protection::StrictlyConfidential => "strict",
        };
        change.insert(&AddressProtection {
            id: id()?,
            person: PersonId(person.id),
            level: level.into(),
            valid_from: made_up.year().from,
            valid_to: None,
            recorded_at: now,
        })
    })
}

/// All staff have declared secrecy. Straight into the store: through the action each would read the relations anew.
fn declarations(owner: &Owner, made_up: &ransel_demo::Owner, folder: &Path) -> Result<(), Fault> {
    let main = Database::open(&Place::Directory(folder.to_owned()), "main")?;
    let now = owner.clock.now();
    main.write(|conn| {
        for post in &made_up.posts {
            let mut sql = conn.sql("INSERT INTO secrecy_declaration (id, person, at, wording) VALUES (");
            sql.bind(Value::Uuid(owner.random.uuid()?)).push(", ").bind(Value::Uuid(made_up.person(post.person).id));
            sql.push(", ").bind(Value::Instant(now)).push(", ").bind(Value::Text("1".into())).push(")");
            conn.execute(&sql)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Classes of exactly thirty, with pupils and teachers of one school each.
fn classes(owner: &Owner, made_up: &ransel_demo::Owner) -> Result<Vec<(Caller, GroupId)>, Fault> {
    let mut made = Vec::new();
    let teachers = made_up.posts.iter().filter(|post| post.role == Role::Teacher && holds(post.period));
    for (number, post) in teachers.enumerate().take(64) {
        let Some(school) = post.school else { continue };
        let pupils: Vec<_> = made_up.enrolments.iter().filter(|row| row.school == school).map(|row| row.pupil).collect();
        if pupils.len() >= CLASS {
            let chosen: Vec<_> = (0..CLASS).filter_map(|i| pupils.get((number * 7 + i) % pupils.len()).copied()).collect();
            made.push((post.person, school, owner.random.uuid()?, chosen));
        }
    }
    let (id, import, year) = (|| owner.random.uuid(), || ImportRoster {}, made_up.year());
    each(owner, import, &made, |change, (teacher, school, class, pupils)| {
        change.insert(&group(*class, made_up.school(*school).id, GroupKind::Class, "30".into(), year))?;
        change.insert(&member(id()?, PersonId(made_up.person(*teacher).id), *class, GroupRole::Teacher, year))?;
        pupils.iter().try_for_each(|pupil| {
            change.insert(&member(id()?, PersonId(made_up.person(*pupil).id), *class, GroupRole::Pupil, year))
        })
    })?;
    let reader = |(teacher, school, class, _): (PersonKey, SchoolKey, Uuid, _)| {
        let school = SchoolId(made_up.school(school).id);
        (Town::caller(PersonId(made_up.person(teacher).id), Hat::Teacher, Some(school)), GroupId(class))
    };
    Ok(made.into_iter().map(reader).collect())
}

fn group(id: Uuid, school: Uuid, kind: GroupKind, name: String, year: Period) -> Group {
    Group {
        id: GroupId(id),
        school: SchoolId(school),
        kind,
        name,
        subject: None,
        source: String::new(),
        source_key: String::new(),
        valid_from: year.from,
        valid_to: year.to,
    }
}

fn member(id: Uuid, person: PersonId, group: Uuid, role: GroupRole, period: Period) -> GroupMember {
    GroupMember {
        id,
        person,
        group_id: GroupId(group),
        role,
        source: String::new(),
        valid_from: period.from,
        valid_to: period.to,
    }
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
        Role::SchoolCounsellor => return None,
        Role::AccountableHead => Hat::AccountableHead,
        Role::SystemOwner => Hat::SystemOwner,
        Role::Dpo => Hat::DataProtectionOfficer,
        Role::It => Hat::Administrator,
        Role::Operator => Hat::Operator,
    })
}
