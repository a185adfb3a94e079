//! Events are told, each to whoever hears it, in order and once, whatever happens in between; on each engine.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use ransel_engines::{
    Stores, both,
    trial::{self, BROKEN, HEARD, Happened, Hide, Keep, Look, Note},
};
use ransel_kernel::{
    Caller, Ctx, KernelError, Owner, PersonId, Randomness, Value, Withheld,
    card::StoreKind,
    db::Place,
    events::{GIVES_UP_AFTER, wait_after},
    jobs::LEASE,
    keys::Key,
    rows::{Is, Order},
    value::{Bytes, Kind},
};
use uuid::Uuid;

both! {
    what_happened_is_told_in_order_whichever_store_it_was_written_in,
    what_was_not_committed_has_not_happened,
    what_fails_holds_up_that_persons_events_only_and_is_parked_in_the_end,
    what_is_parked_goes_on_when_somebody_lets_it_be_tried_again_and_in_order,
    a_module_that_comes_on_late_hears_from_its_own_date,
    a_lease_that_lapses_is_taken_up_and_whoever_lost_it_writes_nothing,
    killed_at_any_moment_no_event_is_lost_and_none_comes_out_of_order,
}

const START: &str = "2026-11-19T09:05:00Z";

fn at(seconds: i64) -> Timestamp {
    START.parse::<Timestamp>().expect("an instant") + SignedDuration::from_secs(seconds)
}

struct One {
    stores: Stores,
    key: PathBuf,
    owner: Arc<Owner>,
}

impl One {
    fn new() -> Self {
        let stores = Stores::new();
        let path = stores.folder().join("owner.key");
        let key = Key::create(&path, Randomness).expect("a key");
        let owner = trial::open(stores.place(), &key, "server").expect("the owner opens");
        // Events are about people who are known.
        for n in 0..trial::PUPILS {
            let person =
                trial::Somebody { id: trial::pupil(n), number: ransel_kernel::value::Sealed("1".into()) };
            part(&owner).change(trial::Know {}, |change| change.insert(&person)).expect("known");
        }
        Self { stores, key: path, owner }
    }

    fn count(&self, store: StoreKind, table: &str) -> i64 {
        let store = self.stores.raw(store);
        let sql = store.sql(&format!("SELECT count(*) FROM {table}"));
        match store.read(|conn| conn.first(&sql, &[Kind::Int])).expect("a count").as_deref() {
            Some([Value::Int(count)]) => *count,
            other => panic!("{other:?}"),
        }
    }

    fn execute(&self, text: &str) {
        let store = self.stores.raw(StoreKind::Main);
        let sql = store.sql(text);
        assert_eq!(store.write(|conn| conn.execute(&sql)).expect("written"), 1, "{text}");
    }
}

fn part(owner: &Owner) -> Ctx<'_> {
    owner.ctx(Caller::part("test")).expect("a request")
}

fn happened(pupil: PersonId, number: u128) -> Happened {
    Happened { pupil, number: Uuid::from_u128(number) }
}

/// Raises an event in the main store or, for odd numbers, in the vault.
fn raise(owner: &Owner, pupil: PersonId, number: u128) {
    let event = happened(pupil, number);
    let done = if number.is_multiple_of(2) {
        part(owner).change(Keep {}, |change| change.raise(&event))
    } else {
        part(owner).change(Hide {}, |change| change.raise(&event))
    };
    done.expect("raised");
}

/// The numbers a pupil's events were heard by, in the order they were.
fn heard(owner: &Owner, pupil: PersonId) -> Vec<i64> {
    let ctx = part(owner);
    let pass = ctx.may(Look {}).expect("a part may");
    let rows =
        pass.rows::<Note>().only(Note::PUPIL, Is::Equal, &pupil).only(Note::TITLE, Is::Equal, &HEARD.into());
    let rows = rows.by(Note::VERSION, Order::Ascending).all().expect("the notes");
    let order: Vec<_> = rows.iter().map(|note| note.version).collect();
    assert_eq!(order, (0..).take(rows.len()).collect::<Vec<_>>(), "each was heard after the one before");
    rows.into_iter().map(|note| note.times.open().expect("open")).collect()
}

fn broken(pupil: PersonId) -> Note {
    Note {
        id: Uuid::from_u128(99),
        pupil,
        group_id: trial::group(0),
        written_by: trial::teacher(),
        confided: false,
        title: BROKEN.into(),
        by_name: None,
        reached: Withheld::Open(String::new()),
        times: Withheld::Open(0),
        day: None,
        at: at(0),
        hash: Bytes(vec![]),
        version: 0,
    }
}

fn what_happened_is_told_in_order_whichever_store_it_was_written_in() {
    let one = One::new();
    let (first, second) = (trial::pupil(0), trial::pupil(1));
    for number in 0..12 {
        raise(&one.owner, first, number);
        raise(&one.owner, second, 100 + number);
    }
    assert!(heard(&one.owner, first).is_empty(), "nobody acts within the change");
    assert!(one.owner.work().expect("it works").iter().all(|worked| worked.done));
    assert_eq!(heard(&one.owner, first), (0..12).collect::<Vec<_>>());
    assert_eq!(heard(&one.owner, second), (100..112).collect::<Vec<_>>());
    assert_eq!(one.count(StoreKind::Vault, "vault_event"), 0, "brought over");
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, first).len(), 12, "told once");
    // Whoever is told it all again does nothing again.
    one.execute("UPDATE event_reader SET through = 0");
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, first), (0..12).collect::<Vec<_>>());
}

fn what_was_not_committed_has_not_happened() {
    let one = One::new();
    let pupil = trial::pupil(0);
    for number in [2, 3] {
        let event = happened(pupil, number);
        let gave_up = || Err::<(), _>(KernelError::invalid("given-up"));
        let done = if number == 2 {
            part(&one.owner).change(Keep {}, |change| change.raise(&event).and_then(|()| gave_up()))
        } else {
            part(&one.owner).change(Hide {}, |change| change.raise(&event).and_then(|()| gave_up()))
        };
        assert!(done.is_err());
    }
    one.owner.work().expect("it works");
    assert!(heard(&one.owner, pupil).is_empty());
    let stranger = PersonId(Uuid::from_u128(77));
    let teacher = one.owner.ctx(trial::caller()).expect("a request");
    let about_another = teacher.change(trial::Write {}, |change| change.raise(&happened(stranger, 1)));
    assert!(matches!(about_another, Err(KernelError::OutsidePass { .. })), "{about_another:?}");
}

/// Raises three for somebody whose events fail and two for somebody else; fails as often as it is tried.
fn parked() -> One {
    let one = One::new();
    let (stuck, free) = (trial::pupil(0), trial::pupil(1));
    part(&one.owner).change(Keep {}, |change| change.insert(&broken(stuck))).expect("written");
    (0..3).for_each(|number| raise(&one.owner, stuck, number));
    (0..2).for_each(|number| raise(&one.owner, free, number));
    let mut seconds = 0;
    for tries in 1..=GIVES_UP_AFTER {
        one.owner.work().expect("it works");
        assert_eq!(one.count(StoreKind::Main, "event_waiting"), 3, "two stand behind the one that fails");
        assert_eq!(heard(&one.owner, free), [0, 1]);
        assert!(heard(&one.owner, stuck).is_empty());
        seconds += wait_after(tries).as_secs();
        one.owner.clock.set(at(seconds - 1));
        one.owner.work().expect("it works");
        assert_eq!(one.count(StoreKind::Main, &format!("event_waiting WHERE tries = {tries}")), 1, "not yet");
        one.owner.clock.set(at(seconds));
    }
    assert_eq!(one.count(StoreKind::Main, "event_waiting WHERE parked_at IS NOT NULL"), 1);
    one
}

fn what_fails_holds_up_that_persons_events_only_and_is_parked_in_the_end() {
    let one = parked();
    one.owner.work().expect("it works");
    let tries = format!("event_waiting WHERE tries = {GIVES_UP_AFTER}");
    assert_eq!(one.count(StoreKind::Main, &tries), 1, "it is not tried any more");
    let said = "event_waiting WHERE fault = 'not-acceptable'";
    assert_eq!(one.count(StoreKind::Main, said), 1, "what went wrong, in a word");
}

fn what_is_parked_goes_on_when_somebody_lets_it_be_tried_again_and_in_order() {
    let one = parked();
    let stuck = trial::pupil(0);
    part(&one.owner)
        .change(Keep {}, |change| change.delete::<Note, _>(&Uuid::from_u128(99)).map(drop))
        .expect("mended");
    raise(&one.owner, stuck, 3);
    one.owner.work().expect("it works");
    assert!(heard(&one.owner, stuck).is_empty(), "what comes later waits behind what is parked");
    one.execute("UPDATE event_waiting SET parked_at = NULL, tries = 0 WHERE parked_at IS NOT NULL");
    one.owner.work().expect("it works");
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, stuck), [0, 1, 2, 3]);
    assert_eq!(one.count(StoreKind::Main, "event_waiting"), 0);
}

fn a_module_that_comes_on_late_hears_from_its_own_date() {
    let one = One::new();
    let pupil = trial::pupil(0);
    let switch = |on: bool| {
        let mut settings = (*one.owner.settings()).clone();
        settings.modules.insert("trial".into(), on);
        one.owner.change_settings(settings, None).expect("switched");
    };
    switch(false);
    raise(&one.owner, pupil, 0);
    one.owner.work().expect("it works");
    one.owner.clock.set(at(3600));
    switch(true);
    one.owner.clock.set(at(3601));
    raise(&one.owner, pupil, 2);
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, pupil), [2], "what was before is none of its");
    switch(false);
    raise(&one.owner, pupil, 4);
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, pupil), [2], "off is off");
    switch(true);
    one.owner.work().expect("it works");
    assert_eq!(heard(&one.owner, pupil), [2, 4], "it goes on where it stood");
}

fn a_lease_that_lapses_is_taken_up_and_whoever_lost_it_writes_nothing() {
    let one = One::new();
    let key = Key::load(&one.key).expect("the key");
    let other = trial::open(one.stores.place(), &key, "command-line").expect("a second process");
    one.owner.work().expect("it works");
    // Somebody holds it and has died.
    let until = at(0) + LEASE;
    let store = one.stores.raw(StoreKind::Main);
    let mut sql = store.sql("UPDATE job SET holder = ");
    sql.bind(Value::Uuid(Uuid::from_u128(5))).push(", leased_until = ").bind(Value::Instant(until));
    sql.push(" WHERE name = 'deliver-events'");
    store.write(|conn| conn.execute(&sql)).expect("held");
    raise(&one.owner, trial::pupil(0), 0);
    other.work().expect("it works");
    assert!(heard(&one.owner, trial::pupil(0)).is_empty(), "it is held");
    other.clock.set(until);
    other.work().expect("it works");
    assert_eq!(heard(&one.owner, trial::pupil(0)), [0]);
    assert_eq!(one.count(StoreKind::Main, "job WHERE holder IS NOT NULL"), 0, "let go of");
}

const CHILD: &str = "RANSEL_EVENTS_CHILD";
const ROUNDS: i64 = 25;
const EACH: u128 = 40;

/// Not a test of its own: what [`killed_at_any_moment_no_event_is_lost_and_none_comes_out_of_order`] kills.
#[test]
fn child() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let words: Vec<_> = told.split('\n').collect();
    let [round, key, folder, url, schema] = words.as_slice() else { panic!("{told}") };
    let place = if url.is_empty() {
        Place::Directory(folder.into())
    } else {
        Place::Postgres { url: (*url).to_owned(), schema: (*schema).to_owned() }
    };
    let key = Key::load(Path::new(key)).expect("the key");
    let owner = trial::open(place, &key, "command-line").expect("the owner opens");
    // The one before was killed with its lease.
    owner.clock.set(at(60 * round.parse::<i64>().expect("a number")));
    println!("\nready");
    owner.work().expect("it works");
}

fn killed_at_any_moment_no_event_is_lost_and_none_comes_out_of_order() {
    let one = One::new();
    for number in 0..EACH {
        (0..trial::PUPILS).for_each(|pupil| raise(&one.owner, trial::pupil(pupil), number));
    }
    let (folder, url, schema) = match one.stores.place() {
        Place::Directory(folder) => (folder.display().to_string(), String::new(), String::new()),
        Place::Postgres { url, schema } => (String::new(), url, schema),
    };
    let mut cut_off = 0;
    for round in 1..=ROUNDS {
        let told =
            [round.to_string(), one.key.display().to_string(), folder.clone(), url.clone(), schema.clone()];
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["events::child", "--exact", "--nocapture"])
            .env(CHILD, told.join("\n"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let out = child.stdout.take().expect("its words");
        assert!(BufReader::new(out).lines().map_while(Result::ok).any(|line| line == "ready"));
        // Another moment each round, from at once on.
        thread::sleep(Duration::from_micros(u64::try_from(round * 1973 % 25_000).expect("a wait")));
        cut_off += i64::from(child.try_wait().expect("its state").is_none());
        child.kill().expect("it dies");
        child.wait().expect("it is dead");
    }
    assert!(cut_off > ROUNDS / 2, "{cut_off} of {ROUNDS} were at work when they were killed");
    one.owner.clock.set(at(60 * (ROUNDS + 2)));
    assert!(one.owner.work().expect("it works").iter().all(|worked| worked.done));
    for pupil in (0..trial::PUPILS).map(trial::pupil) {
        let all: Vec<_> = (0..i64::try_from(EACH).expect("a number")).collect();
        assert_eq!(heard(&one.owner, pupil), all);
    }
    let all = i64::try_from(EACH * trial::PUPILS).expect("a number");
    assert_eq!(one.count(StoreKind::Vault, "vault_heard"), all, "and what was done in the vault");
    let report = one.owner.ledger.verify().expect("readable");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}
