//! The school itself: an owner, its server, its clock.

use std::{
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
};

use axum::{
    body::to_bytes,
    extract::Request,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date};
use ransel::{
    demo::{self, Demo, log_in_name},
    modules::house_with,
    profiles::Profile,
    serve::router,
};
use ransel_engines::Stores;
use ransel_kernel::{
    Caller, Clock, Module, Owner, PersonId, db::Place, house::Policies, pass::Set, platform::MatchSignIn,
    rows::Is,
};
use ransel_school::{
    actions::ImportRoster,
    records::{Account, Enrolment},
};
use ransel_site::{Pages, Site};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Browser, template};

/// The environment variable under which every policy permits: a test of a refusal must fail then.
const MUTATE: &str = "RANSEL_TEST_POLICIES";

/// How a school is started.
#[derive(Default)]
pub struct Start {
    /// Modules beside the product's.
    pub modules: Vec<Module>,
    /// Their pages.
    pub pages: Vec<Pages>,
    /// Whose choices it begins with; the demonstration's own where none is said.
    pub profile: Option<Profile>,
    /// The day; [`template::DAY`] where none is said.
    pub day: Option<Date>,
    /// A school that was here before, whose data goes on.
    pub after: Option<TestSchool>,
    /// Stores on PostgreSQL instead of the folder's own: filled anew, and gone with the school.
    pub stores: Option<Stores>,
}

/// A school to test in.
pub struct TestSchool {
    /// The owner.
    pub owner: Arc<Owner>,
    /// The owner as made up.
    pub made_up: ransel_demo::Owner,
    /// Its clock; stands until it is moved.
    pub clock: Clock,
    /// Where it is reached.
    pub address: String,
    /// Where its data lies.
    pub folder: std::path::PathBuf,
    /// The site.
    pub site: Arc<Site>,
    /// Its stores, where they are not in the folder.
    pub stores: Option<Stores>,
    /// The sign-in provider, overheard.
    pub provider: Arc<Overheard>,
    _temporary: TempDir,
    _server: tokio::runtime::Runtime,
}

/// What the sign-in provider hears and says.
#[derive(Debug, Default)]
pub struct Overheard {
    heard: Mutex<Vec<String>>,
    says: Mutex<Vec<(String, Value)>>,
}

impl Overheard {
    /// Every request it has got, with its body.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("nobody panicked").clone()
    }

    /// Has it say this about everybody from now on, asked or not.
    pub fn says(&self, claim: &str, value: Value) {
        self.says.lock().expect("nobody panicked").push((claim.to_owned(), value));
    }
}

/// Writes down what goes to the provider, and puts words in its mouth.
async fn overhear(provider: Arc<Overheard>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if !path.starts_with("/demo-idp/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    let heard = format!("{} {}", parts.uri, String::from_utf8_lossy(&bytes));
    provider.heard.lock().expect("nobody panicked").push(heard);
    let answer = next.run(Request::from_parts(parts, bytes.into())).await;
    if !path.ends_with("/userinfo") {
        return answer;
    }
    let (parts, body) = answer.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    let mut told: Value = serde_json::from_slice(&bytes).expect("an answer");
    for (claim, value) in provider.says.lock().expect("nobody panicked").iter() {
        told[format!("https://n.feide.no/claims/{claim}")] = value.clone();
    }
    (parts.status, axum::Json(told)).into_response()
}

/// Runs a test with a school.
pub fn with_school(test: fn(&TestSchool)) {
    test(&TestSchool::start(Start::default()));
}

impl TestSchool {
    /// Where its stores are.
    pub fn place(&self) -> Place {
        match &self.stores {
            Some(stores) => stores.place(),
            None => Place::Directory(self.folder.clone()),
        }
    }

    /// Starts a school.
    pub fn start(start: Start) -> Self {
        let (temporary, stores) = match start.after {
            Some(before) => before.stop(),
            None => {
                let temporary = tempfile::tempdir().expect("a temporary folder");
                let stores = start.stores;
                if stores.is_none() {
                    template::copy(
                        &template::folder(start.profile).join("data"),
                        &temporary.path().join("data"),
                    );
                }
                (temporary, stores)
            }
        };
        let folder = temporary.path().join("data");
        let day = start.day.unwrap_or(template::DAY);
        let clock = Clock::still(template::morning(day));
        let policies = if std::env::var(MUTATE).is_ok_and(|value| value == "allow-all") {
            Policies::AllowAll
        } else {
            Policies::Own
        };
        let house = house_with(&start.modules, policies).expect("the house stands");
        let options = demo::Options {
            data: folder.clone(),
            pupils: template::PUPILS,
            profile: start.profile,
            today: Some(template::DAY),
            database: stores.as_ref().map(Stores::place),
        };
        let demo = demo::open(house, &options, Some(clock.clone()), &mut |_| {}).expect("the school opens");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listening socket");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let (served, site) = demo::served_with(&demo, &address, start.pages).expect("the site stands");
        let provider = Arc::new(Overheard::default());
        let server = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("threads");
        let listening = Arc::clone(&provider);
        server.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listening socket");
            let overhear = move |request, next| overhear(Arc::clone(&listening), request, next);
            let served = router(served).layer(from_fn(overhear));
            axum::serve(listener, served.into_make_service_with_connect_info::<SocketAddr>()).await
        });
        let Demo { owner, made_up } = demo;
        Self {
            owner,
            made_up,
            clock,
            address,
            folder,
            site,
            stores,
            provider,
            _temporary: temporary,
            _server: server,
        }
    }

    /// Stops the server and lets go of the owner; what it wrote stays.
    fn stop(self) -> (TempDir, Option<Stores>) {
        self._server.shutdown_background();
        (self._temporary, self.stores)
    }

    /// Moves the clock.
    pub fn set(&self, to: Timestamp) {
        self.clock.set(to);
    }

    /// Moves the clock to a morning.
    pub fn set_day(&self, day: Date) {
        self.clock.set(template::morning(day));
    }

    /// A pupil leaves the school.
    pub fn leaves(&self, pupil: PersonId, on: Date) {
        let ctx = self.owner.ctx(Caller::part("test")).expect("a request");
        ctx.change(ImportRoster {}, |change| {
            let rows = change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &pupil).all()?;
            // Where she went before stays as it was: the office of her last school answers for what is kept.
            let last = rows.iter().filter(|row| row.valid_to.is_none_or(|to| self.clock.today() < to));
            for row in last {
                change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(on)))?;
            }
            Ok(())
        })
        .expect("she leaves");
    }

    /// Somebody who has not signed in.
    pub fn browse(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// A persona, signed in, strongly where her hat needs it, and with the secrecy declaration made.
    pub fn browse_as(&self, persona: &str) -> Browser {
        let mut browser = self.browse();
        browser.sign_in(persona);
        browser.settle();
        browser
    }

    /// The person behind a persona, as the made-up owner knows her.
    pub fn made_up_person(&self, persona: &str) -> &ransel_demo::Person {
        let key = self
            .made_up
            .persona(persona)
            .and_then(|persona| persona.person)
            .expect("a persona with a person");
        self.made_up.person(key)
    }

    /// The person behind a persona, as the product knows her.
    pub fn person(&self, persona: &str) -> PersonId {
        self.person_of(self.made_up_person(persona))
    }

    /// A made-up person, as the product knows her.
    pub fn person_of(&self, person: &ransel_demo::Person) -> PersonId {
        let ctx = self.owner.ctx(Caller::part("test")).expect("a request");
        let pass = ctx.may(MatchSignIn {}).expect("sign-in may look");
        if let Some(name) = log_in_name(false, person) {
            let lookup = self.owner.lookup("feide", &name.to_lowercase());
            let account =
                pass.rows::<Account>().only(Account::LOOKUP, Is::Equal, &lookup).first().expect("a query");
            if let Some(account) = account {
                return account.person;
            }
        }
        let number = person.national_id.expect("a number").digits();
        let lookup = self.owner.lookup("national-id", &number);
        let rows = pass.rows::<ransel_school::records::NationalNumber>();
        let found = rows
            .only(ransel_school::records::NationalNumber::LOOKUP, Is::Equal, &lookup)
            .first()
            .expect("a query");
        found.expect("a number").person
    }
}
