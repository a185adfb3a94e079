//! Files larger than the memory they may take.

use std::fmt::Write;
use std::io::{BufReader, Read};

use super::super::{Entry, read};
use super::{HEAD, member, person, sourced_id};

/// Gives a file piece by piece; never more than one piece exists.
struct Generated<F> {
    piece: Vec<u8>,
    given: usize,
    next: u32,
    make: F,
}

impl<F: FnMut(u32) -> Option<String>> Read for Generated<F> {
    fn read(&mut self, target: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.piece.len() {
            self.piece = (self.make)(self.next).unwrap_or_default().into_bytes();
            self.given = 0;
            self.next += 1;
        }
        let read = (&self.piece[self.given..]).read(target)?;
        self.given += read;
        Ok(read)
    }
}

fn generated(make: impl FnMut(u32) -> Option<String>) -> impl Read {
    Generated { piece: HEAD.as_bytes().to_vec(), given: 0, next: 0, make }
}

/// Rows, and the most the reader's buffer ever held.
fn measure(file: impl Read, is_row: impl Fn(&Entry) -> bool) -> (u32, usize) {
    let mut reader = read(BufReader::new(file));
    let (mut rows, mut largest) = (0, 0);
    while let Some(row) = reader.next_row().unwrap() {
        rows += u32::from(is_row(&row.unwrap().entry));
        largest = largest.max(reader.buffer_capacity());
    }
    (rows, largest)
}

#[test]
fn fifty_thousand_persons_pass_through_a_buffer_of_one_tag() {
    let file = generated(|number| match number {
        0..50_000 => Some(person(&number.to_string(), "<email>kari@solvik.example</email>") + "\n"),
        50_000 => Some("</enterprise>".to_owned()),
        _ => None,
    });
    let (rows, largest) = measure(file, |entry| matches!(entry, Entry::Person(_)));
    assert_eq!(rows, 50_000);
    assert!(largest < 4096, "{largest}");
}

#[test]
fn one_membership_of_fifty_thousand_members_is_read_member_by_member() {
    let file = generated(|number| match number {
        0 => Some(format!("<membership>{}", sourced_id("G"))),
        1..=50_000 => {
            let mut text = member(&number.to_string(), "<role roletype='01'><status>1</status></role>");
            writeln!(text).unwrap();
            Some(text)
        }
        50_001 => Some("</membership></enterprise>".to_owned()),
        _ => None,
    });
    let (rows, largest) = measure(file, |entry| matches!(entry, Entry::Member(_)));
    assert_eq!(rows, 50_000);
    assert!(largest < 4096, "{largest}");
}

#[test]
fn an_endless_text_is_refused_before_it_fills_the_memory() {
    let mut given = 0_u32;
    let file = generated(|number| {
        given = number;
        Some(if number == 0 { "<person><email>".to_owned() } else { "x".repeat(1024) })
    });
    let mut reader = read(BufReader::new(file));
    reader.next_row().unwrap();
    assert_eq!(reader.next_row().unwrap_err().reason.key(), "too-long");
    assert!(reader.buffer_capacity() <= 256 * 1024);
    drop(reader);
    assert!(given < 100, "{given} kB were taken");
}
