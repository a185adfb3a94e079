//! What is handed over is remembered, and whoever got what was wrong is found when it is corrected; on each engine.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::sync::Arc;

use ransel_engines::{
    Stores, both,
    trial::{self, Keep, Kept, Note},
};
use ransel_kernel::{
    Caller, Ctx, House, KernelError, Module, Owner, PersonId, Value, Withheld,
    card::StoreKind,
    handover::{HandOver, HandOverDef, Taker},
    handovers,
    pass::Set,
    value::{Bytes, Kind},
};
use uuid::Uuid;

both! {
    the_same_people_are_remembered_once,
    a_large_set_is_cut_so_that_one_who_leaves_changes_one_piece,
    whoever_got_what_was_wrong_is_listed_and_has_it_when_she_gets_it_anew,
    what_did_not_go_along_is_owed_to_nobody,
}

struct One {
    stores: Stores,
    owner: Arc<Owner>,
}

impl One {
    fn new() -> Self {
        let stores = Stores::new();
        let owner = trial::owner(stores.place()).expect("the owner opens");
        for n in 0..trial::PUPILS {
            let person =
                trial::Somebody { id: trial::pupil(n), number: ransel_kernel::value::Sealed("1".into()) };
            part(&owner).change(trial::Know {}, |change| change.insert(&person)).expect("known");
        }
        Self { stores, owner }
    }

    fn count(&self, what: &str) -> i64 {
        let store = self.stores.raw(StoreKind::Main);
        let sql = store.sql(&format!("SELECT count(*) FROM {what}"));
        match store.read(|conn| conn.first(&sql, &[Kind::Int])).expect("a count").as_deref() {
            Some([Value::Int(count)]) => *count,
            other => panic!("{other:?}"),
        }
    }

    fn hand_over(&self, id: u128, receiver: &str, people: &[PersonId]) {
        part(&self.owner)
            .change(Keep {}, |change| change.hand_over::<Kept>(Uuid::from_u128(id), receiver, people))
            .expect("remembered");
    }
}

fn part(owner: &Owner) -> Ctx<'_> {
    owner.ctx(Caller::part("test")).expect("a request")
}

fn note(row: u128, pupil: PersonId) -> Note {
    Note {
        id: Uuid::from_u128(row),
        pupil,
        group_id: trial::group(0),
        written_by: trial::teacher(),
        confided: false,
        title: "før".into(),
        by_name: None,
        reached: Withheld::Open(String::new()),
        times: Withheld::Open(0),
        day: None,
        at: "2026-11-19T09:05:00Z".parse().expect("an instant"),
        hash: Bytes(vec![]),
        version: 0,
    }
}

fn the_same_people_are_remembered_once() {
    let one = One::new();
    let (first, second) = (trial::pupil(0), trial::pupil(1));
    one.hand_over(1, "library", &[first, second]);
    one.hand_over(2, "library", &[second, first, second]);
    one.hand_over(2, "library", &[second, first]);
    assert_eq!(one.count("hand_over"), 2);
    assert_eq!(one.count("hand_over_set"), 2, "one set of two");
    assert_eq!(one.count("hand_over_what"), 1);
    one.hand_over(3, "library", &[first]);
    assert_eq!(one.count("hand_over_set"), 3);
}

fn a_large_set_is_cut_so_that_one_who_leaves_changes_one_piece() {
    let one = One::new();
    let everybody: Vec<_> = (0..5000_u128).map(|n| PersonId(Uuid::from_u128(n << 112 | n))).collect();
    one.hand_over(1, "library", &everybody);
    assert_eq!(one.count("hand_over_set"), 5000);
    let sets = one.count("hand_over_part");
    assert!(sets > 10, "{sets}");
    one.hand_over(2, "library", &everybody[1..]);
    let more = one.count("hand_over_set") - 5000;
    assert!((1..=5000 / 10).contains(&more), "{more} rows more");
    assert_eq!(one.count("hand_over_part"), sets * 2);
}

fn whoever_got_what_was_wrong_is_listed_and_has_it_when_she_gets_it_anew() {
    let one = One::new();
    let (first, second) = (trial::pupil(0), trial::pupil(1));
    part(&one.owner)
        .change(Keep {}, |change| {
            change.insert(&note(1, first)).and_then(|()| change.insert(&note(2, second)))
        })
        .expect("written");
    one.hand_over(1, "library", &[first, second]);
    one.hand_over(2, "exams", &[first]);
    one.hand_over(3, "transport", &[second]);
    let change_title = |title: &str| {
        let set = || Set::default().to(Note::TITLE, &title.to_owned());
        part(&one.owner)
            .change(Keep {}, |change| change.update(&Uuid::from_u128(1), set()))
            .expect("corrected");
    };
    change_title("etter");
    assert_eq!(one.count("hand_over_correction"), 2, "both who got hers, and not the third");
    assert_eq!(one.count("hand_over_correction WHERE receiver = 'transport'"), 0);
    assert_eq!(one.count("hand_over_correction WHERE what = 'trial_note.title'"), 2);
    change_title("enda en gang");
    assert_eq!(one.count("hand_over_correction"), 2, "owed once");
    one.hand_over(4, "library", &[second]);
    assert_eq!(one.count("hand_over_correction WHERE settled_at IS NULL"), 2, "she was not among them");
    one.owner.clock.set("2026-11-19T10:05:00Z".parse().expect("an instant"));
    one.hand_over(5, "library", &[first, second]);
    assert_eq!(one.count("hand_over_correction WHERE settled_at IS NULL"), 1);
    change_title("og en gang til");
    assert_eq!(
        one.count("hand_over_correction WHERE settled_at IS NULL"),
        2,
        "what she got last is wrong again"
    );
    part(&one.owner)
        .change(Keep {}, |change| change.delete::<Note, _>(&Uuid::from_u128(2)).map(drop))
        .expect("deleted");
    assert_eq!(
        one.count("hand_over_correction WHERE receiver = 'transport'"),
        1,
        "what is deleted is told too"
    );
}

fn what_did_not_go_along_is_owed_to_nobody() {
    let one = One::new();
    let pupil = trial::pupil(0);
    part(&one.owner).change(Keep {}, |change| change.insert(&note(1, pupil))).expect("written");
    one.hand_over(1, "library", &[pupil]);
    let set = || Set::default().to(Note::VERSION, &1);
    part(&one.owner).change(Keep {}, |change| change.update(&Uuid::from_u128(1), set())).expect("changed");
    assert_eq!(one.count("hand_over_correction"), 0);
}

/// What the trial module would give to one that is called `other`.
struct ForOther;

impl HandOver for ForOther {
    const DEF: &'static HandOverDef = &HandOverDef {
        name: "trial-for-other",
        giver: "trial",
        activity: "trying",
        taker: Taker::Module("other"),
        what: &[("trial_note", &["title"])],
    };
    type Given = String;
    fn about(&self) -> PersonId {
        trial::pupil(0)
    }
}

fn give(_: &Ctx<'_>, _: &ForOther) -> ransel_kernel::Result<String> {
    Ok("gitt".to_owned())
}

fn other(asks: &'static [ransel_kernel::handover::Declared]) -> Module {
    let register = trial::module().register.replace("module = \"trial\"", "module = \"other\"");
    Module {
        name: "other",
        register: Box::leak(register.into_boxed_str()),
        policy: "",
        records: &[],
        migrations: &[],
        actions: &[],
        gives: &[],
        asks,
        hears: &[],
        ..trial::module()
    }
}

#[test]
fn what_one_side_does_not_declare_does_not_start() {
    let gives = Module { gives: handovers![ForOther => give], ..trial::module() };
    let faults = |modules: &[Module]| match House::build(modules, trial::BASE) {
        Err(KernelError::House(faults)) => faults,
        _ => Vec::new(),
    };
    assert!(faults(&[gives, other(handovers![ForOther])]).is_empty());
    assert!(faults(&[gives]).is_empty(), "it waits for a module that takes it");
    let unasked = faults(&[gives, other(handovers![])]);
    assert!(
        unasked.iter().any(|fault| fault.contains("not declared by the module that takes it")),
        "{unasked:?}"
    );
    let ungiven = faults(&[trial::module(), other(handovers![ForOther])]);
    assert!(ungiven.iter().any(|fault| fault.contains("nobody gives it")), "{ungiven:?}");
    let unanswered = faults(&[Module { gives: handovers![ForOther], ..trial::module() }]);
    assert!(unanswered.iter().any(|fault| fault.contains("answered by nothing")), "{unanswered:?}");
}

#[test]
fn a_module_is_given_what_it_asks_for_and_that_is_remembered() {
    let stores = Stores::in_a_folder();
    let gives = Module { gives: handovers![ForOther => give], ..trial::module() };
    let open = |modules: &[Module]| trial::open_with(stores.place(), modules);
    let alone = open(&[gives]);
    let refused = part(&alone).ask(&ForOther);
    assert!(matches!(refused, Err(KernelError::House(_))), "nobody takes it yet");
    drop(alone);
    let owner = open(&[gives, other(handovers![ForOther])]);
    let person = trial::Somebody { id: trial::pupil(0), number: ransel_kernel::value::Sealed("1".into()) };
    part(&owner).change(trial::Know {}, |change| change.insert(&person)).expect("known");
    assert_eq!(part(&owner).ask(&ForOther).expect("given"), "gitt");
    let store = stores.raw(StoreKind::Main);
    let sql = store.sql("SELECT kind, receiver FROM hand_over WHERE NOT waits");
    let rows = store.read(|conn| conn.all(&sql, &[Kind::Text, Kind::Text])).expect("the memory");
    assert_eq!(rows, [[Value::Text("trial-for-other".into()), Value::Text("other".into())]]);
}
