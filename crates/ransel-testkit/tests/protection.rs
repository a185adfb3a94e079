//! A protected address on the running product: raising acts with the next request of anybody, also through another server;
//! lifting is somebody's decision; and what was told before is called back.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::time::{Duration, Instant};

use jiff::ToSpan;
use ransel_kernel::{
    Caller, Owner, PersonId, db::Place, facts::Guardianship, keys::Key, owner::Opening, rows::Is,
};
use ransel_school::{
    actions::{ImportRoster, SetUpSchool},
    protection::{Refreshed, Told, refresh},
    records::{
        AddressProtection, ContactKind, ContactPoint, FamilyTie, NationalNumber, ProtectionLevel, School,
        TieKind,
    },
};
use ransel_testkit::{Browser, TestSchool, ransel_test};

/// A way to reach somebody that stands nowhere else.
const REACHED: &str = "kanarifugl@soloy.example";

fn reach(school: &TestSchool, person: PersonId) {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(ImportRoster {}, |change| {
        change.insert(&ContactPoint {
            id: school.owner.random.uuid()?,
            person,
            home: None,
            kind: ContactKind::Email,
            value: REACHED.to_owned(),
            postal_code: String::new(),
            locality: String::new(),
            origin: "import".to_owned(),
            valid_from: school.clock.today().saturating_sub(1.year()),
            valid_to: None,
        })
    })
    .expect("a way to reach her");
}

fn protect(office: &mut Browser, person: PersonId, level: &str) -> ransel_testkit::Page {
    let path = format!("/people/{person}/protection");
    let page = office.get(&path);
    office.submit(&page, &path, &[("level", level)])
}

fn spoken(school: &TestSchool, persona: &str) -> String {
    let name = &school.made_up_person(persona).name;
    format!("{} {}", name.given, name.family)
}

/// What the register says of a person's numbers.
fn told(school: &TestSchool, person: PersonId, level: Option<ProtectionLevel>) -> Refreshed {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let mut documents = ctx
        .change(ImportRoster {}, |change| {
            change.rows::<NationalNumber>().only(NationalNumber::PERSON, Is::Equal, &person).all()
        })
        .expect("her numbers")
        .into_iter()
        .map(|row| Told { numbers: vec![row.number.0], level });
    let done = refresh(&school.owner, || Ok::<_, ransel_kernel::KernelError>(documents.next().map(Some)));
    done.expect("the register is read")
}

#[ransel_test]
fn raising_acts_with_the_next_request_and_puts_down_what_has_to_be_called_back(school: &TestSchool) {
    let pupil = school.person("pupil");
    reach(school, pupil);
    let (record, absence) = (format!("/people/{pupil}/record"), format!("/absence/pupils/{pupil}"));
    let mut teacher = school.browse_as("contact-teacher");
    let mut apart = school.browse_as("guardian-apart");
    assert!(teacher.get(&record).shown().contains(REACHED));
    assert!(apart.get(&absence).is_ok());

    let mut office = school.browse_as("secretary");
    let done = protect(&mut office, pupil, "strict");
    assert!(done.shown().contains("Adressen er beskyttet"), "{}", done.text());

    // Both had the page open: the next request of each is decided by it.
    assert!(!teacher.get(&record).shown().contains(REACHED));
    assert!(apart.get(&absence).is_refused());
    assert!(school.browse_as("guardian").get(&record).shown().contains(REACHED), "she lives there");

    let tasks = office.get("/recalls");
    assert!(tasks.shown().contains(&spoken(school, "contact-teacher")), "{}", tasks.text());
    let record_of = |who: &str| format!("/people/{}/record", school.person(who));
    assert!(
        tasks.says(&record_of("guardian-apart")) && tasks.says("barnet bor ikke der"),
        "{}",
        tasks.text()
    );
    assert!(!tasks.says(&record_of("guardian")), "to the home nothing was told too much");
    // The list is about the protected only: nobody else finds it in her log, the other home least of all.
    assert!(!apart.get("/my/log").says("adressen din er beskyttet"));
    assert!(school.browse_as("principal").get("/").says("/recalls"), "the principal's start page says so");
    for nobody in ["contact-teacher", "guardian-apart", "dpo", "it"] {
        assert!(school.browse_as(nobody).get("/recalls").is_refused(), "{nobody}");
    }
    assert!(!school.browse_as("other-principal").get("/recalls").shown().contains(&spoken(school, "pupil")));

    // A task is settled with who and when, once.
    let (person, task) = (pupil.to_string(), tasks.field("task").expect("a task"));
    let field = format!("outcome-{task}");
    let settled = |outcome: &str, by: &mut Browser| {
        by.get("/recalls");
        by.post("/recalls", &[("person", &person), ("task", &task), (&field, outcome)])
    };
    assert_eq!(settled("", &mut office).status, 422);
    let done = settled("destroyed", &mut office);
    assert!(done.shown().contains("Mottakeren har slettet"), "{}", done.text());
    assert!(done.says(&spoken(school, "secretary")), "who settled it");
    assert!(!settled("told", &mut office).is_ok(), "it has been settled already");
    assert!(!settled("told", &mut school.browse_as("contact-teacher")).is_ok());
    // The pupil sees in her log who dealt with it.
    assert!(school.browse_as("pupil").get("/my/log").says("adressen din er beskyttet"));
}

#[ransel_test]
fn an_export_is_called_back_with_when_and_for_what(school: &TestSchool) {
    let pupil = school.person("pupil");
    let asked = ransel_school::export::Asked {
        purpose: ransel_school::records::Purpose::Teaching,
        numbers: false,
        protected: false,
        source: "ransel@test".to_owned(),
        recipient: String::new(),
    };
    let mut to =
        ransel_school::export::Pifu::new(Vec::new(), &asked.source, school.clock.now()).expect("a file");
    ransel_school::export::roster(&school.owner, &asked, &mut to, &mut |_, _| {}).expect("handed on");
    let mut office = school.browse_as("principal");
    protect(&mut office, pupil, "confidential");
    let tasks = office.get("/recalls");
    assert!(tasks.shown().contains("Registeret ble gitt videre"), "{}", tasks.text());
    assert!(tasks.says("til undervisning") && tasks.says("pifu"), "{}", tasks.text());
    let count = tasks.body.matches("name=\"task\"").count();
    // Nothing is put down twice, whatever is saved again.
    protect(&mut office, pupil, "confidential");
    assert_eq!(office.get("/recalls").body.matches("name=\"task\"").count(), count);
}

#[ransel_test]
fn a_second_server_decides_by_it_too(school: &TestSchool) {
    let pupil = school.person("pupil");
    reach(school, pupil);
    let record = format!("/people/{pupil}/record");
    let mut teacher = school.browse_as("contact-teacher");
    assert!(teacher.get(&record).shown().contains(REACHED));
    school.browse_as("secretary");
    let opening = Opening {
        journal: None,
        place: Place::Directory(school.folder.clone()),
        key: Key::load(&school.folder.join("keys/owner.key")).expect("the key"),
        clock: school.clock.clone(),
        writer: "second",
        first_settings: (*school.owner.settings()).clone(),
    };
    let second = Owner::open(school.owner.house.clone(), opening).expect("a second server");
    let office = school.person("secretary");
    let hat = second.relations().expect("relations").hats(office).first().cloned().expect("a hat");
    let caller =
        Caller { person: Some(office), hat: hat.hat, place: hat.place, part: None, ..strong(school) };
    let ctx = second.ctx(caller).expect("a request");
    ransel_school::protection::set(&ctx, pupil, ProtectionLevel::Confidential).expect("it is set");
    assert!(!teacher.get(&record).shown().contains(REACHED), "decided by what another server wrote");
}

fn strong(school: &TestSchool) -> Caller {
    let mut caller = Caller::part("test");
    caller.way_in.assurance = ransel_kernel::facts::Assurance::Substantial;
    caller.way_in.confirmed_at = Some(school.clock.now());
    caller
}

#[ransel_test]
fn what_the_register_raises_holds_at_once_and_what_it_takes_back_waits_for_somebody(school: &TestSchool) {
    let pupil = school.person("pupil");
    reach(school, pupil);
    let record = format!("/people/{pupil}/record");
    let mut teacher = school.browse_as("contact-teacher");
    assert!(teacher.get(&record).shown().contains(REACHED));
    let done = told(school, pupil, Some(ProtectionLevel::Confidential));
    assert_eq!((done.documents, done.unknown, done.raised, done.withdrawn), (1, 0, 1, 0));
    assert!(done.recalls > 0, "the contact teacher has seen how she is reached");
    assert!(!teacher.get(&record).shown().contains(REACHED));
    assert_eq!(told(school, pupil, Some(ProtectionLevel::Confidential)).raised, 0, "twice is once");

    // The office cannot lift what the register says.
    let mut office = school.browse_as("secretary");
    let lift = format!("/people/{pupil}/protection/lift");
    assert!(office.get(&lift).shown().contains("Det kan bare Folkeregisteret endre"));
    office.post(&lift, &[]);
    assert!(!teacher.get(&record).shown().contains(REACHED));

    // The register takes it back: nothing opens by itself.
    assert_eq!(told(school, pupil, None).withdrawn, 1);
    assert_eq!(told(school, pupil, None).withdrawn, 0, "told once");
    assert!(!teacher.get(&record).shown().contains(REACHED));
    assert!(office.get("/recalls").shown().contains("ikke er beskyttet lenger"));
    assert!(office.get("/recalls").says("Snakk med familien"));
    let page = office.get(&lift);
    let done = office.submit(&page, &lift, &[]);
    assert!(done.shown().contains("Beskyttelsen er opphevet"), "{}", done.text());
    assert!(teacher.get(&record).shown().contains(REACHED));
}

#[ransel_test]
fn lifting_asks_who_one_is_and_setting_is_never_lowering(school: &TestSchool) {
    let pupil = school.person("pupil");
    let mut office = school.browse_as("secretary");
    protect(&mut office, pupil, "strict");
    let path = format!("/people/{pupil}/protection");
    let milder = office.post(&path, &[("level", "client")]);
    assert_eq!(milder.status, 422);
    assert!(milder.says("mildere"), "{}", milder.text());
    assert_eq!(office.post(&path, &[]).status, 422);
    school.set(school.clock.now() + jiff::SignedDuration::from_mins(20));
    assert_eq!(office.get(&format!("{path}/lift")).path(), "/confirm");
    office.post(&format!("{path}/lift"), &[]);
    assert!(office.get(&path).shown().contains("Strengt fortrolig"));
    for nobody in ["contact-teacher", "guardian", "pupil", "other-principal", "dpo", "it", "department-head"]
    {
        let mut browser = school.browse_as(nobody);
        assert!(browser.get(&path).is_refused(), "{nobody}");
        assert!(!browser.post(&path, &[("level", "client")]).is_ok(), "{nobody}");
    }
}

/// The parent of a young child becomes, on paper, the parent elsewhere of the protected pupil at another school.
fn elsewhere(school: &TestSchool) -> (PersonId, PersonId) {
    let (child, parent) = (school.person("pupil-protected"), school.person("guardian-none"));
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(SetUpSchool {}, |change| {
        change.insert(&FamilyTie {
            id: school.owner.random.uuid()?,
            child,
            adult: parent,
            kind: TieKind::Responsibility,
            valid_from: school.clock.today().saturating_sub(1.year()),
            valid_to: None,
            recorded_at: school.clock.now(),
            recorded_by: None,
            replaces: None,
        })
    })
    .expect("a tie");
    let relations = school.owner.reload(None).expect("the relations");
    assert_eq!(relations.standing(parent, child), Guardianship::Apart);
    (child, parent)
}

#[ransel_test]
fn the_parent_elsewhere_is_told_neither_the_school_nor_who_works_there(school: &TestSchool) {
    let (child, parent) = elsewhere(school);
    // The child's school looks the parent up: that stands in the parent's own log.
    let mut office = school.browse_as("secretary");
    assert!(office.get(&format!("/people/{parent}/record")).is_ok());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let schools = ctx.change(SetUpSchool {}, |change| change.rows::<School>().all()).expect("the schools");
    let relations = school.owner.relations().expect("relations");
    let place = relations.hats(child).first().and_then(|hat| hat.place).expect("her school");
    let name = &schools.iter().find(|school| school.id == place).expect("her school").name;
    let mut browser = school.browse_as("guardian-none");
    for path in ["/", "/my/log", "/my/log/lines", "/my/log.csv"].map(str::to_owned).into_iter().chain([
        format!("/people/{child}"),
        format!("/people/{child}/record"),
        format!("/people/{child}/log"),
        format!("/absence/pupils/{child}"),
    ]) {
        let page = browser.get(&path);
        assert!(!page.says(name.as_str()), "{path} tells the school");
        assert!(!page.says(&spoken(school, "secretary")), "{path} names who works there");
    }
    assert!(browser.get("/my/log").says("kolesekretær"), "that an office looked is told, by its role");
    // Without the protection the same parent is told.
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(SetUpSchool {}, |change| {
        for row in
            change.rows::<AddressProtection>().only(AddressProtection::PERSON, Is::Equal, &child).all()?
        {
            change.delete::<AddressProtection, _>(&row.id)?;
        }
        Ok(())
    })
    .expect("lifted");
    school.owner.reload(None).expect("the relations");
    assert!(browser.get("/my/log/lines").says(&spoken(school, "secretary")));
}

#[ransel_test]
fn whoever_is_strictly_protected_is_nobody_to_the_owners_people(school: &TestSchool) {
    let child = school.person("pupil-protected");
    school.browse_as("principal").get(&format!("/people/{child}/record"));
    let name = spoken(school, "pupil-protected");
    assert!(!school.browse_as("dpo").get("/log").says(&name));
    assert!(!school.browse_as("dpo").get("/log.csv").says(&name));
    assert!(school.browse_as("principal").get("/log").says(&name), "the school's named people answer for it");
    assert!(!school.browse_as("department-head").get("/notices").says(&name));
}

#[ransel_test]
fn when_the_register_was_last_asked_is_seen_and_more_than_a_day_warns(school: &TestSchool) {
    let mut administrator = school.browse_as("it");
    assert!(administrator.get("/sign-ins").shown().contains("aldri spurt"));
    told(school, school.person("pupil"), None);
    assert!(administrator.get("/sign-ins").shown().contains("Sist spurt"));
    school.set(school.clock.now() + jiff::SignedDuration::from_hours(24));
    let mut head = school.browse_as("accountable-head");
    assert!(head.get("/settings").shown().contains("Sist spurt"), "at the limit it is in order");
    school.set(school.clock.now() + jiff::SignedDuration::from_secs(1));
    let late = school.browse_as("system-owner").get("/settings");
    assert!(late.shown().contains("mer enn et døgn siden"), "{}", late.text());
}

/// Refused and missing take the same way: the same body, headers and log, and within noise the same time.
#[ransel_test]
fn refused_and_missing_look_and_last_alike(school: &TestSchool) {
    let mut stranger = school.browse_as("pupil");
    let hidden = format!("/people/{}/record", school.person("pupil-protected"));
    let entries = || {
        school.owner.ledger.flush().expect("the ledger");
        school.owner.ledger.verify().expect("readable").entries
    };
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    for round in 0..40_u128 {
        let missing = format!("/people/{}/record", uuid::Uuid::from_u128(round + 1));
        let mut seen = Vec::new();
        for (which, path) in [&hidden, &missing].into_iter().enumerate() {
            let before = entries();
            let began = Instant::now();
            let page = stranger.get(path);
            times[which].push(began.elapsed());
            let mut headers: Vec<_> = page.headers.into_iter().filter(|(name, _)| name != "date").collect();
            headers.sort();
            seen.push((page.status, page.body.replace(path.as_str(), ""), headers, entries() - before));
        }
        assert_eq!(seen[0], seen[1]);
    }
    let [hidden, missing] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    // Generous: it is there to notice a way that is taken by one of them only.
    let bound = hidden.max(missing).mul_f64(0.5) + Duration::from_millis(5);
    assert!(hidden.abs_diff(missing) < bound, "refused {hidden:?}, missing {missing:?}");
}
