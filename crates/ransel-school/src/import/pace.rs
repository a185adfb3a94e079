//! How much goes in at a time: as much as the store can be held for without anybody noticing. What that is shows as the
//! import goes; another machine, another engine and another hour have another measure.

use std::time::{Duration, Instant};

use super::CHUNK;

/// How long the store is held at a time. Whoever takes a roll meanwhile is next, and waits no longer than this.
const HOLD: Duration = Duration::from_millis(25);
/// What is tried first, and the least.
const FIRST: usize = 40;
const LEAST: usize = 4;

/// The measure.
#[derive(Debug)]
pub struct Pace {
    rows: usize,
    began: Option<Instant>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { rows: FIRST, began: None }
    }
}

impl Pace {
    /// How many rows go in next.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The store is held from now on.
    pub fn begin(&mut self) {
        self.began = Some(Instant::now());
    }

    /// So many rows have gone in.
    pub fn done(&mut self, rows: usize) {
        if let Some(began) = self.began.take() {
            self.learn(rows, began.elapsed());
        }
    }

    fn learn(&mut self, rows: usize, took: Duration) {
        let fit = HOLD.as_micros() * rows as u128 / took.as_micros().max(1);
        let fit = usize::try_from(fit).unwrap_or(CHUNK);
        // One slow disk write is not taken for the measure of all, nor one lucky one; too long weighs more than too short.
        self.rows = fit.clamp(self.rows / 2, self.rows + self.rows / 4 + 1).clamp(LEAST, CHUNK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_the_store_too_long_is_halved_at_most_and_grows_again_by_a_quarter() {
        let mut pace = Pace::default();
        pace.learn(FIRST, HOLD);
        assert_eq!(pace.rows(), FIRST);
        pace.learn(FIRST, HOLD * 2);
        assert_eq!(pace.rows(), 20);
        pace.learn(20, HOLD * 100);
        assert_eq!(pace.rows(), 10);
        pace.learn(10, HOLD / 100);
        assert_eq!(pace.rows(), 13);
        (0..50).for_each(|_| pace.learn(pace.rows(), Duration::ZERO));
        assert_eq!(pace.rows(), CHUNK);
        (0..50).for_each(|_| pace.learn(pace.rows(), HOLD * 1000));
        assert_eq!(pace.rows(), LEAST);
    }
}
