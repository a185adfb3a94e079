//! Claims about how long things are kept, who answers for it, and what is kept for good.

use jiff::civil::{Date, date};
use ransel::profiles::Profile;
use ransel_kernel::PersonId;
use ransel_testkit::{Start, TestSchool, promise, trial};

use crate::{choices, kernel::command};

/// A pupil leaves.
pub fn leaves(school: &TestSchool, pupil: PersonId, on: Date) {
    school.leaves(pupil, on);
}

fn sweep(school: &TestSchool, day: &str) -> String {
    let done = command(school, &["sweep", "--today", day]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

#[promise("kernel-default-delete-rule", holds)]
fn what_nobody_needs_goes_and_the_report_names_what_is_excepted(school: &TestSchool) {
    crate::kernel::report(school, "hos legen");
    let report = sweep(school, "2027-11-01");
    assert!(report.contains("absence.school-year-plus-appeal absence_reason"), "{report}");
    assert!(report.contains("platform.house: kept (ARK-2025 § 5)"), "{report}");
    school.set_day(date(2027, 11, 1));
    let page = school.browse_as("accountable-head").get("/deletion");
    assert!(
        page.shown().contains("Unntak: dette slettes ikke") && page.text().contains("arkivlova"),
        "{}",
        page.text()
    );
    assert!(
        school.browse_as("accountable-head").get("/settings/versions").shown().contains("Versjon 1"),
        "it survived"
    );
}

#[promise("kernel-default-delete-rule", refuses)]
fn not_a_day_early_and_nobody_who_is_not_responsible_sees_or_hastens_it(school: &TestSchool) {
    crate::kernel::report(school, "hos legen");
    let report = sweep(school, "2027-10-31");
    assert!(!report.contains("absence.school-year-plus-appeal"), "{report}");
    let mut settings = (*school.owner.settings()).clone();
    settings.keep_approval.insert("absence.school-year-plus-appeal".to_owned());
    school.owner.change_settings(settings, None).expect("lawful settings");
    for persona in ["subject-teacher", "contact-teacher", "pupil", "guardian", "it"] {
        let mut browser = school.browse_as(persona);
        browser.get("/my/contact");
        assert!(browser.get("/deletion").is_refused(), "{persona}");
        assert!(
            browser.post("/deletion", &[("rule", "absence.school-year-plus-appeal")]).is_refused(),
            "{persona}"
        );
    }
    let main = rusqlite::Connection::open(school.folder.join("main.db")).expect("the store");
    let approvals = "SELECT count(*) FROM keep_approval";
    assert_eq!(main.query_row(approvals, [], |row| row.get::<_, i64>(0)).expect("a count"), 0);
}

/// A row of the trial module about a pupil who has left; how many rows were preserved when it went.
fn preserved_by(module: ransel_kernel::Module) -> i64 {
    let school = TestSchool::start(Start { modules: vec![module], ..Start::default() });
    let nora = school.person("pupil");
    let main = rusqlite::Connection::open(school.folder.join("main.db")).expect("the store");
    let (id, pupil) = (school.owner.random.uuid().expect("an id"), nora.0);
    let row = (id.as_bytes().to_vec(), pupil.as_bytes().to_vec(), "prøvd");
    main.execute("INSERT INTO trial (id, pupil, tried) VALUES (?1, ?2, ?3)", row).expect("a row");
    leaves(&school, nora, date(2027, 6, 19));
    school.set_day(date(2027, 6, 20));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    let left: i64 = main.query_row("SELECT count(*) FROM trial", [], |row| row.get(0)).expect("a count");
    assert_eq!(left, 0, "it went from the working copy");
    let vault = rusqlite::Connection::open(school.folder.join("vault.db")).expect("the store");
    let waiting = "SELECT count(*) FROM archive_waiting WHERE stood_in = 'trial'";
    vault.query_row(waiting, [], |row| row.get(0)).expect("a count")
}

#[promise("kernel-retention-by-purpose", holds)]
fn each_rule_shows_its_purpose_and_whether_law_preserves_it_and_that_decides_the_next_run(
    school: &TestSchool,
) {
    let page = school.browse_as("accountable-head").get("/settings/periods");
    for said in
        ["Følge opp elever som er mye borte", "Arkivet beholder en kopi", "Arkivet beholder ingen kopi"]
    {
        assert!(page.shown().contains(said), "{said}: {}", page.text());
    }
    assert_eq!(preserved_by(trial::first()), 0);
    assert_eq!(preserved_by(trial::preserved()), 1);
}

#[promise("kernel-retention-by-purpose", refuses)]
fn what_has_neither_purpose_nor_period_is_not_switched_on_and_nobody_else_chooses(_: &TestSchool) {
    let school = TestSchool::start(Start { modules: vec![trial::aimless()], ..Start::default() });
    let mut head = school.browse_as("accountable-head");
    let page = head.get("/settings");
    let stopped = head.decide(&page, "/settings", &[("module-trial", "yes")]);
    assert_eq!(stopped.status, 422, "{}", stopped.text());
    assert!(!school.owner.is_running("trial"));
    for persona in ["subject-teacher", "secretary", "principal"] {
        let mut other = school.browse_as(persona);
        assert!(other.get("/settings/periods").is_refused(), "{persona}");
        assert!(other.post("/settings/periods", &[("of", "absence")]).is_refused(), "{persona}");
    }
}

#[promise("kernel-retention-responsible", holds)]
fn the_office_of_a_private_school_confirms_before_its_leavers_go(_: &TestSchool) {
    let school = choices::of(Profile::Private);
    let nora = school.person("pupil");
    leaves(&school, nora, date(2027, 6, 19));
    school.set_day(date(2028, 9, 1));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(exists(&school, nora), "nobody has confirmed it");
    let mut office = school.browse_as("secretary");
    // One confirmation for each rule; afterwards nothing of this school waits, whatever waits at others.
    for _ in 0..3 {
        let list = office.get("/deletion");
        assert!(list.shown().contains("Godkjenn sletting"), "{}", list.text());
        let done = office.submit(&list, "/deletion", &[]);
        assert!(done.shown().contains("Godkjent"), "{}", done.text());
    }
    let list = office.get("/deletion");
    assert!(list.shown().contains("Ingenting venter på godkjenning"), "{}", list.text());
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(!exists(&school, nora), "the office has");
}

#[promise("kernel-retention-responsible", refuses)]
fn no_teacher_opens_or_confirms_the_list_and_no_other_schools_office_this_ones(_: &TestSchool) {
    let school = choices::of(Profile::Private);
    let nora = school.person("pupil");
    leaves(&school, nora, date(2027, 6, 19));
    school.set_day(date(2028, 9, 1));
    for persona in ["subject-teacher", "contact-teacher", "other-teacher"] {
        let mut teacher = school.browse_as(persona);
        assert!(teacher.get("/deletion").is_refused(), "{persona}");
        assert!(
            teacher.post("/deletion", &[("rule", "person-register.left-plus-year")]).is_refused(),
            "{persona}"
        );
    }
    let mut principal = school.browse_as("principal");
    assert!(principal.get("/deletion").is_ok(), "she sees it");
    assert!(principal.post("/deletion", &[("rule", "person-register.left-plus-year")]).is_refused());
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(exists(&school, nora));
}

fn exists(school: &TestSchool, person: PersonId) -> bool {
    let main = rusqlite::Connection::open(school.folder.join("main.db")).expect("the store");
    let asked = "SELECT count(*) FROM person WHERE id = ?1";
    main.query_row(asked, [person.0.as_bytes().to_vec()], |row| row.get::<_, i64>(0)).expect("a count") > 0
}

/// How many things about absence wait, sealed, for the archive.
fn preserved(school: &TestSchool) -> i64 {
    let vault = rusqlite::Connection::open(school.folder.join("vault.db")).expect("the store");
    let asked =
        "SELECT count(*) FROM archive_waiting WHERE stood_in LIKE '%absence%' OR stood_in LIKE 'limit_%'";
    vault.query_row(asked, [], |row| row.get(0)).expect("a count")
}

/// How many marks of absence a pupil has in the working copy.
fn marks(school: &TestSchool, pupil: PersonId) -> i64 {
    let main = rusqlite::Connection::open(school.folder.join("main.db")).expect("the store");
    let asked = "SELECT count(*) FROM absence_mark WHERE pupil = ?1";
    main.query_row(asked, [pupil.0.as_bytes().to_vec()], |row| row.get(0)).expect("a count")
}

#[promise("sis-hypernet-only-while-pupil", holds)]
fn absence_is_there_while_one_is_a_pupil_and_the_office_still_finds_who_it_was(_: &TestSchool) {
    let school = choices::of(Profile::County2016);
    let nora = school.person("pupil");
    let absence = format!("/absence/pupils/{nora}");
    assert!(school.browse_as("contact-teacher").get(&absence).is_ok() && marks(&school, nora) > 0);
    leaves(&school, nora, date(2026, 11, 20));
    // The owner's statement says at once; law keeps it for as long as one can complain, closed.
    school.set_day(date(2026, 12, 10));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(marks(&school, nora) > 0);
    school.set_day(date(2026, 12, 11));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert_eq!(marks(&school, nora), 0);
    assert!(preserved(&school) > 0 && exists(&school, nora), "the archive's copy and the register stay");
}

#[promise("sis-hypernet-only-while-pupil", refuses)]
fn the_day_after_neither_teachers_nor_the_former_pupil_find_it(_: &TestSchool) {
    let school = choices::of(Profile::County2016);
    let nora = school.person("pupil");
    let absence = format!("/absence/pupils/{nora}");
    leaves(&school, nora, date(2026, 11, 20));
    school.set_day(date(2026, 11, 20));
    school.owner.reload(None).expect("the relations");
    for persona in ["contact-teacher", "subject-teacher", "other-teacher", "pupil"] {
        assert!(school.browse_as(persona).get(&absence).is_refused(), "{persona}");
    }
}

#[promise("sis-ist-never-deleted", holds)]
fn what_law_preserves_waits_for_the_archive_and_no_sweep_takes_it(_: &TestSchool) {
    let school = choices::of(Profile::Municipality);
    is_preserved(&school);
    let statement = school.browse().get("/privacy/absence");
    assert!(statement.text().contains("sier at det aldri slettes"), "{}", statement.text());
}

#[promise("sis-inschool-not-deleted", holds)]
fn what_law_preserves_waits_in_a_county_as_well(_: &TestSchool) {
    let school = choices::of(Profile::County);
    is_preserved(&school);
    let statement = school.browse().get("/privacy/absence");
    assert!(statement.text().contains("Fraværet bevares i arkivet"), "{}", statement.text());
}

/// The working copy goes, and what law wants preserved stands thirty years later.
fn is_preserved(school: &TestSchool) {
    let nora = school.person("pupil");
    leaves(school, nora, date(2026, 11, 20));
    school.set_day(date(2027, 11, 20));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    let waiting = preserved(school);
    assert!(waiting > 0 && marks(school, nora) == 0);
    school.set_day(date(2056, 11, 20));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert!(preserved(school) >= waiting);
}

#[promise("sis-ist-never-deleted", refuses)]
fn nobody_hastens_the_deletion_of_what_is_preserved(_: &TestSchool) {
    cannot_be_hastened(&choices::of(Profile::Municipality));
}

#[promise("sis-inschool-not-deleted", refuses)]
fn nor_does_anybody_in_a_county(_: &TestSchool) {
    cannot_be_hastened(&choices::of(Profile::County));
}

/// Nobody has what is preserved deleted, sooner or at all.
fn cannot_be_hastened(school: &TestSchool) {
    for persona in ["principal", "contact-teacher", "guardian", "pupil", "it"] {
        let mut browser = school.browse_as(persona);
        browser.get("/");
        let sent = browser.post("/deletion", &[("rule", "platform.preserved")]);
        assert!(sent.is_refused(), "{persona}");
        let sent =
            browser.post("/settings/periods", &[("of", "absence"), ("count-absence-left-plus-year", "1")]);
        assert!(sent.is_refused(), "{persona}");
    }
    let document = school.owner.settings().document().expect("a document");
    let file = school.folder.join("unkept.toml");
    std::fs::write(&file, format!("{document}\n[archive]\nabsence = false\n")).expect("written");
    assert!(!command(school, &["settings", "import", file.to_str().expect("a path")]).status.success());
}
