//! Lists of those one may see: a class of thirty, a school of two thousand, and that school sorted and paged in the
//! database. The ledger keeps nothing meanwhile: the target is without its sync.

use std::{hint::black_box, time::Duration};

use ransel_kernel::{Caller, Owner, action::Reach, rows::Order};
use ransel_school::{
    actions::{ListGroup, ListPeople},
    records::Person,
};
use rusqlite::{Connection, OpenFlags, types::Value as Raw};

use crate::{
    Fault,
    measure::{Spread, singly},
    table::{Table, ratio, time},
    town::{TODAY, Town},
};

/// How often each is asked for.
const TIMES: usize = 400;
/// Rows on a page.
const PAGE: u32 = 50;

/// The table's head.
pub fn heading() -> Table {
    Table::new(["pupils", "list", "how many", "p50", "p99", "p50 without the law", "ratio", "target"])
}

/// What was measured: each list's median.
#[derive(Clone, Copy, Debug, Default)]
pub struct Medians {
    /// A class.
    pub class: Duration,
    /// A school.
    pub school: Duration,
    /// The school's first page, sorted.
    pub page: Duration,
}

/// Measures at one owner.
pub fn measure(town: &Town, table: &mut Table) -> Result<Medians, Fault> {
    let owner = &*town.owner;
    owner.ledger.measure.keep_nothing(true);
    let done = lists(town, owner, table);
    owner.ledger.measure.keep_nothing(false);
    done
}

fn lists(town: &Town, owner: &Owner, table: &mut Table) -> Result<Medians, Fault> {
    let pupils = town.pupils;
    let relations = owner.relations()?;
    let (teacher, group) = town.classes.first().ok_or("no class")?;
    let principal = &town.principal;

    let in_class = || -> Result<usize, Fault> {
        let ctx = owner.ctx(teacher.clone())?;
        Ok(ctx.may(ListGroup { group: *group, on: TODAY })?.subjects().len())
    };
    let in_school = || -> Result<usize, Fault> {
        let ctx = owner.ctx(principal.clone())?;
        Ok(ctx.may(ListPeople {})?.subjects().len())
    };
    let first_page = || -> Result<usize, Fault> {
        let ctx = owner.ctx(principal.clone())?;
        let pass = ctx.may(ListPeople {})?;
        let rows = pass
            .rows::<Person>()
            .by(Person::FAMILY, Order::Ascending)
            .by(Person::GIVEN, Order::Ascending)
            .page(0, i64::from(PAGE))
            .all()?;
        Ok(rows.len())
    };
    let straight = Straight::open(town)?;
    let members = || relations.members(*group, TODAY).len();
    let here = || relations.reach(principal, Reach::Place).len();
    let straight_page = || straight.first_page(&*relations, principal).unwrap_or_default();

    let class = times(&in_class)?;
    let school = times(&in_school)?;
    let page = times(&first_page)?;
    let mut line = |what: &str, (count, spread): (usize, Spread), without: Spread, target: &str| {
        table.line(&[
            pupils.to_string(),
            what.to_owned(),
            count.to_string(),
            time(spread.p50),
            time(spread.p99),
            time(without.p50),
            ratio(spread.p50, without.p50),
            target.to_owned(),
        ]);
    };
    line("a class", class, bare(members), "< 100 µs");
    line("a school", school, bare(here), "< 1 ms");
    line("the school, sorted, its first page from the database", page, bare(straight_page), "< 3 ms");
    Ok(Medians { class: class.1.p50, school: school.1.p50, page: page.1.p50 })
}

/// How many there are, and how long it takes each time; the first time, in which decisions are new, is left out.
fn times(list: &dyn Fn() -> Result<usize, Fault>) -> Result<(usize, Spread), Fault> {
    let count = list()?;
    let mut fault = None;
    let spread = singly(&[(); TIMES], |()| {
        if let Err(error) = list() {
            fault = Some(error);
        }
    });
    fault.map_or(Ok((count, spread)), Err)
}

fn bare(list: impl Fn() -> usize) -> Spread {
    singly(&[(); TIMES], |()| {
        black_box(list());
    })
}

/// The same page straight from the store: one prepared statement over the ids of the index.
struct Straight(Connection);

impl Straight {
    fn open(town: &Town) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(town.file("main.db"), flags)?;
        rusqlite::vtab::array::load_module(&conn)?;
        Ok(Self(conn))
    }

    fn first_page(
        &self,
        relations: &dyn ransel_kernel::relations::Relations,
        principal: &Caller,
    ) -> Result<usize, Fault> {
        let people = relations.reach(principal, Reach::Place);
        let ids: Vec<_> = people.iter().map(|person| Raw::Blob(person.0.as_bytes().to_vec())).collect();
        let mut statement = self.0.prepare_cached(
            "SELECT id, given, family, verified, language FROM person WHERE id IN (SELECT value FROM rarray(?1)) \
             ORDER BY family, given LIMIT 50",
        )?;
        let rows = statement.query_map([std::rc::Rc::new(ids)], |row| row.get::<_, String>(2))?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.len())
    }
}
