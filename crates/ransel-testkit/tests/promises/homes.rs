//! Claims about homes: who at home may see what, from when and until when.

use std::collections::BTreeSet;

use jiff::civil::date;
use ransel_kernel::{Caller, PersonId, Withheld, facts::Stage, pass::Set};
use ransel_school::{
    actions::SetUpSchool,
    comparison::differences,
    records::{BirthDate, Person},
};
use ransel_testkit::{Browser, Page, TestSchool, promise, trial};

use crate::families;

/// The page of a child's absence.
pub fn absence(child: PersonId) -> String {
    format!("/absence/pupils/{child}")
}

/// The office says what `adult` is to `child`.
pub fn say(school: &TestSchool, child: PersonId, adult: PersonId, standing: &str) -> Page {
    let mut office = school.browse_as("secretary");
    let path = format!("/people/{child}/family");
    let page = office.get(&path);
    let (adult, field) = (adult.to_string(), format!("standing-{adult}"));
    let decided = ["body", "reference", "on"].map(|name| format!("decided-{name}-{adult}"));
    let [body, reference, on] = &decided;
    let done = office.submit(
        &page,
        &path,
        &[
            ("adult", &adult),
            (&field, standing),
            (body, "Statsforvalteren"),
            (reference, "2026/117"),
            (on, "2026-11-02"),
        ],
    );
    assert!(done.is_ok() && done.shown().contains("Endringen gjelder fra nå"), "{}", done.text());
    done
}

/// The owner lets guardians of upper secondary pupils apply for access.
fn demand_applications(school: &TestSchool) {
    let mut settings = (*school.owner.settings()).clone();
    settings.guardians_apply = BTreeSet::from([Stage::Upper.code().to_owned()]);
    school.owner.change_settings(settings, None).expect("lawful settings");
}

fn apply(school: &TestSchool, guardian: &mut Browser) -> Page {
    let page = guardian.get("/access");
    let child = school.person("pupil").to_string();
    let csrf = page.field("csrf").expect("a form");
    guardian.post("/access", &[("child", &child), ("csrf", &csrf)])
}

/// Decides the one application that waits.
fn decide(teacher: &mut Browser, decision: &str) -> Page {
    let page = teacher.get("/access");
    let fields =
        ["csrf", "child", "application"].map(|name| (name, page.field(name).expect("an application")));
    let mut sent: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    sent.push(("decision", decision));
    teacher.post("/access/decisions", &sent)
}

#[promise("sis-guardian-login-under-18", holds)]
fn a_guardian_sees_the_child_until_the_day_before_the_birthday(school: &TestSchool) {
    // Nora is born on 14 March 2009.
    school.set_day(date(2027, 3, 13));
    assert!(school.browse_as("guardian").get(&absence(school.person("pupil"))).is_ok());
}

#[promise("sis-guardian-login-under-18", refuses)]
fn on_the_birthday_it_is_closed_and_nobody_has_done_anything(school: &TestSchool) {
    let child = school.person("pupil");
    school.set_day(date(2027, 3, 14));
    let mut guardian = school.browse_as("guardian");
    assert!(guardian.get(&absence(child)).is_refused());
    assert!(guardian.get(&format!("/people/{child}/record")).is_refused());
    assert!(!guardian.get("/").shown().contains("Nora"), "she is on no list either");
}

#[promise("sis-guardian-applies", holds)]
fn a_guardian_applies_and_one_application_waits(school: &TestSchool) {
    demand_applications(school);
    let mut guardian = school.browse_as("guardian");
    assert!(apply(school, &mut guardian).shown().contains("Venter på kontaktlæreren"));
    // Sent twice it is one application still.
    apply(school, &mut guardian);
    let waiting = school.browse_as("contact-teacher").get("/access");
    assert_eq!(waiting.body.matches("name=\"application\"").count(), 2, "one, to approve or reject");
    assert!(waiting.shown().contains("Ingrid Solvang"), "{}", waiting.text());
}

#[promise("sis-guardian-applies", refuses)]
fn before_it_is_approved_nothing_about_the_pupil_opens(school: &TestSchool) {
    demand_applications(school);
    let (child, young) = (school.person("pupil"), school.person("pupil-young"));
    let mut guardian = school.browse_as("guardian");
    for path in [absence(child), format!("/people/{child}"), format!("/people/{child}/record")] {
        assert!(guardian.get(&path).is_refused(), "{path}");
    }
    apply(school, &mut guardian);
    assert!(guardian.get(&absence(child)).is_refused(), "to have applied is not enough");
    assert!(guardian.get(&absence(young)).is_ok(), "in compulsory school nobody need apply");
}

#[promise("sis-guardian-approved-by-contact-teacher", holds)]
fn the_contact_teacher_approves_and_it_opens_or_rejects_and_it_stays_closed(school: &TestSchool) {
    demand_applications(school);
    let child = school.person("pupil");
    let mut guardian = school.browse_as("guardian");
    apply(school, &mut guardian);
    let mut teacher = school.browse_as("contact-teacher");
    assert!(decide(&mut teacher, "reject").is_ok());
    assert!(guardian.get(&absence(child)).is_refused());
    assert!(guardian.get("/access").shown().contains("Avslått"));
    apply(school, &mut guardian);
    assert!(decide(&mut teacher, "approve").is_ok());
    assert!(guardian.get(&absence(child)).is_ok());
}

#[promise("sis-guardian-approved-by-contact-teacher", refuses)]
fn nobody_else_sees_or_decides_it(school: &TestSchool) {
    demand_applications(school);
    let child = school.person("pupil");
    let mut guardian = school.browse_as("guardian");
    apply(school, &mut guardian);
    let page = school.browse_as("contact-teacher").get("/access");
    let (child_field, application) =
        (page.field("child").expect("the child"), page.field("application").expect("the application"));
    for persona in ["subject-teacher", "other-teacher"] {
        let mut teacher = school.browse_as(persona);
        let list = teacher.get("/access");
        assert!(!list.shown().contains("Nora") && list.field("application").is_none(), "{persona}");
        let csrf = teacher.get("/access").field("csrf").unwrap_or_default();
        teacher.post(
            "/access/decisions",
            &[
                ("child", &child_field),
                ("application", &application),
                ("decision", "approve"),
                ("csrf", &csrf),
            ],
        );
        assert!(guardian.get(&absence(child)).is_refused(), "{persona}");
    }
}

/// The guardian tells why Nora was away; the page the reasons stand on.
fn reported(school: &TestSchool, guardian: &mut Browser) -> String {
    let child = school.person("pupil");
    let path = format!("/absence/pupils/{child}/report");
    let form = guardian.get(&path);
    let today = school.clock.today().to_string();
    let done = guardian.submit(
        &form,
        &path,
        &[("from", &today), ("to", &today), ("cause", "self-declared"), ("reason", "Migrene")],
    );
    assert!(done.is_ok(), "{}", done.text());
    format!("/absence/pupils/{child}/reasons")
}

#[promise("person-register-health-from-16", holds)]
fn until_the_day_before_sixteen_the_home_knows_and_after_it_by_the_pupils_choice(school: &TestSchool) {
    // Nora turned 16 on 14 March 2025; she allows the guardian she lives with.
    let mut guardian = school.browse_as("guardian");
    let reason = reported(school, &mut guardian);
    let mut nora = school.browse_as("pupil");
    let page = nora.get("/my/health");
    let adult = school.person("guardian").to_string();
    let done = nora.submit(&page, "/my/health", &[("adult", &adult)]);
    assert!(done.shown().contains("Valget ditt er lagret"), "{}", done.text());
    guardian.confirm("/");
    let opened = guardian.get(&reason);
    assert!(opened.shown().contains("Migrene"), "{}", opened.text());
    // Of Jonas the home knows by itself, until the very day before he is 16: that is today.
    sixteen_tomorrow(school);
    let reason = of_jonas(school);
    let mut guardian = school.browse_as("guardian");
    guardian.confirm("/");
    assert!(guardian.get(&reason).shown().contains("Kneskade"));
}

/// Jonas is 15, and 16 tomorrow.
fn sixteen_tomorrow(school: &TestSchool) {
    let (jonas, born) = (school.person("pupil-young"), BirthDate(Some(date(2010, 11, 20))));
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(SetUpSchool {}, |change| {
        change.update(&jonas, Set::default().to(Person::BORN, &Withheld::Open(born)))
    })
    .expect("written");
    school.owner.reload(None).expect("read anew");
}

/// The page Jonas's reasons stand on, after Ingrid has told why he was away.
fn of_jonas(school: &TestSchool) -> String {
    let jonas = school.person("pupil-young");
    let mut guardian = school.browse_as("guardian");
    let path = format!("/absence/pupils/{jonas}/report");
    let form = guardian.get(&path);
    let today = school.clock.today().to_string();
    let filled =
        [("from", today.as_str()), ("to", &today), ("cause", "self-declared"), ("reason", "Kneskade")];
    let done = guardian.submit(&form, &path, &filled);
    assert!(done.is_ok(), "{}", done.text());
    format!("/absence/pupils/{jonas}/reasons")
}

#[promise("person-register-health-from-16", refuses)]
fn from_sixteen_the_home_knows_nothing_the_pupil_has_not_allowed(school: &TestSchool) {
    let mut guardian = school.browse_as("guardian");
    let reason = reported(school, &mut guardian);
    guardian.confirm("/");
    let refused = guardian.get(&reason);
    assert!(refused.is_refused() && !refused.body.contains("Migrene"), "{}", refused.text());
    assert!(refused.text().contains("Fra 16 år bestemmer eleven selv"), "what law says: {}", refused.text());
    assert!(!refused.text().contains("fare"), "nothing hints at a way round the pupil's choice");
    // The choice is the pupil's alone.
    for persona in ["guardian", "contact-teacher", "principal", "pupil-young"] {
        assert!(school.browse_as(persona).get("/my/health").is_refused(), "{persona}");
    }
    sixteen_tomorrow(school);
    let reason = of_jonas(school);
    school.set_day(date(2026, 11, 20));
    let mut guardian = school.browse_as("guardian");
    guardian.confirm("/");
    let closed = guardian.get(&reason);
    assert!(closed.is_refused() && !closed.body.contains("Kneskade"), "on the birthday: {}", closed.text());
}

/// The principal says that life is in danger and opens for the guardian.
fn release(school: &TestSchool, pupil: PersonId, danger: &str) -> Page {
    let mut principal = school.browse_as("principal");
    principal.confirm("/");
    let path = format!("/people/{pupil}/danger");
    let page = principal.get(&path);
    let adult = school.person("guardian").to_string();
    if !page.is_ok() {
        return page;
    }
    principal.submit(&page, &path, &[("adult", &adult), ("danger", danger)])
}

#[promise("person-register-health-16-18-life-threatening", holds)]
fn the_principal_opens_in_danger_and_the_pupil_sees_it(school: &TestSchool) {
    let mut guardian = school.browse_as("guardian");
    let reason = reported(school, &mut guardian);
    let empty = release(school, school.person("pupil"), "");
    assert!(empty.status == 422 && empty.text().contains("Skriv hva faren er"), "{}", empty.text());
    let done = release(school, school.person("pupil"), "Fare for livet");
    assert!(done.is_ok() && done.shown().contains("Åpnet i 7 dager"), "{}", done.text());
    guardian.confirm("/");
    assert!(guardian.get(&reason).shown().contains("Migrene"));
    let log = school.browse_as("pupil").get("/my/log");
    assert!(
        log.shown().contains("Turid Havnes") && log.shown().contains("åpnet noe om deg for en annen")
            || log.shown().contains("Åpnet noe om deg for en annen"),
        "{}",
        log.text()
    );
    assert!(!log.shown().contains("Fare for livet"), "the log does not say what the danger is");
}

#[promise("person-register-health-16-18-life-threatening", refuses)]
fn not_for_one_who_is_eighteen_nor_by_anybody_else_nor_for_ever(school: &TestSchool) {
    assert!(!release(school, school.person("pupil-adult"), "Fare for livet").is_ok());
    let pupil = school.person("pupil");
    for persona in ["contact-teacher", "secretary", "other-principal", "guardian"] {
        let mut browser = school.browse_as(persona);
        browser.confirm("/");
        assert!(browser.get(&format!("/people/{pupil}/danger")).is_refused(), "{persona}");
    }
    let mut guardian = school.browse_as("guardian");
    let reason = reported(school, &mut guardian);
    assert!(release(school, pupil, "Fare for livet").is_ok());
    school.set_day(date(2026, 11, 26));
    let mut later = school.browse_as("guardian");
    later.confirm("/");
    let closed = later.get(&reason);
    assert!(closed.is_refused() && !closed.body.contains("Migrene"), "a week later it is closed again");
}

/// The lines of a page's tables, as they are read.
fn lines(page: &Page) -> Vec<String> {
    let rows = page.body.split("<tr").skip(1);
    rows.map(|row| row.split("</tr>").next().unwrap_or_default().to_owned()).collect()
}

#[promise("person-register-both-parents-same-info", holds)]
fn two_parents_with_responsibility_see_the_same_schooling(school: &TestSchool) {
    let child = school.person("pupil");
    let home = school.browse_as("guardian").get(&absence(child));
    let apart = school.browse_as("guardian-apart").get(&absence(child));
    assert!(!lines(&home).is_empty());
    assert_eq!(lines(&home), lines(&apart));
    // And what one of them saw and the other did not would be found: by the rules that hold there is nothing, by one
    // that shows the other less there is.
    assert!(differences(&school.owner.house).is_empty(), "{:?}", differences(&school.owner.house));
    const LESS: &str = r#"@id("trial-less") forbid (principal == Hat::"guardian", action == Action::"read-absence",
        resource == Category::"attendance") when { context.guardianship == Guardianship::"apart" };"#;
    let less = ransel_kernel::Module { policy: LESS, ..trial::first() };
    let house = ransel::modules::house_with(&[less], ransel_kernel::house::Policies::Own).expect("a house");
    assert!(differences(&house).iter().all(|one| one.action == "read-absence"));
    assert!(!differences(&house).is_empty(), "the check reports it");
}

#[promise("person-register-both-parents-same-info", refuses)]
fn less_than_the_other_gets_only_one_whose_right_has_been_taken_away(school: &TestSchool) {
    let (child, father) = (school.person("pupil"), school.person("guardian-apart"));
    // There is no choice that shows one of them less; only what the papers say about her can be changed, by the office.
    for persona in ["guardian", "contact-teacher", "principal", "accountable-head"] {
        let path = format!("/people/{child}/family");
        assert!(school.browse_as(persona).get(&path).is_refused(), "{persona}");
    }
    let mut apart = school.browse_as("guardian-apart");
    assert!(apart.get(&absence(child)).is_ok());
    // And the office needs the decision of a court or Statsforvalteren.
    let path = format!("/people/{child}/family");
    let mut office = school.browse_as("secretary");
    let (adult, field) = (father.to_string(), format!("standing-{father}"));
    for less in ["barred", "no-responsibility"] {
        let page = office.get(&path);
        let stopped = office.submit(&page, &path, &[("adult", &adult), (&field, less)]);
        assert!(
            stopped.status == 422 && stopped.text().contains("Skriv hvem som har avgjort det"),
            "{}",
            stopped.text()
        );
        assert!(apart.get(&absence(child)).is_ok(), "{less}");
    }
    say(school, child, father, "barred");
    assert!(apart.get(&absence(child)).is_refused(), "and that holds at once");
    say(school, child, father, "apart");
    assert!(apart.get(&absence(child)).is_ok(), "and can be lifted");
}

#[promise("person-register-shared-residence-both", holds)]
fn with_shared_residence_both_are_at_home(school: &TestSchool) {
    let (child, father) = (school.person("pupil"), school.person("guardian-apart"));
    let record = format!("/people/{child}/record");
    let mut apart = school.browse_as("guardian-apart");
    assert!(!apart.get(&record).shown().contains("Lysingstien"), "another home's address is not his to see");
    say(school, child, father, "shared");
    assert!(apart.get(&record).shown().contains("Mobil"), "now it is his home too");
    assert!(school.browse_as("guardian").get(&record).is_ok());
    // A message is one delivery to each of them.
    let form = families::warn(school, "order");
    assert!(form.text().matches("delt bosted: begge får det").count() == 2, "{}", form.text());
    for persona in ["guardian", "guardian-apart"] {
        assert_eq!(families::told(school, persona, families::WARNED), 1, "{persona}");
    }
}

#[promise("person-register-shared-residence-both", refuses)]
fn neither_of_them_can_take_it_from_the_other(school: &TestSchool) {
    let (child, father) = (school.person("pupil"), school.person("guardian-apart"));
    say(school, child, father, "shared");
    let mut mother = school.browse_as("guardian");
    let path = format!("/people/{child}/family");
    assert!(mother.get(&path).is_refused());
    let csrf = mother.get("/my/contact").field("csrf").expect("a form");
    let (adult, field) = (father.to_string(), format!("standing-{father}"));
    assert!(mother.post(&path, &[("adult", &adult), (&field, "barred"), ("csrf", &csrf)]).is_refused());
    assert!(school.browse_as("guardian-apart").get(&absence(child)).is_ok());
    // Nor can whoever sends: there is nothing to take off, and what a form says of it is not heard.
    let mut teacher = school.browse_as("contact-teacher");
    let send = format!("/absence/pupils/{child}/conduct/warn/order");
    let form = teacher.get(&send);
    teacher.submit(
        &form,
        &send,
        &[("recipient", &school.person("guardian").to_string()), ("without", &adult)],
    );
    assert_eq!(families::told(school, "guardian-apart", families::WARNED), 1);
}
