//! Claims about what is kept beside a survey, and what may leave it: who used it, cookies, places, other people's hands.

use jiff::civil::date;
use ransel_testkit::{Browser, Page, TestSchool, promise};
use rusqlite::Connection;

use crate::survey::{
    WORDS, address, answers, confirmed, new_form, nobody_else_finds, operator, overseen, statement,
};

/// A survey of the contact teacher's class that she makes now.
fn made(school: &TestSchool) -> String {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive")]);
    assert!(made.says("Undersøkelsen er laget"), "{}", made.text());
    made.path().to_owned()
}

/// How many lines of use the vault has.
fn lines(school: &TestSchool) -> i64 {
    let vault = Connection::open(school.folder.join("vault.db")).expect("the vault");
    vault.query_row("SELECT count(*) FROM survey_use", [], |row| row.get(0)).expect("a count")
}

#[promise("survey-usage-history", holds)]
fn who_used_it_is_kept_by_name_at_feide_address_and_time(school: &TestSchool) {
    let at = made(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 1, &["2"]).is_ok());
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let page = confirmed(school, "contact-teacher").get(&format!("{at}/use"));
    let name = school.made_up_person("pupil").feide_name.as_ref().expect("a user name").to_string();
    let teacher = school.made_up_person("contact-teacher").feide_name.as_ref().expect("a name").to_string();
    for said in ["Laget den", "Begynte å svare", "Ble ferdig", &*name, &*teacher, "127.0.0.1", "10.05"] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert_eq!(lines(school), 3);
}

#[promise("survey-usage-history", refuses)]
fn it_holds_no_answer_is_nobody_elses_to_see_and_goes_with_the_survey(school: &TestSchool) {
    let at = made(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&format!("{at}/use"));
    assert!(!page.says(WORDS) && page.is_ok(), "{}", page.text());
    for persona in ["pupil", "subject-teacher", "principal", "other-principal", "it"] {
        assert!(!confirmed(school, persona).get(&format!("{at}/use")).is_ok(), "{persona}");
    }
    nobody_else_finds(school, &at);
    // Deleted by hand it goes at once, and past its day it goes with the rest.
    let other = made(school);
    let before = lines(school);
    let page = teacher.get(&format!("{other}/removed"));
    assert!(teacher.submit(&page, &format!("{other}/removed"), &[]).says("Undersøkelsen er slettet"));
    assert_eq!(lines(school), before - 1);
    school.set_day(date(2027, 5, 20));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(lines(school), 0);
}

#[promise("survey-not-outside-eea", holds)]
fn the_statement_says_that_nothing_leaves_the_eea(school: &TestSchool) {
    assert!(operator(school, "it", &[]).is_ok());
    let page = statement(school);
    assert!(
        page.contains("Ingenting i dette systemet lagres utenfor EØS") && page.contains("innenfor EØS"),
        "{page}"
    );
}

#[promise("survey-not-outside-eea", refuses)]
fn a_place_outside_the_eea_is_refused_whatever_would_let_it(school: &TestSchool) {
    let outside: [&[(&str, &str)]; 4] = [
        &[("country", "India"), ("outside", "yes"), ("tool", "SCC 2021/914")],
        &[("country", "USA")],
        &[("country", "Norge og USA")],
        &[("subs", "Fjord Backup; tar vare på kopier; USA; SCC 2021/914")],
    ];
    for changed in outside {
        let page = operator(school, "it", changed);
        assert!(page.status == 422 && page.says("tas ingenting ut av EØS"), "{changed:?}: {}", page.text());
    }
    assert!(!statement(school).contains("Nordlys Drift AS"));
    for persona in ["subject-teacher", "principal", "operator"] {
        assert!(operator(school, persona, &[]).is_refused(), "{persona}");
    }
    nobody_else_finds(school, &address(school));
}

/// Every cookie somebody has been given on the way through the survey: name and value.
fn cookies(passed: &str) -> Vec<(String, String)> {
    let set = passed.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    let pair =
        |line: &str| line.split(';').next()?.split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned()));
    set.filter_map(pair).filter(|(_, value)| !value.is_empty()).collect()
}

/// Signs in, comes in to the survey and answers; the cookies that were set.
fn walks(school: &TestSchool) -> Vec<(String, String)> {
    let at = address(school);
    let mut nora: Browser = school.browse();
    let mut passed = nora.get("/privacy?lang=nn").passed;
    passed += &nora.sign_in("pupil").passed;
    nora.settle();
    passed += &nora.get("/survey").passed;
    let page = nora.get(&format!("{at}/answers"));
    passed += &page.passed;
    passed += &answers(&mut nora, &at, 8, &[WORDS]).passed;
    cookies(&passed)
}

#[promise("survey-cookies", holds)]
fn every_cookie_stands_in_the_list(school: &TestSchool) {
    let list = school.browse().get("/privacy/cookies");
    let set = walks(school);
    assert!(set.len() >= 3, "{set:?}");
    for (name, _) in set {
        assert!(list.shown().contains(&format!("<code>{name}</code>")), "{name}: {}", list.text());
    }
}

#[promise("survey-cookies", refuses)]
fn no_cookie_says_who_somebody_is(school: &TestSchool) {
    let random = |value: &str| value.len() == 64 && value.chars().all(|sign| sign.is_ascii_hexdigit());
    for (name, value) in walks(school) {
        let says = ["nb", "nn", "en"].contains(&value.as_str()) || random(&value);
        assert!(says, "{name} = {value}");
    }
    nobody_else_finds(school, &address(school));
}

/// A paper an order came on.
const PAPER: &[u8] = b"%PDF-1.4 Oslo tingrett";

/// The principal registers an order about Nora: what she wrote, and nothing else.
fn registers(school: &TestSchool, at: &str, changed: &[(&str, &str)], document: &[u8]) -> Page {
    let mut principal = confirmed(school, "principal");
    let to = format!("{}/order", overseen(at));
    let page = principal.get(&to);
    let nora = school.person("pupil").to_string();
    let mut filled = vec![
        ("authority", "court"),
        ("receiver", "Oslo tingrett"),
        ("reference", "26-041772"),
        ("ordered", "2026-11-18"),
        ("basis", "Straffeprosessloven § 210"),
        ("pupils", nora.as_str()),
        ("parts", "words"),
    ];
    filled.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    filled.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
    principal.upload(&page, &to, &filled, ("document", document))
}

/// The address of the order there is.
fn order(browser: &mut Browser) -> String {
    let links = browser.get("/survey/orders").links();
    links.into_iter().find(|link| link.starts_with("/survey/orders/")).expect("an order")
}

fn approves(school: &TestSchool, persona: &str, order: &str) -> Page {
    let mut browser = confirmed(school, persona);
    browser.get("/survey/orders");
    browser.post(&format!("{order}/approved"), &[])
}

#[promise("survey-ordered-disclosure", holds)]
fn on_an_order_that_a_second_person_approves_its_scope_is_given_out_and_remembered(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    assert!(registers(school, &at, &[], PAPER).says("Oslo tingrett"));
    let mut principal = confirmed(school, "principal");
    let order = order(&mut principal);
    assert!(approves(school, "accountable-head", &order).says("Pålegget er godkjent"));
    principal.get(&order);
    let given = principal.post(&format!("{order}/given"), &[]);
    assert!(given.bytes.starts_with(b"%PDF-"), "{}", given.text());
    assert_eq!(principal.get(&format!("{order}/document")).bytes, PAPER);
    assert!(principal.get(&order).says("Gitt ut"));
    let received = nora.get("/my/log/received");
    assert!(
        received.says("Oslo tingrett (26-041772)") && received.says("etter pålegg"),
        "{}",
        received.text()
    );
}

#[promise("survey-ordered-disclosure", refuses)]
fn without_order_scope_or_second_person_nothing_leaves(school: &TestSchool) {
    let at = address(school);
    assert!(registers(school, &at, &[], b"").says("Last opp selve pålegget"));
    assert!(registers(school, &at, &[("pupils", "")], PAPER).says("Velg hva pålegget gjelder"));
    assert!(registers(school, &at, &[("parts", "")], PAPER).says("Velg hva pålegget gjelder"));
    let mut principal = confirmed(school, "principal");
    assert!(principal.get("/survey/orders").says("Ingen pålegg er registrert"));
    assert!(registers(school, &at, &[], PAPER).is_ok());
    let order = order(&mut principal);
    let gives = |browser: &mut Browser| {
        browser.get("/survey/orders");
        browser.post(&format!("{order}/given"), &[])
    };
    assert!(!gives(&mut principal).bytes.starts_with(b"%PDF-"), "nobody has approved");
    for persona in ["principal", "contact-teacher", "dpo", "it"] {
        assert!(!approves(school, persona, &order).says("er godkjent"), "{persona}");
    }
    assert!(!gives(&mut principal).bytes.starts_with(b"%PDF-"));
    assert!(approves(school, "accountable-head", &order).says("Pålegget er godkjent"));
    for persona in ["accountable-head", "other-principal", "contact-teacher"] {
        assert!(!gives(&mut confirmed(school, persona)).bytes.starts_with(b"%PDF-"), "{persona}");
    }
    // It is evidence: whoever made the survey does not delete it meanwhile.
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&format!("{at}/removed"));
    assert!(teacher.submit(&page, &format!("{at}/removed"), &[]).says("kan ikke slettes for hånd"));
    let received = confirmed(school, "pupil").get("/my/log/received");
    assert!(!received.says("Oslo tingrett"), "{}", received.text());
    nobody_else_finds(school, &at);
}

fn surveys(school: &TestSchool) -> i64 {
    let vault = Connection::open(school.folder.join("vault.db")).expect("the vault");
    vault.query_row("SELECT count(*) FROM survey", [], |row| row.get(0)).expect("a count")
}

/// The owner subscribes to the survey until the end of that day.
fn subscription_ends(school: &TestSchool, day: &str) {
    let mut settings = (*school.owner.settings()).clone();
    let days = toml::Value::Array(vec![toml::Value::String(day.to_owned())]);
    settings.module.entry("survey".to_owned()).or_default().insert("subscription_ends".to_owned(), days);
    let done = crate::kernel::import(school, &settings);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[promise("survey-stored-while-subscribed", holds)]
fn thirty_days_after_the_subscription_has_ended_every_survey_is_gone(school: &TestSchool) {
    subscription_ends(school, "2026-11-20");
    assert!(!confirmed(school, "contact-teacher").get("/survey").says("abonnerer ikke lenger"));
    school.set_day(date(2026, 11, 21));
    let page = confirmed(school, "contact-teacher").get("/survey");
    let said = page.text().replace('\u{a0}', " ");
    assert!(said.contains("Alt slettes 20. desember 2026"), "{said}");
    school.set_day(date(2026, 12, 19));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert!(surveys(school) > 0, "the notice is not over");
    school.set_day(date(2026, 12, 20));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(surveys(school), 0);
    assert!(confirmed(school, "contact-teacher").get("/survey").says("Alt slettes"));
}

#[promise("survey-stored-while-subscribed", refuses)]
fn while_it_lasts_only_surveys_past_their_day_go_and_after_it_none_is_made(school: &TestSchool) {
    let at = address(school);
    let before = surveys(school);
    school.set_day(date(2026, 12, 21));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(surveys(school), before);
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    subscription_ends(school, "2026-12-20");
    let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive")]);
    assert!(!made.says("er laget") && surveys(school) == before, "{}", made.text());
    nobody_else_finds(school, &at);
}
