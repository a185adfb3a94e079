//! Files that cannot be read, and files that look odd but can.

use std::io::{BufRead, BufReader, Read};

use super::super::{Entry, read};
use super::{HEAD, SAMPLE, file_with, person, read_all};

/// The key under which the file is refused.
fn refusal(text: &str) -> &'static str {
    read_all(text.as_bytes()).expect_err(text).reason.key()
}

#[test]
fn what_is_not_xml_is_refused() {
    for text in ["", " \n", "{\"rows\": []}", "a;b;c\n1;2;3", "PK\u{3}\u{4}"] {
        assert_eq!(refusal(text), "not-xml", "{text}");
    }
    assert_eq!(refusal(&file_with("<person></group>")), "not-xml");
    assert_eq!(refusal(&file_with("<person a='1' a='2'/>")), "not-xml");
    assert_eq!(refusal(&file_with("<q:person/>")), "not-xml");
    assert_eq!(refusal(&file_with("&#1;")), "not-xml");
    assert_eq!(refusal(&file_with("\u{1}")), "not-xml");
    assert_eq!(refusal(&format!("{}<enterprise/>", file_with(""))), "not-xml");
    assert_eq!(refusal(&format!("{}text", file_with(""))), "not-xml");
}

#[test]
fn xml_of_another_kind_is_refused() {
    assert_eq!(refusal("<html/>"), "wrong-root");
    assert_eq!(refusal("<enterprise/>"), "wrong-root");
    assert_eq!(refusal("<enterprise xmlns='http://www.imsglobal.org/xsd/enterprise'/>"), "wrong-root");
}

#[test]
fn a_file_without_usable_properties_is_refused() {
    let root = "<enterprise xmlns='http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1'>";
    assert_eq!(refusal(&format!("{root}</enterprise>")), "properties");
    assert_eq!(refusal(&format!("{root}<person/></enterprise>")), "properties");
    assert_eq!(refusal(&file_with("").replace(">full<", ">some<")), "properties");
    assert_eq!(refusal(&file_with("").replace("2026-08-17T", "2026-08-32T")), "properties");
}

#[test]
fn a_file_cut_off_anywhere_never_looks_complete() {
    let end = SAMPLE.trim_end().len();
    for cut in (0..end).filter(|cut| SAMPLE.is_char_boundary(*cut)) {
        let error = read_all(&SAMPLE.as_bytes()[..cut]).expect_err("a cut file is refused");
        assert!(
            ["truncated", "not-xml", "properties", "wrong-root"].contains(&error.reason.key()),
            "{cut}: {error}"
        );
    }
}

#[test]
fn document_types_and_their_entities_are_refused() {
    let bomb = "<!DOCTYPE enterprise [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>";
    assert_eq!(refusal(&format!("{bomb}{}", file_with("&b;"))), "document-type");
    assert_eq!(refusal(&file_with("&b;")), "unknown-entity");
    assert_eq!(refusal(&file_with("<person type='&b;'/>")), "unknown-entity");
}

#[test]
fn elements_nested_too_deep_are_refused() {
    let deep = |depth: usize| file_with(&format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth)));
    assert!(read_all(deep(31).as_bytes()).is_ok());
    assert_eq!(refusal(&deep(32)), "too-deep");
    assert_eq!(refusal(&deep(100_000)), "too-deep");
}

#[test]
fn text_tags_and_comments_over_64_kb_are_refused() {
    let long = "x".repeat(70_000);
    for row in [
        person("1", &format!("<email>{long}</email>")),
        person("1", &format!("<email>{}</email>", "&amp;&amp;&amp;&amp; ".repeat(20_000))),
        format!("<person recstatus='{long}'/>"),
        format!("<!-- {long} -->"),
        format!("<![CDATA[{long}]]>"),
        format!("<{long}/>"),
        format!("&{long};"),
    ] {
        assert_eq!(refusal(&file_with(&row)), "too-long", "{}", &row[..60]);
    }
    let attributes: String = (0..40).map(|number| format!(" a{number}='1'")).collect();
    assert_eq!(refusal(&file_with(&format!("<person{attributes}/>"))), "too-long");
}

#[test]
fn a_row_over_4_mb_stays_out_and_the_next_goes_in() {
    let huge = person("1", &"<userid useridtype='username'>kari</userid>".repeat(120_000));
    let contents = read_all(file_with(&format!("{huge}\n{}", person("2", ""))).as_bytes()).unwrap();
    let found: Vec<_> = contents.left_out.iter().map(|error| (error.line, error.reason.key())).collect();
    assert_eq!(found, [(2, "too-large")]);
    assert_eq!(contents.lines, [1, 3]);
}

#[test]
fn after_a_refusal_there_is_no_end_that_looks_complete() {
    let cut = file_with(&person("1", "")).replace("</enterprise>", "<person>");
    let mut reader = read(cut.as_bytes());
    let refused = loop {
        match reader.next_row() {
            Ok(row) => assert!(row.is_some()),
            Err(error) => break error,
        }
    };
    assert_eq!(refused.reason.key(), "truncated");
    assert_eq!(reader.next_row().unwrap_err().reason.key(), "given-up");
}

#[test]
fn the_end_of_a_complete_file_stays_the_end() {
    let text = file_with("");
    let mut reader = read(text.as_bytes());
    assert!(reader.next_row().unwrap().is_some());
    assert!(reader.next_row().unwrap().is_none());
    assert!(reader.next_row().unwrap().is_none());
}

#[test]
fn a_byte_order_mark_is_passed_over_however_the_bytes_arrive() {
    let text = format!("\u{FEFF}<?xml version='1.0' encoding='utf-8'?>{}", file_with(&person("1", "")));
    let whole = read_all(text.as_bytes()).unwrap();
    for size in 1..8 {
        let mut reader = read(BufReader::with_capacity(size, text.as_bytes()));
        let mut entries = Vec::new();
        while let Some(row) = reader.next_row().unwrap() {
            entries.push(row.unwrap().entry);
        }
        assert_eq!(entries, whole.entries, "{size}");
    }
}

#[test]
fn a_file_in_iso_8859_1_is_read_and_other_encodings_are_refused() {
    let text = file_with(&person("1", "").replace("Kari", "Bjørg Åse"));
    let as_latin1 = |name: &str| -> Vec<u8> {
        let text = format!("<?xml version='1.0' encoding='{name}'?>\n{text}");
        text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect()
    };
    for size in [1, 2, 7, 4096, 1 << 20] {
        let bytes = as_latin1("ISO-8859-1");
        let mut reader = read(BufReader::with_capacity(size, &bytes[..]));
        reader.next_row().unwrap();
        let row = reader.next_row().unwrap().unwrap().unwrap();
        let Entry::Person(person) = row.entry else { panic!("a person comes second") };
        assert_eq!((person.name.given.as_str(), row.line), ("Bjørg Åse", 3));
    }
    assert_eq!(read_all(&as_latin1("windows-1252")).unwrap_err().reason.key(), "encoding");
    assert_eq!(read_all(&as_latin1("UTF-8")).unwrap_err().reason.key(), "encoding");
    let utf16: Vec<u8> = "\u{FEFF}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_all(&utf16).unwrap_err().reason.key(), "encoding");
}

#[test]
fn a_failing_disk_is_told_apart_from_a_bad_file() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let start = HEAD.as_bytes();
    let mut reader = read(BufReader::new(start.chain(Failing)));
    assert!(reader.next_row().unwrap().is_some());
    assert_eq!(reader.next_row().unwrap_err().reason.key(), "io");
    let nothing: &mut dyn BufRead = &mut BufReader::new(Failing);
    assert_eq!(read(nothing).next_row().unwrap_err().reason.key(), "io");
}
