//! The kernel's promises to every module, told with the school base: no pass no data, withheld is withheld,
//! everything stands in the ledger, owners do not meet.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{path::Path, sync::Arc};

use jiff::civil::date;
use ransel_kernel::{
    Caller, Clock, Hat, House, KernelError, Owner, PersonId, Randomness, SchoolId, WayIn, Withheld,
    db::Place,
    facts::Assurance,
    keys::Key,
    owner::Opening,
    pass::Set,
    platform::{DeclareSecrecy, ReadAccessLog, SecrecyDeclaration},
    rows::Is,
    settings::{OwnerEntry, Settings},
    value::Sealed,
};
use ransel_school::{
    actions::{ImportRoster, ListPeople, ReadPerson, SetUpSchool},
    records::{
        BirthDate, Enrolment, Group, GroupKind, GroupMember, GroupRole, NationalNumber, Person, Post, School,
        Stage,
    },
};
use uuid::Uuid;

fn open(folder: &Path, key: &Key, writer: &'static str) -> Result<Arc<Owner>, KernelError> {
    let house = House::build(&[ransel_school::module()], ransel_school::BASE)?;
    let now = "2026-11-19T09:05:00Z".parse().expect("an instant");
    Owner::open(
        house,
        Opening {
            place: Place::Directory(folder.to_owned()),
            key: key.clone(),
            clock: Clock::still(now),
            writer,
            first_settings: Settings::default_for(OwnerEntry {
                name: "Soløy kommune".into(),
                organisation_number: String::new(),
                kind: "municipality".into(),
                accountable_head: "kommunedirektøren".into(),
                data_protection_officer: String::new(),
                contact: String::new(),
                general_statement: String::new(),
            }),
        },
    )
}

/// A school with Kari who teaches Nora, and Ola whom she does not teach.
struct Small {
    owner: Arc<Owner>,
    key: Key,
    folder: tempfile::TempDir,
    school: SchoolId,
    kari: PersonId,
    nora: PersonId,
    ola: PersonId,
}

const NUMBER: &str = "03851598730";

impl Small {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let key = Key::random(Randomness).expect("a key");
        let owner = open(folder.path(), &key, "server").expect("the owner opens");
        let id = || Randomness.uuid().expect("an id");
        let (school, group) = (SchoolId(id()), ransel_kernel::GroupId(id()));
        let [kari, nora, ola] = [(); 3].map(|()| PersonId(id()));
        let august = date(2026, 8, 1);
        let ctx = owner.ctx(Caller::part("test")).expect("a request");
        ctx.change(ImportRoster {}, |change| {
            change.insert(&School {
                id: school,
                name: "Soløy videregående skole".into(),
                stage: Stage::UpperSecondary,
                organisation_number: String::new(),
                source: String::new(),
                source_key: String::new(),
            })?;
            change.insert(&Group {
                id: group,
                school,
                kind: GroupKind::Teaching,
                name: "2STC/NOR".into(),
                subject: None,
                source: String::new(),
                source_key: String::new(),
                valid_from: august,
                valid_to: None,
            })?;
            for (person, given) in [(kari, "Kari"), (nora, "Nora"), (ola, "Ola")] {
                change.insert(&Person {
                    id: person,
                    given: given.into(),
                    family: "Nordmann".into(),
                    verified: true,
                    language: "nb".into(),
                    born: Withheld::Open(BirthDate(Some(date(2009, 3, 14)))),
                })?;
            }
            change.insert(&NationalNumber {
                id: id(),
                person: nora,
                kind: "fnr".into(),
                lookup: owner.lookup("national-id", NUMBER),
                number: Sealed(NUMBER.into()),
                valid_from: august,
                valid_to: None,
            })?;
            for pupil in [nora, ola] {
                change.insert(&Enrolment {
                    id: id(),
                    pupil,
                    school,
                    source: String::new(),
                    valid_from: august,
                    valid_to: None,
                })?;
            }
            for (person, role) in [(kari, GroupRole::Teacher), (nora, GroupRole::Pupil)] {
                change.insert(&GroupMember {
                    id: id(),
                    person,
                    group_id: group,
                    role,
                    source: String::new(),
                    valid_from: august,
                    valid_to: None,
                })?;
            }
            change.insert(&Post {
                id: id(),
                person: kari,
                school: Some(school),
                hat: "teacher".into(),
                source: String::new(),
                valid_from: august,
                valid_to: None,
            })
        })
        .expect("the school is set up");
        owner.reload(None).expect("relations");
        Self { owner, key, folder, school, kari, nora, ola }
    }

    fn as_hat(&self, person: PersonId, hat: Hat) -> Caller {
        Caller {
            person: Some(person),
            hat,
            place: Some(self.school),
            way_in: WayIn { session: None, assurance: Assurance::Substantial, confirmed_at: None },
            part: None,
        }
    }

    fn declare(&self) {
        let ctx = self.owner.ctx(self.as_hat(self.kari, Hat::Teacher)).expect("a request");
        // The declaration itself must be possible before it is made.
        ctx.change(DeclareSecrecy { person: self.kari }, |change| {
            change.insert(&SecrecyDeclaration {
                id: self.owner.random.uuid()?,
                person: self.kari,
                at: self.owner.clock.now(),
                wording: "1".into(),
            })
        })
        .expect("she declares");
    }
}

#[test]
fn a_teacher_who_has_not_declared_secrecy_sees_nobody_and_afterwards_only_whom_she_teaches() {
    let small = Small::new();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    let refused = ctx.may(ReadPerson { person: small.nora }).err().expect("refused");
    assert!(refused.denied().expect("a refusal").missing.iter().any(|missing| missing.fact == "declared"));
    small.declare();
    let pass = ctx.may(ReadPerson { person: small.nora }).expect("she teaches Nora");
    let nora = pass.rows::<Person>().first().expect("a query").expect("Nora");
    assert_eq!(nora.given, "Nora");
    let refused = ctx.may(ReadPerson { person: small.ola }).err().expect("refused");
    assert!(!refused.denied().expect("a refusal").seen, "whom one does not see is as if missing");
    let list = ctx.may(ListPeople {}).expect("a list");
    assert_eq!(list.subjects(), [small.nora]);
}

#[test]
fn what_is_withheld_never_reaches_memory_cannot_be_filtered_on_and_cannot_be_written_back() {
    let small = Small::new();
    small.declare();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    let pass = ctx.may(ReadPerson { person: small.nora }).expect("she teaches Nora");
    let nora = pass.rows::<Person>().first().expect("a query").expect("Nora");
    assert_eq!(nora.born, Withheld::Closed);
    let born = Withheld::Open(BirthDate(Some(date(2009, 3, 14))));
    let filtered = pass.rows::<Person>().only(Person::BORN, Is::Equal, &born).all();
    assert!(matches!(filtered, Err(KernelError::NotOpened { column: "born", .. })));
    assert!(pass.rows::<NationalNumber>().all().expect("a query").is_empty());
    let part = small.owner.ctx(Caller::part("test")).expect("a request");
    let written = part.change(ImportRoster {}, |change| {
        change.update(&small.nora, Set::default().to(Person::BORN, &Withheld::<BirthDate>::Closed))
    });
    assert!(matches!(written, Err(KernelError::NotOpened { column: "born", .. })));
}

#[test]
fn the_identity_number_is_in_no_file_and_gone_for_good_with_its_key() {
    let small = Small::new();
    for file in ["main.db", "main.db-wal", "vault.db", "ledger.db", "ledger.db-wal"] {
        let Ok(bytes) = std::fs::read(small.folder.path().join(file)) else { continue };
        assert!(!bytes.windows(NUMBER.len()).any(|window| window == NUMBER.as_bytes()), "{file}");
    }
    let ctx = small.owner.ctx(small.as_hat(small.nora, Hat::Pupil)).expect("a request");
    let own = || ctx.may(ReadPerson { person: small.nora })?.rows::<NationalNumber>().first();
    assert_eq!(own().expect("a query").expect("her number").number, Sealed(NUMBER.into()));
    let raw = rusqlite::Connection::open(small.folder.path().join("main.db")).expect("the store");
    raw.execute("DELETE FROM person_key WHERE person = ?1", [small.nora.0.as_bytes().as_slice()])
        .expect("erased");
    assert!(matches!(own(), Err(KernelError::Key(_))));
}

#[test]
fn every_pass_stands_in_the_ledger_refused_ones_too_and_a_changed_line_is_noticed() {
    let small = Small::new();
    small.declare();
    let teacher = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    teacher.may(ReadPerson { person: small.nora }).expect("open").subjects();
    assert!(teacher.may(ReadPerson { person: small.ola }).is_err());
    let log_of = |person| {
        let ctx = small.owner.ctx(small.as_hat(person, Hat::Pupil)).expect("a request");
        let pass = ctx.may(ReadAccessLog { person }).expect("one's own log");
        pass.log(0, 50).expect("lines")
    };
    let lines = log_of(small.nora);
    let seen = lines.iter().find(|line| line.action == "read-person").expect("the line");
    assert_eq!(seen.caller, Some(small.kari));
    let refused = log_of(small.ola);
    assert!(refused.iter().any(
        |line| line.outcome == ransel_kernel::ledger::Outcome::Refused && line.caller == Some(small.kari)
    ));

    let check = || small.owner.ledger.verify().expect("readable");
    assert!(check().faults.is_empty(), "{:?}", check().faults);
    let raw = rusqlite::Connection::open(small.folder.path().join("ledger.db")).expect("the ledger");
    raw.execute("UPDATE entry SET body = replace(body, 'read-person', 'list-people') WHERE seq = 4", [])
        .expect("tampered");
    assert!(!check().faults.is_empty());
    raw.execute("UPDATE entry SET body = replace(body, 'list-people', 'read-person') WHERE seq = 4", [])
        .expect("put back");
    raw.execute("DELETE FROM entry WHERE seq = 3", []).expect("taken out");
    assert!(!check().faults.is_empty());
}

#[test]
fn a_change_made_by_another_process_decides_the_very_next_request() {
    let small = Small::new();
    small.declare();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    ctx.may(ReadPerson { person: small.nora }).expect("she teaches Nora").subjects();
    let other = open(small.folder.path(), &small.key, "command-line").expect("a second process");
    let part = other.ctx(Caller::part("test")).expect("a request");
    part.change(ImportRoster {}, |change| {
        let member = change
            .rows::<GroupMember>()
            .only(GroupMember::PERSON, Is::Equal, &small.kari)
            .first()?
            .expect("her group");
        change.update(&member.id, Set::default().to(GroupMember::VALID_TO, &Some(date(2026, 11, 19))))
    })
    .expect("her teaching ends");
    assert!(ctx.may(ReadPerson { person: small.nora }).is_err(), "the server decided with an old copy");
}

#[test]
fn a_change_reaches_nobody_outside_its_pass_and_one_action_writes_one_store() {
    let small = Small::new();
    let ctx = small.owner.ctx(small.as_hat(small.nora, Hat::Pupil)).expect("a request");
    let contact = |person| ransel_school::records::ContactPoint {
        id: Uuid::nil(),
        person,
        home: None,
        kind: ransel_school::records::ContactKind::Mobile,
        value: "+4740000000".into(),
        postal_code: String::new(),
        locality: String::new(),
        origin: "own".into(),
        valid_from: date(2026, 11, 19),
        valid_to: None,
    };
    let action = || ransel_school::actions::ChangeContactDetails { person: small.nora };
    let other = ctx.change(action(), |change| change.insert(&contact(small.ola)));
    assert!(matches!(other, Err(KernelError::OutsidePass { .. })));
    ctx.change(action(), |change| change.insert(&contact(small.nora))).expect("her own");
}

#[test]
fn two_owners_in_one_process_share_nothing() {
    let (one, two) = (Small::new(), Small::new());
    let part = two.owner.ctx(Caller::part("test")).expect("a request");
    let people = part.change(SetUpSchool {}, |change| change.rows::<Person>().all()).expect("a query");
    assert!(people.iter().all(|person| person.id != one.nora));
    let ctx = two.owner.ctx(two.as_hat(one.nora, Hat::Pupil)).expect("a request");
    assert!(ctx.may(ReadPerson { person: one.nora }).is_err());
    assert!(open(one.folder.path(), &two.key, "command-line").is_err(), "another owner's key opens nothing");
}
