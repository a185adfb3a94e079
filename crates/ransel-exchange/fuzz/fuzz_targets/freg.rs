//! Any bytes: reading documents of the Population Register must not panic, and what is read has a number.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut reader = ransel_exchange::freg::read(bytes, jiff::civil::date(2026, 11, 19));
    while let Ok(Some(document)) = reader.next_document() {
        assert!(document.is_err() || document.is_ok_and(|document| !document.numbers.is_empty()));
    }
});
