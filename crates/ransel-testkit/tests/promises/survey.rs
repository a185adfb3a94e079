//! Claims about the survey of the class environment: who makes it, who answers, who reads it and when it is gone. Each refusing
//! test tries somebody whom policy keeps out.

use std::path::Path;

use jiff::civil::date;
use ransel::modules::house;
use ransel_kernel::{
    Caller, Clock, PersonId, backup::restore, db::Place, keys::Key, owner::Opening, pass::Set, rows::Is,
};
use ransel_school::{actions::ImportRoster, records::Post};
use ransel_testkit::{Browser, Page, TestSchool, promise, template::morning};
use rusqlite::Connection;

use crate::{
    retention::leaves,
    survey_beside::{PAPER, registers},
    survey_feide::told,
};

/// What is written in the class's survey and opens to those who are named for the words.
pub const WORDS: &str = "Ingen spør meg om å være med i friminuttet.";

pub fn confirmed(school: &TestSchool, persona: &str) -> Browser {
    let mut browser = school.browse_as(persona);
    browser.confirm("/");
    browser
}

/// The address of the survey Nora's class answers.
pub fn address(school: &TestSchool) -> String {
    let page = confirmed(school, "contact-teacher").get("/survey");
    let found = page.links().into_iter().find(|link| link.starts_with("/survey/") && link != "/survey/new");
    found.expect("a survey")
}

pub fn results(browser: &mut Browser, at: &str) -> Page {
    browser.get(&format!("{at}/results"))
}

/// Nora answers a question: the values of the fields called `answer`.
pub fn answers(nora: &mut Browser, at: &str, number: u32, given: &[&str]) -> Page {
    let to = format!("{at}/answers/{number}");
    assert!(nora.get(&to).is_ok(), "question {number}");
    let fields: Vec<_> = given.iter().map(|value| ("answer", *value)).collect();
    nora.post(&to, &fields)
}

/// A classmate's value and name among the boxes of a question.
pub fn mate(nora: &mut Browser, at: &str, number: u32) -> (String, String) {
    let page = nora.get(&format!("{at}/answers/{number}"));
    let shown = page.shown().to_owned();
    let (_, rest) = shown.split_once("type=\"checkbox\"").expect("a box");
    let value = rest.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
    let label = rest.split("<label").nth(1).and_then(|rest| rest.split('>').nth(1)).expect("a label");
    (value.to_owned(), label.split('<').next().unwrap_or_default().to_owned())
}

/// The name of somebody in Nora's class.
pub fn name_of_mate(school: &TestSchool, at: &str) -> String {
    mate(&mut confirmed(school, "pupil"), at, 4).1
}

/// A colleague at the same school who is not let in finds no survey at all, and nobody else does.
pub fn nobody_else_finds(school: &TestSchool, at: &str) {
    let mate = match school.clock.today() < date(2026, 11, 24) {
        true => name_of_mate(school, at),
        false => "Har svart".to_owned(),
    };
    for persona in ["subject-teacher", "other-principal", "principal"] {
        let mut browser = confirmed(school, persona);
        for page in ["", "/results", "/words"] {
            let found = browser.get(&format!("{at}{page}"));
            assert!(!found.is_ok() && !found.says(&mate), "{persona} {page}: {}", found.text());
        }
        assert!(!browser.get("/survey").links().contains(&at.to_owned()), "{persona}");
    }
}

/// Lets the subject teacher in.
pub fn share(school: &TestSchool, at: &str, need: &str, words: bool) -> Page {
    // Only those who use the survey can be let in to one.
    assert!(confirmed(school, "subject-teacher").get("/survey").is_ok());
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(at);
    let colleague = school.person("subject-teacher").to_string();
    let mut filled = vec![("colleague", colleague.as_str()), ("need", need)];
    if words {
        filled.push(("words", "yes"));
    }
    teacher.submit(&page, &format!("{at}/shared"), &filled)
}

fn let_out(school: &TestSchool, at: &str) -> Page {
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(at);
    teacher.submit(&page, &format!("{at}/shared/ended"), &[])
}

#[promise("survey-sociogram", holds)]
fn the_teacher_sees_the_class_as_picture_and_as_table_with_names(school: &TestSchool) {
    let at = address(school);
    let page = results(&mut confirmed(school, "contact-teacher"), &at);
    assert!(page.shown().contains("class=\"sociogram\""), "{}", page.text());
    let mate = name_of_mate(school, &at);
    for name in ["Nora", &*mate, "ikke valgt av noen", "Valgene som tabell"] {
        assert!(page.says(name), "{name}: {}", page.text());
    }
}

#[promise("survey-sociogram", refuses)]
fn no_pupil_and_no_colleague_sees_the_picture(school: &TestSchool) {
    let at = address(school);
    assert!(!results(&mut confirmed(school, "pupil"), &at).is_ok());
    nobody_else_finds(school, &at);
}

#[promise("survey-not-anonymous", holds)]
fn the_pupil_is_told_who_reads_and_chooses_among_her_own_class(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    let before = nora.get(&format!("{at}/answers"));
    assert!(before.says("ikke anonyme") && before.says("Berit Fjellheim"), "{}", before.text());
    let question = nora.get(&format!("{at}/answers/4"));
    let (_, mate) = mate(&mut nora, &at, 4);
    assert!(question.says(&mate) && !question.shown().contains(&school.person("pupil").to_string()));
}

#[promise("survey-not-anonymous", refuses)]
fn another_class_and_the_answers_of_others_stay_out_of_sight(school: &TestSchool) {
    let at = address(school);
    assert!(!school.browse_as("pupil-young").get(&format!("{at}/answers")).is_ok());
    let mine = confirmed(school, "pupil").get(&format!("{at}/answers"));
    assert!(!mine.says(&name_of_mate(school, &at)), "{}", mine.text());
    nobody_else_finds(school, &at);
}

#[promise("survey-free-text", holds)]
fn what_a_pupil_writes_is_read_by_those_named_for_it_and_may_be_left_out(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[""]).says("Takk for at du svarte"));
    assert!(!confirmed(school, "contact-teacher").get(&format!("{at}/words")).says("Nora"));
    assert!(answers(&mut nora, &at, 8, &[WORDS]).says(WORDS));
    assert!(confirmed(school, "contact-teacher").get(&format!("{at}/words")).says(WORDS));
}

#[promise("survey-free-text", refuses)]
fn nobody_else_reads_what_a_pupil_writes(school: &TestSchool) {
    let at = address(school);
    assert!(answers(&mut confirmed(school, "pupil"), &at, 8, &[WORDS]).is_ok());
    nobody_else_finds(school, &at);
    for persona in ["guardian", "secretary"] {
        assert!(!confirmed(school, persona).get(&format!("{at}/words")).says(WORDS), "{persona}");
    }
}

#[promise("survey-free-text-treated-sensitive", holds)]
fn a_colleague_reads_the_words_when_they_are_shared_too_and_that_is_logged(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    assert!(share(school, &at, "Er kontaktlærer sammen med meg", true).says("Kollegaen er sluppet inn"));
    assert!(confirmed(school, "subject-teacher").get(&format!("{at}/words")).says(WORDS));
    let log = nora.get("/my/log");
    assert!(log.says("undersøkelse av klassemiljøet"), "{}", log.text());
}

#[promise("survey-free-text-treated-sensitive", refuses)]
fn a_colleague_who_is_let_in_to_the_answers_does_not_read_the_words(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    assert!(answers(&mut confirmed(school, "pupil"), &at, 8, &[WORDS]).is_ok());
    assert!(share(school, &at, "Underviser klassen", false).is_ok());
    let mut colleague = confirmed(school, "subject-teacher");
    assert!(results(&mut colleague, &at).says("Nora"));
    let words = colleague.get(&format!("{at}/words"));
    assert!(!words.is_ok() && !words.says(WORDS), "{}", words.text());
}

#[promise("survey-no-sensitive-prompt", holds)]
fn the_open_question_asks_about_the_class_and_says_who_reads(school: &TestSchool) {
    let at = address(school);
    let page = confirmed(school, "pupil").get(&format!("{at}/answers/8"));
    assert!(page.says("hvordan det er i klassen") && page.says("Berit Fjellheim"), "{}", page.text());
    assert!(page.says("Du trenger ikke å skrive noe"), "{}", page.text());
}

#[promise("survey-no-sensitive-prompt", refuses)]
fn no_question_invites_anything_sensitive_and_only_those_told_read_it(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    for number in 1..=8 {
        let page = nora.get(&format!("{at}/answers/{number}")).text().to_lowercase();
        for word in ["helse", "syk", "religion", "tro ", "familie", "hjemme", "legning"] {
            assert!(!page.contains(word), "question {number}: {word}");
        }
    }
    nobody_else_finds(school, &at);
}

/// The form for a new survey of the contact teacher's class, filled in as it stands.
pub fn new_form(teacher: &mut Browser) -> Page {
    let start = teacher.get("/survey/new");
    let class = start.links().into_iter().find(|link| link.contains("class=")).expect("a class");
    teacher.get(&class)
}

#[promise("survey-only-creating-school-adds", holds)]
fn a_teacher_makes_a_survey_of_her_class(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive")]);
    assert!(made.says("Undersøkelsen er laget") && made.says("0 av 10"), "{}", made.text());
}

#[promise("survey-only-creating-school-adds", refuses)]
fn staff_of_another_school_add_nobody_and_find_nothing(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let fields = form.form("/survey/new");
    let class = fields.iter().find(|(name, _)| name == "class").map(|(_, id)| id.clone()).expect("a class");
    let mut other = confirmed(school, "other-principal");
    assert!(!other.get(&format!("/survey/new?class={class}")).says("Nora"));
    let sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    other.get("/survey");
    assert!(!other.post("/survey/new", &sent).says("Undersøkelsen er laget"));
    // Nor does a colleague who sends the form again with the id of a survey that is there.
    let at = address(school);
    let id = at.rsplit('/').next().expect("an id").to_owned();
    let mut colleague = confirmed(school, "subject-teacher");
    let start = colleague.get("/survey/new");
    if let Some(class) = start.links().into_iter().find(|link| link.contains("class=")) {
        let form = colleague.get(&class);
        colleague.submit(&form, "/survey/new", &[("mode", "preventive"), ("survey", &id)]);
    }
    nobody_else_finds(school, &at);
}

/// What stands on a line about Nora, and what a list begins with.
pub fn line(school: &TestSchool) -> (String, &'static str) {
    let nora = school.made_up_person("pupil");
    let name = nora.feide_name.as_ref().expect("a user name");
    (format!("{};girl;{};{name}", nora.name.full(), nora.born.year()), "name;gender;birth-year;feide-name")
}

#[promise("survey-only-four-fields", holds)]
fn a_list_of_four_columns_puts_pupils_in_a_survey(school: &TestSchool) {
    let (nora, head) = line(school);
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let lines = format!("{head}\n{nora}");
    let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive"), ("lines", &lines)]);
    assert!(made.says("0 av 1"), "{}", made.text());
}

#[promise("survey-only-four-fields", refuses)]
fn a_fifth_column_is_refused(school: &TestSchool) {
    let (nora, head) = line(school);
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    for lines in [format!("{head};address\n{nora};Fjordgata 12"), format!("{head}\n{nora};01010112345")] {
        let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive"), ("lines", &lines)]);
        assert!(made.says("passer ikke") && !made.says("er laget"), "{}", made.text());
    }
    nobody_else_finds(school, &address(school));
}

#[promise("survey-pupils-only-if-added", holds)]
fn a_pupil_who_is_added_is_in_it_by_four_fields_and_feide_tells_more_once_she_comes(school: &TestSchool) {
    let at = address(school);
    let person = school.person("pupil");
    assert!(results(&mut confirmed(school, "contact-teacher"), &at).says("Nora"));
    assert_eq!(told(school, person), []);
    assert!(confirmed(school, "pupil").get("/survey").links().iter().any(|link| link.starts_with(&at)));
    assert!(told(school, person).iter().any(|(name, _)| name == "feideYearOfBirth"));
}

#[promise("survey-pupils-only-if-added", refuses)]
fn a_pupil_who_is_not_added_is_nowhere_in_it(school: &TestSchool) {
    let (nora, head) = line(school);
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let lines = format!("{head}\n{nora}");
    let (whole, made) =
        (address(school), teacher.submit(&form, "/survey/new", &[("mode", "preventive"), ("lines", &lines)]));
    let page = results(&mut teacher, made.path());
    assert!(page.says("Nora") && !page.says(&name_of_mate(school, &whole)), "{}", page.text());
    nobody_else_finds(school, &whole);
}

#[promise("survey-share-with-colleague", holds)]
fn a_colleague_who_is_let_in_reads_the_answers(school: &TestSchool) {
    let at = address(school);
    assert!(share(school, &at, "Underviser klassen i norsk", false).says("Kollegaen er sluppet inn"));
    assert!(results(&mut confirmed(school, "subject-teacher"), &at).says(&name_of_mate(school, &at)));
}

#[promise("survey-share-with-colleague", refuses)]
fn a_colleague_who_is_not_let_in_finds_nothing_and_another_school_is_not_offered(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&at);
    let other = school.person("other-principal").to_string();
    assert!(!page.shown().contains(&other));
    let filled = [("colleague", other.as_str()), ("need", "Leder en annen skole")];
    assert!(teacher.submit(&page, &format!("{at}/shared"), &filled).says("Velg en kollega."));
}

#[promise("survey-purpose", holds)]
fn a_suspicion_is_followed_up_with_reasons_and_shows_who_is_not_wanted(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let principal = school.person("principal").to_string();
    let mut fields = form.form("/survey/new");
    fields.retain(|(name, _)| {
        !["mode", "questions", "case", "suspicion", "tried", "approved"].contains(&&**name)
    });
    for (name, value) in [
        ("mode", "follow-up"),
        ("questions", "breaks"),
        ("questions", "avoid"),
        ("case", "2026/118"),
        ("suspicion", "Flere sier at en elev holdes utenfor"),
        ("tried", "Samtaler og observasjon i seks uker"),
        ("approved", principal.as_str()),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    let sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = teacher.post("/survey/new", &sent);
    assert!(made.says("Flere sier at en elev holdes utenfor") && made.says("2026/118"), "{}", made.text());
    let at = made.path().to_owned();
    let mut nora = confirmed(school, "pupil");
    let (value, name) = mate(&mut nora, &at, 2);
    assert!(answers(&mut nora, &at, 2, &[&value]).is_ok());
    let page = results(&mut teacher, &at);
    assert!(page.says("Vil ikke være med") && page.says("data-sort=\"avoids\"") && page.says(&name));
    assert!(confirmed(school, "principal").get(&overseen(&at)).says("Samtaler og observasjon"));
}

#[promise("survey-purpose", refuses)]
fn without_a_suspicion_nobody_can_be_named_for_anything_negative(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let filled = [("mode", "preventive"), ("questions", "avoid")];
    let made = teacher.submit(&form, "/survey/new", &filled);
    assert!(made.says("kan du ikke spørre om når du forebygger"), "{}", made.text());
    let made = teacher.submit(&form, "/survey/new", &[("mode", "follow-up")]);
    assert!(!made.says("Undersøkelsen er laget"), "{}", made.text());
    nobody_else_finds(school, &address(school));
}

#[promise("survey-share-withdrawn", holds)]
fn who_was_let_in_is_out_at_her_next_click_and_both_dates_are_shown(school: &TestSchool) {
    let at = address(school);
    share(school, &at, "Underviser klassen i norsk", true);
    let mut colleague = confirmed(school, "subject-teacher");
    assert!(results(&mut colleague, &at).is_ok());
    let page = let_out(school, &at);
    assert!(
        page.says("Kollegaen er ute igjen") && page.says("Underviser klassen i norsk"),
        "{}",
        page.text()
    );
    assert!(page.text().matches("19. november 2026").count() >= 2, "{}", page.text());
    assert!(!results(&mut colleague, &at).is_ok());
}

#[promise("survey-share-withdrawn", refuses)]
fn after_withdrawal_nothing_of_it_stands_open(school: &TestSchool) {
    let at = address(school);
    share(school, &at, "Underviser klassen i norsk", true);
    let_out(school, &at);
    nobody_else_finds(school, &at);
}

#[promise("survey-leaver-teacher-loses-access", holds)]
fn while_she_works_here_a_colleague_who_is_let_in_reads(school: &TestSchool) {
    let at = address(school);
    share(school, &at, "Underviser klassen", false);
    school.set_day(date(2026, 12, 1));
    assert!(results(&mut confirmed(school, "subject-teacher"), &at).is_ok());
    let_out(school, &at);
    ends_work(school, school.person("contact-teacher"));
    assert!(names_a_successor(school, &at, "subject-teacher").says("Kollegaen er sluppet inn"));
    assert!(confirmed(school, "subject-teacher").get(&format!("{at}/words")).is_ok());
}

#[promise("survey-leaver-teacher-loses-access", refuses)]
fn the_day_after_she_has_left_she_does_not_come_in(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    share(school, &at, "Underviser klassen", false);
    let mut colleague = confirmed(school, "subject-teacher");
    assert!(results(&mut colleague, &at).is_ok());
    ends_work(school, school.person("subject-teacher"));
    assert!(!results(&mut colleague, &at).is_ok());
    assert!(confirmed(school, "contact-teacher").get(&at).is_ok());
    // The principal names who takes over, and nobody can name herself.
    assert!(names_a_successor(school, &at, "principal").says("Velg en kollega."));
    nobody_else_finds(school, &at);
}

fn ends_work(school: &TestSchool, person: PersonId) {
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    let today = school.clock.today();
    ctx.change(ImportRoster {}, |change| {
        let posts = change.rows::<Post>().only(Post::PERSON, Is::Equal, &person).all()?;
        posts
            .iter()
            .try_for_each(|post| change.update(&post.id, Set::default().to(Post::VALID_TO, &Some(today))))
    })
    .expect("she leaves");
    school.owner.reload(None).expect("relations");
}

#[promise("survey-delete-date-mandatory", holds)]
fn a_survey_says_when_it_is_deleted(school: &TestSchool) {
    let page = confirmed(school, "contact-teacher").get(&address(school));
    assert!(page.text().contains("Slettes 17. februar 2027"), "{}", page.text());
}

#[promise("survey-delete-date-mandatory", refuses)]
fn without_a_day_of_deletion_no_survey_is_made(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    for day in ["", "2026-11-20", "2030-01-01"] {
        let made = teacher.submit(&form, "/survey/new", &[("mode", "preventive"), ("delete", day)]);
        assert!(!made.says("Undersøkelsen er laget"), "{day}: {}", made.text());
    }
    nobody_else_finds(school, &address(school));
}

#[promise("survey-delete-date-runs", holds)]
fn when_its_day_is_past_the_survey_is_gone(school: &TestSchool) {
    let at = address(school);
    school.set_day(date(2027, 2, 18));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    let mut teacher = confirmed(school, "contact-teacher");
    assert!(!teacher.get(&at).is_ok() && !teacher.get("/survey").links().contains(&at));
    assert!(!confirmed(school, "pupil").get(&format!("{at}/answers")).is_ok());
}

#[promise("survey-delete-date-runs", refuses)]
fn the_day_before_it_stands_and_nobody_else_reads_it(school: &TestSchool) {
    let at = address(school);
    school.set_day(date(2027, 2, 17));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    assert!(confirmed(school, "contact-teacher").get(&at).is_ok());
    nobody_else_finds(school, &at);
}

#[promise("survey-owner-responsible-for-deletion", holds)]
fn who_made_it_deletes_it_before_its_day(school: &TestSchool) {
    let at = address(school);
    let mut teacher = confirmed(school, "contact-teacher");
    let page = teacher.get(&format!("{at}/removed"));
    assert!(teacher.submit(&page, &format!("{at}/removed"), &[]).says("Undersøkelsen er slettet"));
    assert!(!teacher.get(&at).is_ok());
    let log = confirmed(school, "pupil").get("/my/log");
    assert!(log.says("undersøkelse av klassemiljøet"), "{}", log.text());
}

#[promise("survey-owner-responsible-for-deletion", refuses)]
fn nobody_else_deletes_it(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    for persona in ["subject-teacher", "it", "other-principal"] {
        let mut browser = confirmed(school, persona);
        browser.get("/");
        assert!(!browser.post(&format!("{at}/removed"), &[]).says("slettet"), "{persona}");
    }
    assert!(confirmed(school, "contact-teacher").get(&at).is_ok());
}

#[promise("survey-erased-when-pupil-leaves", holds)]
fn who_has_left_is_out_of_the_survey_and_the_rest_remains(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    let (value, name) = mate(&mut nora, &at, 4);
    assert!(answers(&mut nora, &at, 4, &[&value]).is_ok());
    let gone: PersonId = value.parse().expect("a person");
    leaves(school, gone, date(2026, 11, 20));
    school.set_day(date(2026, 11, 21));
    school.owner.work().expect("the jobs");
    let page = results(&mut confirmed(school, "contact-teacher"), &at);
    assert!(!page.says(&name) && page.says("Nora"), "{name}: {}", page.text());
    let mine = confirmed(school, "pupil").get(&format!("{at}/answers"));
    assert!(!mine.says(&name), "{}", mine.text());
}

#[promise("survey-erased-when-pupil-leaves", refuses)]
fn who_goes_on_stays_in_it_and_nobody_else_reads_it(school: &TestSchool) {
    let at = address(school);
    school.set_day(date(2026, 11, 21));
    school.owner.work().expect("the jobs");
    assert!(results(&mut confirmed(school, "contact-teacher"), &at).says(&name_of_mate(school, &at)));
    nobody_else_finds(school, &at);
}

/// The page on which the principal sees who reads the survey.
pub fn overseen(at: &str) -> String {
    at.replacen("/survey/", "/survey/school/", 1)
}

#[promise("survey-share-only-for-purpose", holds)]
fn a_share_says_what_it_is_for_and_the_principal_sees_it(school: &TestSchool) {
    let at = address(school);
    assert!(
        share(school, &at, "Er kontaktlærer sammen med meg", false).says("Er kontaktlærer sammen med meg")
    );
    let mut principal = confirmed(school, "principal");
    let list = principal.get("/survey/school");
    assert!(list.links().contains(&overseen(&at)), "{}", list.text());
    let page = principal.get(&overseen(&at));
    assert!(page.says("Er kontaktlærer sammen med meg") && !page.says("Nora"), "{}", page.text());
}

#[promise("survey-share-only-for-purpose", refuses)]
fn without_a_purpose_nobody_is_let_in(school: &TestSchool) {
    let at = address(school);
    assert!(share(school, &at, " ", false).says("Skriv hva kollegaen trenger den til."));
    nobody_else_finds(school, &at);
    for persona in ["subject-teacher", "other-principal"] {
        assert!(!confirmed(school, persona).get(&overseen(&at)).is_ok(), "{persona}");
    }
}

#[promise("survey-not-longer-than-needed", holds)]
fn the_owner_sets_a_longest_period_and_the_principal_sees_what_nears_its_day(school: &TestSchool) {
    let at = address(school);
    let mut principal = confirmed(school, "principal");
    assert!(!principal.get("/survey/school").says("Slettes snart"));
    school.set_day(date(2027, 2, 1));
    assert!(confirmed(school, "principal").get("/survey/school").says("Slettes snart"));
    let mut settings = (*school.owner.settings()).clone();
    let months = [("longest_months".to_owned(), 3.into())].into_iter().collect();
    settings.module.insert("survey".to_owned(), months);
    assert!(crate::kernel::import(school, &settings).status.success());
    let mut teacher = confirmed(school, "contact-teacher");
    assert!(new_form(&mut teacher).text().contains("Senest 1. mai 2027"));
    assert!(teacher.get(&at).is_ok());
}

#[promise("survey-not-longer-than-needed", refuses)]
fn a_day_beyond_the_longest_period_is_refused(school: &TestSchool) {
    let mut teacher = confirmed(school, "contact-teacher");
    let form = new_form(&mut teacher);
    let made = |teacher: &mut Browser, day: &str| {
        teacher.submit(&form, "/survey/new", &[("mode", "preventive"), ("delete", day)])
    };
    assert!(made(&mut teacher, "2027-05-20").says("Så lenge kan den ikke tas vare på."));
    let at = address(school);
    assert!(made(&mut teacher, "2027-05-19").says("Undersøkelsen er laget"));
    nobody_else_finds(school, &at);
}

/// The principal lets in a colleague who takes over.
fn names_a_successor(school: &TestSchool, at: &str, persona: &str) -> Page {
    let mut principal = confirmed(school, "principal");
    let page = principal.get(&overseen(at));
    let colleague = school.person(persona).to_string();
    let filled = [("colleague", colleague.as_str()), ("need", "Tar over klassen"), ("words", "yes")];
    principal.submit(&page, &format!("{at}/shared"), &filled)
}

/// Keeps who runs the survey's machines, with what is changed about it; by one who answers for suppliers, or tries to.
pub fn operator(school: &TestSchool, persona: &str, changed: &[(&str, &str)]) -> Page {
    let mut filled = vec![
        ("name", "Nordlys Drift AS"),
        ("kind", "operation"),
        ("does", "drifter serverne"),
        ("systems", "survey"),
        ("reference", "2026/114"),
        ("agreed", "2026-01-15"),
        ("country", "Norge"),
        ("risk", "2026-02-01"),
        ("subs", "Fjord Backup; tar vare på kopier; Norge"),
        ("attestations", "ISO 27001; 2026-01-10; 2027-01-10\nISO 9001; 2026-01-10; 2027-01-10"),
    ];
    filled.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    filled.extend(changed);
    let mut browser = school.browse_as(persona);
    browser.get("/");
    browser.post("/suppliers", &filled)
}

pub fn statement(school: &TestSchool) -> String {
    school.browse().get("/privacy/survey").text()
}

/// Nobody but those who answer for it says who runs the survey, and what is not in order is kept by nobody.
fn is_refused(school: &TestSchool, lacking: &str) {
    assert_eq!(operator(school, "it", &[(lacking, "")]).status, 422, "{lacking}");
    for persona in ["subject-teacher", "principal", "operator"] {
        assert!(operator(school, persona, &[]).is_refused(), "{persona}");
    }
    assert!(!statement(school).contains("Nordlys Drift AS"));
    nobody_else_finds(school, &address(school));
}

#[promise("survey-subprocessors", holds)]
fn who_works_for_the_operator_stands_in_the_statement(school: &TestSchool) {
    assert!(operator(school, "it", &[]).is_ok());
    let page = statement(school);
    assert!(
        page.contains("Nordlys Drift AS (Norge, innenfor EØS)") && page.contains("Fjord Backup"),
        "{page}"
    );
}

#[promise("survey-subprocessors", refuses)]
fn an_operator_without_an_agreement_is_not_taken(school: &TestSchool) {
    is_refused(school, "reference");
}

#[promise("survey-processor-agreement", holds)]
fn the_agreement_and_its_date_stand_in_the_statement(school: &TestSchool) {
    assert!(operator(school, "accountable-head", &[]).is_ok());
    let page = statement(school);
    assert!(page.contains("2026/114") && page.contains("15. januar 2026"), "{page}");
}

#[promise("survey-processor-agreement", refuses)]
fn without_an_agreement_it_is_not_opened_and_who_runs_it_stays_while_it_is(school: &TestSchool) {
    is_refused(school, "agreed");
    let mut it = school.browse_as("it");
    let form = it.get("/suppliers/edit?name=Demodrift");
    assert!(it.submit(&form, "/suppliers/end", &[]).says("Et system"), "nobody would run it any more");
    // Where nobody runs it on an agreement it is off: no page, no statement, and no way to switch it on.
    let mut settings = (*school.owner.settings()).clone();
    settings.suppliers.clear();
    assert!(school.owner.change_settings(settings.clone(), None).is_err(), "not while it is on");
    settings.modules.insert("survey".to_owned(), false);
    school.owner.change_settings(settings, None).expect("it is off");
    assert!(!confirmed(school, "contact-teacher").get("/survey").is_ok());
    assert!(!school.browse().get("/privacy/survey").is_ok());
    let start = confirmed(school, "contact-teacher").get("/");
    assert!(!start.links().iter().any(|link| link.starts_with("/survey")), "{}", start.text());
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    let switched = head.submit(&form, "/settings", &[("module-survey", "yes")]);
    assert!(switched.status == 422 && switched.says("en leverandør systemet trenger"), "{}", switched.text());
}

#[promise("survey-servers-location", holds)]
fn place_and_certificates_are_shown_and_who_answers_is_told_before_they_lapse(school: &TestSchool) {
    assert!(operator(school, "it", &[]).is_ok());
    let page = school.browse_as("it").get("/suppliers").text();
    assert!(page.contains("Norge") && page.contains("ISO 27001") && page.contains("ISO 9001"), "{page}");
    school.set_day(date(2027, 1, 11));
    assert!(school.browse_as("it").get("/").says("Nordlys Drift AS: ISO 27001"));
    assert!(school.browse_as("it").get("/suppliers").text().contains("ISO 27001 gikk ut"));
}

#[promise("survey-servers-location", refuses)]
fn without_a_place_nobody_runs_it(school: &TestSchool) {
    is_refused(school, "country");
}

#[promise("survey-risk-analysis", holds)]
fn the_day_of_the_last_analysis_is_shown_and_an_old_one_is_told_of(school: &TestSchool) {
    assert!(operator(school, "it", &[("risk", "2026-06-01"), ("again", "2027-02-01")]).is_ok());
    let page = school.browse_as("it").get("/suppliers").text();
    assert!(page.contains("1. juni 2026"), "{page}");
    let told = |day| {
        school.set_day(day);
        school.browse_as("it").get("/").says("Nordlys Drift AS: risikovurderingen")
    };
    // The owner's day, and sixty days before it, time to do it again.
    assert!(!told(date(2026, 12, 2)));
    assert!(told(date(2026, 12, 3)));
    // Where the owner named no day it is a year.
    assert!(school.browse_as("it").get("/suppliers").says("Demodrift"));
    assert!(operator(school, "it", &[("risk", "2026-06-01"), ("was", "Nordlys Drift AS")]).is_ok());
    assert!(!told(date(2027, 4, 1)));
    assert!(told(date(2027, 4, 2)));
    school.set_day(date(2027, 6, 2));
    assert!(school.browse_as("it").get("/suppliers").says("Nordlys Drift AS: risikovurderingen gikk ut"));
}

#[promise("survey-risk-analysis", refuses)]
fn without_an_analysis_nobody_runs_it(school: &TestSchool) {
    is_refused(school, "risk");
}

/// How many surveys come back from the oldest of these backups.
fn brought_back(school: &TestSchool, backups: &Path) -> i64 {
    let mut all: Vec<_> =
        std::fs::read_dir(backups).expect("backups").flatten().map(|one| one.file_name()).collect();
    all.sort();
    let older = all.first().map(|name| name.to_string_lossy().into_owned());
    let target = tempfile::tempdir().expect("a folder");
    let opening = Opening {
        journal: Some(target.path().join("erasures.journal")),
        place: Place::Directory(target.path().join("restored")),
        key: Key::load(&school.folder.join("keys").join("owner.key")).expect("the key"),
        clock: Clock::still(morning(school.clock.today())),
        writer: "server",
        first_settings: (*school.owner.settings()).clone(),
    };
    let restored = restore(house().expect("the house"), opening, backups, older.as_deref(), &mut |_, _| {});
    drop(restored.expect("restored"));
    let vault = Connection::open(target.path().join("restored/vault.db")).expect("the vault");
    vault.query_row("SELECT count(*) FROM survey", [], |row| row.get(0)).expect("a count")
}

#[promise("survey-integrity-and-loss", holds)]
fn a_survey_that_is_lost_comes_back_from_a_backup(school: &TestSchool) {
    let backups = tempfile::tempdir().expect("a folder");
    school.owner.backup(backups.path(), &mut |_, _| {}).expect("a backup");
    assert!(brought_back(school, backups.path()) > 0);
}

#[promise("survey-integrity-and-loss", refuses)]
fn what_is_past_its_day_does_not_come_back_and_changed_words_are_not_shown(school: &TestSchool) {
    let at = address(school);
    nobody_else_finds(school, &at);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 1, &["1"]).is_ok());
    assert!(answers(&mut nora, &at, 2, &["1"]).is_ok());
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    let mut teacher = confirmed(school, "contact-teacher");
    assert!(teacher.get(&format!("{at}/words")).says(WORDS));
    let vault = Connection::open(school.folder.join("vault.db")).expect("the vault");
    vault.busy_timeout(std::time::Duration::from_secs(10)).expect("patience");
    // An answer on a scale is changed, and put back; another is taken away.
    for change in [
        "UPDATE survey_answer SET option = 5 - option WHERE person = ?1 AND question = 1",
        "UPDATE survey_answer SET option = 5 - option WHERE person = ?1 AND question = 1",
        "DELETE FROM survey_answer WHERE person = ?1 AND question = 2",
    ] {
        let before = results(&mut teacher, &at);
        vault.execute(change, [school.person("pupil").0.as_bytes()]).expect("changed");
        let after = results(&mut teacher, &at);
        let told = |page: &Page| page.says("er endret utenfra og vises ikke");
        assert_ne!(told(&before), told(&after), "{change}: {}", after.text());
    }
    // What is not hers is not shown to her as hers, and what she answers anew is.
    let page = nora.get(&format!("{at}/answers"));
    assert!(page.is_ok() && !page.says("Hvordan har du det i klassen?"), "{}", page.text());
    assert!(answers(&mut nora, &at, 1, &["2"]).is_ok());
    assert!(!results(&mut teacher, &at).says("er endret utenfra"));
    let changed =
        vault.execute("UPDATE survey_words SET words = zeroblob(length(words))", []).expect("changed");
    assert!(changed > 0);
    assert_eq!(teacher.get(&format!("{at}/words")).status, 500, "what somebody changed is no answer");
    drop(vault);
    let backups = tempfile::tempdir().expect("a folder");
    school.owner.backup(backups.path(), &mut |_, _| {}).expect("a backup");
    school.set_day(date(2027, 2, 18));
    school.owner.sweep(&mut |_| {}).expect("the sweep");
    school.owner.backup(backups.path(), &mut |_, _| {}).expect("the next backup");
    assert_eq!(brought_back(school, backups.path()), 0);
}

#[promise("survey-no-third-parties", holds)]
fn in_ordinary_use_nothing_of_a_survey_is_handed_to_anybody(school: &TestSchool) {
    let at = address(school);
    let mut nora = confirmed(school, "pupil");
    assert!(answers(&mut nora, &at, 8, &[WORDS]).is_ok());
    assert!(results(&mut confirmed(school, "contact-teacher"), &at).is_ok());
    let received = nora.get("/my/log/received");
    assert!(received.is_ok() && !received.says("survey"), "{}", received.text());
}

#[promise("survey-no-third-parties", refuses)]
fn there_is_no_way_to_hand_a_survey_on(school: &TestSchool) {
    let survey =
        school.owner.house.modules.iter().find(|module| module.name == "survey").expect("the module");
    let given: Vec<_> = survey.gives.iter().map(|one| one.def.name).collect();
    assert_eq!(given, ["survey-on-order"], "it gives nothing to any system, and to others on an order only");
    let at = address(school);
    let mut teacher = confirmed(school, "contact-teacher");
    for end in [".csv", ".xlsx", "/export", "/results.csv", "/words.csv"] {
        assert!(!teacher.get(&format!("{at}{end}")).is_ok(), "{end}");
    }
    nobody_else_finds(school, &at);
}

#[promise("survey-feide-required", holds)]
fn pupil_and_teacher_come_in_by_the_provider_of_education(school: &TestSchool) {
    let at = address(school);
    let sign_in = school.browse().get(&format!("{at}/answers"));
    assert!(sign_in.path().starts_with("/login"), "{}", sign_in.path());
    assert!(confirmed(school, "pupil").get(&format!("{at}/answers")).is_ok());
}

#[promise("survey-feide-required", refuses)]
fn without_a_sign_in_or_a_place_here_nobody_comes_in(school: &TestSchool) {
    let at = address(school);
    for page in ["/answers", "/answers/1", "/results"] {
        let met = school.browse().get(&format!("{at}{page}"));
        assert!(met.path().starts_with("/login") && !met.says("Klassemiljøet"), "{page}: {}", met.path());
    }
    let mut stranger = school.browse();
    stranger.sign_in("stranger");
    assert!(!stranger.get(&format!("{at}/answers")).says("Du kan svare nå"));
    nobody_else_finds(school, &at);
}

#[promise("survey-legal-duty", holds)]
fn the_page_and_the_statement_name_the_chapter(school: &TestSchool) {
    let page = confirmed(school, "contact-teacher").get("/survey");
    assert!(page.says("opplæringsloven kapittel 12"), "{}", page.text());
    let statement = school.browse().get("/privacy/survey").text();
    assert!(statement.contains("§ 12-3") && statement.contains("§ 20-5"), "{statement}");
    let ordered = registers(school, &address(school), &[], PAPER);
    assert!(ordered.is_ok() && ordered.says("Oslo tingrett"), "{}", ordered.text());
}

#[promise("survey-legal-duty", refuses)]
fn nothing_in_it_opens_for_any_other_purpose(school: &TestSchool) {
    let rows = school.owner.active_processing();
    let mine: Vec<_> = rows.iter().filter(|row| row.module == "survey").collect();
    let activities: Vec<_> = mine.iter().map(|row| row.activity.as_str()).collect();
    assert_eq!(activities, ["class-environment", "survey-disclosure"], "one purpose, and what law orders");
    // Without a basis that is written down nothing is put to other use.
    let at = address(school);
    assert_eq!(registers(school, &at, &[("basis", "")], PAPER).status, 422);
    assert!(confirmed(school, "principal").get("/survey/orders").says("Ingen pålegg er registrert"));
    nobody_else_finds(school, &at);
}

#[promise("survey-processor-purpose-only", holds)]
fn who_runs_the_machines_has_no_page_of_it(school: &TestSchool) {
    let start = school.browse_as("operator").get("/");
    assert!(!start.links().iter().any(|link| link.starts_with("/survey")), "{}", start.text());
}

/// How many lines of the log tell that whoever runs the machines was refused something of the survey.
fn attempts(school: &TestSchool) -> i64 {
    let ledger = Connection::open(school.folder.join("ledger.db")).expect("the ledger");
    let sql = "SELECT count(*) FROM entry WHERE body LIKE '%\"hat\":\"operator\"%' AND body LIKE '%\"module\":\"survey\"%' \
               AND body LIKE '%\"outcome\":\"refused\"%'";
    ledger.query_row(sql, [], |row| row.get(0)).expect("a count")
}

#[promise("survey-processor-purpose-only", refuses)]
fn who_runs_the_machines_is_refused_every_answer(school: &TestSchool) {
    let at = address(school);
    let mut operator = school.browse_as("operator");
    for page in ["/survey".to_owned(), at.clone(), format!("{at}/results"), format!("{at}/words")] {
        assert!(!operator.get(&page).is_ok(), "{page}");
    }
    assert_eq!(attempts(school), 3, "each address of it");
    // A page she has no hat for is an attempt as well, though no policy is asked.
    operator.get("/survey/school");
    assert_eq!(attempts(school), 4);
    nobody_else_finds(school, &at);
}
