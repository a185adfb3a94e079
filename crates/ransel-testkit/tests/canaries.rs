//! Each sensitive field holds a word of its own; every persona in every hat walks every route, filter, file and form error;
//! no word may be where the policies open its category to her about nobody, or not about this very person.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    io::Write,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use jiff::ToSpan;
use ransel_engines::Stores;
use ransel_kernel::{Caller, Category, GroupId, Hat, PersonId, SchoolId, pass::Set, rows::Is};
use ransel_school::{
    actions::{ImportRoster, SetUpSchool},
    records::{Enrolment, FamilyTie, Group, GroupKind, GroupMember, GroupRole, TieKind},
};
use ransel_site::{Answer, Entry, Method, Pages, Reply, Route, Visit};
use ransel_testkit::{
    Start, TestSchool,
    canary::{Leak, plant, walk},
    trial,
};

/// What the server writes to its log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Everything from here on. A test that runs in one process with others shares what was begun first.
    fn begin() -> Self {
        let log = Self::default();
        let writer = log.clone();
        let filter = tracing_subscriber::EnvFilter::new("info,ransel=trace");
        let made = tracing_subscriber::fmt().with_env_filter(filter).with_writer(move || writer.clone());
        drop(made.try_init());
        log
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// Those who hold words. The first two are who stands in addresses of groups and in forms.
fn people(school: &TestSchool) -> Vec<(&'static str, PersonId)> {
    vec![
        ("a protected pupil", school.person("pupil-protected")),
        ("a pupil", school.person("pupil")),
        ("a pupil who has left", leaver(school)),
        ("a guardian", school.person("guardian")),
        ("a teacher", school.person("subject-teacher")),
    ]
}

/// Somebody of the same class leaves today: one whose picture is shown with her name, so that more than lists could tell.
fn leaver(school: &TestSchool) -> PersonId {
    let made_up = &school.made_up;
    let nora = made_up.persona("pupil").and_then(|one| one.person).expect("Nora");
    let class = made_up.class(made_up.enrolment(nora).expect("enrolled").class);
    let page = school.browse().get(&format!("/pictures/public/{}", place(school)));
    let played = |key| made_up.personas.iter().any(|one| one.person == Some(key));
    let mut mates = class.pupils.iter().filter(|key| !played(**key)).map(|key| made_up.person(*key));
    let leaves = mates.find(|mate| page.says(&mate.name.given)).expect("a classmate who is shown");
    let (leaves, today) = (school.person_of(leaves), school.clock.today());
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(ImportRoster {}, |change| {
        for row in change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &leaves).all()? {
            change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(today)))?;
        }
        for member in change.rows::<GroupMember>().only(GroupMember::PERSON, Is::Equal, &leaves).all()? {
            change.update(&member.id, Set::default().to(GroupMember::VALID_TO, &Some(today)))?;
        }
        Ok(())
    })
    .expect("somebody leaves");
    leaves
}

fn place(school: &TestSchool) -> SchoolId {
    let relations = school.owner.relations().expect("the relations");
    relations.hats(school.person("pupil")).first().and_then(|hat| hat.place).expect("the school")
}

/// The protected pupil gets a parent elsewhere, and a group of her own whose name nobody else's page may tell.
fn protected_family(school: &TestSchool) -> String {
    let (child, parent) = (school.person("pupil-protected"), school.person("guardian-none"));
    let (place, year) = (place(school), school.clock.today().saturating_sub(60.days()));
    let name = "Kanarigruppen".to_owned();
    let group = GroupId(school.owner.random.uuid().expect("an id"));
    let ctx = school.owner.ctx(Caller::part("test")).expect("a request");
    ctx.change(SetUpSchool {}, |change| {
        change.insert(&FamilyTie {
            id: school.owner.random.uuid()?,
            child,
            adult: parent,
            kind: TieKind::Responsibility,
            valid_from: year,
            valid_to: None,
            recorded_at: school.clock.now(),
            recorded_by: None,
            replaces: None,
        })?;
        change.insert(&Group {
            id: group,
            school: place,
            kind: GroupKind::Teaching,
            name: name.clone(),
            subject: None,
            source: "test".to_owned(),
            source_key: "kanari".to_owned(),
            valid_from: year,
            valid_to: None,
        })?;
        for (person, role) in
            [(child, GroupRole::Pupil), (school.person("subject-teacher"), GroupRole::Teacher)]
        {
            change.insert(&GroupMember {
                id: school.owner.random.uuid()?,
                person,
                group_id: group,
                role,
                source: "test".to_owned(),
                valid_from: year,
                valid_to: None,
            })?;
        }
        Ok(())
    })
    .expect("the family");
    name
}

/// The name of the protected pupil's own group, and of her school, where they would tell where she is.
fn places(school: &TestSchool, group: &str) -> Vec<Leak> {
    let relations = school.owner.relations().expect("the relations");
    let at = relations.place_name(place(school)).expect("a name").to_owned();
    let child = school.person("pupil-protected");
    let mut leaks = Vec::new();
    for (persona, told) in
        [("guardian-none", vec![group, at.as_str()]), ("other-teacher", vec![group]), ("pupil", vec![group])]
    {
        let mut browser = school.browse_as(persona);
        let paths = school
            .site
            .pages
            .iter()
            .flat_map(|pages| pages.routes)
            .filter(|route| route.method == Method::Get);
        for route in paths {
            let path =
                route.path.replace("{person}", &child.to_string()).replace("{pupil}", &child.to_string());
            // What says the same to everybody tells nobody anything about a child.
            let open = ["/privacy", "/pictures/public"].iter().any(|open| path.starts_with(open));
            if path.contains('{') || open {
                continue;
            }
            let page = browser.get(&path);
            for name in told.iter().filter(|name| page.says(name)) {
                leaks.push(Leak {
                    persona: persona.to_owned(), at: path.clone(), word: format!("«{name}»")
                });
            }
        }
    }
    leaks
}

/// The whole walk; nothing but what is open may be found.
fn walked(school: &TestSchool) -> Vec<Leak> {
    let log = Log::begin();
    let group = protected_family(school);
    let people = people(school);
    let words = plant(school, &people);
    school.owner.reload(None).expect("the relations");
    let fields = words.fields();
    assert!(fields.len() >= 20, "{fields:?}");
    for vaulted in ["change_notice_text.text", "absence_reason.reason"] {
        assert!(fields.contains(&vaulted), "{vaulted} holds no word: {fields:?}");
    }
    let mut leaks = places(school, &group);
    let walked = walk(school, &words, &people);
    // A walk that sees nothing finds nothing.
    println!(
        "{} answers read, {} words, seen where they may be: {:?}",
        walked.read,
        words.len(),
        walked.seen
    );
    assert!(walked.read > 1000 && walked.seen.len() >= 10, "{} answers, {:?}", walked.read, walked.seen);
    leaks.extend(walked.leaks);
    let logged = log.text();
    leaks.extend(words.in_log(&logged).into_iter().map(|word| Leak::of("the server", "its log", word)));
    leaks
}

fn told(leaks: &[Leak]) -> String {
    leaks.iter().map(|leak| format!("\n{leak}")).collect()
}

#[test]
fn no_word_is_where_policy_does_not_open_it() {
    let school = TestSchool::start(Start::default());
    let leaks = walked(&school);
    assert!(leaks.is_empty(), "{}", told(&leaks));
}

#[test]
fn no_word_is_where_policy_does_not_open_it_on_postgresql() {
    let Some(url) = ransel_engines::address() else { return };
    let school = TestSchool::start(Start { stores: Some(Stores::at(&url)), ..Start::default() });
    let leaks = walked(&school);
    assert!(leaks.is_empty(), "{}", told(&leaks));
}

/// What the leaking page shows.
static SHOWN: OnceLock<String> = OnceLock::new();

fn leaking(visit: &Visit<'_>) -> Reply {
    if visit.ctx.caller.hat != Hat::Teacher {
        return Ok(Answer::page("Prøve", maud::html! { p { "Ingenting" } }));
    }
    let shown = SHOWN.get().map(String::as_str).unwrap_or_default();
    Ok(Answer::page("Prøve", maud::html! { p { (shown) } }))
}

/// A module of the day with one page that shows what it did not ask for: the walk must find it without being told of it.
#[test]
fn a_leak_that_is_planted_is_found() {
    const ROUTES: &[Route] =
        &[Route { method: Method::Get, path: "/trial", entry: Entry::SignedIn, handler: leaking }];
    let pages = Pages {
        module: "trial",
        routes: ROUTES,
        texts: &[],
        nav: &[],
        start: |_| Ok(None),
        folder: |_, _| Ok(None),
    };
    let start = Start { modules: vec![trial::first()], pages: vec![pages], ..Start::default() };
    let school = TestSchool::start(start);
    let people = vec![("a protected pupil", school.person("pupil-protected"))];
    let words = plant(&school, &people);
    assert!(words.fields().contains(&"trial.tried"), "the new module's field holds a word");
    let secret = words.of(people[0].1, Category::Contact).expect("a word of hers");
    SHOWN.set(secret).expect("set once");
    let leaks = walk(&school, &words, &people).leaks;
    assert!(!leaks.is_empty(), "the walk does not bite");
    for leak in &leaks {
        assert!(leak.at.starts_with("/trial"), "{leak}");
        assert!(leak.persona.contains("teacher") && leak.word.contains("contact"), "{leak}");
    }
}
