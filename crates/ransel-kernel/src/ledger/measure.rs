//! What measurements change about keeping entries. Only `ransel-bench` builds the kernel with this feature, and nothing in
//! the product can ask for it.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::Duration,
};

/// Nothing is changed until it is said.
#[derive(Debug, Default)]
pub struct Measure {
    nothing: AtomicBool,
    delay: AtomicU64,
}

impl Measure {
    /// Whether entries are thrown away unmade: what a page would cost without a ledger.
    pub fn keep_nothing(&self, nothing: bool) {
        self.nothing.store(nothing, Ordering::Relaxed);
    }

    /// How much longer each sync takes: as on a slower disk.
    pub fn delay_syncs(&self, by: Duration) {
        self.delay.store(u64::try_from(by.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(crate) fn keeps_nothing(&self) -> bool {
        self.nothing.load(Ordering::Relaxed)
    }

    /// Waits as the slower disk would.
    pub(crate) fn after_sync(&self) {
        match self.delay.load(Ordering::Relaxed) {
            0 => {}
            micros => std::thread::sleep(Duration::from_micros(micros)),
        }
    }
}
