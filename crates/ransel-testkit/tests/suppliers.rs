//! Suppliers on the running product: kept by those who answer, told in the statement, warned of before they lapse, and
//! in the way of a system that needs one.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use jiff::ToSpan;
use ransel_testkit::{Browser, Page, Start, TestSchool, ransel_test, trial};

/// What is typed of a supplier that is in order.
const TYPED: [(&str, &str); 9] = [
    ("name", "Nordlys Drift AS"),
    ("kind", "operation"),
    ("does", "drifter serverne"),
    ("systems", "absence"),
    ("reference", "2026/114"),
    ("agreed", "2026-01-15"),
    ("country", "Norge"),
    ("risk", "2026-02-01"),
    ("subs", "Fjord Backup; tar vare på kopier; Canada; EUs standardavtale"),
];

fn keep(browser: &mut Browser, path: &str, changed: &[(&str, &str)]) -> Page {
    let form = browser.get(path);
    assert!(form.is_ok(), "{}", form.text());
    let mut filled = TYPED.to_vec();
    filled.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    filled.extend(changed);
    browser.submit(&form, "/suppliers", &filled)
}

#[ransel_test]
fn a_supplier_that_is_kept_stands_in_the_statement_at_once_and_goes_when_it_is_taken_out(
    school: &TestSchool,
) {
    let mut it = school.browse_as("it");
    let saved = keep(&mut it, "/suppliers/edit", &[]);
    assert!(saved.is_ok() && saved.says("Nordlys Drift AS"), "{}", saved.text());
    let page = school.browse().get("/privacy/absence").text();
    for said in [
        "Nordlys Drift AS (Norge, innenfor EØS)",
        "2026/114",
        "Fjord Backup (Canada, utenfor EØS, med EUs standardavtale)",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let pupil = school.browse().get("/privacy/absence?for=pupil").text();
    assert!(pupil.contains("Nordlys Drift AS arbeider for oss: drifter serverne."), "{pupil}");
    let versions = school.browse().get("/privacy/absence/versions");
    assert!(versions.says("Nordlys Drift AS (Norge"), "{}", versions.text());
    let again = keep(&mut it, "/suppliers/edit?name=Nordlys+Drift+AS", &[("country", "Sverige")]);
    assert!(again.is_ok() && again.says("Sverige, innenfor EØS"), "{}", again.text());
    assert_eq!(school.owner.settings().suppliers.len(), 2, "and the one that runs the survey");
    let form = it.get("/suppliers/edit?name=Nordlys+Drift+AS");
    assert!(it.submit(&form, "/suppliers/end", &[]).is_ok());
    assert!(!school.browse().get("/privacy/absence").says("Nordlys Drift AS"));
    let head = school.browse_as("accountable-head").get("/settings/versions/2");
    assert!(head.says("Nordlys Drift AS"), "earlier versions still tell of it");
}

#[ransel_test]
fn what_is_wrong_stands_at_its_field_and_nothing_is_kept(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    for (field, value, said) in [
        ("risk", "", "Må være på plass"),
        ("reference", "", "Må være på plass"),
        ("country", "", "Må være på plass"),
        ("outside", "yes", "Må være på plass"),
        ("name", "", "Fyll ut dette feltet."),
        ("systems", "nowhere", "Velg minst ett system."),
        ("risk", "i fjor", "Skriv en dato."),
        ("subs", "Fjord Backup; tar vare på kopier; Norge\nbare et navn", "Linje 2"),
        ("attestations", "ISO 27001; 2027-01-01; 2026-01-01", "Linje 1"),
    ] {
        let answer = keep(&mut head, "/suppliers/edit", &[(field, value)]);
        assert_eq!(answer.status, 422, "{field}: {}", answer.text());
        assert!(answer.says(said), "{field}: {}", answer.text());
    }
    assert_eq!(school.owner.settings_version(), 1);
}

#[ransel_test]
fn who_does_not_answer_for_suppliers_neither_sees_nor_keeps_them(school: &TestSchool) {
    for persona in ["subject-teacher", "principal", "secretary", "pupil", "guardian", "operator"] {
        let mut browser = school.browse_as(persona);
        assert!(browser.get("/suppliers").is_refused(), "{persona}");
        assert!(browser.get("/suppliers/edit").is_refused(), "{persona}");
        assert!(browser.post("/suppliers", &TYPED).is_refused(), "{persona}");
        assert!(browser.post("/suppliers/end", &[("name", "Nordlys Drift AS")]).is_refused(), "{persona}");
    }
    let mut officer = school.browse_as("dpo");
    assert!(officer.get("/suppliers").is_ok(), "the officer watches, and changes nothing");
    assert!(officer.get("/suppliers/edit").is_refused());
    assert!(officer.post("/suppliers", &TYPED).is_refused());
    assert_eq!(school.owner.settings_version(), 1);
}

#[ransel_test]
fn what_lapses_within_sixty_days_waits_on_the_start_page_of_those_who_keep_it(school: &TestSchool) {
    let last = school.clock.today().checked_add(61.days()).expect("a day");
    let line = format!("ISO 27001; 2026-01-01; {last}");
    let mut it = school.browse_as("it");
    assert!(keep(&mut it, "/suppliers/edit", &[("attestations", &line)]).is_ok());
    let waits = |persona: &str| school.browse_as(persona).get("/").says("Nordlys Drift AS: ISO 27001");
    assert!(!waits("it"), "61 days before");
    school.set_day(school.clock.today().tomorrow().expect("a day"));
    assert!(waits("it") && waits("accountable-head"));
    assert!(!waits("dpo") && !waits("principal"), "it is not theirs to renew");
    school.set_day(last.tomorrow().expect("a day"));
    let page = school.browse_as("it").get("/suppliers").text();
    assert!(page.contains("Nordlys Drift AS: ISO 27001 gikk ut"), "{page}");
}

#[ransel_test]
fn a_system_that_needs_a_supplier_cannot_be_switched_on_before_one_is_in_order(_: &TestSchool) {
    let school = TestSchool::start(Start { modules: vec![trial::supplied()], ..Start::default() });
    let mut head = school.browse_as("accountable-head");
    let switch = |head: &mut Browser| {
        let form = head.get("/settings");
        head.submit(&form, "/settings", &[("module-trial", "yes")])
    };
    let refused = switch(&mut head);
    assert_eq!(refused.status, 422);
    assert!(refused.says("en leverandør systemet trenger"), "{}", refused.text());
    let half =
        keep(&mut head, "/suppliers/edit", &[("systems", "trial"), ("kind", "messages"), ("risk", "")]);
    assert!(half.is_ok(), "what is not in order can be kept for a system that is off: {}", half.text());
    let refused = switch(&mut head);
    assert!(refused.says("datoen for risikovurderingen"), "{}", refused.text());
    let path = "/suppliers/edit?name=Nordlys+Drift+AS";
    assert!(keep(&mut head, path, &[("systems", "trial"), ("kind", "messages")]).is_ok());
    assert!(switch(&mut head).is_ok() && school.owner.is_running("trial"));
    let form = head.get(path);
    let still = head.submit(&form, "/suppliers/end", &[]);
    assert_eq!(still.status, 422, "{}", still.text());
    assert!(school.owner.is_running("trial"));
}
