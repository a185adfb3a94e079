//! What the kernel promises of its stores when several write at once, held on each engine alone.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    sync::{Arc, Barrier},
    thread,
    time::Duration,
};

use ransel_engines::{
    Stores, both,
    trial::{self, Find, Hide, Keep, Know, Look, Note, Read, Secret, Somebody},
};
use ransel_kernel::{
    Caller, FreeText, KernelError, Owner, Randomness, Value, Withheld,
    card::StoreKind,
    keys::Key,
    pass::Set,
    rows::{Is, Order},
    value::{Bytes, Kind, Sealed},
};
use uuid::Uuid;

both! {
    writers_at_once_lose_nothing_and_the_log_has_every_one_of_them,
    a_row_two_insert_at_once_is_there_once_and_the_other_goes_on_in_her_change,
    a_change_that_is_given_up_leaves_neither_row_nor_line_nor_key,
    two_processes_bring_each_line_over_once_and_in_order,
    a_change_of_relations_raises_the_version_by_one_and_no_other_change_does,
    nobody_changes_relations_between_a_look_at_their_version_and_the_commit_in_the_vault,
    what_is_sealed_stands_nowhere_in_clear_and_is_gone_with_its_key,
    an_error_of_the_engine_names_no_value,
    one_list_opens_a_column_for_some_people_and_another_in_some_rows,
}

struct Two {
    stores: Stores,
    key: Key,
    owner: Arc<Owner>,
}

impl Two {
    fn new() -> Self {
        let stores = Stores::new();
        let key = Key::random(Randomness).expect("a key");
        let owner = trial::open(stores.place(), &key, "server").expect("the owner opens");
        Self { stores, key, owner }
    }

    fn another(&self) -> Arc<Owner> {
        trial::open(self.stores.place(), &self.key, "command-line").expect("a second process")
    }

    /// The bodies of the log's lines, in order.
    fn lines(&self, writer: &str) -> Vec<serde_json::Value> {
        self.owner.ledger.flush().expect("the log");
        let ledger = self.stores.raw(StoreKind::Ledger);
        let mut sql = ledger.sql("SELECT body FROM entry WHERE writer = ");
        sql.bind(Value::Text(writer.into())).push(" ORDER BY seq");
        let rows = ledger.read(|conn| conn.all(&sql, &[Kind::Text])).expect("the lines");
        let body = |row: &Vec<Value>| match row.as_slice() {
            [Value::Text(body)] => serde_json::from_str(body).expect("a line"),
            other => panic!("{other:?}"),
        };
        rows.iter().map(body).collect()
    }

    fn count(&self, store: StoreKind, table: &str) -> i64 {
        let store = self.stores.raw(store);
        let sql = store.sql(&format!("SELECT count(*) FROM {table}"));
        match store.read(|conn| conn.first(&sql, &[Kind::Int])).expect("a count").as_deref() {
            Some([Value::Int(count)]) => *count,
            other => panic!("{other:?}"),
        }
    }
}

fn part(owner: &Owner) -> ransel_kernel::Ctx<'_> {
    owner.ctx(Caller::part("test")).expect("a request")
}

fn note(row: u128, title: &str) -> Note {
    Note {
        id: Uuid::from_u128(row),
        pupil: trial::pupil(0),
        group_id: trial::group(0),
        written_by: trial::teacher(),
        confided: false,
        title: title.into(),
        by_name: None,
        reached: Withheld::Open(String::new()),
        times: Withheld::Open(0),
        day: None,
        at: "2026-11-19T09:05:00Z".parse().expect("an instant"),
        hash: Bytes(vec![]),
        version: 0,
    }
}

/// One more, by somebody who has seen how many there are.
fn one_more(owner: &Owner) -> Result<(), KernelError> {
    loop {
        let seen = part(owner).may(Look {})?.rows::<Note>().first()?.expect("the row").version;
        let set = || Set::default().to(Note::VERSION, &(seen + 1)).expecting(Note::VERSION, &seen);
        let done = part(owner).change(Keep {}, |change| change.update(&Uuid::from_u128(1), set()));
        if !matches!(done, Err(KernelError::Conflict { .. })) {
            return done;
        }
    }
}

fn writers_at_once_lose_nothing_and_the_log_has_every_one_of_them() {
    let (writers, each) = (6, 8);
    let two = Two::new();
    part(&two.owner).change(Keep {}, |change| change.insert(&note(1, "telt"))).expect("written");
    let start = Arc::new(Barrier::new(writers));
    let threads: Vec<_> = (0..writers)
        .map(|_| {
            let (owner, start) = (Arc::clone(&two.owner), Arc::clone(&start));
            thread::spawn(move || {
                start.wait();
                (0..each).try_for_each(|_| one_more(&owner))
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("it ends").expect("one more"));
    let all = i64::try_from(writers * each).expect("a number");
    let row = part(&two.owner).may(Look {}).expect("a part may").rows::<Note>().first().expect("a query");
    assert_eq!(row.expect("the row").version, all);
    let written = |line: &&serde_json::Value| line["action"] == "trial-keep";
    assert_eq!(two.lines("server").iter().filter(written).count() as i64, all + 1);
    let report = two.owner.ledger.verify().expect("readable");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

fn a_row_two_insert_at_once_is_there_once_and_the_other_goes_on_in_her_change() {
    let two = Two::new();
    let start = Arc::new(Barrier::new(2));
    let threads: Vec<_> = [10, 20]
        .into_iter()
        .map(|own| {
            let (owner, start) = (Arc::clone(&two.owner), Arc::clone(&start));
            thread::spawn(move || {
                start.wait();
                part(&owner).change(Keep {}, |change| {
                    let done = change.insert(&note(1, "samme"));
                    assert!(matches!(done, Ok(()) | Err(KernelError::Conflict { .. })), "{done:?}");
                    // A row whose id follows from what it is about is there already: as good as written.
                    change.insert(&note(own, "egen"))
                })
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("it ends").expect("written"));
    assert_eq!(two.count(StoreKind::Main, "trial_note"), 3);
}

fn a_change_that_is_given_up_leaves_neither_row_nor_line_nor_key() {
    let two = Two::new();
    let before = (two.lines("server").len(), two.count(StoreKind::Main, "outbox"));
    let given_up = part(&two.owner).change(Know {}, |change| {
        change.insert(&Somebody { id: trial::pupil(0), number: Sealed("03851598730".into()) })?;
        Err::<(), _>(KernelError::invalid("given-up"))
    });
    assert!(matches!(given_up, Err(KernelError::Invalid { .. })));
    let in_vault = part(&two.owner).change(Hide {}, |change| {
        change.insert(&Secret {
            id: Uuid::from_u128(1),
            pupil: trial::pupil(0),
            text: FreeText::new("sagt"),
        })?;
        Err::<(), _>(KernelError::invalid("given-up"))
    });
    assert!(matches!(in_vault, Err(KernelError::Invalid { .. })));
    assert_eq!((two.lines("server").len(), two.count(StoreKind::Main, "outbox")), before);
    for (store, table) in [
        (StoreKind::Main, "trial_person"),
        (StoreKind::Main, "person_key"),
        (StoreKind::Vault, "trial_secret"),
        (StoreKind::Vault, "unit_key"),
        (StoreKind::Vault, "vault_outbox"),
    ] {
        assert_eq!(two.count(store, table), 0, "{table}");
    }
}

fn two_processes_bring_each_line_over_once_and_in_order() {
    let two = Two::new();
    let other = two.another();
    let start = Arc::new(Barrier::new(2));
    let threads: Vec<_> = [Arc::clone(&two.owner), Arc::clone(&other)]
        .into_iter()
        .zip([0, 100_u128])
        .map(|(owner, from)| {
            let start = Arc::clone(&start);
            thread::spawn(move || {
                start.wait();
                for n in 0..25 {
                    let row = note(1 + from + n, "linje");
                    part(&owner).change(Keep {}, |change| change.insert(&row)).expect("written");
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("it ends"));
    other.ledger.flush().expect("the log");
    let (one, another) = (two.lines("server"), two.lines("command-line"));
    let mut requests: Vec<_> = one
        .iter()
        .chain(&another)
        .filter(|line| line["action"] == "trial-keep")
        .map(|line| line["request"].to_string())
        .collect();
    assert_eq!(requests.len(), 50);
    requests.sort();
    requests.dedup();
    assert_eq!(requests.len(), 50, "no line twice");
    for owner in [&two.owner, &other] {
        let report = owner.ledger.verify().expect("readable");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }
}

fn a_change_of_relations_raises_the_version_by_one_and_no_other_change_does() {
    let two = Two::new();
    let version = || two.owner.reload(None).expect("relations").epoch();
    let before = version();
    let known = Somebody { id: trial::pupil(0), number: Sealed(String::new()) };
    part(&two.owner).change(Know {}, |change| change.insert(&known)).expect("written");
    assert_eq!(version(), before + 1);
    part(&two.owner).change(Keep {}, |change| change.insert(&note(1, "annet"))).expect("written");
    let given_up = part(&two.owner).change(Know {}, |change| {
        change.delete::<Somebody, _>(&known.id)?;
        Err::<(), _>(KernelError::invalid("given-up"))
    });
    assert!(given_up.is_err());
    assert_eq!(version(), before + 1);
}

fn nobody_changes_relations_between_a_look_at_their_version_and_the_commit_in_the_vault() {
    let two = Two::new();
    let other = two.another();
    let secret = Secret { id: Uuid::from_u128(1), pupil: trial::pupil(0), text: FreeText::new("sagt") };
    let mut changing = None;
    let mut done_within = true;
    part(&two.owner)
        .change(Hide {}, |change| {
            let other = Arc::clone(&other);
            let thread = thread::spawn(move || {
                let known = Somebody { id: trial::pupil(0), number: Sealed(String::new()) };
                part(&other).change(Know {}, |change| change.insert(&known))
            });
            thread::sleep(Duration::from_millis(150));
            done_within = thread.is_finished();
            changing = Some(thread);
            change.insert(&secret)
        })
        .expect("written");
    assert!(!done_within, "it had to wait until the vault had committed");
    changing.expect("it was begun").join().expect("it ends").expect("written");
}

fn what_is_sealed_stands_nowhere_in_clear_and_is_gone_with_its_key() {
    let two = Two::new();
    let (number, text) = ("03851598730", "kanarifugl");
    let known = Somebody { id: trial::pupil(0), number: Sealed(number.into()) };
    part(&two.owner).change(Know {}, |change| change.insert(&known)).expect("written");
    let secret = Secret { id: Uuid::from_u128(1), pupil: trial::pupil(0), text: FreeText::new(text) };
    part(&two.owner).change(Hide {}, |change| change.insert(&secret)).expect("written");
    part(&two.owner).change(Keep {}, |change| change.insert(&note(1, "i klartekst"))).expect("written");
    assert!(!two.stores.holding("i klartekst").is_empty(), "what is not sealed is found: the search works");
    for word in [number, text] {
        assert_eq!(two.stores.holding(word), Vec::<String>::new());
    }
    let found = || part(&two.owner).may(Find {})?.rows::<Secret>().first();
    assert_eq!(found().expect("a query").expect("the row").text.as_str(), text);
    let vault = two.stores.raw(StoreKind::Vault);
    vault.write(|conn| conn.batch("DELETE FROM unit_key")).expect("erased");
    assert!(matches!(found(), Err(KernelError::Key(_))));
}

fn an_error_of_the_engine_names_no_value() {
    let two = Two::new();
    part(&two.owner).change(Keep {}, |change| change.insert(&note(1, "Nora Vik"))).expect("written");
    let main = two.stores.raw(StoreKind::Main);
    let fault = main.write(|conn| {
        conn.batch("CREATE UNIQUE INDEX only_once ON trial_note (title)")?;
        conn.batch("INSERT INTO trial_note SELECT * FROM trial_note")
    });
    let fault = fault.expect_err("the row is there already");
    let mut told = format!("{fault} {fault:?}");
    let mut cause = std::error::Error::source(&fault);
    while let Some(next) = cause {
        told.push_str(&format!(" {next} {next:?}"));
        cause = next.source();
    }
    assert!(!told.contains("Nora"), "{told}");
    assert!(!told.contains("00000000-0000-0000-0000-000000000001"), "{told}");
    // A text that is no number, where one is wanted.
    let mut sql = main.sql("SELECT version FROM trial_note WHERE title = ");
    sql.bind(Value::Text("Nora Vik".into())).push(" AND CAST(title AS bigint) = 1");
    if let Err(fault) = main.read(|conn| conn.all(&sql, &[Kind::Int])) {
        let cause = std::error::Error::source(&fault).map(|cause| format!("{cause} {cause:?}"));
        assert!(!format!("{fault} {fault:?} {cause:?}").contains("Nora"), "{cause:?}");
    }
    let rows = part(&two.owner).may(Look {}).expect("a part may").rows::<Note>().all();
    assert_eq!(rows.expect("a query").len(), 1, "and the store goes on");
}

fn one_list_opens_a_column_for_some_people_and_another_in_some_rows() {
    let two = Two::new();
    part(&two.owner)
        .change(Keep {}, |change| {
            for (pupil, group) in [(0, 0), (1, 2), (2, 1), (3, 0)] {
                let row = note(pupil, &format!("Elev {pupil}"));
                let (reached, times) = (Withheld::Open(format!("telefon {pupil}")), Withheld::Open(7));
                let (pupil, group_id) = (trial::pupil(pupil), trial::group(group));
                let written_by = trial::pupil(3);
                change.insert(&Note { pupil, group_id, written_by, reached, times, ..row })?;
            }
            Ok(())
        })
        .expect("written");
    let ctx = two.owner.ctx(trial::caller()).expect("a request");
    let pass = ctx.may(Read {}).expect("a list");
    let rows = pass.rows::<Note>().by(Note::TITLE, Order::Ascending).all().expect("a query");
    let told: Vec<_> =
        rows.into_iter().map(|row| (row.title, row.reached.open(), row.times.open())).collect();
    // She is contact teacher of the first two, teaches three, and the second note is of a group she does not teach.
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            ("Elev 0".to_owned(), said("telefon 0"), Some(7)),
            ("Elev 1".to_owned(), said("telefon 1"), None),
            ("Elev 2".to_owned(), None, Some(7)),
        ]
    );
    let count =
        || pass.rows::<Note>().only(Note::REACHED, Is::Equal, &Withheld::Open("telefon 2".into())).count();
    assert!(matches!(count(), Err(KernelError::NotOpened { column: "reached", .. })));
}
