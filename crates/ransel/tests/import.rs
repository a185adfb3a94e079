//! The import and export commands as somebody uses them: killed at any moment and run again, rehearsed, piped.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use jiff::civil::date;
use ransel_demo::{MIN_PUPILS, Spec};
use rusqlite::Connection;

/// The day of the file, and of every command here.
const TODAY: &str = "2026-10-15";

struct Owner {
    folder: tempfile::TempDir,
}

impl Owner {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // A demonstration's folder takes made-up numbers.
        std::fs::create_dir(folder.path().join("data")).expect("a folder");
        std::fs::write(folder.path().join("data").join("demo.toml"), "").expect("a mark");
        Self { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ransel"));
        command.args(words).arg("--data").arg(self.data()).args(["--today", TODAY]);
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("it runs")
    }

    /// What the main store holds, without its random ids.
    fn told(&self) -> Vec<Vec<String>> {
        let store = Connection::open(self.data().join("main.db")).expect("the store");
        let queries = [
            "SELECT k.key || p.given || p.family || p.born FROM person p JOIN source_key k ON k.person = p.id",
            "SELECT k.key || e.valid_from || coalesce(e.valid_to, '') FROM enrolment e JOIN source_key k ON k.person = e.pupil",
            "SELECT k.key || g.source_key || m.role || m.valid_from || coalesce(m.valid_to, '') FROM group_member m
             JOIN source_key k ON k.person = m.person JOIN school_group g ON g.id = m.group_id",
            "SELECT c.key || g.key || s.valid_from FROM family_tie s JOIN source_key c ON c.person = s.child
             JOIN source_key g ON g.person = s.adult",
            "SELECT k.key || c.kind || c.value FROM contact_point c JOIN source_key k ON k.person = c.person",
            "SELECT k.key FROM national_number n JOIN source_key k ON k.person = n.person",
            "SELECT CAST(count(*) AS TEXT) FROM import_run",
        ];
        let all = |query: &str| {
            let mut statement = store.prepare(query).expect("a query");
            let rows = statement.query_map([], |row| row.get(0)).expect("rows");
            let mut rows: Vec<String> = rows.map(|row| row.expect("a row")).collect();
            rows.sort();
            rows
        };
        queries.iter().map(|query| all(query)).collect()
    }
}

fn roster() -> Vec<u8> {
    let spec = Spec { pupils: MIN_PUPILS, ..Spec::on(date(2026, 10, 15)) };
    ransel_demo::pifu(&ransel_demo::soloy(spec), Vec::new()).expect("a roster")
}

fn write(folder: &Path, bytes: &[u8]) -> String {
    let path = folder.join("roster.xml");
    std::fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn an_import_killed_at_any_moment_and_run_again_ends_as_if_it_had_not_been() {
    let bytes = roster();
    let whole = Owner::new();
    let file = write(whole.folder.path(), &bytes);
    let output = whole.run(&["import", "pifu", &file]);
    assert!(output.status.success(), "{}", said(&output));
    let expected = whole.told();
    let mut cut_off = 0;
    for wait in [500, 1100, 1700] {
        let owner = Owner::new();
        let file = write(owner.folder.path(), &bytes);
        let mut command = owner.command(&["import", "pifu", &file]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        thread::sleep(Duration::from_millis(wait));
        let finished = child.try_wait().expect("its state").is_some();
        child.kill().expect("it dies");
        child.wait().expect("it is dead");
        cut_off += u32::from(!finished);
        let output = owner.run(&["import", "pifu", &file]);
        assert!(output.status.success(), "after {wait} ms: {}", said(&output));
        assert_eq!(owner.told(), expected, "after {wait} ms");
        let left: Vec<_> = std::fs::read_dir(owner.data().join("import")).expect("its folder").collect();
        assert!(left.is_empty(), "{left:?}");
        let output = owner.run(&["ledger", "verify"]);
        assert!(output.status.success(), "after {wait} ms: {}", said(&output));
    }
    assert!(cut_off >= 1, "the machine was too fast for this test: {cut_off}");
}

#[test]
fn a_rehearsal_says_what_would_happen_and_writes_nothing() {
    let owner = Owner::new();
    let file = write(owner.folder.path(), &roster());
    let output = owner.run(&["import", "pifu", "--dry-run", &file]);
    assert!(output.status.success(), "{}", said(&output));
    let rehearsed = said(&output);
    assert!(rehearsed.contains("(dry run): people: "), "{rehearsed}");
    assert!(owner.told().iter().take(6).all(Vec::is_empty));
    let output = owner.run(&["import", "pifu", &file]);
    let done = said(&output);
    for line in rehearsed.lines() {
        let line = line.replace(" (dry run)", "");
        assert!(done.contains(&line), "it said «{line}» and then did\n{done}");
    }
}

#[test]
fn a_file_piped_in_lies_nowhere_in_clear_and_comes_out_in_both_formats() {
    let owner = Owner::new();
    let bytes = roster();
    let mut command = owner.command(&["import", "pifu", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(&bytes).expect("it is read");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}", said(&output));

    let xml = owner.run(&["export", "pifu"]);
    assert!(xml.status.success(), "{}", said(&xml));
    let text = String::from_utf8_lossy(&xml.stdout);
    assert!(text.ends_with("</enterprise>\n") && !text.contains("personNIN"));
    let refused = owner.run(&["export", "pifu", "--with-numbers"]);
    assert!(!refused.status.success() && refused.stdout.is_empty());
    assert!(said(&refused).contains("--purpose"), "it says what to do: {}", said(&refused));
    let numbers = owner.run(&["export", "pifu", "--with-numbers", "--purpose", "exams"]);
    assert!(String::from_utf8_lossy(&numbers.stdout).contains("personNIN"));

    let out = owner.folder.path().join("out");
    let out = out.display().to_string();
    let files = owner.run(&["export", "oneroster", &out]);
    // The format has no contact teachers' groups: said, and told by the exit code.
    assert_eq!(files.status.code(), Some(1), "{}", said(&files));
    let other = Owner::new();
    let output = other.run(&["import", "oneroster", &out]);
    assert!(output.status.success(), "{}", said(&output));
    let counts = |owner: &Owner| owner.told().into_iter().map(|rows| rows.len()).collect::<Vec<_>>();
    let (here, there) = (counts(&owner), counts(&other));
    assert_eq!(here[1], there[1], "as many pupils");
    assert_eq!(here[3], there[3], "as many guardians");
    let again = owner.run(&["export", "oneroster", &out]);
    assert!(!again.status.success(), "never over something else");
}
