//! Claims about what Feide tells the survey: fifteen attributes, once whoever comes in has accepted it. Feide is the demonstration's
//! own provider here: a stand-in that keeps Feide's rules, overheard.

use ransel_kernel::{Caller, Hat, PersonId, attributes, pass::Set};
use ransel_school::{actions::ImportRoster, records::Person};
use ransel_testkit::{Browser, Page, TestSchool, promise};
use rusqlite::Connection;
use serde_json::json;

use crate::survey::{WORDS, address, answers, confirmed, mate, new_form, nobody_else_finds, share};

/// The fifteen of the statement, in its order.
const FIFTEEN: [&str; 15] = [
    "cn",
    "displayName",
    "eduPersonAffiliation",
    "eduPersonOrgDN",
    "eduPersonOrgUnitDN",
    "eduPersonPrimaryAffiliation",
    "eduPersonPrincipalName",
    "feideSchoolList",
    "feideYearOfBirth",
    "givenName",
    "norEduPersonLegalName",
    "schacHomeOrganization",
    "sn",
    "uid",
    "preferredLanguage",
];

/// Somebody who is signed in to the house and answers herself whether Feide may tell the survey about her.
fn asked(school: &TestSchool, persona: &str) -> Browser {
    confirmed(school, persona).unaccepting()
}

/// Answers the question on a page.
fn says(browser: &mut Browser, page: &Page, filled: &[(&str, &str)]) -> Page {
    browser.submit(page, "/my/attributes/survey", filled)
}

/// What the survey has been told about somebody, by Feide's names.
pub fn told(school: &TestSchool, person: PersonId) -> Vec<(String, String)> {
    let main = Connection::open(school.folder.join("main.db")).expect("the store");
    let sql = "SELECT name, value FROM told_attribute WHERE person = ?1 AND module = 'survey' ORDER BY name";
    let mut rows = main.prepare(sql).expect("a query");
    let id = person.0.as_bytes().to_vec();
    let found = rows.query_map([id], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    found.collect::<Result<_, _>>().expect("rows")
}

/// What is kept of somebody at the door: acceptances, what was told, sessions that have come in.
fn kept(school: &TestSchool, person: PersonId) -> i64 {
    let main = Connection::open(school.folder.join("main.db")).expect("the store");
    let count = |table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table} WHERE person = ?1");
        main.query_row(&sql, [person.0.as_bytes().to_vec()], |row| row.get(0)).expect("a count")
    };
    count("attribute_acceptance") + count("told_attribute") + count("system_entered")
}

/// What the provider was asked to tell beside who somebody is.
fn asked_of_provider(school: &TestSchool) -> Vec<String> {
    let heard = school.provider.heard();
    heard.into_iter().filter(|request| request.contains("claims=")).collect()
}

#[promise("survey-feide-attributes", holds)]
fn feide_is_asked_for_exactly_fifteen(school: &TestSchool) {
    let mut nora = confirmed(school, "pupil");
    assert!(nora.get("/survey").is_ok());
    let requests = asked_of_provider(school);
    assert_eq!(requests.len(), 1, "asked once");
    let request = requests.first().expect("a request");
    let address = reqwest::Url::parse(&format!("http://provider{request}")).expect("an address");
    let claims = address.query_pairs().find(|(name, _)| name == "claims").expect("claims").1.into_owned();
    let claims: serde_json::Value = serde_json::from_str(&claims).expect("claims");
    let mut names: Vec<_> = claims["userinfo"].as_object().expect("of userinfo").keys().collect();
    names.sort();
    let mut wanted = FIFTEEN.map(|name| format!("https://n.feide.no/claims/{name}"));
    wanted.sort();
    assert_eq!(names, wanted.iter().collect::<Vec<_>>());
    let all = told(school, school.person("pupil"));
    assert_eq!(all.len(), FIFTEEN.len());
    let born = school.made_up_person("pupil").born.year().to_string();
    assert!(all.contains(&("feideYearOfBirth".to_owned(), born)), "{all:?}");
    let page = nora.get("/my/attributes/survey");
    assert!(FIFTEEN.iter().all(|name| page.says(name)), "{}", page.text());
}

#[promise("survey-feide-attributes", refuses)]
fn what_feide_tells_unasked_is_kept_nowhere(school: &TestSchool) {
    nobody_else_finds(school, &address(school));
    school.provider.says("norEduPersonNIN", json!("01818599123"));
    school.provider.says("norEduPersonBirthDate", json!("20130501"));
    assert!(confirmed(school, "pupil").get("/survey").is_ok());
    let names: Vec<_> = told(school, school.person("pupil")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), FIFTEEN.len(), "{names:?}");
    for store in ["main.db", "main.db-wal", "vault.db", "vault.db-wal"] {
        let bytes = std::fs::read(school.folder.join(store)).unwrap_or_default();
        for unasked in ["01818599123", "20130501"] {
            assert!(!bytes.windows(unasked.len()).any(|part| part == unasked.as_bytes()), "{store}");
        }
    }
}

/// Gives one of Nora's classmates her name.
fn another_nora(school: &TestSchool, mate: PersonId) {
    let name = school.made_up_person("pupil").name.clone();
    let ctx = school.owner.ctx(Caller::part("import")).expect("a request");
    let named = ctx.change(ImportRoster {}, |change| {
        let set = Set::default().to(Person::GIVEN, &name.given).to(Person::FAMILY, &name.family);
        change.update::<Person, _>(&mate, set)
    });
    named.expect("named");
}

#[promise("survey-attributes-purpose", holds)]
fn two_of_the_same_name_stay_two_and_a_teacher_gets_no_pupils_form(school: &TestSchool) {
    let at = address(school);
    let (value, _) = mate(&mut confirmed(school, "pupil"), &at, 4);
    another_nora(school, value.parse().expect("a person"));
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive")]);
    assert!(made.says("0 av 10"), "{}", made.text());
    let id = made.path().to_owned();
    // Each comes in to her own: what Nora answers is not the other's.
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &id, 8, &[WORDS]).says(WORDS));
    assert!(teacher.get(&id).says("1 av 10") || teacher.get(&format!("{id}/words")).says(WORDS));
    assert!(!teacher.get(&format!("{id}/answers")).is_ok(), "a teacher answers nothing");
    let page = nora.get("/my/attributes/survey");
    assert!(page.says("Hva du først og fremst er"), "{}", page.text());
}

#[promise("survey-attributes-purpose", refuses)]
fn who_is_something_else_at_feide_does_not_come_in(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    school.provider.says("eduPersonAffiliation", json!(["student", "member"]));
    let met = confirmed(school, "department-head").get("/survey");
    assert!(met.path().starts_with("/login") && met.says("en annen rolle"), "{}", met.text());
    assert_eq!(told(school, school.person("department-head")), []);
    school.provider.says("eduPersonAffiliation", json!(["faculty", "employee"]));
    assert!(!confirmed(school, "pupil").get(&format!("{at}/answers")).is_ok());
}

#[promise("survey-active-acceptance", holds)]
fn nothing_is_told_before_she_has_ticked(school: &TestSchool) {
    let mut nora = asked(school, "pupil");
    let page = nora.get("/survey");
    assert!(page.path() == "/my/attributes/survey" && page.says("Fødselsår"), "{}", page.text());
    assert!(page.form("/my/attributes/survey").iter().all(|(name, _)| name != "accept"), "the tick is empty");
    assert_eq!((asked_of_provider(school).len(), kept(school, school.person("pupil"))), (0, 0));
    let come = says(&mut nora, &page, &[("accept", "yes"), ("answer", "yes")]);
    assert!(come.is_ok() && come.path() == "/survey", "{}", come.text());
    assert_eq!(told(school, school.person("pupil")).len(), FIFTEEN.len());
}

#[promise("survey-active-acceptance", refuses)]
fn without_the_tick_nothing_is_told_and_nothing_opens(school: &TestSchool) {
    let at = address(school);
    let before = asked_of_provider(school).len();
    let mut nora = asked(school, "pupil");
    let page = nora.get("/survey");
    let met = says(&mut nora, &page, &[("answer", "yes")]);
    assert!(met.status == 422 && met.says("Sett kryss"), "{}", met.text());
    // Nor by the address she would be sent to after ticking.
    let met = nora.get("/login/demo?enter=survey&to=/survey");
    assert!(met.path() == "/my/attributes/survey", "{}", met.url);
    for page in ["/answers", "/answers/4"] {
        assert!(!nora.get(&format!("{at}{page}")).is_ok(), "{page}");
    }
    nora.get("/");
    assert!(!nora.post(&format!("{at}/answers/8"), &[("answer", WORDS)]).is_ok());
    assert_eq!((asked_of_provider(school).len(), kept(school, school.person("pupil"))), (before, 0));
    assert!(!confirmed(school, "contact-teacher").get(&format!("{at}/words")).says(WORDS));
    nobody_else_finds(school, &at);
}

fn refuses(school: &TestSchool) -> (Browser, Page) {
    let mut nora = asked(school, "pupil");
    let page = nora.get("/survey");
    let met = says(&mut nora, &page, &[("answer", "no")]);
    (nora, met)
}

#[promise("survey-refusal-no-login", holds)]
fn who_says_no_is_told_that_she_is_not_signed_in_and_nothing_is_kept(school: &TestSchool) {
    let at = address(school);
    let (_, met) = refuses(school);
    assert!(met.says("Du er ikke logget inn i") && met.says("ingenting er lagret"), "{}", met.text());
    assert_eq!(kept(school, school.person("pupil")), 0);
    let page = confirmed(school, "contact-teacher").get(&at);
    assert!(page.says("9 av 10") && !page.says("sagt nei"), "{}", page.text());
}

#[promise("survey-refusal-no-login", refuses)]
fn who_says_no_comes_to_no_page_of_it(school: &TestSchool) {
    let at = address(school);
    let (mut nora, _) = refuses(school);
    for page in ["/survey".to_owned(), format!("{at}/answers"), format!("{at}/answers/4")] {
        let met = nora.get(&page);
        assert!(met.path() == "/my/attributes/survey", "{page}: {}", met.url);
    }
    assert_eq!(kept(school, school.person("pupil")), 0);
    nobody_else_finds(school, &at);
}

#[promise("survey-consent-remembered", holds)]
fn the_second_time_she_is_not_asked(school: &TestSchool) {
    assert!(confirmed(school, "pupil").get("/survey").is_ok());
    let again = asked(school, "pupil").get("/survey");
    assert!(again.is_ok() && again.path() == "/survey", "{}", again.url);
}

#[promise("survey-consent-remembered", refuses)]
fn after_she_has_taken_it_back_or_the_list_has_changed_she_is_asked_again(school: &TestSchool) {
    let person = school.person("pupil");
    let mut nora = confirmed(school, "pupil").unaccepting();
    let page = nora.get("/survey");
    assert!(says(&mut nora, &page, &[("accept", "yes"), ("answer", "yes")]).is_ok());
    let mine = nora.get("/my/attributes/survey");
    let back = says(&mut nora, &mine, &[]);
    assert!(back.says("Du har sagt nei igjen"), "{}", back.text());
    assert_eq!(kept(school, person), 0);
    assert_eq!(nora.get("/survey").path(), "/my/attributes/survey", "also in the session she is in");
    assert!(confirmed(school, "pupil").get("/survey").is_ok());
    let main = Connection::open(school.folder.join("main.db")).expect("the store");
    main.busy_timeout(std::time::Duration::from_secs(10)).expect("patience");
    let older = "UPDATE attribute_acceptance SET attributes = 'cn sn uid'";
    assert!(main.execute(older, []).expect("an older list") > 0);
    assert_eq!(asked(school, "pupil").get("/survey").path(), "/my/attributes/survey");
    nobody_else_finds(school, &address(school));
}

#[promise("survey-answers-not-in-feide", holds)]
fn feide_hears_who_signs_in_and_nothing_of_what_is_answered(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    let (value, _) = mate(&mut nora, &at, 4);
    assert!(answers(&mut nora, &at, 4, &[&value]).is_ok());
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let heard = school.provider.heard().join("\n");
    assert!(heard.contains("/demo-idp/authorize") && heard.contains("/demo-idp/token"));
    let words = WORDS.split(' ').filter(|word| word.len() > 6);
    for answer in words.chain([&*value]) {
        assert!(!heard.contains(answer), "{answer}");
    }
}

#[promise("survey-answers-not-in-feide", refuses)]
fn feide_is_asked_and_is_told_nothing_else(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let known = ["/authorize", "/token", "/userinfo", "/jwks", "/.well-known/openid-configuration"];
    for request in school.provider.heard() {
        let path = request.split(['?', ' ']).next().unwrap_or_default();
        assert!(known.iter().any(|end| path == format!("/demo-idp{end}")), "{request}");
    }
    // Not even which survey she was on the way to.
    let id = at.rsplit('/').next().expect("an id");
    assert!(school.provider.heard().iter().all(|request| !request.contains(id)));
}

#[promise("survey-consent-covers-attributes-only", holds)]
fn what_she_accepts_is_a_list_and_she_sees_it(school: &TestSchool) {
    let mut nora = confirmed(school, "pupil");
    assert!(nora.get("/survey").is_ok());
    let main = Connection::open(school.folder.join("main.db")).expect("the store");
    let sql = "SELECT attributes FROM attribute_acceptance WHERE person = ?1 AND module = 'survey'";
    let id = school.person("pupil").0.as_bytes().to_vec();
    let listed: String = main.query_row(sql, [id], |row| row.get(0)).expect("an acceptance");
    assert_eq!(listed.split(' ').collect::<Vec<_>>(), FIFTEEN);
    assert!(nora.get("/my/attributes/survey").says("Dette har du sagt ja til"));
}

#[promise("survey-consent-covers-attributes-only", refuses)]
fn no_other_system_is_told_anything_by_it(school: &TestSchool) {
    nobody_else_finds(school, &address(school));
    let mut nora = confirmed(school, "pupil");
    assert!(nora.get("/survey").is_ok());
    assert_eq!(nora.get("/my/attributes/absence").status, 404);
    let before = asked_of_provider(school).len();
    assert!(!nora.get("/login/demo?enter=absence&to=/").path().starts_with("/absence"));
    assert_eq!(asked_of_provider(school).len(), before);
    // Nor by the kernel, whoever asks it.
    let caller = Caller { person: Some(school.person("pupil")), hat: Hat::Pupil, ..Caller::part("test") };
    let ctx = school.owner.ctx(Caller { part: None, ..caller }).expect("a request");
    assert!(attributes::accept(&ctx, "absence").is_err());
    assert!(
        attributes::enter(&ctx, "absence", &[("uid".to_owned(), vec!["nora".to_owned()])].into()).is_err()
    );
    // What one lets Feide tell is nobody else's to see.
    assert!(!confirmed(school, "contact-teacher").get("/my/attributes/survey").says("Nora"));
}

#[promise("survey-teachers-only-if-logged-in", holds)]
fn a_teacher_who_has_signed_in_to_it_can_be_let_in(school: &TestSchool) {
    let at = address(school);
    assert!(share(school, &at, "Underviser klassen", false).says("Kollegaen er sluppet inn"));
    let told = told(school, school.person("subject-teacher"));
    assert!(told.iter().any(|(_, value)| value.contains("faculty")), "{told:?}");
}

#[promise("survey-teachers-only-if-logged-in", refuses)]
fn who_has_never_signed_in_to_it_is_nowhere_in_it(school: &TestSchool) {
    let at = address(school);
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&at);
    for persona in ["subject-teacher", "guardian"] {
        let person = school.person(persona);
        assert!(!page.says(&person.to_string()), "{persona} is not offered");
        let id = person.to_string();
        let filled = [("colleague", id.as_str()), ("need", "Underviser klassen")];
        assert!(
            teacher.submit(&page, &format!("{at}/shared"), &filled).says("Velg en kollega."),
            "{persona}"
        );
        assert_eq!(kept(school, person), 0, "{persona}");
        let store = Connection::open(school.folder.join("main.db")).expect("the store");
        let named = "SELECT count(*) FROM named_for WHERE person = ?1";
        let named: i64 =
            store.query_row(named, [person.0.as_bytes().to_vec()], |row| row.get(0)).expect("a count");
        assert_eq!(named, 0, "{persona}");
    }
    let guardian = confirmed(school, "guardian").get("/survey");
    assert!(!guardian.is_ok() && !guardian.says("Feide"), "{}", guardian.text());
    nobody_else_finds(school, &at);
}
