//! The folder a simulation works in. It holds a copy of everything an owner has, so it must not outlive the run: it goes at
//! the end, and what a run that was killed left goes with the next command, whichever it is. Who is at work holds a lock.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use crate::Fault;

/// How such folders are called, among what others put beside them.
const PREFIX: &str = "ransel-simulation-";
/// Locked while somebody works in the folder. The system lets go of it however the process ends.
const LOCK: &str = "lock";

/// A folder nobody else can look into, for as long as this value lives.
pub struct Copy {
    folder: tempfile::TempDir,
    _lock: File,
}

impl Copy {
    /// Makes one.
    ///
    /// # Errors
    /// There is no place for it.
    pub fn make() -> Result<Self, Fault> {
        let fault = || Fault::io("a temporary folder".to_owned());
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir().map_err(fault())?;
        let lock = File::create(folder.path().join(LOCK)).map_err(fault())?;
        lock.lock().map_err(fault())?;
        Ok(Self { folder, _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes what runs that were killed have left. What cannot be removed is another user's, and hers to remove.
pub fn tidy() {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else { return };
    let left = |path: &PathBuf| {
        let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        named && path.symlink_metadata().is_ok_and(|kind| kind.is_dir())
    };
    for folder in entries.flatten().map(|entry| entry.path()).filter(left) {
        // A folder without a lock was just made, or is half gone: what is gone holds nothing.
        let Ok(lock) = File::open(folder.join(LOCK)) else { continue };
        match lock.try_lock() {
            Ok(()) => drop(remove(&folder)),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
        }
    }
}

/// The lock goes last, so that a removal that is cut off is found again.
fn remove(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => fs::remove_dir_all(path)?,
            false if entry.file_name() != LOCK => fs::remove_file(path)?,
            false => {}
        }
    }
    fs::remove_dir_all(folder)
}
