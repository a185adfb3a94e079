//! Claims that hold across systems.

use jiff::{SignedDuration, civil::date};
use ransel_kernel::{Caller, pass::Set, rows::Is};
use ransel_school::{actions::ImportRoster, records::GroupMember};
use ransel_testkit::{Start, TestSchool, promise, trial};

fn record(school: &TestSchool, persona: &str) -> String {
    format!("/people/{}/record", school.person(persona))
}

/// Whether the persona's log has a refused line.
fn logged_as_refused(school: &TestSchool, persona: &str) -> bool {
    let caller = Caller {
        person: Some(school.person(persona)),
        hat: ransel_kernel::Hat::Pupil,
        ..Caller::part("test")
    };
    let caller = Caller { part: None, ..caller };
    let ctx = school.owner.ctx(caller).expect("a request");
    let person = school.person(persona);
    let pass = ctx.may(ransel_kernel::platform::ReadAccessLog { person }).expect("one's own log");
    let lines = pass.log(0, 200).expect("lines");
    lines.iter().any(|line| line.outcome == ransel_kernel::ledger::Outcome::Refused)
}

#[promise("kernel-staff-secrecy", holds)]
fn a_teacher_opens_pupils_once_she_has_declared_secrecy(school: &TestSchool) {
    let mut teacher = school.browse();
    teacher.sign_in("subject-teacher");
    teacher.confirm("/");
    assert_eq!(teacher.get(&record(school, "pupil")).path(), "/secrecy");
    teacher.post("/secrecy", &[("accept", "yes"), ("to", "/")]);
    assert!(teacher.get(&record(school, "pupil")).is_ok());
}

#[promise("kernel-staff-secrecy", refuses)]
fn without_the_declaration_nobody_and_with_it_only_her_own(school: &TestSchool) {
    let mut teacher = school.browse();
    teacher.sign_in("subject-teacher");
    teacher.confirm("/");
    assert!(teacher.get(&record(school, "pupil")).is_refused());
    assert!(teacher.get("/people").is_refused());
    teacher.post("/secrecy", &[("accept", "yes"), ("to", "/")]);
    assert!(teacher.get(&record(school, "pupil-young")).is_refused());
    assert!(logged_as_refused(school, "pupil-young"));
}

#[promise("kernel-legal-basis-required", holds)]
fn every_processing_that_runs_is_listed_with_its_legal_basis(school: &TestSchool) {
    let page = school.browse().get("/privacy/processing");
    for row in school.owner.active_processing() {
        assert!(!row.basis.is_empty(), "{} {}", row.module, row.activity);
    }
    assert!(page.shown().contains("25-1"), "{}", page.text());
}

#[promise("kernel-legal-basis-required", refuses)]
fn a_module_without_a_basis_cannot_be_switched_on_and_nobody_else_switches(_: &TestSchool) {
    let school = TestSchool::start(Start { modules: vec![trial::baseless()], ..Start::default() });
    let mut head = school.browse_as("accountable-head");
    let page = head.get("/settings");
    assert!(page.is_ok(), "{}", page.text());
    let answer = head.submit(&page, "/settings", &[("module-trial", "yes")]);
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert!(answer.text().to_lowercase().contains("lov"), "says what is missing: {}", answer.text());
    assert!(!school.owner.is_running("trial"));
    assert!(school.browse().get("/privacy/trial").is_refused());
    let mut teacher = school.browse_as("subject-teacher");
    assert!(teacher.get("/settings").is_refused());
    assert!(teacher.post("/settings", &[("sign-in-teacher", "low")]).is_refused());
    assert!(school.owner.settings().is_on("absence"));
}

#[promise("kernel-access-service-need", holds)]
fn who_teaches_the_pupil_opens_what_the_work_needs(school: &TestSchool) {
    assert!(school.browse_as("subject-teacher").get(&record(school, "pupil")).is_ok());
    assert!(school.browse_as("contact-teacher").get(&record(school, "pupil")).is_ok());
    assert!(school.browse_as("secretary").get(&record(school, "pupil")).is_ok());
}

#[promise("kernel-access-service-need", refuses)]
fn no_relation_no_access_and_none_from_the_day_it_ends(school: &TestSchool) {
    for persona in ["other-teacher", "other-principal", "dpo", "it", "operator", "guardian-none"] {
        assert!(school.browse_as(persona).get(&record(school, "pupil")).is_refused(), "{persona}");
    }
    assert!(logged_as_refused(school, "pupil"));
    let mut teacher = school.browse_as("subject-teacher");
    assert!(teacher.get(&record(school, "pupil")).is_ok());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let today = school.clock.today();
    let teacher_id = school.person("subject-teacher");
    ctx.change(ImportRoster {}, |change| {
        for row in change.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &teacher_id).all()? {
            change.update(&row.id, Set::default().to(GroupMember::VALID_TO, &Some(today)))?;
        }
        Ok(())
    })
    .expect("her teaching ends");
    assert!(teacher.get(&record(school, "pupil")).is_refused());
}

#[promise("kernel-fnr-admin-only", holds)]
fn the_office_sees_the_identity_number(school: &TestSchool) {
    let number = school.made_up_person("pupil").national_id.expect("a number");
    let page = school.browse_as("secretary").get(&record(school, "pupil"));
    let shown = page.shown().replace(['\u{a0}', ' '], "");
    assert!(shown.contains(&number.digits()), "{}", page.text());
}

#[promise("kernel-fnr-admin-only", refuses)]
fn no_teacher_or_principal_sees_it_on_any_page_or_in_any_file(school: &TestSchool) {
    let digits = school.made_up_person("pupil").national_id.expect("a number").digits();
    for persona in ["subject-teacher", "contact-teacher", "principal", "guardian"] {
        let mut browser = school.browse_as(persona);
        let person = school.person("pupil");
        let paths = [
            record(school, "pupil"),
            format!("/people/{person}"),
            format!("/absence/pupils/{person}"),
            "/people".to_owned(),
            "/groups".to_owned(),
            "/absence/overview".to_owned(),
        ];
        for path in paths {
            let page = browser.get(&path);
            let all = page.body.replace(['\u{a0}', ' ', '-'], "");
            assert!(!all.contains(&digits), "{persona} at {path}");
        }
    }
}

#[promise("kernel-five-point-description", holds)]
fn every_system_that_is_on_is_described_in_five_points(school: &TestSchool) {
    let mut anybody = school.browse();
    let list = anybody.get("/privacy");
    for module in ["platform", "person-register", "absence"] {
        assert!(list.shown().contains(&format!("/privacy/{module}")), "{module}");
        let page = anybody.get(&format!("/privacy/{module}"));
        for point in [
            "Hvorfor vi lagrer",
            "Loven som gir oss lov",
            "Hva vi lagrer",
            "Hvem som kan se",
            "Når vi sletter",
        ] {
            assert!(page.shown().contains(point), "{module}: {point}");
        }
    }
}

#[promise("kernel-five-point-description", refuses)]
fn a_system_with_a_point_missing_is_not_switched_on(_: &TestSchool) {
    let school = TestSchool::start(Start { modules: vec![trial::baseless()], ..Start::default() });
    assert!(!school.browse().get("/privacy").says("/privacy/trial"));
    let mut head = school.browse_as("accountable-head");
    let page = head.get("/settings");
    assert_eq!(head.submit(&page, "/settings", &[("module-trial", "yes")]).status, 422);
    assert!(!school.owner.is_running("trial"));
    assert!(school.browse_as("it").post("/settings", &[("sign-in-teacher", "low")]).is_refused());
    assert!(school.owner.settings().is_on("absence"));
}

#[promise("kernel-statement-kept-current", holds)]
fn a_new_field_changes_the_statement_and_its_date_in_the_same_step(_: &TestSchool) {
    let school = TestSchool::start(Start { modules: vec![trial::first()], ..Start::default() });
    let before = school.browse().get("/privacy/trial");
    assert!(!before.shown().contains("trial_nickname"));
    let later = date(2026, 12, 1);
    let school = TestSchool::start(Start {
        modules: vec![trial::second()],
        day: Some(later),
        after: Some(school),
        ..Start::default()
    });
    let after = school.browse().get("/privacy/trial");
    let text = after.shown();
    assert!(text.contains("1. desember 2026") || text.contains("1.\u{a0}desember 2026"), "{}", after.text());
    let versions = school.owner.statement_versions("trial").expect("versions");
    assert_eq!(versions.len(), 2);
    assert!(versions.last().expect("the newest").text.contains("nickname"));
}

#[promise("kernel-statement-kept-current", refuses)]
fn statement_and_catalogue_never_disagree_and_nobody_edits_it_by_hand(school: &TestSchool) {
    for card in school.owner.house.cards() {
        let versions = school.owner.statement_versions(card.module).expect("versions");
        let text = &versions.last().expect("published").text;
        for field in card.fields {
            assert!(text.contains(field.name), "{}: {}.{}", card.module, card.table, field.name);
        }
    }
    let mut anybody = school.browse_as("principal");
    assert!(!anybody.post("/privacy/absence", &[("text", "vi lagrer ingenting")]).is_ok());
    assert!(anybody.post("/settings", &[("sign-in-teacher", "low")]).is_refused());
    assert_eq!(school.owner.settings().sign_in.get("teacher").map(String::as_str), Some("substantial"));
}

#[promise("kernel-controller-is-owner", holds)]
fn the_statement_names_the_school_owner_as_controller(school: &TestSchool) {
    let mut anybody = school.browse();
    for path in ["/privacy", "/privacy/absence"] {
        assert!(anybody.get(path).shown().contains("Soløy kommune"), "{path}");
    }
}

#[promise("kernel-controller-is-owner", refuses)]
fn who_runs_the_machines_changes_neither_purposes_nor_settings(school: &TestSchool) {
    for persona in ["operator", "it"] {
        let mut supplier = school.browse_as(persona);
        assert!(supplier.get("/settings").is_refused(), "{persona}");
        assert!(supplier.post("/settings", &[("sign-in-teacher", "low")]).is_refused(), "{persona}");
    }
    assert_eq!(school.owner.settings_version(), 1);
}

#[promise("kernel-technical-measures-duty", holds)]
fn answers_carry_the_headers_that_keep_them_private(school: &TestSchool) {
    let page = school.browse_as("pupil").get("/my/log");
    assert!(page.is_ok());
    assert_eq!(page.headers.get("cache-control").map(String::as_str), Some("no-store"));
    assert!(
        page.headers
            .get("content-security-policy")
            .is_some_and(|policy| policy.contains("default-src 'none'"))
    );
}

#[promise("kernel-technical-measures-duty", refuses)]
fn unsigned_expired_and_foreign_calls_are_stopped_and_logged(school: &TestSchool) {
    let person = school.person("pupil");
    let mut nobody = school.browse();
    for pages in &school.site.pages {
        for route in pages.routes {
            if matches!(route.entry, ransel_site::Entry::Public) {
                continue;
            }
            let path = route.path.replace("{person}", &person.to_string()).replace(['{', '}'], "");
            let page = match route.method {
                ransel_site::Method::Get => nobody.get(&path),
                ransel_site::Method::Post | ransel_site::Method::Upload | ransel_site::Method::Film => {
                    nobody.post(&path, &[])
                }
            };
            assert!(!page.is_ok(), "{:?} {}", route.method, route.path);
        }
    }
    let mut other = school.browse_as("pupil-adult");
    assert!(other.get(&record(school, "pupil")).is_refused());
    assert!(logged_as_refused(school, "pupil"));
    assert!(
        other.get(&format!("/people/{}/record", uuid::Uuid::from_u128(7))).is_refused(),
        "another owner's id"
    );
    let mut pupil = school.browse_as("pupil");
    assert!(pupil.get("/my/log").is_ok());
    school.set(school.clock.now() + SignedDuration::from_hours(13));
    assert_eq!(pupil.get("/my/log").path(), "/login");
}

#[promise("kernel-sensitive-own-stores", holds)]
fn a_reason_is_opened_in_its_own_store_after_a_fresh_second_factor(school: &TestSchool) {
    let report = report(school, "kanarifugl-migrene");
    let mut teacher = school.browse_as("contact-teacher");
    school.set(school.clock.now() + SignedDuration::from_mins(20));
    assert_eq!(teacher.get(&report).path(), "/confirm");
    let page = teacher.confirm(&report);
    assert!(page.shown().contains("kanarifugl-migrene"), "{}", page.text());
}

#[promise("kernel-sensitive-own-stores", refuses)]
fn it_is_in_no_ordinary_store_and_opens_to_nobody_without_the_second_factor(school: &TestSchool) {
    let report = report(school, "kanarifugl-migrene");
    for file in ["main.db", "main.db-wal", "vault.db", "vault.db-wal", "ledger.db", "ledger.db-wal"] {
        let Ok(bytes) = std::fs::read(school.folder.join(file)) else { continue };
        let word = b"kanarifugl-migrene";
        assert!(!bytes.windows(word.len()).any(|window| window == word), "{file}");
    }
    let mut teacher = school.browse_as("contact-teacher");
    school.set(school.clock.now() + SignedDuration::from_mins(20));
    assert!(teacher.get(&report).is_refused());
    for persona in ["subject-teacher", "principal", "secretary", "other-teacher"] {
        let mut browser = school.browse_as(persona);
        browser.confirm("/");
        assert!(!browser.get(&report).says("kanarifugl"), "{persona}");
        let pupil = school.person("pupil");
        assert!(!browser.get(&format!("/absence/pupils/{pupil}")).says("kanarifugl"), "{persona}");
    }
}

/// The guardian reports an absence with a reason; where the contact teacher finds it.
pub fn report(school: &TestSchool, reason: &str) -> String {
    let mut guardian = school.browse_as("guardian");
    let path = format!("/absence/pupils/{}/report", school.person("pupil"));
    let form = guardian.get(&path);
    let id = form.field("report").expect("the form's id");
    let today = school.clock.today().to_string();
    let filled = [("from", today.as_str()), ("to", &today), ("cause", "self-declared"), ("reason", reason)];
    let done = guardian.submit(&form, &path, &filled);
    assert!(done.is_ok(), "{} {}", done.url, done.text());
    format!("/absence/reports/{id}")
}

/// The product's own command line on the school's stores.
pub fn command(school: &TestSchool, arguments: &[&str]) -> std::process::Output {
    let test = std::env::current_exe().expect("a test runs from a file");
    let folder = test.parent().and_then(std::path::Path::parent).expect("the folder of the build");
    let mut command = std::process::Command::new(folder.join("ransel"));
    command.args(arguments).arg("--data").arg(&school.folder);
    command.output().expect("the command runs")
}

/// Takes settings into force by the command line.
pub fn import(school: &TestSchool, settings: &ransel_kernel::settings::Settings) -> std::process::Output {
    let file = school.folder.join("new-settings.toml");
    std::fs::write(&file, settings.document().expect("a document")).expect("written");
    command(school, &["settings", "import", file.to_str().expect("a path")])
}

#[promise("kernel-owner-types", holds)]
fn an_owner_is_a_municipality_a_county_or_a_private_board_and_the_statement_says_which(school: &TestSchool) {
    for (kind, title, said) in [
        ("county", "fylkeskommunedirektøren", "fylkeskommune"),
        ("private", "daglig leder", "styret for en privat skole"),
        ("municipality", "kommunedirektøren", "kommune"),
    ] {
        let mut settings = (*school.owner.settings()).clone();
        settings.owner.kind = kind.to_owned();
        settings.owner.accountable_head = title.to_owned();
        let done = import(school, &settings);
        assert!(done.status.success(), "{kind}: {}", String::from_utf8_lossy(&done.stderr));
        // The running server notices it with the next entry of its own.
        school.browse_as("pupil").get("/my/log");
        let page = school.browse().get("/privacy");
        assert!(page.shown().contains(&format!(", {said} (")), "{kind}: {}", page.text());
        assert!(page.shown().contains(title), "{kind}: {}", page.text());
    }
}

#[promise("kernel-owner-types", refuses)]
fn there_is_no_fourth_kind(school: &TestSchool) {
    let mut settings = (*school.owner.settings()).clone();
    settings.owner.kind = "foundation".to_owned();
    let done = import(school, &settings);
    assert!(!done.status.success());
    assert!(String::from_utf8_lossy(&done.stderr).contains("owner.kind"));
    school.browse_as("pupil").get("/my/log");
    assert!(school.browse().get("/privacy").shown().contains(", kommune ("));
    // Nor is it anybody's to choose on a page.
    assert!(school.browse_as("principal").get("/settings").is_refused());
}

/// Sends the settings form with one field changed.
fn send_settings(school: &TestSchool, field: &str, value: &str) -> ransel_testkit::Page {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    head.decide(&form, "/settings", &[(field, value)])
}

#[promise("kernel-owner-head-responsible", holds)]
fn one_post_answers_and_the_public_can_read_which(school: &TestSchool) {
    let done = send_settings(school, "owner-accountable-head", "kommunedirektør Marit Holm");
    assert!(done.is_ok(), "{}", done.text());
    assert!(school.browse().get("/privacy").shown().contains("kommunedirektør Marit Holm"));
}

#[promise("kernel-owner-head-responsible", refuses)]
fn the_post_cannot_be_left_empty(school: &TestSchool) {
    let sent = send_settings(school, "owner-accountable-head", "");
    assert_eq!(sent.status, 422, "{}", sent.text());
    let mut settings = (*school.owner.settings()).clone();
    settings.owner.accountable_head.clear();
    assert!(!import(school, &settings).status.success(), "by the command line neither");
    assert!(school.browse().get("/privacy").shown().contains("kommunedirektøren"));
    assert!(school.browse_as("contact-teacher").get("/settings").is_refused());
}

#[promise("kernel-statement-supplements-general", holds)]
fn the_schools_statement_leads_to_the_owners_general_one(school: &TestSchool) {
    let page = school.browse().get("/privacy");
    let links = page.links();
    assert!(links.iter().any(|link| link == "https://soloy.example/personvern"), "{links:?}");
    assert!(links.iter().any(|link| link == "/privacy/absence"), "{links:?}");
}

#[promise("kernel-statement-supplements-general", refuses)]
fn the_link_cannot_be_taken_away_while_the_page_is_there(school: &TestSchool) {
    let sent = send_settings(school, "owner-general-statement", "");
    assert_eq!(sent.status, 422, "{}", sent.text());
    let mut settings = (*school.owner.settings()).clone();
    settings.owner.general_statement.clear();
    assert!(!import(school, &settings).status.success());
    assert!(school.browse().get("/privacy").links().iter().any(|link| link.ends_with("/personvern")));
    assert!(school.browse_as("secretary").get("/settings").is_refused());
}

#[promise("kernel-security-logs-everywhere", holds)]
fn sign_ins_reads_and_refusals_leave_lines_with_actor_time_and_object(school: &TestSchool) {
    let pupil = school.person("pupil");
    assert!(school.browse_as("contact-teacher").get(&format!("/absence/pupils/{pupil}")).is_ok());
    assert!(school.browse_as("other-teacher").get(&format!("/absence/pupils/{pupil}")).is_refused());
    school.browse().sign_in("stranger");
    let log = school.browse_as("pupil").get("/my/log/lines");
    for line in ["Berit Fjellheim", "Fikk ikke se noe", "19.11.2026"] {
        assert!(log.shown().contains(line), "{line}: {}", log.text());
    }
    assert!(school.browse_as("it").get("/sign-ins").shown().contains("Ingen registrert her"));
}

#[promise("kernel-security-logs-everywhere", refuses)]
fn no_setting_switches_the_log_off(school: &TestSchool) {
    let document = school.owner.settings().document().expect("a document");
    let file = school.folder.join("silent.toml");
    std::fs::write(&file, format!("ledger = false\n{document}")).expect("written");
    let done = command(school, &["settings", "import", file.to_str().expect("a path")]);
    assert!(!done.status.success());
    for persona in ["accountable-head", "system-owner"] {
        let form = school.browse_as(persona).get("/settings");
        assert!(!form.body.contains("module-platform"), "{persona}: the core cannot be switched off");
    }
    assert!(school.browse_as("it").get("/settings").is_refused());
}
