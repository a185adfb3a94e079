//! Classes of thirty on PostgreSQL, brought in through actions: small, since only the page of a class is read there.

use std::sync::Arc;

use ransel_kernel::{
    Caller, GroupId, Hat, Owner, PersonId, Randomness, SchoolId, Withheld,
    db::Place,
    house::Policies,
    keys::Key,
    platform::{DeclareSecrecy, SecrecyDeclaration},
};
use ransel_school::{
    actions::ImportRoster,
    records::{BirthDate, Enrolment, Group, GroupKind, GroupMember, GroupRole, Person, Post, School, Stage},
};
use uuid::Uuid;

use crate::{
    Fault,
    town::{CLASS, Classes, TODAY, Town, open},
};

/// How many classes, so that no two of the readers that read at once read the same.
const CLASSES: usize = 16;

/// The owner; its schemas go when it does.
pub struct PostgresTown {
    owner: Arc<Owner>,
    classes: Vec<(Caller, GroupId)>,
    place: Place,
    key: Key,
}

impl Classes for PostgresTown {
    fn owner(&self) -> Arc<Owner> {
        Arc::clone(&self.owner)
    }
    fn with(&self, policies: Policies) -> Result<Arc<Owner>, Fault> {
        open(self.place.clone(), &self.key, "other", policies)
    }
    fn classes(&self) -> &[(Caller, GroupId)] {
        &self.classes
    }
}

const SCHEMA: &str = "ransel_bench";

/// Makes one, if `RANSEL_TEST_POSTGRES` says where.
pub fn build() -> Result<Option<PostgresTown>, Fault> {
    let Ok(url) = std::env::var("RANSEL_TEST_POSTGRES") else { return Ok(None) };
    clear(&url)?;
    let key = Key::random(Randomness)?;
    let place = Place::Postgres { url, schema: SCHEMA.to_owned() };
    let owner = open(place.clone(), &key, "server", Policies::Own)?;
    let school = SchoolId(Randomness.uuid()?);
    let mut classes = Vec::new();
    for number in 0..CLASSES {
        let (teacher, group) = class(&owner, school, number == 0)?;
        classes.push((Town::caller(teacher, Hat::Teacher, Some(school)), group));
    }
    owner.reload(None)?;
    for (caller, _) in &classes {
        let Some(person) = caller.person else { continue };
        owner.ctx(caller.clone())?.change(DeclareSecrecy { person }, |change| {
            let (id, at) = (Randomness.uuid()?, owner.clock.now());
            change.insert(&SecrecyDeclaration { id, person, at, wording: "1".into() })
        })?;
    }
    owner.reload(None)?;
    Ok(Some(PostgresTown { owner, classes, place, key }))
}

impl PostgresTown {
    /// Clears its schemas away.
    ///
    /// # Errors
    /// The server refuses.
    pub fn end(self) -> Result<(), Fault> {
        let Place::Postgres { url, .. } = self.place else { return Ok(()) };
        drop(self.owner);
        clear(&url)
    }
}

fn clear(url: &str) -> Result<(), Fault> {
    let mut client = postgres::Client::connect(url, postgres::NoTls)?;
    for part in ["", "_vault", "_ledger"] {
        client.batch_execute(&format!("DROP SCHEMA IF EXISTS {SCHEMA}{part} CASCADE"))?;
    }
    Ok(())
}

fn class(owner: &Owner, school: SchoolId, first: bool) -> Result<(PersonId, GroupId), Fault> {
    let id = || Randomness.uuid();
    let (teacher, group) = (PersonId(id()?), GroupId(id()?));
    let year = ransel_law::SchoolYear::of(TODAY).starts();
    let source = String::new;
    let member = |person, role| {
        let (id, source) = (Randomness.uuid()?, String::new());
        Ok::<_, ransel_kernel::KernelError>(GroupMember {
            id,
            person,
            group_id: group,
            role,
            source,
            valid_from: year,
            valid_to: None,
        })
    };
    owner.ctx(Caller::part("bench"))?.change(ImportRoster {}, |change| {
        if first {
            change.insert(&School {
                id: school,
                name: "Målskolen".into(),
                stage: Stage::Unknown,
                organisation_number: source(),
                source: source(),
                source_key: source(),
            })?;
        }
        change.insert(&Group {
            id: group,
            school,
            kind: GroupKind::Class,
            name: "30".into(),
            subject: None,
            source: source(),
            source_key: source(),
            valid_from: year,
            valid_to: None,
        })?;
        change.insert(&person(teacher, "Kari", 0))?;
        let hat = Hat::Teacher.code().into();
        let school_of = Some(school);
        let post = Post {
            id: id()?,
            person: teacher,
            school: school_of,
            hat,
            source: source(),
            valid_from: year,
            valid_to: None,
        };
        change.insert(&post)?;
        change.insert(&member(teacher, GroupRole::Teacher)?)?;
        for number in 0..CLASS {
            let pupil = PersonId(id()?);
            change.insert(&person(pupil, "Elev", number))?;
            change.insert(&enrolment(id()?, pupil, school, year))?;
            change.insert(&member(pupil, GroupRole::Pupil)?)?;
        }
        Ok(())
    })?;
    Ok((teacher, group))
}

fn enrolment(id: Uuid, pupil: PersonId, school: SchoolId, from: jiff::civil::Date) -> Enrolment {
    Enrolment { id, pupil, school, source: String::new(), valid_from: from, valid_to: None }
}

fn person(id: PersonId, given: &str, number: usize) -> Person {
    Person {
        id,
        given: given.to_owned(),
        family: format!("Nordmann {number:02}"),
        verified: true,
        language: "nb".into(),
        born: Withheld::Open(BirthDate(None)),
    }
}
