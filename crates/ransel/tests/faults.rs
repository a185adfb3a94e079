//! Killing the server at any moment of a roll being saved loses nothing that was acknowledged and leaves no
//! answer without its line in the ledger. A real process, a real kill, a hundred times.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use ransel::{demo, modules::house};
use ransel_kernel::Clock;
use ransel_testkit::{Browser, template};

const ROUNDS: u32 = 100;

struct Server(Child);

impl Server {
    fn start(data: &Path, port: u16) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ransel"))
            .args(["demo", "--port", &port.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let out = child.stdout.take().expect("its words");
        let ready = BufReader::new(out).lines().map_while(Result::ok).any(|line| line.starts_with("ready"));
        assert!(ready, "the server got ready");
        Self(child)
    }

    fn kill(mut self) {
        self.0.kill().expect("it dies");
        self.0.wait().expect("it is dead");
    }
}

#[test]
fn a_killed_server_has_lost_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    template::copy(&template::folder(None).join("data"), &data);
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port();
    let address = format!("http://127.0.0.1:{port}");
    let mut server = Server::start(&data, port);
    let mut browser = Browser::new(&address);
    browser.sign_in("contact-teacher");
    browser.settle();
    let roll = first_roll(&mut browser);
    let (mut acknowledged, mut last, mut sent) = (0_u64, None, 0_u64);
    for round in 0..ROUNDS {
        let page = browser.get(&roll);
        let states: Vec<_> = page
            .form(&roll)
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with("state-"))
            .collect();
        let id = states.first().and_then(|name| name.strip_prefix("state-")).expect("a pupil").to_owned();
        if let Some(minutes) = last {
            let shown = page.field(&format!("late-{id}")).expect("the minutes");
            assert_eq!(shown, minutes, "round {round}: what was acknowledged is there");
        }
        let minutes = (round % 40 + 1).to_string();
        let pid = server.0.id();
        let killer = thread::spawn(move || {
            // Another moment each round, from at once to well after the answer.
            thread::sleep(Duration::from_micros(u64::from(round) * 317 % 40_000));
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
        });
        sent += 1;
        let filled = [(format!("state-{id}"), "late".to_owned()), (format!("late-{id}"), minutes.clone())];
        let filled: Vec<_> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answered = browser.try_submit(&page, &roll, &filled);
        killer.join().expect("the killer");
        server.kill();
        last = if answered { Some(minutes) } else { None };
        acknowledged += u64::from(answered);
        server = Server::start(&data, port);
    }
    server.kill();
    let options =
        demo::Options { data, pupils: template::PUPILS, profile: None, today: None, database: None };
    let clock = Clock::still(template::morning(template::DAY));
    let opened =
        demo::open(house().expect("the house"), &options, Some(clock), &mut |_| {}).expect("it opens again");
    let report = opened.owner.ledger.verify().expect("readable");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    let lines = written(&options.data);
    println!("{sent} sent, {acknowledged} acknowledged, {lines} lines");
    assert!(acknowledged > 0, "some were answered before the kill");
    assert!(acknowledged < sent, "some were killed before the answer");
    assert!((acknowledged..=sent).contains(&lines), "{acknowledged} acknowledged, {lines} lines");
}

/// How many rolls stand as written in the ledger.
fn written(data: &Path) -> u64 {
    let ledger = rusqlite::Connection::open(data.join("ledger.db")).expect("the ledger");
    let sql = "SELECT count(*) FROM entry WHERE body LIKE '%\"action\":\"take-roll\"%' AND body LIKE '%\"outcome\":\"written\"%'";
    let count: i64 = ledger.query_row(sql, [], |row| row.get(0)).expect("a count");
    u64::try_from(count).expect("a count")
}

/// The roll of a lesson that can be taken today.
fn first_roll(browser: &mut Browser) -> String {
    let pages = [
        browser.get("/"),
        browser.get("/absence/day?day=2026-11-19"),
        browser.get("/absence/day?day=2026-11-18"),
    ];
    let links = pages.iter().flat_map(ransel_testkit::Page::links);
    links.into_iter().find(|link| link.ends_with("/roll")).expect("a roll to take")
}
