//! Cost of the law: the names of a class of thirty, sorted, read through a pass, against the same page without the law.
//! Between the two stand the parts of it, so that one sees what costs what.

use std::{
    sync::{
        Arc, Barrier,
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
    town::{CLASS, TODAY, Town},
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

/// What was measured of one variant.
#[derive(Default)]
struct Measured {
    cpu: Duration,
    wall: Duration,
    pages: u32,
    times: Vec<Duration>,
}

/// Measures at one owner.
pub fn measure(town: &Town) -> Result<Table, Fault> {
    let anything = town.with(Policies::AllowAll)?;
    let columns = ["readers", "page of 30", "CPU per page", "CPU, ratio", "pages/s", "page p50", "page p99", "target"];
    let mut table = Table::new(columns);
    for readers in READERS {
        let mut measured: [Measured; 4] = Default::default();
        for _ in 0..ROUNDS {
            for (variant, into) in Variant::ALL.into_iter().zip(&mut measured) {
                let owner = if variant == Variant::AllowAll { &anything } else { &town.owner };
                round(town, owner, variant, readers, into)?;
            }
        }
        let baseline = measured[0].cpu / measured[0].pages.max(1);
        for (variant, measured) in Variant::ALL.into_iter().zip(measured) {
            let pages = measured.pages.max(1);
            let spread = Spread::of(measured.times);
            table.line(&[
                readers.to_string(),
                variant.said().to_owned(),
                time(measured.cpu / pages),
                ratio(measured.cpu / pages, baseline),
                format!("{:.0}", f64::from(pages) / measured.wall.as_secs_f64()),
                time(spread.p50),
                time(spread.p99),
                if variant == Variant::Law { "≤ 1.10".to_owned() } else { String::new() },
            ]);
        }
    }
    Ok(table)
}

/// Lets so many readers read for a while.
fn round(town: &Town, owner: &Arc<Owner>, variant: Variant, readers: usize, into: &mut Measured) -> Result<(), Fault> {
    let (begin, over) = (Barrier::new(readers + 1), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for reader in 0..readers {
            let (caller, group) = town.classes.get(reader % town.classes.len().max(1)).ok_or("no class to read")?;
            let straight = Straight::open(town)?;
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
        for thread in threads {
            let times = thread.join().map_err(|_| "a reader panicked")??;
            into.pages += u32::try_from(times.len())?;
            into.times.extend(times);
        }
        into.wall += start.elapsed();
        into.cpu += cpu() - used;
        Ok(())
    })
}

/// The page: the names of the class, sorted.
fn page(owner: &Owner, straight: &Straight, variant: Variant, caller: &Caller, group: GroupId) -> Result<Vec<Name>, Fault> {
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
