//! The kernel's promises to every module, told with the school base: no pass no data, withheld is withheld,
//! everything stands in the ledger, owners do not meet.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::sync::Arc;

use jiff::civil::date;
use ransel_engines::{Stores, both};
use ransel_kernel::{
    Caller, Clock, Hat, House, KernelError, Owner, PersonId, Randomness, SchoolId, Value, WayIn, Withheld,
    card::StoreKind,
    db::Place,
    facts::Assurance,
    keys::Key,
    owner::Opening,
    pass::Set,
    platform::{DeclareSecrecy, ReadAccessLog, SecrecyDeclaration},
    rows::Is,
    settings::{OwnerEntry, Settings},
    value::{Kind, Sealed},
};
use ransel_school::{
    actions::{ChangeContactDetails, ImportRoster, ListPeople, ReadPerson, SetUpSchool},
    records::{
        BirthDate, ContactKind, ContactPoint, Enrolment, FamilyTie, Group, GroupKind, GroupMember, GroupRole,
        NationalNumber, Person, Post, Residence, ResidenceKind, School, Stage, TieKind,
    },
};
use uuid::Uuid;

fn open(place: Place, key: &Key, writer: &'static str) -> Result<Arc<Owner>, KernelError> {
    let house = House::build(&[ransel_school::module()], ransel_school::BASE)?;
    let now = "2026-11-19T09:05:00Z".parse().expect("an instant");
    Owner::open(
        house,
        Opening {
            journal: None,
            place,
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

both! {
    a_teacher_who_has_not_declared_secrecy_sees_nobody_and_afterwards_only_whom_she_teaches,
    what_is_withheld_never_reaches_memory_cannot_be_filtered_on_and_cannot_be_written_back,
    the_identity_number_is_in_no_file_and_gone_for_good_with_its_key,
    every_pass_stands_in_the_ledger_refused_ones_too_and_a_changed_line_is_noticed,
    a_change_made_by_another_process_decides_the_very_next_request,
    what_another_process_changes_about_others_makes_nobody_read_the_relations_anew,
    a_guardian_is_no_longer_known_at_a_school_her_child_has_left,
    whoever_comes_new_to_a_group_is_on_the_very_next_list,
    an_import_that_never_stops_lets_everybody_else_go_on,
    a_change_reaches_nobody_outside_its_pass_and_one_action_writes_one_store,
    two_owners_in_one_process_share_nothing,
}

/// A school with Kari who teaches Nora, and Ola whom she does not teach.
struct Small {
    owner: Arc<Owner>,
    key: Key,
    stores: Stores,
    school: SchoolId,
    kari: PersonId,
    nora: PersonId,
    ola: PersonId,
}

const NUMBER: &str = "03851598730";

impl Small {
    fn new() -> Self {
        let stores = Stores::new();
        let key = Key::random(Randomness).expect("a key");
        let owner = open(stores.place(), &key, "server").expect("the owner opens");
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
        Self { owner, key, stores, school, kari, nora, ola }
    }

    fn as_hat(&self, person: PersonId, hat: Hat) -> Caller {
        Caller {
            person: Some(person),
            hat,
            place: Some(self.school),
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

fn the_identity_number_is_in_no_file_and_gone_for_good_with_its_key() {
    let small = Small::new();
    assert!(!small.stores.holding("Nordmann").is_empty(), "what is not sealed is found: the search works");
    assert_eq!(small.stores.holding(NUMBER), Vec::<String>::new());
    let ctx = small.owner.ctx(small.as_hat(small.nora, Hat::Pupil)).expect("a request");
    let own = || ctx.may(ReadPerson { person: small.nora })?.rows::<NationalNumber>().first();
    assert_eq!(own().expect("a query").expect("her number").number, Sealed(NUMBER.into()));
    let main = small.stores.raw(StoreKind::Main);
    let mut erase = main.sql("DELETE FROM person_key WHERE person = ");
    erase.bind(Value::Uuid(small.nora.0));
    main.write(|conn| conn.execute(&erase)).expect("erased");
    assert!(matches!(own(), Err(KernelError::Key(_))));
}

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
    let ledger = small.stores.raw(StoreKind::Ledger);
    let raw = |text: &str| ledger.write(|conn| conn.batch(text)).expect("tampered");
    raw("UPDATE entry SET body = replace(body, 'read-person', 'list-people') WHERE seq = 4");
    assert!(!check().faults.is_empty());
    raw("UPDATE entry SET body = replace(body, 'list-people', 'read-person') WHERE seq = 4");
    assert!(check().faults.is_empty());
    raw("DELETE FROM entry WHERE seq = 3");
    assert!(!check().faults.is_empty());
}

fn a_change_made_by_another_process_decides_the_very_next_request() {
    let small = Small::new();
    small.declare();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    ctx.may(ReadPerson { person: small.nora }).expect("she teaches Nora").subjects();
    let other = open(small.stores.place(), &small.key, "command-line").expect("a second process");
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

fn two_owners_in_one_process_share_nothing() {
    let (one, two) = (Small::new(), Small::new());
    let part = two.owner.ctx(Caller::part("test")).expect("a request");
    let people = part.change(SetUpSchool {}, |change| change.rows::<Person>().all()).expect("a query");
    assert!(people.iter().all(|person| person.id != one.nora));
    let ctx = two.owner.ctx(two.as_hat(one.nora, Hat::Pupil)).expect("a request");
    assert!(ctx.may(ReadPerson { person: one.nora }).is_err());
    assert!(open(one.stores.place(), &two.key, "command-line").is_err(), "another owner's key opens nothing");
}

impl Small {
    /// Another process, which changes the school base.
    fn other(&self) -> Arc<Owner> {
        open(self.stores.place(), &self.key, "command-line").expect("a second process")
    }

    /// Somebody nobody here has to do with.
    fn register(&self, owner: &Owner, given: &str) -> PersonId {
        let id = PersonId(Randomness.uuid().expect("an id"));
        let person = Person {
            id,
            given: given.into(),
            family: "Moen".into(),
            verified: true,
            language: "nb".into(),
            born: Withheld::Open(BirthDate(Some(date(1980, 3, 14)))),
        };
        let ctx = owner.ctx(Caller::part("test")).expect("a request");
        ctx.change(ImportRoster {}, |change| change.insert(&person)).expect("registered");
        id
    }
}

fn what_another_process_changes_about_others_makes_nobody_read_the_relations_anew() {
    let small = Small::new();
    small.declare();
    let other = small.other();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    for _ in 0..6 {
        small.register(&other, "Ukjent");
        assert!(ctx.may(ReadPerson { person: small.nora }).is_ok());
        assert_eq!(ctx.may(ListPeople {}).expect("a list").subjects(), [small.nora]);
        assert!(ctx.may(ReadPerson { person: small.ola }).is_err());
    }
    // What had to be decided anew would stand there twice.
    small.owner.ledger.flush().expect("the log");
    let ledger = small.stores.raw(StoreKind::Ledger);
    let sql = ledger.sql("SELECT count(*) FROM entry WHERE writer = 'server' AND (body LIKE '%read-person%' OR body LIKE '%list-people%')");
    let lines = ledger.read(|conn| conn.first(&sql, &[Kind::Int])).expect("a count");
    assert_eq!(lines, Some(vec![Value::Int(18)]));
}

fn a_guardian_is_no_longer_known_at_a_school_her_child_has_left() {
    let small = Small::new();
    let other = small.other();
    let mother = small.register(&other, "Mari");
    let secretary = small.register(&other, "Siri");
    let (id, august) = (|| Randomness.uuid().expect("an id"), date(2026, 8, 1));
    let part = other.ctx(Caller::part("test")).expect("a request");
    let now = small.owner.clock.now();
    let at_home = |change: &mut ransel_kernel::pass::Change<'_, ImportRoster>, home: Uuid, person| {
        change.insert(&Residence {
            id: id(),
            person,
            home,
            kind: ResidenceKind::Fixed,
            valid_from: august,
            valid_to: None,
            recorded_at: now,
            recorded_by: None,
            replaces: None,
        })
    };
    part.change(ImportRoster {}, |change| {
        change.insert(&FamilyTie {
            id: id(),
            child: small.nora,
            adult: mother,
            kind: TieKind::Responsibility,
            valid_from: august,
            valid_to: None,
            recorded_at: now,
            recorded_by: None,
            replaces: None,
        })?;
        let home = id();
        at_home(change, home, small.nora)?;
        at_home(change, home, mother)?;
        change.insert(&Post {
            id: id(),
            person: secretary,
            school: Some(small.school),
            hat: "secretary".into(),
            source: String::new(),
            valid_from: august,
            valid_to: None,
        })
    })
    .expect("the family");
    let ctx = small.owner.ctx(small.as_hat(secretary, Hat::Secretary)).expect("a request");
    ctx.change(DeclareSecrecy { person: secretary }, |change| {
        change.insert(&SecrecyDeclaration { id: id(), person: secretary, at: now, wording: "1".into() })
    })
    .expect("she declares");
    let knows = || ctx.may(ReadPerson { person: mother }).is_ok();
    assert!(knows(), "the office knows the guardians of its pupils");
    part.change(ImportRoster {}, |change| {
        let row = change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &small.nora).first()?;
        let row = row.expect("her place");
        change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(date(2026, 11, 19))))
    })
    .expect("she leaves");
    assert!(!knows(), "the row that changed is her child's, not hers");
}

fn whoever_comes_new_to_a_group_is_on_the_very_next_list() {
    let small = Small::new();
    small.declare();
    let other = small.other();
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    assert_eq!(ctx.may(ListPeople {}).expect("a list").subjects(), [small.nora]);
    let part = other.ctx(Caller::part("test")).expect("a request");
    part.change(ImportRoster {}, |change| {
        let group = change.rows::<Group>().first()?.expect("the group").id;
        change.insert(&GroupMember {
            id: Randomness.uuid()?,
            person: small.ola,
            group_id: group,
            role: GroupRole::Pupil,
            source: String::new(),
            valid_from: date(2026, 8, 1),
            valid_to: None,
        })
    })
    .expect("Ola comes");
    assert_eq!(ctx.may(ListPeople {}).expect("a list").subjects().len(), 2);
}

fn an_import_that_never_stops_lets_everybody_else_go_on() {
    let small = Small::new();
    small.declare();
    let other = small.other();
    let stop = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let done = Arc::clone(&stop);
    let small = Arc::new(small);
    let importing = Arc::clone(&small);
    let import = std::thread::spawn(move || {
        let mut brought = 0;
        while !done.load(std::sync::atomic::Ordering::Relaxed) {
            importing.register(&other, "Ukjent");
            brought += 1;
        }
        brought
    });
    let ctx = small.owner.ctx(small.as_hat(small.kari, Hat::Teacher)).expect("a request");
    let own = small.owner.ctx(small.as_hat(small.nora, Hat::Pupil)).expect("a request");
    for _ in 0..30 {
        assert!(ctx.may(ReadPerson { person: small.nora }).is_ok());
        let contact = ContactPoint {
            id: Randomness.uuid().expect("an id"),
            person: small.nora,
            home: None,
            kind: ContactKind::Mobile,
            value: "+4740000000".into(),
            postal_code: String::new(),
            locality: String::new(),
            origin: "own".into(),
            valid_from: date(2026, 11, 19),
            valid_to: None,
        };
        own.change(ChangeContactDetails { person: small.nora }, |change| change.insert(&contact))
            .expect("her own");
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let brought = import.join().expect("it stops when it is told to");
    assert!(brought > 10, "there was an import: {brought}");
}
