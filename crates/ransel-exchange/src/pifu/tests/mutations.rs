//! Whatever the bytes are: no panic, and no end without an end.

use proptest::prelude::*;

use super::super::{Entry, Writer};
use super::{SAMPLE, read_all};

/// Pieces that mean something to a parser, to get further than noise would.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "&",
    ";",
    "&#",
    "&#x110000;",
    "&#xD800;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?xml?>",
    "<!DOCTYPE a>",
    "\"",
    "'",
    "=",
    "\0",
    "\u{FEFF}",
    "xmlns:p=\"\"",
    "p:",
    "<p:person>",
    "<p:group>",
    "<p:membership>",
    "<p:member>",
    "<p:sourcedid/>",
    "-",
    "9999999999999999999",
    "0000-00-00",
    "encoding='ISO-8859-1'",
];

#[derive(Debug, Clone)]
enum Mutation {
    Byte(u8),
    Piece(&'static str),
    Cut(usize),
    Repeat(usize),
}

fn mutation() -> impl Strategy<Value = (prop::sample::Index, Mutation)> {
    let mutation = prop_oneof![
        any::<u8>().prop_map(Mutation::Byte),
        prop::sample::select(PIECES).prop_map(Mutation::Piece),
        (1..400_usize).prop_map(Mutation::Cut),
        (1..400_usize).prop_map(Mutation::Repeat),
    ];
    (any::<prop::sample::Index>(), mutation)
}

fn mutate(bytes: &mut Vec<u8>, at: usize, mutation: &Mutation) {
    let until = |length: usize| (at + length).min(bytes.len());
    match mutation {
        Mutation::Byte(byte) => bytes[at] = *byte,
        Mutation::Piece(piece) => drop(bytes.splice(at..at, piece.bytes())),
        Mutation::Cut(length) => drop(bytes.drain(at..until(*length))),
        Mutation::Repeat(length) => {
            let again = bytes[at..until(*length)].to_vec();
            drop(bytes.splice(at..at, again));
        }
    }
}

/// The sample after some mutations.
fn mutilated() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(mutation(), 1..6).prop_map(|mutations| {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (index, mutation) in &mutations {
            if !bytes.is_empty() {
                let at = index.index(bytes.len());
                mutate(&mut bytes, at, mutation);
            }
        }
        bytes
    })
}

/// What the format can express of what could be read.
fn rewritten(entries: &[Entry]) -> Option<(Vec<Entry>, Vec<u8>)> {
    let Some((Entry::Properties(properties), rows)) = entries.split_first() else {
        panic!("properties come first")
    };
    let mut writer = Writer::new(Vec::new(), properties).ok()?;
    let mut written = vec![Entry::Properties(properties.clone())];
    for row in rows {
        if writer.entry(row).is_ok() {
            written.push(row.clone());
        }
    }
    Some((written, writer.finish().unwrap()))
}

fn at_least(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: cases.max(usual.cases), failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(at_least(1000))]

    #[test]
    fn a_mutilated_file_never_brings_the_reader_down(bytes in mutilated()) {
        if let Err(error) = read_all(&bytes) {
            prop_assert!(!error.to_string().to_lowercase().contains("secret"));
        }
    }

    #[test]
    fn whatever_could_be_read_and_written_reads_the_same_again(bytes in mutilated()) {
        let Ok(contents) = read_all(&bytes) else { return Ok(()) };
        let Some((written, again)) = rewritten(&contents.entries) else { return Ok(()) };
        let again = read_all(&again).unwrap();
        prop_assert_eq!(again.entries, written);
        prop_assert_eq!(again.left_out, []);
    }

    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read_all(&bytes).is_err());
    }
}
