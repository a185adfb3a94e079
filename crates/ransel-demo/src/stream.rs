//! Streams of random numbers, one per seed, module and person.
//! A new module draws from streams of its own, so it cannot reshuffle what the others drew.

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use uuid::Uuid;

/// A reproducible stream of random choices.
pub(crate) struct Stream(Pcg64Mcg);

impl Stream {
    /// The stream a module uses for one person, family or other numbered thing.
    pub(crate) fn new(seed: u64, module: &str, number: usize) -> Self {
        // FNV-1a: short, known, and the same on every machine, which the hasher of the standard library is not.
        let number = (number as u64).to_le_bytes();
        let bytes = seed.to_le_bytes().into_iter().chain(module.bytes()).chain([0xff]).chain(number);
        let key = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(Pcg64Mcg::seed_from_u64(key))
    }

    /// A number from zero up to, but not including, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // Multiply and shift: the bias is far too small to show in a demonstration.
        ((u128::from(self.0.next_u64()) * end as u128) >> 64) as usize
    }

    /// A number from `first` to `last`, both possible.
    pub(crate) fn between(&mut self, first: i32, last: i32) -> i32 {
        first + self.below((last - first + 1).max(1) as usize) as i32
    }

    /// True `per_mille` times out of a thousand.
    pub(crate) fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the items, which must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// An id with the form of a random one.
    pub(crate) fn id(&mut self) -> Uuid {
        let (high, low) = (self.0.next_u64(), self.0.next_u64());
        uuid::Builder::from_random_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
            .into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_seed_module_and_number_only() {
        let first = |seed, module, number| Stream::new(seed, module, number).below(usize::MAX);
        assert_eq!(first(1, "absence", 7), first(1, "absence", 7));
        assert_ne!(first(1, "absence", 7), first(2, "absence", 7));
        assert_ne!(first(1, "absence", 7), first(1, "grades", 7));
        assert_ne!(first(1, "absence", 7), first(1, "absence", 8));
    }

    #[test]
    fn the_numbers_stay_the_same_for_ever() {
        // A change here reshuffles every demonstration: names in guides and screenshots would no longer fit.
        let mut stream = Stream::new(1, "people", 0);
        assert_eq!([stream.below(1000), stream.below(1000), stream.below(1000)], [312, 101, 43]);
    }

    #[test]
    fn choices_stay_inside_their_bounds() {
        let mut stream = Stream::new(1, "bounds", 0);
        for _ in 0..1000 {
            assert!(stream.below(7) < 7);
            assert!((-2..=3).contains(&stream.between(-2, 3)));
        }
    }
}
