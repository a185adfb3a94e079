//! One paper through the program: that it is PDF/A with tags, title and language, and that nothing in it is markup.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Output, Stdio},
};

use hayro_syntax::{
    Pdf,
    object::{Dict, Name, Object, Stream, String as PdfString},
};

const PAPER: &str = r##"{
  "title": "Protokoll — prøve", "author": "Soløy kommune", "lang": "nn",
  "date": {"year": 2026, "month": 11, "day": 20},
  "lead": ["Skriven ut av det systemet gjer."],
  "blocks": [
    {"kind": "heading", "level": 1, "text": "Fråvær"},
    {"kind": "heading", "level": 2, "text": "Šaman og ŋ"},
    {"kind": "facts", "rows": [["Formål", "#panic(\"nei\") $x$ *ikkje feit* @her"], ["Grunnlag", "lova § 25-1"]]},
    {"kind": "text", "text": "Eit avsnitt."},
    {"kind": "list", "items": ["ein", "to"]},
    {"kind": "table", "columns": ["Kven", "Kva"], "rows": [["Lærar", "fråvær"], ["Rektor", "alt"]]}
  ]
}"##;

fn set(paper: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ransel-paper"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("its input").write_all(paper.as_bytes()).expect("written");
    child.wait_with_output().expect("its answer")
}

fn pdf() -> Vec<u8> {
    let done = set(PAPER);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

fn with_dicts<T>(pdf: &Pdf, look: impl Fn(&Dict<'_>) -> Option<T>) -> Vec<T> {
    pdf.objects().into_iter().filter_map(|object| object.into_dict()).filter_map(|dict| look(&dict)).collect()
}

#[test]
fn a_paper_is_for_the_archive_and_for_one_who_hears_it() {
    let pdf = Pdf::new(pdf()).expect("a PDF");
    let catalogs = with_dicts(&pdf, |dict| {
        let is = dict.get::<Name<'_>>("Type").is_some_and(|name| name.as_str() == "Catalog");
        is.then(|| {
            let lang = dict.get::<PdfString<'_>>("Lang").expect("a language").as_bytes().to_vec();
            let marked = dict.get::<Dict<'_>>("MarkInfo").and_then(|mark| mark.get::<bool>("Marked"));
            let xmp =
                dict.get::<Stream<'_>>("Metadata").expect("metadata").decoded().expect("readable").to_vec();
            assert!(dict.contains_key("StructTreeRoot") && dict.contains_key("OutputIntents"));
            (lang, marked, String::from_utf8(xmp).expect("XML"))
        })
    });
    let [(lang, marked, xmp)] = catalogs.as_slice() else { panic!("one catalogue") };
    assert_eq!((lang.as_slice(), *marked), (b"nn".as_slice(), Some(true)));
    let element = |name: &str, value: &str| xmp.contains(&format!("<{name}>{value}</{name}>"));
    assert!(element("pdfaid:part", "2") && element("pdfaid:conformance", "A"), "{xmp}");
    assert!(element("pdfuaid:part", "1"), "{xmp}");
    assert!(
        xmp.contains("Protokoll — prøve") && xmp.contains("Soløy kommune") && xmp.contains("2026-11-20"),
        "{xmp}"
    );
}

#[test]
fn each_part_has_its_tag() {
    let pdf = Pdf::new(pdf()).expect("a PDF");
    let tags: BTreeSet<_> = with_dicts(&pdf, |dict| {
        dict.contains_key("P")
            .then(|| dict.get::<Name<'_>>("S").map(|name| name.as_str().to_owned()))
            .flatten()
    })
    .into_iter()
    .collect();
    for tag in ["H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD"] {
        assert!(tags.contains(tag), "{tag} in {tags:?}");
    }
}

#[test]
fn the_same_paper_is_the_same_to_the_byte_and_every_font_is_in_it() {
    let (one, other) = (pdf(), pdf());
    assert_eq!(one, other);
    let pdf = Pdf::new(one).expect("a PDF");
    let fonts = with_dicts(&pdf, |dict| {
        let is = dict.get::<Name<'_>>("Type").is_some_and(|name| name.as_str() == "FontDescriptor");
        is.then(|| ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| dict.contains_key(key)))
    });
    assert!(!fonts.is_empty() && fonts.iter().all(|embedded| *embedded));
}

#[test]
fn what_is_no_paper_is_refused_without_repeating_it() {
    for wrong in ["", "{\"title\": \"Nora Lie\"}", &PAPER.replace("\"text\"", "\"tekst\"")] {
        let done = set(wrong);
        assert!(!done.status.success() && done.stdout.is_empty());
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(!said.contains("Nora"), "{said}");
    }
}

#[test]
fn objects_of_other_kinds_are_not_dictionaries() {
    // The walks above would find nothing, and pass for the wrong reason, if no object could be read.
    let pdf = Pdf::new(pdf()).expect("a PDF");
    assert!(pdf.objects().into_iter().filter(|object| matches!(object, Object::Dict(_))).count() > 20);
}
