//! A module as `cargo xtask new-module` makes it, with one table, one page and one keep rule, gets from the house what every
//! module has: withholding, ledger, statement, policy table, backup, sweep and states. No line of the kernel knows it, and the
//! module has no line about any of this.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use jiff::civil::date;
use ransel_board_games::{module, pages};
use ransel_kernel::{Caller, db::Place, keys::Key, owner::Opening};
use ransel_testkit::{Browser, Page, Start, TestSchool};

const PAGE: &str = "/board-games";
/// Every file of it, as it is in the module's folder.
const FILES: [&str; 6] = [
    include_str!("../../../xtask/board-games/src/lib.rs"),
    include_str!("../../../xtask/board-games/src/records.rs"),
    include_str!("../../../xtask/board-games/src/migrations.rs"),
    include_str!("../../../xtask/board-games/src/actions.rs"),
    include_str!("../../../xtask/board-games/src/store.rs"),
    include_str!("../../../xtask/board-games/src/pages.rs"),
];

fn school() -> TestSchool {
    TestSchool::start(Start { modules: vec![module()], pages: vec![pages()], ..Start::default() })
}

fn record(school: &TestSchool, teacher: &mut Browser) -> Page {
    let page = teacher.get(PAGE);
    let pupil = school.person("pupil").to_string();
    teacher.submit(&page, PAGE, &[("pupil", &pupil), ("day", "2026-11-18")])
}

fn rows(school: &TestSchool) -> i64 {
    let store = rusqlite::Connection::open(school.folder.join("main.db")).expect("the store");
    store.query_row("SELECT count(*) FROM board_games_entry", [], |row| row.get(0)).expect("a number")
}

fn states(school: &TestSchool, kind: &str, activity: &str) {
    let path = format!("/people/{}/states", school.person("pupil"));
    let mut principal = school.browse_as("principal");
    let page = principal.get(&path);
    let today = school.clock.today().to_string();
    let filled = [("kind", kind), ("activity", activity), ("why", "Et spørsmål."), ("from", today.as_str())];
    assert!(principal.submit(&page, &path, &filled).shown().contains("Det er lagret"));
}

#[test]
fn a_new_module_is_withheld_logged_stated_backed_up_swept_and_obeys_states_without_a_line_of_the_kernel() {
    let lines: usize =
        FILES.iter().map(|file| file.lines().filter(|line| !line.trim().is_empty()).count()).sum();
    println!("a module with one table, one page and one keep rule: {lines} lines of Rust");
    let words = ["states", "restrict", "sweep", "ledger", "backup"];
    assert!(
        FILES.iter().all(|file| words.iter().all(|word| !file.contains(word))),
        "it has nothing of its own"
    );

    let school = school();
    let name = school.made_up_person("pupil").name.family.clone();
    let mut teacher = school.browse_as("contact-teacher");
    assert!(record(&school, &mut teacher).shown().contains(&name));
    record(&school, &mut teacher);
    assert_eq!(rows(&school), 1, "twice does no harm");

    // Withheld: whoever has no business there sees no row, and a hat that comes to nobody has no such page.
    assert!(school.browse_as("pupil").get(PAGE).shown().contains(&name));
    assert!(school.browse_as("guardian").get(PAGE).shown().contains(&name));
    assert!(!school.browse_as("subject-teacher").get(PAGE).shown().contains("18. november 2026"));
    for nobody in ["principal", "secretary", "dpo", "it"] {
        assert!(school.browse_as(nobody).get(PAGE).is_refused(), "{nobody}");
    }

    // Logged, stated, and in the table of who may.
    assert!(school.browse_as("pupil").get("/my/log").shown().contains("ulgte opp eleven"));
    let statement = school.browse_as("pupil").get("/privacy/board-games");
    assert!(
        statement.is_ok() && statement.shown().contains("ett år etter at skoleåret"),
        "{}",
        statement.text()
    );
    assert!(school.browse_as("dpo").get("/policy.csv").body.contains("record-board-games-entry"));
    assert!(school.owner.ledger.verify().expect("the ledger").faults.is_empty());

    // States: an objection closes it for her and for nobody else; a hold keeps it.
    states(&school, "objection", "board-games.board-games-follow-up");
    assert!(!teacher.get(PAGE).shown().contains(&name), "not in the list, and not to be chosen");
    assert!(!record(&school, &mut teacher).is_ok());
    assert!(school.browse_as("pupil").get(PAGE).shown().contains(&name), "she sees her own");
    states(&school, "hold", "");

    // Exported with everything else, and there after a restore.
    let folder = tempfile::tempdir().expect("a folder");
    let backups = folder.path().join("backups");
    school.owner.backup(&backups, &mut |_, _| {}).expect("a backup");
    let house =
        ransel::modules::house_with(&[module()], ransel_kernel::house::Policies::Own).expect("the house");
    let key = Key::load(&school.folder.join("keys").join("owner.key")).expect("the key");
    let opening = Opening {
        journal: None,
        place: Place::Directory(folder.path().join("copy")),
        key,
        writer: "copy",
        clock: school.clock.clone(),
        first_settings: (*school.owner.settings()).clone(),
    };
    let (copy, _) =
        ransel_kernel::backup::restore(house, opening, &backups, None, &mut |_, _| {}).expect("restored");
    assert!(copy.ctx(Caller::part("test")).is_ok());
    let store = rusqlite::Connection::open(folder.path().join("copy").join("main.db")).expect("the store");
    let count = store.query_row("SELECT count(*) FROM board_games_entry", [], |row| row.get::<_, i64>(0));
    assert_eq!(count.expect("a number"), 1);

    // Swept: held, it stays; its day is the day a year after the school year.
    school.set_day(date(2028, 8, 1));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert_eq!(rows(&school), 1, "it is held");
    let held = school.owner.due().expect("what is due");
    assert!(
        held.iter().any(|due| due.rule == "board-games.school-year-plus-year" && due.waiting == 1),
        "{held:?}"
    );
}

#[test]
fn a_new_modules_rows_go_on_their_day() {
    let school = school();
    record(&school, &mut school.browse_as("contact-teacher"));
    school.set_day(date(2028, 7, 31));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert_eq!(rows(&school), 1, "not a day too early");
    school.set_day(date(2028, 8, 1));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    assert_eq!(rows(&school), 0);
}

#[test]
fn the_walks_find_a_new_module() {
    let school = school();
    for pages in &school.site.pages {
        for route in pages.routes {
            if let ransel_site::Entry::Action(action) = route.entry {
                assert!(school.owner.house.action(action.name).is_some(), "{}", route.path);
            }
        }
    }
    let house = &school.owner.house;
    let card = house.cards().find(|card| card.table == "board_games_entry").expect("its card");
    let register = house.register(card.module).expect("its register entry");
    assert!(register.keep(card.keep).is_some() && register.gaps().is_empty());
    assert!(house.keep.rule("board-games.school-year-plus-year").is_some(), "the sweep has its rule");
    // A stranger gets nothing, whatever is asked.
    let mut stranger = school.browse();
    assert!(stranger.get(PAGE).path().starts_with("/login"));
}
