//! Who a row is about, the numbers and names people go by, and how they are reached.

use jiff::civil::date;
use ransel_kernel::{Withheld, value::Sealed};
use ransel_law::identifier::synthesize;

use super::{
    file::{
        SOURCE, born, contact, delta, feide, file, full, guardian, id, member, number, owner, person,
        person_with, renamed, school, small,
    },
    town::{Town, options},
};
use crate::{
    import::{NumberPolicy, Options, Report},
    records::{
        Account, BirthDate, ContactKind, ContactPoint, Enrolment, FamilyTie, NationalNumber, NextOfKin,
        Person, SourceKey, TieKind,
    },
};

ransel_engines::both! {
    a_changed_key_leaves_the_person_the_same,
    somebody_known_by_number_or_feide_name_gets_the_new_key,
    a_row_whose_key_and_number_are_two_people_stays_out_with_all_that_hangs_on_it,
    a_mistyped_number_does_not_join_two_people_born_on_different_days,
    a_d_number_is_followed_by_an_identity_number_and_both_are_kept_with_dates,
    an_identity_number_that_takes_anothers_place_is_worth_a_look,
    a_number_that_fails_its_check_or_is_of_the_wrong_series_is_not_kept,
    a_guardians_number_is_kept_only_if_the_owner_collects_it_or_she_works_here,
    a_new_feide_name_takes_the_old_ones_place_within_its_realm,
    other_user_names_are_not_kept_and_a_broken_feide_name_is_named,
    what_the_file_says_of_a_person_is_kept_and_what_it_leaves_out_stays,
    a_person_twice_under_two_keys_is_one_and_the_first_row_says_who_she_is,
    ways_to_reach_somebody_come_and_go_with_the_file_except_those_of_the_office,
    a_guardian_may_stand_later_in_the_file_and_next_of_kin_is_no_guardian,
    the_number_of_whom_to_call_is_left_out_and_said_so_and_a_guardians_is_not,
    what_the_office_has_said_of_a_guardian_stands,
    a_guardian_the_file_no_longer_names_is_named_for_the_office_and_stays,
    a_contact_nobody_knows_is_named_and_nobody_is_her_own_guardian,
    nobody_is_deleted_by_a_delta_and_another_system_has_keys_of_its_own,
}

/// A made-up number of somebody born on a day.
pub fn synthetic(year: i16, month: i8, day: i8) -> String {
    (500..).find_map(|n| synthesize(date(year, month, day), n)).unwrap().digits()
}

fn reasons(report: &Report) -> Vec<&'static str> {
    report.warnings.iter().chain(&report.bad_rows).map(|note| note.reason).collect()
}

fn nora(user_ids: &str, more: &str) -> String {
    person_with(&id("Nora"), "Nora", user_ids, more)
}

fn a_changed_key_leaves_the_person_the_same() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let before = town.person("Nora");
    let rows: Vec<_> = small().iter().map(|row| row.replace("<id>Nora</id>", "<id>N-2</id>")).collect();
    let mut rows: Vec<_> = rows;
    rows[1] = person_with(&renamed("Nora", "N-2"), "Nora", "", &guardian("Mor"));
    let report = town.import(&full(&rows));
    assert_eq!((report.persons.added, report.persons.changed), (0, 1));
    assert_eq!((report.memberships.added, report.ended), (0, 0));
    assert_eq!((town.person("N-2"), town.person("Nora")), (before, before), "found under both");
    rows[1] = person_with(&id("N-2"), "Nora", "", &guardian("Mor"));
    assert!(town.import(&full(&rows)).nothing_changed(), "the new key stands by itself");
}

fn somebody_known_by_number_or_feide_name_gets_the_new_key() {
    let town = Town::on("2026-09-01");
    let digits = synthetic(2012, 2, 29);
    let names = feide("Nora@Solvik.example");
    town.import(&full(&[nora(&(number(&digits) + &names), "")]));
    let before = town.person("Nora");
    let by_number = person_with(&id("A"), "Nora", &number(&digits), "");
    let by_name = person_with(&id("B"), "Nora", &feide("nora@solvik.example"), "");
    assert_eq!(town.import(&full(&[by_number])).persons.changed, 1);
    assert_eq!(town.import(&full(&[by_name])).persons.changed, 1);
    assert_eq!([town.person("A"), town.person("B")], [before; 2]);
    assert_eq!(town.all::<Person>().len(), 1);
}

fn a_row_whose_key_and_number_are_two_people_stays_out_with_all_that_hangs_on_it() {
    let town = Town::on("2026-09-01");
    let digits = synthetic(2012, 2, 29);
    let mut rows = small();
    rows[0] = person_with(&id("Kari"), "Kari", &number(&digits), "");
    town.import(&full(&rows));
    rows[1] = nora(&number(&digits), &guardian("Mor"));
    let report = town.import(&full(&rows));
    assert_eq!(report.bad_rows[0].reason, "key-and-number-disagree");
    assert_eq!((report.bad_rows[0].line, report.bad_rows[0].element), (5, "person"));
    let rest: Vec<_> = report.bad_rows[1..].iter().map(|row| row.reason).collect();
    assert_eq!(rest, ["person-left-out"; 3], "nothing is taken for hers");
    assert_eq!(report.ended, 0, "and she does not leave for it");
}

fn a_mistyped_number_does_not_join_two_people_born_on_different_days() {
    let town = Town::on("2026-09-01");
    let digits = synthetic(2012, 2, 29);
    town.import(&full(&[nora(&number(&digits), &born("2012-02-29"))]));
    let rows = [
        nora(&number(&digits), &born("2012-02-29")),
        person_with(&id("Liv"), "Liv", &number(&digits), &born("2013-05-01")),
    ];
    assert_eq!(reasons(&town.import(&full(&rows))), ["birth-dates-disagree"]);
    assert_eq!(town.all::<Person>().len(), 1);
}

fn a_d_number_is_followed_by_an_identity_number_and_both_are_kept_with_dates() {
    let town = Town::on("2026-09-01");
    // From the published test numbers: synthetic, D-number.
    let d_number = "41819077302";
    let fnr = synthetic(2012, 2, 29);
    town.import(&full(&[nora(&number(d_number), "")]));
    town.later("2026-10-01");
    let report = town.import(&full(&[nora(&number(&fnr), "")]));
    assert_eq!((report.persons.changed, reasons(&report)), (1, vec![]));
    let mut numbers = town.all::<NationalNumber>();
    numbers.sort_by_key(|row| row.valid_from);
    let [old, new] = &numbers[..] else { panic!("two") };
    assert_eq!((old.kind.as_str(), &old.number), ("d-number", &Sealed(d_number.to_owned())));
    assert_eq!((old.valid_from, old.valid_to), (date(2026, 9, 1), Some(date(2026, 10, 1))));
    assert_eq!((new.kind.as_str(), &new.number), ("fnr", &Sealed(fnr.clone())));
    assert_eq!((new.valid_from, new.valid_to), (date(2026, 10, 1), None));
    // A source that still sends the old one is understood, and brings nothing back.
    assert!(town.import(&full(&[nora(&number(d_number), "")])).nothing_changed());
    assert!(town.record("Nora").verified);
}

fn an_identity_number_that_takes_anothers_place_is_worth_a_look() {
    let town = Town::on("2026-09-01");
    town.import(&full(&[nora(&number(&synthetic(2012, 2, 29)), "")]));
    let report = town.import(&full(&[nora(&number(&synthetic(2012, 3, 1)), "")]));
    assert_eq!(reasons(&report), ["number-replaced"]);
    assert_eq!(town.all::<NationalNumber>().iter().filter(|row| row.valid_to.is_none()).count(), 1);
}

fn a_number_that_fails_its_check_or_is_of_the_wrong_series_is_not_kept() {
    let made_up = synthetic(2012, 2, 29);
    // Of the form of real numbers, from the published test numbers.
    let (real, wrong) = ("20036914700", "20036914712");
    let cases = [
        (NumberPolicy::RealOnly, wrong, Some("number-check-digits")),
        (NumberPolicy::RealOnly, "29020105729", Some("number-no-such-day")),
        (NumberPolicy::RealOnly, "123", Some("number-form")),
        (NumberPolicy::RealOnly, "20436914700", Some("number-series")),
        (NumberPolicy::RealOnly, made_up.as_str(), Some("number-synthetic")),
        (NumberPolicy::RealOnly, real, None),
        (NumberPolicy::SyntheticOnly, real, Some("number-real")),
        (NumberPolicy::SyntheticOnly, made_up.as_str(), None),
        (NumberPolicy::Either, real, None),
        (NumberPolicy::Either, made_up.as_str(), None),
    ];
    for (numbers, digits, refused) in cases {
        let town = Town::on("2026-09-01");
        let options = Options { numbers, ..options() };
        let report = town.try_import(&full(&[nora(&number(digits), "")]), &options).unwrap();
        assert_eq!(report.persons.added, 1);
        assert_eq!(reasons(&report), refused.into_iter().collect::<Vec<_>>(), "{numbers:?}");
        assert_eq!(town.record("Nora").verified, refused.is_none());
        assert_eq!(town.all::<NationalNumber>().len(), usize::from(refused.is_none()));
    }
}

fn a_guardians_number_is_kept_only_if_the_owner_collects_it_or_she_works_here() {
    let rows = |more: &[String]| {
        let mut rows = small();
        rows[1] = nora(&number(&synthetic(2012, 2, 29)), &guardian("Mor"));
        rows[2] = person_with(&id("Mor"), "Mor", &number(&synthetic(1980, 1, 1)), "");
        rows.extend(more.iter().cloned());
        full(&rows)
    };
    let collects = Town::on("2026-09-01");
    collects.import(&rows(&[]));
    assert_eq!(collects.all::<NationalNumber>().len(), 2);

    let sparing = Town::with("2026-09-01", |settings| settings.guardian_identity_number = false);
    sparing.import(&rows(&[]));
    let [kept] = &sparing.all::<NationalNumber>()[..] else { panic!("the pupil's alone") };
    assert_eq!(kept.person, sparing.person("Nora"));
    assert!(sparing.import(&rows(&[])).nothing_changed());
    sparing.import(&rows(&[member("Skolen", "Mor", "02", "2026-08-17")]));
    assert_eq!(sparing.all::<NationalNumber>().len(), 2, "now she teaches here");
}

fn a_new_feide_name_takes_the_old_ones_place_within_its_realm() {
    let town = Town::on("2026-09-01");
    town.import(&full(&[nora(&(feide("nora@solvik.example") + &feide("nora@fylket.example")), "")]));
    town.later("2026-10-01");
    let new = feide("noravik@solvik.example") + &feide("nora@fylket.example");
    assert_eq!(town.import(&full(&[nora(&new, "")])).persons.changed, 1);
    let names: Vec<_> = town.all::<Account>().into_iter().map(|row| (row.name, row.valid_to)).collect();
    assert_eq!(names.len(), 3);
    assert!(names.contains(&("nora@solvik.example".to_owned(), Some(date(2026, 10, 1)))));
    assert!(names.contains(&("nora@fylket.example".to_owned(), None)));
    assert!(names.contains(&("noravik@solvik.example".to_owned(), None)));
    assert!(town.import(&full(&[nora(&new, "")])).nothing_changed());
}

fn other_user_names_are_not_kept_and_a_broken_feide_name_is_named() {
    let town = Town::on("2026-09-01");
    let ids = "<userid useridtype=\"username\">nora</userid><userid useridtype=\"studentID\">77</userid>";
    let report = town.import(&full(&[nora(&(ids.to_owned() + &feide("nora")), "")]));
    assert_eq!((reasons(&report), town.all::<Account>().len()), (vec!["feide-name"], 0));
}

fn what_the_file_says_of_a_person_is_kept_and_what_it_leaves_out_stays() {
    let town = Town::on("2026-09-01");
    let language = "<extension><pifu_preferredLanguage>nn</pifu_preferredLanguage></extension>";
    town.import(&full(&[nora("", &(born("2012-02-29") + language))]));
    let report = town.import(&full(&[nora("", "").replace("<family>Vik", "<family>Berg")]));
    assert_eq!(report.persons.changed, 1);
    let nora = town.record("Nora");
    assert_eq!((nora.given.as_str(), nora.family.as_str(), nora.language.as_str()), ("Nora", "Berg", "nn"));
    assert_eq!(nora.born, Withheld::Open(BirthDate(Some(date(2012, 2, 29)))));
}

fn a_person_twice_under_two_keys_is_one_and_the_first_row_says_who_she_is() {
    let town = Town::on("2026-09-01");
    let digits = synthetic(1980, 1, 1);
    let rows = [
        person_with(&id("Kari"), "Kari", &number(&digits), ""),
        person_with(&id("K-mor"), "Kari Anne", &number(&digits), ""),
    ];
    let report = town.import(&full(&rows));
    assert_eq!(
        (report.persons.added, report.persons.changed, reasons(&report)),
        (1, 1, vec!["person-twice"])
    );
    assert_eq!((town.person("Kari"), town.record("Kari").given.as_str()), (town.person("K-mor"), "Kari"));
    assert!(town.import(&full(&rows)).nothing_changed(), "the two do not take turns");
    let twice = [person("Nora", ""), person("Nora", "")];
    assert_eq!(reasons(&town.import(&full(&twice))), ["key-twice"]);
}

fn ways_to_reach_somebody_come_and_go_with_the_file_except_those_of_the_office() {
    let town = Town::on("2026-09-01");
    let ways = |phone: &str| format!("<email>nora@solvik.example</email><tel teltype=\"3\">{phone}</tel>");
    town.import(&full(&[nora("", &ways("+4790000001"))]));
    let id = town.person("Nora");
    let by_office = |kind, value: &str| ContactPoint {
        id: town.owner.random.uuid().unwrap(),
        person: id,
        home: None,
        kind,
        value: value.to_owned(),
        postal_code: String::new(),
        locality: String::new(),
        origin: "office".to_owned(),
        valid_from: town.today(),
        valid_to: None,
    };
    let (mobile, email) =
        (by_office(ContactKind::Mobile, "+4790000009"), by_office(ContactKind::Email, "x@y.example"));
    town.office(|change| {
        change.insert(&mobile).unwrap();
        change.insert(&email).unwrap();
    });
    town.later("2026-10-01");
    assert_eq!(town.import(&full(&[nora("", &ways("+4790000002"))])).persons.changed, 1);
    let open: Vec<_> =
        town.all::<ContactPoint>().into_iter().filter(|point| point.valid_to.is_none()).collect();
    let mut open: Vec<_> = open.iter().map(|point| (point.value.as_str(), point.origin.as_str())).collect();
    open.sort_unstable();
    let expected = [
        ("+4790000002", "import"),
        ("+4790000009", "office"),
        ("nora@solvik.example", "import"),
        ("x@y.example", "office"),
    ];
    assert_eq!(open, expected);
    let ended: Vec<_> = town.all::<ContactPoint>().into_iter().filter_map(|point| point.valid_to).collect();
    assert_eq!(ended, [date(2026, 10, 1)]);
    // What the office wrote down already is not written down again.
    assert!(!town.import(&full(&[nora("", &ways("+4790000009"))])).nothing_changed());
    assert_eq!(town.all::<ContactPoint>().iter().filter(|point| point.value == "+4790000009").count(), 1);
}

fn a_guardian_may_stand_later_in_the_file_and_next_of_kin_is_no_guardian() {
    let town = Town::on("2026-09-01");
    let rows =
        [nora("", &(guardian("Mor") + &contact("nextOfKin", "Far"))), person("Mor", ""), person("Far", "")];
    assert_eq!(town.import(&full(&rows)).contacts.added, 2);
    let [guardian] = &town.all::<FamilyTie>()[..] else { panic!("one") };
    assert_eq!((guardian.child, guardian.adult), (town.person("Nora"), town.person("Mor")));
    assert_eq!((guardian.kind, guardian.valid_from), (TieKind::Responsibility, town.today()));
    let [kin] = &town.all::<NextOfKin>()[..] else { panic!("one") };
    assert_eq!((kin.person, kin.kin), (town.person("Nora"), town.person("Far")));
}

fn the_number_of_whom_to_call_is_left_out_and_said_so_and_a_guardians_is_not() {
    let town = Town::on("2026-09-01");
    let [of_aunt, of_mother] = [synthetic(1974, 9, 7), synthetic(1991, 2, 14)].map(|digits| number(&digits));
    let known = |key: &str, number: &str| person_with(&id(key), key, number, "");
    let nora = nora("", &(guardian("Mor") + &contact("nextOfKin", "Tante")));
    let report = town.import(&full(&[nora, known("Mor", &of_mother), known("Tante", &of_aunt)]));
    let warned: Vec<_> = report.warnings.iter().map(|note| (note.line, note.reason)).collect();
    assert_eq!(warned, [(6, "number-of-next-of-kin")]);
    let kept: Vec<_> = town.all::<NationalNumber>().iter().map(|row| row.person).collect();
    assert_eq!(kept, [town.person("Mor")]);
}

fn what_the_office_has_said_of_a_guardian_stands() {
    use ransel_kernel::pass::Set;
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let row = town.all::<FamilyTie>()[0].id;
    town.office(|change| {
        let set = Set::default()
            .to(FamilyTie::KIND, &TieKind::Parent)
            .to(FamilyTie::VALID_TO, &Some(date(2026, 9, 2)));
        change.update(&row, set).unwrap();
    });
    town.later("2026-10-01");
    assert!(town.import(&full(&small())).nothing_changed());
    assert_eq!(town.all::<FamilyTie>().len(), 1);
}

fn a_guardian_the_file_no_longer_names_is_named_for_the_office_and_stays() {
    let town = Town::on("2026-09-01");
    let mut rows = small();
    rows.push(person("Far", ""));
    rows[1] = person("Nora", &(guardian("Mor") + &guardian("Far")));
    rows.sort_by_key(|row| !row.starts_with("<person"));
    town.import(&full(&rows));
    rows[1] = person("Nora", &guardian("Mor"));
    let report = town.import(&full(&rows));
    assert_eq!((reasons(&report), report.nothing_changed()), (vec!["guardian-no-longer-named"], true));
}

fn a_contact_nobody_knows_is_named_and_nobody_is_her_own_guardian() {
    let town = Town::on("2026-09-01");
    let rows = [nora("", &(guardian("Nobody") + &guardian("Nora")))];
    assert_eq!(reasons(&town.import(&full(&rows))), ["contact-unknown", "own-contact"]);
    assert_eq!(town.all::<FamilyTie>().len(), 0);
}

fn nobody_is_deleted_by_a_delta_and_another_system_has_keys_of_its_own() {
    let town = Town::on("2026-09-01");
    town.import(&full(&small()));
    let gone = person("Nora", "").replace("<person>", "<person recstatus=\"3\">");
    let report = town.import(&delta(&[gone]));
    assert_eq!((reasons(&report), report.nothing_changed()), (vec!["person-deleted-there"], true));
    let rows = [owner(), school("Skolen")];
    assert!(town.import(&delta(&rows)).nothing_changed());
    let other = "vigo@fylket.example";
    let theirs = file("full", other, &[person("Nora", "").replace(SOURCE, other)]);
    assert_eq!(town.import(&theirs).persons.added, 1, "the same key elsewhere is somebody else");
    assert_eq!(town.all::<SourceKey>().iter().filter(|row| row.key == "Nora").count(), 2);
    assert_eq!(town.all::<Enrolment>().len(), 1);
}
