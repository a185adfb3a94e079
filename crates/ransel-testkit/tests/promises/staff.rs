//! Who works here, in which post, who stands in for whom, who answers for which system: each on its pages, by those who keep
//! it, and stopped for all others.

use jiff::{ToSpan, civil::date};
use ransel_testkit::{Browser, Page, TestSchool, promise, ransel_test};

fn record(school: &TestSchool, persona: &str) -> String {
    format!("/people/{}/record", school.person(persona))
}

/// The settings as a form of these systems would be sent.
fn settings_of(page: &Page, system: &str) -> Vec<(String, String)> {
    let mut fields = page.form("/settings");
    fields.retain(|(name, value)| name != "csrf" && (name != "of" || value == system));
    fields
}

fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Page {
    // A page of her own first: its token goes along.
    browser.get("/");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields)
}

#[promise("kernel-delegated-to-system-owners", holds)]
fn every_system_stands_with_who_answers_for_it_and_she_and_the_head_change_its_settings(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let catalogue = head.get("/systems");
    for module in &school.owner.house.modules {
        assert!(catalogue.shown().contains(&format!("/privacy/{}", module.name)), "{}", module.name);
    }
    assert!(catalogue.shown().contains("Erik Dahl, fra"), "{}", catalogue.text());
    assert!(catalogue.shown().contains("Ingen er oppnevnt ennå"), "of sign-in and log");
    let mut owner = school.browse_as("system-owner");
    let page = owner.get("/settings");
    assert!(
        page.shown().contains("name=\"module-absence\"") && !page.body.contains("owner-contact"),
        "hers only"
    );
    let mut off = settings_of(&page, "absence");
    off.retain(|(name, _)| name != "module-absence");
    let preview = send(&mut owner, "/settings", &off);
    assert!(school.owner.settings().is_on("absence"), "only seen yet");
    assert!(owner.submit(&preview, "/settings", &[("reason", "Vi fører på papir")]).is_ok());
    assert!(!school.owner.settings().is_on("absence"));
    let page = head.get("/settings");
    let done = head.decide(&page, "/settings", &[("module-absence", "yes"), ("guardian-number", "yes")]);
    assert!(done.is_ok() && school.owner.settings().is_on("absence"), "{}", done.text());
    let person = school.person("system-owner").to_string();
    let today = school.clock.today().to_string();
    let named = [("system", "platform"), ("person", &*person), ("from", &*today)];
    let page = head.get("/systems");
    let done = head.submit(&page, "/systems", &named);
    assert!(done.shown().contains("Systemansvarlig er oppnevnt"), "{}", done.text());
    assert!(owner.get("/settings").shown().contains("owner-contact"), "the same day");
}

#[promise("kernel-delegated-to-system-owners", refuses)]
fn the_owner_of_another_system_changes_nothing_of_it_and_nobody_delegates_but_the_head(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    let before = school.owner.settings_version();
    let mut owner = school.browse_as("system-owner");
    let done = send(&mut owner, "/settings", &settings_of(&form, "platform"));
    assert!(done.is_refused(), "she answers for other systems: {}", done.text());
    assert_eq!(school.owner.settings_version(), before);
    for persona in ["principal", "it", "dpo", "subject-teacher"] {
        let done = send(&mut school.browse_as(persona), "/settings", &settings_of(&form, "absence"));
        assert!(done.is_refused(), "{persona}");
    }
    let person = school.person("it").to_string();
    let today = school.clock.today().to_string();
    for persona in ["system-owner", "it", "dpo", "principal"] {
        let mut browser = school.browse_as(persona);
        browser.get("/");
        let done = browser.post("/systems", &[("system", "absence"), ("person", &person), ("from", &today)]);
        assert!(done.is_refused(), "{persona}: {}", done.text());
    }
    let page = head.get("/systems");
    let mut taken = 0;
    while let Some(id) = after(&head.get("/systems"), &school.person("system-owner").to_string()) {
        let person = school.person("system-owner").to_string();
        head.post("/systems/end", &[("person", &person), ("id", &id)]);
        taken += 1;
        assert!(taken < 50, "each is taken back once: {}", page.text());
    }
    let form = head.get("/settings");
    let done = send(&mut owner, "/settings", &settings_of(&form, "absence"));
    assert!(done.is_refused(), "from the day it is taken back: {}", done.text());
}

/// The id in the first form about a person.
fn after(page: &Page, person: &str) -> Option<String> {
    let form = page
        .body
        .split("name=\"person\"")
        .skip(1)
        .find(|part| part.split("value=\"").nth(1).is_some_and(|value| value.starts_with(person)))?;
    let id = form.split("name=\"id\"").nth(1)?.split("value=\"").nth(1)?;
    Some(id.split('"').next()?.to_owned())
}

#[ransel_test]
fn a_post_that_ends_takes_its_access_the_same_day_and_a_new_one_is_worn_at_once(school: &TestSchool) {
    let (mut principal, mut teacher) = (school.browse_as("principal"), school.browse_as("subject-teacher"));
    assert!(teacher.get(&record(school, "pupil")).is_ok());
    let (person, today) = (school.person("subject-teacher").to_string(), school.clock.today().to_string());
    let page = principal.get("/staff/posts");
    let done = principal.submit(&page, "/staff/posts", &[("person", &person), ("post", "timetabler")]);
    assert!(done.shown().contains("Stillingen er lagret"), "{}", done.text());
    let again = principal.submit(&done, "/staff/posts", &[("person", &person), ("post", "timetabler")]);
    assert_eq!(again.status, 422, "twice is said");
    let worn = teacher.wear("timetabler");
    assert!(worn.shown().contains("Timeplanlegger"), "{}", worn.text());
    assert!(teacher.get(&record(school, "pupil")).is_refused(), "the hat decides, not the person");
    teacher.wear("teacher");
    let page = principal.get("/staff/posts");
    let row = page
        .body
        .split("<tr")
        .skip(1)
        .find(|row| row.contains(&person) && row.contains("Lærer"))
        .expect("her post");
    let id = row.split("name=\"id\"").nth(1).and_then(|part| part.split('"').nth(1)).expect("its id");
    let ends = format!("ends-{id}");
    let past = principal.post("/staff/posts/end", &[("person", &person), ("id", id), (&ends, "2026-11-01")]);
    assert_eq!(past.status, 422, "what has been stays: {}", past.text());
    let done = principal.post("/staff/posts/end", &[("person", &person), ("id", id), (&ends, &today)]);
    assert!(done.shown().contains("Sluttdatoen er lagret"), "{}", done.text());
    assert!(!teacher.get(&record(school, "pupil")).is_ok(), "gone the same day");
}

#[ransel_test]
fn nobody_gives_herself_a_post_and_each_keeps_only_her_own_place(school: &TestSchool) {
    let today = school.clock.today().to_string();
    for (persona, path) in
        [("principal", "/staff/posts"), ("it", "/owner/posts"), ("accountable-head", "/owner/posts")]
    {
        let own = school.person(persona).to_string();
        let mut browser = school.browse_as(persona);
        assert!(!browser.get("/staff/posts").shown().contains(&format!("value=\"{own}\"")), "{persona}");
        let done = browser.post(path, &[("person", &own), ("post", "teacher"), ("from", &today)]);
        assert!(done.is_refused(), "{persona}: {}", done.text());
    }
    let theirs = school.person("subject-teacher").to_string();
    for persona in ["other-principal", "secretary", "other-teacher", "department-head", "dpo", "guardian"] {
        let mut browser = school.browse_as(persona);
        browser.get("/");
        let done =
            browser.post("/staff/posts", &[("person", &theirs), ("post", "teacher"), ("from", &today)]);
        assert!(done.is_refused(), "{persona}: {}", done.text());
        assert!(!browser.get("/staff/posts").body.contains("Aslak Utsi"), "{persona}");
    }
    let mut principal = school.browse_as("principal");
    let page = principal.get("/staff/posts");
    let done = principal.submit(&page, "/staff/posts", &[("person", &theirs), ("post", "dpo")]);
    assert_eq!(done.status, 422, "the owner's posts are not hers to give");
    let done = principal.post("/owner/posts", &[("person", &theirs), ("post", "dpo"), ("from", &today)]);
    assert!(!done.is_ok(), "{}", done.text());
}

#[ransel_test]
fn the_head_names_a_principal_who_heads_the_school_from_that_day(school: &TestSchool) {
    let mut head = school.browse_as("accountable-head");
    let page = head.get("/staff/posts");
    let person = school.person("department-head").to_string();
    let place = page
        .body
        .split("value=\"principal.")
        .nth(1)
        .and_then(|part| part.split('"').next())
        .expect("a school");
    let post = format!("principal.{place}");
    let from = school.clock.today().saturating_add(4.days()).to_string();
    let done = head.submit(&page, "/owner/posts", &[("person", &person), ("post", &post), ("from", &from)]);
    assert!(done.shown().contains("Stillingen er lagret"), "{}", done.text());
    let mut new = school.browse_as("department-head");
    assert!(new.wear("principal").is_refused() || !new.get("/staff/posts").is_ok(), "not before");
    school.set_day(date(2026, 11, 23));
    let mut new = school.browse_as("department-head");
    new.wear("principal");
    new.confirm("/");
    new.settle();
    assert!(new.get("/staff/posts").is_ok());
}

#[ransel_test]
fn a_substitute_sees_the_groups_she_took_over_while_it_lasts_and_nothing_else(school: &TestSchool) {
    let mut substitute = school.browse_as("substitute");
    assert!(substitute.get(&record(school, "pupil")).is_ok());
    assert!(substitute.get("/").shown().contains("time"), "her lessons stand on her page");
    let other = substitute.get(&record(school, "pupil-protected"));
    assert!(other.is_refused(), "a pupil of other groups");
    school.set_day(date(2026, 11, 30));
    let mut substitute = school.browse_as("substitute");
    assert!(substitute.get(&record(school, "pupil")).is_refused(), "it ended by itself");
}

#[ransel_test]
fn the_principal_puts_in_a_substitute_and_ends_it(school: &TestSchool) {
    let mut principal = school.browse_as("principal");
    let [absent, person] = ["subject-teacher", "other-teacher"].map(|name| school.person(name).to_string());
    let page = principal.get(&format!("/staff/substitutes?for={absent}"));
    let groups: Vec<_> = page.form("/staff/substitutes");
    assert!(groups.iter().any(|(name, _)| name == "for"), "{}", page.text());
    let boxes: Vec<_> = page
        .body
        .split("name=\"group\"")
        .skip(1)
        .filter_map(|part| part.split("value=\"").nth(1)?.split('"').next())
        .map(ToOwned::to_owned)
        .collect();
    let today = school.clock.today();
    let (from, last) = (today.to_string(), today.saturating_add(5.days()).to_string());
    let mut fields = vec![("for", &*absent), ("substitute", &*person), ("from", &*from), ("last", &*last)];
    let without = principal.post("/staff/substitutes", &fields);
    assert_eq!(without.status, 422, "groups are named: {}", without.text());
    fields.extend(boxes.iter().map(|id| ("group", id.as_str())));
    let done = principal.post("/staff/substitutes", &fields);
    assert!(done.shown().contains("Vikaren er satt inn"), "{}", done.text());
    let mut teacher = school.browse_as("other-teacher");
    assert!(teacher.get(&record(school, "pupil")).is_ok());
    for persona in ["other-principal", "subject-teacher", "secretary"] {
        let mut browser = school.browse_as(persona);
        browser.get("/");
        assert!(browser.post("/staff/substitutes", &fields).is_refused(), "{persona}");
    }
    let mut page = principal.get("/staff/substitutes");
    while let Some(id) = after(&page, &person) {
        page = principal.post("/staff/substitutes/end", &[("person", &person), ("id", &id)]);
        assert!(page.is_ok(), "{}", page.text());
    }
    assert!(teacher.get(&record(school, "pupil")).is_refused(), "ended the same day");
}

pub fn give_task(school: &TestSchool, principal: &mut Browser, last: &str) -> Page {
    let path = format!("/people/{}/task", school.person("pupil"));
    let form = principal.get(&path);
    if !form.is_ok() {
        return form;
    }
    let holder = school.person("other-teacher").to_string();
    principal.submit(&form, &path, &[("holder", &holder), ("why", "følge på tur"), ("last", last)])
}

#[ransel_test]
fn a_task_opens_who_the_pupil_is_until_its_day_and_the_pupil_sees_it(school: &TestSchool) {
    let mut principal = school.browse_as("principal");
    assert_eq!(give_task(school, &mut principal, "").status, 422, "it has an end");
    let done = give_task(school, &mut principal, "2026-11-20");
    assert!(done.shown().contains("Det er åpnet for læreren"), "{}", done.text());
    let mut teacher = school.browse_as("other-teacher");
    assert!(teacher.get("/").shown().contains("Nora Solvang Lie"), "her start page says so");
    let page = teacher.get(&record(school, "pupil"));
    assert!(page.is_ok());
    let born = "Fødselsdato Vises ikke for deg";
    assert!(page.text().contains(born), "nothing but name and groups: {}", page.text());
    let absence = format!("/absence/pupils/{}", school.person("pupil"));
    assert!(teacher.get(&absence).is_refused());
    assert!(teacher.get(&record(school, "pupil-adult")).is_refused());
    let log = school.browse_as("pupil").get("/my/log");
    assert!(log.shown().contains("Åpnet noe om deg for en annen"), "{}", log.text());
    assert!(!log.body.contains("på tur"), "never what was typed");
    school.set_day(date(2026, 11, 21));
    assert!(
        school.browse_as("other-teacher").get(&record(school, "pupil")).is_refused(),
        "it ended by itself"
    );
}

#[ransel_test]
fn a_task_is_given_by_the_principal_only_and_ended_when_she_says(school: &TestSchool) {
    for persona in ["contact-teacher", "secretary", "department-head", "other-principal", "guardian"] {
        assert!(give_task(school, &mut school.browse_as(persona), "2026-11-27").is_refused(), "{persona}");
    }
    let mut principal = school.browse_as("principal");
    let page = give_task(school, &mut principal, "2026-11-27");
    let mut teacher = school.browse_as("other-teacher");
    assert!(teacher.get(&record(school, "pupil")).is_ok());
    let path = format!("/people/{}/task/end", school.person("pupil"));
    let id = page.field("id").expect("a task to end");
    let done = principal.post(&path, &[("id", &id)]);
    assert!(done.shown().contains("Oppgaven er avsluttet"), "{}", done.text());
    assert!(teacher.get(&record(school, "pupil")).is_refused());
}

fn demand_training(school: &TestSchool) {
    let mut settings = (*school.owner.settings()).clone();
    settings.training_demanded = true;
    school.owner.change_settings(settings, None).expect("lawful settings");
}

#[ransel_test]
fn where_training_is_demanded_nobody_opens_anything_before_it_is_documented(school: &TestSchool) {
    let mut teacher = school.browse_as("subject-teacher");
    assert!(teacher.get(&record(school, "pupil")).is_ok());
    demand_training(school);
    let door = teacher.get(&record(school, "pupil"));
    assert_eq!(door.path(), "/training");
    assert!(door.says("Be rektor ved skolen din"), "{}", door.text());
    assert_eq!(teacher.get("/people").path(), "/training", "lists too");
    assert!(school.browse_as("guardian").get(&record(school, "pupil")).is_ok(), "guardians are not staff");
    let mut principal = school.browse_as("principal");
    assert_eq!(principal.get(&record(school, "pupil")).path(), "/training", "she lacks it herself");
    let list = principal.get("/staff/training");
    assert!(list.shown().contains("Utsi, Aslak"), "{}", list.text());
    let (person, own) =
        (school.person("subject-teacher").to_string(), school.person("principal").to_string());
    let mut send = |fields: &[(&str, &str)]| principal.post("/staff/training", fields);
    assert_eq!(send(&[("person", &person), ("held", "2026-11-20")]).status, 422, "not before it was held");
    assert!(send(&[("person", &own), ("held", "2026-11-02")]).is_refused(), "not for herself");
    let done = send(&[("person", &person), ("held", "2026-11-02")]);
    assert!(done.shown().contains("Opplæringen er lagret"), "{}", done.text());
    assert!(teacher.get(&record(school, "pupil")).is_ok(), "at once");
    let mut it = school.browse_as("it");
    it.get("/staff/training");
    let done = it.post("/staff/training", &[("person", &own), ("held", "2026-11-02")]);
    assert!(done.is_ok(), "{}", done.text());
    assert!(school.browse_as("principal").get(&record(school, "pupil")).is_ok());
    for persona in ["secretary", "contact-teacher", "department-head"] {
        let mut browser = school.browse_as(persona);
        assert!(
            browser.post("/staff/training", &[("person", &person), ("held", "2026-11-02")]).is_refused(),
            "{persona}"
        );
    }
}

#[ransel_test]
fn the_officer_sees_who_lacks_training_and_changes_nothing(school: &TestSchool) {
    let mut dpo = school.browse_as("dpo");
    let list = dpo.get("/staff/training");
    assert!(list.shown().contains("Utsi, Aslak") && !list.body.contains("name=\"held\""), "{}", list.text());
    let person = school.person("subject-teacher").to_string();
    assert!(dpo.post("/staff/training", &[("person", &person), ("held", "2026-11-02")]).is_refused());
    assert!(school.browse_as("other-principal").get("/staff/training").shown().contains("Mangler"));
    assert!(!school.browse_as("other-principal").get("/staff/training").body.contains("Utsi, Aslak"));
}

/// Some group of the timetabler's school that has lessons: id and name.
fn some_group(page: &Page) -> (String, String) {
    let part = page.body.split("href=\"/timetable/").skip(1).find(|part| !part.starts_with("paste"));
    let part = part.expect("a group");
    let (id, rest) = part.split_once('"').expect("its address");
    let name = rest.split('>').nth(1).and_then(|text| text.split(" (").next()).expect("its name");
    (id.to_owned(), name.trim().to_owned())
}

#[ransel_test]
fn a_pasted_timetable_is_shown_first_saved_whole_or_not_at_all_and_leaves_the_past(school: &TestSchool) {
    let mut timetabler = school.browse_as("timetabler");
    let (group, name) = some_group(&timetabler.get("/timetable"));
    let before = timetabler.get(&format!("/timetable/{group}"));
    let page = timetabler.get("/timetable/paste");
    let wrong =
        format!("gruppe;dag;fra;til\n{name};mandag;7.00;7.30\n{name};søndag;8.00;9.00\nukjent;fredag;9;10");
    let done = timetabler.submit(&page, "/timetable/paste", &[("text", &wrong), ("from", "2026-11-23")]);
    assert_eq!(done.status, 422);
    for said in ["Linje 3", "søndag", "Linje 4", "ukjent"] {
        assert!(done.text().contains(said), "{said}: {}", done.text());
    }
    assert!(done.body.contains(&format!("{name};mandag;7.00")), "what was typed is kept");
    let right = format!("gruppe;dag;fra;til;rom\n{name};mandag;7.00;7.30;Z9");
    let preview = timetabler.submit(&page, "/timetable/paste", &[("text", &right), ("from", "2026-11-23")]);
    assert!(preview.shown().contains("Stemmer dette?") && preview.says("Z9"), "{}", preview.text());
    let now = timetabler.get(&format!("/timetable/{group}"));
    assert!(!now.body.contains("Z9"), "nothing is saved yet: {}", before.text());
    let saved = timetabler.submit(&preview, "/timetable/paste", &[]);
    assert!(saved.shown().contains("Timeplanen er lagret"), "{}", saved.text());
    let after = timetabler.get(&format!("/timetable/{group}"));
    assert!(
        after.shown().contains("Z9") && after.text().contains("22.11.2026"),
        "the old ones end the day before: {}",
        after.text()
    );
    let past = timetabler.submit(&page, "/timetable/paste", &[("text", &right), ("from", "2026-11-16")]);
    assert_eq!(past.status, 422, "what has been stays");
}

#[ransel_test]
fn the_timetabler_keeps_groups_of_her_school_and_sees_no_pupil(school: &TestSchool) {
    let mut timetabler = school.browse_as("timetabler");
    for path in ["/people", "/groups", "/staff/posts", "/settings", "/log"] {
        assert!(timetabler.get(path).is_refused(), "{path}");
    }
    assert!(timetabler.get(&record(school, "pupil")).is_refused());
    let (group, _) = some_group(&timetabler.get("/timetable"));
    let path = format!("/timetable/{group}");
    let page = timetabler.get(&path);
    let fields = [("weekday", "5"), ("starts", "7.00"), ("ends", "7.40"), ("room", "Z9")];
    assert!(timetabler.submit(&page, &path, &fields).shown().contains("Timen er lagt til"));
    assert_eq!(timetabler.submit(&page, &path, &fields).status, 422, "two at once");
    for persona in ["subject-teacher", "principal", "secretary", "other-principal", "pupil"] {
        let mut browser = school.browse_as(persona);
        assert!(browser.get(&path).is_refused(), "{persona}");
        assert!(browser.post(&path, &fields).is_refused(), "{persona}");
    }
}

#[ransel_test]
fn a_teacher_adds_a_lesson_to_her_own_group_and_takes_its_roll(school: &TestSchool) {
    let mut teacher = school.browse_as("subject-teacher");
    let groups = teacher.get("/groups");
    let own = groups.links().into_iter().find(|link| link.starts_with("/groups/")).expect("a group of hers");
    let path = format!("{own}/lesson");
    let page = teacher.get(&path);
    let today = school.clock.today().to_string();
    let fields = [("day", &*today), ("starts", "7.00"), ("ends", "7.40"), ("room", "gymsalen")];
    let done = teacher.submit(&page, &path, &fields);
    assert!(done.shown().contains("Timen er lagt til"), "{}", done.text());
    assert_eq!(teacher.submit(&page, &path, &fields).status, 422, "two at once");
    let roll = teacher.get("/").links().into_iter().find(|link| link.contains("/0700/roll"));
    let roll = teacher.get(&roll.expect("it stands among today's lessons"));
    assert!(roll.shown().contains("Lagre føringen"), "{}", roll.text());
    for persona in ["principal", "secretary", "timetabler", "guardian"] {
        assert!(school.browse_as(persona).get(&path).is_refused(), "{persona}");
    }
}

#[ransel_test]
fn the_first_page_and_the_readme_name_every_persona_and_the_sign_in_beside_her_works(school: &TestSchool) {
    let mut visitor = school.browse();
    assert!(visitor.get("/login").links().contains(&"/welcome".to_owned()));
    for language in ["nb", "nn", "en"] {
        let page = visitor.get(&format!("/welcome?lang={language}"));
        assert!(!page.shown().contains("welcome-"), "a text is missing: {}", page.text());
        for persona in &school.made_up.personas {
            assert!(page.says(persona.display_name), "{language} {}", persona.user_name);
        }
    }
    let page = visitor.get("/login/demo?persona=pupil&to=/");
    assert!(page.shown().contains("Hi, Nora") || page.says("Nora"), "{}", page.text());
    let readme = include_str!("../../../../README.md");
    let rows = readme.lines().skip_while(|line| !line.starts_with("| persona")).skip(2);
    let named = rows.take_while(|line| line.starts_with('|')).filter_map(|line| line.split('|').nth(1));
    let mut named: Vec<_> = named.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let mut personas: Vec<_> = school.made_up.personas.iter().map(|persona| persona.user_name).collect();
    named.sort_unstable();
    personas.sort_unstable();
    assert_eq!(named, personas);
}
