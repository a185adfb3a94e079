//! What is due goes, keys first, and nothing else; what was erased stays erased in a restored backup.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::PathBuf;

use jiff::civil::{Date, date};
use ransel::modules::house;
use ransel_engines::{Stores, all_files, with_bytes};
use ransel_kernel::{
    Caller, Clock, PersonId, Value,
    backup::restore,
    db::{Database, Place},
    keys::Key,
    owner::Opening,
    pass::Set,
    rows::Is,
    settings::Settings,
    value::Kind,
};
use ransel_school::{
    actions::ImportRoster,
    records::{Enrolment, Person},
};
use ransel_testkit::{Start, TestSchool, ransel_test, template::morning};
use uuid::Uuid;

/// Words the guardian writes; they are to be nowhere afterwards.
const WORDS: &str = "brakk-lillefingeren-i-en-karusell";

/// Nora reports herself away through her guardian, and leaves the school in June.
fn nora_was_here(school: &TestSchool) -> PersonId {
    let nora = school.person("pupil");
    let path = format!("/absence/pupils/{nora}/report");
    let mut guardian = school.browse_as("guardian");
    let form = guardian.get(&path);
    let today = school.clock.today().to_string();
    let filled = [("from", today.as_str()), ("to", &today), ("cause", "self-declared"), ("reason", WORDS)];
    assert!(guardian.submit(&form, &path, &filled).is_ok());
    nora
}

fn leaves(school: &TestSchool, pupil: PersonId, on: Date) {
    let ctx = school.owner.ctx(Caller::part("test")).unwrap();
    ctx.change(ImportRoster {}, |change| {
        let rows = change.rows::<Enrolment>().only(Enrolment::PUPIL, Is::Equal, &pupil).all()?;
        assert!(!rows.is_empty());
        rows.iter()
            .try_for_each(|row| change.update(&row.id, Set::default().to(Enrolment::VALID_TO, &Some(on))))
    })
    .unwrap();
}

fn exists(school: &TestSchool, person: PersonId) -> bool {
    let ctx = school.owner.ctx(Caller::part("test")).unwrap();
    let pass = ctx.may(ransel_kernel::platform::MatchSignIn {}).unwrap();
    pass.rows::<Person>().only(Person::ID, Is::Equal, &person).first().unwrap().is_some()
}

/// Which of these byte strings stand in which files. Ids of who was erased stand in the journal: that is what it is for. The
/// log of PostgreSQL is one for all that run on it, other tests with a Nora of their own among them: there the words and
/// the id are looked for, which are hers alone.
fn found(files: &[PathBuf], wanted: &[(&'static str, Vec<u8>)]) -> Vec<(&'static str, PathBuf)> {
    let with = |(name, word): &(&'static str, Vec<u8>)| {
        let files = files.iter().filter(|path| {
            let shared = path.parent().is_some_and(|folder| folder.ends_with("pg_wal"));
            !(path.ends_with("erasures.journal") || shared && *name == "user name")
        });
        let (name, files) = (*name, with_bytes(&files.cloned().collect::<Vec<_>>(), word));
        files.into_iter().map(move |file| (name, file))
    };
    wanted.iter().flat_map(with).collect()
}

/// Everything the school has on disk, its engine's files too where they may be read.
fn files(school: &TestSchool) -> Vec<PathBuf> {
    let engines = school.stores.as_ref().and_then(Stores::files).unwrap_or_default();
    [all_files(&school.folder), engines].concat()
}

/// A school on PostgreSQL, where there is one.
fn on_postgresql() -> Option<TestSchool> {
    Some(TestSchool::start(Start {
        stores: Some(Stores::alone_at(&ransel_engines::address()?)),
        ..Start::default()
    }))
}

/// What tells of Nora in bytes.
fn traces(school: &TestSchool, nora: PersonId) -> Vec<(&'static str, Vec<u8>)> {
    let made_up = school.made_up_person("pupil");
    let feide = made_up.feide_name.as_ref().expect("a user name").to_string();
    vec![("id", nora.0.as_bytes().to_vec()), ("user name", feide.into_bytes()), ("words", WORDS.into())]
}

#[ransel_test]
fn a_pupil_who_left_goes_a_year_later_to_the_day_and_her_reasons_before_that(school: &TestSchool) {
    she_goes(school);
}

#[test]
fn on_postgresql_she_goes_as_well_and_is_in_none_of_its_files() {
    if let Some(school) = on_postgresql() {
        she_goes(&school);
    }
}

fn she_goes(school: &TestSchool) {
    let nora = nora_was_here(school);
    leaves(school, nora, date(2027, 6, 19));
    let rule = |name: &str| {
        school.owner.due().unwrap().into_iter().find(|due| due.rule == name).map_or(0, |due| due.count)
    };
    // Reasons: three months after the school year in which she was away.
    school.set_day(date(2027, 10, 31));
    assert_eq!(rule("absence.school-year-plus-appeal"), 0);
    school.set_day(date(2027, 11, 1));
    assert!(rule("absence.school-year-plus-appeal") > 0);
    let swept = school.owner.sweep(&mut |_| {}).unwrap();
    assert!(swept.iter().any(|line| line.table == "absence_reason" && line.rows > 0), "{swept:?}");
    assert!(exists(school, nora));
    // She herself: a year after she left, not the day before.
    school.set_day(date(2028, 6, 18));
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(exists(school, nora));
    school.set_day(date(2028, 6, 19));
    let swept = school.owner.sweep(&mut |_| {}).unwrap();
    assert!(!exists(school, nora), "{swept:?}");
    let again = school.owner.sweep(&mut |_| {}).unwrap();
    assert!(again.iter().all(|line| line.table == "entry"), "nothing is left to do: {again:?}");
    assert_eq!(found(&files(school), &traces(school, nora)), []);
    // Which school she went to waits for the archive, sealed.
    let place = school.place();
    let vault = Database::open(&place, "vault").unwrap();
    let waiting = vault.sql("SELECT count(*) FROM archive_waiting WHERE stood_in = 'enrolment'");
    let waiting = vault.read(|conn| conn.first(&waiting, &[Kind::Int])).unwrap();
    assert!(matches!(waiting.as_deref(), Some([Value::Int(1..)])), "{waiting:?}");
    assert!(school.owner.ledger.verify().unwrap().faults.is_empty());
}

/// The night's own sweep, as a server does it, and not the command's: it keeps its job while it deletes.
#[ransel_test]
fn the_nights_sweep_takes_yesterdays_sessions_and_the_school_goes_on(school: &TestSchool) {
    assert!(school.browse_as("pupil").get("/").is_ok());
    school.owner.work().expect("the jobs of the day");
    school.set_day(date(2026, 11, 21));
    let worked = school.owner.work().expect("the jobs of the night");
    assert!(worked.iter().any(|one| one.job == "sweep" && one.done), "{worked:?}");
    assert!(school.browse_as("pupil").get("/").is_ok(), "and others can write meanwhile and afterwards");
}

#[ransel_test]
fn a_survey_goes_on_its_day_and_is_in_no_file(school: &TestSchool) {
    the_survey_goes(school);
}

#[test]
fn on_postgresql_a_survey_goes_as_well_and_is_in_none_of_its_files() {
    if let Some(school) = on_postgresql() {
        the_survey_goes(&school);
    }
}

/// The contact teacher asks her class, Nora answers and writes, the day comes.
fn the_survey_goes(school: &TestSchool) {
    let mut teacher = school.browse_as("contact-teacher");
    teacher.confirm("/");
    let start = teacher.get("/survey/new");
    let class = start.links().into_iter().find(|link| link.contains("class=")).unwrap();
    let form = teacher.get(&class);
    let filled = [("mode", "preventive"), ("delete", "2026-12-24")];
    let at = teacher.submit(&form, "/survey/new", &filled).path().to_owned();
    let survey: Uuid = at.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a survey");
    let mut nora = school.browse_as("pupil");
    nora.confirm("/");
    for (number, answer) in [(1, "2"), (8, WORDS)] {
        let to = format!("{at}/answers/{number}");
        let page = nora.get(&to);
        assert!(nora.submit(&page, &to, &[("answer", answer)]).is_ok());
    }
    assert!(teacher.get(&format!("{at}/words")).says(WORDS));
    let wanted = [("survey", survey.as_bytes().to_vec()), ("words", WORDS.into())];
    if school.stores.is_none() {
        assert!(
            found(&files(school), &wanted).iter().any(|(name, _)| *name == "survey"),
            "it is there until then"
        );
    }
    school.set_day(date(2026, 12, 25));
    school.owner.sweep(&mut |_| {}).unwrap();
    assert_eq!(found(&files(school), &wanted), []);
}

#[ransel_test]
fn nobody_goes_who_is_here_or_whose_data_is_held_or_not_approved(school: &TestSchool) {
    let nora = nora_was_here(school);
    let adult = school.person("pupil-adult");
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(exists(school, nora) && exists(school, adult), "nobody has left");
    leaves(school, nora, date(2027, 6, 19));
    leaves(school, adult, date(2027, 6, 19));
    let mut settings: Settings = (*school.owner.settings()).clone();
    settings.keep_approval.insert("person-register.left-plus-year".to_owned());
    school.owner.change_settings(settings.clone(), None).unwrap();
    school.set_day(date(2030, 9, 1));
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(exists(school, nora) && exists(school, adult), "nobody has approved it");
    settings.keep_approval.clear();
    school.owner.change_settings(settings, None).unwrap();
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(!exists(school, nora) && !exists(school, adult));
}

#[ransel_test]
fn a_longer_period_the_owner_chooses_holds_and_one_outside_what_law_allows_is_refused(school: &TestSchool) {
    let nora = nora_was_here(school);
    leaves(school, nora, date(2027, 6, 19));
    let mut settings: Settings = (*school.owner.settings()).clone();
    settings.keep.insert("person-register.left-plus-year".to_owned(), "P18M".to_owned());
    school.owner.change_settings(settings.clone(), None).unwrap();
    school.set_day(date(2028, 12, 18));
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(exists(school, nora));
    school.set_day(date(2028, 12, 19));
    school.owner.sweep(&mut |_| {}).unwrap();
    assert!(!exists(school, nora));
    for wrong in ["no-such.rule", "absence.no-such-rule"] {
        let mut settings = settings.clone();
        settings.keep.insert(wrong.to_owned(), "P1Y".to_owned());
        assert!(school.owner.change_settings(settings, None).is_err(), "{wrong}");
    }
}

#[ransel_test]
fn a_backup_from_before_an_erasure_comes_back_without_what_was_erased(school: &TestSchool) {
    let target = tempfile::tempdir().unwrap();
    comes_back_without(school, Place::Directory(target.path().join("restored")), || all_files(target.path()));
}

#[test]
fn on_postgresql_it_comes_back_without_it_as_well() {
    let Some(school) = on_postgresql() else { return };
    let target = Stores::alone_at(&ransel_engines::address().unwrap());
    comes_back_without(&school, target.place(), || target.files().unwrap_or_default());
}

fn comes_back_without(school: &TestSchool, place: Place, files: impl Fn() -> Vec<PathBuf>) {
    let nora = nora_was_here(school);
    let (backups, apart) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let backed = school.owner.backup(backups.path(), &mut |_, _| {}).unwrap();
    assert!(backed.rows > 1000, "{}", backed.rows);
    leaves(school, nora, date(2027, 6, 19));
    school.set_day(date(2028, 6, 19));
    school.owner.sweep(&mut |_| {}).unwrap();
    // The next backup: from then on no backup has the keys of what is erased.
    school.owner.backup(backups.path(), &mut |_, _| {}).unwrap();
    let older = backed.folder.file_name().unwrap().to_string_lossy().into_owned();
    let opening = Opening {
        journal: Some(apart.path().join("erasures.journal")),
        place,
        key: Key::load(&school.folder.join("keys").join("owner.key")).unwrap(),
        clock: Clock::still(morning(date(2028, 6, 20))),
        writer: "server",
        first_settings: (*school.owner.settings()).clone(),
    };
    let (owner, restored) =
        restore(house().unwrap(), opening, backups.path(), Some(&older), &mut |_, _| {}).unwrap();
    assert!(restored.erasures > 0);
    assert_eq!(restored.rows, backed.rows);
    assert!(owner.ledger.verify().unwrap().faults.is_empty());
    assert!(owner.relations().unwrap().facts(&Caller::part("test"), nora).is_none(), "she is not here");
    let teacher = school.person("subject-teacher");
    assert!(owner.relations().unwrap().facts(&Caller::part("test"), teacher).is_some(), "others are");
    drop(owner);
    assert_eq!(found(&files(), &traces(school, nora)), []);
    assert_eq!(found(&all_files(backups.path()), &traces(school, nora)), [], "backups are sealed");
}
