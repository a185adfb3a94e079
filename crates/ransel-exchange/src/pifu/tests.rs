//! Tests of the PIFU-IMS format. The files of its authors have no licence and stay outside this repository.

use super::{Dropped, Entry, FileError, RowError, read};

mod examples;
mod files;
mod large;
mod mutations;
mod rows;
mod sample;
mod writing;

/// A small file of our own that uses every part of the format, and everything that must be turned away.
const SAMPLE: &str = include_str!("../../testdata/sample.xml");

/// Everything a complete file gave.
#[derive(Debug)]
struct Contents {
    entries: Vec<Entry>,
    lines: Vec<u64>,
    left_out: Vec<RowError>,
    dropped: Dropped,
}

impl Contents {
    fn count(&self, of: impl Fn(&Entry) -> bool) -> usize {
        self.entries.iter().filter(|entry| of(entry)).count()
    }
}

fn read_all(bytes: &[u8]) -> Result<Contents, FileError> {
    let mut reader = read(bytes);
    let (mut entries, mut lines, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = reader.next_row()? {
        match row {
            Ok(row) => {
                lines.push(row.line);
                entries.push(row.entry);
            }
            Err(error) => left_out.push(error),
        }
    }
    Ok(Contents { entries, lines, left_out, dropped: *reader.dropped() })
}

/// A complete file around some rows; they begin on line 2.
fn file_with(rows: &str) -> String {
    format!("{}\n{rows}\n</enterprise>", HEAD)
}

const HEAD: &str = concat!(
    r#"<enterprise xmlns="http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1"><properties lang="no">"#,
    "<datasource>sas@solvik.example</datasource><type>full</type>",
    "<datetime>2026-08-17T06:30:00</datetime></properties>"
);

fn sourced_id(id: &str) -> String {
    format!("<sourcedid><source>sas@solvik.example</source><id>{id}</id></sourcedid>")
}

/// A person with a key and a name, and whatever else is given.
fn person(id: &str, more: &str) -> String {
    let name = "<name><fn>Kari Vik</fn><n><family>Vik</family><given>Kari</given></n></name>";
    format!("<person>{}{name}{more}</person>", sourced_id(id))
}

/// A member of group `G` with the given roles.
fn member(id: &str, roles: &str) -> String {
    format!("<member>{}<idtype>1</idtype>{roles}</member>", sourced_id(id))
}

fn membership(members: &str) -> String {
    format!("<membership>{}{members}</membership>", sourced_id("G"))
}
