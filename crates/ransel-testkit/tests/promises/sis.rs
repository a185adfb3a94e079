//! Claims of the school's own administration: sign-in, and the absence half of who sees what.

use ransel_kernel::Caller;
use ransel_testkit::{Browser, TestSchool, promise};

#[promise("sis-hypernet-login", holds)]
fn absence_is_reached_by_signing_in_at_the_provider(school: &TestSchool) {
    let mut browser = school.browse();
    assert_eq!(browser.get("/absence").path(), "/login");
    let page = browser.sign_in("pupil");
    assert!(page.is_ok(), "{}", page.text());
    assert!(browser.get("/absence").is_ok());
}

#[promise("sis-hypernet-login", refuses)]
fn a_wrong_password_and_an_unknown_account_do_not_get_in_and_there_is_no_other_way(school: &TestSchool) {
    let mut browser = school.browse();
    let page = browser.get("/login/demo?to=/");
    assert!(page.path().starts_with("/demo-idp"));
    let mut fields: Vec<_> = page.url.query_pairs().into_owned().collect();
    fields.extend([("user_name".to_owned(), "pupil".to_owned()), ("password".to_owned(), "feil".to_owned())]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = browser.post("/demo-idp/authorize", &fields);
    assert_eq!(answer.status, 422);
    assert!(browser.get("/absence").is_refused());
    assert!(!browser.post("/login", &[("user_name", "pupil"), ("password", "pupil")]).is_ok());
    let mut stranger = school.browse();
    assert!(stranger.sign_in("stranger").is_refused());
    assert!(stranger.get("/absence").is_refused());
    let mut administrator = school.browse_as("it");
    assert!(administrator.get("/sign-ins").shown().contains("elsewhere.example"));
    assert!(school.browse_as("subject-teacher").get("/sign-ins").is_refused());
}

#[promise("sis-inschool-two-factor", holds)]
fn staff_get_in_with_the_second_factor_and_the_statement_says_what_is_demanded(school: &TestSchool) {
    for persona in ["subject-teacher", "principal", "accountable-head"] {
        let mut browser = school.browse();
        browser.sign_in(persona);
        assert_eq!(browser.get("/").path(), "/confirm", "{persona}");
        browser.confirm("/");
        assert_ne!(browser.get("/").path(), "/confirm", "{persona}");
    }
    let statement = school.browse().get("/privacy/absence");
    assert!(statement.shown().to_lowercase().contains("to trinn"), "{}", statement.text());
}

#[promise("sis-inschool-two-factor", refuses)]
fn with_a_password_only_no_member_of_staff_sees_a_pupil(school: &TestSchool) {
    let pupil = school.person("pupil");
    for persona in ["subject-teacher", "contact-teacher", "principal", "secretary", "accountable-head"] {
        let mut browser = school.browse();
        browser.sign_in(persona);
        for path in [
            format!("/people/{pupil}"),
            format!("/people/{pupil}/record"),
            format!("/absence/pupils/{pupil}"),
        ] {
            assert!(browser.get(&path).is_refused(), "{persona} {path}");
        }
    }
    // The door is not the lock: policy itself refuses a weak sign-in, whatever a page forgets to ask.
    let person = school.person("contact-teacher");
    let hat = school.owner.relations().expect("relations").hats(person).first().cloned().expect("a hat");
    let weak =
        Caller { person: Some(person), hat: hat.hat, place: hat.place, part: None, ..Caller::part("test") };
    let ctx = school.owner.ctx(weak).expect("a request");
    assert!(ctx.may(ransel_school::actions::ReadPerson { person: pupil }).is_err());
}

fn absence(school: &TestSchool, persona: &str) -> String {
    format!("/absence/pupils/{}", school.person(persona))
}

#[promise("sis-hypernet-pupil-own-only", holds)]
fn a_pupil_sees_her_own_absence(school: &TestSchool) {
    assert!(school.browse_as("pupil").get(&absence(school, "pupil")).is_ok());
}

#[promise("sis-hypernet-pupil-own-only", refuses)]
fn another_pupils_address_gives_nothing_and_a_line_in_the_log(school: &TestSchool) {
    let mut pupil = school.browse_as("pupil");
    assert!(pupil.get(&absence(school, "pupil-adult")).is_refused());
    let mut other = school.browse_as("pupil-adult");
    let log = other.get("/my/log");
    assert!(log.shown().contains("Fikk ikke se noe"), "{}", log.text());
}

#[promise("sis-hypernet-subject-teacher", holds)]
fn a_subject_teacher_sees_absence_in_her_own_groups(school: &TestSchool) {
    assert!(school.browse_as("subject-teacher").get(&absence(school, "pupil")).is_ok());
}

#[promise("sis-hypernet-subject-teacher", refuses)]
fn not_in_other_groups_and_not_in_the_pupils_other_subjects(school: &TestSchool) {
    assert!(school.browse_as("other-teacher").get(&absence(school, "pupil")).is_refused());
    let mut own = school.browse_as("pupil");
    let all = rows(&own.get(&absence(school, "pupil")).body);
    let mut teacher = school.browse_as("subject-teacher");
    let some = rows(&teacher.get(&absence(school, "pupil")).body);
    assert!(some < all, "the teacher sees {some} subjects, the pupil {all}");
}

#[promise("sis-hypernet-subject-teacher", holds)]
fn a_subject_teacher_writes_and_sees_notes_in_her_own_groups(school: &TestSchool) {
    let path = format!("{}/conduct", absence(school, "pupil"));
    let mut teacher = school.browse_as("subject-teacher");
    write_note(&mut teacher, &path, &[("words", "uten bok")]);
    assert!(teacher.get(&path).shown().contains("uten bok"));
    let mut own = school.browse_as("pupil");
    assert!(own.get(&path).shown().contains("Manglet bøker"), "the pupil sees that there is a note");
}

#[promise("sis-hypernet-subject-teacher", refuses)]
fn not_notes_of_other_groups_nor_what_the_contact_teacher_wrote_for_the_whole_day(school: &TestSchool) {
    let path = format!("{}/conduct", absence(school, "pupil"));
    assert!(school.browse_as("other-teacher").get(&path).is_refused());
    assert!(school.browse_as("secretary").get(&path).is_refused());
    let mut contact = school.browse_as("contact-teacher");
    write_note(&mut contact, &path, &[("group", "none"), ("words", "kom ikke til samlingen")]);
    assert!(contact.get(&path).shown().contains("kom ikke til samlingen"));
    let mut teacher = school.browse_as("subject-teacher");
    assert!(!teacher.get(&path).shown().contains("kom ikke til samlingen"));
}

fn write_note(browser: &mut Browser, path: &str, filled: &[(&str, &str)]) {
    let action = format!("{path}/new");
    let form = browser.get(&action);
    let filled: Vec<_> = [("kind", "equipment")].into_iter().chain(filled.iter().copied()).collect();
    let done = browser.submit(&form, &action, &filled);
    assert!(done.is_ok(), "{}", done.text());
}

#[promise("sis-hypernet-contact-teacher", holds)]
fn a_contact_teacher_sees_all_subjects_of_her_own(school: &TestSchool) {
    let mut own = school.browse_as("pupil");
    let all = rows(&own.get(&absence(school, "pupil")).body);
    let mut teacher = school.browse_as("contact-teacher");
    assert_eq!(rows(&teacher.get(&absence(school, "pupil")).body), all);
}

#[promise("sis-hypernet-contact-teacher", refuses)]
fn a_contact_teacher_does_not_see_other_groups(school: &TestSchool) {
    let mut teacher = school.browse_as("contact-teacher");
    for persona in ["pupil-adult", "pupil-young"] {
        let own_class = school
            .made_up
            .enrolment(school.made_up.persona(persona).and_then(|it| it.person).expect("a pupil"));
        let contact = school.made_up.persona("contact-teacher").and_then(|it| it.person).expect("a teacher");
        let class = school.made_up.class(own_class.expect("enrolled").class);
        if class.contact_teacher != contact {
            assert!(teacher.get(&absence(school, persona)).is_refused(), "{persona}");
        }
    }
    assert!(teacher.get(&absence(school, "pupil-young")).is_refused());
}

/// How many subjects an absence page tells of.
fn rows(body: &str) -> usize {
    body.matches("<tr").count()
}

/// The contact teacher remarks on an entry of the pupil's; where the form is.
fn with_remark(school: &TestSchool) -> String {
    let path = absence(school, "pupil");
    let mut teacher = school.browse_as("contact-teacher");
    let entry = teacher.get(&path).links().into_iter().find(|link| link.contains("/lessons/"));
    let entry = entry.expect("the pupil has been away");
    let form = teacher.get(&entry);
    let done = teacher.submit(&form, &entry, &[("remark", "gikk etter pausen")]);
    assert!(done.shown().contains("gikk etter pausen"), "{}", done.text());
    entry
}

#[promise("sis-sats-remarks", holds)]
fn a_remark_follows_the_entry_to_the_pupils_page_and_into_her_file(school: &TestSchool) {
    let _entry = with_remark(school);
    let path = absence(school, "pupil");
    let mut pupil = school.browse_as("pupil");
    let page = pupil.confirm(&path);
    assert!(page.shown().contains("gikk etter pausen"), "{}", page.text());
    assert!(pupil.get(&format!("{path}/file")).body.contains("gikk etter pausen"));
}

#[promise("sis-sats-remarks", refuses)]
fn who_is_cleared_for_whether_it_counts_sees_the_entry_without_the_remark(school: &TestSchool) {
    let entry = with_remark(school);
    let path = absence(school, "pupil");
    for persona in ["secretary", "principal"] {
        let mut browser = school.browse_as(persona);
        let page = browser.get(&path);
        assert!(page.shown().contains("Time for time"), "{persona}: {}", page.text());
        assert!(!page.shown().contains("gikk etter pausen"), "{persona}");
        assert!(!browser.get(&format!("{path}/file")).body.contains("gikk etter pausen"), "{persona}");
        for closed in [entry.clone(), format!("{path}/remarks")] {
            assert!(browser.get(&closed).is_refused(), "{persona} {closed}");
        }
    }
    let export = school.browse_as("secretary").get("/absence/export");
    assert!(export.is_ok() && !export.body.contains("gikk etter pausen"));
}

#[promise("sis-inschool-tiered-access", holds)]
fn teacher_principal_and_owner_each_see_their_own_part(school: &TestSchool) {
    let record = format!("/people/{}/record", school.person("pupil"));
    let teacher = school.browse_as("subject-teacher").get(&record);
    let contact = school.browse_as("contact-teacher").get(&record);
    let principal = school.browse_as("principal").get(&record);
    let born = "14. mars 2009";
    let plain = |page: &ransel_testkit::Page| page.text().replace('\u{a0}', " ");
    assert!(teacher.is_ok() && !plain(&teacher).contains(born), "{}", teacher.text());
    assert!(plain(&contact).contains(born) && plain(&contact).contains("@soloy.example"));
    assert!(plain(&principal).contains(born) && plain(&principal).contains("2STA"));
    assert!(school.browse_as("accountable-head").get("/settings").is_ok());
}

#[promise("sis-inschool-tiered-access", refuses)]
fn each_is_stopped_at_what_is_the_others(school: &TestSchool) {
    let pupil = school.person("pupil");
    let (record, absence) = (format!("/people/{pupil}/record"), absence(school, "pupil"));
    for (persona, closed) in [
        ("subject-teacher", vec!["/settings", "/log", "/notices"]),
        ("principal", vec!["/settings", "/sign-ins"]),
        ("accountable-head", vec![record.as_str(), absence.as_str(), "/people", "/absence/overview"]),
        ("other-principal", vec![record.as_str(), absence.as_str()]),
    ] {
        let mut browser = school.browse_as(persona);
        for path in closed {
            assert!(browser.get(path).is_refused(), "{persona} {path}");
        }
    }
}
