//! Coverage walks over what is registered, and the policy table as people meet it: persona by page, written by
//! hand with the section it rests on.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

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
];

#[derive(Clone, Copy, Debug)]
enum Page {
    Record,
    Absence,
    Conduct,
    Diploma,
    Log,
}

impl Page {
    fn path(self, person: ransel_kernel::PersonId) -> String {
        match self {
            Self::Record => format!("/people/{person}/record"),
            Self::Absence => format!("/absence/pupils/{person}"),
            Self::Conduct => format!("/absence/pupils/{person}/conduct"),
            Self::Diploma => format!("/absence/pupils/{person}/diploma"),
            Self::Log => format!("/people/{person}/log"),
        }
    }
}

#[ransel_test]
fn each_persona_meets_what_the_table_says(school: &TestSchool) {
    let mut wrong = Vec::new();
    let mut signed_in: Option<(&str, Browser)> = None;
    for (persona, page, whose, expected, why) in CELLS {
        if signed_in.as_ref().is_none_or(|(known, _)| known != persona) {
            signed_in = Some((persona, school.browse_as(persona)));
        }
        let Some((_, browser)) = &mut signed_in else { continue };
        let met = browser.get(&page.path(school.person(whose)));
        let found = if met.is_ok() { Opens } else { Refused };
        if found != *expected {
            wrong.push(format!(
                "{persona} {page:?} of {whose}: {found:?}, not {expected:?} ({why}); {} {}",
                met.status, met.url
            ));
        }
    }
    assert!(CELLS.len() >= 40);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
