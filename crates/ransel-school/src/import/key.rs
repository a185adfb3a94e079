//! The keys of a file, 16 bytes each: equal for equal keys, found many at a time, and telling nothing by themselves.

use ransel_exchange::roster::SourcedId;
use ransel_kernel::{Owner, value::Bytes};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A person's or group's key in the system it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub Uuid);

impl Key {
    /// The key of `id` in `source`.
    pub fn of(owner: &Owner, source: &str, id: &str) -> Self {
        Self::from_hash(&owner.lookup("source-key", &format!("{source}\u{1f}{id}")))
    }

    /// The key as the file writes it.
    pub fn new(owner: &Owner, id: &SourcedId) -> Self {
        Self::of(owner, &id.source, &id.id)
    }

    /// The first half of a look-up hash.
    pub fn from_hash(hash: &Bytes) -> Self {
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(&hash.0) {
            *to = *from;
        }
        Self(Uuid::from_bytes(bytes))
    }

    /// Which of `drawers` it goes into: as good as random, and ascending with the key.
    pub fn drawer(self, drawers: usize) -> usize {
        let high = (self.0.as_u128() >> 96) as usize;
        high.wrapping_mul(drawers) >> 32
    }

    /// Half of it, for sets of many.
    pub fn short(self) -> u64 {
        (self.0.as_u128() >> 64) as u64
    }
}
