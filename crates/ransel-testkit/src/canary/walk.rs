//! The walk: every persona in every hat, every registered route with the ids of those who hold words, the filters and links
//! of each list, and the errors of each form. Whatever comes back is read: redirects, headers, names of files, contents.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Mutex, PoisonError},
};

use ransel_kernel::{Caller, PersonId, relations::HatAt};
use ransel_site::{Entry, Method};
use uuid::Uuid;

use super::{Leak, Words, archive, open, plant::group_of};
use crate::{Browser, Page, TestSchool};

/// How many links with the same path before the `?` are followed, and how many of one route that pages lead to.
const LINKS: usize = 4;
/// A piece of many words, to search by: what comes back must not tell the rest.
const PIECE: &str = "zqk0";

/// What a walk came to.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// Words that were where they must not be.
    pub leaks: BTreeSet<Leak>,
    /// Fields whose word was where it may be: that anything was seen at all.
    pub seen: BTreeSet<String>,
    /// How many answers were read.
    pub read: usize,
}

impl Walked {
    fn add(&mut self, other: Self) {
        self.leaks.extend(other.leaks);
        self.seen.extend(other.seen);
        self.read += other.read;
    }
}

/// Walks as every persona and reads all that comes back.
pub fn walk(school: &TestSchool, words: &Words, people: &[(&str, PersonId)]) -> Walked {
    let mut walked = by_two(school, |persona| Walker::all_hats(school, words, people, persona));
    // Forms last, when everybody has looked: one that is accepted all the same may change what is open.
    walked.add(by_two(school, |persona| Walker::all_forms(school, words, people, persona)));
    walked.leaks.extend(outside(school, words));
    walked
}

/// Every persona, two at a time.
fn by_two(school: &TestSchool, work: impl Fn(&str) -> Walked + Sync) -> Walked {
    let personas: Vec<_> = school.made_up.personas.iter().filter(|one| one.person.is_some()).collect();
    let waiting = Mutex::new(personas.into_iter().map(|one| one.user_name).collect::<VecDeque<_>>());
    let walked = Mutex::new(Walked::default());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(persona) = next() {
                    let found = work(persona);
                    walked.lock().unwrap_or_else(PoisonError::into_inner).add(found);
                }
            });
        }
    });
    walked.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Who has not signed in, and the names of files on the disk.
fn outside(school: &TestSchool, words: &Words) -> Vec<Leak> {
    let mut seen = Vec::new();
    let mut browser = school.browse();
    for path in ["/", "/login", "/health", "/metrics", "/privacy", "/privacy/processing", "/accessibility"] {
        seen.push((path.to_owned(), texts(&browser.get(path))));
    }
    let mut folders = vec![school.folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the data").flatten() {
            seen.push(("the data folder".to_owned(), vec![entry.path().display().to_string()]));
            folders.extend(Some(entry.path()).filter(|path| path.is_dir()));
        }
    }
    let leak = |at: &String, text: &String| -> Vec<Leak> {
        words.found_in(text).into_iter().map(|word| Leak::of("nobody", at, word)).collect()
    };
    seen.iter()
        .flat_map(|(at, texts)| texts.iter().flat_map(|text| leak(at, text)).collect::<Vec<_>>())
        .collect()
}

impl Leak {
    /// A word at a place.
    pub fn of(persona: &str, at: &str, word: &super::Word) -> Self {
        let whose = if word.who.is_empty() { String::new() } else { format!(" of {}", word.who) };
        let word = format!("the word of {} ({}){whose}", word.field, word.category.code());
        Self { persona: persona.to_owned(), at: at.to_owned(), word }
    }
}

/// Everything a person or a program would get to read.
fn texts(page: &Page) -> Vec<String> {
    let mut texts = vec![page.passed.clone(), page.url.to_string(), page.body.clone()];
    texts.extend(page.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    texts.extend(archive::texts(&page.bytes));
    texts
}

/// One persona in one hat.
struct Walker<'w> {
    school: &'w TestSchool,
    words: &'w Words,
    people: &'w [(&'w str, PersonId)],
    persona: String,
    own: PersonId,
    caller: Caller,
    browser: Browser,
    asked: BTreeSet<String>,
    walked: Walked,
}

impl<'w> Walker<'w> {
    fn each_hat(
        school: &'w TestSchool,
        words: &'w Words,
        people: &'w [(&'w str, PersonId)],
        persona: &str,
        mut work: impl FnMut(&mut Self),
    ) -> Walked {
        let own = school.person(persona);
        let hats = school.owner.relations().expect("the relations").hats(own);
        let mut walked = Walked::default();
        for hat in &hats {
            let mut browser = school.browse_as(persona);
            if hats.len() > 1 {
                wear(&mut browser, hat);
            }
            let mut walker = Self {
                school,
                words,
                people,
                persona: format!("{persona} as {}", hat.hat.code()),
                own,
                caller: open::caller(&school.owner, own, hat),
                browser,
                asked: BTreeSet::new(),
                walked: Walked::default(),
            };
            work(&mut walker);
            walked.add(walker.walked);
        }
        walked
    }

    fn all_hats(
        school: &'w TestSchool,
        words: &'w Words,
        people: &'w [(&'w str, PersonId)],
        persona: &str,
    ) -> Walked {
        Self::each_hat(school, words, people, persona, |walker| {
            for path in walker.paths(Method::Get) {
                walker.get(&path, true);
            }
        })
    }

    fn all_forms(
        school: &'w TestSchool,
        words: &'w Words,
        people: &'w [(&'w str, PersonId)],
        persona: &str,
    ) -> Walked {
        Self::each_hat(school, words, people, persona, |walker| {
            let forms = [Method::Post, Method::Upload, Method::Film]
                .into_iter()
                .flat_map(|method| walker.paths(method));
            for path in forms.collect::<Vec<_>>() {
                for (_, person) in people.iter().take(2) {
                    let id = person.to_string();
                    let fields: Vec<_> = ["person", "pupil", "child", "adult"]
                        .iter()
                        .map(|name| (*name, id.as_str()))
                        .collect();
                    let page = walker.browser.post(&path, &fields);
                    walker.read(&format!("POST {path}"), &page);
                    // Where the address names somebody, the fields need not.
                    if path != pattern_of(&path, people) {
                        break;
                    }
                }
            }
        })
    }

    /// Every registered address of a kind, with each id that could stand in it.
    fn paths(&self, method: Method) -> Vec<String> {
        let routes = self.school.site.pages.iter().flat_map(|pages| pages.routes);
        let routes = routes.filter(|route| route.method == method);
        // Who declares secrecy again changes nothing; all other public forms are doors.
        let routes = routes.filter(|route| method == Method::Get || matches!(route.entry, Entry::Action(_)));
        // Forms about two people tell what forms about five would.
        let most = if method == Method::Get { usize::MAX } else { 2 };
        routes.flat_map(|route| self.filled(route.path, most)).collect()
    }

    fn filled(&self, pattern: &str, most: usize) -> Vec<String> {
        let Some((before, rest)) = pattern.split_once('{') else { return vec![pattern.to_owned()] };
        let Some((name, after)) = rest.split_once('}') else { return vec![pattern.to_owned()] };
        let ids: Vec<String> = match name {
            "module" => self.school.owner.house.modules.iter().map(|module| module.name.to_owned()).collect(),
            "group" => {
                let groups =
                    self.people.iter().take(2).filter_map(|(_, person)| group_of(self.school, *person));
                groups.map(|group| group.to_string()).collect()
            }
            "version" => vec!["1".to_owned()],
            "day" | "date" | "on" => vec![self.school.clock.today().to_string()],
            "person" | "pupil" | "child" | "adult" | "guardian" => {
                let people = self.people.iter().map(|(_, person)| *person).chain([self.own]);
                let mut people: Vec<_> = people.collect();
                people.dedup();
                people.into_iter().map(|person| person.to_string()).collect()
            }
            _ => vec![Uuid::nil().to_string()],
        };
        ids.iter().take(most).flat_map(|id| self.filled(&format!("{before}{id}{after}"), most)).collect()
    }

    fn get(&mut self, path: &str, follow: bool) {
        if !self.asked.insert(path.to_owned()) {
            return;
        }
        let page = self.browser.get(path);
        self.read(path, &page);
        if follow && page.is_ok() {
            for next in self.next(path, &page) {
                self.get(&next, false);
            }
        }
    }

    /// Where a page leads that no pattern gives: its filters with a piece of a word, its orders and pages.
    fn next(&self, path: &str, page: &Page) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for form in page.filters() {
            let query: Vec<_> = form.fields.iter().map(|name| format!("{name}={PIECE}")).collect();
            found.push(format!("{}?{}", form.action, query.join("&")));
        }
        let place = path.split('?').next().unwrap_or_default();
        let orders = page.links().into_iter().filter(|link| link.starts_with(&format!("{place}?")));
        // The same page in another language tells the same.
        let orders = orders.filter(|link| !link.contains("?lang="));
        found.extend(orders.take(LINKS));
        let deeper = page.links().into_iter().filter(|link| link.starts_with(&format!("{place}/")));
        found.extend(deeper.take(LINKS));
        found
    }

    fn read(&mut self, at: &str, page: &Page) {
        assert!(page.status.as_u16() < 500, "{} {at}: {}", self.persona, page.text());
        self.walked.read += 1;
        for text in texts(page) {
            for word in self.words.found_in(&text) {
                if open::may_see(&self.school.owner, &self.caller, word) {
                    self.walked.seen.insert(word.field.clone());
                } else {
                    self.walked.leaks.insert(Leak::of(&self.persona, at, word));
                }
            }
        }
    }
}

/// The address without the ids of those who hold words.
fn pattern_of(path: &str, people: &[(&str, PersonId)]) -> String {
    people.iter().fold(path.to_owned(), |path, (_, person)| path.replace(&person.to_string(), "{}"))
}

fn wear(browser: &mut Browser, hat: &HatAt) {
    let wanted = match hat.place {
        Some(place) => format!("{}.{place}", hat.hat.code()),
        None => hat.hat.code().to_owned(),
    };
    browser.wear(&wanted);
}
