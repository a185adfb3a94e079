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
pub const PAPER: &[u8] = b"%PDF-1.4 Oslo tingrett";

/// The principal registers an order about Nora: what she wrote, and nothing else.
pub fn registers(school: &TestSchool, at: &str, changed: &[(&str, &str)], document: &[u8]) -> Page {
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

/// Something goes wrong where the teacher reads what was written: a row was changed from outside.
fn goes_wrong(school: &TestSchool) -> Page {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let vault = Connection::open(school.folder.join("vault.db")).expect("the vault");
    vault.busy_timeout(std::time::Duration::from_secs(10)).expect("patience");
    vault.execute("UPDATE survey_words SET words = zeroblob(length(words))", []).expect("changed");
    confirmed(school, "contact-teacher").get(&format!("{at}/words"))
}

#[promise("survey-support-data-limited", holds)]
fn a_fault_is_passed_on_by_a_reference_and_nothing_else(school: &TestSchool) {
    let page = goes_wrong(school);
    assert_eq!(page.status, 500);
    let reference = page.text().split_whitespace().any(|word| {
        let word = word.trim_end_matches('.').as_bytes();
        word.len() == 7
            && word[3] == b'-'
            && word.iter().all(|sign| sign.is_ascii_alphanumeric() || *sign == b'-')
    });
    assert!(reference, "{}", page.text());
    let nora = &school.made_up_person("pupil").name.given;
    assert!(!page.says(WORDS) && !page.says(nora), "{}", page.text());
}

#[promise("survey-support-data-limited", refuses)]
fn whoever_helps_is_shown_no_answer(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    assert_eq!(goes_wrong(school).status, 500);
    // Accounts and machines are looked after by these two, who are asked when something does not work.
    for persona in ["it", "operator"] {
        let mut helper = confirmed(school, persona);
        for end in ["", "/results", "/words", "/use", "/answers"] {
            assert!(!helper.get(&format!("{at}{end}")).is_ok(), "{persona} {end}");
        }
        assert!(!helper.get("/operations").says(&at), "{persona}");
    }
}

/// Asks what a system's statement means; the page that answers.
fn asks(browser: &mut Browser, system: &str, question: &str) -> Page {
    let to = format!("/privacy/{system}/questions");
    let page = browser.get(&to);
    browser.submit(&page, &to, &[("question", question)])
}

const QUESTION: &str = "Hvorfor må navnet mitt stå i undersøkelsen?";

#[promise("survey-inquiry-30-days", holds)]
fn a_question_has_a_day_is_told_of_as_it_nears_and_reported_when_it_is_late(school: &TestSchool) {
    let mut nora = confirmed(school, "pupil");
    let link =
        nora.get("/privacy/survey?for=pupil").links().contains(&"/privacy/survey/questions".to_owned());
    assert!(link, "the statement leads to it");
    let asked = asks(&mut nora, "survey", QUESTION);
    assert!(
        asked.says("Spørsmålet er sendt")
            && asked.text().replace('\u{a0}', " ").contains("innen 19. desember 2026"),
        "{}",
        asked.text()
    );
    let start = |persona: &str| confirmed(school, persona).get("/").text();
    assert!(start("dpo").contains("Spørsmål om personvern som venter: 1"));
    assert!(!start("accountable-head").contains("Spørsmål om personvern som"), "there is time");
    // A week before its day, on it, and the day after.
    school.set_day(date(2026, 12, 11));
    assert!(start("dpo").contains("som venter: 1"));
    school.set_day(date(2026, 12, 12));
    for persona in ["dpo", "accountable-head"] {
        assert!(start(persona).contains("med frist innen en uke: 1"), "{persona}");
    }
    school.set_day(date(2026, 12, 19));
    assert!(start("dpo").contains("med frist innen en uke: 1"));
    school.set_day(date(2026, 12, 20));
    for persona in ["dpo", "accountable-head"] {
        assert!(start(persona).contains("som skulle vært besvart: 1"), "{persona}");
    }
    let mut officer = confirmed(school, "dpo");
    let page = officer.get("/inquiries");
    assert!(page.says(QUESTION) && page.says("Skulle vært besvart"), "{}", page.text());
    let mut fields = page.form("/inquiries").into_iter();
    let (field, _) = fields.find(|(name, _)| name.starts_with("answer-")).expect("a field");
    let answered = officer.submit(&page, "/inquiries", &[(&field, "Fordi læreren skal kunne hjelpe.")]);
    assert!(
        answered.says("Svaret er sendt") && answered.says("Besvarte spørsmål (1)"),
        "{}",
        answered.text()
    );
    assert!(!start("dpo").contains("Spørsmål om personvern som"));
    assert!(
        confirmed(school, "pupil").get("/privacy/survey/questions").says("Fordi læreren skal kunne hjelpe.")
    );
}

#[promise("survey-inquiry-30-days", refuses)]
fn nobody_else_reads_it_and_whoever_answers_is_not_told_who_asks(school: &TestSchool) {
    let mut nora = confirmed(school, "pupil");
    assert_eq!(asks(&mut nora, "survey", "").status, 422);
    assert_eq!(asks(&mut nora, "survey", &"å".repeat(2_001)).status, 422);
    assert!(!nora.get("/privacy/nowhere/questions").is_ok());
    assert!(asks(&mut nora, "survey", &"å".repeat(2_000)).says("Spørsmålet er sendt"));
    assert!(asks(&mut nora, "survey", QUESTION).is_ok());
    for at in ["it", "principal", "secretary", "contact-teacher", "system-owner", "operator", "guardian"] {
        let mut other = confirmed(school, at);
        assert!(!other.get("/inquiries").is_ok(), "{at}");
        assert!(!other.get("/privacy/survey/questions").says(QUESTION), "{at}");
    }
    let officers = confirmed(school, "dpo").get("/inquiries");
    let name = &school.made_up_person("pupil").name;
    assert!(officers.says(QUESTION) && !officers.says(&name.given), "{}", officers.text());
    assert!(!officers.body.contains(&school.person("pupil").to_string()));
    // What she wrote is not shown to whoever has her password alone.
    let mut password = school.browse_as("pupil");
    let page = password.get("/privacy/survey/questions");
    assert!(page.is_ok() && !page.says(QUESTION) && page.says("Bekreft hvem du er"), "{}", page.text());
    // Nobody sends hundreds.
    for _ in 2..10 {
        assert!(asks(&mut nora, "absence", QUESTION).says("Spørsmålet er sendt"));
    }
    assert!(asks(&mut nora, "absence", QUESTION).says("Ti av spørsmålene dine venter"));
    // The officer asks as well, and does not answer herself.
    let mut officer = confirmed(school, "dpo");
    assert!(asks(&mut officer, "absence", "Hvem ser loggen?").says("Spørsmålet er sendt"));
    assert!(!officer.get("/inquiries").says("Hvem ser loggen?"));
    assert!(officer.get("/").says("som venter: 10"), "what she does not answer is not counted to her");
    assert!(confirmed(school, "accountable-head").get("/inquiries").says("Hvem ser loggen?"));
}
