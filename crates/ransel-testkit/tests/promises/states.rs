//! Claims about restriction, objection and legal hold: what is closed everywhere, what goes on, and what lifting takes.

use jiff::civil::date;
use ransel_kernel::{
    Caller, KernelError, PersonId, pass::Set, platform::StateKind, platform::kept::Wanted, rows::Is,
};
use ransel_school::{
    actions::ImportRoster,
    export::{Asked, OneRoster, Pifu, roster},
    records::{Enrolment, Person, Purpose},
};
use ransel_testkit::{Browser, Page, TestSchool, promise, ransel_test};

const WHY: &str = "Familien mener at fødselsdatoen er feil.";
const FOLLOW_UP: &str = "absence.absence-follow-up";

fn states(person: PersonId) -> String {
    format!("/people/{person}/states")
}

fn send_set(
    principal: &mut Browser,
    school: &TestSchool,
    person: PersonId,
    kind: &str,
    activity: &str,
) -> Page {
    let path = states(person);
    let page = principal.get(&path);
    let today = school.clock.today().to_string();
    let filled = [("kind", kind), ("activity", activity), ("why", WHY), ("from", today.as_str())];
    principal.submit(&page, &path, &filled)
}

/// The principal sets a state.
fn set(school: &TestSchool, person: PersonId, kind: &str, activity: &str) -> Browser {
    let mut principal = school.browse_as("principal");
    let done = send_set(&mut principal, school, person, kind, activity);
    assert!(done.shown().contains("Det er lagret"), "{}", done.text());
    principal
}

fn lift(principal: &mut Browser, person: PersonId) -> Page {
    let page = principal.get(&states(person));
    let state = page.field("state").expect("a state that runs");
    let why = format!("lift-why-{state}");
    principal.post(&format!("{}/lift", states(person)), &[("state", &state), (&why, "Datoen er rettet.")])
}

fn tell(principal: &mut Browser, person: PersonId) -> Page {
    let page = principal.get(&states(person));
    let path = format!("{}/told", states(person));
    principal.submit(&page, &path, &[])
}

/// Whether somebody is found by her name among those the visitor has to do with.
fn finds(browser: &mut Browser, person: PersonId, family: &str) -> bool {
    browser.get(&format!("/people?name={family}")).says(&format!("/people/{person}\""))
}

fn family_name(school: &TestSchool) -> String {
    school.made_up_person("pupil").name.family.clone()
}

/// Everything that goes to other systems, as text.
fn handed_on(school: &TestSchool) -> [String; 2] {
    let asked = Asked {
        purpose: Purpose::Teaching,
        numbers: false,
        protected: false,
        source: "ransel@test".to_owned(),
        recipient: String::new(),
    };
    let mut pifu = Pifu::new(Vec::new(), &asked.source, school.clock.now()).expect("a file");
    roster(&school.owner, &asked, &mut pifu, &mut |_, _| {}).expect("handed on");
    let folder = school.folder.join(format!("oneroster-{}", school.owner.random.uuid().expect("a name")));
    std::fs::create_dir(&folder).expect("a folder");
    let mut csv = OneRoster::new(folder.clone()).expect("files");
    roster(&school.owner, &asked, &mut csv, &mut |_, _| {}).expect("handed on");
    csv.finish(&asked.source).expect("a manifest");
    let files = std::fs::read_dir(&folder).expect("files").flatten();
    let text = files.map(|file| std::fs::read_to_string(file.path()).expect("text")).collect();
    [String::from_utf8(pifu.finish().expect("a file")).expect("text"), text]
}

/// How often her first name stands in the file of the school's absence, which knows people by another system's keys.
fn in_file_of_absence(school: &TestSchool, office: &mut Browser) -> usize {
    office.get("/absence/export").body.matches(&school.made_up_person("pupil").name.given).count()
}

#[promise("rights-restriction", holds)]
fn what_is_restricted_is_found_by_whoever_answers_for_it_and_says_so_to_every_reader(school: &TestSchool) {
    let (nora, name) = (school.person("pupil"), family_name(school));
    let mut principal = set(school, nora, "restriction", "");
    for page in
        [principal.get("/states"), principal.get(&states(nora)), school.browse_as("dpo").get("/states")]
    {
        assert!(page.shown().contains(&name) && page.shown().contains("Sperret for bruk"), "{}", page.text());
    }
    assert!(principal.get(&states(nora)).shown().contains(WHY));
    // She signs in, sees her own pages, and that they are restricted, on each of them.
    let mut own = school.browse_as("pupil");
    for path in
        [format!("/people/{nora}"), format!("/people/{nora}/record"), format!("/absence/pupils/{nora}")]
    {
        let page = own.get(&path);
        assert!(page.is_ok() && page.shown().contains("er sperret for bruk"), "{path}: {}", page.text());
    }
    assert!(own.get("/my/log").is_ok());
    assert!(own.get("/announcements").shown().contains("hva skolen kan bruke"), "she was told");
    // What is brought in is kept right.
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let rows = ctx
        .change(ImportRoster {}, |change| change.rows::<Person>().only(Person::ID, Is::Equal, &nora).all());
    assert_eq!(rows.expect("her row").len(), 1);
}

#[promise("rights-restriction", refuses)]
fn what_is_restricted_is_in_no_list_search_count_or_file(school: &TestSchool) {
    let (nora, name) = (school.person("pupil"), family_name(school));
    let (mut teacher, mut office) = (school.browse_as("contact-teacher"), school.browse_as("secretary"));
    let absence = format!("/absence/pupils/{nora}");
    let before = teacher.get("/people").text();
    assert!(
        finds(&mut teacher, nora, &name) && finds(&mut office, nora, &name) && teacher.get(&absence).is_ok()
    );
    assert!(handed_on(school).iter().all(|file| file.contains(&nora.to_string())));
    let exported = in_file_of_absence(school, &mut office);

    set(school, nora, "restriction", "");
    assert!(!finds(&mut teacher, nora, &name) && !finds(&mut office, nora, &name));
    assert_ne!(teacher.get("/people").text(), before, "she is not counted either");
    for path in [format!("/people/{nora}"), format!("/people/{nora}/record"), absence] {
        assert!(teacher.get(&path).is_refused() && office.get(&path).is_refused(), "{path}");
    }
    // Whoever may know of it hears why it is closed; a teacher meets the page of what is not there.
    assert!(office.get(&format!("/people/{nora}/record")).text().contains("ikke sperret for bruk"));
    assert!(!teacher.get(&format!("/people/{nora}/record")).text().contains("sperret"));
    assert!(handed_on(school).iter().all(|file| !file.contains(&nora.to_string())));
    assert!(in_file_of_absence(school, &mut office) < exported, "the export of absence had her before");
}

#[promise("rights-restriction-until-decided", holds)]
fn a_restriction_is_lifted_by_a_decision_after_telling(school: &TestSchool) {
    let nora = school.person("pupil");
    let mut principal = set(school, nora, "restriction", "");
    assert!(tell(&mut principal, nora).shown().contains("har fått beskjed"));
    let done = lift(&mut principal, nora);
    assert!(
        done.shown().contains("Det er opphevet") && done.shown().contains("Datoen er rettet"),
        "{}",
        done.text()
    );
    assert!(school.browse_as("contact-teacher").get(&format!("/people/{nora}")).is_ok());
}

#[promise("rights-restriction-until-decided", refuses)]
fn before_she_is_told_or_by_anybody_else_or_by_time_nothing_lifts_it(school: &TestSchool) {
    let nora = school.person("pupil");
    let mut principal = set(school, nora, "restriction", "");
    let state = principal.get(&states(nora)).field("state").expect("a state");
    assert!(!lift(&mut principal, nora).is_ok(), "she has not been told");
    let why = format!("lift-why-{state}");
    for nobody in ["secretary", "contact-teacher", "other-principal", "dpo", "guardian", "pupil"] {
        let mut browser = school.browse_as(nobody);
        for path in ["told", "lift"] {
            browser.get("/");
            let sent =
                browser.post(&format!("{}/{path}", states(nora)), &[("state", &state), (&why, "Nei.")]);
            assert!(!sent.is_ok(), "{nobody} {path}: {}", sent.text());
        }
    }
    school.set_day(date(2027, 5, 3));
    assert!(school.browse_as("contact-teacher").get(&format!("/people/{nora}")).is_refused());
}

/// Nora, who is 17, asks on her own page.
fn asks(school: &TestSchool, nora: PersonId, kind: &str, activity: &str) -> Page {
    let mut own = school.browse_as("pupil");
    let page = own.get(&states(nora));
    let path = format!("{}/requests", states(nora));
    own.submit(&page, &path, &[("kind", kind), ("activity", activity), ("why", WHY)])
}

fn decides(school: &TestSchool, nora: PersonId, outcome: &str) -> Page {
    let mut principal = school.browse_as("principal");
    assert!(principal.get("/").says("/states"), "the start page says that something waits");
    let page = principal.get(&states(nora));
    let request = page.field("request").expect("a request");
    let (field, why) = (format!("outcome-{request}"), format!("decision-why-{request}"));
    let path = format!("{}/decisions", states(nora));
    principal.submit(&page, &path, &[(&field, outcome), (&why, "Vi har vurdert det.")])
}

#[promise("rights-objection", holds)]
fn a_pupil_objects_and_gets_an_answer_with_reasons(school: &TestSchool) {
    let nora = school.person("pupil");
    assert!(asks(school, nora, "objection", FOLLOW_UP).shown().contains("Skolen har fått"));
    assert!(
        school.browse_as("contact-teacher").get(&format!("/absence/pupils/{nora}")).is_ok(),
        "not decided yet"
    );
    let done = decides(school, nora, "refused");
    assert!(
        done.shown().contains("Vi har vurdert det") && done.shown().contains("Datatilsynet"),
        "{}",
        done.text()
    );
    assert!(school.browse_as("pupil").confirm(&states(nora)).shown().contains("Vi har vurdert det"));
}

#[promise("rights-objection", refuses)]
fn nobody_objects_for_her_without_responsibility_nor_to_what_law_demands(school: &TestSchool) {
    let nora = school.person("pupil");
    assert_eq!(asks(school, nora, "objection", "platform.states").status, 422);
    assert_eq!(asks(school, nora, "objection", "").status, 422);
    for nobody in ["contact-teacher", "secretary", "other-principal", "pupil-adult"] {
        let mut browser = school.browse_as(nobody);
        browser.get("/");
        let id = school.owner.random.uuid().expect("an id").to_string();
        let sent = [("id", id.as_str()), ("kind", "objection"), ("activity", FOLLOW_UP), ("why", WHY)];
        assert!(!browser.post(&format!("{}/requests", states(nora)), &sent).is_ok(), "{nobody}");
    }
    assert!(!school.browse_as("principal").get(&states(nora)).says("/decisions"), "nothing was asked");
}

#[promise("rights-objection-upheld-stops", holds)]
fn when_an_objection_is_upheld_everything_else_goes_on(school: &TestSchool) {
    let nora = school.person("pupil");
    asks(school, nora, "objection", FOLLOW_UP);
    assert!(decides(school, nora, "granted").shown().contains("Protest mot bruken"));
    let mut teacher = school.browse_as("contact-teacher");
    assert!(
        teacher.get(&format!("/people/{nora}")).is_ok() && finds(&mut teacher, nora, &family_name(school))
    );
    assert!(handed_on(school).iter().all(|file| file.contains(&nora.to_string())));
}

#[promise("rights-objection-upheld-stops", refuses)]
fn when_an_objection_is_upheld_that_use_stops_at_once_for_everybody(school: &TestSchool) {
    let nora = school.person("pupil");
    let (mut teacher, mut office) = (school.browse_as("contact-teacher"), school.browse_as("secretary"));
    let absence = format!("/absence/pupils/{nora}");
    assert!(teacher.get(&absence).is_ok());
    let exported = in_file_of_absence(school, &mut office);
    asks(school, nora, "objection", FOLLOW_UP);
    decides(school, nora, "granted");
    let page = teacher.get(&absence);
    assert!(page.is_refused() && page.text().contains("ikke protestert"), "{}", page.text());
    assert!(in_file_of_absence(school, &mut office) < exported);
    // What goes to other systems is another use, and stops by an objection of its own.
    set(school, nora, "objection", "person-register.roster-delivery");
    assert!(handed_on(school).iter().all(|file| !file.contains(&nora.to_string())));
    assert!(school.browse_as("pupil").get(&absence).is_ok(), "she sees her own");
}

#[ransel_test]
fn setting_it_twice_does_no_harm_and_a_wrong_form_says_what_is_wrong(school: &TestSchool) {
    let nora = school.person("pupil");
    let mut principal = set(school, nora, "restriction", "");
    send_set(&mut principal, school, nora, "restriction", "");
    assert_eq!(principal.get(&states(nora)).body.matches("name=\"state\"").count(), 1);
    assert_eq!(send_set(&mut principal, school, nora, "hold", FOLLOW_UP).status, 422);
    assert_eq!(send_set(&mut principal, school, nora, "objection", "").status, 422);
    assert_eq!(send_set(&mut principal, school, nora, "", "").status, 422);
    assert!(tell(&mut principal, nora).is_ok());
    assert!(lift(&mut principal, nora).is_ok());
    assert!(principal.get(&states(nora)).field("state").is_none(), "lifted once, it is over");
}

#[ransel_test]
fn the_kernel_and_not_the_page_says_what_a_state_can_be_about(school: &TestSchool) {
    let nora = school.person("pupil");
    let mut own = school.browse_as("pupil");
    let page = own.get(&states(nora));
    assert!(page.is_ok());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let id = school.owner.random.uuid().expect("an id");
    let today = school.clock.today();
    let wanted = Wanted {
        id,
        person: nora,
        kind: StateKind::Objection,
        activity: "platform.states",
        from: today,
        why: WHY,
    };
    assert!(matches!(ctx.set_state(&wanted), Err(KernelError::Invalid { .. })));
    let lawful = Wanted { activity: FOLLOW_UP, ..wanted };
    assert!(ctx.set_state(&lawful).is_err(), "a part of the product sets no states");
}

#[ransel_test]
fn a_restriction_of_one_activity_closes_that_and_nothing_else(school: &TestSchool) {
    let nora = school.person("pupil");
    set(school, nora, "restriction", "absence.absence-reason");
    let mut teacher = school.browse_as("contact-teacher");
    assert!(teacher.get(&format!("/absence/pupils/{nora}")).is_ok());
    assert!(teacher.get(&format!("/people/{nora}")).is_ok());
}

fn leaves(school: &TestSchool, pupil: PersonId, on: jiff::civil::Date) {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(ImportRoster {}, |change| {
        let rows = change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &pupil).all()?;
        rows.iter()
            .try_for_each(|row| change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(on))))
    })
    .expect("an end");
}

fn exists(school: &TestSchool, person: PersonId) -> bool {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let pass = ctx.may(ransel_kernel::platform::MatchSignIn {}).expect("a look-up");
    pass.rows::<Person>().only(Person::ID, Is::Equal, &person).first().expect("the store").is_some()
}

#[ransel_test]
fn what_is_held_or_restricted_is_not_deleted_and_the_page_of_deletion_says_so(school: &TestSchool) {
    let (nora, adult) = (school.person("pupil"), school.person("pupil-adult"));
    set(school, nora, "hold", "");
    set(school, adult, "restriction", "");
    leaves(school, nora, date(2027, 6, 19));
    leaves(school, adult, date(2027, 6, 19));
    school.set_day(date(2028, 9, 4));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(exists(school, nora) && exists(school, adult));
    let page = school.browse_as("accountable-head").get("/deletion");
    assert!(page.shown().contains("Noe om 2 personer blir ikke slettet"), "{}", page.text());
    // The head lifts what the school no longer can, and then it goes.
    let mut head = school.browse_as("accountable-head");
    assert!(head.get("/states").says(&states(nora)));
    assert!(lift(&mut head, nora).is_ok());
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(!exists(school, nora) && exists(school, adult));
}
