//! A filled demonstration to copy from: filling takes seconds, copying does not, and every test gets its own.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::civil::{Date, date};
use ransel::{demo, profiles::Profile};
use ransel_kernel::Clock;

/// The day all schools stand at unless a test says otherwise: a Thursday in November.
pub const DAY: Date = date(2026, 11, 19);
/// How many pupils a test's school has.
pub const PUPILS: usize = 130;

/// The folder to copy, made by the first test of this build that needs it.
pub fn folder(profile: Option<Profile>) -> PathBuf {
    let exe = std::env::current_exe().expect("a test runs from a file");
    let built = std::fs::metadata(&exe).and_then(|data| data.modified()).expect("the test's file");
    let stamp = built.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let name = exe.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let root = std::env::temp_dir().join("ransel-testkit");
    let chosen = profile.map_or("own", Profile::name);
    let folder = root.join(format!("{name}-{stamp}-{chosen}"));
    let done = folder.join("done");
    if done.exists() {
        return folder;
    }
    std::fs::create_dir_all(&root).expect("a temporary folder");
    // Making a folder is atomic: one process fills, the others wait.
    if std::fs::create_dir(&folder).is_ok() {
        let options = demo::Options {
            data: folder.join("data"),
            pupils: PUPILS,
            profile,
            today: Some(DAY),
            database: None,
        };
        let house = ransel::modules::house().expect("the house stands");
        let opened = demo::open(house, &options, Some(Clock::still(morning(DAY))), &mut |_| {})
            .expect("the demonstration fills");
        drop(opened);
        std::fs::write(&done, "").expect("the mark");
        return folder;
    }
    for _ in 0..1200 {
        if done.exists() {
            return folder;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("another test did not finish filling {}", folder.display());
}

/// Five past ten in Oslo.
pub fn morning(day: Date) -> jiff::Timestamp {
    ransel_law::calendar::oslo_midnight(day) + jiff::SignedDuration::from_mins(10 * 60 + 5)
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the template") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
