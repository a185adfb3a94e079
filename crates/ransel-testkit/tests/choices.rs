//! What a system lets its owner choose, on the running product: a field, a look at what it changes, a line of the statement,
//! with nothing but its register entry.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use ransel_testkit::{TestSchool, ransel_test};

#[ransel_test]
fn the_warning_before_the_limit_is_chosen_seen_saved_and_stated(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    assert!(form.shown().contains("Eleven er nær grensen fra så mange prosent"), "{}", form.text());
    let filled = [
        ("choice-absence-near_percent", "8"),
        ("choice-absence-days_off", "2026-12-21/2027-01-02\r\n2027-05-14"),
    ];
    let preview = head.submit(&form, "/settings", &filled);
    assert!(preview.shown().contains("nær grensen fra så mange prosent: 8"), "{}", preview.text());
    assert_eq!(school.owner.settings_version(), 1, "nothing is saved before it has been seen");
    assert!(head.submit(&preview, "/settings", &[("reason", "Vedtatt av styret")]).is_ok());
    let statement = school.browse().get("/privacy/absence");
    for said in [
        "nær grensen fra så mange prosent: 8",
        "Dager uten undervisning: 21. desember 2026 – 2. januar 2027, 14. mai 2027",
    ] {
        assert!(statement.shown().contains(said), "{said} in {}", statement.text());
    }
    let settings = school.owner.settings();
    let chosen = settings.module.get("absence").expect("choices");
    assert_eq!(chosen.len(), 2, "what is as usual is not frozen: {chosen:?}");
    assert!(head.get("/settings").field("choice-absence-near_percent").is_some_and(|value| value == "8"));
}

#[ransel_test]
fn what_cannot_be_chosen_stands_at_its_field_as_it_was_typed(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    for (field, typed, says) in [
        ("choice-absence-near_percent", "11", "Skriv et helt tall fra 0 til 10"),
        ("choice-absence-near_percent", "sju", "Skriv et helt tall fra 0 til 10"),
        ("choice-absence-days_off", "17. mai", "Skriv én dag eller én periode på hver linje"),
        ("choice-absence-reading", "", "Velg en av dem"),
    ] {
        let page = head.submit(&form, "/settings", &[(field, typed)]);
        assert!(page.status == 422 && page.text().contains(says), "{field}: {}", page.text());
        assert!(page.says(typed), "{field} keeps {typed}");
    }
    assert_eq!(school.owner.settings_version(), 1);
}

#[ransel_test]
fn a_choice_nobody_offers_is_no_setting(school: &TestSchool) {
    for (module, wrong) in
        [("absence", "near = 5"), ("photo-consent", "without_consent = [\"web\"]"), ("moon", "on = true")]
    {
        let mut settings = (*school.owner.settings()).clone();
        settings.module.insert(module.to_owned(), toml::from_str(wrong).expect("a table"));
        assert!(school.owner.change_settings(settings, None).is_err(), "{module}: {wrong}");
    }
}
