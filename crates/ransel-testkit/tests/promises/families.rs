//! Claims about families that do not share one home: who asks, who is told, who is refused, and what nobody learns of the
//! other home.

use ransel_testkit::{Browser, Page, TestSchool, promise};

use crate::homes::{absence, say};

/// What stands on the start page of who is told of a warning.
pub const WARNED: &str = "Skolen har sendt et varsel";

/// The contact teacher warns about order or conduct; the form, as it stood before it was sent.
pub fn warn(school: &TestSchool, concern: &str) -> Page {
    let mut teacher = school.browse_as("contact-teacher");
    let path = format!("/absence/pupils/{}/conduct/warn/{concern}", school.person("pupil"));
    let form = teacher.get(&path);
    let done = teacher.submit(&form, &path, &[]);
    assert!(done.is_ok(), "{}", done.text());
    form
}

/// How many times the list of a persona's news says something.
pub fn told(school: &TestSchool, persona: &str, what: &str) -> usize {
    school.browse_as(persona).get("/announcements").shown().matches(what).count()
}

/// Anders has no parental responsibility for Nora any more.
pub fn without_responsibility(school: &TestSchool) {
    say(school, school.person("pupil"), school.person("guardian-apart"), "no-responsibility");
}

/// Somebody asks about Nora on her own page.
pub fn asks(parent: &mut Browser) -> Page {
    let form = parent.get("/information");
    let filled = [
        ("given", "Nora"),
        ("family", "Solvang Lie"),
        ("born", "2009-03-14"),
        ("text", "Hvordan går det i fransk?"),
    ];
    parent.submit(&form, "/information", &filled)
}

/// The address of the one matter a list names.
pub fn matter(page: &Page, under: &str) -> String {
    let links = page.links();
    let link = links.iter().find(|link| link.starts_with(under) && link.len() > under.len());
    link.expect("a matter").clone()
}

/// The principal decides the matter that waits.
pub fn decides(school: &TestSchool, filled: &[(&str, &str)]) -> Page {
    let mut principal = school.browse_as("principal");
    let queue = principal.get("/information-requests");
    let path = matter(&queue, "/information-requests/");
    let page = principal.get(&path);
    assert!(page.shown().contains("Hvordan går det i fransk?"), "{}", page.text());
    principal.submit(&page, &path, filled)
}

pub const GRANTED: [(&str, &str); 2] = [("decision", "grant"), ("text", "Nora klarer seg fint i fransk.")];
const REFUSED: [(&str, &str); 3] = [
    ("decision", "refuse"),
    ("ground", "harm"),
    ("text", "Opplysningene kan skade Nora, og hun har bedt oss vente."),
];

#[promise("person-register-no-responsibility-on-request", holds)]
fn a_request_gives_one_answer_and_one_look(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    assert!(asks(&mut anders).shown().contains("Forespørselen er sendt til rektor"));
    assert!(decides(school, &GRANTED).shown().contains("Svaret er sendt"));
    assert_eq!(told(school, "guardian-apart", "Rektor har svart på forespørselen din"), 1);
    let path = matter(&anders.get("/information"), "/information/");
    let letter = anders.get(&path);
    assert!(letter.shown().contains("Nora klarer seg fint i fransk."), "{}", letter.text());
    let look = format!("{path}/look");
    let seen = anders.submit(&letter, &look, &[]);
    assert!(
        seen.shown().contains("Nora Solvang Lie") && seen.shown().contains("videregående"),
        "{}",
        seen.text()
    );
    assert!(anders.post(&look, &[]).is_refused(), "there is no second look");
    assert!(
        anders.get(&path).shown().contains("Nora klarer seg fint i fransk."),
        "the answer stays his to read"
    );
    // And he is on no list of recipients.
    let form = warn(school, "order");
    assert!(form.text().contains("Anders Lie") || form.text().contains("får svar i hvert enkelt tilfelle"));
    assert_eq!(told(school, "guardian-apart", WARNED), 0);
}

#[promise("person-register-no-responsibility-on-request", refuses)]
fn without_a_granted_request_nothing_opens_and_who_is_barred_learns_nothing(school: &TestSchool) {
    without_responsibility(school);
    let (child, father) = (school.person("pupil"), school.person("guardian-apart"));
    let mut anders = school.browse_as("guardian-apart");
    let closed = |anders: &mut Browser| {
        for path in [format!("/people/{child}"), format!("/people/{child}/record"), absence(child)] {
            assert!(anders.get(&path).is_refused(), "{path}");
        }
    };
    asks(&mut anders);
    let path = matter(&anders.get("/information"), "/information/");
    assert!(anders.post(&format!("{path}/look"), &[]).is_refused(), "it is not answered yet");
    closed(&mut anders);
    decides(school, &GRANTED);
    closed(&mut anders);
    say(school, child, father, "barred");
    assert!(anders.post(&format!("{path}/look"), &[]).is_refused(), "a bar goes before what was granted");
    // To ask again meets the same words as to ask about a child that is not here.
    let barred = asks(&mut anders);
    let form = anders.get("/information");
    let filled = [("given", "Ingen"), ("family", "Finnes"), ("born", "2009-03-14"), ("text", "?")];
    let nobody = anders.submit(&form, "/information", &filled);
    let said = "Vi finner ikke et barn med dette navnet";
    assert!(barred.status == 422 && barred.text().contains(said), "{}", barred.text());
    assert!(nobody.status == 422 && nobody.text().contains(said), "{}", nobody.text());
    let other = school.browse_as("other-principal").get("/information-requests");
    assert!(!other.body.contains("Nora"), "another school's principal knows of nothing");
}

#[promise("person-register-refusal-reasoned", holds)]
fn a_refusal_without_reasons_is_stopped_and_the_parent_reads_the_reasons(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    let stopped = decides(school, &[("decision", "refuse"), ("ground", "harm"), ("text", "")]);
    assert!(stopped.status == 422, "{}", stopped.text());
    assert!(stopped.text().contains("Et avslag skal ha en skriftlig begrunnelse"), "{}", stopped.text());
    assert!(decides(school, &REFUSED).shown().contains("Avslaget er sendt"));
    let path = matter(&anders.get("/information"), "/information/");
    let letter = anders.get(&path);
    assert!(letter.shown().contains("hun har bedt oss vente"), "{}", letter.text());
    assert!(letter.text().contains("barnelova"), "{}", letter.text());
}

#[promise("person-register-refusal-reasoned", refuses)]
fn only_the_principal_decides_and_only_the_parent_reads_it(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    let queue = school.browse_as("principal").get("/information-requests");
    let path = matter(&queue, "/information-requests/");
    for persona in ["secretary", "contact-teacher", "department-head", "other-principal", "guardian"] {
        let mut other = school.browse_as(persona);
        assert!(other.get(&path).is_refused(), "{persona}");
        other.get("/my/contact");
        assert!(other.post(&path, &REFUSED).is_refused(), "{persona}");
    }
    let own = matter(&anders.get("/information"), "/information/");
    assert!(!anders.get(&own).body.contains("bedt oss vente"), "nothing has been decided");
    assert!(school.browse_as("guardian").get(&own).is_refused());
}

#[promise("person-register-refusal-complaint", holds)]
fn the_letter_says_where_and_until_when_and_the_papers_are_put_together(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    decides(school, &REFUSED);
    let own = matter(&anders.get("/information"), "/information/");
    let letter = anders.get(&own);
    // Three weeks from 19 November 2026.
    assert!(
        letter.shown().contains("Statsforvalteren") && letter.text().contains("10. desember 2026"),
        "{}",
        letter.text()
    );
    let send = format!("{own}/complaint");
    let empty = anders.submit(&letter, &send, &[("complaint", "")]);
    assert_eq!(empty.status, 422, "{}", empty.text());
    let done = anders.submit(&letter, &send, &[("complaint", "Jeg er uenig og ber om ny vurdering.")]);
    assert!(done.shown().contains("Klagen er mottatt"), "{}", done.text());
    let mut principal = school.browse_as("principal");
    let path = matter(&principal.get("/information-requests"), "/information-requests/");
    assert!(principal.get(&path).shown().contains("Forelderen har klaget"));
    let papers = principal.get(&format!("{path}/papers"));
    let file = principal.get(&format!("{path}/papers.txt"));
    for text in [
        "Hvordan går det i fransk?",
        "hun har bedt oss vente",
        "Jeg er uenig",
        "Nora Solvang Lie",
        "§\u{a0}47",
    ] {
        assert!(papers.shown().contains(text), "{text}: {}", papers.text());
        assert!(file.body.contains(text), "{text}: {}", file.body);
    }
    let log = anders.get("/my/log").text();
    assert!(log.to_lowercase().contains("gjorde klar papirene til statsforvalteren"), "{log}");
}

#[promise("person-register-refusal-complaint", refuses)]
fn nobody_else_takes_the_papers_out_and_not_before_there_is_a_complaint(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    decides(school, &REFUSED);
    let mut principal = school.browse_as("principal");
    let path = matter(&principal.get("/information-requests"), "/information-requests/");
    assert!(principal.get(&format!("{path}/papers")).is_refused());
    // It came on paper: the principal registers it.
    let page = principal.get(&path);
    let done = principal.submit(&page, &format!("{path}/complaint"), &[("complaint", "Jeg klager.")]);
    assert!(done.shown().contains("Klagen er mottatt"), "{}", done.text());
    for persona in ["secretary", "contact-teacher", "other-principal", "guardian", "guardian-apart", "dpo"] {
        for file in ["papers", "papers.txt"] {
            assert!(
                school.browse_as(persona).get(&format!("{path}/{file}")).is_refused(),
                "{persona} {file}"
            );
        }
    }
}

#[promise("person-register-nonresident-on-request", holds)]
fn who_lives_elsewhere_is_told_from_the_day_he_asks(school: &TestSchool) {
    let form = warn(school, "order");
    assert!(form.text().contains("barnet bor der"), "{}", form.text());
    assert!(
        form.text().contains("bor et annet sted, og får ikke dette uten å ha bedt om det"),
        "{}",
        form.text()
    );
    assert_eq!((told(school, "guardian", WARNED), told(school, "guardian-apart", WARNED)), (1, 0));
    let mut anders = school.browse_as("guardian-apart");
    let page = anders.get("/information");
    let done = anders.submit(&page, "/information/running", &[]);
    assert!(done.shown().contains("Du blir holdt orientert fra nå"), "{}", done.text());
    let form = warn(school, "conduct");
    assert!(
        form.text().contains("bor et annet sted, og har bedt om å bli holdt orientert"),
        "{}",
        form.text()
    );
    assert_eq!((told(school, "guardian", WARNED), told(school, "guardian-apart", WARNED)), (2, 1));
    let known = school.browse_as("secretary").get(&format!("/people/{}/family", school.person("pupil")));
    assert!(
        known.text().contains("har bedt om å bli holdt orientert, fra 19. november 2026"),
        "{}",
        known.text()
    );
}

#[promise("person-register-nonresident-on-request", refuses)]
fn to_ask_gives_nothing_to_one_without_the_right(school: &TestSchool) {
    let (child, father) = (school.person("pupil"), school.person("guardian-apart"));
    let jonas = school.person("pupil-young").to_string();
    let mut rune = school.browse_as("guardian-none");
    rune.get("/information");
    assert!(rune.post("/information/running", &[("child", &jonas)]).is_refused(), "he has no responsibility");
    say(school, child, father, "barred");
    let mut anders = school.browse_as("guardian-apart");
    let page = anders.get("/information");
    assert!(!page.body.contains("Nora"), "{}", page.text());
    assert!(anders.post("/information/running", &[("child", &child.to_string())]).is_refused());
    warn(school, "order");
    assert!(!anders.get("/announcements").shown().contains("Nora"));
    assert_eq!(told(school, "guardian-apart", WARNED), 0);
}

/// What a form about Nora's third persons leads to.
fn consents(school: &TestSchool) -> String {
    format!("/people/{}/consents", school.person("pupil"))
}

/// Ingrid consents that Olav Brattli is informed, and the office makes sure that it is him.
fn consented(school: &TestSchool, confirm: bool) -> Browser {
    let path = consents(school);
    let mut ingrid = school.browse_as("guardian");
    let form = ingrid.get(&path);
    let filled = [("name", "Olav Brattli"), ("scope", "schooling"), ("until", "2027-06-30")];
    let done = ingrid.submit(&form, &path, &filled);
    assert!(done.shown().contains("Samtykket er lagret"), "{}", done.text());
    if confirm {
        let mut office = school.browse_as("secretary");
        let page = office.get(&path);
        let done = office.submit(&page, &format!("{path}/changes"), &[]);
        assert!(done.shown().contains("Samtykket gjelder fra nå"), "{}", done.text());
    }
    ingrid
}

/// Olav, as somebody at home with Nora, if he is.
fn olav(school: &TestSchool) -> Page {
    let mut olav = school.browse_as("department-head");
    olav.wear("guardian");
    olav.get(&format!("/people/{}/record", school.person("pupil")))
}

#[promise("person-register-third-person-consent", holds)]
fn a_third_person_sees_what_was_consented_to_until_it_is_withdrawn(school: &TestSchool) {
    let mut ingrid = consented(school, true);
    let seen = olav(school);
    assert!(seen.shown().contains("Solvang Lie"), "{}", seen.text());
    assert_eq!(told(school, "guardian-apart", "Noe er endret i hvem andre som får vite om barnet"), 2);
    let path = consents(school);
    let page = ingrid.get(&path);
    let done = ingrid.submit(&page, &format!("{path}/changes"), &[]);
    assert!(done.shown().contains("Samtykket er trukket tilbake"), "{}", done.text());
    assert!(olav(school).is_refused(), "and that holds at once");
}

#[promise("person-register-third-person-consent", refuses)]
fn before_it_or_against_a_parents_no_nothing_opens(school: &TestSchool) {
    assert!(olav(school).is_refused());
    consented(school, false);
    assert!(olav(school).is_refused(), "the office has not made sure who it is");
    let path = consents(school);
    for persona in ["contact-teacher", "principal", "guardian-none", "other-teacher"] {
        let mut other = school.browse_as(persona);
        assert!(other.get(&path).is_refused(), "{persona}");
        other.get("/my/contact");
        let filled = [
            ("consent", "4f0b3c52-0d3d-4b4e-9f6b-2a7f1d6f0c11"),
            ("name", "Kim Fremmed"),
            ("scope", "schooling"),
            ("until", "2027-06-30"),
        ];
        assert!(other.post(&path, &filled).is_refused(), "{persona}");
    }
    let mut office = school.browse_as("secretary");
    let page = office.get(&path);
    office.submit(&page, &format!("{path}/changes"), &[]);
    assert!(olav(school).is_ok());
    let mut anders = school.browse_as("guardian-apart");
    let page = anders.get(&path);
    let done = anders.submit(&page, &format!("{path}/changes"), &[]);
    assert!(done.shown().contains("Du har sagt nei"), "{}", done.text());
    assert!(olav(school).is_refused());
}

const ABOUT_CHILD: &str = "Nora gjør det godt i matematikk.";
const ABOUT_HOME: &str = "Mor har begynt med nattarbeid.";

/// The contact teacher writes down a talk with Ingrid.
fn talked(school: &TestSchool) -> String {
    let path = format!("/people/{}/talks", school.person("pupil"));
    let mut teacher = school.browse_as("contact-teacher");
    let form = teacher.get(&path);
    let with = school.person("guardian").to_string();
    let done = teacher.submit(&form, &path, &[("with", &with), ("child", ABOUT_CHILD), ("home", ABOUT_HOME)]);
    assert!(done.shown().contains("Samtalen er skrevet ned"), "{}", done.text());
    path
}

#[promise("person-register-guardian-child-info-only", holds)]
fn both_parents_read_what_is_about_the_child(school: &TestSchool) {
    let path = talked(school);
    for persona in ["guardian", "guardian-apart", "pupil", "principal", "contact-teacher"] {
        let mut reader = school.browse_as(persona);
        // What somebody wrote is opened with two factors, by a pupil too.
        reader.confirm("/");
        let page = reader.get(&path);
        assert!(page.shown().contains(ABOUT_CHILD), "{persona}: {}", page.text());
    }
    for persona in ["guardian", "principal", "contact-teacher"] {
        assert!(school.browse_as(persona).get(&path).shown().contains(ABOUT_HOME), "{persona}");
    }
}

#[promise("person-register-guardian-child-info-only", refuses)]
fn nobody_of_the_other_home_reads_what_is_about_a_home(school: &TestSchool) {
    let path = talked(school);
    let home = format!("/people/{}/talks/home", school.person("guardian"));
    assert!(school.browse_as("guardian").get(&home).shown().contains(ABOUT_HOME));
    for persona in ["guardian-apart", "pupil", "guardian-none", "other-teacher", "other-principal"] {
        let mut other = school.browse_as(persona);
        assert!(other.get(&home).is_refused(), "{persona}");
        for path in [&path, &format!("{path}.txt")] {
            assert!(!other.get(path).body.contains("nattarbeid"), "{persona} {path}");
        }
    }
}

/// Nora asks that her guardians do not get the talk, or lets them.
fn confides(school: &TestSchool, path: &str) {
    let mut nora = school.browse_as("pupil");
    nora.confirm("/");
    let page = nora.get(path);
    let done = nora.submit(&page, &format!("{path}/confided"), &[]);
    assert!(done.shown().contains("Valget ditt er lagret"), "{}", done.text());
}

/// What always stands there, whether or not anything is kept back.
const ALWAYS: &str = "kan be om at noe ikke vises for foresatte";

#[promise("person-register-older-child-silence", holds)]
fn what_she_lets_them_have_they_get_again(school: &TestSchool) {
    let path = talked(school);
    let mut guardian = school.browse_as("guardian");
    assert!(guardian.get(&path).shown().contains(ALWAYS), "it stands there before");
    confides(school, &path);
    let kept = guardian.get(&path);
    assert!(kept.shown().contains(ALWAYS) && !kept.body.contains(ABOUT_CHILD), "{}", kept.text());
    assert!(
        !guardian.get("/announcements").shown().contains("samtale"),
        "nor does the list of news hint at it"
    );
    confides(school, &path);
    assert!(guardian.get(&path).shown().contains(ABOUT_CHILD));
}

#[promise("person-register-older-child-silence", refuses)]
fn what_she_keeps_to_herself_is_in_no_view_and_no_file_of_theirs(school: &TestSchool) {
    let path = talked(school);
    confides(school, &path);
    for persona in ["guardian", "guardian-apart"] {
        let mut guardian = school.browse_as(persona);
        for path in [&path, &format!("{path}.txt")] {
            let page = guardian.get(path);
            assert!(page.is_ok() && !page.body.contains(ABOUT_CHILD), "{persona} {path}: {}", page.text());
            assert!(
                !page.body.contains("Vises ikke for foresatte"),
                "nothing says that anything is kept back"
            );
        }
        // The choice is hers alone.
        guardian.get("/my/contact");
        let talk = school.browse_as("pupil").confirm(&path).field("talk").expect("the talk");
        let fields = [("talk", talk.as_str()), ("confided", "no")];
        assert!(guardian.post(&format!("{path}/confided"), &fields).is_refused(), "{persona}");
    }
    assert!(
        school.browse_as("contact-teacher").get(&path).shown().contains(ABOUT_CHILD),
        "the school knows it"
    );
}

/// Nora lives with both, a week here and a week there; the office writes down how she is reached in each home. Where the
/// office does that for Anders' home, and where it reads them all.
fn reached_in_each_home(school: &TestSchool) -> (String, String) {
    say(school, school.person("pupil"), school.person("guardian-apart"), "shared");
    let path = format!("/people/{}/homes", school.person("pupil"));
    let mut office = school.browse_as("secretary");
    let links = office.get(&path).links();
    let forms: Vec<_> = links.iter().filter(|link| link.starts_with(&format!("{path}/"))).collect();
    assert_eq!(forms.len(), 2, "a form for each home: {links:?}");
    let mut of_anders = None;
    for form in forms {
        let page = office.get(form);
        let his = page.shown().contains("Hos Anders");
        let done = office.submit(&page, form, &[("phone", if his { "22334455" } else { "66778899" })]);
        assert!(done.shown().contains("Kontaktopplysningene for hjemmet er lagret"), "{}", done.text());
        of_anders = of_anders.or(his.then(|| form.clone()));
    }
    (of_anders.expect("his home"), path)
}

/// As a telephone number stands on a page.
const AT_INGRIDS: &str = "66\u{a0}77\u{a0}88\u{a0}99";
const AT_ANDERS: &str = "22\u{a0}33\u{a0}44\u{a0}55";

#[promise("person-register-shared-residence-both", holds)]
fn each_home_sees_how_the_child_is_reached_there(school: &TestSchool) {
    reached_in_each_home(school);
    let record = format!("/people/{}/record", school.person("pupil"));
    let ingrid = school.browse_as("guardian").get(&record);
    assert!(ingrid.shown().contains(AT_INGRIDS) && !ingrid.shown().contains(AT_ANDERS), "{}", ingrid.text());
    let anders = school.browse_as("guardian-apart").get(&record);
    assert!(anders.shown().contains(AT_ANDERS) && !anders.shown().contains(AT_INGRIDS), "{}", anders.text());
    for who in ["pupil", "secretary", "contact-teacher"] {
        let page = school.browse_as(who).get(&record);
        assert!(page.shown().contains(AT_INGRIDS) && page.shown().contains(AT_ANDERS), "{who}");
    }
    let office = school.browse_as("secretary").get(&record);
    assert!(office.shown().contains("Hos Anders"), "whose home it is: {}", office.text());
}

#[promise("person-register-shared-residence-both", refuses)]
fn how_a_child_is_reached_in_a_home_is_the_offices_to_write(school: &TestSchool) {
    let (form, list) = reached_in_each_home(school);
    for who in ["guardian", "guardian-apart", "contact-teacher", "other-teacher", "pupil"] {
        let mut browser = school.browse_as(who);
        assert!(browser.get(&list).is_refused() && browser.get(&form).is_refused(), "{who}");
    }
    let mut office = school.browse_as("secretary");
    let page = office.get(&form);
    let wrong = office.submit(&page, &form, &[("email", "nora")]);
    assert!(wrong.body.contains("value=\"nora\""), "what was typed stays: {}", wrong.text());
    let nobodys = format!("{list}/5f0c1a52-0000-4000-8000-000000000000");
    assert!(office.get(&nobodys).is_refused(), "a home that is not hers");
    // Somebody else was faster: what the form showed no longer stands.
    assert!(office.submit(&page, &form, &[("phone", "11111111")]).is_ok());
    assert!(!office.submit(&page, &form, &[("phone", "33333333")]).is_ok());
}
