//! The same school by the other format: what goes in is the same, and a bad row stays out by itself.

use std::{collections::BTreeMap, path::PathBuf};

use jiff::civil::date;
use ransel_kernel::{Hat, Withheld};

use super::town::{Town, options};
use crate::{
    import::{ImportError, Options, Report, RowNote, Tally, oneroster},
    records::{
        BirthDate, ContactPoint, Enrolment, FamilyTie, Group, GroupKind, GroupMember, Person, Post, Subject,
    },
};

ransel_engines::both! {
    a_transfer_brings_people_groups_and_what_ties_them,
    a_bad_row_is_named_by_file_and_line_and_the_rest_goes_in,
    an_unreadable_transfer_changes_nothing,
    in_a_delta_only_what_is_named_changes,
    a_pupil_a_full_transfer_no_longer_has_leaves_if_that_is_confirmed,
}

const SOURCE: &str = "sas@solvik.example";

/// Files of a transfer.
struct Transfer(BTreeMap<&'static str, Vec<String>>);

impl Transfer {
    /// Solvik with one school: Kari is contact teacher of 8A and teaches its Norwegian, Nora is in both, Mor is her
    /// guardian.
    fn small() -> Self {
        let head = |columns: &str| vec![format!("sourcedId,status,dateLastModified,{columns}")];
        let mut files = BTreeMap::from([
            ("academicSessions", head("title,type,startDate,endDate,parentSourcedId,schoolYear")),
            ("orgs", head("name,type,identifier,parentSourcedId")),
            (
                "courses",
                head("schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
            ),
            (
                "classes",
                head(
                    "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,\
                     subjectCodes,periods",
                ),
            ),
            (
                "roles",
                head("userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
            ),
            ("users", head("enabledUser,username,userIds,givenName,familyName,email,agentSourcedIds")),
            ("demographics", head("birthDate,sex")),
            (
                "enrollments",
                head("classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
            ),
        ]);
        for (file, row) in [
            ("academicSessions", "y26,,,2026/2027,schoolYear,2026-08-17,2027-06-19,,2027"),
            ("orgs", "o1,,,Solvik kommune,district,,"),
            ("orgs", "s1,,,Skolen,school,,o1"),
            ("courses", "n,,,,Norsk,NOR0214,,s1,,"),
            ("classes", "8a,,,8A,8,,8A,homeroom,,s1,y26,,,"),
            ("classes", "8an,,,8A norsk,8,n,8A norsk,scheduled,,s1,y26,,,"),
            ("roles", "r1,,,kari,primary,teacher,2024-08-01,,s1,"),
            ("roles", "r2,,,nora,primary,student,2026-08-17,,s1,"),
            ("roles", "r3,,,mor,primary,guardian,,,s1,"),
            ("users", "kari,,,true,kari,{feideID:kari@solvik.example},Kari,Vik,,"),
            ("users", "nora,,,true,nora,,Nora,Vik,nora@solvik.example,mor"),
            ("users", "mor,,,true,mor,,Mor,Vik,,nora"),
            ("demographics", "nora,,,2013-02-28,"),
            ("enrollments", "e1,,,8a,s1,nora,student,,2026-08-17,"),
            ("enrollments", "e2,,,8a,s1,kari,teacher,true,2026-08-17,"),
            ("enrollments", "e3,,,8an,s1,nora,student,,2026-08-17,"),
            ("enrollments", "e4,,,8an,s1,kari,teacher,true,2026-08-17,"),
        ] {
            files.get_mut(file).unwrap().push(row.to_owned());
        }
        Self(files)
    }

    fn write(&self, town: &Town, delta: &[&str]) -> PathBuf {
        let folder = town.folder().join("transfer");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        let mut manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n".to_owned();
        for (file, rows) in &self.0 {
            let word = if delta.contains(file) { "delta" } else { "bulk" };
            manifest += &format!("file.{file},{word}\n");
            std::fs::write(folder.join(format!("{file}.csv")), rows.join("\n") + "\n").unwrap();
        }
        manifest += &format!("source.systemCode,{SOURCE}\n");
        std::fs::write(folder.join("manifest.csv"), manifest).unwrap();
        folder
    }

    fn import(&self, town: &Town) -> Report {
        self.try_import(town, &options()).unwrap()
    }

    fn try_import(&self, town: &Town, options: &Options) -> Result<Report, ImportError> {
        oneroster(&town.owner, &self.write(town, &[]), None, options, &mut |_| {})
    }

    fn change(&mut self, file: &str, from: &str, to: &str) {
        let rows = self.0.get_mut(file).unwrap();
        let row = rows.iter_mut().find(|row| row.contains(from)).unwrap();
        *row = row.replace(from, to);
    }
}

fn added(added: u64) -> Tally {
    Tally { added, ..Tally::default() }
}

fn a_transfer_brings_people_groups_and_what_ties_them() {
    let town = Town::on("2026-09-01");
    let report = Transfer::small().import(&town);
    assert_eq!((&report.bad_rows, &report.warnings), (&vec![], &vec![]));
    assert_eq!((report.persons, report.groups), (added(3), added(5)));
    assert_eq!((report.contacts, report.memberships), (added(1), added(6)));
    assert_eq!((town.all::<Enrolment>().len(), town.all::<Post>().len()), (1, 1));
    assert_eq!((town.all::<GroupMember>().len(), town.all::<FamilyTie>().len()), (4, 1));
    assert_eq!(town.all::<ContactPoint>().len(), 1);
    let nora = town.record("nora");
    assert_eq!(nora.born, Withheld::Open(BirthDate(Some(date(2013, 2, 28)))));
    let groups = town.all::<Group>();
    let class = groups.iter().find(|group| group.kind == GroupKind::Class).unwrap();
    assert_eq!((class.valid_from, class.valid_to), (date(2026, 8, 17), Some(date(2027, 6, 19))));
    let [subject] = &town.all::<Subject>()[..] else { panic!() };
    assert!(
        groups.iter().any(|group| group.kind == GroupKind::Teaching && group.subject == Some(subject.id))
    );
    let relations = town.owner.relations().unwrap();
    let facts = relations.facts(&town.caller(town.person("kari"), Hat::Teacher, "Skolen"), nora.id).unwrap();
    assert!(facts.teaches() && facts.contact_teacher());
    assert!(Transfer::small().import(&town).nothing_changed());
}

fn a_bad_row_is_named_by_file_and_line_and_the_rest_goes_in() {
    let town = Town::on("2026-09-01");
    let mut transfer = Transfer::small();
    transfer.change("enrollments", "e1,,,8a,s1,nora", "e1,,,8b,s1,nora");
    transfer.change("roles", "r1,,,kari,primary,teacher,2024-08-01", "r1,,,kari,primary,teacher,in August");
    transfer.change("demographics", "2013-02-28", "2013-02-30");
    let expected = [
        ("demographics.csv", 2, "not-a-date"),
        ("enrollments.csv", 2, "group-unknown"),
        ("roles.csv", 2, "not-a-date"),
    ];
    let error = transfer.try_import(&town, &Options { strict: true, ..options() }).unwrap_err();
    let ImportError::BadRows(rows) = error else { panic!("{error}") };
    let told =
        |rows: &[RowNote]| rows.iter().map(|row| (row.element, row.line, row.reason)).collect::<Vec<_>>();
    assert_eq!(told(&rows), expected);
    assert_eq!(town.all::<Person>().len(), 0, "strict: nothing goes in");
    let report = transfer.import(&town);
    assert_eq!(told(&report.bad_rows), expected);
    assert_eq!((report.persons, report.memberships), (added(3), added(4)));
}

fn an_unreadable_transfer_changes_nothing() {
    let town = Town::on("2026-09-01");
    let folder = Transfer::small().write(&town, &[]);
    std::fs::remove_file(folder.join("enrollments.csv")).unwrap();
    let error = oneroster(&town.owner, &folder, None, &options(), &mut |_| {}).unwrap_err();
    assert!(matches!(
        error,
        ImportError::UnreadablePart { file: "enrollments.csv", line: 1, reason: "file-missing" }
    ));
    assert_eq!((town.all::<Person>().len(), town.epoch()), (0, 0));
}

fn in_a_delta_only_what_is_named_changes() {
    let town = Town::on("2026-09-01");
    Transfer::small().import(&town);
    town.later("2026-10-01");
    let mut transfer = Transfer::small();
    for (file, rows) in &mut transfer.0 {
        rows.truncate(1);
        match *file {
            "enrollments" => {
                rows.push("e3,tobedeleted,2026-10-01T06:00:00Z,8an,s1,nora,student,,2026-08-17,".to_owned());
            }
            "users" => rows.push("kari,active,2026-10-01T06:00:00Z,true,kari,,Kari,Dal,,".to_owned()),
            _ => {}
        }
    }
    let files =
        ["classes", "courses", "demographics", "enrollments", "orgs", "roles", "users", "academicSessions"];
    let folder = transfer.write(&town, &files);
    let report = oneroster(&town.owner, &folder, None, &options(), &mut |_| {}).unwrap();
    assert_eq!((report.bad_rows.len(), report.ended), (0, 0));
    assert_eq!(town.record("kari").family, "Dal");
    let ended: Vec<_> = town.all::<GroupMember>().into_iter().filter(|row| row.valid_to.is_some()).collect();
    assert_eq!((ended.len(), ended[0].valid_to), (1, Some(date(2026, 10, 1))));
    assert_eq!((ended[0].person, ended[0].group_id), (town.person("nora"), town.group("8A norsk")));
}

fn a_pupil_a_full_transfer_no_longer_has_leaves_if_that_is_confirmed() {
    let town = Town::on("2026-09-01");
    Transfer::small().import(&town);
    let mut transfer = Transfer::small();
    for file in ["roles", "enrollments"] {
        transfer.0.get_mut(file).unwrap().retain(|row| !row.contains(",nora,"));
    }
    let error = transfer.try_import(&town, &options()).unwrap_err();
    assert!(matches!(error, ImportError::TooManyLeavers { count: 1, share: 50 }), "{error}");
    let confirmed = Options { leavers: Some(1), ..options() };
    assert_eq!(transfer.try_import(&town, &confirmed).unwrap().ended, 3);
}
