//! What is in a ZIP: the names of its files and their contents, so that a workbook or a package hides nothing.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// Names and contents as text; empty where it is no ZIP.
pub fn texts(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = bytes.len().saturating_sub(22);
    let end = loop {
        match bytes.get(at..at + 4) {
            Some(b"PK\x05\x06") => break at,
            _ if at == 0 => return found,
            _ => at -= 1,
        }
    };
    let (count, mut entry) = (number(bytes, end + 10, 2), number(bytes, end + 16, 4));
    for _ in 0..count {
        let [name, extra, comment] = [28, 30, 32].map(|at| number(bytes, entry + at, 2));
        let (method, size, local) =
            (number(bytes, entry + 10, 2), number(bytes, entry + 20, 4), number(bytes, entry + 42, 4));
        found.push(
            String::from_utf8_lossy(bytes.get(entry + 46..entry + 46 + name).unwrap_or_default())
                .into_owned(),
        );
        let begins = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
        let packed = bytes.get(begins..begins + size).unwrap_or_default();
        let mut content = Vec::new();
        if method == 8 {
            DeflateDecoder::new(packed).read_to_end(&mut content).expect("a file that was packed");
        } else {
            content.extend_from_slice(packed);
        }
        found.extend(texts(&content));
        found.push(String::from_utf8_lossy(&content).into_owned());
        entry += 46 + name + extra + comment;
    }
    found
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    let bytes = bytes.get(at..at + length).unwrap_or_default();
    bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
