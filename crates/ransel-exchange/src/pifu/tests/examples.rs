//! The example files of the format's authors, with counts taken from the files by hand.

use std::path::PathBuf;

use super::super::{AbsenceMode, Dropped, Entry, Reason};
use super::{Contents, read_all};

/// The files in the order of [`expected`].
pub(super) const FILES: [&str; 5] = [
    "PIFU-IMS_SAS_eksempel.xml",
    "PIFU-IMS_SAS_eksempel_fravar_1.xml",
    "PIFU-IMS_SAS_eksempel_fravar_1_kompakt.xml",
    "PIFU-IMS_SAS_eksempel_karakter_1.xml",
    "PIFU-IMS_SAS_eksempel_karakter_1_kompakt.xml",
];

/// A file that is shared with other projects but not part of this repository, or `None` with a printed line.
pub(super) fn shared(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("RANSEL_SHARED").map_or(PathBuf::from("../shared"), PathBuf::from);
    let path = root.join(shared).join("pifu-ims").join(name);
    if path.exists() {
        return Some(path);
    }
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!strict, "{name} is missing; RANSEL_SHARED must name the directory that holds pifu-ims");
    println!("skipped: {name} is missing, RANSEL_SHARED names no directory that holds pifu-ims");
    None
}

pub(super) fn example(name: &str) -> Option<Contents> {
    let bytes = std::fs::read(shared(name)?).unwrap();
    Some(read_all(&bytes).unwrap())
}

/// Persons, groups, members, roles, absences, left out.
fn counts(contents: &Contents) -> [usize; 6] {
    let roles = contents.entries.iter().filter_map(|entry| match entry {
        Entry::Member(member) => Some(&member.roles),
        _ => None,
    });
    let roles: Vec<_> = roles.flatten().collect();
    [
        contents.count(|entry| matches!(entry, Entry::Person(_))),
        contents.count(|entry| matches!(entry, Entry::Group(_))),
        contents.count(|entry| matches!(entry, Entry::Member(_))),
        roles.len(),
        roles.iter().map(|role| role.absences.len()).sum(),
        contents.left_out.len(),
    ]
}

#[test]
fn every_example_file_gives_exactly_what_stands_in_it() {
    let expected = [
        [5, 9, 16, 17, 0, 1],
        [1, 2, 2, 2, 7, 2],
        [1, 2, 1, 1, 4, 0],
        [1, 2, 1, 1, 0, 0],
        [1, 2, 1, 1, 0, 0],
    ];
    for (name, expected) in FILES.into_iter().zip(expected) {
        let Some(contents) = example(name) else { return };
        assert_eq!(counts(&contents), expected, "{name}");
        assert_eq!(contents.count(|entry| matches!(entry, Entry::Properties(_))), 1, "{name}");
    }
}

#[test]
fn what_is_never_kept_is_counted_in_every_example_file() {
    let none = Dropped::default();
    let expected = [
        Dropped { passwords: 2, photos: 1, urls: 9, faxes: 4, comments: 48, ..none },
        Dropped { comments: 17, ..none },
        none,
        // Five more comments stand inside the grades and go with them.
        Dropped { grades: 5, comments: 6, ..none },
        Dropped { grades: 5, ..none },
    ];
    for (name, expected) in FILES.into_iter().zip(expected) {
        let Some(contents) = example(name) else { return };
        assert_eq!(contents.dropped, expected, "{name}");
    }
}

#[test]
fn absences_that_end_before_they_begin_stay_out_and_the_member_goes_in_with_the_others() {
    let Some(contents) = example("PIFU-IMS_SAS_eksempel_fravar_1.xml") else { return };
    let places: Vec<_> = contents.left_out.iter().map(|error| (error.element, error.line)).collect();
    assert_eq!(places, [("pifu_absence", 452), ("pifu_absence", 469)]);
    for error in &contents.left_out {
        assert!(matches!(error.reason, Reason::EndsBeforeItBegins { .. }));
        assert_eq!(error.about.person.as_ref().unwrap().id, "global_ID_01236");
        assert_eq!(error.about.group.as_ref().unwrap().id, "global_ID_fag_Astr001");
    }
    let Some(Entry::Member(member)) = contents.entries.last() else { panic!("a member comes last") };
    let absences = &member.roles[0].absences;
    assert_eq!(absences.len(), 3);
    for absence in absences {
        assert_eq!(absence.mode, AbsenceMode::Occurrence);
        assert_eq!(absence.amount.hundredths(), Some(75));
    }
}

#[test]
fn a_role_that_ends_before_it_begins_leaves_no_member_without_a_role() {
    let Some(contents) = example("PIFU-IMS_SAS_eksempel.xml") else { return };
    let [error] = &contents.left_out[..] else { panic!("one role stays out") };
    assert_eq!((error.element, error.line), ("role", 1260));
    assert_eq!(error.about.person.as_ref().unwrap().id, "global_ID_01235");
}
