//! Ids that follow from what a row is about: writing the same twice finds the same row.

use ransel_kernel::keys::digest;
use uuid::{Builder, Uuid};

/// An id that follows from these words.
pub fn id(words: &[&str]) -> Uuid {
    let parts: Vec<_> = words.iter().map(|word| word.as_bytes()).collect();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(&parts)) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
