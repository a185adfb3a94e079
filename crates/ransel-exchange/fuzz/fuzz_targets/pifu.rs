//! Any bytes: reading must not panic, and what can be written must read the same again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ransel_exchange::pifu::{Entry, FileError, Writer, read};

fuzz_target!(|bytes: &[u8]| {
    let Ok(entries) = read_all(bytes) else { return };
    let Some((Entry::Properties(properties), rows)) = entries.split_first() else { return };
    let Ok(mut writer) = Writer::new(Vec::new(), properties) else { return };
    let written: Vec<_> = rows.iter().filter(|row| writer.entry(row).is_ok()).collect();
    let again = writer.finish().expect("memory does not fail");
    let again = read_all(&again).expect("what was written is readable");
    assert_eq!(again.iter().skip(1).collect::<Vec<_>>(), written);
});

fn read_all(bytes: &[u8]) -> Result<Vec<Entry>, FileError> {
    let mut reader = read(bytes);
    let mut entries = Vec::new();
    while let Some(row) = reader.next_row()? {
        entries.extend(row.ok().map(|row| row.entry));
    }
    Ok(entries)
}
