//! The main job on PostgreSQL: the same program, the other engine. Needs `RANSEL_TEST_POSTGRES`.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use ransel_engines::Stores;
use ransel_kernel::{Value, card::StoreKind, value::Kind};
use ransel_testkit::{Start, TestSchool};

#[test]
fn the_main_job_runs_on_postgresql() {
    let Some(url) = ransel_engines::address() else { return };
    let school = TestSchool::start(Start { stores: Some(Stores::at(&url)), ..Start::default() });
    let pupil = school.person("pupil");
    let record = format!("/people/{pupil}/record");

    let mut guardian = school.browse_as("guardian");
    let path = format!("/absence/pupils/{pupil}/report");
    let form = guardian.get(&path);
    let today = school.clock.today().to_string();
    let filled =
        [("from", today.as_str()), ("to", &today), ("cause", "self-declared"), ("reason", "kanarifugl")];
    let done = guardian.submit(&form, &path, &filled);
    assert!(done.is_ok(), "{} {}", done.url, done.text());

    assert!(school.browse_as("contact-teacher").get("/absence/overview").is_ok());
    assert!(school.browse_as("contact-teacher").get(&record).is_ok());
    assert!(school.browse_as("other-teacher").get(&record).is_refused());
    let log = school.browse_as("pupil").get("/my/log");
    assert!(log.is_ok(), "{}", log.text());
    let report = school.owner.ledger.verify().expect("readable");
    assert!(report.faults.is_empty() && report.entries > 10, "{report:?}");
    let vault = school.stores.as_ref().expect("its own schemas").raw(StoreKind::Vault);
    let sql = vault.sql("SELECT count(*) FROM unit_key");
    let keys = vault.read(|conn| conn.first(&sql, &[Kind::Int])).expect("a count");
    assert!(matches!(keys.as_deref(), Some([Value::Int(1..)])), "the reason has a key of its own: {keys:?}");
}
