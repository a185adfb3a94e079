//! Coverage walks over what is registered, and the policy table as people meet it: persona by page, written by
//! hand with the section it rests on.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use jiff::ToSpan;
use ransel_kernel::{Caller, pass::Set, rows::Is};
use ransel_school::{
    actions::ImportRoster,
    records::{Enrolment, GroupMember},
};
use ransel_site::{Entry, Method};
use ransel_testkit::{Browser, TestSchool, ransel_test};

#[ransel_test]
fn every_route_names_an_action_of_the_house_or_shows_nothing_about_a_person(school: &TestSchool) {
    for pages in &school.site.pages {
        for route in pages.routes {
            match route.entry {
                Entry::Action(action) => {
                    assert!(
                        school.owner.house.action(action.name).is_some(),
                        "{}: {}",
                        route.path,
                        action.name
                    );
                }
                Entry::SignedIn => assert!(!route.path.contains("{person}"), "{}", route.path),
                Entry::Public => assert!(!route.path.contains("{person}"), "{}", route.path),
            }
        }
    }
}

#[ransel_test]
fn every_get_page_works_for_somebody_or_refuses_and_none_breaks(school: &TestSchool) {
    let person = school.person("pupil").to_string();
    for persona in
        ["subject-teacher", "principal", "secretary", "pupil", "guardian", "dpo", "it", "accountable-head"]
    {
        let mut browser = school.browse_as(persona);
        for pages in &school.site.pages {
            for route in pages.routes.iter().filter(|route| route.method == Method::Get) {
                let path = route
                    .path
                    .replace("{person}", &person)
                    .replace("{pupil}", &person)
                    .replace("{module}", "absence");
                let page = browser.get(&path.replace(['{', '}'], ""));
                assert!(page.status.as_u16() < 500, "{persona} {path}: {}", page.text());
            }
        }
    }
}

#[ransel_test]
fn every_card_stands_in_the_statement_and_names_a_keep_rule(school: &TestSchool) {
    for card in school.owner.house.cards() {
        let register = school.owner.house.register(card.module).expect("a register entry");
        assert!(register.keep(card.keep).is_some(), "{}: {}", card.table, card.keep);
        let activity = register.activity(card.activity).expect("an activity");
        for field in card.fields {
            if let Some(category) = field.category {
                assert!(activity.categories().any(|kept| kept == category), "{}.{}", card.table, field.name);
                assert!(
                    !category.sensitive() || card.store == ransel_kernel::card::StoreKind::Vault,
                    "{}.{}",
                    card.table,
                    field.name
                );
            }
        }
    }
}

#[ransel_test]
fn a_change_leaves_a_line_in_the_ledger(school: &TestSchool) {
    let count = || {
        school.owner.ledger.flush().expect("the ledger");
        let report = school.owner.ledger.verify();
        let report = report.expect("readable");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        report.entries
    };
    let mut guardian = school.browse_as("guardian");
    let path = format!("/absence/pupils/{}/report", school.person("pupil"));
    let form = guardian.get(&path);
    let before = count();
    let today = school.clock.today().to_string();
    let done = guardian.submit(
        &form,
        &path,
        &[("from", &today), ("to", &today), ("cause", "self-declared"), ("reason", "syk")],
    );
    assert!(done.is_ok(), "{}", done.text());
    assert!(count() >= before + 2, "the vault's entry and the main store's");
}

#[ransel_test]
fn refused_and_missing_are_one_answer(school: &TestSchool) {
    let mut teacher = school.browse_as("other-teacher");
    let hidden = teacher.get(&format!("/people/{}", school.person("pupil")));
    let missing = teacher.get(&format!("/people/{}", uuid::Uuid::from_u128(42)));
    let plain = |page: &ransel_testkit::Page| page.body.replace(page.url.path(), "");
    assert_eq!(hidden.status, missing.status);
    assert_eq!(plain(&hidden), plain(&missing));
}

/// What a cell expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meets {
    Opens,
    Refused,
}
use Meets::{Opens, Refused};

/// Whose page.
const PUPIL: &str = "pupil";
const ADULT: &str = "pupil-adult";
const YOUNG: &str = "pupil-young";
const PROTECTED: &str = "pupil-protected";
/// The page is about no single person.
const NOBODY: &str = "";

/// Persona, page, whose, what one meets there, and why.
const CELLS: &[(&str, Page, &str, Meets, &str)] = &[
    ("pupil", Page::Record, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("pupil", Page::Absence, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("pupil", Page::Log, PUPIL, Opens, "POL-2018 art. 15: who has seen"),
    ("pupil", Page::Record, ADULT, Refused, "FVL-1967 § 13: another pupil"),
    ("pupil", Page::Absence, ADULT, Refused, "FVL-1967 § 13: another pupil"),
    ("pupil", Page::Log, ADULT, Refused, "FVL-1967 § 13: another pupil's log"),
    ("pupil-adult", Page::Record, ADULT, Opens, "POL-2018 art. 15: one's own"),
    ("pupil-adult", Page::Absence, ADULT, Opens, "POL-2018 art. 15: one's own"),
    ("pupil-adult", Page::Record, PUPIL, Refused, "FVL-1967 § 13: another pupil"),
    ("pupil-young", Page::Absence, YOUNG, Opens, "POL-2018 art. 15: one's own"),
    ("pupil-protected", Page::Record, PROTECTED, Opens, "POL-2018 art. 15: one's own, also when protected"),
    ("pupil-protected", Page::Absence, PROTECTED, Opens, "POL-2018 art. 15: one's own, also when protected"),
    ("guardian", Page::Record, PUPIL, Opens, "BARN-1981 § 30: the child lives there"),
    ("guardian", Page::Absence, PUPIL, Opens, "OPPL-2023 § 10-6: guardians follow up"),
    ("guardian", Page::Absence, YOUNG, Opens, "BARN-1981 § 30: the other child"),
    ("guardian", Page::Log, YOUNG, Opens, "POL-2018 art. 15 for the child"),
    ("guardian", Page::Absence, ADULT, Refused, "no relation"),
    ("guardian", Page::Record, PROTECTED, Refused, "no relation"),
    ("guardian-apart", Page::Absence, PUPIL, Opens, "BARN-1981 § 47: responsibility, lives elsewhere"),
    ("guardian-apart", Page::Absence, YOUNG, Refused, "not his child"),
    ("guardian-none", Page::Record, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("guardian-none", Page::Absence, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("guardian-none", Page::Log, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("subject-teacher", Page::Record, PUPIL, Opens, "FOPPL-2024 § 20-2: teaches the pupil"),
    ("subject-teacher", Page::Absence, PUPIL, Opens, "FOPPL-2024 § 20-2: own groups"),
    ("subject-teacher", Page::Absence, YOUNG, Refused, "another school"),
    ("subject-teacher", Page::Log, PUPIL, Refused, "the log is the pupil's"),
    ("contact-teacher", Page::Record, PUPIL, Opens, "OPPL-2023 § 14-3: contact teacher"),
    ("contact-teacher", Page::Absence, PUPIL, Opens, "OPPL-2023 § 14-3: all subjects"),
    ("contact-teacher", Page::Absence, YOUNG, Refused, "another school"),
    ("other-teacher", Page::Record, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
    ("other-teacher", Page::Absence, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
    ("substitute", Page::Record, PUPIL, Opens, "FOPPL-2024 § 20-2: teaches the pupil, for two weeks"),
    ("substitute", Page::Absence, PUPIL, Opens, "FOPPL-2024 § 20-2: own groups, for two weeks"),
    ("substitute", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("substitute", Page::Record, YOUNG, Refused, "another school"),
    ("substitute", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("timetabler", Page::Record, PUPIL, Refused, "FOPPL-2024 § 20-2: groups, nobody in them"),
    ("timetabler", Page::Absence, PUPIL, Refused, "FOPPL-2024 § 20-2: groups, nobody in them"),
    ("timetabler", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("timetabler", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("principal", Page::Record, PUPIL, Opens, "OPPL-2023 § 17-1: heads the school"),
    ("principal", Page::Absence, PUPIL, Opens, "OPPL-2023 § 10-6: must follow up"),
    ("principal", Page::Absence, YOUNG, Refused, "another school"),
    ("other-principal", Page::Record, PUPIL, Refused, "another school"),
    ("other-principal", Page::Absence, PUPIL, Refused, "another school"),
    ("secretary", Page::Record, PUPIL, Opens, "the office keeps the register"),
    ("secretary", Page::Absence, PUPIL, Opens, "the office keeps the register"),
    ("secretary", Page::Log, PUPIL, Refused, "the log is the pupil's"),
    ("secretary", Page::Record, YOUNG, Refused, "another school"),
    ("dpo", Page::Record, PUPIL, Refused, "POL-2018 art. 39: sees the log, not the file"),
    ("dpo", Page::Absence, PUPIL, Refused, "POL-2018 art. 39: sees the log, not the file"),
    ("accountable-head", Page::Record, PUPIL, Refused, "delegates; no need of a single pupil"),
    ("system-owner", Page::Record, PUPIL, Refused, "answers for the system, not for pupils"),
    ("it", Page::Record, PUPIL, Refused, "looks after accounts"),
    ("it", Page::Absence, PUPIL, Refused, "looks after accounts"),
    ("operator", Page::Record, PUPIL, Refused, "runs the server"),
    ("operator", Page::Absence, PUPIL, Refused, "runs the server"),
    ("department-head", Page::Absence, PUPIL, Refused, "no delegation in force"),
    ("pupil", Page::Conduct, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("pupil", Page::Diploma, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("pupil", Page::Conduct, ADULT, Refused, "FVL-1967 § 13: another pupil"),
    ("guardian", Page::Conduct, PUPIL, Opens, "BARN-1981 § 30: the child lives there"),
    ("guardian-apart", Page::Conduct, PUPIL, Opens, "BARN-1981 § 47: responsibility, lives elsewhere"),
    ("guardian-none", Page::Conduct, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("guardian-none", Page::Diploma, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("subject-teacher", Page::Conduct, PUPIL, Opens, "FOPPL-2024 § 20-2: own groups"),
    ("subject-teacher", Page::Diploma, PUPIL, Refused, "FOPPL-2024 § 20-2: all subjects are not hers"),
    ("contact-teacher", Page::Conduct, PUPIL, Opens, "FOPPL-2024 § 9-17: gives the grades"),
    ("contact-teacher", Page::Diploma, PUPIL, Opens, "OPPL-2023 § 14-3: all subjects"),
    ("contact-teacher", Page::Conduct, YOUNG, Refused, "another school"),
    ("other-teacher", Page::Conduct, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
    ("principal", Page::Conduct, PUPIL, Opens, "to whom one complains"),
    ("other-principal", Page::Conduct, PUPIL, Refused, "another school"),
    ("secretary", Page::Conduct, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
    ("secretary", Page::Diploma, PUPIL, Opens, "writes diplomas"),
    ("dpo", Page::Conduct, PUPIL, Refused, "POL-2018 art. 39: sees the log, not the file"),
    ("it", Page::Conduct, PUPIL, Refused, "looks after accounts"),
    ("principal", Page::Record, PROTECTED, Opens, "FREG-2016 § 10-4: named at the school"),
    ("secretary", Page::Record, PROTECTED, Opens, "FREG-2016 § 10-4: named at the school"),
    ("other-principal", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("guardian-apart", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("guardian-none", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("dpo", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("it", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("operator", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("accountable-head", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("system-owner", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("department-head", Page::Record, PROTECTED, Refused, "FREG-2016 § 10-4: not named"),
    ("pupil", Page::Record, PROTECTED, Refused, "FVL-1967 § 13: another pupil"),
    ("pupil-protected", Page::Log, PROTECTED, Opens, "POL-2018 art. 15: who has seen, also when protected"),
    ("guardian-apart", Page::Log, PROTECTED, Refused, "FREG-2016 § 10-4: the log tells of schools"),
    ("principal", Page::Record, ADULT, Opens, "OPPL-2023 § 17-1: a pupil of the school at any age"),
    ("secretary", Page::Record, ADULT, Opens, "OPPL-2023 § 17-1: a pupil of the school at any age"),
    ("guardian-apart", Page::Absence, ADULT, Refused, "FOPPL-2024 § 20-2: no need"),
    ("guardian-none", Page::Absence, ADULT, Refused, "FOPPL-2024 § 20-2: no need"),
    ("other-principal", Page::Absence, ADULT, Refused, "FOPPL-2024 § 20-2: no need"),
    ("dpo", Page::Absence, ADULT, Refused, "FOPPL-2024 § 20-2: no need"),
    ("it", Page::Absence, ADULT, Refused, "FOPPL-2024 § 20-2: no need"),
    ("pupil", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("guardian", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("guardian-apart", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("contact-teacher", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("subject-teacher", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("principal", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("secretary", Page::Folder, PUPIL, Opens, "as the record it leads to"),
    ("other-teacher", Page::Folder, PUPIL, Refused, "as the record it leads to"),
    ("other-principal", Page::Folder, PUPIL, Refused, "as the record it leads to"),
    ("dpo", Page::Folder, PUPIL, Refused, "as the record it leads to"),
    ("it", Page::Folder, PUPIL, Refused, "as the record it leads to"),
    ("operator", Page::Folder, PUPIL, Refused, "as the record it leads to"),
    ("guardian-none", Page::Folder, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("contact-teacher", Page::Log, PUPIL, Refused, "POL-2018 art. 15: the log is the pupil's"),
    ("principal", Page::Log, PUPIL, Refused, "POL-2018 art. 15: the log is the pupil's"),
    ("guardian-apart", Page::Log, PUPIL, Refused, "POL-2018 art. 15: the log is the pupil's"),
    ("dpo", Page::Log, PUPIL, Refused, "POL-2018 art. 15: the log is the pupil's"),
    ("it", Page::Log, PUPIL, Refused, "POL-2018 art. 15: the log is the pupil's"),
    ("guardian", Page::LogFile, YOUNG, Opens, "POL-2018 art. 15 for the child"),
    ("guardian-none", Page::LogFile, YOUNG, Refused, "POL-2018 art. 15: the log is the child's"),
    ("principal", Page::LogFile, YOUNG, Refused, "POL-2018 art. 15: the log is the child's"),
    ("secretary", Page::LogFile, YOUNG, Refused, "POL-2018 art. 15: the log is the child's"),
    ("pupil", Page::LogFile, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("secretary", Page::Edit, PUPIL, Opens, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("principal", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("contact-teacher", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("guardian", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("pupil", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("other-principal", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("it", Page::Edit, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("secretary", Page::Edit, YOUNG, Refused, "another school"),
    ("secretary", Page::Family, PUPIL, Opens, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("principal", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("contact-teacher", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("guardian", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("pupil", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("other-principal", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("it", Page::Family, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("secretary", Page::Family, YOUNG, Refused, "another school"),
    ("secretary", Page::NewGuardian, PUPIL, Opens, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("principal", Page::NewGuardian, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    (
        "contact-teacher",
        Page::NewGuardian,
        PUPIL,
        Refused,
        "POL-2018 art. 5(1)(d): the office keeps the register",
    ),
    ("guardian", Page::NewGuardian, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("pupil", Page::NewGuardian, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    (
        "other-principal",
        Page::NewGuardian,
        PUPIL,
        Refused,
        "POL-2018 art. 5(1)(d): the office keeps the register",
    ),
    ("it", Page::NewGuardian, PUPIL, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("secretary", Page::Edit, PROTECTED, Opens, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("principal", Page::Danger, PUPIL, Opens, "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7"),
    ("principal", Page::Danger, PROTECTED, Opens, "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7"),
    ("principal", Page::Danger, ADULT, Refused, "VML-2010 § 8: 18"),
    ("principal", Page::Danger, YOUNG, Refused, "another school"),
    (
        "contact-teacher",
        Page::Danger,
        PUPIL,
        Refused,
        "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers",
    ),
    (
        "secretary",
        Page::Danger,
        PUPIL,
        Refused,
        "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers",
    ),
    (
        "guardian",
        Page::Danger,
        PUPIL,
        Refused,
        "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers",
    ),
    ("pupil", Page::Danger, PUPIL, Refused, "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
    (
        "other-principal",
        Page::Danger,
        PUPIL,
        Refused,
        "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers",
    ),
    ("dpo", Page::Danger, PUPIL, Refused, "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
    ("contact-teacher", Page::Reasons, PUPIL, Opens, "FOPPL-2024 § 9-8: settles the cause"),
    ("subject-teacher", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("other-teacher", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("principal", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("secretary", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("dpo", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("it", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("operator", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("department-head", Page::Reasons, PUPIL, Refused, "FVL-1967 § 13: whether it counts, not why"),
    ("pupil", Page::Reasons, PUPIL, Opens, "POL-2018 art. 15: one's own"),
    ("pupil-adult", Page::Reasons, ADULT, Opens, "POL-2018 art. 15: one's own"),
    ("guardian", Page::Reasons, YOUNG, Opens, "BARN-1981 § 30: the child lives there"),
    ("guardian", Page::Reasons, PUPIL, Refused, "PBRL-1999 § 3-4: 16, and the pupil has not allowed it"),
    (
        "guardian-apart",
        Page::Reasons,
        PUPIL,
        Refused,
        "PBRL-1999 § 3-4: 16, and the pupil has not allowed it",
    ),
    ("guardian-none", Page::Reasons, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("pupil", Page::Reasons, ADULT, Refused, "FVL-1967 § 13: another pupil"),
    ("guardian", Page::Report, PUPIL, Opens, "OPPL-2023 § 10-6: guardians follow up"),
    ("guardian", Page::Report, YOUNG, Opens, "OPPL-2023 § 10-6: guardians follow up"),
    ("guardian-apart", Page::Report, PUPIL, Opens, "OPPL-2023 § 10-6: guardians follow up"),
    ("pupil-adult", Page::Report, ADULT, Opens, "VML-2010 § 8: herself from 18"),
    ("guardian-none", Page::Report, YOUNG, Refused, "BARN-1981 § 47: no responsibility, no standing access"),
    ("other-teacher", Page::Report, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
    ("guardian", Page::Report, ADULT, Refused, "no relation"),
    ("accountable-head", Page::Settings, NOBODY, Opens, "KOML-2018 § 25-1: the owner's"),
    ("system-owner", Page::Settings, NOBODY, Opens, "KOML-2018 § 25-1: the owner's"),
    ("accountable-head", Page::Periods, NOBODY, Opens, "FARK-2025 § 3: the owner sets the time limits"),
    ("system-owner", Page::Periods, NOBODY, Opens, "FARK-2025 § 3: on her behalf, for her systems"),
    ("principal", Page::Periods, NOBODY, Refused, "FARK-2025 § 3: the owner sets the time limits"),
    ("secretary", Page::Periods, NOBODY, Refused, "FARK-2025 § 3: the owner sets the time limits"),
    ("it", Page::Periods, NOBODY, Refused, "FARK-2025 § 3: the owner sets the time limits"),
    ("dpo", Page::Periods, NOBODY, Refused, "POL-2018 art. 39: advises, does not decide"),
    ("principal", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("it", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("dpo", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("contact-teacher", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("secretary", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("pupil", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("guardian", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("operator", Page::Settings, NOBODY, Refused, "KOML-2018 § 25-1: the owner's"),
    ("it", Page::SignIns, NOBODY, Opens, "POL-2018 art. 32: looks after accounts"),
    ("system-owner", Page::SignIns, NOBODY, Refused, "POL-2018 art. 5(1)(c)"),
    ("principal", Page::SignIns, NOBODY, Refused, "POL-2018 art. 5(1)(c)"),
    ("dpo", Page::SignIns, NOBODY, Refused, "POL-2018 art. 5(1)(c)"),
    ("secretary", Page::SignIns, NOBODY, Refused, "POL-2018 art. 5(1)(c)"),
    ("operator", Page::SignIns, NOBODY, Refused, "POL-2018 art. 5(1)(c)"),
    ("pupil", Page::MyHealth, NOBODY, Opens, "PBRL-1999 § 3-4: from 16"),
    ("pupil-adult", Page::MyHealth, NOBODY, Opens, "PBRL-1999 § 3-4: from 16"),
    ("pupil-protected", Page::MyHealth, NOBODY, Opens, "PBRL-1999 § 3-4: from 16"),
    ("pupil-young", Page::MyHealth, NOBODY, Refused, "PBRL-1999 § 3-4: the pupil's own, from 16"),
    ("guardian", Page::MyHealth, NOBODY, Refused, "PBRL-1999 § 3-4: the pupil's own, from 16"),
    ("contact-teacher", Page::MyHealth, NOBODY, Refused, "PBRL-1999 § 3-4: the pupil's own, from 16"),
    ("principal", Page::MyHealth, NOBODY, Refused, "PBRL-1999 § 3-4: the pupil's own, from 16"),
    ("secretary", Page::NewPupil, NOBODY, Opens, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("principal", Page::NewPupil, NOBODY, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    (
        "contact-teacher",
        Page::NewPupil,
        NOBODY,
        Refused,
        "POL-2018 art. 5(1)(d): the office keeps the register",
    ),
    ("pupil", Page::NewPupil, NOBODY, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("guardian", Page::NewPupil, NOBODY, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("it", Page::NewPupil, NOBODY, Refused, "POL-2018 art. 5(1)(d): the office keeps the register"),
    ("pupil", Page::MyContact, NOBODY, Opens, "POL-2018 art. 16: one's own"),
    ("pupil-adult", Page::MyContact, NOBODY, Opens, "POL-2018 art. 16: one's own"),
    ("guardian", Page::MyContact, NOBODY, Opens, "POL-2018 art. 16: one's own"),
    ("contact-teacher", Page::MyContact, NOBODY, Opens, "POL-2018 art. 16: one's own"),
    ("dpo", Page::MyContact, NOBODY, Opens, "POL-2018 art. 16: one's own"),
    ("pupil-young", Page::MyContact, NOBODY, Refused, "OPPL-2023 § 24-5: from 15"),
    ("pupil", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("pupil-young", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("guardian-none", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("contact-teacher", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("principal", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("dpo", Page::MyLog, NOBODY, Opens, "POL-2018 art. 15: who has seen"),
    ("principal", Page::Review, NOBODY, Opens, "POL-2018 art. 24, 39: answers for the processing"),
    ("dpo", Page::Review, NOBODY, Opens, "POL-2018 art. 24, 39: answers for the processing"),
];

#[derive(Clone, Copy, Debug)]
enum Page {
    Folder,
    Record,
    Edit,
    Family,
    NewGuardian,
    Danger,
    Absence,
    Conduct,
    Diploma,
    Reasons,
    Report,
    Log,
    LogFile,
    Settings,
    Periods,
    SignIns,
    NewPupil,
    Review,
    MyHealth,
    MyContact,
    MyLog,
}

impl Page {
    fn path(self, school: &TestSchool, whose: &str) -> String {
        let of = |path: &str| path.replace("{person}", &school.person(whose).to_string());
        match self {
            Self::Conduct => of("/absence/pupils/{person}/conduct"),
            Self::Diploma => of("/absence/pupils/{person}/diploma"),
            Self::Folder => of("/people/{person}"),
            Self::Record => of("/people/{person}/record"),
            Self::Edit => of("/people/{person}/record/edit"),
            Self::Family => of("/people/{person}/family"),
            Self::NewGuardian => of("/people/{person}/guardians/new"),
            Self::Danger => of("/people/{person}/danger"),
            Self::Absence => of("/absence/pupils/{person}"),
            Self::Reasons => of("/absence/pupils/{person}/reasons"),
            Self::Report => of("/absence/pupils/{person}/report"),
            Self::Log => of("/people/{person}/log"),
            Self::LogFile => of("/people/{person}/log.csv"),
            Self::Settings => "/settings".to_owned(),
            Self::Periods => "/settings/periods".to_owned(),
            Self::SignIns => "/sign-ins".to_owned(),
            Self::NewPupil => "/people/new".to_owned(),
            Self::Review => "/log".to_owned(),
            Self::MyHealth => "/my/health".to_owned(),
            Self::MyContact => "/my/contact".to_owned(),
            Self::MyLog => "/my/log".to_owned(),
        }
    }

    /// Opened right after the visitor has confirmed who she is: the cell is about whom she sees, not about the door.
    fn meets(self, browser: &mut Browser, school: &TestSchool, whose: &str) -> (Meets, String) {
        let path = self.path(school, whose);
        let met = match self {
            Self::Reasons | Self::Danger => browser.confirm(&path),
            _ => browser.get(&path),
        };
        (if met.is_ok() { Opens } else { Refused }, format!("{} {}", met.status, met.url))
    }
}

/// Every cell of a table against the running school.
fn walk(school: &TestSchool, cells: &[(&str, Page, &str, Meets, &str)]) {
    let mut cells = cells.to_vec();
    // One sign-in for each persona; the order within a persona stays.
    cells.sort_by_key(|(persona, ..)| *persona);
    let mut wrong = Vec::new();
    let mut signed_in: Option<(&str, Browser)> = None;
    for (persona, page, whose, expected, why) in cells {
        if signed_in.as_ref().is_none_or(|(known, _)| *known != persona) {
            signed_in = Some((persona, school.browse_as(persona)));
        }
        let Some((_, browser)) = &mut signed_in else { continue };
        let (found, met) = page.meets(browser, school, whose);
        if found != expected {
            wrong.push(format!("{persona} {page:?} of {whose}: {found:?}, not {expected:?} ({why}); {met}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[ransel_test]
fn each_persona_meets_what_the_table_says(school: &TestSchool) {
    assert!(CELLS.len() >= 80);
    walk(school, CELLS);
}

#[ransel_test]
fn on_the_eighteenth_birthday_the_guardians_are_out_and_nothing_else_changes(school: &TestSchool) {
    let birthday = school.made_up_person("pupil").born.saturating_add(18.years());
    school.set_day(birthday.saturating_sub(1.day()));
    walk(
        school,
        &[
            ("guardian", Page::Record, PUPIL, Opens, "BARN-1981 § 30: the last day"),
            ("guardian", Page::Absence, PUPIL, Opens, "OPPL-2023 § 10-6: the last day"),
            ("guardian-apart", Page::Absence, PUPIL, Opens, "BARN-1981 § 47: the last day"),
        ],
    );
    school.set_day(birthday);
    walk(
        school,
        &[
            ("guardian", Page::Record, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("guardian", Page::Absence, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("guardian", Page::Report, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("guardian", Page::Log, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("guardian", Page::Absence, YOUNG, Opens, "OPPL-2023 § 10-6: the other child"),
            ("guardian-apart", Page::Record, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("guardian-apart", Page::Absence, PUPIL, Refused, "VML-2010 § 8: 18"),
            ("pupil", Page::Record, PUPIL, Opens, "POL-2018 art. 15: one's own"),
            ("pupil", Page::Report, PUPIL, Opens, "VML-2010 § 8: herself from 18"),
            ("contact-teacher", Page::Absence, PUPIL, Opens, "OPPL-2023 § 14-3: contact teacher"),
            ("principal", Page::Danger, PUPIL, Refused, "VML-2010 § 8: 18"),
        ],
    );
}

#[ransel_test]
fn who_has_left_is_closed_to_those_who_followed_her(school: &TestSchool) {
    let (pupil, today) = (school.person("pupil"), school.clock.today());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(ImportRoster {}, |change| {
        for row in change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &pupil).all()? {
            change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(today)))?;
        }
        for row in change.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &pupil).all()? {
            change.update(&row.id, Set::default().to(GroupMember::VALID_TO, &Some(today)))?;
        }
        Ok(())
    })
    .expect("she leaves");
    school.owner.reload(None).expect("the relations");
    let left = "FOPPL-2024 § 20-2: the need ends";
    walk(
        school,
        &[
            ("contact-teacher", Page::Record, PUPIL, Refused, left),
            ("contact-teacher", Page::Absence, PUPIL, Refused, left),
            ("contact-teacher", Page::Reasons, PUPIL, Refused, left),
            ("subject-teacher", Page::Record, PUPIL, Refused, left),
            ("subject-teacher", Page::Absence, PUPIL, Refused, left),
            ("principal", Page::Absence, PUPIL, Refused, left),
            ("principal", Page::Danger, PUPIL, Refused, left),
            ("secretary", Page::Absence, PUPIL, Refused, left),
            ("other-teacher", Page::Record, PUPIL, Refused, "FOPPL-2024 § 20-2: no need"),
        ],
    );
}
