//! What a teacher asks her class: which of the bank's questions, and in words of her own. Her words name nobody where nothing is
//! suspected, are compared and counted nowhere, and go with the survey.

use std::process::Command;

use jiff::civil::date;
use ransel_testkit::{Page, TestSchool, ransel_test};
use rusqlite::Connection;

use crate::survey::{WORDS, address, answers, confirmed, mate, new_form, overseen, results};

/// What she asks in words of her own, on a scale and openly.
const BUS: &str = "Hvordan har du det på bussen?";
const TRIP: &str = "Hva gleder du deg til på turen?";

/// Makes a survey of these questions of the bank, and of what is filled in.
fn makes(school: &TestSchool, asked: &[&str], filled: &[(&str, &str)]) -> Page {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let mut fields = form.form("/survey/new");
    fields.retain(|(name, _)| name != "questions" && !filled.iter().any(|(filled, _)| filled == name));
    let asked = asked.iter().map(|code| ("questions", *code));
    fields
        .extend(asked.chain(filled.iter().copied()).map(|(name, value)| (name.to_owned(), value.to_owned())));
    let sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    teacher.post("/survey/new", &sent)
}

/// The address of a survey that asks how they are, and two questions of her own.
fn own(school: &TestSchool) -> String {
    let filled = [
        ("mode", "preventive"),
        ("own-1", BUS),
        ("own-1-way", "good"),
        ("own-3", TRIP),
        ("own-3-way", "words"),
    ];
    let made = makes(school, &["thrive", "more"], &filled);
    assert!(made.says("Undersøkelsen er laget"), "{}", made.text());
    made.path().to_owned()
}

fn vault(school: &TestSchool) -> Connection {
    let vault = Connection::open(school.folder.join("vault.db")).expect("the vault");
    vault.busy_timeout(std::time::Duration::from_secs(10)).expect("patience");
    vault
}

/// How many wordings of her own are kept.
fn kept(school: &TestSchool) -> i64 {
    let count = "SELECT count(*) FROM survey_own_question";
    vault(school).query_row(count, [], |row| row.get(0)).expect("a count")
}

#[ransel_test]
fn own_questions_are_asked_answered_and_read_by_the_teacher(school: &TestSchool) {
    let at = own(school);
    let mut nora = confirmed(school, "pupil");
    let asked = [(1, "Hvordan har du det i klassen?"), (2, BUS), (3, TRIP), (4, "Er det noe mer")];
    for (number, wording) in asked {
        let page = nora.get(&format!("{at}/answers/{number}"));
        assert!(page.says(wording) && page.says(&format!("{number} av 4")), "{wording}: {}", page.text());
    }
    assert!(answers(&mut nora, &at, 2, &["3"]).is_ok());
    let mine = answers(&mut nora, &at, 3, &[WORDS]);
    assert!(mine.is_ok());
    let mine = nora.get(&format!("{at}/answers"));
    assert!(mine.says(BUS) && mine.says("Ikke så bra") && mine.says(WORDS), "{}", mine.text());
    let mut teacher = confirmed(school, "contact-teacher");
    let page = results(&mut teacher, &at);
    assert!(page.says(BUS) && page.says("Nora") && !page.says(TRIP), "{}", page.text());
    let words = teacher.get(&format!("{at}/words"));
    assert!(words.says(TRIP) && words.says(WORDS), "{}", words.text());
}

#[ransel_test]
fn a_pupil_who_has_signed_in_with_a_password_alone_reads_what_she_is_asked(school: &TestSchool) {
    let at = own(school);
    let page = school.browse_as("pupil").get(&format!("{at}/answers/2"));
    assert!(page.says(BUS), "{}", page.text());
    let stored: Vec<u8> = vault(school)
        .query_row("SELECT wording FROM survey_own_question LIMIT 1", [], |row| row.get(0))
        .expect("a wording");
    assert!(!String::from_utf8_lossy(&stored).contains("bussen"), "it lies sealed");
}

#[ransel_test]
fn only_what_is_ticked_is_asked_and_something_must_be(school: &TestSchool) {
    let made = makes(school, &["safe", "breaks"], &[("mode", "preventive")]);
    let at = made.path().to_owned();
    let mut nora = confirmed(school, "pupil");
    assert!(nora.get(&format!("{at}/answers/2")).says("2 av 2"));
    assert!(!nora.get(&format!("{at}/answers/3")).is_ok());
    let nothing = makes(school, &[], &[("mode", "preventive")]);
    assert!(nothing.says("Velg minst ett spørsmål.") && !nothing.says("er laget"), "{}", nothing.text());
    let alone = makes(school, &[], &[("mode", "preventive"), ("own-2", BUS), ("own-2-way", "often")]);
    assert!(alone.says("Undersøkelsen er laget"), "{}", alone.text());
}

#[ransel_test]
fn to_prevent_an_own_question_names_nobody_in_the_class(school: &TestSchool) {
    let wording = "Hva synes du om NORA?";
    let refused =
        makes(school, &["thrive"], &[("mode", "preventive"), ("own-1", wording), ("own-1-way", "good")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("«NORA» er navnet til noen i klassen"), "{}", refused.text());
    assert_eq!(refused.field("own-1").as_deref(), Some(wording), "what she wrote still stands there");
    // Also of whoever is in the class and is not asked.
    let (line, head) = crate::survey::line(school);
    let others = [("mode", "preventive"), ("own-1", wording), ("own-1-way", "good"), ("lines", head)];
    assert!(makes(school, &["thrive"], &others).says("er navnet til noen i klassen"), "{line}");
    assert_eq!(kept(school), 0);
}

#[ransel_test]
fn what_is_wrong_with_an_own_question_is_said_at_its_field(school: &TestSchool) {
    for (filled, said) in [
        ([("own-1", "Hva?"), ("own-1-way", "good")], "med mellom 5 og 200 tegn"),
        ([("own-1", "Hva?"), ("own-1-way", "")], "med mellom 5 og 200 tegn"),
        ([("own-1", BUS), ("own-1-way", "")], "Velg hvordan spørsmålet besvares."),
        ([("own-1", BUS), ("own-1-way", "percent")], "Velg hvordan spørsmålet besvares."),
    ] {
        let page = makes(school, &["thrive"], &[&[("mode", "preventive")], &filled[..]].concat());
        assert!(page.status == 422 && page.says(said), "{filled:?}: {}", page.text());
    }
    assert_eq!(kept(school), 0);
}

#[ransel_test]
fn pupils_choose_each_other_in_an_own_question_only_where_a_suspicion_is_followed_up(school: &TestSchool) {
    const NOISE: &str = "Hvem plager deg på bussen?";
    let said = "kan elevene ikke velge hverandre i ditt eget spørsmål";
    let mut teacher = confirmed(school, "contact-teacher");
    assert!(!new_form(&mut teacher).shown().contains("value=\"mates\""));
    for filled in [&[("own-1", NOISE), ("own-1-way", "mates")][..], &[("own-mates", NOISE)]] {
        let page = makes(school, &["thrive"], &[&[("mode", "preventive")], filled].concat());
        assert!(page.status == 422 && page.says(said), "{filled:?}: {}", page.text());
    }
    assert_eq!(kept(school), 0);
    let principal = school.person("principal").to_string();
    let follow_up = [
        ("mode", "follow-up"),
        ("case", "2026/118"),
        ("suspicion", "Flere sier at en elev blir plaget på bussen"),
        ("tried", "Samtaler og tilsyn i seks uker"),
        ("approved", principal.as_str()),
        ("own-mates", NOISE),
    ];
    let made = makes(school, &["thrive"], &follow_up);
    assert!(made.says("Undersøkelsen er laget"), "{}", made.text());
    let at = made.path().to_owned();
    let mut nora = confirmed(school, "pupil");
    let (value, name) = mate(&mut nora, &at, 2);
    assert!(answers(&mut nora, &at, 2, &[&value]).is_ok());
    let page = results(&mut teacher, &at);
    assert!(page.says("Ikke ønsket av") && page.says(&name), "{}", page.text());
    assert!(!page.says("ikke valgt av noen"), "nobody was asked whom she likes: {}", page.text());
    assert_eq!(kept(school), 1);
}

#[ransel_test]
fn an_own_question_goes_with_its_survey_by_hand_and_on_its_day(school: &TestSchool) {
    let at = own(school);
    assert_eq!(kept(school), 2);
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&format!("{at}/removed"));
    assert!(teacher.submit(&page, &format!("{at}/removed"), &[]).says("Undersøkelsen er slettet"));
    assert_eq!(kept(school), 0);
    own(school);
    school.set_day(date(2027, 2, 25));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(kept(school), 2, "its day is not over");
    school.set_day(date(2027, 2, 26));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(kept(school), 0);
}

#[ransel_test]
fn when_the_owner_gives_the_survey_up_own_questions_go_too(school: &TestSchool) {
    own(school);
    let mut settings = (*school.owner.settings()).clone();
    let days = toml::Value::Array(vec![toml::Value::String("2026-11-20".to_owned())]);
    settings.module.entry("survey".to_owned()).or_default().insert("subscription_ends".to_owned(), days);
    assert!(crate::kernel::import(school, &settings).status.success());
    school.set_day(date(2026, 12, 20));
    assert!(confirmed(school, "contact-teacher").get("/survey").says("Alt slettes"));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert_eq!(kept(school), 0);
}

#[ransel_test]
fn the_numbers_of_the_principal_leave_own_questions_out(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    for number in [1, 2, 3, 6, 7] {
        assert!(answers(&mut nora, &at, number, &["4"]).is_ok());
    }
    // All ten have answered. The first question is the teacher's own from now on.
    let own = "UPDATE survey_question SET code = 'own' WHERE number = 1";
    assert!(vault(school).execute(own, []).expect("a question") > 0);
    school.set_day(date(2026, 11, 25));
    let page = confirmed(school, "principal").get(&overseen(&at));
    assert!(page.says("Er du trygg i klassen?") && page.says("færre enn ti"), "{}", page.text());
    assert!(!page.says("Hvordan har du det i klassen?"), "{}", page.text());
}

#[ransel_test]
fn own_questions_are_not_compared_between_surveys(school: &TestSchool) {
    let filled = [("mode", "preventive"), ("own-1", BUS), ("own-1-way", "good")];
    let before = makes(school, &["thrive"], &filled).path().to_owned();
    school.set_day(date(2026, 11, 23));
    let now = makes(school, &["thrive"], &filled).path().to_owned();
    let id = before.rsplit('/').next().expect("an id");
    let page = confirmed(school, "contact-teacher").get(&format!("{now}/results?with={id}"));
    let compared = page.text();
    let (_, compared) = compared.split_once("Før og nå i samme klasse").expect("a comparison");
    assert!(compared.contains("Hvordan har du det i klassen?") && !compared.contains(BUS), "{compared}");
}

#[ransel_test]
fn a_pupil_goes_on_where_she_was_and_nothing_is_chosen_for_her(school: &TestSchool) {
    let at = own(school);
    let mut nora = confirmed(school, "pupil");
    let question = nora.get(&format!("{at}/answers/1"));
    assert!(question.says("Vil ikke svare") && !question.shown().contains("checked"), "{}", question.shown());
    assert!(answers(&mut nora, &at, 1, &["2"]).is_ok());
    assert!(nora.get(&format!("{at}/answers")).links().contains(&format!("{at}/answers/2")));
    assert!(answers(&mut nora, &at, 1, &["rather-not"]).is_ok());
    assert!(nora.get(&format!("{at}/answers")).links().contains(&format!("{at}/answers/1")));
}

#[ransel_test]
fn closing_asks_first_and_a_pupil_sees_how_it_stands_with_each_survey(school: &TestSchool) {
    let at = own(school);
    let mut nora = confirmed(school, "pupil");
    let said = |page: Page| page.text().replace('\u{a0}', " ");
    assert!(said(nora.get("/survey")).contains("Åpen til 3. desember 2026"));
    assert!(answers(&mut nora, &at, 4, &[""]).says("Takk for at du svarte"));
    assert!(said(nora.get("/survey")).contains("Du er ferdig"));
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&at);
    assert!(page.links().contains(&format!("{at}/closed")));
    let asks = teacher.get(&format!("{at}/closed"));
    assert!(asks.says("kan ikke åpnes igjen") && teacher.get(&at).says("Elevene kan svare nå."));
    assert!(teacher.submit(&asks, &format!("{at}/closed"), &[]).says("Undersøkelsen er lukket"));
    assert!(said(nora.get("/survey")).contains("Lukket"));
}

/// What a reader finds in a paper; nothing where no reader is installed.
fn pdf_text(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("the paper");
    let done = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

#[ransel_test]
fn what_is_given_out_on_an_order_says_what_was_asked_in_the_teachers_words(school: &TestSchool) {
    let at = own(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 2, &["3"]).is_ok());
    assert!(answers(&mut nora, &at, 3, &[WORDS]).is_ok());
    let mut principal = confirmed(school, "principal");
    let to = format!("{}/order", overseen(&at));
    let page = principal.get(&to);
    let person = school.person("pupil").to_string();
    let filled = [
        ("authority", "court"),
        ("receiver", "Oslo tingrett"),
        ("reference", "26-041772"),
        ("ordered", "2026-11-18"),
        ("basis", "Straffeprosessloven § 210"),
        ("pupils", person.as_str()),
        ("parts", "answers"),
        ("parts", "words"),
    ];
    assert!(principal.upload(&page, &to, &filled, ("document", b"%PDF-1.4 Oslo tingrett")).is_ok());
    let links = principal.get("/survey/orders").links();
    let order = links.into_iter().find(|link| link.starts_with("/survey/orders/")).expect("an order");
    let mut head = confirmed(school, "accountable-head");
    head.get("/survey/orders");
    assert!(head.post(&format!("{order}/approved"), &[]).says("Pålegget er godkjent"));
    principal.get(&order);
    let given = principal.post(&format!("{order}/given"), &[]);
    assert!(given.bytes.starts_with(b"%PDF-"), "{}", given.text());
    if let Some(text) = pdf_text(&given.bytes) {
        for said in [BUS, "Ikke så bra", TRIP, WORDS] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}
