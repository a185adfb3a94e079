//! Hand-overs in a school: a pupil leaves, her absence waits for whoever writes diplomas; a roster is handed on, a name is
//! corrected, and the receiver gets it anew.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use ransel_kernel::{Caller, Module, handovers, pass::Set, rows::Is};
use ransel_school::{
    actions::ImportRoster,
    export::{Asked, Pifu, roster},
    handovers::AbsenceForDiploma,
    records::{Enrolment, Purpose},
};
use ransel_testkit::{Start, TestSchool, ransel_test, trial};

/// A pupil's last day was yesterday.
fn leaves(school: &TestSchool, persona: &str) {
    let (pupil, today) = (school.person(persona), school.clock.today());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(ImportRoster {}, |change| {
        let rows = change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &pupil).all()?;
        rows.iter()
            .try_for_each(|row| change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(today))))
    })
    .expect("she leaves");
}

fn works(school: &TestSchool) {
    let worked = school.owner.work().expect("it works");
    assert!(worked.iter().all(|one| one.done), "{worked:?}");
}

fn hand_on(school: &TestSchool, recipient: &str) {
    let asked = Asked {
        purpose: Purpose::Teaching,
        numbers: false,
        protected: false,
        source: "ransel@test".to_owned(),
        recipient: recipient.to_owned(),
    };
    let mut to = Pifu::new(Vec::new(), &asked.source, school.clock.now()).expect("a file");
    roster(&school.owner, &asked, &mut to, &mut |_, _| {}).expect("handed on");
}

/// The module that writes diplomas, as far as it asks.
fn diploma() -> Module {
    let register = trial::first().register.replace("module = \"trial\"", "module = \"diploma\"");
    Module {
        name: "diploma",
        register: Box::leak(register.into_boxed_str()),
        records: &[],
        migrations: &[],
        asks: handovers![AbsenceForDiploma],
        ..trial::first()
    }
}

#[test]
fn absence_waits_for_the_system_that_writes_diplomas_and_is_given_when_it_comes() {
    let school = TestSchool::start(Start::default());
    works(&school);
    leaves(&school, "pupil");
    // The job has looked today: it looks again when the day has turned.
    school.set_day(school.clock.today().tomorrow().expect("a day"));
    works(&school);
    let page = school.browse_as("it").get("/operations");
    assert!(
        page.says("Fravær til vitnemålet") && page.says("systemet som skriver vitnemål"),
        "{}",
        page.text()
    );
    assert!(!page.body.contains(&school.person("pupil").to_string()), "nobody's id stands there");
    let school = TestSchool::start(Start {
        modules: vec![diploma()],
        day: Some(school.clock.today()),
        after: Some(school),
        ..Start::default()
    });
    let person = school.person("pupil");
    let given = school.owner.ctx(Caller::part("test")).expect("a request").ask(&AbsenceForDiploma { person });
    given.expect("given");
    let page = school.browse_as("it").get("/operations");
    assert!(!page.says("Fravær til vitnemålet"), "{}", page.text());
}

#[ransel_test]
fn whoever_got_a_wrong_name_gets_the_right_one(school: &TestSchool) {
    hand_on(school, "Bibliotek");
    let person = school.person("pupil");
    let received = school.browse_as("pupil").get("/my/log/received");
    assert!(received.says("Bibliotek") && received.says("Navn, klasser og grupper"), "{}", received.text());
    let guardian = school.browse_as("guardian").get(&format!("/people/{person}/log/received"));
    assert!(guardian.says("Bibliotek"), "{}", guardian.text());
    for hat in ["guardian-apart", "contact-teacher", "principal", "dpo", "it"] {
        let page = school.browse_as(hat).get(&format!("/people/{person}/log/received"));
        assert!(page.is_refused(), "{hat}: {}", page.text());
    }
    let owed = |school: &TestSchool| school.browse_as("it").get("/operations").says("Gjelder én person");
    assert!(!owed(school));
    let mut office = school.browse_as("secretary");
    let path = format!("/people/{person}/record");
    let form = office.get(&format!("{path}/edit"));
    let done = office.submit(&form, &path, &[("given", "Rettet")]);
    assert!(done.is_ok(), "{}", done.text());
    assert!(owed(school), "the library has the wrong name");
    assert!(school.browse_as("pupil").get("/my/log/received").says("rettet siden"));
    hand_on(school, "Bibliotek");
    assert!(!owed(school), "and now the right one");
}

#[ransel_test]
fn what_is_owed_is_given_up_for_a_reason_and_by_the_administrator_only(school: &TestSchool) {
    hand_on(school, "Bibliotek");
    let person = school.person("pupil");
    let mut office = school.browse_as("secretary");
    let path = format!("/people/{person}/record");
    let form = office.get(&format!("{path}/edit"));
    assert!(office.submit(&form, &path, &[("given", "Rettet")]).is_ok());
    let mut it = school.browse_as("it");
    assert!(it.get("/").says("ikke fikk gjort"), "the start page says so");
    let page = it.get("/operations");
    let missing = it.submit(&page, "/operations/given-up", &[("reason-roster-Bibliotek", "")]);
    assert_eq!(missing.status, 422, "{}", missing.text());
    let given_up = it.submit(&page, "/operations/given-up", &[("reason-roster-Bibliotek", "told-otherwise")]);
    assert!(given_up.says("Det er gitt opp"), "{}", given_up.text());
    assert!(!it.get("/operations").says("Gjelder én person"));
    let officer = school.browse_as("dpo").get("/operations");
    assert!(officer.is_ok() && !officer.body.contains("/operations/given-up"), "{}", officer.text());
    for hat in ["pupil", "guardian", "principal", "subject-teacher", "accountable-head"] {
        assert!(school.browse_as(hat).get("/operations").is_refused(), "{hat}");
    }
}
