//! Claims of the register of pupils and guardians.

use ransel_kernel::{Caller, platform::MatchSignIn, rows::Is};
use ransel_law::identifier::synthesize;
use ransel_school::records::NationalNumber;
use ransel_testkit::{Browser, Page, TestSchool, promise};

use crate::kernel::command;

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

/// Two synthetic numbers of people born on one day.
fn two_numbers() -> [String; 2] {
    let born = jiff::civil::date(2012, 5, 14);
    let mut numbers = (900..1000).filter_map(|individual| synthesize(born, individual)).map(|it| it.digits());
    [numbers.next().expect("a number"), numbers.next().expect("another")]
}

/// Whose record a page is.
fn person_of(page: &Page) -> String {
    page.url.path().split('/').nth(2).expect("a person").to_owned()
}

/// The office registers a guardian of somebody.
fn guardian_of(office: &mut Browser, child: &str, number: &str, given: &str) {
    let path = format!("/people/{child}/guardians");
    let form = office.get(&format!("{path}/new"));
    let mut filled = fill(number);
    filled.retain(|(name, _)| *name != "given" && *name != "born");
    filled.extend([("given", given), ("kind", "lives-with")]);
    assert!(office.submit(&form, &path, &filled).is_ok());
}

#[promise("person-register-pupil-fnr-purpose", holds)]
fn two_pupils_of_one_name_are_kept_apart_and_each_has_her_guardian(school: &TestSchool) {
    let mut office = school.browse_as("secretary");
    let [one, other] = two_numbers();
    let (first, second) = (register(school, &mut office, &one), register(school, &mut office, &other));
    let (first, second) = (person_of(&first), person_of(&second));
    assert_ne!(first, second);
    let adult = synthesize(jiff::civil::date(1985, 3, 2), 910).expect("a number").digits();
    guardian_of(&mut office, &second, &adult, "Tordis");
    assert!(!office.get(&format!("/people/{first}/record")).shown().contains("Tordis"));
    assert!(office.get(&format!("/people/{second}/record")).shown().contains("Tordis"));
    for path in ["/people", "/groups"] {
        let list = office.get(path);
        assert!(!plain(&list).contains(&one) && !list.body.contains(&one), "{path}");
        assert!(list.links().iter().all(|link| !link.contains(&one) && !link.contains(&other)), "{path}");
    }
}

#[promise("person-register-pupil-fnr-purpose", refuses)]
fn a_number_is_one_persons_and_no_key_others_see(school: &TestSchool) {
    let mut office = school.browse_as("secretary");
    let [one, _] = two_numbers();
    register(school, &mut office, &one);
    let form = office.get("/people/new");
    let class = class_of_the_school(&form);
    let mut filled = fill(&one);
    filled.push(("class", &class));
    let again = office.submit(&form, "/people", &filled);
    assert!(!again.is_ok(), "the same number is the same person: {}", again.text());
    let nora = school.made_up_person("pupil").national_id.expect("a number").digits();
    let pupil = school.person("pupil");
    for persona in ["contact-teacher", "principal", "guardian", "guardian-apart"] {
        let mut other = school.browse_as(persona);
        for path in [format!("/people/{pupil}"), format!("/people/{pupil}/record")] {
            assert!(!plain(&other.get(&path)).contains(&nora), "{persona} {path}");
        }
        assert!(other.get(&format!("/people/{nora}/record")).is_refused(), "{persona}");
    }
}

#[promise("person-register-guardian-fnr-purpose", holds)]
fn a_guardian_comes_to_her_own_children_at_every_school(school: &TestSchool) {
    let page = school.browse_as("guardian").get("/");
    assert!(
        page.shown().contains("Nora Solvang Lie") && page.shown().contains("Jonas Solvang"),
        "{}",
        page.text()
    );
    let other = school.browse_as("guardian-apart").get("/");
    assert!(
        other.shown().contains("Nora Solvang Lie") && !other.shown().contains("Jonas"),
        "{}",
        other.text()
    );
}

#[promise("person-register-guardian-fnr-purpose", refuses)]
fn who_has_the_name_and_another_number_comes_to_none(school: &TestSchool) {
    let anders = school.person("guardian-apart");
    let mut office = school.browse_as("secretary");
    let form = office.get(&format!("/people/{anders}/record/edit"));
    let path = format!("/people/{anders}/record");
    assert!(office.submit(&form, &path, &[("given", "Ingrid"), ("family", "Solvang")]).is_ok());
    let mut same_name = school.browse_as("guardian-apart");
    let jonas = school.person("pupil-young");
    assert!(!same_name.get("/").shown().contains("Jonas"));
    for path in [format!("/people/{jonas}"), format!("/people/{jonas}/record")] {
        assert!(same_name.get(&path).is_refused(), "{path}");
    }
    assert!(!school.browse_as("stranger").get("/").says("Jonas"));
}

#[promise("person-register-next-of-kin-fields", holds)]
fn whom_to_call_is_said_in_four_fields(school: &TestSchool) {
    let mut nora = school.browse_as("pupil");
    let form = nora.get("/my/kin");
    let names: Vec<_> = form.form("/my/kin").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["csrf", "name", "address", "phone", "email"]);
    let filled = [
        ("name", "Tante Lie"),
        ("address", "Strandgata 4"),
        ("phone", "40010203"),
        ("email", "tante@soloy.example"),
    ];
    let done = nora.submit(&form, "/my/kin", &filled);
    for (_, value) in filled {
        assert!(done.shown().contains(value), "{value}: {}", done.text());
    }
}

#[promise("person-register-next-of-kin-fields", refuses)]
fn a_number_of_who_is_to_be_called_is_not_kept_and_nobody_else_says_it(school: &TestSchool) {
    let [number, _] = two_numbers();
    let mut nora = school.browse_as("pupil");
    let form = nora.get("/my/kin");
    let done =
        nora.submit(&form, "/my/kin", &[("name", "Tante Lie"), ("phone", "40010203"), ("number", &number)]);
    assert!(done.is_ok() && !done.says(&number), "{}", done.text());
    for file in ["main.db", "main.db-wal"] {
        let Ok(bytes) = std::fs::read(school.folder.join(file)) else { continue };
        assert!(!bytes.windows(number.len()).any(|window| window == number.as_bytes()), "{file}");
    }
    for persona in ["guardian", "contact-teacher", "principal"] {
        assert!(school.browse_as(persona).get("/my/kin").is_refused(), "{persona}");
    }
    // A file that carries the number loses it on the way in, and whoever brings it in is told.
    let key =
        |name: &str| format!("<sourcedid><source>sas@soloy.example</source><id>{name}</id></sourcedid>");
    let person = |name: &str, number: &str, more: &str| {
        format!(
            "<person>{}{number}<name><fn>{name} Vik</fn><n><family>Vik</family><given>{name}</given></n></name>{more}</person>",
            key(name)
        )
    };
    let aunt = format!("<userid useridtype=\"personNIN\">{number}</userid>");
    let call = format!(
        "<extension><pifu_hasContactPerson type=\"nextOfKin\">{}</pifu_hasContactPerson></extension>",
        key("Tante")
    );
    let text = format!(
        "<enterprise xmlns=\"http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1\"><properties lang=\"no\">\
         <datasource>sas@soloy.example</datasource><type>delta</type><datetime>2026-08-17T06:30:00</datetime></properties>\
         {}{}</enterprise>",
        person("Elev", "", &call),
        person("Tante", &aunt, "")
    );
    let file = school.folder.join("kin.xml");
    std::fs::write(&file, text).expect("written");
    let done = command(school, &["import", "pifu", file.to_str().expect("a path")]);
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("number-of-next-of-kin"), "{said}");
    std::fs::remove_file(&file).expect("removed");
    let lookup = school.owner.lookup("national-id", &number);
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let pass = ctx.may(MatchSignIn {}).expect("sign-in may look");
    let found = pass
        .rows::<NationalNumber>()
        .only(NationalNumber::LOOKUP, Is::Equal, &lookup)
        .all()
        .expect("a query");
    assert!(found.is_empty(), "her number is not here, so nobody signs in with it");
}
