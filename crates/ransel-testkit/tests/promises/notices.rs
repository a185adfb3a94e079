//! Claims about keeping the register right: who tells, who corrects, and whom to call.

use ransel_kernel::{Caller, pass::Set};
use ransel_school::{actions::SetUpSchool, records::FamilyTie};
use ransel_testkit::{Browser, Page, TestSchool, promise};

const SAID: &str = "Nora har flyttet til Fjordveien 8";

fn tell(school: &TestSchool, teacher: &mut Browser) -> Page {
    let path = format!("/people/{}/notice", school.person("pupil"));
    let form = teacher.get(&path);
    if !form.is_ok() {
        return form;
    }
    teacher.submit(&form, &path, &[("about", "address"), ("text", SAID)])
}

#[promise("kernel-contact-teacher-reports-changes", holds)]
fn the_contact_teacher_tells_and_the_office_sees_it_and_nothing_has_changed(school: &TestSchool) {
    let record = format!("/people/{}/record", school.person("pupil"));
    let mut office = school.browse_as("secretary");
    let before = office.get(&record).text();
    let mut teacher = school.browse_as("contact-teacher");
    let done = tell(school, &mut teacher);
    assert!(done.shown().contains("Kontoret har fått beskjeden"), "{}", done.text());
    let queue = office.get("/notices");
    assert!(queue.shown().contains(SAID) && queue.shown().contains("Nora Solvang Lie"), "{}", queue.text());
    assert_eq!(office.get(&record).text(), before, "the register is as it was");
}

#[promise("kernel-contact-teacher-reports-changes", refuses)]
fn nobody_tells_about_a_pupil_of_another_class(school: &TestSchool) {
    for persona in ["other-teacher", "subject-teacher", "guardian"] {
        assert!(tell(school, &mut school.browse_as(persona)).is_refused(), "{persona}");
    }
    for persona in ["contact-teacher", "guardian", "other-principal"] {
        let queue = school.browse_as(persona).get("/notices");
        assert!(!queue.body.contains(SAID), "{persona}");
    }
}

/// Closes the one notice that waits.
fn resolve(browser: &mut Browser) -> Page {
    let page = browser.get("/notices");
    let fields = ["csrf", "pupil", "notice"].map(|name| (name, page.field(name).unwrap_or_default()));
    let sent: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/notices", &sent)
}

#[promise("kernel-accuracy-responsible", holds)]
fn a_notice_waits_until_one_who_answers_for_the_record_closes_it(school: &TestSchool) {
    tell(school, &mut school.browse_as("contact-teacher"));
    let mut head = school.browse_as("department-head");
    assert!(head.get("/notices").shown().contains(SAID));
    let done = resolve(&mut head);
    assert!(done.shown().contains("Beskjeden er lukket"), "{}", done.text());
    assert!(school.browse_as("secretary").get("/notices").shown().contains("Ingen beskjeder venter"));
}

#[promise("kernel-accuracy-responsible", refuses)]
fn nobody_else_closes_it(school: &TestSchool) {
    tell(school, &mut school.browse_as("contact-teacher"));
    let waiting = school.browse_as("principal").get("/notices");
    let (pupil, notice) =
        (waiting.field("pupil").expect("the pupil"), waiting.field("notice").expect("the notice"));
    for persona in ["secretary", "contact-teacher", "other-principal"] {
        let mut browser = school.browse_as(persona);
        let csrf = browser.get("/my/contact").field("csrf").expect("a form");
        let done = browser.post("/notices", &[("pupil", &pupil), ("notice", &notice), ("csrf", &csrf)]);
        assert!(done.is_refused(), "{persona}: {}", done.text());
    }
    let still = school.browse_as("department-head").get("/notices");
    assert!(still.field("notice").is_some(), "it waits still");
}

/// Nora has nobody at home any more, as far as the register knows.
fn alone(school: &TestSchool) {
    let pupil = school.person("pupil");
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(SetUpSchool {}, |change| {
        for row in change.rows::<FamilyTie>().all()?.into_iter().filter(|row| row.child == pupil) {
            let ended = Some(school.clock.today());
            change.update(&row.id, Set::default().to(FamilyTie::VALID_TO, &ended))?;
        }
        Ok(())
    })
    .expect("written");
    school.owner.reload(None).expect("read anew");
}

#[promise("person-register-next-of-kin-self-registered", holds)]
fn a_pupil_without_anybody_is_asked_and_the_list_of_missing_shrinks(school: &TestSchool) {
    alone(school);
    let mut nora = school.browse_as("pupil");
    assert!(nora.get("/").shown().contains("Skriv hvem vi skal ringe"));
    let mut office = school.browse_as("secretary");
    assert!(office.get("/people/missing-kin").shown().contains("Solvang Lie, Nora"));
    let form = nora.get("/my/kin");
    assert!(form.shown().contains("Jeg gjør det senere"));
    let done = nora.submit(&form, "/my/kin", &[("name", "Besteforelder Lie"), ("phone", "40010203")]);
    assert!(done.shown().contains("Vi har lagret hvem vi skal ringe"), "{}", done.text());
    assert!(!office.get("/people/missing-kin").shown().contains("Solvang Lie, Nora"));
    assert!(!nora.get("/").shown().contains("Skriv hvem vi skal ringe hvis"));
}

#[promise("person-register-next-of-kin-self-registered", refuses)]
fn nobody_says_it_for_her_and_nobody_elses_list_names_her(school: &TestSchool) {
    alone(school);
    for persona in ["guardian", "contact-teacher", "principal"] {
        assert!(school.browse_as(persona).get("/my/kin").is_refused(), "{persona}");
    }
    for persona in ["other-teacher", "other-principal", "guardian", "dpo"] {
        let list = school.browse_as(persona).get("/people/missing-kin");
        assert!(!list.body.contains("Solvang Lie"), "{persona}");
    }
    let mut nora = school.browse_as("pupil");
    let form = nora.get("/my/kin");
    let empty = nora.submit(&form, "/my/kin", &[("name", ""), ("phone", "")]);
    assert_eq!(empty.status, 422, "{}", empty.text());
}
