//! The format's own absence examples, read in, kept, and written out again.

use std::{collections::BTreeMap, path::PathBuf, process::Command};

use ransel_exchange::pifu::{Entry, read};
use ransel_kernel::Hat;
use ransel_school::import::{NumberPolicy, Options, pifu, pifu_absences};

use super::town::{Town, refused};
use crate::{
    export::export,
    import,
    rules::AbsenceClass,
    seed::{SeedMark, SeedState, seed},
};

/// What a file may lose on its way through the product, reviewed line by line. Everything else must come out again.
const DROPPED: &[(&str, &str)] = &[
    ("properties/", "who sends to whom and when is said anew"),
    ("comments", "free text; could tell anything"),
    ("person/userid", "POL-2018 § 12: no national identity number, and no other number, leaves with absence"),
    ("group/description/long", "one name of a subject is kept, the longest the file has"),
    ("group/description/full", "the same"),
    ("group/description/short=Astr001_Vår2007", "the same: it has a longer one"),
    ("group/description/short=NAT007", "and its code stands where that has no room"),
    ("group/relationship", "only the school's own place in the file is written; the owner's key is not kept"),
    ("group/extension", "registers' numbers of schools and subjects: the roster's business"),
    ("membership/member/role/datetime", "when somebody entered a group is the roster's business"),
    ("membership/member/role/timeframe", "the same"),
    ("person/name/fn", "written from the parts we keep"),
];

/// Rows that stand in an example for no absence's sake: the pupil was never away in the subject.
const NOT_NEEDED: &[(&str, &str)] = &[("kompakt", "global_ID_fag_Astr001")];

fn shared(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("RANSEL_SHARED").map_or(PathBuf::from("../shared"), PathBuf::from);
    let path = root.join(shared).join("pifu-ims").join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var("CI").map_or(true, |value| value != "true"), "{name} is missing");
    println!("skipped: {name} is missing, RANSEL_SHARED names no directory that holds pifu-ims");
    None
}

/// Every text and attribute of an XML file as `path=value`, each row of the format by itself so that order does not
/// matter, less what is dropped. Absences that end before they begin are left out on the way in, as the reader does.
fn leaves(xml: &str) -> Vec<String> {
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let (mut path, mut row, mut rest): (Vec<String>, usize, &str) = (Vec::new(), 0, xml);
    let mut last_text = String::new();
    while let Some(at) = rest.find('<') {
        last_text.push_str(rest.get(..at).unwrap());
        rest = rest.get(at..).unwrap();
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").unwrap().1;
            continue;
        }
        let (tag, after) = rest.split_once('>').unwrap();
        rest = after;
        let tag = tag.trim_start_matches('<');
        if tag.starts_with('?') {
        } else if tag.starts_with('/') {
            let text = last_text.trim();
            if !text.is_empty() {
                rows.entry(row).or_default().push(format!("{}={text}", path.join("/")));
            }
            path.pop();
        } else {
            let mut words = tag.split_whitespace();
            let name = words.next().unwrap();
            if matches!(path.len(), 1) || name == "pifu_absence" {
                row += 1;
            }
            path.push(name.to_owned());
            for attribute in words.filter(|_| path.len() > 1) {
                rows.entry(row).or_default().push(format!("{}@{attribute}", path.join("/")));
            }
        }
        last_text.clear();
    }
    let kept = |leaf: &str| !DROPPED.iter().any(|(dropped, _)| leaf.contains(dropped));
    let mut all: Vec<String> = rows
        .into_values()
        .map(|row| {
            let kept: Vec<_> = row.into_iter().filter(|leaf| kept(leaf)).collect();
            kept.join("\n").replace("enterprise/", "")
        })
        .filter(|row| !row.is_empty() && !ends_before_it_begins(row))
        .collect();
    all.sort();
    all
}

fn ends_before_it_begins(row: &str) -> bool {
    let day = |name: &str| {
        row.lines()
            .find_map(|line| line.split_once(&format!("pifu_absence/timeframe/{name}=")).map(|(_, day)| day))
    };
    matches!((day("begin"), day("end")), (Some(begin), Some(end)) if end < begin)
}

/// The example brought in, its pupil enrolled at the example's school, and the office's file.
fn through(name: &str) -> Option<(Town, String, String)> {
    let path = shared(name)?;
    let town = Town::new();
    let options =
        Options { numbers: NumberPolicy::SyntheticOnly, name: name.to_owned(), ..Options::default() };
    pifu(&town.owner, &path, &options, &mut |_| {}).unwrap();
    pifu_absences(&town.owner, &path, &mut |found| import(&town.owner, found).map(drop)).unwrap();
    let school = town.school_called("Måneflekken skole");
    town.post_at(town.secretary, school, "secretary");
    let pupils = town.everybody_called("Nordmann", "Ola Tobias");
    town.enrol_at(&pupils, school);
    let written = export(&town.at(town.secretary, Hat::Secretary, school)).unwrap();
    let written = String::from_utf8(written).unwrap();
    Some((town, std::fs::read_to_string(path).unwrap(), written))
}

#[test]
fn the_examples_come_out_as_they_went_in_less_what_is_reviewed() {
    for name in ["PIFU-IMS_SAS_eksempel_fravar_1.xml", "PIFU-IMS_SAS_eksempel_fravar_1_kompakt.xml"] {
        let Some((_town, given, written)) = through(name) else { return };
        let idle =
            |row: &String| NOT_NEEDED.iter().any(|(file, key)| name.contains(file) && row.contains(key));
        let given: Vec<_> = leaves(&given).into_iter().filter(|row| !idle(row)).collect();
        assert_eq!(leaves(&written), given, "{name}");
        // The comparison sees a change of one value.
        let changed = written.replace("classification=\"valid\"", "classification=\"invalid\"");
        assert_ne!(leaves(&changed), given, "{name}");
        let absences = written.matches("<pifu_absence ").count();
        assert_eq!(absences, if name.contains("kompakt") { 4 } else { 7 }, "{name}");
    }
}

#[test]
fn the_schema_accepts_the_file_and_so_does_our_own_reader() {
    let Some(schema) = shared("PIFU-IMS_SAS.xsd") else { return };
    let Some((_town, _, written)) = through("PIFU-IMS_SAS_eksempel_fravar_1.xml") else { return };
    let mut reader = read(written.as_bytes());
    let mut members = 0;
    while let Some(row) = reader.next_row().unwrap() {
        members += usize::from(matches!(row.unwrap().entry, Entry::Member(_)));
    }
    assert_eq!(members, 2);
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint is missing");
        return;
    }
    let file = std::env::temp_dir().join(format!("ransel-absence-export-{}.xml", std::process::id()));
    std::fs::write(&file, &written).unwrap();
    let verdict =
        Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
}

#[test]
fn the_office_exports_its_own_schools_absence_and_nobody_else_anything() {
    let town = Town::new();
    let mark = SeedMark {
        pupil: town.jonas,
        group: town.norwegian,
        day: super::town::FRIDAY,
        starts: 495,
        ends: 540,
        state: SeedState::Absent,
        minutes: 45,
        class: AbsenceClass::HealthDocumented,
        marked_by: town.kari,
    };
    seed(&town.owner, std::iter::once(mark)).unwrap();
    let office = town.act(town.secretary, Hat::Secretary);
    let file = String::from_utf8(export(&office).unwrap()).unwrap();
    assert!(
        file.contains("<pifu_absence_value>0.75</pifu_absence_value>") && file.contains("valid\">hours"),
        "{file}"
    );
    assert!(file.contains("Berg") && !file.contains("Sofie"), "who was not away is not in it");
    assert!(
        !file.contains("HealthDocumented") && !file.contains("health"),
        "why is nobody's business: {file}"
    );
    for (person, hat) in [
        (town.principal, Hat::Principal),
        (town.kari, Hat::Teacher),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
        (town.principal, Hat::Administrator),
    ] {
        // A list a hat does not come to is empty: nothing about anybody is in the file.
        let file = export(&town.act(person, hat)).map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(file.is_ok_and(|file| !file.contains("Berg") && !file.contains("pifu_absence")), "{hat:?}");
    }
    assert!(refused(office.may(crate::actions::ReadAbsenceReason { pupil: town.jonas }).map(drop)));
}
