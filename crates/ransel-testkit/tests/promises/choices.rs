//! What owners of different kinds choose differently, each side on a product that was started with the profile that chooses it.

use ransel::profiles::Profile;
use ransel_testkit::{Page, Start, TestSchool, promise, ransel_test};

use crate::{
    families::{WARNED, told, warn},
    kernel::command,
};

/// The product of an owner who has chosen so.
pub fn of(profile: Profile) -> TestSchool {
    TestSchool::start(Start { profile: Some(profile), ..Start::default() })
}

fn record(school: &TestSchool, persona: &str) -> String {
    format!("/people/{}/record", school.person(persona))
}

/// The form by which the office registers a guardian of Nora's.
fn guardian_form(school: &TestSchool) -> Page {
    let path = format!("/people/{}/guardians/new", school.person("pupil"));
    school.browse_as("secretary").get(&path)
}

#[promise("person-register-guardian-fields", holds)]
fn a_municipality_asks_for_the_number_and_keeps_it(_: &TestSchool) {
    let school = of(Profile::Municipality);
    assert!(guardian_form(&school).shown().contains("name=\"number\""));
    let number = school.made_up_person("guardian").national_id.expect("a number").digits();
    let own = school.browse_as("guardian").get(&record(&school, "guardian"));
    assert!(own.text().replace(['\u{a0}', ' '], "").contains(&number), "{}", own.text());
}

#[promise("person-register-next-of-kin-fields", holds)]
fn a_county_has_no_such_field_and_guardians_come_in_another_way(_: &TestSchool) {
    for profile in [Profile::County, Profile::County2016] {
        let school = of(profile);
        assert!(!guardian_form(&school).shown().contains("name=\"number\""), "{profile:?}");
        let number = school.made_up_person("guardian").national_id.expect("a number").digits();
        let own = school.browse_as("guardian").get(&record(&school, "guardian"));
        assert!(own.is_ok(), "{profile:?}: {}", own.text());
        assert!(!own.text().replace(['\u{a0}', ' '], "").contains(&number), "{profile:?}: {}", own.text());
    }
}

#[promise("sis-sats-access", holds)]
fn where_the_owner_says_so_office_and_operator_open_the_record(_: &TestSchool) {
    let school = of(Profile::County2016);
    for persona in ["secretary", "it"] {
        let page = school.browse_as(persona).get(&record(&school, "pupil"));
        assert!(page.shown().contains("Solvang Lie"), "{persona}: {}", page.text());
    }
}

#[promise("sis-sats-access", refuses)]
fn where_the_owner_says_so_no_teacher_opens_it_and_both_stand_in_the_log(_: &TestSchool) {
    let school = of(Profile::County2016);
    let path = record(&school, "pupil");
    assert!(school.browse_as("secretary").get(&path).is_ok());
    for persona in ["subject-teacher", "contact-teacher", "other-teacher"] {
        let mut teacher = school.browse_as(persona);
        assert!(teacher.get(&path).is_refused(), "{persona}");
    }
    // She teaches all the same: absence is another part.
    let absence = format!("/absence/pupils/{}", school.person("pupil"));
    assert!(school.browse_as("contact-teacher").get(&absence).is_ok());
    let log = school.browse_as("pupil").get("/my/log/lines").text();
    assert!(log.contains("Fikk ikke se noe"), "{log}");
    // Elsewhere whoever runs the machines opens nobody.
    let county = of(Profile::County);
    assert!(county.browse_as("it").get(&record(&county, "pupil")).is_refused());
}

#[promise("sis-inschool-tiered-access", holds)]
fn in_another_county_each_has_her_own_part(_: &TestSchool) {
    let school = of(Profile::County);
    for persona in ["subject-teacher", "contact-teacher", "principal"] {
        assert!(school.browse_as(persona).get(&record(&school, "pupil")).is_ok(), "{persona}");
    }
    assert!(school.browse_as("accountable-head").get(&record(&school, "pupil")).is_refused());
}

#[promise("sis-inschool-two-factor", holds)]
fn a_county_demands_two_factors_of_all_who_work_there_and_says_so(_: &TestSchool) {
    let school = of(Profile::County);
    let mut teacher = school.browse();
    teacher.sign_in("contact-teacher");
    let absence = format!("/absence/pupils/{}", school.person("pupil"));
    assert_eq!(teacher.get(&absence).path(), "/confirm");
    let statement = school.browse().get("/privacy/absence");
    assert!(statement.shown().contains("to trinn"), "{}", statement.text());
}

#[promise("sis-hypernet-login", holds)]
fn a_county_that_runs_absence_on_user_name_and_password_says_so_and_law_holds_where_it_demands_more(
    _: &TestSchool,
) {
    let school = of(Profile::County2016);
    let mut teacher = school.browse();
    teacher.sign_in("contact-teacher");
    assert_eq!(teacher.get("/groups").path(), "/secrecy", "no second step is asked for");
    teacher.post("/secrecy", &[("accept", "yes"), ("to", "/")]);
    assert!(teacher.get(&format!("/absence/pupils/{}", school.person("pupil"))).is_ok());
    let mut guardian = school.browse();
    guardian.sign_in("guardian");
    assert_eq!(guardian.get("/announcements").path(), "/confirm", "law demands more of a guardian");
    let statement = school.browse().get("/privacy/absence").text();
    assert!(statement.contains("erklæringen vår sier «passord»"), "{statement}");
}

#[promise("sis-guardian-applies", holds)]
fn a_county_lets_guardians_apply_and_a_municipality_believes_the_register(_: &TestSchool) {
    let absence = |school: &TestSchool| format!("/absence/pupils/{}", school.person("pupil"));
    let municipality = of(Profile::Municipality);
    assert!(municipality.browse_as("guardian").get(&absence(&municipality)).is_ok());
    let county = of(Profile::County2016);
    assert!(county.browse_as("guardian").get(&absence(&county)).is_refused());
    assert!(county.browse_as("guardian").get("/access").shown().contains("Nora"));
}

#[promise("person-register-nonresident-on-request", holds)]
fn a_private_school_tells_who_lives_elsewhere_from_the_day_he_asks(_: &TestSchool) {
    let school = of(Profile::Private);
    warn(&school, "order");
    assert_eq!((told(&school, "guardian", WARNED), told(&school, "guardian-apart", WARNED)), (1, 0));
}

#[promise("kernel-sensitive-categories", holds)]
fn the_catalogue_says_of_each_kind_what_it_is_and_an_owner_adds_to_it(_: &TestSchool) {
    let school = of(Profile::Private);
    let page = school.browse().get("/privacy/categories");
    for said in [
        "Rase eller etnisk opprinnelse",
        "Helse",
        "Politisk oppfatning",
        "Religion eller livssyn",
        "Seksuelle forhold eller orientering",
        "Medlemskap i fagforening",
        "Genetiske eller biometriske opplysninger som identifiserer noen",
        "Straffbare forhold",
        "Alminnelig etter loven, regnet som sensitiv av skoleeieren",
        "Sensitiv: kan være hva som helst av det",
    ] {
        assert!(page.shown().contains(said), "{said}: {}", page.text());
    }
    assert_eq!(
        page.body.matches("Sensitiv: ").count() + page.body.matches(">Alminnelig").count(),
        ransel_kernel::Category::ALL.len()
    );
    // What was added opens like the rest of it: to one who has just confirmed who she is.
    school.set(school.clock.now() + jiff::SignedDuration::from_mins(1));
    let mut teacher = school.browse();
    teacher.sign_in("contact-teacher");
    teacher.settle();
    let conduct = format!("/absence/pupils/{}/conduct", school.person("pupil"));
    assert!(teacher.get(&conduct).is_ok());
    school.set(school.clock.now() + jiff::SignedDuration::from_mins(40));
    assert_eq!(teacher.get(&conduct).path(), "/confirm");
}

#[promise("kernel-sensitive-categories", refuses)]
fn what_is_sensitive_is_closed_to_a_teacher_without_a_reason_and_nobody_takes_a_sort_away(
    school: &TestSchool,
) {
    let reason = crate::kernel::report(school, "hos legen");
    for persona in ["subject-teacher", "other-teacher"] {
        let page = school.browse_as(persona).get(&reason);
        assert!(page.is_refused() || !page.body.contains("hos legen"), "{persona}");
    }
    let absence = format!("/absence/pupils/{}", school.person("pupil"));
    assert!(school.browse_as("other-teacher").get(&absence).is_refused());
    let document = school.owner.settings().document().expect("a document");
    for less in ["ordinary = [\"health\"]", "sensitive = [\"health\"]", "sensitive = [\"no-such-kind\"]"] {
        let file = school.folder.join("less.toml");
        let without = document.replace("sensitive = []", "");
        std::fs::write(&file, format!("{less}\n{without}")).expect("written");
        assert!(
            !command(school, &["settings", "import", file.to_str().expect("a path")]).status.success(),
            "{less}"
        );
    }
}

#[promise("kernel-sensitive-categories-004", holds)]
fn a_free_text_is_handled_as_if_it_held_any_of_it(school: &TestSchool) {
    let page = school.browse().get("/privacy/categories").text();
    let row = page.split("Fritekst").nth(1).expect("free text stands in the catalogue");
    assert!(row.contains("kan være hva som helst av det"), "{row}");
}

#[promise("kernel-sensitive-categories-004", refuses)]
fn without_a_reason_nobody_reads_what_was_typed(school: &TestSchool) {
    let reason = crate::kernel::report(school, "et medlemskap ingen skal vite om");
    for persona in ["other-teacher", "other-principal", "librarian", "operator"] {
        if school.made_up.persona(persona).is_some() {
            let mut other = school.browse_as(persona);
            assert!(other.get(&reason).is_refused(), "{persona}");
            assert!(
                other.get(&format!("/people/{}/talks", school.person("pupil"))).is_refused(),
                "{persona}"
            );
        }
    }
}

#[ransel_test]
fn what_would_change_is_shown_before_it_is_saved_and_why_stands_with_it(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings/periods");
    let filled = [
        ("count-absence-left-plus-year", "2"),
        ("unit-absence-left-plus-year", "year"),
        ("approval-absence-left-plus-year", "yes"),
    ];
    let preview = head.submit(&form, "/settings/periods", &filled);
    for said in ["Dette blir endret", "Ett år", "2 år", "Noen godkjenner før det slettes", "Fravær"] {
        assert!(preview.shown().to_lowercase().contains(&said.to_lowercase()), "{said}: {}", preview.text());
    }
    assert_eq!(school.owner.settings_version(), 1, "nothing is saved yet");
    let unsaid = head.submit(&preview, "/settings/periods", &[("reason", "")]);
    assert_eq!(unsaid.status, 422, "{}", unsaid.text());
    let done = head.submit(&preview, "/settings/periods", &[("reason", "Fylkesarkivet ba om det")]);
    assert!(done.shown().contains("Lagret som versjon 2"), "{}", done.text());
    assert_eq!(school.owner.settings().keep.get("absence.left-plus-year").map(String::as_str), Some("P2Y"));
    let version = head.get("/settings/versions/2");
    assert!(version.shown().contains("Fylkesarkivet ba om det"), "{}", version.text());
    let statement = school.browse().get("/privacy/absence/versions");
    assert!(statement.shown().contains("2 år"), "{}", statement.text());
    // What was seen is what is saved: not something else with the same paper.
    let form = head.get("/settings");
    let other = head.submit(&form, "/settings", &[("owner-contact", "post@soloy.example")]);
    let swapped =
        head.submit(&other, "/settings", &[("owner-contact", "elsewhere@soloy.example"), ("reason", "x")]);
    assert!(swapped.shown().contains("Dette blir endret"), "it is shown again: {}", swapped.text());
    assert_eq!(school.owner.settings_version(), 2);
}

#[ransel_test]
fn a_period_below_what_law_demands_is_stopped_at_its_field_and_only_their_owner_changes_them(
    school: &TestSchool,
) {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings/periods");
    assert!(form.shown().contains("Minst 21 dager") && form.body.contains("29"), "{}", form.text());
    let short = [("count-absence-left-plus-year", "1"), ("unit-absence-left-plus-year", "day")];
    let stopped = head.submit(&form, "/settings/periods", &short);
    assert_eq!(stopped.status, 422, "{}", stopped.text());
    for wrong in ["-1", "0", "en", "99999999999999999999", "1000000"] {
        let sent = head.submit(&form, "/settings/periods", &[("count-absence-left-plus-year", wrong)]);
        assert_eq!(sent.status, 422, "{wrong}: {}", sent.text());
    }
    let mut owner = school.browse_as("system-owner");
    let hers = owner.get("/settings/periods");
    assert!(
        hers.shown().contains("count-absence-") && !hers.body.contains("count-platform-"),
        "{}",
        hers.text()
    );
    for persona in ["principal", "secretary", "it", "dpo", "subject-teacher"] {
        let mut other = school.browse_as(persona);
        assert!(other.get("/settings/periods").is_refused(), "{persona}");
        let sent =
            other.post("/settings/periods", &[("of", "absence"), ("count-absence-left-plus-year", "9")]);
        assert!(sent.is_refused(), "{persona}");
    }
    owner.get("/settings/periods");
    let sent = owner.post("/settings/periods", &[("of", "platform"), ("count-platform-session", "9")]);
    assert!(sent.is_refused(), "another's system: {}", sent.text());
    assert_eq!(school.owner.settings_version(), 1);
}

#[ransel_test]
fn the_command_line_prints_a_profile_says_what_it_would_change_and_takes_it(school: &TestSchool) {
    let out = |output: std::process::Output| {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let profile = out(command(school, &["settings", "profile", "county-2016"]));
    assert!(profile.contains("# sign_in.guardian is stated as \"low\""), "{profile}");
    assert!(profile.contains("# keep.absence.left-plus-year is stated as \"P0D\""), "{profile}");
    let file = school.folder.join("profile.toml");
    std::fs::write(&file, &profile).expect("written");
    let path = file.to_str().expect("a path");
    let said = out(command(school, &["settings", "import", "--dry-run", path]));
    for line in [
        "keep absence.left-plus-year: P1Y becomes P21D",
        "table + floor-register-for-office closes",
        "table + read-person opens",
        "statement absence: +",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(school.owner.settings_version(), 1);
    assert!(out(command(school, &["settings", "import", path])).contains("version 2"));
    let again = out(command(school, &["settings", "import", "--dry-run", path]));
    assert!(again.contains("nothing would change"), "{again}");
}
