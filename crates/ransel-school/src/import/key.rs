//! The keys of a file, 16 bytes each: equal for equal keys, found many at a time, and telling nothing by themselves.

use ransel_exchange::pifu::SourcedId;
use ransel_kernel::Owner;
use uuid::Uuid;

/// A person's or group's key in the system it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub Uuid);

impl Key {
    /// The key of `id` in `source`.
    pub fn of(owner: &Owner, source: &str, id: &str) -> Self {
        let hash = owner.lookup("source-key", &format!("{source}\u{1f}{id}"));
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(hash.0) {
            *to = from;
        }
        Self(Uuid::from_bytes(bytes))
    }

    /// The key as the file writes it.
    pub fn new(owner: &Owner, id: &SourcedId) -> Self {
        Self::of(owner, &id.source, &id.id)
    }

    /// One number for a pair of keys, this one first.
    pub fn with(self, other: Self) -> u128 {
        // Both are as good as random; turning one keeps (a, b) and (b, a) apart.
        self.0.as_u128() ^ other.0.as_u128().rotate_left(1)
    }
}
