//! A simulation works on a copy of everything. Killed midway it leaves that copy, and the next command removes it; the copy
//! of a run that goes on stays.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use ransel_testkit::template;

fn ransel(temporary: &Path, data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ransel"));
    command.env("TMPDIR", temporary).args(words).arg("--data").arg(data).stdout(Stdio::null());
    command
}

/// The folders in which a copy of the main store lies.
fn copies(temporary: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(temporary).expect("the folder").flatten();
    entries.map(|entry| entry.path()).filter(|path| path.join("copy").join("main.db").exists()).collect()
}

fn started(temporary: &Path, data: &Path, at_least: usize) -> Child {
    let child = ransel(temporary, data, &["simulate", "--years", "200"]).spawn().expect("it starts");
    let began = Instant::now();
    while copies(temporary).len() < at_least {
        assert!(began.elapsed() < Duration::from_secs(120), "no copy was made");
        sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn what_a_killed_simulation_leaves_goes_with_the_next_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, temporary) = (folder.path().join("data"), folder.path().join("tmp"));
    template::copy(&template::folder(None).join("data"), &data);
    fs::create_dir(&temporary).expect("a folder");
    let mut killed = started(&temporary, &data, 1);
    killed.kill().expect("it dies");
    killed.wait().expect("it is dead");
    let left = copies(&temporary);
    assert_eq!(left.len(), 1, "it left its copy");

    // Another one begins: it removes what was left and not what a run is at work in.
    let mut running = started(&temporary, &data, 1);
    let began = Instant::now();
    while copies(&temporary) == left || copies(&temporary).is_empty() {
        assert!(began.elapsed() < Duration::from_secs(120), "the copy that was left is there still");
        sleep(Duration::from_millis(5));
    }
    let at_work = copies(&temporary);
    let done =
        ransel(&temporary, &data, &["sweep", "--dry-run"]).stderr(Stdio::null()).status().expect("it runs");
    if running.try_wait().expect("a process").is_none() {
        assert_eq!(copies(&temporary), at_work, "{done}: a run that goes on keeps its copy");
    }
    running.kill().expect("it dies");
    running.wait().expect("it is dead");
    ransel(&temporary, &data, &["sweep", "--dry-run"]).stderr(Stdio::null()).status().expect("it runs");
    assert_eq!(fs::read_dir(&temporary).expect("the folder").count(), 0, "nothing is left");
}
