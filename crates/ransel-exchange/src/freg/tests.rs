//! What documents of the register mean, and what a broken or wicked file comes to.

use std::process::Command;

use jiff::civil::date;

use super::{Document, EVENT, FileReason, Grading, PERSON, read};

fn all(text: &str) -> Vec<Result<Document, super::BadDocument>> {
    let mut reader = read(text.as_bytes(), date(2026, 11, 19));
    let mut found = Vec::new();
    while let Some(document) = reader.next_document().unwrap() {
        found.push(document);
    }
    found
}

fn fails(text: &[u8]) -> FileReason {
    let mut reader = read(text, date(2026, 11, 19));
    loop {
        match reader.next_document() {
            Ok(Some(_)) => {}
            Ok(None) => panic!("it is readable"),
            Err(error) => {
                assert!(matches!(reader.next_document().unwrap_err().reason, FileReason::GivenUp));
                return error.reason;
            }
        }
    }
}

fn person(number: &str, properties: &str) -> String {
    format!(
        "<folkeregisterperson xmlns=\"{PERSON}\"><identifikasjonsnummer><status>iBruk</status><foedselsEllerDNummer>\
         {number}</foedselsEllerDNummer><identifikatortype>foedselsnummer</identifikatortype></identifikasjonsnummer>\
         {properties}</folkeregisterperson>"
    )
}

fn protection(level: &str, more: &str) -> String {
    format!("<adressebeskyttelse>{more}<graderingsnivaa>{level}</graderingsnivaa></adressebeskyttelse>")
}

fn event(number: &str, properties: &str) -> String {
    format!(
        "<h:dokumentForHendelse xmlns:h=\"{EVENT}\"><h:dokumentidentifikator>1</h:dokumentidentifikator>\
         <h:skjemaversjon>1.4</h:skjemaversjon><h:hendelse><h:folkeregisteridentifikator>{number}\
         </h:folkeregisteridentifikator><h:hendelsestype>endringIAdressebeskyttelse</h:hendelsestype>\
         <h:ajourholdstidspunkt>2026-11-19T08:00:00.000+01:00</h:ajourholdstidspunkt>{properties}</h:hendelse>\
         </h:dokumentForHendelse>"
    )
}

fn changed(level: &str, how: &str) -> String {
    format!(
        "<h:egenskapshendelse><h:adressebeskyttelse><h:graderingsnivaa>{level}</h:graderingsnivaa>\
         </h:adressebeskyttelse><h:entitet>adressebeskyttelse</h:entitet><h:entitetsendring>{how}</h:entitetsendring>\
         </h:egenskapshendelse>"
    )
}

fn grading(text: &str) -> Option<Grading> {
    all(text).remove(0).unwrap().grading
}

#[test]
fn each_of_the_registers_steps_is_known_and_an_unknown_one_protects_like_the_strictest() {
    for (word, meant) in [
        ("ugradert", Grading::None),
        ("klientadresse", Grading::Client),
        ("fortrolig", Grading::Confidential),
        ("strengtFortrolig", Grading::Strict),
        ("strengtFortroligUtland", Grading::Strict),
    ] {
        assert_eq!(grading(&person("41819077302", &protection(word, ""))), Some(meant), "{word}");
        assert_eq!(grading(&event("41819077302", &changed(word, "registrereNy"))), Some(meant), "{word}");
    }
    assert_eq!(grading(&person("41819077302", "")), Some(Grading::None), "no word of it is none");
}

#[test]
fn what_has_ended_holds_no_longer_and_what_ends_later_does() {
    let with = |more: &str| grading(&person("1", &protection("strengtFortrolig", more)));
    assert_eq!(with("<erGjeldende>false</erGjeldende>"), Some(Grading::None));
    assert_eq!(with("<erGjeldende>true</erGjeldende>"), Some(Grading::Strict));
    let until = |day: &str| with(&format!("<opphoerstidspunkt>{day}</opphoerstidspunkt>"));
    assert_eq!(until("2026-11-18T23:59:59+01:00"), Some(Grading::None));
    assert_eq!(until("2026-11-19T00:00:00+01:00"), Some(Grading::Strict));
    assert_eq!(until("en gang"), Some(Grading::Strict), "a time nobody can read has not gone by");
}

#[test]
fn the_strictest_of_protection_and_graded_addresses_holds() {
    let address = "<bostedsadresse><adressegradering>fortrolig</adressegradering></bostedsadresse>";
    assert_eq!(grading(&person("1", address)), Some(Grading::Confidential));
    let both = format!("{}{address}", protection("klientadresse", ""));
    assert_eq!(grading(&person("1", &both)), Some(Grading::Confidential));
}

#[test]
fn an_event_about_something_else_says_nothing_of_protection() {
    let name = "<h:egenskapshendelse><h:navn><h:fornavn>A</h:fornavn><h:etternavn>B</h:etternavn></h:navn>\
                <h:entitet>navn</h:entitet><h:entitetsendring>registrereNy</h:entitetsendring></h:egenskapshendelse>";
    assert_eq!(grading(&event("1", name)), None);
    assert_eq!(grading(&event("1", &changed("strengtFortrolig", "korrigereHistorisk"))), None);
    assert_eq!(grading(&event("1", &changed("strengtFortrolig", "annullere"))), Some(Grading::None));
}

#[test]
fn elements_of_another_namespace_are_nothing() {
    let foreign = "<x:adressebeskyttelse xmlns:x=\"urn:x\"><x:graderingsnivaa>fortrolig</x:graderingsnivaa>\
                   </x:adressebeskyttelse>";
    assert_eq!(grading(&person("1", foreign)), Some(Grading::None));
    let root = person("1", "").replace(PERSON, "urn:x");
    assert!(matches!(fails(root.as_bytes()), FileReason::NoDocument));
    let switched = person("1", "").replace(PERSON, EVENT);
    assert!(matches!(fails(switched.as_bytes()), FileReason::NoDocument));
}

#[test]
fn many_documents_stand_in_any_element_and_one_without_a_number_is_told() {
    let nameless = format!("<folkeregisterperson xmlns=\"{PERSON}\"/>");
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<personer>\n{}\n{nameless}\n{}</personer>",
        person("1", &protection("fortrolig", "")),
        event("2", &changed("ugradert", "korrigere")),
    );
    let found = all(&file);
    assert_eq!(found.len(), 3);
    assert_eq!(found[1].clone().unwrap_err().line, 4);
    let numbers: Vec<_> = found.iter().flatten().map(|one| (one.line, one.numbers.join(" "))).collect();
    assert_eq!(numbers, [(3, "1".to_owned()), (5, "2".to_owned())]);
}

#[test]
fn broken_and_wicked_files_are_refused_and_say_why() {
    let good = person("1", "");
    assert!(matches!(fails(b""), FileReason::NotXml));
    assert!(matches!(fails(b"{\"person\": 1}"), FileReason::NotXml));
    assert!(matches!(fails(b"<a/>"), FileReason::NoDocument));
    assert!(matches!(fails(good.get(..good.len() - 9).unwrap().as_bytes()), FileReason::Truncated));
    assert!(matches!(fails(format!("{good}{good}").as_bytes()), FileReason::NotXml));
    assert!(matches!(fails(format!("<!DOCTYPE x>{good}").as_bytes()), FileReason::DocumentType));
    assert!(matches!(fails("<a>".repeat(40).as_bytes()), FileReason::TooDeep));
    let long = person(&"9".repeat(70_000), "");
    assert!(matches!(fails(long.as_bytes()), FileReason::TooLong));
    let latin = [b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".as_slice(), good.as_bytes()].concat();
    assert!(matches!(fails(&latin), FileReason::Encoding));
    assert!(matches!(fails(b"<x:a/>"), FileReason::NotXml), "a prefix nobody declared");
}

#[test]
fn memory_does_not_grow_with_the_file() {
    let documents = 2_000;
    let one = person("41819077302", &protection("fortrolig", ""));
    let file = format!("<personer>{}</personer>", one.repeat(documents));
    let mut reader = read(file.as_bytes(), date(2026, 11, 19));
    let mut read = 0;
    while let Some(document) = reader.next_document().unwrap() {
        read += usize::from(document.is_ok());
        assert!(reader.held() < 4096, "{} bytes are held", reader.held());
    }
    assert_eq!(read, documents);
}

/// The samples of these tests are what the register's own schemas allow.
#[test]
fn the_samples_fit_the_registers_schemas() {
    let shared = std::env::var("RANSEL_SHARED").unwrap_or_else(|_| "../../../shared".to_owned());
    for (schema, text) in [
        ("PersondokumentMedHistorikk_v1BETA2.xsd", person("41819077302", &protection("fortrolig", ""))),
        ("Hendelsedokument_v1.4.xsd", event("41819077302", &changed("fortrolig", "registrereNy"))),
    ] {
        let schema = std::path::Path::new(&shared).join("freg").join(schema);
        if !schema.exists() {
            assert!(std::env::var("CI").is_err(), "in CI the schemas must be there");
            println!("skipped: {} is missing", schema.display());
            continue;
        }
        let file = std::env::temp_dir().join(format!("ransel-freg-{}.xml", std::process::id()));
        std::fs::write(&file, text).unwrap();
        let checked = Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file).output();
        std::fs::remove_file(&file).unwrap();
        match checked {
            Ok(checked) => assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr)),
            Err(_) => println!("skipped: xmllint is missing"),
        }
    }
}

proptest::proptest! {
    /// Whatever the bytes are: no panic, and no end without an end.
    #[test]
    fn a_mutated_file_never_panics(at in 0_usize..900, byte in proptest::prelude::any::<u8>(), cut in 0_usize..40) {
        let mut bytes = format!("<p>{}{}</p>", person("1", &protection("fortrolig", "")), event("2", "")).into_bytes();
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        bytes.drain(at..(at + cut).min(bytes.len()));
        let mut reader = read(bytes.as_slice(), date(2026, 11, 19));
        let mut steps = 0;
        while let Ok(Some(_)) = reader.next_document() {
            steps += 1;
            proptest::prop_assert!(steps < 10);
        }
    }
}
