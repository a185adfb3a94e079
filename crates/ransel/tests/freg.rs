//! `ransel import freg` as the operator's timer runs it, and what `ransel check` says of it.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use jiff::civil::date;
use ransel_demo::{MIN_PUPILS, Spec};
use rusqlite::Connection;

const PERSON: &str = "folkeregisteret:tilgjengeliggjoering:person:v1";

struct Owner {
    folder: tempfile::TempDir,
    number: String,
}

impl Owner {
    /// Soløy with its roster, and the number of a pupil whose address is not protected.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("data")).expect("a folder");
        std::fs::write(folder.path().join("data").join("demo.toml"), "").expect("a mark");
        let soloy = ransel_demo::soloy(Spec { pupils: MIN_PUPILS, ..Spec::on(date(2026, 10, 15)) });
        let roster = ransel_demo::pifu(&soloy, Vec::new()).expect("a roster");
        let number = soloy.people.iter().find_map(|person| person.national_id.as_ref()).expect("a number");
        let owner = Self { number: number.digits().to_string(), folder };
        let done = owner.run("2026-10-15", &["import", "pifu", "-"], &roster);
        assert!(done.status.success(), "{}", said(&done));
        owner
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, today: &str, words: &[&str], input: &[u8]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ransel"));
        command.args(words).arg("--data").arg(self.data()).args(["--today", today]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        child.stdin.take().expect("standard input").write_all(input).expect("it reads");
        child.wait_with_output().expect("it ends")
    }

    fn levels(&self) -> Vec<String> {
        let store = Connection::open(self.data().join("main.db")).expect("the store");
        let mut statement =
            store.prepare("SELECT level FROM address_protection WHERE valid_to IS NULL").expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    }

    fn document(&self, level: &str) -> Vec<u8> {
        format!(
            "<personer><folkeregisterperson xmlns=\"{PERSON}\"><identifikasjonsnummer><status>iBruk</status>\
             <foedselsEllerDNummer>{}</foedselsEllerDNummer><identifikatortype>foedselsnummer</identifikatortype>\
             </identifikasjonsnummer><adressebeskyttelse><graderingsnivaa>{level}</graderingsnivaa></adressebeskyttelse>\
             </folkeregisterperson></personer>",
            self.number
        )
        .into_bytes()
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_timer_raises_tells_and_leaves_what_the_register_takes_back() {
    let owner = Owner::new();
    let check = said(&owner.run("2026-10-15", &["check"], b""));
    assert!(check.contains("WARNING") && check.contains("never"), "{check}");

    let done = owner.run("2026-10-15", &["import", "freg", "-"], &owner.document("strengtFortrolig"));
    assert!(done.status.success(), "{}", said(&done));
    assert!(said(&done).contains("1 har fått strengere beskyttelse"), "{}", said(&done));
    assert!(!said(&done).contains(&owner.number), "no number in what is printed");
    assert_eq!(owner.levels(), ["strict"]);

    let done = owner.run("2026-10-16", &["import", "freg", "-"], &owner.document("ugradert"));
    assert!(said(&done).contains("for 1 sier registeret nå mindre"), "{}", said(&done));
    assert_eq!(owner.levels(), ["strict"], "nobody has decided yet");

    let check = said(&owner.run("2026-10-16", &["check"], b""));
    assert!(check.contains("taken from the Population Register at"), "{check}");
    let check = said(&owner.run("2026-10-18", &["check"], b""));
    assert!(check.contains("WARNING") && check.contains("more than 24 hours ago"), "{check}");
}

#[test]
fn bad_input_is_told_in_norwegian_and_changes_nothing_after_it() {
    let owner = Owner::new();
    for (input, words) in [
        (&b"{\"person\": []}"[..], "ikke gyldig XML"),
        (b"<personer/>", "ingen dokumenter fra Folkeregisteret"),
        (b"<!DOCTYPE x><personer/>", "DOCTYPE"),
        (b"<personer><a>", "slutter for tidlig"),
    ] {
        let done = owner.run("2026-10-15", &["import", "freg", "-"], input);
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(said(&done).contains(words), "{}", said(&done));
    }
    assert!(
        said(&owner.run("2026-10-15", &["check"], b"")).contains("never"),
        "a file that broke is no refresh"
    );
    let nameless = format!("<p><folkeregisterperson xmlns=\"{PERSON}\"/></p>");
    let done = owner.run("2026-10-15", &["import", "freg", "-"], nameless.as_bytes());
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(said(&done).contains("mangler fødselsnummer"), "{}", said(&done));
    assert!(owner.levels().is_empty());
}
