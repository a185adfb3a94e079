//! The one clock and the one source of randomness. Both are handed to whoever needs them, so that
//! a test can stand still and a simulation can leap; the lints forbid asking the machine elsewhere.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp, civil::Date};
use uuid::Uuid;

/// The clock of one owner. Clones share the same hands.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Hands>);

#[derive(Debug)]
enum Hands {
    /// The machine's time, moved by a fixed distance (zero in service; the demonstration may start elsewhere).
    Running { ahead: SignedDuration },
    /// Stands until it is moved: tests and simulations.
    Still(Mutex<Timestamp>),
}

impl Clock {
    /// The machine's own time.
    pub fn running() -> Self {
        Self(Arc::new(Hands::Running { ahead: SignedDuration::ZERO }))
    }

    /// Starts at `start` and runs on from there.
    pub fn starting_at(start: Timestamp) -> Self {
        Self(Arc::new(Hands::Running { ahead: start.duration_since(machine_time()) }))
    }

    /// Stands at `at` until [`Clock::set`].
    pub fn still(at: Timestamp) -> Self {
        Self(Arc::new(Hands::Still(Mutex::new(at))))
    }

    /// Moves a still clock; a running one is left alone.
    pub fn set(&self, to: Timestamp) {
        if let Hands::Still(at) = &*self.0 {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
        }
    }

    /// Now, in UTC, to the microsecond: PostgreSQL keeps no more, and the engines must agree.
    pub fn now(&self) -> Timestamp {
        let exact = match &*self.0 {
            Hands::Running { ahead } => machine_time().checked_add(*ahead).unwrap_or(Timestamp::MAX),
            Hands::Still(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        };
        Timestamp::from_microsecond(exact.as_microsecond()).unwrap_or(exact)
    }

    /// Today's date of law: the calendar day in Oslo.
    pub fn today(&self) -> Date {
        ransel_law::calendar::oslo_date(self.now())
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn machine_time() -> Timestamp {
    Timestamp::now()
}

/// The source of ids, keys and tokens: the operating system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Randomness;

impl Randomness {
    /// Bytes nobody can guess.
    ///
    /// # Errors
    /// The operating system gave none: nothing that needs them may go on.
    pub fn bytes<const N: usize>(self) -> crate::Result<[u8; N]> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).map_err(|_| crate::KernelError::NoRandomness)?;
        Ok(bytes)
    }

    /// A new id (version 4: an id of a person must not show when it was made).
    ///
    /// # Errors
    /// As [`Randomness::bytes`].
    pub fn uuid(self) -> crate::Result<Uuid> {
        Ok(uuid::Builder::from_random_bytes(self.bytes()?).into_uuid())
    }
}
