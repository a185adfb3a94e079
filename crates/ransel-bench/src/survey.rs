//! A survey while classes answer it: ten classes of twenty-eight, each pupil with a page before her, and their teachers looking at
//! the drawing, in an owner with ten thousand pupils whose four hundred classes all have one. How long it takes to open a
//! question, to keep an answer, and to draw a class.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use ransel_kernel::{Caller, Hat, Owner, PersonId, attributes};
use ransel_site::{Site, SiteConfig, server::app};
use ransel_survey::{SeedClass, SeedPupil};
use tokio::runtime::{Handle, Runtime};
use tower::ServiceExt;

use crate::{
    Fault,
    measure::Spread,
    page::session,
    table::{Table, time},
    town::{TODAY, Town},
};

const PUPILS: usize = 10_000;
const ACTIVE: usize = 10;
const ANSWERING: usize = 28;
/// The question that is opened and answered again and again: choosing among the class.
const QUESTION: &str = "answers/4";
/// How long somebody thinks between two clicks.
const THINKS: Duration = Duration::from_millis(1_500);
const LONG: Duration = Duration::from_secs(20);

/// The times of one sort of request.
type Times = Vec<Duration>;

/// Measures, and gives the table.
///
/// # Errors
/// The owner cannot be made, or a page does not answer as it should.
pub fn measure() -> Result<Table, Fault> {
    let town = Town::build(PUPILS)?;
    let classes = classes(&town)?;
    ransel_survey::seed(&town.owner, &classes, TODAY)?;
    town.owner.reload(None)?;
    let site = Site::build(SiteConfig {
        owner: Arc::clone(&town.owner),
        pages: vec![ransel_survey::pages()],
        providers: Vec::new(),
        address: "http://localhost".to_owned(),
    })?;
    let site = app(&site);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(256).build()?;
    let (opened, saved, drawn) = answer(&runtime, &site, &town.owner, &classes)?;
    let mut table = Table::new(["what", "times", "p50", "p95", "p99", "target, p95"]);
    for (what, times) in [("open a question", opened), ("keep an answer", saved), ("draw a class", drawn)] {
        let (count, spread) = (times.len(), Spread::of(times));
        table.line(&[
            what.to_owned(),
            count.to_string(),
            time(spread.p50),
            time(spread.p95),
            time(spread.p99),
            "< 50 ms".to_owned(),
        ]);
    }
    Ok(table)
}

/// Every class of the owner, those that are asked first.
fn classes(town: &Town) -> Result<Vec<SeedClass>, Fault> {
    let relations = town.owner.relations()?;
    let pupil = |person: PersonId| SeedPupil {
        person,
        given: "Elev".to_owned(),
        family: "i klassen".to_owned(),
        birth_year: 2012,
        user_name: format!("{person}@soloy.no"),
    };
    let mut all = Vec::new();
    for (teacher, group) in town.classes.iter().take(ACTIVE) {
        all.push(SeedClass {
            group: *group,
            name: "asked".to_owned(),
            school: teacher.place.ok_or("a teacher without a school")?,
            pupils: relations.members(*group, TODAY).into_iter().take(ANSWERING).map(pupil).collect(),
            asks: teacher.person.ok_or("a teacher without a person")?,
        });
    }
    for class in &town.made_up.classes {
        all.push(SeedClass {
            group: ransel_kernel::GroupId(class.id),
            name: class.name.clone(),
            school: town.school(class.school),
            pupils: class.pupils.iter().map(|key| pupil(town.person(*key))).collect(),
            asks: town.person(class.contact_teacher),
        });
    }
    Ok(all)
}

/// A session of somebody who has come in to the survey with what Feide tells; the cookie it goes by.
fn come_in(owner: &Owner, mut caller: Caller) -> Result<String, Fault> {
    let cookie = session(owner, &caller)?;
    let secret = cookie.split('=').nth(1).unwrap_or_default();
    caller.way_in.session = owner.session(secret)?.map(|session| session.id);
    let ctx = owner.ctx(caller)?;
    attributes::accept(&ctx, "survey")?;
    attributes::enter(&ctx, "survey", &BTreeMap::new())?;
    Ok(cookie)
}

/// Lets everybody answer for a while.
fn answer(
    runtime: &Runtime,
    site: &Router,
    owner: &Owner,
    classes: &[SeedClass],
) -> Result<(Times, Times, Times), Fault> {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (mut pupils, mut teachers) = (Vec::new(), Vec::new());
        for (number, class) in classes.iter().take(ACTIVE).enumerate() {
            let at = format!("/survey/{}", ransel_survey::seeded(class.group));
            for (place, pupil) in class.pupils.iter().enumerate() {
                let cookie = come_in(owner, Town::caller(pupil.person, Hat::Pupil, Some(class.school)))?;
                let (handle, over, at) = (runtime.handle(), &over, at.clone());
                // Not all at the same moment.
                let begins = THINKS * u32::try_from(number * ANSWERING + place)? / 280;
                pupils.push(scope.spawn(move || answers(handle, site, &cookie, &at, begins, over)));
            }
            let cookie = come_in(owner, Town::caller(class.asks, Hat::Teacher, Some(class.school)))?;
            let (handle, over) = (runtime.handle(), &over);
            teachers.push(scope.spawn(move || {
                let mut times = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    let start = Instant::now();
                    let page = get(handle, site, &cookie, &format!("{at}/results"))?;
                    times.push(start.elapsed());
                    if !page.contains("class=\"sociogram\"") {
                        return Err("no drawing is on the page".into());
                    }
                    std::thread::sleep(THINKS);
                }
                Ok::<_, Fault>(times)
            }));
        }
        std::thread::sleep(LONG);
        over.store(true, Ordering::Relaxed);
        let (mut opened, mut saved, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
        for thread in pupils {
            let (open, save) = thread.join().map_err(|_| "a pupil's thread panicked")??;
            opened.extend(open);
            saved.extend(save);
        }
        for thread in teachers {
            drawn.extend(thread.join().map_err(|_| "a teacher's thread panicked")??);
        }
        Ok((opened, saved, drawn))
    })
}

/// One pupil opens the question, thinks, chooses the first of her class, and again.
fn answers(
    handle: &Handle,
    site: &Router,
    cookie: &str,
    at: &str,
    begins: Duration,
    over: &AtomicBool,
) -> Result<(Times, Times), Fault> {
    std::thread::sleep(begins);
    let (mut opened, mut saved) = (Vec::new(), Vec::new());
    let path = format!("{at}/{QUESTION}");
    while !over.load(Ordering::Relaxed) {
        let start = Instant::now();
        let page = get(handle, site, cookie, &path)?;
        opened.push(start.elapsed());
        let csrf = after(&page, "name=\"csrf\" value=\"").ok_or("no token is on the page")?;
        let mate = after(&page, "name=\"answer\" value=\"").ok_or("no classmate is on the page")?;
        std::thread::sleep(THINKS);
        // Every other time nobody: each answer changes what is kept.
        let mate = if saved.len().is_multiple_of(2) { mate } else { "" };
        let body = format!("csrf={csrf}&answer={mate}");
        let request = Request::post(&path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))?;
        let start = Instant::now();
        let answer = handle.block_on(site.clone().oneshot(request))?;
        saved.push(start.elapsed());
        if !answer.status().is_redirection() {
            return Err(format!("an answer was met by {}", answer.status()).into());
        }
    }
    Ok((opened, saved))
}

fn get(handle: &Handle, site: &Router, cookie: &str, path: &str) -> Result<String, Fault> {
    let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty())?;
    handle.block_on(async {
        let answer = site.clone().oneshot(request).await?;
        if !answer.status().is_success() {
            return Err(format!("{path} answered {}", answer.status()).into());
        }
        Ok(String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await?.to_vec())?)
    })
}

/// What stands after these words, up to the next quotation mark.
fn after<'p>(page: &'p str, words: &str) -> Option<&'p str> {
    page.split_once(words)?.1.split('"').next()
}
