//! Cost of the law: the page of a class of thirty, from the request to the last byte of HTML as the site renders it, against
//! the same page where the policy allows everything and the ledger keeps nothing. Neither exists in the product: the kernel's
//! feature `measure` is built for measurements alone.

use std::{
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use ransel_kernel::{
    Caller, Owner, facts::Assurance, house::Policies, owner::sessions::NewSession, relations::HatAt,
};
use ransel_site::{Site, SiteConfig, server::app};
use tokio::runtime::{Handle, Runtime};
use tower::ServiceExt;

use crate::{
    Fault,
    measure::{Spread, cpu},
    table::{Table, ratio, time},
    town::{CLASS, Classes},
};

const READERS: [usize; 3] = [1, 16, 128];
/// How long each variant is read, and how often: taking turns evens out what else the machine does.
const ROUND: Duration = Duration::from_millis(800);
const ROUNDS: usize = 5;
/// How much longer a sync takes on the slower disk.
const SLOWER: Duration = Duration::from_millis(2);

/// What the page is read under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    /// Policy allows everything, the ledger keeps nothing: the baseline.
    NoLaw,
    /// The house's policies, the ledger keeps nothing.
    PolicyAlone,
    /// As in service.
    Law,
    /// As in service, on a disk whose syncs take longer.
    SlowDisk,
}

impl Variant {
    const ALL: [Self; 4] = [Self::NoLaw, Self::PolicyAlone, Self::Law, Self::SlowDisk];

    const fn said(self) -> &'static str {
        match self {
            Self::NoLaw => "no law: policy allows all, ledger keeps nothing",
            Self::PolicyAlone => "policy, ledger keeps nothing",
            Self::Law => "**the law**: policy and ledger",
            Self::SlowDisk => "the law, syncs + 2 ms",
        }
    }
}

/// One reader: her cookie and her class.
#[derive(Clone, Debug)]
struct Reader {
    cookie: String,
    path: String,
}

/// The two owners on the same stores, each with its site.
pub struct Pages {
    law: (Arc<Owner>, Router),
    free: (Arc<Owner>, Router),
    readers: Vec<Reader>,
    runtime: Runtime,
}

/// What was measured of one variant in one round.
pub struct Measured {
    cpu: Duration,
    wall: Duration,
    times: Vec<Duration>,
}

impl Measured {
    fn pages(&self) -> u32 {
        u32::try_from(self.times.len().max(1)).unwrap_or(u32::MAX)
    }

    /// CPU time of the whole process for each page.
    pub fn cpu_per_page(&self) -> Duration {
        self.cpu / self.pages()
    }
}

/// The table's head.
pub fn heading() -> Table {
    Table::new([
        "store and readers",
        "page of 30",
        "CPU per page",
        "CPU, ratio",
        "pages/s",
        "p50",
        "p99",
        "target",
    ])
}

impl Pages {
    /// Sites over a town, and a session for each of its teachers.
    pub fn of(town: &dyn Classes) -> Result<Self, Fault> {
        let (law, free) = (town.owner(), town.with(Policies::AllowAll)?);
        let readers = town
            .classes()
            .iter()
            .map(|(caller, group)| {
                Ok(Reader { cookie: session(&law, caller)?, path: format!("/groups/{group}") })
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(256).build()?;
        Ok(Self { law: with_site(law)?, free: with_site(free)?, readers, runtime })
    }

    /// Measures all variants for one number of readers, the quietest round of each.
    fn quietest(&self, readers: usize) -> Result<Vec<(Variant, Measured)>, Fault> {
        let mut rounds: Vec<(Variant, Measured)> = Vec::new();
        for _ in 0..ROUNDS {
            for variant in Variant::ALL {
                rounds.push((variant, self.round(variant, readers, ROUND)?));
            }
        }
        // Whatever else the machine did can only have added to it.
        let best = |variant| {
            let at = rounds.iter().enumerate().filter(|(_, (of, _))| *of == variant);
            at.min_by_key(|(_, (_, it))| it.cpu_per_page()).map(|(at, _)| at)
        };
        let mut chosen: Vec<_> = Variant::ALL.into_iter().filter_map(best).collect();
        chosen.sort_unstable_by(|one, other| other.cmp(one));
        let mut found: Vec<_> = chosen.into_iter().map(|at| rounds.swap_remove(at)).collect();
        found.sort_by_key(|(variant, _)| Variant::ALL.iter().position(|known| known == variant));
        Ok(found)
    }

    /// CPU per page of law and of no law with so many readers: for the growth picture.
    pub fn pair(&self, readers: usize) -> Result<(Duration, Duration), Fault> {
        let mut best = [Duration::MAX; 2];
        for _ in 0..3 {
            for (variant, best) in [Variant::NoLaw, Variant::Law].into_iter().zip(&mut best) {
                *best = (*best).min(self.round(variant, readers, ROUND / 2)?.cpu_per_page());
            }
        }
        Ok((best[0], best[1]))
    }

    fn round(&self, variant: Variant, readers: usize, long: Duration) -> Result<Measured, Fault> {
        let (owner, site) = if variant == Variant::NoLaw { &self.free } else { &self.law };
        let measure = &owner.ledger.measure;
        measure.keep_nothing(matches!(variant, Variant::NoLaw | Variant::PolicyAlone));
        measure.delay_syncs(if variant == Variant::SlowDisk { SLOWER } else { Duration::ZERO });
        let done = self.read(site, readers, long);
        measure.keep_nothing(false);
        measure.delay_syncs(Duration::ZERO);
        done
    }

    /// Lets so many readers read for a while.
    fn read(&self, site: &Router, readers: usize, long: Duration) -> Result<Measured, Fault> {
        let (begin, over) = (Barrier::new(readers + 1), AtomicBool::new(false));
        std::thread::scope(|scope| {
            let mut threads = Vec::new();
            for reader in self.readers.iter().cycle().take(readers) {
                let (begin, over, handle) = (&begin, &over, self.runtime.handle());
                threads.push(scope.spawn(move || {
                    // The first page warms memo, pseudonyms and connection.
                    let first = page(handle, site, reader);
                    begin.wait();
                    first?;
                    let mut times = Vec::new();
                    while !over.load(Ordering::Relaxed) {
                        let start = Instant::now();
                        page(handle, site, reader)?;
                        times.push(start.elapsed());
                    }
                    Ok::<_, Fault>(times)
                }));
            }
            begin.wait();
            let (start, used) = (Instant::now(), cpu());
            std::thread::sleep(long);
            over.store(true, Ordering::Relaxed);
            let mut times = Vec::new();
            for thread in threads {
                times.extend(thread.join().map_err(|_| "a reader panicked")??);
            }
            Ok(Measured { cpu: cpu() - used, wall: start.elapsed(), times })
        })
    }
}

/// Measures at one owner; `store` names the engine.
pub fn measure(town: &dyn Classes, store: &str, table: &mut Table) -> Result<(), Fault> {
    let pages = Pages::of(town)?;
    for readers in READERS {
        let quietest = pages.quietest(readers)?;
        let baseline = quietest.first().map(|(_, it)| it.cpu_per_page()).unwrap_or_default();
        for (variant, measured) in quietest {
            let spread = Spread::of(measured.times.clone());
            table.line(&[
                format!("{store}, {readers}"),
                variant.said().to_owned(),
                time(measured.cpu_per_page()),
                ratio(measured.cpu_per_page(), baseline),
                format!("{:.0}", f64::from(measured.pages()) / measured.wall.as_secs_f64()),
                time(spread.p50),
                time(spread.p99),
                if variant == Variant::Law { "≤ 1.10".to_owned() } else { String::new() },
            ]);
        }
    }
    Ok(())
}

fn with_site(owner: Arc<Owner>) -> Result<(Arc<Owner>, Router), Fault> {
    let site = Site::build(SiteConfig {
        owner: Arc::clone(&owner),
        pages: vec![ransel_absence::pages()],
        providers: Vec::new(),
        address: "http://localhost".to_owned(),
    })?;
    Ok((owner, app(&site)))
}

/// A session of somebody who has just confirmed who she is; the cookie it goes by.
pub fn session(owner: &Owner, caller: &Caller) -> Result<String, Fault> {
    let secret = owner.begin_session(NewSession {
        person: caller.person.ok_or("a reader without a person")?,
        hat: HatAt { hat: caller.hat, place: caller.place },
        assurance: Assurance::High,
        confirmed_at: Some(owner.clock.now()),
        logout_hint: String::new(),
        language: "nb".to_owned(),
        name: "Kari Nordmann".to_owned(),
        instead_of: None,
    })?;
    Ok(format!("ransel={secret}"))
}

/// One page, whole; it must show the class.
fn page(handle: &Handle, site: &Router, reader: &Reader) -> Result<(), Fault> {
    let request = Request::get(&reader.path).header(header::COOKIE, &reader.cookie).body(Body::empty())?;
    let body = handle.block_on(async {
        let answer = site.clone().oneshot(request).await?;
        if !answer.status().is_success() {
            return Err(format!("the page answered {}", answer.status()).into());
        }
        Ok::<_, Fault>(to_bytes(answer.into_body(), usize::MAX).await?)
    })?;
    let shown = std::str::from_utf8(&body)?.matches("href=\"/people/").count();
    if shown < CLASS { Err(format!("{shown} of {CLASS} are on the page").into()) } else { Ok(()) }
}
