//! The same operations in the same order end the same way on both engines: what comes back, what is refused, what stands
//! in the store and in the ledger afterwards. Through the kernel, as a module does it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use ransel_engines::{
    Stores, address,
    trial::{self, Keep, Look, Note, PUPILS, Read, Write},
};
use ransel_kernel::{
    Caller, Ctx, KernelError, Owner, PersonId, Record, Value, Withheld,
    action::{Action, Opens},
    card::StoreKind,
    pass::{Change, Set},
    rows::{Is, Order, Rows},
    value::{Bytes, Kind},
};
use uuid::Uuid;

/// How many rows there can be: few, so that operations meet.
const ROWS: u128 = 6;

/// One operation within a change.
#[derive(Clone, Debug)]
enum Step {
    Insert(Note),
    Update { row: u128, to: Note, expecting: Option<i64>, confide: bool },
    Delete(u128),
    Read(Query),
}

/// One request.
#[derive(Clone, Debug)]
enum Request {
    /// A change by the product or by the teacher; kept, or given up at its end.
    Change { teacher: bool, steps: Vec<Step>, keep: bool },
    /// A list.
    List { teacher: bool, query: Query },
}

#[derive(Clone, Debug)]
struct Query {
    filter: Option<Filter>,
    order: Vec<(By, bool)>,
    page: Option<(i64, i64)>,
    count: bool,
}

#[derive(Clone, Debug)]
enum Filter {
    Title(Is, String),
    Version(Is, i64),
    Day(Is, Date),
    At(Is, Timestamp),
    Confided(bool),
    Pupils(Vec<u128>),
    Hashes(Vec<Vec<u8>>),
    NoName(bool),
    NoDay(bool),
    /// On what is open for some only: refused.
    Reached(String),
    Times(i64),
}

#[derive(Clone, Copy, Debug)]
enum By {
    Title,
    Name,
    Day,
    At,
    Hash,
    Version,
    Confided,
    Pupil,
    Reached,
}

/// One engine at work.
struct Side {
    stores: Stores,
    owner: Arc<Owner>,
    /// How many entries of the ledger have been compared.
    seen: i64,
}

impl Side {
    fn new(stores: Stores) -> Self {
        let owner = trial::owner(stores.place()).expect("the owner opens");
        Self { stores, owner, seen: 0 }
    }

    fn ctx(&self, teacher: bool) -> Ctx<'_> {
        let caller = if teacher { trial::caller() } else { Caller::part("test") };
        self.owner.ctx(caller).expect("a request")
    }

    fn answer(&self, request: &Request) -> String {
        match request {
            Request::Change { teacher: true, steps, keep } => {
                change(&self.ctx(true), &|| Write {}, steps, *keep)
            }
            Request::Change { teacher: false, steps, keep } => {
                change(&self.ctx(false), &|| Keep {}, steps, *keep)
            }
            Request::List { teacher: true, query } => {
                let ctx = self.ctx(true);
                let pass = ctx.may(Read {}).expect("a list is never refused");
                query.ask(pass.rows())
            }
            Request::List { teacher: false, query } => {
                let ctx = self.ctx(false);
                let pass = ctx.may(Look {}).expect("a part may");
                query.ask(pass.rows())
            }
        }
    }

    /// Everything that stands in the store, and what the ledger got since it was last asked: action and outcome, reads in
    /// their order and changes in theirs.
    fn stands(&mut self) -> (String, Vec<String>) {
        let all = Query { filter: None, order: vec![], page: None, count: false };
        let rows = self.answer(&Request::List { teacher: false, query: all });
        let report = self.owner.ledger.verify().expect("readable");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        let ledger = self.stores.raw(StoreKind::Ledger);
        let mut sql = ledger.sql("SELECT seq, body FROM entry WHERE seq > ");
        sql.bind(Value::Int(self.seen)).push(" ORDER BY seq");
        let lines = ledger.read(|conn| conn.all(&sql, &[Kind::Int, Kind::Text])).expect("the entries");
        let mut told = Vec::new();
        for line in lines {
            let [Value::Int(seq), Value::Text(body)] = line.as_slice() else { panic!("an entry") };
            self.seen = *seq;
            let body: serde_json::Value = serde_json::from_str(body).expect("an entry");
            told.push(format!("{} {}", body["action"], body["outcome"]));
        }
        // A read's line is there before its answer; that of a change comes by way of the outbox, in its own order.
        told.sort_by_key(|line| line.ends_with("\"written\""));
        (rows, told)
    }

    fn empty(&self) {
        let main = self.stores.raw(StoreKind::Main);
        main.write(|conn| conn.batch("DELETE FROM trial_note")).expect("emptied");
    }
}

fn change<A: Action + Opens<Note>>(
    ctx: &Ctx<'_>,
    action: &dyn Fn() -> A,
    steps: &[Step],
    keep: bool,
) -> String {
    let mut told = Vec::new();
    let done = ctx.change(action(), |change| {
        told.clear();
        for step in steps {
            told.push(step.take(change));
        }
        if keep { Ok(()) } else { Err(KernelError::invalid("given-up")) }
    });
    format!("{told:?} {}", said(done))
}

impl Step {
    fn take<A: Action + Opens<Note>>(&self, change: &mut Change<'_, A>) -> String {
        match self {
            Self::Insert(note) => said(change.insert(note)),
            Self::Update { row, to, expecting, confide } => {
                let mut set = Set::default()
                    .to(Note::TITLE, &to.title)
                    .to(Note::BY_NAME, &to.by_name)
                    .to(Note::DAY, &to.day)
                    .to(Note::VERSION, &to.version);
                if *confide {
                    set = set.to(Note::TIMES, &to.times).to(Note::CONFIDED, &to.confided);
                }
                if let Some(version) = expecting {
                    set = set.expecting(Note::VERSION, version);
                }
                said(change.update(&id(*row), set))
            }
            Self::Delete(row) => said(change.delete::<Note, _>(&id(*row))),
            Self::Read(query) => query.ask(change.rows()),
        }
    }
}

impl Query {
    fn ask(&self, mut rows: Rows<'_, Note>) -> String {
        rows = match self.filter.clone() {
            None => rows,
            Some(Filter::Title(is, title)) => rows.only(Note::TITLE, is, &title),
            Some(Filter::Version(is, version)) => rows.only(Note::VERSION, is, &version),
            Some(Filter::Day(is, day)) => rows.only(Note::DAY, is, &Some(day)),
            Some(Filter::At(is, at)) => rows.only(Note::AT, is, &at),
            Some(Filter::Confided(flag)) => rows.only(Note::CONFIDED, Is::Equal, &flag),
            Some(Filter::Pupils(many)) => rows.among(Note::PUPIL, many.into_iter().map(trial::pupil)),
            Some(Filter::Hashes(many)) => rows.among(Note::HASH, many.into_iter().map(Bytes)),
            Some(Filter::NoName(empty)) => rows.empty(Note::BY_NAME, empty),
            Some(Filter::NoDay(empty)) => rows.empty(Note::DAY, empty),
            Some(Filter::Reached(text)) => rows.only(Note::REACHED, Is::Equal, &Withheld::Open(text)),
            Some(Filter::Times(times)) => rows.only(Note::TIMES, Is::AtLeast, &Withheld::Open(times)),
        };
        if self.count {
            return said(rows.count());
        }
        for (by, descending) in &self.order {
            let order = if *descending { Order::Descending } else { Order::Ascending };
            rows = match by {
                By::Title => rows.by(Note::TITLE, order),
                By::Name => rows.by(Note::BY_NAME, order),
                By::Day => rows.by(Note::DAY, order),
                By::At => rows.by(Note::AT, order),
                By::Hash => rows.by(Note::HASH, order),
                By::Version => rows.by(Note::VERSION, order),
                By::Confided => rows.by(Note::CONFIDED, order),
                By::Pupil => rows.by(Note::PUPIL, order),
                By::Reached => rows.by(Note::REACHED, order),
            };
        }
        // Rows that are equal so far have no order of their own.
        rows = rows.by(Note::ID, Order::Ascending);
        if let Some((offset, limit)) = self.page {
            rows = rows.page(offset, limit);
        }
        said(rows.all().map(|rows| rows.into_iter().map(|note| note.to_row()).collect::<Vec<_>>()))
    }
}

/// What came of it. The engines' own errors are no answer: whoever asks cannot do anything about them.
fn said<T: std::fmt::Debug>(done: Result<T, KernelError>) -> String {
    match done {
        Ok(value) => format!("{value:?}"),
        Err(error @ (KernelError::Sqlite(_) | KernelError::Postgres(_))) => {
            panic!("an engine failed: {error}: {:?}", std::error::Error::source(&error))
        }
        // Each refusal has a number of its own.
        Err(KernelError::Denied(_)) => "refused".into(),
        Err(error) => error.to_string(),
    }
}

fn id(row: u128) -> Uuid {
    Uuid::from_u128(10_000 + row)
}

/// Texts an order can stumble on: Norwegian and Sámi letters, case, signs, accents put together in two ways, nothing.
fn text() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "",
        " ",
        "a",
        "A",
        "aa",
        "Åse",
        "åse",
        "Ærlig",
        "Øye",
        "Zoë",
        "Zoe\u{308}",
        "Čáhci",
        "Đuro",
        "Ŋálla",
        "Ŧ",
        "ß",
        "ss",
        "İ",
        "i",
        "o'Brien",
        "O-1",
        "O 1",
        "10",
        "9",
        "😀",
        "%",
        "_",
        "\\",
        "\u{7f}",
        "\u{200b}a",
        "ー",
        "a\0b",
    ];
    prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(ToOwned::to_owned),
        1 => "\\PC{0,8}",
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn at() -> impl Strategy<Value = Timestamp> {
    (-2_208_988_800_000_000_i64..4_102_444_800_000_000)
        .prop_map(|at| Timestamp::from_microsecond(at).expect("an instant"))
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 0_i64..4, 1 => any::<i64>()]
}

fn note() -> impl Strategy<Value = Note> {
    let who = (0..ROWS, 0..PUPILS, 0..trial::GROUPS, any::<bool>(), any::<bool>());
    let what = (text(), option::of(text()), text(), number(), option::of(day()), at());
    (who, what, vec(any::<u8>(), 0..4), 0_i64..4).prop_map(|(who, what, hash, version)| {
        let (row, pupil, group, by_teacher, confided) = who;
        let (title, by_name, reached, times, day, at) = what;
        Note {
            id: id(row),
            pupil: trial::pupil(pupil),
            group_id: trial::group(group),
            written_by: if by_teacher { trial::teacher() } else { PersonId(Uuid::from_u128(200)) },
            confided,
            title,
            by_name,
            reached: Withheld::Open(reached),
            times: Withheld::Open(times),
            day,
            at,
            hash: Bytes(hash),
            version,
        }
    })
}

fn is() -> impl Strategy<Value = Is> {
    prop::sample::select(&[Is::Equal, Is::Not, Is::AtLeast, Is::Below][..])
}

fn query() -> impl Strategy<Value = Query> {
    let filter = prop_oneof![
        (is(), text()).prop_map(|(is, title)| Filter::Title(is, title)),
        (is(), number()).prop_map(|(is, version)| Filter::Version(is, version)),
        (is(), day()).prop_map(|(is, day)| Filter::Day(is, day)),
        (is(), at()).prop_map(|(is, at)| Filter::At(is, at)),
        any::<bool>().prop_map(Filter::Confided),
        vec(0..PUPILS + 1, 0..4).prop_map(Filter::Pupils),
        vec(vec(any::<u8>(), 0..2), 0..4).prop_map(Filter::Hashes),
        any::<bool>().prop_map(Filter::NoName),
        any::<bool>().prop_map(Filter::NoDay),
        text().prop_map(Filter::Reached),
        number().prop_map(Filter::Times),
    ];
    let by = prop::sample::select(
        &[
            By::Title,
            By::Title,
            By::Name,
            By::Name,
            By::Day,
            By::At,
            By::Hash,
            By::Version,
            By::Confided,
            By::Pupil,
            By::Reached,
        ][..],
    );
    let page = option::weighted(0.3, (0_i64..4, 0_i64..4));
    (option::of(filter), vec((by, any::<bool>()), 0..3), page, prop::bool::weighted(0.2))
        .prop_map(|(filter, order, page, count)| Query { filter, order, page, count })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => note().prop_map(Step::Insert),
        2 => (0..ROWS, note(), option::of(0_i64..4), any::<bool>())
            .prop_map(|(row, to, expecting, confide)| Step::Update { row, to, expecting, confide }),
        1 => (0..ROWS).prop_map(Step::Delete),
        2 => query().prop_map(Step::Read),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        (prop::bool::weighted(0.3), vec(step(), 1..5), prop::bool::weighted(0.8))
            .prop_map(|(teacher, steps, keep)| Request::Change { teacher, steps, keep }),
        (any::<bool>(), query()).prop_map(|(teacher, query)| Request::List { teacher, query }),
    ]
}

#[test]
fn the_same_operations_end_the_same_way_on_both_engines() {
    let Some(url) = address() else { return };
    let sides = std::cell::RefCell::new([Side::new(Stores::in_a_folder()), Side::new(Stores::at(&url))]);
    let config = Config { cases: 80, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let done = runner.run(&vec(request(), 1..14), |requests| {
        let mut sides = sides.borrow_mut();
        sides.iter().for_each(Side::empty);
        for (n, request) in requests.iter().enumerate() {
            let [sqlite, postgres] = [0, 1].map(|side| sides[side].answer(request));
            prop_assert_eq!(sqlite, postgres, "request {}: {:?}", n, request);
        }
        let [one, other] = &mut *sides;
        prop_assert_eq!(one.stands(), other.stands());
        Ok(())
    });
    done.unwrap_or_else(|error| panic!("{error}"));
}
