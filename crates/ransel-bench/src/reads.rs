//! Durable audited reads: the names of a class of thirty, sorted, read through a pass, against the same page without the law.
//! Between the two stand the parts of it, so that one sees what costs what.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use ransel_kernel::{Caller, GroupId, Owner, house::Policies};
use ransel_school::{actions::ListGroup, names::Name, records::Person};
use rusqlite::{Connection, OpenFlags, types::Value as Raw};

use crate::{
    Fault,
    measure::{Spread, cpu},
    table::{Table, ratio, time},
    town::{CLASS, Classes, TODAY, Town},
};

/// How many threads read at once.
const READERS: [usize; 3] = [1, 16, 128];
/// How long each variant is read, and how often: taking turns evens out what else the machine does.
const ROUND: Duration = Duration::from_millis(700);
const ROUNDS: u32 = 3;

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    /// No law: members from the index, their rows straight from the store, one prepared statement.
    Straight,
    /// The decision is made but not kept; rows as above.
    Decided,
    /// Any decision permits; kept in the ledger; rows through the pass.
    AllowAll,
    /// As in service.
    Law,
}

impl Variant {
    const ALL: [Self; 4] = [Self::Straight, Self::Decided, Self::AllowAll, Self::Law];

    const fn said(self) -> &'static str {
        match self {
            Self::Straight => "no law: rows straight from the store",
            Self::Decided => "decision, no ledger; rows straight from the store",
            Self::AllowAll => "policy allows all, ledger, pass",
            Self::Law => "**the law**: decision, ledger, pass",
        }
    }
}

/// What was measured of one variant in one round.
struct Measured {
    cpu: Duration,
    wall: Duration,
    times: Vec<Duration>,
}

impl Measured {
    fn pages(&self) -> u32 {
        u32::try_from(self.times.len().max(1)).unwrap_or(u32::MAX)
    }

    fn cpu_per_page(&self) -> Duration {
        self.cpu / self.pages()
    }
}

/// The table's head.
pub fn heading() -> Table {
    Table::new([
        "readers",
        "page of 30",
        "CPU per page",
        "CPU, ratio",
        "pages/s",
        "page p50",
        "page p99",
        "target",
    ])
}

/// Measures at one owner.
pub fn measure(town: &Town, table: &mut Table) -> Result<(), Fault> {
    if town.classes.is_empty() {
        return Err("no class to read".into());
    }
    let anything = town.with(Policies::AllowAll)?;
    for readers in READERS {
        let mut rounds: [Vec<Measured>; 4] = Default::default();
        for _ in 0..ROUNDS {
            for (variant, into) in Variant::ALL.into_iter().zip(&mut rounds) {
                let owner = if variant == Variant::AllowAll { &anything } else { &town.owner };
                into.push(round(town, owner, variant, readers)?);
            }
        }
        // The quietest round: whatever else the machine did can only have added to it.
        let quietest = rounds.map(|rounds| rounds.into_iter().min_by_key(Measured::cpu_per_page));
        let baseline = quietest[0].as_ref().map(Measured::cpu_per_page).unwrap_or_default();
        for (variant, measured) in Variant::ALL.into_iter().zip(quietest) {
            let Some(measured) = measured else { continue };
            let spread = Spread::of(measured.times.clone());
            table.line(&[
                readers.to_string(),
                variant.said().to_owned(),
                time(measured.cpu_per_page()),
                ratio(measured.cpu_per_page(), baseline),
                format!("{:.0}", f64::from(measured.pages()) / measured.wall.as_secs_f64()),
                time(spread.p50),
                time(spread.p99),
                if variant == Variant::Law && readers == 128 {
                    "≥ 10 000 pages/s".to_owned()
                } else {
                    String::new()
                },
            ]);
        }
    }
    Ok(())
}

/// Lets so many readers read for a while.
fn round(town: &Town, owner: &Owner, variant: Variant, readers: usize) -> Result<Measured, Fault> {
    let (begin, over) = (Barrier::new(readers + 1), AtomicBool::new(false));
    let connections = (0..readers).map(|_| Straight::open(town)).collect::<Result<Vec<_>, _>>()?;
    let classes = town.classes.iter().cycle();
    std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for (straight, (caller, group)) in connections.into_iter().zip(classes) {
            let (begin, over) = (&begin, &over);
            threads.push(scope.spawn(move || {
                // The first page warms memo, pseudonyms and connection.
                let first = page(owner, &straight, variant, caller, *group);
                begin.wait();
                let mut times = Vec::new();
                first?;
                while !over.load(Ordering::Relaxed) {
                    let start = Instant::now();
                    if page(owner, &straight, variant, caller, *group)?.len() != CLASS {
                        return Err("a class is not of thirty".into());
                    }
                    times.push(start.elapsed());
                }
                Ok::<_, Fault>(times)
            }));
        }
        begin.wait();
        let (start, used) = (Instant::now(), cpu());
        std::thread::sleep(ROUND);
        over.store(true, Ordering::Relaxed);
        let mut times = Vec::new();
        for thread in threads {
            times.extend(thread.join().map_err(|_| "a reader panicked")??);
        }
        Ok(Measured { cpu: cpu() - used, wall: start.elapsed(), times })
    })
}

/// The page: the names of the class, sorted.
fn page(
    owner: &Owner,
    straight: &Straight,
    variant: Variant,
    caller: &Caller,
    group: GroupId,
) -> Result<Vec<Name>, Fault> {
    let list = || ListGroup { group, on: TODAY };
    let mut names: Vec<Name> = match variant {
        Variant::Straight => straight.names(owner, group)?,
        Variant::Decided => {
            if !owner.ctx(caller.clone())?.would(&list())? {
                return Err("the class is not hers".into());
            }
            straight.names(owner, group)?
        }
        Variant::AllowAll | Variant::Law => {
            let ctx = owner.ctx(caller.clone())?;
            let pass = ctx.may(list())?;
            pass.rows::<Person>().all()?.into_iter().map(Name::from).collect()
        }
    };
    names.sort_unstable_by(|one, other| (&one.family, &one.given).cmp(&(&other.family, &other.given)));
    Ok(names)
}

/// A connection to the main store beside the kernel's.
struct Straight(Connection);

impl Straight {
    fn open(town: &Town) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(town.file("main.db"), flags)?;
        rusqlite::vtab::array::load_module(&conn)?;
        Ok(Self(conn))
    }

    fn names(&self, owner: &Owner, group: GroupId) -> Result<Vec<Name>, Fault> {
        let members = owner.relations()?.members(group, TODAY);
        let ids: Vec<_> = members.iter().map(|person| Raw::Blob(person.0.as_bytes().to_vec())).collect();
        let text = "SELECT id, given, family, verified, language FROM person WHERE id IN (SELECT value FROM rarray(?1))";
        let mut statement = self.0.prepare_cached(text)?;
        let rows = statement.query_map([std::rc::Rc::new(ids)], |row| {
            let _rest: (Vec<u8>, bool, String) = (row.get(0)?, row.get(3)?, row.get(4)?);
            Ok(Name { given: row.get(1)?, family: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
