//! Taking turns, first come, first served. A plain lock is given to whoever happens to be awake: one who takes it again
//! and again, as an import does, could keep somebody waiting for as long as it works.
//!
//! Between processes the queue is a lock on a small file beside the store, held by the one who is next: from when she
//! wants to begin until she has begun. Whoever has just finished finds it taken, and waits behind her.

use std::{
    fs::File,
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use crate::{KernelError, Result};

/// Whose turn it is.
#[derive(Debug, Default)]
pub struct Turns {
    /// The number of the next who comes, and the number whose turn it is.
    numbers: Mutex<(u64, u64)>,
    moved: Condvar,
    /// Where processes queue.
    file: Option<File>,
}

/// A turn; the next one's begins when it is dropped.
#[derive(Debug)]
pub struct Turn<'t>(&'t Turns);

impl Turns {
    /// For a store in a file that other processes may write as well.
    pub fn beside(path: &Path) -> Result<Self> {
        let path = path.with_extension("turn");
        let shown = path.display().to_string();
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(|source| KernelError::File { path: shown, source })?;
        Ok(Self { file: Some(file), ..Self::default() })
    }

    /// Waits for one's turn in this process, and until nobody of another is next.
    pub fn take(&self) -> Turn<'_> {
        let mut numbers = self.lock();
        let mine = numbers.0;
        numbers.0 += 1;
        while numbers.1 != mine {
            numbers = self.moved.wait(numbers).unwrap_or_else(PoisonError::into_inner);
        }
        drop(numbers);
        if let Some(file) = &self.file {
            // Where the system cannot lock files SQLite's own lock still keeps writers apart, only not in order.
            let _ = file.lock();
        }
        Turn(self)
    }

    fn lock(&self) -> MutexGuard<'_, (u64, u64)> {
        self.numbers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// The store's lock is held: somebody of another process may be next.
    pub fn begun(&self) {
        if let Some(file) = &self.0.file {
            let _ = file.unlock();
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.begun();
        self.0.lock().1 += 1;
        self.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Arc, Mutex},
        thread,
        time::Duration,
    };

    use super::Turns;

    #[test]
    fn who_came_first_goes_first_also_past_one_who_comes_again_at_once() {
        let (turns, order) = (Arc::new(Turns::default()), Arc::new(Mutex::new(Vec::new())));
        let first = turns.take();
        let waiting: Vec<_> = (0..5_u64)
            .map(|n| {
                let (queue, order) = (Arc::clone(&turns), Arc::clone(&order));
                let thread = thread::spawn(move || {
                    let _turn = queue.take();
                    order.lock().unwrap().push(n);
                });
                // Each stands in the queue before the next comes.
                while turns.lock().0 < n + 2 {
                    thread::sleep(Duration::from_millis(1));
                }
                thread
            })
            .collect();
        drop(first);
        drop(turns.take());
        waiting.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(*order.lock().unwrap(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn one_of_another_process_who_is_next_goes_before_one_who_comes_again() {
        let folder = std::env::temp_dir().join(format!("ransel-turns-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        // Two that have opened the file apart stand to each other as two processes do.
        let [importing, office] = [(); 2].map(|()| Arc::new(Turns::beside(&folder.join("main.db")).unwrap()));
        let first = importing.take();
        first.begun();
        // The office wants to begin, and stands at the store's own lock.
        let next = office.take();
        drop(first);
        let (again, order) = (Arc::clone(&importing), Arc::new(Mutex::new(Vec::new())));
        let told = Arc::clone(&order);
        let thread = thread::spawn(move || {
            let _turn = again.take();
            told.lock().unwrap().push("import");
        });
        thread::sleep(Duration::from_millis(50));
        order.lock().unwrap().push("office");
        next.begun();
        thread.join().unwrap();
        assert_eq!(*order.lock().unwrap(), ["office", "import"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
