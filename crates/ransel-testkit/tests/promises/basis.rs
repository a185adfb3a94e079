//! Claims about what things rest on: duties in law, whatever anybody consents to, and consent where the owner lets a system
//! that can be refused hang on it.

use ransel_kernel::{
    Caller,
    platform::{CheckConsents, ConsentAnswer},
};
use ransel_testkit::{Browser, Page, TestSchool, promise};

use crate::{
    kernel::command,
    pictures::{Class, answer, choose, kept_out, withdraw},
};

/// Nora stands where every pupil of her class stands.
fn stands_in_the_lists(school: &TestSchool) {
    let mut teacher = school.browse_as("contact-teacher");
    let people = teacher.get("/people");
    assert!(people.shown().contains("Solvang Lie"), "{}", people.text());
    assert!(teacher.get(&format!("/absence/pupils/{}", school.person("pupil"))).is_ok());
}

#[promise("kernel-legal-obligation-basis", holds)]
fn who_takes_every_yes_back_stands_in_every_list_on_the_basis_of_law(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "first-name");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "first-name").is_ok());
    assert!(class.is_open(picture));
    stands_in_the_lists(school);
    withdraw(&mut nora, class.nora, picture);
    assert!(!class.is_open(picture), "what rests on consent stops at once");
    stands_in_the_lists(school);
    for module in ["person-register", "absence"] {
        let statement = school.browse().get(&format!("/privacy/{module}"));
        assert!(statement.shown().contains("Opplæringslova"), "{module}: {}", statement.text());
    }
}

#[promise("kernel-legal-obligation-basis", refuses)]
fn no_setting_makes_schooling_hang_on_consent_and_law_opens_it_to_nobody_else(school: &TestSchool) {
    let document = school.owner.settings().document().expect("a document");
    let file = school.folder.join("consent.toml");
    for module in ["absence", "person-register", "platform"] {
        let more = format!("{document}\n[module.{module}]\non_consent = true\n");
        // The platform has choices already: two tables of one name are no document either.
        std::fs::write(&file, more).expect("written");
        let said = command(school, &["settings", "import", file.to_str().expect("a path")]);
        assert!(!said.status.success(), "{module}: {}", String::from_utf8_lossy(&said.stdout));
    }
    let absence = format!("/absence/pupils/{}", school.person("pupil"));
    for persona in ["other-teacher", "guardian-none", "dpo"] {
        assert!(school.browse_as(persona).get(&absence).is_refused(), "{persona}");
    }
}

/// Nora answers what her class was asked.
fn says(class: &Class<'_>, nora: &mut Browser, said: &str) -> Page {
    let page = nora.get(&format!("/consents/{}", class.nora));
    let start = format!("action=\"/consents/{}/", class.nora);
    let rest = page.body.split(&start).nth(1).and_then(|rest| rest.split('"').next()).expect("a question");
    let to = format!("/consents/{}/{rest}", class.nora);
    nora.submit(&page, &to, &[("said", said)])
}

#[promise("kernel-consent-registration", holds)]
fn with_her_yes_she_is_put_down_and_the_answer_keeps_its_time_and_its_text(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    choose(school, "on_consent = true");
    let said = school.browse().get("/privacy/photo-consent");
    assert!(said.shown().contains("Ingenting føres om en elev før det er sagt ja: ja"), "{}", said.text());
    let told = school.browse_as("pupil").get("/privacy/photo-consent?for=pupil");
    assert!(told.shown().contains("Her lagres ingenting om deg før du"), "{}", told.text());
    assert!(class.ask_all().is_ok());
    let mut nora = school.browse_as("pupil");
    assert!(says(&class, &mut nora, "yes").is_ok());
    let picture = class.picture();
    let own = nora.get(&format!("/pictures/of/{}", class.nora));
    assert!(own.shown().contains(&picture.to_string()), "{}", own.text());
    let ctx = school.owner.ctx(Caller::part("consent")).expect("a request");
    let pass = ctx.may(CheckConsents { people: vec![class.nora] }).expect("a look");
    let answers = pass.rows::<ConsentAnswer>().all().expect("her answers");
    assert!(
        answers.iter().any(|one| one.given_at <= school.clock.now() && one.text.len() == 64),
        "{answers:?}"
    );
    kept_out(school, picture);
}

#[promise("kernel-consent-registration", refuses)]
fn before_a_yes_nothing_is_put_down_and_the_picture_is_taken_without_her(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    choose(school, "on_consent = true");
    let (picture, nora_id) = (class.added(), class.nora.to_string());
    let mut nora = school.browse_as("pupil");
    let refused = class.post(picture, "people", &[("who", &nora_id)]);
    assert!(refused.status == 422 && refused.says("før det er sagt ja"), "{}", refused.text());
    assert!(class.ask_all().is_ok());
    assert!(says(&class, &mut nora, "no").is_ok());
    assert_eq!(class.post(picture, "people", &[("who", &nora_id)]).status, 422, "she has said no");
    let own = nora.get(&format!("/pictures/of/{}", class.nora));
    assert!(!own.shown().contains(&picture.to_string()), "nothing is kept about her");
    // The working alternative: a picture without her.
    assert!(class.post(picture, "people", &[("nobody", "yes")]).is_ok());
    assert!(class.post(picture, "judgement", &[("judgement", "everyday")]).is_ok());
    assert!(class.show(picture, "classroom", "limited", "nameless").is_ok());
    kept_out(school, picture);
}
