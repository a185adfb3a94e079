//! Whatever the bytes are: no panic, and a row is either read or named.

use proptest::prelude::*;

use super::{read, sample};

/// Pieces that mean something to a reader of these files, to get further than noise would.
const PIECES: &[&str] = &[
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{FEFF}",
    "{",
    "}",
    ":",
    "tobedeleted",
    "active",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-9999-01-01",
    "homeroom",
    "guardian",
    "student",
    ",,,,",
    "sourcedId",
    "bulk",
    "delta",
    "absent",
    "file.users,delta",
    "é",
    "\u{202E}",
];

#[derive(Debug, Clone)]
enum Mutation {
    Byte(u8),
    Piece(&'static str),
    Cut(usize),
    Repeat(usize),
}

fn mutation() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, Mutation)> {
    let mutation = prop_oneof![
        any::<u8>().prop_map(Mutation::Byte),
        prop::sample::select(PIECES).prop_map(Mutation::Piece),
        (1..200_usize).prop_map(Mutation::Cut),
        (1..200_usize).prop_map(Mutation::Repeat),
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), mutation)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn mutated_files_are_read_or_refused(mutations in prop::collection::vec(mutation(), 1..8)) {
        let files = sample();
        let names: Vec<_> = files.0.borrow().keys().cloned().collect();
        for (file, at, mutation) in mutations {
            let mut all = files.0.borrow_mut();
            let bytes = all.get_mut(file.get(&names)).unwrap();
            let at = at.index(bytes.len() + 1);
            match mutation {
                Mutation::Byte(byte) => bytes.insert(at, byte),
                Mutation::Piece(piece) => drop(bytes.splice(at..at, piece.bytes())),
                Mutation::Cut(length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
                Mutation::Repeat(length) => {
                    let end = (at + length).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, again));
                }
            }
        }
        if let Ok(contents) = read(&files) {
            // Each fault has a place and a reason, and none of them quotes the file.
            for fault in &contents.faults {
                prop_assert!(fault.spot.line > 0 && !fault.reason.is_empty() && fault.element.ends_with(".csv"));
            }
        }
    }
}
