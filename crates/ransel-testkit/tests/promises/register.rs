//! Claims of the register of pupils and guardians.

use ransel_law::identifier::synthesize;
use ransel_testkit::{Browser, Page, TestSchool, promise};

const HOME: [(&str, &str); 3] =
    [("home-street", "Strandgata 4"), ("home-code", "9995"), ("home-town", "Soløy")];
const POST: [(&str, &str); 3] =
    [("post-street", "Postboks 12"), ("post-code", "9996"), ("post-town", "Nordsoløy")];
const REACHED: [(&str, &str); 3] =
    [("mobile", "40012345"), ("phone", "73001234"), ("email", "sunniva.prove@soloy.example")];

/// A synthetic number nobody has yet.
fn number() -> String {
    let born = jiff::civil::date(2012, 5, 14);
    (900..1000).filter_map(|individual| synthesize(born, individual)).next().expect("a number").digits()
}

fn fill(number: &str) -> Vec<(&str, &str)> {
    let mut filled =
        vec![("given", "Sunniva"), ("family", "Prøve"), ("born", "2012-05-14"), ("number", number)];
    filled.extend(HOME);
    filled.extend(POST);
    filled.extend(REACHED);
    filled
}

/// The office registers a pupil; the page of her record.
fn register(school: &TestSchool, office: &mut Browser, number: &str) -> Page {
    let form = office.get("/people/new");
    let class = class_of_the_school(&form);
    let mut filled = fill(number);
    filled.push(("class", &class));
    let done = office.submit(&form, "/people", &filled);
    assert!(done.is_ok(), "{} {}", done.url, done.text());
    let person = done.url.path().split('/').nth(2).expect("the new pupil").to_owned();
    let _ = school;
    office.get(&format!("/people/{person}/record"))
}

/// The first class offered.
fn class_of_the_school(form: &Page) -> String {
    let at = form.body.find("name=\"class\"").expect("the choice of class");
    let options = form.body[at..].split("<option").skip(1);
    let values = options.filter_map(|option| option.split("value=\"").nth(1)?.split('"').next());
    values.into_iter().find(|value| !value.is_empty()).expect("a class").to_owned()
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', ' '], "")
}

#[promise("person-register-pupil-fields", holds)]
fn the_office_registers_a_pupil_with_all_her_fields(school: &TestSchool) {
    let mut office = school.browse_as("secretary");
    let number = number();
    let page = register(school, &mut office, &number);
    let shown = page.shown().to_owned();
    for (_, value) in HOME.iter().chain(&POST) {
        assert!(shown.contains(value), "{value}: {}", page.text());
    }
    for value in ["Sunniva", "Prøve", "sunniva.prove@soloy.example"] {
        assert!(shown.contains(value), "{value}");
    }
    for value in [number.as_str(), "40012345", "73001234"] {
        assert!(plain(&page).contains(value), "{value}: {}", page.text());
    }
}

#[promise("person-register-pupil-fields", refuses)]
fn nobody_but_the_office_registers_and_what_is_not_in_the_catalogue_is_not_kept(school: &TestSchool) {
    let mut office = school.browse_as("secretary");
    let form = office.get("/people/new");
    let number = number();
    let mut filled = fill(&number);
    let class = class_of_the_school(&form);
    filled.extend([("class", class.as_str()), ("religion", "kanarifugl-tro")]);
    let done = office.submit(&form, "/people", &filled);
    assert!(!done.says("kanarifugl-tro"));
    for file in ["main.db", "main.db-wal", "vault.db", "vault.db-wal"] {
        let Ok(bytes) = std::fs::read(school.folder.join(file)) else { continue };
        assert!(!bytes.windows(14).any(|window| window == b"kanarifugl-tro"), "{file}");
    }
    let pupil = school.made_up_person("pupil");
    let page = school.browse_as("subject-teacher").get(&format!("/people/{}/record", school.person("pupil")));
    assert!(!page.says(&pupil.email), "a subject teacher does not see how the pupil is reached");
    for persona in ["contact-teacher", "principal", "pupil"] {
        let mut other = school.browse_as(persona);
        assert!(other.get("/people/new").is_refused(), "{persona}");
        assert!(!other.post("/people", &fill(&number)).is_ok(), "{persona}");
    }
}

#[promise("person-register-guardian-fields", holds)]
fn the_office_saves_a_guardian_with_her_fields_and_she_sees_her_own(school: &TestSchool) {
    let mut office = school.browse_as("secretary");
    let pupil = school.person("pupil");
    let path = format!("/people/{pupil}/guardians");
    let form = office.get(&format!("{path}/new"));
    let number = number();
    let mut filled = fill(&number);
    filled.push(("kind", "lives-with"));
    let done = office.submit(&form, &path, &filled);
    assert!(done.is_ok(), "{} {}", done.url, done.text());
    let record = office.get(&format!("/people/{pupil}/record"));
    assert!(record.shown().contains("Sunniva"), "{}", record.text());
    let own = school.made_up_person("guardian");
    let id = school.person("guardian");
    let page = school.browse_as("guardian").get(&format!("/people/{id}/record"));
    assert!(plain(&page).contains(&own.national_id.expect("a number").digits()), "{}", page.text());
}

#[promise("person-register-guardian-fields", refuses)]
fn a_guardian_does_not_see_the_other_guardians_number(school: &TestSchool) {
    let other = school.made_up_person("guardian-apart").national_id.expect("a number").digits();
    let (pupil, apart) = (school.person("pupil"), school.person("guardian-apart"));
    let mut guardian = school.browse_as("guardian");
    for path in [format!("/people/{pupil}"), format!("/people/{pupil}/record")] {
        assert!(!plain(&guardian.get(&path)).contains(&other), "{path}");
    }
    assert!(guardian.get(&format!("/people/{apart}/record")).is_refused());
}
