//! How things are measured: percentiles of single times, CPU time of the whole process, and the disk's own sync.

use std::{
    io::{Seek, SeekFrom, Write},
    time::{Duration, Instant},
};

use rustix::time::{ClockId, clock_gettime};

use crate::Fault;

/// Three percentiles of many single times.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    /// Half of them are shorter.
    pub p50: Duration,
    /// All but five in a hundred are shorter.
    pub p95: Duration,
    /// All but one in a hundred are shorter.
    pub p99: Duration,
}

impl Spread {
    /// Of these times, in any order.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
        Self { p50: at(50), p95: at(95), p99: at(99) }
    }
}

/// Times each run of `work` singly.
pub fn singly<T>(items: &[T], mut work: impl FnMut(&T)) -> Spread {
    let mut times = Vec::with_capacity(items.len());
    for item in items {
        let start = Instant::now();
        work(item);
        times.push(start.elapsed());
    }
    Spread::of(times)
}

/// What it costs to take a time: nothing, timed.
pub fn timer() -> Spread {
    singly(&[(); 100_000], |()| ())
}

/// The CPU time this process has used so far, in all its threads, in user and kernel.
pub fn cpu() -> Duration {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec.unsigned_abs(), u32::try_from(used.tv_nsec).unwrap_or_default())
}

/// How long the disk takes to sync 4 KiB written at the end of a small file, where the stores lie.
///
/// # Errors
/// The disk refuses.
pub fn disk_sync() -> Result<Spread, Fault> {
    let mut file = tempfile::tempfile()?;
    // Written before, so that a sync is of data alone, as with a store's log that is used again.
    file.write_all(&[0; 4096 * 64])?;
    file.sync_all()?;
    let mut times = Vec::new();
    for i in 0..200_u64 {
        file.seek(SeekFrom::Start(i % 64 * 4096))?;
        let start = Instant::now();
        file.write_all(&[1; 4096])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    Ok(Spread::of(times))
}
