//! The language somebody has chosen is hers wherever she signs in; the written standard a school writes in is everybody
//! else's; and the pupil chooses her own main one.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use ransel_kernel::Caller;
use ransel_school::{
    actions::ReadPerson,
    records::{Standard, WrittenStandard},
};
use ransel_testkit::{Browser, TestSchool, ransel_test};

fn speaks(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path);
    let tag = page.body.split("<html lang=\"").nth(1).and_then(|rest| rest.split('"').next());
    tag.unwrap_or_default().to_owned()
}

fn choose(browser: &mut Browser, language: &str) -> ransel_testkit::Page {
    let form = browser.get("/my/language");
    browser.submit(&form, "/my/language", &[("language", language)])
}

#[ransel_test]
fn the_language_noras_mother_chooses_meets_her_at_the_next_sign_in(school: &TestSchool) {
    let mut mother = school.browse_as("guardian");
    assert_eq!(speaks(&mut mother, "/"), "nb");
    let done = choose(&mut mother, "nn");
    assert!(done.shown().contains("Språket er lagra"), "the very answer is in nynorsk: {}", done.text());
    assert_eq!(
        speaks(&mut school.browse_as("guardian"), "/my/log"),
        "nn",
        "another browser, another sign-in"
    );
    let own = format!("/people/{}/record", school.person("guardian"));
    assert!(mother.get(&own).text().contains("Nynorsk"), "her record says so");
    // Taking it back: what the school writes again. Doing it twice is no harm.
    for _ in 0..2 {
        assert!(choose(&mut mother, "").shown().contains("Språket er lagret"));
    }
    assert_eq!(speaks(&mut school.browse_as("guardian"), "/"), "nb");
}

#[ransel_test]
fn changing_language_for_now_stays_in_the_session_and_not_in_the_browser(school: &TestSchool) {
    let mut father = school.browse_as("guardian-apart");
    assert_eq!(speaks(&mut father, "/?lang=en"), "en");
    assert_eq!(speaks(&mut father, "/my/log"), "en", "on the next page too");
    father.post("/logout", &[]);
    assert_eq!(speaks(&mut father, "/privacy"), "nb", "the browser may be a library's");
    assert_eq!(speaks(&mut school.browse_as("guardian-apart"), "/"), "nb");
}

#[ransel_test]
fn a_language_nobody_offers_is_no_choice(school: &TestSchool) {
    let mut mother = school.browse_as("guardian");
    for wrong in ["se", "klingon", "nb; DROP TABLE"] {
        let answer = choose(&mut mother, wrong);
        assert_eq!(answer.status, 422, "{wrong}: {}", answer.text());
    }
    assert_eq!(speaks(&mut school.browse_as("guardian"), "/"), "nb");
}

#[ransel_test]
fn where_the_owner_writes_nynorsk_so_do_the_pages_and_a_school_may_differ(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    head.confirm("/settings");
    let form = head.get("/settings");
    let upper = form.form("/settings").into_iter().map(|(name, _)| name);
    let schools: Vec<_> =
        upper.filter(|name| name.starts_with("standard-") && name != "standard-owner").collect();
    assert!(schools.len() > 1, "{schools:?}");
    let done = head.decide(
        &form,
        "/settings",
        &[("standard-owner", "nn"), ("accessibility-contact", "tilgjenge@soloy.example")],
    );
    assert!(done.is_ok(), "{}", done.text());
    assert_eq!(speaks(&mut school.browse(), "/privacy"), "nn", "whoever has said nothing");
    assert_eq!(speaks(&mut school.browse_as("secretary"), "/"), "nn");
    assert!(school.browse().get("/accessibility").text().contains("tilgjenge@soloy.example"));
    let form = head.get("/settings");
    let all: Vec<_> = schools.iter().map(|name| (name.as_str(), "nb")).collect();
    assert!(head.decide(&form, "/settings", &all).is_ok());
    assert_eq!(speaks(&mut school.browse_as("secretary"), "/"), "nb", "her school writes bokmål");
    assert_eq!(speaks(&mut school.browse(), "/privacy"), "nn", "the owner still writes nynorsk");
    let form = head.get("/settings");
    assert_eq!(head.submit(&form, "/settings", &[("standard-owner", "da")]).status, 422);
}

#[ransel_test]
fn nora_chooses_her_main_written_standard_and_an_eleven_year_old_does_not(school: &TestSchool) {
    let nora = school.person("pupil");
    let path = format!("/people/{nora}/written-standard");
    let mut browser = school.browse_as("pupil");
    for standard in ["nb", "nn", "nn"] {
        let form = browser.get(&path);
        let done = browser.submit(&form, &path, &[("standard", standard)]);
        assert!(done.shown().contains("Hovedmålet er lagret"), "{}", done.text());
    }
    let form = browser.get(&path);
    assert_eq!(browser.submit(&form, &path, &[("standard", "sv")]).status, 422);
    let office = school.browse_as("secretary").get(&format!("/people/{nora}/record")).text();
    assert!(office.contains("Hovedmål Nynorsk"), "{office}");
    // Each choice is a row: the day's first ended the same day.
    let ctx = school.owner.ctx(Caller {
        person: Some(nora),
        hat: ransel_kernel::Hat::Pupil,
        part: None,
        ..Caller::part("test")
    });
    let ctx = ctx.expect("a request");
    let pass = ctx.may(ReadPerson { person: nora }).expect("one's own");
    let rows = pass.rows::<WrittenStandard>().all().expect("rows");
    assert_eq!(rows.len(), 2, "choosing the same again writes nothing");
    assert!(rows.iter().any(|row| row.standard == Standard::Nynorsk && row.valid_to.is_none()));
    // Whose it is not to choose meets no such page.
    let young = format!("/people/{}/written-standard", school.person("pupil-young"));
    for (persona, path) in [
        ("guardian", &path),
        ("contact-teacher", &path),
        ("principal", &path),
        ("other-principal", &path),
        ("pupil-young", &young),
        ("pupil", &young),
    ] {
        assert!(school.browse_as(persona).get(path).is_refused(), "{persona} {path}");
    }
}
